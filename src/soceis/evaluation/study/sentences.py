"""The study in short: who was found, who was lost, what could have been found, and only then the verdicts."""

from __future__ import annotations

from collections.abc import Iterator

from soceis.evaluation.cells import print_percent
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.study.results import Study
from soceis.evaluation.study.verdict import NOUNS
from soceis.evaluation.study.words import OUTCOME_TITLES


def in_short(study: Study) -> tuple[str, ...]:
    """A few sentences, in the order of the report."""
    return (*_linkage(study), *_analysed(study), *_powers(study), *_verdicts(study))


def _linkage(study: Study) -> Iterator[str]:
    counts = [(row.referred.n, row.found.n) for row in study.linkage]
    if not counts:
        yield "It is not known how many of the young people referred were found in the police records."
        return
    if any(referred is None or found is None for referred, found in counts):
        yield "How many of the young people referred were found in the police records is withheld in part; see below."
        return
    referred, found = (sum(n or 0 for n in column) for column in zip(*counts, strict=True))
    percent = f" ({print_percent(found, referred)}%)" if referred else ""
    people = "young person" if referred == 1 else "young people"
    yield f"{found:,} of {referred:,} {people} referred and accepted{percent} were found in the police records."


def _analysed(study: Study) -> Iterator[str]:
    if not study.flow:
        return
    last = study.flow[-1]
    if last.service.n is None or last.comparison.n is None:
        yield "How many are in the analysis is withheld in part."
        return
    yield (
        f"{counted(last.service.n, 'young person', 'young people')} of the service and {last.comparison.n:,} others are"
        " in the analysis."
    )


def _powers(study: Study) -> Iterator[str]:
    known = []
    for found in study.outcomes:
        power = found.power.power
        if power is not None:
            known.append(f"{int(100 * power + 0.5)}% for {NOUNS[found.outcome]}")
    if not known:
        yield "How large a change this study could have found is not known."
        return
    yield (
        "If the service really took a quarter off, a study of this size would find it with a probability of:"
        f" {', '.join(known)}."
    )


def _verdicts(study: Study) -> Iterator[str]:
    for found in study.outcomes:
        heading = found.verdict.heading
        yield f"{OUTCOME_TITLES[found.outcome]}: {heading[:1].lower()}{heading[1:]}."
