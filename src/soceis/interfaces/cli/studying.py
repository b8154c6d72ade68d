"""What `soceis impact` does: read, compute and write, with progress, and one sentence when it cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from soceis.evaluation.errors import EvaluationError
from soceis.evaluation.study.options import OUTCOMES, StudyOptions, check, covariates_of, window_of
from soceis.interfaces.cli.progress import progress

DONE, CANNOT = 0, 2


@dataclass(frozen=True, slots=True)
class Asked:
    """What `soceis impact run` was asked for, as it was typed."""

    extract: Path
    out: Path
    window: str
    outcomes: tuple[str, ...]
    seed: int
    draws: int
    simulations: int
    match: str
    ratio: int
    policy: str
    links: Path | None
    link_draws: int
    covariates: str = ""


def run_study(asked: Asked) -> int:
    """Make a study; the exit status: 0, or 2 after one sentence on standard error."""
    return _in_sentences("run", lambda words: _run_study(asked, words))


def run_summarise(
    extract: Path, out: Path, window: str, outcomes: tuple[str, ...], months: str, policy: str
) -> int:
    """Write the summaries of one side; the exit status: 0, or 2 after one sentence on standard error."""

    def work(words: Console) -> None:
        from soceis.evaluation import study

        options = StudyOptions(window_of(window), outcomes or OUTCOMES, policy=policy)
        check(options)
        with progress(Console(stderr=True, highlight=False, soft_wrap=True)) as step:
            step("Reading the units and their months")
            said = study.write_summaries(extract, out, options, study.span_of(months))
        for line in said:
            words.print(line, markup=False)

    return _in_sentences("summarise", work)


def run_estimate(files: Sequence[Path], out: Path | None) -> int:
    """Combine summaries and estimate; the exit status: 0, or 2 after one sentence on standard error."""

    def work(words: Console) -> None:
        from soceis.evaluation import study

        found = study.combine_summaries(files)
        if out is None:
            words.print(found.decode(), markup=False, end="")
            return
        study.write_file(out, found)
        words.print(f"The estimates of {len(files)} files together are in {out}.", markup=False)

    return _in_sentences("estimate", work)


def _run_study(asked: Asked, words: Console) -> None:
    from soceis.evaluation import study
    from soceis.evaluation.disclosure import policy_named
    from soceis.evaluation.figures.wording import counted
    from soceis.evaluation.folders import check_folder
    from soceis.evaluation.outputs import handling

    options = StudyOptions(
        window_of(asked.window), asked.outcomes or OUTCOMES, asked.seed, asked.draws, asked.simulations,
        asked.match, asked.ratio, asked.policy, asked.links, asked.link_draws,
        covariates_of(asked.covariates),
    )  # fmt: skip
    check(options)
    check_folder(asked.out)
    with progress(Console(stderr=True, highlight=False, soft_wrap=True)) as step:
        made = study.run_study(asked.extract, options, step)
        study.write_study(made, asked.out, step)
    words.print(f"The study is in {asked.out}. {handling(policy_named(options.policy)).mark}.", markup=False)
    for found in made.outcomes:
        words.print(f"{study.OUTCOME_TITLES[found.outcome]}: {found.verdict.heading}.", markup=False)
    warnings = sum(told.severity == "warning" for told in made.findings)
    absent = len(made.absents) + len(made.matched_absents)
    said = f"{counted(warnings, 'warning', 'warnings')}, {counted(absent, 'estimate', 'estimates')} absent"
    words.print(f"{said}; see impact.json and the report.", markup=False)


def _in_sentences(command: str, work: Callable[[Console], None]) -> int:
    """Do the work with a console for words; an error of the evaluation becomes one sentence on standard error."""
    try:
        work(Console(highlight=False, soft_wrap=True))
    except EvaluationError as error:
        problems = Console(stderr=True, highlight=False, soft_wrap=True)
        sentence = str(error)
        # The name of a file at the beginning keeps its own capitals.
        named = not sentence.split(" ", 1)[0].isalpha()
        said = sentence if named else sentence[:1].upper() + sentence[1:]
        problems.print(f"soceis impact {command}: {said}", markup=False)
        return CANNOT
    return DONE
