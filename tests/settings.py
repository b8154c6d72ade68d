"""The service's settings as tests want them: demonstration mode, no connection pool.

A test of the log-in proper sets DEMONSTRATION to False.
"""

import os

os.environ["SOCEIS_DEMONSTRATION"] = "1"
os.environ["SOCEIS_POOL"] = "0"

from soceis.config.settings import *  # noqa: F403  all of them
