"""Everything that `soceis evaluate` writes into its folder.

Two runs of the same version over the same extract with the same options write the same bytes, but for
the start and end in manifest.json.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from soceis import __version__
from soceis.evaluation.cells import Table
from soceis.evaluation.codes import MAPPINGS, MappingName
from soceis.evaluation.differences import differences
from soceis.evaluation.durations import AreaDurations, durations_by_area
from soceis.evaluation.errors import CannotWrite, NotAvailable, UnknownOption
from soceis.evaluation.figures import duration_figure, duration_image, figure_names
from soceis.evaluation.frames import Extract
from soceis.evaluation.readiness import readiness
from soceis.evaluation.report import report_as_html
from soceis.evaluation.results import Results, evaluate, results_as_json

POLICIES = ("internal", "release")
AVAILABLE_POLICIES = ("internal",)
ENGINES = ("duckdb", "postgres", "spark")
AVAILABLE_ENGINES = ("duckdb",)
CSV_HEADER = ("row", "area", "n", "base", "printed")

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a run; see `soceis evaluate --help`."""

    mapping: MappingName = "corrected"
    as_of: date | None = None
    areas: tuple[str, ...] | None = None
    policy: str = "internal"
    seed: int = 0
    engine: str = "duckdb"

    def as_json(self) -> dict[str, Any]:
        return {
            "mapping": self.mapping,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "areas": list(self.areas) if self.areas is not None else None,
            "policy": self.policy,
            "seed": self.seed,
            "engine": self.engine,
        }


def check(options: Options) -> None:
    """UnknownOption or NotAvailable, with one sentence, when a run with these options cannot be made."""
    _choose("mapping", options.mapping, MAPPINGS, MAPPINGS)
    _choose("policy", options.policy, POLICIES, AVAILABLE_POLICIES)
    _choose("engine", options.engine, ENGINES, AVAILABLE_ENGINES)


def _choose(name: str, value: str, known: tuple[str, ...], available: tuple[str, ...]) -> None:
    if value in available:
        return
    if value in known:
        raise NotAvailable(f"--{name} {value} is not available in this version; use --{name} {available[0]}.")
    raise UnknownOption(f'there is no {name} "{value}"; choose {" or ".join(available)}.')


def write_outputs(extract: Extract, folder: Path, options: Options, step: Step = lambda _: None) -> Results:
    """Compute and write every output; `step` is told in words what comes next.

    Raises UnknownOption, UnknownArea or CannotWrite. Returns the results under the mapping asked for.
    """
    started = datetime.now(UTC)
    check(options)
    step("Counting")
    both = {mapping: evaluate(extract, mapping, options.as_of, options.areas) for mapping in MAPPINGS}
    results = both[options.mapping]
    manifest = {
        "program": "soceis",
        "version": __version__,
        "options": options.as_json(),
        "inputs": dict(extract.inputs),
    }
    step("Drawing the figures")
    durations = durations_by_area(extract, options.as_of, options.areas)
    names = figure_names([found.area for found in durations])
    outputs: dict[str, bytes] = {
        "results.json": _json(results_as_json(results, policy=options.policy, manifest=manifest)),
        "readiness.json": _json(readiness(extract, results)),
    }
    outputs |= {f"tables/{table.name}.csv": table_as_csv(table).encode() for table in results.tables}
    outputs |= dict(_figure_files(durations, names))
    step("Writing the report")
    found = differences(both["published_2023"], both["corrected"])
    outputs["report.html"] = report_as_html(extract, results, durations, found).encode()
    step("Saving")
    try:
        _save(folder, outputs)
        ended = datetime.now(UTC)
        _save(folder, {"manifest.json": _json(_manifest(manifest, outputs, started, ended))})
    except OSError as error:
        name = error.filename or folder
        raise CannotWrite(
            f"{name} cannot be written ({error.strerror}); choose another folder with --out."
        ) from None
    return results


def _figure_files(durations: tuple[AreaDurations, ...], names: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    for found in durations:
        svg = duration_figure(found)
        yield f"figures/{names[found.area]}.svg", svg.encode()
        yield f"figures/{names[found.area]}.png", duration_image(svg)


def table_as_csv(table: Table) -> str:
    """A table as printed: one line a cell or statistic, in the order of the report."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(CSV_HEADER)
    for cell in table.cells:
        n, base = ("" if number is None else number for number in (cell.n, cell.base))
        writer.writerow([cell.row, cell.area, n, base, cell.printed])
    for found in table.statistics:
        writer.writerow([found.row, found.area, "", "", found.printed])
    return text.getvalue()


def _manifest(
    manifest: dict[str, Any], outputs: dict[str, bytes], started: datetime, ended: datetime
) -> dict[str, Any]:
    return {
        **manifest,
        "seed": manifest["options"]["seed"],
        "outputs": {name: hashlib.sha256(outputs[name]).hexdigest() for name in sorted(outputs)},
        "started_at": started.isoformat(),
        "ended_at": ended.isoformat(),
    }


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()


def _save(folder: Path, outputs: dict[str, bytes]) -> None:
    """Write each file whole: a reader never finds half of one."""
    for name, content in outputs.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(path.name + ".part")
        part.write_bytes(content)
        part.replace(path)
