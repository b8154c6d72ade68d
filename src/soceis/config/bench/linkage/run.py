"""`soceis bench --linkage`: linking invented people at size, beside Splink alone on the same machine in one run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from soceis.config.bench.linkage.measure import POLICE, SERVICE, TRUTH
from soceis.config.bench.linkage.people import invent

SIZES = (200_000, 1_000_000)
MEASURED = {"splink": "Splink alone", "ours": "soceis link"}
MOST_TIMES, MOST_MEMORY = 1.2, 6_000
COLUMNS = ("records a side", "what", "seconds", "MB", "times Splink", "precision", "recall")
SEED = 4


@dataclass(frozen=True, slots=True)
class Measure:
    """The best of some turns."""

    seconds: float
    megabytes: float
    precision: float
    recall: float


def bench_linkage(
    console: Console, out: Path | None = None, largest: int = SIZES[-1], turns: int = 1
) -> None:
    """Measure every size up to the largest, print the table, and write it as Markdown when asked."""
    rows: list[list[str]] = []
    for size in (size for size in SIZES if size <= largest):
        folder = Path(tempfile.mkdtemp(prefix="soceis-bench-"))
        try:
            console.print(f"  two files of {size:,} invented people")
            _write(folder, size)
            rows += _rows(size, _at(folder, turns, console))
        finally:
            shutil.rmtree(folder)
    table = Table(
        *COLUMNS,
        title="Linkage",
        caption=f"Wanted: at most {MOST_TIMES} times Splink alone, under {MOST_MEMORY:,} MB.",
    )
    for row in rows:
        table.add_row(*row)
    console.print(table)
    if out is not None:
        lines = ["| " + " | ".join(row) + " |" for row in (COLUMNS, ["---"] * len(COLUMNS), *rows)]
        out.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _write(folder: Path, size: int) -> None:
    from pyarrow import csv

    files = invent(size, size, SEED, linked=0.8)
    csv.write_csv(files.service, folder / SERVICE)
    csv.write_csv(files.police, folder / POLICE)
    (folder / TRUTH).write_text(json.dumps(files.truth), encoding="utf-8")
    _run("standardise", folder)


def _at(folder: Path, turns: int, console: Console) -> dict[str, Measure]:
    best: dict[str, Measure] = {}
    for _ in range(turns):
        for what in MEASURED:
            console.print(f"    {what}")
            found = Measure(**json.loads(_run(what, folder).splitlines()[-1]))
            if what not in best or found.seconds < best[what].seconds:
                best[what] = found
    return best


def _run(what: str, folder: Path) -> str:
    command = [sys.executable, "-m", "soceis.config.bench.linkage.measure", what, str(folder)]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout


def _rows(size: int, found: dict[str, Measure]) -> list[list[str]]:
    return [
        [
            f"{size:,}",
            MEASURED[what],
            f"{measure.seconds:.1f}",
            f"{measure.megabytes:,.0f}",
            f"{measure.seconds / found['splink'].seconds:.2f}",
            f"{measure.precision:.4f}",
            f"{measure.recall:.4f}",
        ]
        for what, measure in found.items()
    ]
