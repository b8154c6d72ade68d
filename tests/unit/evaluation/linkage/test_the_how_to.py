"""The commands of docs/how-to/link-to-police-records.md work on the files beside it, in that order."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from soceis.interfaces.cli.main import app

ROOT = Path(__file__).resolve().parents[4]
PAGE = ROOT / "docs/how-to/link-to-police-records.md"


def commands() -> list[list[str]]:
    found = re.findall(r"^    soceis (link .*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return [shlex.split(line) for line in found]


def test_every_command_of_the_page_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    monkeypatch.chdir(tmp_path)
    assert len(commands()) == 7
    for arguments in commands():
        if "--from" in arguments:
            filled(tmp_path / "links/review.csv", tmp_path / "reviewed.csv")
        result = CliRunner().invoke(app, arguments, input="d\ntwins\nq\n")
        assert result.exit_code == 0, (arguments, result.output)
    assert {"links.csv", "decisions.csv"} <= {path.name for path in (tmp_path / "links").iterdir()}
    assert (tmp_path / "links-from-codes/links.csv").exists()


def filled(queue: Path, reviewed: Path) -> None:
    """The last pair of the queue, decided by hand in a copy."""
    lines = queue.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 2
    reviewed.write_text(
        f"{lines[0]}\n{lines[-1][:-4]},different,Ben,2026-11-23,two people\n", encoding="utf-8"
    )
