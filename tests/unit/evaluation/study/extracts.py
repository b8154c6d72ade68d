"""Small invented extracts for the tests of the study: tables of rows that a test may spoil before they are written."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from soceis.interfaces.cli.main import app
from tools.sample_police_extract import Wanted, write

Row = dict[str, str]
Tables = dict[str, list[Row]]
Spoil = Callable[[Tables], None]

# Few young people, few draws: enough for every part of the command to run.
SMALL = Wanted(service=30, comparison=90, effect=0.3, seed=5, starts=4)
QUICK = ("--draws", "99", "--simulations", "20", "--window", "3", "--outcome", "offences")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its status, what it said, and what it said on standard error."""

    status: int
    words: str
    problems: str


def run(*arguments: object) -> Ended:
    """Call `soceis impact` with some arguments."""
    result = CliRunner().invoke(app, ["impact", *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ended(result.exit_code, result.stdout, result.stderr)


def extract(folder: Path, spoil: Spoil | None = None, wanted: Wanted = SMALL) -> Path:
    """An invented extract in a folder, after a test spoilt its tables."""
    write(folder, wanted)
    if spoil is None:
        return folder
    tables = {path.stem: read(path) for path in folder.glob("*.csv")}
    headers = {name: list(rows[0]) for name, rows in tables.items()}
    spoil(tables)
    for path in folder.glob("*.csv"):
        if path.stem not in tables:
            path.unlink()
    for name, rows in tables.items():
        header = list(rows[0]) if rows else headers[name]
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, header, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def of_group(tables: Tables, group: str) -> set[str]:
    """The units of a group."""
    return {row["unit_id"] for row in tables["units"] if row["group"] == group}


def keep_units(tables: Tables, units: Iterable[str]) -> None:
    """Leave out every other unit, in every table."""
    kept = set(units)
    for name in ("units", "unit_months", "unit_windows"):
        tables[name] = [row for row in tables[name] if row["unit_id"] in kept]


def numbers_in(content: Any) -> Iterable[float]:
    """Every number that stands anywhere in a JSON value."""
    if isinstance(content, dict):
        for value in content.values():
            yield from numbers_in(value)
    elif isinstance(content, list):
        for value in content:
            yield from numbers_in(value)
    elif isinstance(content, int | float) and not isinstance(content, bool):
        yield float(content)
