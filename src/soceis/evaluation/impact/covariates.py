"""Group-time effects that allow for covariates: trends may differ with age or history, not between like and like.

Three ways (Sant'Anna and Zhao, Doubly robust difference-in-differences estimators, Journal of Econometrics 219,
2020): `reg` predicts the change of the treated from the comparison's; `ipw` weights the comparison to be like the
treated; `dr` does both, and is right when either is. They need rows, so they cannot be made from summaries.

Small cohorts are often all of one sex, or all of the highest age. The likelihood of the propensity then has no
maximum, but its limit is known: comparisons beyond that edge are nothing like the treated and weigh 0, and among
those on it the covariate says nothing. That limit is taken; whatever else tells the sides apart has none that keeps
all of the treated, and is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from soceis.evaluation.errors import CannotEstimate, PanelUnusable, UnknownOption
from soceis.evaluation.impact.estimates import Base, Control
from soceis.evaluation.impact.linear import METHOD, GroupTime, Place, group_time
from soceis.evaluation.impact.panel import NO_SET, Panel, grouped, month_text
from soceis.evaluation.impact.panel.shape import Floats, Ints, Truths
from soceis.evaluation.impact.problems import Absent
from soceis.evaluation.impact.summaries import Group, Summary, summarise

Way = Literal["dr", "reg", "ipw"]
WAYS: tuple[Way, ...] = ("dr", "reg", "ipw")
# A comparison unit with a higher propensity stands for too many: it is left out, as DRDID does.
HIGHEST = 0.995
MOST_STEPS, CLOSE_ENOUGH = 50, 1e-12
# A log odds beyond this tells the sides apart for certain; a condition beyond that, covariates say the same twice.
CERTAIN, MOST_CONDITION = 25.0, 1e12
TWICE = "say the same thing twice"
TOO_ALIKE = "the comparison is too small or too alike for these covariates"
APART = "the covariates tell the treated and the comparison apart for certain"
WAY_WORDS: Mapping[Way, str] = {
    "dr": "doubly robust (regression and weighting)",
    "reg": "regression",
    "ipw": "weighting",
}


# The odds of being treated float64[n], and what each unit pulls on the coefficients float64[n, 1 + covariates].
Weighing = tuple[Floats, Floats]


class CellFailed(Exception):
    """One effect cannot be adjusted: the reason as the end of a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One effect's data: `change`, `weights` float64[n], `treated` bool[n], `x` float64[n, 1 + covariates]."""

    change: Floats
    treated: Truths
    x: Floats
    weights: Floats


def adjusted_group_time(
    panel: Panel,
    outcome: str,
    covariates: Sequence[str],
    *,
    way: Way = "dr",
    control: Control = "never",
    base: Base = "varying",
    plain: GroupTime | None = None,
) -> GroupTime:
    """Every group-time effect, adjusted for covariates of the panel; `aggregate` and the tests take it as any other.

    `plain` are the same effects without covariates, when they are there already. Effects that cannot be adjusted
    (too few treated, perfectly told apart) are among `absent`. UnknownOption when the
    way is not known; PanelUnusable when a covariate is missing or not known of everybody; CannotEstimate when no
    effect can be made.
    """
    if way not in WAYS:
        raise UnknownOption(f'"{way}" is not a way to adjust; choose {", ".join(WAYS)}.')
    x = _columns(panel, covariates)
    plain = plain or group_time(summarise(panel, outcome), control, base)
    labels, values = grouped(panel).labels, panel.outcome(outcome)
    first = int(panel.months[0])
    places, att, influence, absent = [], [], [], list(plain.absent)
    known: dict[tuple[tuple[int, ...], tuple[int, ...]], _Side] = {}
    weighing: dict[tuple[tuple[int, ...], tuple[int, ...]], Weighing | CellFailed] = {}
    for place in plain.places:
        sides = place.treated, place.control
        if sides not in known:
            known[sides] = _Side.of(labels, *sides)
        rows, treated = known[sides].rows, known[sides].treated
        change = values[rows, place.month - first] - values[rows, place.base - first]
        data = Change(change, treated, _varying(x[rows]), panel.weights[rows])
        if way != "reg" and sides not in weighing:
            weighing[sides] = _odds_or_not(data)
        try:
            effect, pull = _adjust(data, way, weighing.get(sides))
        except CellFailed as failed:
            what = f"{month_text(place.cohort)} in {month_text(place.month)}, adjusted"
            absent.append(Absent(what, str(failed), place.month))
            continue
        whole = np.zeros(panel.size)
        # Like every influence, it is multiplied by the unit's weight again where errors are made of it.
        whole[rows] = pull / len(rows) / panel.weights[rows]
        att.append(effect)
        influence.append(whole)
        places.append(
            Place(
                place.cohort,
                place.month,
                place.base,
                known[sides].ours,
                known[sides].theirs,
            )
        )
    if not places:
        why = absent[-1].reason
        raise CannotEstimate(
            f"no effect can be adjusted for {', '.join(covariates)}: {why}. Use fewer covariates."
        )
    units = _units(panel, outcome, control)
    shaped = np.stack(influence, axis=1)[:, :, None]
    return GroupTime(
        units, control, base, tuple(places), np.array(att), shaped, tuple(absent),
        method_of(way, covariates),
    )  # fmt: skip


def method_of(way: Way, covariates: Sequence[str]) -> str:
    """The method of an adjusted estimate in words."""
    return f"{WAY_WORDS[way]} on {', '.join(covariates)}: {METHOD}"


@dataclass(frozen=True, slots=True, eq=False)
class _Side:
    """Who is compared in some effects: `rows` int64[r] of the panel, `treated` bool[r], and both sides by row."""

    rows: Ints
    treated: Truths
    ours: tuple[int, ...]
    theirs: tuple[int, ...]

    @classmethod
    def of(cls, labels: Ints, ours: tuple[int, ...], theirs: tuple[int, ...]) -> _Side:
        rows = np.flatnonzero(np.isin(labels, ours + theirs))
        treated = np.isin(labels[rows], ours)
        return cls(rows, treated, tuple(rows[treated].tolist()), tuple(rows[~treated].tolist()))


def _units(panel: Panel, outcome: str, control: Control) -> Summary:
    """Everybody as a group of one, whose influence is a number: the mixtures then work as for cohorts."""
    nothing = np.zeros(0)
    groups = tuple(
        Group(start, "", np.zeros(0, bool), 1, weight, nothing, np.array([[weight**2]]), 0)
        for start, weight in zip(panel.cohort.tolist(), panel.weights.tolist(), strict=True)
    )
    sets = np.where(
        (panel.strata == NO_SET) | (not panel.whole_sets), -1 - np.arange(panel.size), panel.strata
    )
    clusters = np.unique(sets, return_inverse=True)[1].reshape(-1) if control == "matched" else None
    return Summary(outcome, panel.months, panel.window, groups, True, panel.left_out, (), clusters)


def _columns(panel: Panel, covariates: Sequence[str]) -> Floats:
    """A 1 and the covariates, centred and scaled, so that their units do not matter to the arithmetic."""
    if not covariates:
        raise UnknownOption("name at least one covariate, or make the estimate without.")
    found = [np.ones(panel.size)]
    for name in covariates:
        if name not in panel.covariates:
            there = ", ".join(panel.covariates) or "none"
            raise PanelUnusable(f'there is no covariate "{name}"; choose from {there}.')
        values = panel.covariates[name]
        gone = int((~np.isfinite(values)).sum())
        if gone:
            raise PanelUnusable(f"{name} is not known of {gone} units; fill it in, or leave it out.")
        spread = float(values.std())
        found.append((values - values.mean()) / spread if spread > 0 else np.zeros(panel.size))
    x = np.column_stack(found)
    if np.linalg.matrix_rank(x) < x.shape[1]:
        raise CannotEstimate(
            f"the covariates {', '.join(covariates)} {TWICE} (or one is the same for everybody);"
            " leave one out."
        )
    return x


def _varying(x: Floats) -> Floats:
    """A 1 and the covariates in which those compared differ at all: what is the same for everybody takes no part."""
    differ = np.ptp(x, axis=0) > 0
    differ[0] = True
    return x if differ.all() else x[:, differ]


def _adjust(data: Change, way: Way, weighing: Weighing | CellFailed | None) -> tuple[float, Floats]:
    """The effect and the influence of each unit times their number, float64[n]."""
    if weighing is None:
        return _by_regression(data)
    if isinstance(weighing, CellFailed):
        raise CellFailed(str(weighing))
    odds, pull_of_odds = weighing
    if way == "ipw":
        nothing = np.zeros(len(data.change))
        return _doubly(data, odds, pull_of_odds, nothing, None)
    predicted, pull_of_line = _line(data)
    return _doubly(data, odds, pull_of_odds, predicted, pull_of_line)


def _line(data: Change) -> tuple[Floats, Floats]:
    """The change predicted from the comparison by least squares, and the pull of each unit on its coefficients."""
    x, n = data.x, len(data.change)
    mass = data.weights * ~data.treated
    square = (x * mass[:, None]).T @ x / n
    if np.linalg.cond(square) > MOST_CONDITION:
        raise CellFailed(TOO_ALIKE)
    inverse = np.linalg.inv(square)
    coefficients = inverse @ (x.T @ (mass * data.change) / n)
    predicted = x @ coefficients
    return predicted, (x * (mass * (data.change - predicted))[:, None]) @ inverse


def _odds_or_not(data: Change) -> Weighing | CellFailed:
    try:
        return _odds(data)
    except CellFailed as failed:
        return failed


def _odds(data: Change) -> Weighing:
    """The odds of being treated by a logistic regression (0 beyond `HIGHEST`), and the pull on its coefficients.

    Whoever is beyond an edge that all treated stand on has odds of 0 and pulls nothing.
    """
    near, used = _near(data)
    if near.all() and used.all():
        return _fitted(data.x, data.treated, data.weights, len(near))
    found, pull = _fitted(data.x[np.ix_(near, used)], data.treated[near], data.weights[near], len(near))
    odds, whole = np.zeros(len(near)), np.zeros(data.x.shape)
    odds[near] = found
    whole[np.ix_(near, used)] = pull
    return odds, whole


def _near(data: Change) -> tuple[Truths, Truths]:
    """Who is not beyond an edge that all treated stand on (bool[n]), and the columns that still say something.

    CellFailed when no comparison is left.
    """
    near, used = np.ones(len(data.x), bool), np.ones(data.x.shape[1], bool)
    while True:
        edges = [j for j in np.flatnonzero(used).tolist()[1:] if _on_an_edge(data, near, j)]
        if not edges:
            break
        for j in edges:
            near &= data.x[:, j] == data.x[data.treated, j][0]
            used[j] = False
    if not (near & ~data.treated).any():
        raise CellFailed(APART)
    return near, used


def _on_an_edge(data: Change, near: Truths, j: int) -> bool:
    """Whether all treated have the least or the greatest value of a covariate."""
    column, own = data.x[near, j], data.x[data.treated, j]
    return bool(np.ptp(own) == 0 and own[0] in (column.min(), column.max()))


def _fitted(x: Floats, is_treated: Truths, weights: Floats, n: int) -> Weighing:
    """The logistic regression by Newton's method; `n` is the number that averages are taken over."""
    treated = is_treated.astype(np.float64)
    beta = np.zeros(x.shape[1])
    for _ in range(MOST_STEPS):
        line = x @ beta
        if np.abs(line).max() > CERTAIN:
            raise CellFailed(APART)
        chance = 1 / (1 + np.exp(-line))
        curvature = (x * (weights * chance * (1 - chance))[:, None]).T @ x / n
        if np.linalg.cond(curvature) > MOST_CONDITION:
            raise CellFailed(APART)
        step = np.linalg.solve(curvature, x.T @ (weights * (treated - chance)) / n)
        beta = beta + step
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    else:
        raise CellFailed(APART)
    score = x * (weights * (treated - chance))[:, None]
    odds = np.where(chance >= HIGHEST, 0.0, chance / (1 - chance))
    return odds, score @ np.linalg.inv(curvature)


def _by_regression(data: Change) -> tuple[float, Floats]:
    predicted, pull = _line(data)
    mass = data.weights * data.treated
    level = mass.mean()
    first, second = (mass * data.change).mean() / level, (mass * predicted).mean() / level
    influence = mass * (data.change - first) - mass * (predicted - second)
    influence -= pull @ (mass[:, None] * data.x).mean(axis=0)
    return float(first - second), influence / level


def _doubly(
    data: Change, odds: Floats, pull_of_odds: Floats, predicted: Floats, pull_of_line: Floats | None
) -> tuple[float, Floats]:
    """The doubly robust effect; the weighted one when nothing is predicted."""
    rest = data.change - predicted
    mine, theirs = data.weights * data.treated, data.weights * odds * ~data.treated
    level, other = mine.mean(), theirs.mean()
    if other <= 0:
        raise CellFailed("no comparison is like the treated")
    first, second = (mine * rest).mean() / level, (theirs * rest).mean() / other
    of_treated = mine * (rest - first)
    of_control = theirs * (rest - second) + pull_of_odds @ (
        (theirs * (rest - second))[:, None] * data.x
    ).mean(axis=0)
    if pull_of_line is not None:
        of_treated = of_treated - pull_of_line @ (mine[:, None] * data.x).mean(axis=0)
        of_control = of_control - pull_of_line @ (theirs[:, None] * data.x).mean(axis=0)
    return float(first - second), of_treated / level - of_control / other
