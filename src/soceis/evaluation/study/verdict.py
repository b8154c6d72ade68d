"""What may be said about one outcome: the rule, and the sentences that follow from it.

The rule, in this order:

1. No estimate: it says why.
2. Fewer than ten young people in either group: too few to conclude.
3. The two groups already moved apart before the start (test of all months before it, corrected for few young people,
   p under 0.05): no conclusion, because the comparison is not a fair one.
4. The test finds differences too often where there are none (more than 8% in the simulation with these very
   numbers, where 5% is meant): too few to conclude.
5. The 95% interval holds no difference. If a real change of a quarter would have been found in at least 80% of
   simulated studies, no difference was found by a study that was large enough for one; otherwise too few to
   conclude. Power that is not known counts as too small.
6. The interval lies on one side of no difference: fewer, or more. If the power for a quarter is under one half,
   the size of the difference is said to be unreliable: a small study that finds something tends to find too much.

A quarter is the least change that a reader would act upon; it is smaller than the falls that such services
have quoted (31% a month), so a study that cannot see a quarter should not be the source of such a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from soceis.evaluation.figures.wording import counted

Kind = Literal["not_estimated", "too_few", "not_alike_before", "no_difference_found", "fewer", "more"]
FEWEST = 10
WORTH_FINDING = 0.25
ENOUGH_POWER = 0.8
DOUBTFUL_POWER = 0.5
TRENDS_APART = 0.05
LARGEST_SIZE = 0.08
SMALL_STUDY = 100
HEADINGS: dict[Kind, str] = {
    "not_estimated": "Could not be estimated",
    "too_few": "Too few to conclude",
    "not_alike_before": "The groups were not alike before, so nothing can be concluded",
    "no_difference_found": "No difference was found",
    "fewer": "Fewer than in the comparison group",
    "more": "More than in the comparison group",
}
NOUNS = {"offences": "offences", "arrests": "arrests", "missing_episodes": "missing episodes"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about one outcome. Numbers are None where they could not be had.

    `estimate`, `low`, `high`: events a young person a month, service less comparison, with the 95% interval that
    is the headline. `before`: the mean a month of the service's young people in the months before. `power`: the
    share of simulated studies that find a change of a quarter; `size`: that find one where there is none;
    `detectable`: the smallest share of `before` that is found in 80% of them. `trend_p`: the test of the months
    before the start. `absent`: why there is no estimate. `sizes_shown`: whether it may be said how many
    young people there were.
    """

    outcome: str
    treated: int
    comparison: int
    estimate: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None
    method: str = ""
    before: float | None = None
    power: float | None = None
    size: float | None = None
    detectable: float | None = None
    trend_p: float | None = None
    absent: str = ""
    sizes_shown: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said: the kind, its heading, and sentences in plain words."""

    kind: Kind
    heading: str
    sentences: tuple[str, ...]


def judge(found: Evidence) -> Verdict:
    """The verdict on one outcome by the rule of this module."""
    kind = kind_of(found)
    said = [_why(found, kind), *_interval(found), *_power(found), *_caution(found, kind)]
    return Verdict(kind, HEADINGS[kind], tuple(said))


def kind_of(found: Evidence) -> Kind:
    """Which kind of verdict the rule gives."""
    low, high = found.low, found.high
    if found.estimate is None or low is None or high is None:
        return "not_estimated"
    if min(found.treated, found.comparison) < FEWEST:
        return "too_few"
    if found.trend_p is not None and found.trend_p < TRENDS_APART:
        return "not_alike_before"
    if found.size is not None and found.size > LARGEST_SIZE:
        return "too_few"
    if low <= 0 <= high:
        enough = found.power is not None and found.power >= ENOUGH_POWER
        return "no_difference_found" if enough else "too_few"
    return "fewer" if high < 0 else "more"


WHY: dict[Kind, str] = {
    "not_estimated": "Whether there were fewer {many} cannot be estimated: {absent}.",
    "too_few": "The study is too small to say whether the service made a difference to {many}: both a real"
    " difference and none at all fit what was seen.",
    "not_alike_before": "The two groups were already moving apart in {many} before the service began, so the"
    " comparison is not a fair one. The numbers below must not be read as what the service did.",
    "no_difference_found": "No difference in {many} was found, by a study that would probably have found a change"
    " of a quarter. A smaller difference cannot be ruled out.",
    "fewer": "The young people of the service had fewer {many} than the comparison group would lead one to expect.",
    "more": "The young people of the service had more {many} than the comparison group would lead one to expect.",
}
FEWER_THAN_TEN = "A group of fewer than {fewest} young people cannot carry a conclusion about {many}."
TOO_OFTEN = (
    "With numbers like these the test finds a difference in {size} of studies where there is none, instead of 5%."
    " Nothing can be concluded about {many}."
)
SMALL_FOR_ITS_QUESTION = (
    "The study is small for its question. When a small study finds something, it tends to find too much: the true"
    " difference is probably smaller than the best estimate."
)


def _why(found: Evidence, kind: Kind) -> str:
    """What led to the verdict."""
    words = WHY[kind]
    if kind == "too_few" and min(found.treated, found.comparison) < FEWEST:
        words = FEWER_THAN_TEN
    elif kind == "too_few" and found.size is not None and found.size > LARGEST_SIZE:
        words = TOO_OFTEN
    return words.format(
        many=NOUNS[found.outcome],
        absent=found.absent or "no number was made",
        fewest=FEWEST,
        size=_percent(found.size or 0.0),
    )


def _interval(found: Evidence) -> list[str]:
    """The estimate, never without its interval."""
    if found.estimate is None or found.low is None or found.high is None:
        return []
    many = NOUNS[found.outcome]
    said = (
        f"Best estimate: {amount_in_words(found.estimate, many)} a month for every 100 young people (95% interval: from"
        f" {amount_in_words(found.low, many)} to {amount_in_words(found.high, many)}"
    )
    said += f"; p = {found.p:.3f})." if found.p is not None else ")."
    if found.sizes_shown:
        base = counted(found.treated, "young person", "young people")
        said += f" {base} of the service and {found.comparison:,} others were compared."
    if found.before is not None:
        said += f" Before, the young people of the service had {_hundred(found.before)} {many} a month for every 100."
    return [said]


def _power(found: Evidence) -> list[str]:
    """How large the study was for the question."""
    if found.estimate is None:
        return []
    if found.power is None:
        return ["How large a change this study could have found is not known."]
    said = f"A study of this size finds a real change of a quarter in {_percent(found.power)} of attempts (its power)."
    if found.detectable is not None:
        said += f" The smallest change that it finds in 80% of attempts is {_percent(found.detectable)}."
    return [said]


def _caution(found: Evidence, kind: Kind) -> list[str]:
    if kind in {"fewer", "more"} and (found.power is None or found.power < DOUBTFUL_POWER):
        return [SMALL_FOR_ITS_QUESTION]
    return []


def amount_in_words(value: float, many: str) -> str:
    """A difference a month for every 100 young people, in words: 4.2 fewer offences."""
    hundred = _hundred(abs(value))
    if float(hundred) == 0:
        return f"no difference in {many}"
    return f"{hundred} {'fewer' if value < 0 else 'more'} {many}"


def _hundred(value: float) -> str:
    return f"{100 * value:.1f}"


def _percent(share: float) -> str:
    return f"{int(100 * share + 0.5)}%"
