"""`soceis evaluate`: read, compute and write, with progress, and one sentence when it cannot be done."""

from datetime import date
from pathlib import Path
from typing import cast

from rich.console import Console

from soceis.evaluation import EvaluationError, MappingName, read_folder
from soceis.evaluation.disclosure import policy_given
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.outputs import Options, check, handling, write_outputs
from soceis.interfaces.cli.progress import progress

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
    words, problems = (
        Console(highlight=False, soft_wrap=True),
        Console(stderr=True, highlight=False, soft_wrap=True),
    )
    named = tuple(name.strip() for name in areas.split(",") if name.strip()) if areas is not None else None
    try:
        rules = policy_given(policy)
        options = Options(cast("MappingName", mapping), as_of, named, rules.name, seed, engine, rules)
        check(options)
        with progress(problems) as step:
            step("Reading and checking the extract")
            found = read_folder(extract)
            results = write_outputs(found, out, options, step)
    except EvaluationError as error:
        problems.print(f"soceis evaluate: {error}", markup=False)
        return CANNOT
    told = [*found.findings, *(f for f in results.findings if f not in found.findings)]
    errors = sum(f.severity == "error" for f in told)
    warnings = sum(f.severity == "warning" for f in told)
    marked = handling(rules)
    where = "a run under the policy internal lists them" if marked.released else "see readiness.json"
    words.print(f"Results, report and figures are in {out}. {marked.mark}.", markup=False)
    said = f"{counted(errors, 'error', 'errors')}, {counted(warnings, 'warning', 'warnings')}"
    words.print(f"About the data: {said}; {where}.", markup=False)
    return DONE
