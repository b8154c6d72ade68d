"""Everything that `soceis impact run` writes into its folder.

Two runs of the same version over the same extract with the same options write the same bytes, but for the start
and end in manifest.json.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from soceis import __version__
from soceis.evaluation.disclosure import policy_named
from soceis.evaluation.folders import check_folder, json_bytes, save
from soceis.evaluation.outputs import MANIFEST, handling
from soceis.evaluation.report import as_pdf, as_word, render
from soceis.evaluation.report.content import Grid
from soceis.evaluation.report.pictures import Picture
from soceis.evaluation.study import grids
from soceis.evaluation.study.adjusted import adjusted_grid
from soceis.evaluation.study.composing import compose
from soceis.evaluation.study.entries import Absent, Entry
from soceis.evaluation.study.linked.grids import linked_tables
from soceis.evaluation.study.pictures import study_pictures
from soceis.evaluation.study.results import OutcomeStudy, Study

FORMAT = 1
NAME = "impact.json"
# The packages whose versions may change a number.
PACKAGES = ("numpy", "scipy", "duckdb", "diff-diff")

Step = Callable[[str], None]


def write_study(study: Study, folder: Path, step: Step = lambda _: None) -> None:
    """Write every output of a study; `step` is told in words what comes next. CannotWrite when it cannot be done."""
    check_folder(folder)
    outputs = make_outputs(study, step)
    step("Saving")
    save(folder, outputs)


def make_outputs(study: Study, step: Step = lambda _: None) -> dict[str, bytes]:
    """Every output in memory: its name within the folder, and its content; the manifest last."""
    started = datetime.now(UTC)
    marked = handling(policy_named(study.options.policy))
    step("Drawing the figures")
    pictures = tuple(study_pictures(study, marked.mark))
    outputs = {NAME: json_bytes(study_as_json(study))}
    outputs |= {f"tables/{name}.csv": as_csv(grid).encode() for name, grid in tables_of(study).items()}
    for picture in pictures:
        outputs |= _files_of(picture)
    report = compose(study, pictures, marked)
    step("Writing the report as a web page")
    outputs["report.html"] = render(report).encode()
    step("Typesetting the report as PDF")
    outputs["report.pdf"] = as_pdf(report)
    step("Writing the report for Word")
    outputs["report.docx"] = as_word(report)
    outputs[MANIFEST] = json_bytes(_manifest(study, outputs, started))
    return outputs


def _files_of(picture: Picture) -> dict[str, bytes]:
    """A figure as SVG and PNG, and its numbers as CSV."""
    place = f"figures/{picture.name}"
    return {
        f"{place}.svg": picture.sheet.encode(),
        f"{place}.png": picture.png,
        f"{place}.csv": as_csv(picture.table).encode(),
    }


def study_as_json(study: Study) -> dict[str, Any]:
    """The contract of impact.json: estimates, balance, flow and power, with what a reader needs to judge them.

    `estimates` rest on everybody in the window, `matched` on the matched sets where these were found here.
    """
    return {
        "format": FORMAT,
        "policy": study.options.policy,
        "options": study.options.as_json(),
        "linkage": [row.as_json() for row in study.linkage],
        "linkage_uncertainty": None if study.links is None else study.links.as_json(),
        "flow": [row.as_json() for row in study.flow],
        "cohorts": [{"months": row.months, "treated": row.treated.n} for row in study.cohorts],
        "lost": [row.as_json() for row in study.lost],
        "matching": study.matching,
        "balance": [row.as_json() for row in study.balance],
        "effective_comparison": study.effective,
        "power": {found.outcome: found.power.as_json() for found in study.outcomes},
        "headline": [_headline(study, found) for found in study.outcomes],
        "estimates": _listed(study.entries, study.adjusted.everybody[0]),
        "absent": _listed(study.absents, study.adjusted.everybody[1]),
        "matched": {
            "estimates": _listed(study.matched_entries, study.adjusted.matched[0]),
            "absent": _listed(study.matched_absents, study.adjusted.matched[1]),
        },
        "before_after": [found.change.as_json() for found in study.outcomes if found.change is not None],
        "findings": [told.as_json() for told in study.findings],
    }


def _listed(found: Sequence[Entry | Absent], adjusted: Sequence[Entry | Absent]) -> list[dict[str, Any]]:
    """Estimates (or those that are absent), those with covariates after the others; `method` tells them apart."""
    return [each.as_json() for each in (*found, *adjusted)]


def _headline(study: Study, found: OutcomeStudy) -> dict[str, Any]:
    own = [each.as_json() for each in study.adjusted.headlines if each.outcome == found.outcome]
    return {**found.as_json(), **({"adjusted": own} if own else {})}


def tables_of(study: Study) -> dict[str, Grid]:
    """Every table that has rows, by the name of its file."""
    found = {
        "linkage": grids.linkage_grid(study),
        **linked_tables(study.links),
        "cohorts": grids.cohort_grid(study),
        "lost": grids.lost_grid(study),
        "balance": grids.whole_balance_grid(study),
        "power": grids.power_grid(study),
        "trends": grids.trend_grid(study),
        "sensitivity": grids.sensitivity_grid(study),
        "before_after": grids.change_grid(study),
        "estimates": grids.overall_grid(study.entries, outcomes=True),
        "estimates_matched": grids.overall_grid(study.matched_entries, outcomes=True),
        "adjusted": adjusted_grid(study.adjusted.headlines, outcomes=True),
    }
    return {name: grid for name, grid in found.items() if grid.rows}


def as_csv(grid: Grid) -> str:
    """A grid as CSV, as printed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(grid.columns)
    writer.writerows(grid.rows)
    return text.getvalue()


def versions(names: Sequence[str] = PACKAGES) -> dict[str, str]:
    """The installed version of each package."""
    from importlib.metadata import version

    return {name: version(name) for name in names}


def _manifest(study: Study, outputs: dict[str, bytes], started: datetime) -> dict[str, Any]:
    return {
        "program": "soceis",
        "version": __version__,
        "packages": versions(),
        "options": study.options.as_json(),
        "seed": study.options.seed,
        "inputs": dict(study.inputs),
        "outputs": {name: hashlib.sha256(outputs[name]).hexdigest() for name in sorted(outputs)},
        "started_at": started.isoformat(),
        "ended_at": datetime.now(UTC).isoformat(),
    }
