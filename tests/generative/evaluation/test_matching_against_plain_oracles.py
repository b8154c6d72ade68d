"""Matching on random units: against enumeration, against looking at everybody, and against its own definitions."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from soceis.evaluation.errors import MatchingRefused
from soceis.evaluation.matching import Matched, MatchSettings, Units, balance, flow, match, propensity
from soceis.evaluation.matching.coarsened import coarsened, ranges, stratum_weights
from soceis.evaluation.matching.distances import Apart, whitened
from soceis.evaluation.matching.nearest import nearest
from soceis.evaluation.matching.optimal import _along_a_line, _assigned
from tests.unit.evaluation.matching.people import overlapping

SEEDS = st.integers(0, 10**6)
GRID = st.integers(0, 12).map(lambda value: value / 8)  # few values, so that there are ties
CALIPERS = st.sampled_from([np.inf, 0.3, 0.125])


@st.composite
def lines(draw: st.DrawFn, most: int = 5) -> tuple[Apart, NDArray[np.int64], NDArray[np.int64]]:
    """Scores on a coarse grid, with a caliper or without; treated rows and control rows."""
    treated = draw(st.lists(GRID, min_size=1, max_size=most))
    controls = draw(st.lists(GRID, min_size=1, max_size=most + 1))
    scores = np.array([*treated, *controls])
    apart = Apart.by_score(scores, draw(CALIPERS))
    return apart, np.arange(len(treated)), np.arange(len(treated), len(scores))


def pairings(
    apart: Apart, treated: list[int], controls: tuple[int, ...], ratio: int
) -> Iterator[tuple[tuple[int, ...], float]]:
    """Every way to give each treated row up to `ratio` controls: how many each has, and the total distance."""
    if not treated:
        yield (), 0.0
        return

    def choices(left: tuple[int, ...], many: int) -> Iterator[tuple[tuple[int, ...], float]]:
        yield (), 0.0
        if many:
            for place, control in enumerate(left):
                far = float(apart.between(treated[0], np.array([control]))[0])
                if np.isfinite(far):
                    for chosen, total in choices(left[place + 1 :], many - 1):
                        yield (control, *chosen), total + far

    for chosen, total in choices(controls, ratio):
        rest = tuple(control for control in controls if control not in chosen)
        for counts, further in pairings(apart, treated[1:], rest, ratio):
            yield (len(chosen), *counts), total + further


def seats(counts: tuple[int, ...], ratio: int) -> tuple[int, ...]:
    """How many have a first control, a second, and so on."""
    return tuple(sum(count >= seat for count in counts) for seat in range(1, ratio + 1))


@given(lines(), st.sampled_from([1, 2]))
def test_optimal_matching_is_the_best_of_all_that_there_are(
    line: tuple[Apart, NDArray[np.int64], NDArray[np.int64]], ratio: int
) -> None:
    apart, treated, controls = line
    every = [
        (seats(counts, ratio), -total)
        for counts, total in pairings(apart, treated.tolist(), tuple(controls.tolist()), ratio)
    ]
    wanted, least = max(every)
    found = _assigned(apart, treated, controls, ratio)
    counts = tuple(np.bincount(found.rows[:, 0], minlength=len(treated)).tolist())
    assert seats(counts, ratio) == wanted
    assert found.distances.sum() == pytest.approx(-least)


@given(lines(most=12))
def test_the_way_along_a_line_finds_as_many_pairs_and_as_short_ones_as_assignment(
    line: tuple[Apart, NDArray[np.int64], NDArray[np.int64]],
) -> None:
    one, other = _along_a_line(*line), _assigned(*line, 1)
    assert len(one.rows) == len(other.rows)
    assert one.distances.sum() == pytest.approx(other.distances.sum())
    assert len(set(one.rows[:, 1].tolist())) == len(one.rows)


@given(lines(most=14), st.integers(1, 3), st.booleans(), st.booleans())
def test_each_choice_of_the_nearest_is_the_nearest_that_is_free(
    line: tuple[Apart, NDArray[np.int64], NDArray[np.int64]], ratio: int, replace: bool, sorting: bool
) -> None:
    """The pairs are replayed in the order in which they were made, looking at everybody each time."""
    apart, treated, controls = line
    if not sorting:  # the same distances by the way that looks at all controls
        apart = Apart(apart.places.copy(), apart.scores, apart.caliper)
    found = nearest(apart, treated, controls, ratio, replace=replace)
    free, ties = set(controls.tolist()), 0
    pairs = iter(zip(found.rows.tolist(), found.distances.tolist(), strict=True))
    order = [(row, seat) for row in treated.tolist() for seat in range(ratio)]
    for row, _ in order if replace else sorted(order, key=lambda turn: turn[1]):
        if replace and _ == 0:
            free = set(controls.tolist())
        near = {control: abs(apart.scores[row] - apart.scores[control]) for control in free}
        least = min(near.values(), default=np.inf)
        if least > apart.caliper or not near:
            continue
        (case, control), distance = next(pairs)
        assert case == row
        assert control in free
        assert distance == pytest.approx(least)
        assert near[control] == pytest.approx(least)
        ties += sum(value == least for value in near.values()) > 1
        free.remove(control)
    assert next(pairs, None) is None
    if not replace:
        assert found.ties == ties


METHODS: list[dict[str, object]] = [
    {"caliper": 0.2},
    {"caliper": 0.5, "ratio": 2},
    {"caliper": 0.3, "replace": True, "ratio": 2},
    {"method": "optimal", "caliper": 0.4},
    {"method": "optimal", "distance": "mahalanobis"},
    {"distance": "mahalanobis", "caliper": 0.5},
    {"method": "coarsened", "ranges": {"x0": 3, "x1": 2, "x2": 2}},
    {"method": "propensity_weights"},
    {"method": "entropy_weights"},
]


@given(SEEDS, st.sampled_from(METHODS))
def test_what_is_matched_keeps_to_what_was_asked(seed: int, wanted: dict[str, object]) -> None:
    settings = MatchSettings(**wanted)  # type: ignore[arg-type]
    units = overlapping(seed)
    try:
        found = match(units, settings)
    except MatchingRefused:
        return
    area = np.array(units.exact["area"])
    for row, control in found.pairs.tolist():
        assert units.treated[row]
        assert not units.treated[control]
        assert area[row] == area[control]
        if found.caliper is not None and found.scores is not None:
            assert abs(found.scores[row] - found.scores[control]) <= found.caliper
    if not settings.replace:
        assert len(set(found.pairs[:, 1].tolist())) == len(found.pairs)
    controls = found.weights[~units.treated]
    assert controls.sum() == pytest.approx(found.controls_kept)
    assert set(found.weights[units.treated].tolist()) <= {0.0, 1.0}
    assert flow(found)[-1].treated_left == found.treated_kept
    assert 0 <= balance(found).effective <= found.controls_kept + 1e-9


@given(SEEDS, st.sampled_from(METHODS))
def test_the_order_of_the_rows_never_matters(seed: int, wanted: dict[str, object]) -> None:
    settings = MatchSettings(**wanted)  # type: ignore[arg-type]
    units = overlapping(seed)
    order = np.random.default_rng(seed).permutation(units.size)
    try:
        one, other = match(units, settings), match(units.taken(order), settings)
    except MatchingRefused:
        return
    assert _by_id(one) == _by_id(other)
    assert one.weights[order].tolist() == other.weights.tolist()
    assert one.sets[order].tolist() == other.sets.tolist()


def _by_id(found: Matched) -> set[tuple[str, str]]:
    return {(found.units.ids[row], found.units.ids[control]) for row, control in found.pairs.tolist()}


@given(SEEDS, st.floats(0.01, 1_000), st.floats(-50, 50))
def test_the_scale_of_a_covariate_never_matters_to_the_propensity(
    seed: int, scale: float, shift: float
) -> None:
    units = overlapping(seed)
    try:
        one = propensity(units.covariates, units.treated)
    except MatchingRefused:
        return
    other = propensity(
        {name: values * scale + shift for name, values in units.covariates.items()}, units.treated
    )
    assert other.scores == pytest.approx(one.scores, abs=1e-7)


@given(SEEDS, st.sampled_from([0.0, 0.5]))
def test_the_propensity_solves_the_equations_of_its_likelihood(seed: int, ridge: float) -> None:
    units = overlapping(seed)
    try:
        found = propensity(units.covariates, units.treated, ridge=ridge)
    except MatchingRefused:
        return
    rest = units.treated - found.scores
    assert rest.sum() == pytest.approx(0, abs=1e-8)
    for name, slope in found.coefficients:
        values = units.covariates[name]
        pull = ridge * slope * values.std()
        assert rest @ ((values - values.mean()) / values.std()) == pytest.approx(pull, abs=1e-7)
    predictor = found.intercept + sum(slope * units.covariates[name] for name, slope in found.coefficients)
    assert found.scores == pytest.approx(1 / (1 + np.exp(-predictor)))


@given(SEEDS, st.integers(1, 6))
def test_coarsened_strata_are_those_of_a_dictionary(seed: int, count: int) -> None:
    units = overlapping(seed)
    counts = dict.fromkeys(units.covariates, count)
    strata = coarsened(units.covariates, units.strata(), counts)
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    cut = [ranges(values, count).tolist() for values in units.covariates.values()]
    for row in range(units.size):
        groups[units.exact["area"][row], *(column[row] for column in cut)].append(row)
    weights = stratum_weights(strata, units.treated)
    for rows in groups.values():
        assert len(set(strata[rows].tolist())) == 1
        cases = sum(bool(units.treated[row]) for row in rows)
        controls = len(rows) - cases
        for row in rows:
            expected = 0.0 if not cases or not controls else 1.0 if units.treated[row] else cases / controls
            assert weights[row] == pytest.approx(expected)
    assert len(set(strata.tolist())) == len(groups)


@given(SEEDS)
def test_entropy_weights_balance_exactly_and_are_the_nearest_to_equal_ones(seed: int) -> None:
    """Nearest to equal weights: their logarithm is a linear function of what is balanced, and of nothing else."""
    units = overlapping(seed)
    try:
        found = match(units, MatchSettings(method="entropy_weights"))
    except MatchingRefused:
        return
    theirs = ~units.treated & (found.weights > 0)
    areas = np.unique(units.exact["area"])
    columns = np.column_stack([units.matrix(), *(np.array(units.exact["area"]) == area for area in areas)])
    ours = units.treated & (found.weights > 0)
    means = np.average(columns[theirs], axis=0, weights=found.weights[theirs])
    assert means == pytest.approx(columns[ours].mean(axis=0), abs=1e-6)
    design = np.column_stack([columns[theirs], np.ones(int(theirs.sum()))])
    logs = np.log(found.weights[theirs])
    if logs.min() > -25:  # nearly nothing is left of the precision of smaller ones
        explained = design @ np.linalg.lstsq(design, logs, rcond=None)[0]
        assert explained == pytest.approx(logs, abs=1e-5)


@given(SEEDS)
def test_mahalanobis_places_have_the_distances_of_the_formula(seed: int) -> None:
    units = overlapping(seed, 8, 12)
    matrix, treated = units.matrix(), units.treated
    within = [np.cov(matrix[group].T, ddof=0) * group.sum() for group in (treated, ~treated)]
    inverse = np.linalg.inv(sum(within) / (len(matrix) - 2))
    places = whitened(matrix, treated)
    for row in range(3):
        apart = matrix - matrix[row]
        expected = np.sqrt(np.einsum("ij,jk,ik->i", apart, inverse, apart))
        assert Apart(places, np.zeros(len(matrix))).between(row, np.arange(len(matrix))) == pytest.approx(
            expected
        )


@given(SEEDS)
def test_a_covariate_given_twice_never_changes_mahalanobis_pairs(seed: int) -> None:
    units = overlapping(seed)
    double = Units(
        units.ids, units.treated, {**units.covariates, "again": 3 * units.covariates["x0"]}, units.exact
    )
    by_all = MatchSettings(distance="mahalanobis", method="optimal")
    assert match(double, by_all).total_distance == pytest.approx(match(units, by_all).total_distance)
