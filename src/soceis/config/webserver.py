"""Settings of gunicorn: `gunicorn -c python:soceis.config.webserver soceis.config.wsgi`.

One process with eight threads by default: pages spend most of their time in the database, and a second
process costs 100 MB.
"""

import os
from pathlib import Path

bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("SOCEIS_WEB_PROCESSES", "1"))
threads = int(os.environ.get("SOCEIS_WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 8
keepalive = 5
# Heartbeats go to memory: a slow disk must not look like a hanging worker.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108  gunicorn makes a private file
control_socket_disable = True
# Addresses of pages name records: no access log, errors only.
accesslog = None
errorlog = "-"
loglevel = "warning"
