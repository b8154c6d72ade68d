"""`soceis bench --evaluation`: the tables of the contract, beside the bare minimum and pandas, at three sizes.

Each thing is measured in a process of its own, in turns, so that whatever else the machine does falls on all
alike; the fewest seconds of the turns count. All must come to the same counts.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from soceis.config.bench.disclosure import disclosure_rows
from soceis.config.bench.evaluation.generate import generate
from soceis.config.supervisor.postgres import Postgres
from soceis.evaluation.engines.postgres import VARIABLE

SIZES = (10_000, 100_000, 1_000_000)
LARGEST_FOR_OTHER_ENGINES = 10_000
# What is measured at every size, and how it is called in the table.
MEASURED = {"duckdb": "read, check, count", "bare": "bare minimum", "pandas": "pandas"}
OTHERS = {"postgres": "engine postgres", "spark": "engine spark"}
MOST_TIMES_BARE, LEAST_TIMES_FASTER, MOST_MEMORY = 3, 10, 2_000
COLUMNS = ("episodes", "what", "seconds", "of processor", "MB", "times bare", "same counts")


@dataclass(frozen=True, slots=True)
class Measure:
    """The best of some turns: seconds on the clock, of processor, peak memory, and what was counted."""

    seconds: float
    processor: float
    megabytes: float
    digest: str


def bench_evaluation(
    console: Console, out: Path | None = None, largest: int = SIZES[-1], turns: int = 3
) -> None:
    """Measure every size up to the largest, print the table, and write it as Markdown when asked."""
    measured: dict[int, dict[str, Measure]] = {}
    for size in (size for size in SIZES if size <= largest):
        folder = Path(tempfile.mkdtemp(prefix="soceis-bench-"))
        try:
            console.print(f"  an extract of {size:,} episodes")
            generate(folder, size)
            measured[size] = _at(size, folder, turns, console)
        finally:
            shutil.rmtree(folder)
    rows = list(_rows(measured))
    table = Table(*COLUMNS, title="The evaluation", caption=caption())
    for row in rows:
        table.add_row(*row)
    console.print(table)
    console.print(_disclosure())
    if out is not None:
        lines = ["| " + " | ".join(row) + " |" for row in (COLUMNS, ["---"] * len(COLUMNS), *rows)]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _disclosure() -> Table:
    """What choosing what is withheld costs."""
    table = Table("what", "measured", "wanted at most", "of", title="Disclosure control")
    for row in disclosure_rows():
        table.add_row(row.what, f"{row.measured:.2f} {row.unit}", f"{row.limit:g} {row.unit}", row.detail)
    return table


def caption() -> str:
    """What is wanted."""
    return (
        f"Wanted: at most {MOST_TIMES_BARE} times the bare minimum, at least {LEAST_TIMES_FASTER} times faster than"
        f" pandas, under {MOST_MEMORY:,} MB, and growing no faster than the size."
    )


def _at(size: int, folder: Path, turns: int, console: Console) -> dict[str, Measure]:
    best: dict[str, Measure] = {}
    for _ in range(turns):
        for what in MEASURED:
            console.print(f"    {what}")
            _better(best, what, _measured(what, folder))
    if size <= LARGEST_FOR_OTHER_ENGINES:
        best |= _other_engines(folder, console)
    return best


def _better(best: dict[str, Measure], what: str, found: Measure) -> None:
    if what not in best or found.seconds < best[what].seconds:
        best[what] = found


def _other_engines(folder: Path, console: Console) -> dict[str, Measure]:
    """PostgreSQL, on a server of its own; Spark, where it is installed."""
    console.print("    postgres")
    with Postgres(Path(tempfile.mkdtemp(prefix="soceis-bench-")), disposable=True) as server:
        found = {"postgres": _measured("postgres", folder, {VARIABLE: server.superuser_dsn()})}
    if importlib.util.find_spec("pyspark") is not None:
        console.print("    spark")
        found["spark"] = _measured("spark", folder)
    return found


def _measured(what: str, folder: Path, variables: dict[str, str] | None = None) -> Measure:
    command = [sys.executable, "-m", "soceis.config.bench.evaluation.measure", what, str(folder)]
    ended = subprocess.run(
        command, env={**os.environ, **(variables or {})}, stdout=subprocess.PIPE, check=True, text=True
    )
    return Measure(**json.loads(ended.stdout.splitlines()[-1]))


def _rows(measured: dict[int, dict[str, Measure]]) -> Iterator[list[str]]:
    for size, found in measured.items():
        bare = found["bare"]
        for what, measure in found.items():
            yield [
                f"{size:,}",
                (MEASURED | OTHERS)[what],
                f"{measure.seconds:.2f}",
                f"{measure.processor:.2f}",
                f"{measure.megabytes:.0f}",
                f"{measure.seconds / bare.seconds:.1f}",
                "yes" if measure.digest == bare.digest else "NO",
            ]
