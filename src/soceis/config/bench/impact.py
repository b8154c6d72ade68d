"""How long the estimates of an impact study take, beside other libraries and beside one pass over the file.

100,000 units over 24 months, half of them starting in one of twelve cohorts, 2.4 million rows of counts in a Parquet
file. Each contender reads the file. Linear: group-time effects with their whole covariance, and the aggregations (ours
and csdid all four, diff-diff those it has: simple, dynamic, group). Poisson: the ratio with clustered errors. Bare: one
pass by DuckDB that sums the outcome by cohort and month. Each in a process of its own, after its imports, in turns; the
fewest seconds count, and the fewest of processor.

Of the others only diff-diff has a count model, with an effect for each cohort and month and none for each unit. It
makes a column a cohort and month, so that it is measured at 5,000 units, beside ours at 5,000. Besides: 1,000 exchanges
of start dates at 223 treated units and 2,230 controls.

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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from soceis.evaluation.impact import Summary

UNITS, MONTHS, COHORTS = 100_000, 24, 12
TREATED, CONTROLS, DRAWS = 223, 2_230, 1_000
FIRST = 12 * 2022
SEED = 23
TURNS = 3
LEAST_TIMES_FASTER, MOST_TIMES_BARE, MOST_MEMORY, MOST_SECONDS = 10, 5, 1_000, 5.0
COLUMNS = (
    "what",
    "seconds",
    "processor",
    "MB",
    "times bare",
    "times ours",
    "by processor",
    "overall effect (error)",
)
# So many units does a model with a column for each cohort and month still hold in memory.
FEW = 5_000


@dataclass(frozen=True, slots=True)
class ImpactRow:
    """One measure: seconds on the clock and of processor, peak memory in MB, and the overall effect with its error."""

    what: str
    seconds: float
    processor: float
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


def linear(folder: Path) -> Answer:
    """Linear effects with their covariance, and all aggregations."""
    from soceis.evaluation.impact import panel_of, summarise

    return _put_together(summarise(panel_of(folder), "offences"))


def poisson(folder: Path) -> Answer:
    """The Poisson ratio with errors clustered by unit."""
    from soceis.evaluation.impact import panel_of, rate_ratio, summarise

    found = rate_ratio(summarise(panel_of(folder), "offences"))
    return found.estimate, found.se or 0.0


def ours(folder: Path) -> Answer:
    """Both of them, from one reading."""
    from soceis.evaluation.impact import panel_of, rate_ratio, summarise

    summary = summarise(panel_of(folder), "offences")
    rate_ratio(summary)
    return _put_together(summary)


def _put_together(summary: Summary) -> Answer:
    from soceis.evaluation.impact import KINDS, aggregate, group_time

    effects = group_time(summary)
    if not effects.covariance.any():
        return None
    overall, *_ = [aggregate(effects, kind, draws=0).overall for kind in KINDS]
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


def diff_diff_counts(folder: Path) -> Answer:
    """diff-diff's count model: an effect for each cohort and month from the start on, errors clustered by unit."""
    from diff_diff import WooldridgeDiD

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = WooldridgeDiD(method="poisson", cluster="unit")
        found = model.fit(_frame(folder), "offences", "unit", "month", first_treat="start")
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
    "ours": (ours, "soceis: linear, all aggregations, and Poisson"),
    "linear": (linear, "soceis: linear, all aggregations"),
    "poisson": (poisson, "soceis: Poisson"),
    "bare": (bare, "one pass by DuckDB"),
    "diff_diff": (diff_diff, "diff-diff: linear, three aggregations"),
    "csdid": (csdid, "csdid: linear, all aggregations"),
}
# With what each of ours is compared, and where the contender is another model or measured at another size.
SAME_WORK: dict[str, str] = {"diff_diff": "linear", "csdid": "linear", "diff_diff_counts": "poisson_few"}
AT_FEW: dict[str, tuple[Callable[[Path], Answer], str]] = {
    "poisson_few": (poisson, f"soceis: Poisson, {FEW:,} units"),
    "diff_diff_counts": (diff_diff_counts, f"diff-diff: Poisson by cohort and month, {FEW:,} units"),
}
ALSO: dict[str, tuple[Callable[[Path], Answer], str]] = {
    "exchanges": (exchanges, f"soceis: {DRAWS:,} exchanges, {TREATED} and {CONTROLS:,} units"),
}
EVERYTHING = CONTENDERS | AT_FEW | ALSO


def _warm(what: str) -> None:
    """Import everything before the clock starts."""
    import duckdb
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute
    import pyarrow.parquet
    import scipy.special  # noqa: F401 - loaded by what is measured

    import soceis.evaluation.impact  # noqa: F401 - loaded by what is measured

    duckdb.connect().execute("SELECT 1").fetchnumpy()
    np.linalg.eigh(np.eye(2))
    pa.compute.unique(pa.array(["a"]))
    if what in {"diff_diff", "diff_diff_counts", "csdid"}:
        import pandas as pd

        pd.DataFrame({"a": [1]}).merge(pd.DataFrame({"a": [1]}))
        __import__("csdid.att_gt" if what == "csdid" else "diff_diff")


def measure(what: str, folder: Path) -> ImpactRow:
    """One contender in a process of its own."""
    command = [sys.executable, "-m", "soceis.config.bench.impact", what, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return ImpactRow(what, **found)


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


def impact_rows(units: int = UNITS, turns: int = TURNS, few: int = FEW) -> tuple[ImpactRow, ...]:
    """The best turn of every contender, the count models at few units, then the exchanges of start dates."""
    folder = Path(tempfile.mkdtemp(prefix="soceis-bench-"))
    try:
        _write(folder, units, 0.5)
        best = _in_turns(tuple(CONTENDERS), folder, turns)
        _write(folder, few, 0.5)
        best += _in_turns(tuple(AT_FEW), folder, 1)
        _write(folder, TREATED + CONTROLS, TREATED / (TREATED + CONTROLS))
        return (*best, *_in_turns(tuple(ALSO), folder, turns))
    finally:
        shutil.rmtree(folder)


def _in_turns(names: tuple[str, ...], folder: Path, turns: int) -> list[ImpactRow]:
    """One after the other, again and again; of each the turn with the fewest seconds, and the fewest of processor."""
    found = [[measure(what, folder) for what in names] for _ in range(turns)]
    return [
        replace(min(own, key=lambda row: row.seconds), processor=min(row.processor for row in own))
        for own in zip(*found, strict=True)
    ]


def bench_impact(console: Console, out: Path | None = None, units: int = UNITS, turns: int = TURNS) -> None:
    """Measure, print the table, and write it as Markdown when asked."""
    rows = impact_rows(units, turns)
    by_name = {row.what: row for row in rows}
    lines = [_line(row, by_name) for row in rows]
    table = Table(*COLUMNS, title=f"Impact, {units:,} units x {MONTHS} months", caption=caption())
    for line in lines:
        table.add_row(*line)
    console.print(table)
    if out is not None:
        written = ["| " + " | ".join(line) + " |" for line in (COLUMNS, ["---"] * len(COLUMNS), *lines)]
        out.write_text("\n".join(written) + "\n", encoding="utf-8")


def _line(row: ImpactRow, by_name: Mapping[str, ImpactRow]) -> tuple[str, ...]:
    """A row as it prints: times bare, and how many times as long as ours took for the same work."""
    bare_times = f"{row.seconds / by_name['bare'].seconds:.1f}" if row.what in CONTENDERS else ""
    own = by_name.get(SAME_WORK.get(row.what, ""))
    times = (
        ("", "")
        if own is None
        else (f"{row.seconds / own.seconds:.1f}", f"{row.processor / own.processor:.1f}")
    )
    places, sign = (4, "p = ") if row.what in ALSO else (10, "")
    answer = "" if row.estimate is None else f"{row.estimate:.{places}f} ({sign}{row.error:.{places}f})"
    cost = f"{row.seconds:.2f}", f"{row.processor:.2f}", f"{row.megabytes:.0f}"
    return EVERYTHING[row.what][1], *cost, bare_times, *times, answer


def caption() -> str:
    """What is wanted."""
    return (
        f"Wanted: at least {LEAST_TIMES_FASTER} times faster than the faster of the others at the same work, at most"
        f" {MOST_TIMES_BARE} times bare, under {MOST_MEMORY:,} MB; the exchanges under {MOST_SECONDS:.0f} s."
    )


def main() -> None:
    """Measure one contender, print."""
    what, folder, *size = sys.argv[1:]
    if what == "write":
        write_panel(Path(folder), int(size[0]), float(size[1]))
        return
    work = EVERYTHING[what][0]
    _warm(what)
    began, used = time.perf_counter(), time.process_time()
    answer = work(Path(folder))
    seconds, processor = time.perf_counter() - began, time.process_time() - used
    found = {
        "seconds": seconds,
        "processor": processor,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "estimate": answer[0] if answer else None,
        "error": answer[1] if answer else None,
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
