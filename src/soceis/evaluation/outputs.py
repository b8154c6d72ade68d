"""Everything that `soceis evaluate` writes into its folder.

Two runs of the same version over the same extract with the same options write the same bytes, but for
the start and end in manifest.json.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from soceis import __version__
from soceis.evaluation.cells import Table
from soceis.evaluation.codebook import codebook_files
from soceis.evaluation.codes import MAPPINGS, MappingName
from soceis.evaluation.differences import Difference, differences
from soceis.evaluation.disclosure import Policy, policy_as_json, policy_named, protect
from soceis.evaluation.durations import durations_by_area
from soceis.evaluation.engines import ENGINES
from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.figures.painting import Paint, Painter
from soceis.evaluation.folders import check_folder, json_bytes, save
from soceis.evaluation.frames import Extract
from soceis.evaluation.readiness import readiness
from soceis.evaluation.report import (
    Drawn,
    Handling,
    Material,
    Picture,
    as_pdf,
    as_word,
    change_pictures,
    compose,
    curve_pictures,
    duration_pictures,
    handling_of,
    histogram_pictures,
    render,
)
from soceis.evaluation.results import Results, evaluate, results_as_json

MANIFEST = "manifest.json"
CSV_HEADER = ("row", "area", "n", "base", "printed")

Step = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a run; see `soceis evaluate --help`. `rules` is a policy that has no name in the program."""

    mapping: MappingName = "corrected"
    as_of: date | None = None
    areas: tuple[str, ...] | None = None
    policy: str = "internal"
    seed: int = 0
    engine: str = "duckdb"
    rules: Policy | None = None

    @property
    def followed(self) -> Policy:
        """The disclosure policy; UnknownOption when there is none of that name."""
        return self.rules if self.rules is not None else policy_named(self.policy)

    def as_json(self) -> dict[str, Any]:
        return {
            "mapping": self.mapping,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "areas": list(self.areas) if self.areas is not None else None,
            "policy": self.followed.name,
            "seed": self.seed,
            "engine": self.engine,
        }


def check(options: Options) -> None:
    """UnknownOption, with one sentence, when a run with these options cannot be made."""
    _choose("mapping", options.mapping, MAPPINGS)
    _choose("engine", options.engine, ENGINES)
    _ = options.followed


def _choose(name: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UnknownOption(f'there is no {name} "{value}"; choose {" or ".join(known)}.')


def write_outputs(extract: Extract, folder: Path, options: Options, step: Step = lambda _: None) -> Results:
    """Compute and write every output; `step` is told in words what comes next.

    Raises UnknownOption, UnknownArea, EngineUnavailable or CannotWrite. Returns the results under the mapping
    asked for, as the policy lets them be seen.
    """
    check_folder(folder)
    results, outputs = _made(extract, options, step)
    step("Saving")
    save(folder, outputs)
    return results


def make_outputs(extract: Extract, options: Options, step: Step = lambda _: None) -> dict[str, bytes]:
    """Every output in memory: its name within the folder, and its content; the manifest last.

    `step` is told in words what comes next. Raises UnknownOption, UnknownArea or EngineUnavailable.
    """
    return _made(extract, options, step)[1]


def _made(extract: Extract, options: Options, step: Step) -> tuple[Results, dict[str, bytes]]:
    check(options)
    with Painter() as painter:
        return _painted(extract, options, step, painter.paint)


def _painted(
    extract: Extract, options: Options, step: Step, paint: Paint
) -> tuple[Results, dict[str, bytes]]:
    started = datetime.now(UTC)
    policy = options.followed
    step("Counting")
    both = {mapping: _counted(extract, mapping, options) for mapping in MAPPINGS}
    found = differences(both["published_2023"], both["corrected"])
    if policy.releasing:
        step("Protecting small numbers")
    results = protect(both[options.mapping], policy)
    manifest = {
        "program": "soceis",
        "version": __version__,
        "options": options.as_json(),
        "policy": policy_as_json(policy),
        "inputs": dict(extract.inputs),
    }
    drawn = _drawn(extract, results, options, paint, step)
    outputs: dict[str, bytes] = {
        "results.json": json_bytes(results_as_json(results, policy=policy.name, manifest=manifest)),
        "readiness.json": json_bytes(readiness(extract, results, released=policy.releasing)),
    }
    outputs |= {f"tables/{table.name}.csv": table_as_csv(table).encode() for table in results.all_tables}
    step("Writing the codebook")  # meanwhile the figures are painted
    named = codebook_files(results, extract, policy.name)
    outputs |= {f"codebook/{name}": content for name, content in named.items()}
    pictures = tuple(figure.picture() for figure in drawn)
    for picture in pictures:
        outputs[f"figures/{picture.name}.svg"] = picture.sheet.encode()
        outputs[f"figures/{picture.name}.png"] = picture.png
    outputs |= _reports(extract, results, pictures, found, options, step)
    outputs[MANIFEST] = json_bytes(_manifest(manifest, outputs, started, datetime.now(UTC)))
    return results, outputs


def _counted(extract: Extract, mapping: MappingName, options: Options) -> Results:
    # The other way of counting is only there to be compared with.
    further = mapping == options.mapping
    return evaluate(extract, mapping, options.as_of, options.areas, engine=options.engine, further=further)


def handling(rules: Policy) -> Handling:
    """What may be done with the outputs under a policy."""
    return handling_of(rules.name, rules.words, released=rules.releasing)


def _drawn(
    extract: Extract, results: Results, options: Options, paint: Paint, step: Step
) -> tuple[Drawn, ...]:
    """The figures: one bar a person inside the team, bars of many people in what leaves it."""
    durations = durations_by_area(extract, options.as_of, options.areas)
    policy, mark = options.followed, handling(options.followed).mark
    drawn = (
        histogram_pictures(durations, policy, mark, paint, step)
        if policy.releasing
        else duration_pictures(durations, mark, paint, step)
    )
    return (
        *drawn,
        *change_pictures(results.further, mark, paint, step),
        *curve_pictures(results.curves, mark, paint, step),
    )


def _reports(
    extract: Extract,
    results: Results,
    pictures: tuple[Picture, ...],
    found: tuple[Difference, ...],
    options: Options,
    step: Step,
) -> dict[str, bytes]:
    """The report in its three formats, from one content."""
    material = Material(
        extract, results, pictures, found, handling(options.followed), _options_in_words(options)
    )
    report = compose(material)
    step("Writing the report as a web page")
    files = {"report.html": render(report).encode()}
    step("Typesetting the report as PDF")
    with ThreadPoolExecutor(max_workers=1) as beside:  # the typesetter leaves Python free meanwhile
        typeset = beside.submit(as_pdf, report)
        step("Writing the report for Word")
        word = as_word(report)
        return {**files, "report.pdf": typeset.result(), "report.docx": word}


def _options_in_words(options: Options) -> tuple[tuple[str, str], ...]:
    return (
        ("Mapping", options.mapping),
        ("As of", options.as_of.isoformat() if options.as_of else "each area's data date"),
        ("Areas asked for", ", ".join(options.areas) if options.areas is not None else "all"),
        ("Policy", options.followed.name),
        ("Seed", str(options.seed)),
        ("Engine", options.engine),
    )


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
    manifest: Mapping[str, Any], outputs: Mapping[str, bytes], started: datetime, ended: datetime
) -> dict[str, Any]:
    return {
        **manifest,
        "seed": manifest["options"]["seed"],
        "outputs": {name: hashlib.sha256(outputs[name]).hexdigest() for name in sorted(outputs)},
        "started_at": started.isoformat(),
        "ended_at": ended.isoformat(),
    }
