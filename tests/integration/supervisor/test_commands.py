"""Commands of a service that has no tables yet: one sentence, no trace."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

PATIENCE = 120


@pytest.fixture
def empty_home() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="soceis-test-") as folder:
        Path(folder).chmod(0o711)
        yield Path(folder) / "home"


@pytest.mark.parametrize("command", [["demonstration", "build"], ["audit", "verify"]])
def test_a_home_without_tables_is_said_in_a_sentence(empty_home: Path, command: list[str]) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.endswith("_URL")}
    said = subprocess.run(
        [sys.executable, "-m", "soceis.config.commandline", *command],
        env=kept | {"SOCEIS_HOME": str(empty_home)}, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert said.returncode == 1
    assert said.stderr == (
        "The database of this service has no tables yet. Nothing was changed. Run `soceis run` first: it makes"
        " them. Then run this again.\n"
    )
