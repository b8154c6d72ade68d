"""How long the estimates of an impact study take, beside other libraries and beside one pass over the file.

100,000 units over 24 months, half of them starting in one of twelve cohorts, 2.4 million rows of counts in a Parquet
file. Ours: reading the file, the summary, group-time effects with their whole covariance, all four aggregations,
and the Poisson ratio with clustered errors. The others: reading, group-time effects, and the aggregations that they
have, without Poisson. Bare: one pass by DuckDB that sums the outcome by cohort and month. Each in a process of its own,
after its imports, in turns; the fewest seconds count. Besides: 1,000 exchanges of start dates at 223 treated units
and 2,230 controls.

`python -m soceis.config.bench.impact WHAT FOLDER` measures one, and prints a line of JSON.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

UNITS, MONTHS, COHORTS = 100_000, 24, 12
TREATED, CONTROLS, DRAWS = 223, 2_230, 1_000
FIRST = 12 * 2022
SEED = 23
TURNS = 3
LEAST_TIMES_FASTER, MOST_TIMES_BARE, MOST_MEMORY, MOST_SECONDS = 10, 5, 1_000, 5.0
COLUMNS = ("what", "seconds", "MB", "times bare", "times ours", "overall effect (error)")


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """One measure: seconds on the clock, peak memory in MB, and the overall effect with its error, where it has one."""

    what: str
    seconds: float
    megabytes: float
    estimate: float | None
    error: float | None


def write_panel(folder: Path, units: int = UNITS, treated: float = 0.5) -> None:
    """An invented extract: units and unit_months, with rates a quarter lower from the start on."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    from soceis.evaluation.impact import month_text

    rng = np.random.default_rng(SEED)
    months = FIRST + np.arange(MONTHS)
    early = (MONTHS - COHORTS) // 2
    start = np.where(rng.random(units) < treated, FIRST + early + rng.integers(0, COHORTS, units), 0)
    on = (start[:, None] > 0) & (months[None, :] >= start[:, None])
    counts = rng.poisson(rng.gamma(0.8, 0.14 / 0.8, units)[:, None] * np.where(on, 0.75, 1.0))
    ids = np.array([f"u{number:06d}" for number in range(units)])
    names = {number: month_text(number) for number in months.tolist()}
    parquet.write_table(
        pa.table(
            {
                "unit_id": ids,
                "group": np.where(start > 0, "service", "comparison"),
                "index_month": pa.array([names.get(number) for number in start.tolist()]),
            }
        ),
        folder / "units.parquet",
    )
    parquet.write_table(
        pa.table(
            {
                "unit_id": np.repeat(ids, MONTHS),
                "month": np.tile(np.array(list(names.values())), units),
                "offences": counts.ravel().astype(np.int32),
            }
        ),
        folder / "unit_months.parquet",
    )


# One function a contender; each returns the overall effect with its error, or nothing.

Answer = tuple[float, float] | None


def ours(folder: Path) -> Answer:
    """Everything: linear effects, covariance, all aggregations, and the Poisson ratio."""
    from soceis.evaluation.impact import KINDS, aggregate, group_time, panel_of, rate_ratio, summarise

    summary = summarise(panel_of(folder), "offences")
    effects = group_time(summary)
    overall, *_ = [aggregate(effects, kind, draws=0).overall for kind in KINDS]
    rate_ratio(summary)
    return (overall.estimate, overall.se or 0.0) if overall else None


def bare(folder: Path) -> Answer:
    """One pass over the file: the outcome by cohort and month."""
    import duckdb

    with duckdb.connect() as db:
        db.execute(
            "SELECT u.index_month, r.month, count(*), sum(r.offences)"
            f" FROM read_parquet('{folder}/unit_months.parquet') r"
            f" JOIN read_parquet('{folder}/units.parquet') u USING (unit_id) GROUP BY ALL"
        ).fetchall()
    return None


def _frame(folder: Path) -> Any:
    """The rows as a data frame with numbers for units, months and starts."""
    import duckdb

    number = "(12 * CAST(left({0}, 4) AS INTEGER) + CAST(right({0}, 2) AS INTEGER) - 1)"
    with duckdb.connect() as db:
        return db.execute(
            f"SELECT CAST(substr(unit_id, 2) AS INTEGER) AS unit, {number.format('month')} - {FIRST - 1} AS month,"
            f" coalesce({number.format('index_month')} - {FIRST - 1}, 0) AS start, CAST(offences AS DOUBLE) AS offences"
            f" FROM read_parquet('{folder}/unit_months.parquet') r JOIN read_parquet('{folder}/units.parquet') u"
            " USING (unit_id)"
        ).df()


def diff_diff(folder: Path) -> Answer:
    """diff-diff: effects, and the aggregations it has (not by calendar)."""
    from diff_diff import CallawaySantAnna  # type: ignore[import-untyped]

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = CallawaySantAnna(estimation_method="reg", cband=False).fit(
            _frame(folder), "offences", "unit", "month", "start"
        )
        for kind in ("event_study", "group"):
            found.aggregate(kind)
    return float(found.overall_att), float(found.overall_se)


def csdid(folder: Path) -> Answer:
    """csdid: effects and all aggregations."""
    from csdid.att_gt import ATTgt  # type: ignore[import-untyped]

    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ATTgt(
            yname="offences", tname="month", idname="unit", gname="start", data=_frame(folder),
            control_group=["nevertreated"], xformla=None,
        ).fit(est_method="reg", bstrap=False)  # fmt: skip
        answer: Answer = None
        for kind in ("dynamic", "group", "calendar", "simple"):
            put = found.aggte(typec=kind, bstrap=False, cband=False).atte
            answer = float(put["overall_att"]), float(put["overall_se"])
    return answer


def exchanges(folder: Path) -> Answer:
    """1,000 exchanges of start dates, with the interval."""
    from soceis.evaluation.impact import panel_of, randomisation_inference

    found = randomisation_inference(panel_of(folder), "offences", draws=DRAWS)
    return found.estimate, found.p


CONTENDERS: dict[str, tuple[Callable[[Path], Answer], str]] = {
    "ours": (ours, "soceis: linear, all aggregations, Poisson"),
    "bare": (bare, "one pass by DuckDB"),
    "diff_diff": (diff_diff, "diff-diff: linear"),
    "csdid": (csdid, "csdid: linear"),
}


def _warm(what: str) -> None:
    """Import everything before the clock starts."""
    import duckdb
    import numpy as np
    import scipy.special  # noqa: F401 - loaded by what is measured

    import soceis.evaluation.impact  # noqa: F401 - loaded by what is measured

    duckdb.connect().execute("SELECT 1").fetchnumpy()
    np.linalg.eigh(np.eye(2))
    if what in {"diff_diff", "csdid"}:
        import pandas as pd

        pd.DataFrame({"a": [1]}).merge(pd.DataFrame({"a": [1]}))
        __import__("diff_diff" if what == "diff_diff" else "csdid.att_gt")


def measure(what: str, folder: Path) -> ImpactRow:
    """One contender in a process of its own."""
    command = [sys.executable, "-m", "soceis.config.bench.impact", what, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return ImpactRow(what, found["seconds"], found["megabytes"], found["estimate"], found["error"])


def _write(folder: Path, units: int, treated: float) -> None:
    """The files, by a process of its own: its memory would count as that of those measured after it."""
    command = [
        sys.executable,
        "-m",
        "soceis.config.bench.impact",
        "write",
        str(folder),
        str(units),
        str(treated),
    ]
    subprocess.run(command, check=True)


def impact_rows(units: int = UNITS, turns: int = TURNS) -> tuple[ImpactRow, ...]:
    """The best turn of every contender, then the exchanges of start dates."""
    folder = Path(tempfile.mkdtemp(prefix="soceis-bench-"))
    try:
        _write(folder, units, 0.5)
        found = [[measure(what, folder) for what in CONTENDERS] for _ in range(turns)]
        best = [min(turn, key=lambda row: row.seconds) for turn in zip(*found, strict=True)]
        _write(folder, TREATED + CONTROLS, TREATED / (TREATED + CONTROLS))
        return (*best, min((measure("exchanges", folder) for _ in range(turns)), key=lambda row: row.seconds))
    finally:
        shutil.rmtree(folder)


def bench_impact(console: Console, out: Path | None = None, units: int = UNITS, turns: int = TURNS) -> None:
    """Measure, print the table, and write it as Markdown when asked."""
    rows = impact_rows(units, turns)
    by_name = {row.what: row for row in rows}
    own, floor = by_name["ours"].seconds, by_name["bare"].seconds
    lines = []
    for row in rows:
        known = row.what in CONTENDERS
        name = CONTENDERS[row.what][1] if known else f"{DRAWS:,} exchanges, {TREATED} and {CONTROLS:,} units"
        answer = "" if row.estimate is None else f"{row.estimate:.10f} ({row.error:.10f})"
        times = (f"{row.seconds / floor:.1f}", f"{row.seconds / own:.1f}") if known else ("", "")
        shown = answer if known else f"{row.estimate:.4f} (p = {row.error:.3f})"
        lines.append((name, f"{row.seconds:.2f}", f"{row.megabytes:.0f}", *times, shown))
    table = Table(*COLUMNS, title=f"Impact, {units:,} units x {MONTHS} months", caption=caption())
    for line in lines:
        table.add_row(*line)
    console.print(table)
    if out is not None:
        written = ["| " + " | ".join(line) + " |" for line in (COLUMNS, ["---"] * len(COLUMNS), *lines)]
        out.write_text("\n".join(written) + "\n", encoding="utf-8")


def caption() -> str:
    """What is wanted."""
    return (
        f"Wanted: at least {LEAST_TIMES_FASTER} times faster than the faster of the others, at most {MOST_TIMES_BARE}"
        f" times bare, under {MOST_MEMORY:,} MB; the exchanges under {MOST_SECONDS:.0f} s."
    )


def main() -> None:
    """Measure one contender, print."""
    what, folder, *size = sys.argv[1:]
    if what == "write":
        write_panel(Path(folder), int(size[0]), float(size[1]))
        return
    work = exchanges if what == "exchanges" else CONTENDERS[what][0]
    _warm(what)
    began = time.perf_counter()
    answer = work(Path(folder))
    seconds = time.perf_counter() - began
    found = {
        "seconds": seconds,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "estimate": answer[0] if answer else None,
        "error": answer[1] if answer else None,
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
