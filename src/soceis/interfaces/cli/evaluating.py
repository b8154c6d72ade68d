"""`soceis evaluate`: read, compute and write, with progress, and one sentence when it cannot be done."""

from datetime import date
from pathlib import Path
from typing import cast

from rich.console import Console

from soceis.evaluation import EvaluationError, MappingName, read_folder
from soceis.evaluation.outputs import Options, check, write_outputs

DONE, CANNOT = 0, 2


def run(
    extract: Path,
    out: Path,
    mapping: str,
    as_of: date | None,
    areas: str | None,
    policy: str,
    seed: int,
    engine: str,
) -> int:
    """The exit status: 0, or 2 after one sentence on standard error."""
    words, problems = Console(highlight=False), Console(stderr=True, highlight=False, soft_wrap=True)
    named = tuple(name.strip() for name in areas.split(",") if name.strip()) if areas is not None else None
    options = Options(cast("MappingName", mapping), as_of, named, policy, seed, engine)
    try:
        check(options)
        with problems.status("Reading the extract") as status:
            found = read_folder(extract)
            results = write_outputs(found, out, options, status.update)
    except EvaluationError as error:
        sentence = str(error)
        problems.print(f"soceis evaluate: {sentence[:1].upper()}{sentence[1:]}", markup=False)
        return CANNOT
    errors = sum(f.severity == "error" for f in results.findings)
    warnings = sum(f.severity == "warning" for f in results.findings)
    words.print(f"Results, report and figures are in {out}. Not for release.", markup=False)
    words.print(f"About the data: {errors} errors, {warnings} warnings; see readiness.json.", markup=False)
    return DONE
