"""`soceis bench --evaluation`: all tables, and those of the contract alone, beside the bare minimum and pandas.

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
from soceis.config.bench.evaluation.bare import Which
from soceis.config.bench.evaluation.generate import generate
from soceis.config.supervisor.postgres import Postgres
from soceis.evaluation.engines.postgres import VARIABLE

SIZES = (10_000, 100_000, 1_000_000)
LARGEST_FOR_OTHER_ENGINES = 10_000
# What is measured at every size, for which tables, and how both are called in the printed table.
MEASURED = {
    "duckdb": "read, check, count",
    "bare": "bare minimum",
    "pandas": "pandas",
    "tuned": "pandas, tuned",
}
OTHERS = {"postgres": "engine postgres", "spark": "engine spark"}
WHICH: dict[Which, str] = {"all": "all", "contract": "of the contract"}
MOST_TIMES_BARE, LEAST_TIMES_FASTER, MOST_MEMORY = 3, 10, 2_000
COLUMNS = (
    "episodes",
    "tables",
    "what",
    "seconds",
    "of processor",
    "MB",
    "times bare",
    "by processor",
    "same counts",
)
Place = tuple[Which, str]


@dataclass(frozen=True, slots=True)
class Measure:
    """The best of some turns: seconds on the clock, of processor, peak memory, and what was counted."""

    seconds: float
    processor: float
    megabytes: float
    digest: str


def bench_evaluation(
    console: Console, out: Path | None = None, largest: int = SIZES[-1], turns: int = 2
) -> None:
    """Measure every size up to the largest, print the table, and write it as Markdown when asked."""
    measured: dict[int, dict[Place, Measure]] = {}
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


def _at(size: int, folder: Path, turns: int, console: Console) -> dict[Place, Measure]:
    best: dict[Place, Measure] = {}
    for _ in range(turns):
        for which, tables in WHICH.items():
            for what, name in MEASURED.items():
                console.print(f"    {name}, tables: {tables}")
                _better(best, (which, what), _measured(what, which, folder))
    if size <= LARGEST_FOR_OTHER_ENGINES:
        best |= _other_engines(folder, console)
    return best


def _better(best: dict[Place, Measure], place: Place, found: Measure) -> None:
    if place not in best or found.seconds < best[place].seconds:
        best[place] = found


def _other_engines(folder: Path, console: Console) -> dict[Place, Measure]:
    """PostgreSQL, on a server of its own; Spark, where it is installed."""
    console.print("    postgres")
    with Postgres(Path(tempfile.mkdtemp(prefix="soceis-bench-")), disposable=True) as server:
        address = {VARIABLE: server.superuser_dsn()}
        found: dict[Place, Measure] = {("all", "postgres"): _measured("postgres", "all", folder, address)}
    if importlib.util.find_spec("pyspark") is not None:
        console.print("    spark")
        found["all", "spark"] = _measured("spark", "all", folder)
    return found


def _measured(what: str, which: Which, folder: Path, variables: dict[str, str] | None = None) -> Measure:
    command = [sys.executable, "-m", "soceis.config.bench.evaluation.measure", what, which, str(folder)]
    ended = subprocess.run(
        command, env={**os.environ, **(variables or {})}, stdout=subprocess.PIPE, check=True, text=True
    )
    return Measure(**json.loads(ended.stdout.splitlines()[-1]))


def _rows(measured: dict[int, dict[Place, Measure]]) -> Iterator[list[str]]:
    for size, found in measured.items():
        for (which, what), measure in found.items():
            bare = found[which, "bare"]
            yield [
                f"{size:,}",
                WHICH[which],
                (MEASURED | OTHERS)[what],
                f"{measure.seconds:.2f}",
                f"{measure.processor:.2f}",
                f"{measure.megabytes:.0f}",
                f"{measure.seconds / bare.seconds:.1f}",
                f"{measure.processor / bare.processor:.1f}",
                "yes" if measure.digest == bare.digest else "NO",
            ]
