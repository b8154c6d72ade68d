"""The pages as in the demonstration, in which nobody needs a second step to log in."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _as_in_the_demonstration(settings: Any, tmp_path: Path) -> None:
    settings.DEMONSTRATION = True
    settings.STATIC_ROOT = tmp_path
