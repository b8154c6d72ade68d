"""What is said about uncertain links, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from soceis.evaluation.study.linked.results import CarriedEstimate
from soceis.evaluation.study.verdict import NOUNS

NOT_GIVEN = (
    "The uncertainty of the linkage is not in the intervals of this report: give the file links.csv of `soceis link`"
    " with the option --links to see what it does to them."
)
WHAT = (
    "Some links between the records of the service and of the police may be wrong. The difference is therefore"
    " computed again many times: each time every link is kept or left out by chance, as often as it is probably"
    " right. What the results differ by is added to the interval (Rubin, 1987)."
)
FORMULA = (
    "All intervals here stand on the usual formula, also where the headline below stands on randomisation."
)
THRESHOLDS = (
    "Only young people whose link has at least this probability stay in the analysis. Right: how many of the links the"
    " model expects to be right."
)
MISSED = (
    "Everybody who was accepted and not found counts as a missed link, although many of them will have no police record"
    " at all: the widest case. The bounds say what the estimate would be if those missed had had half as many events as"
    " without the service, or twice as many."
)
WITHHELD = "Withheld: it rests on too few young people, or would let such a number be worked out."


def conclusion_of(found: Sequence[CarriedEstimate]) -> str:
    """One sentence: whether what is concluded about each outcome changes with uncertain links."""
    same, other, wide, unknown = [], [], [], []
    for each in found:
        if each.model != "linear":
            continue
        noun = NOUNS[each.outcome]
        if each.plain is None or each.drawn is None:
            unknown.append(noun)
        elif each.drawn.found.side != each.plain.side:
            other.append(noun)
        elif _elsewhere(each, each.plain.side):
            wide.append(noun)
        else:
            same.append(noun)
    parts = (
        (other, "changes once the uncertainty of the links is in the interval"),
        (wide, "does not change with it in the interval, but would at another threshold or with the missed links"),
        (same, "does not change, whichever way the uncertainty of the links is counted"),
        (unknown, "cannot be looked at"),
    )  # fmt: skip
    said = [f"the conclusion about {_listed(nouns)} {what}" for nouns, what in parts if nouns]
    ratios = [NOUNS[each.outcome] for each in found if each.model == "poisson" and _changed(each)]
    if ratios:
        said.append(f"asked as a ratio of rates, that about {_listed(ratios)} changes, or would")
    text = "; ".join(said)
    return f"{text[:1].upper()}{text[1:]}."


def _changed(each: CarriedEstimate) -> bool:
    """Whether draws, a threshold or missed links put the interval on another side of no difference."""
    if each.plain is None:
        return False
    drawn = each.drawn is not None and each.drawn.found.side != each.plain.side
    return drawn or _elsewhere(each, each.plain.side)


def _elsewhere(each: CarriedEstimate, side: int) -> bool:
    sides = [row.found.side for row in each.thresholds if row.found is not None]
    sides += [each.missed.side] if each.missed is not None else []
    return any(other != side for other in sides)


def _listed(nouns: Sequence[str]) -> str:
    return nouns[0] if len(nouns) == 1 else f"{', '.join(nouns[:-1])} and {nouns[-1]}"
