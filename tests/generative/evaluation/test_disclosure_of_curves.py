"""Released curves against the true ones: what they say is true of the day they say it of, or is not said."""

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from soceis.evaluation.codes import OVERALL, PROGRAMMES
from soceis.evaluation.disclosure import POLICIES, Policy, protect
from soceis.evaluation.disclosure.steps import ends_until, own_cuts, smallest_step
from soceis.evaluation.frames import Area
from soceis.evaluation.results import Results
from soceis.evaluation.survival import Curve, CurveBy, interval_of_median, median_of, product_limit
from soceis.evaluation.waiting import pooled
from tests.generative.evaluation.attacker import Attacker, know_the_curves
from tests.generative.evaluation.test_disclosure_of_whole_releases import as_written, in_steps

DAY = date(2022, 10, 31)
AREAS = ("North", "South", "West")
RELEASING = st.sampled_from([policy for policy in POLICIES.values() if policy.releasing])
Days = dict[int, tuple[int, int]]
histograms = st.dictionaries(
    st.one_of(st.integers(0, 40), st.integers(0, 700)),
    st.tuples(st.integers(0, 9), st.sampled_from([0, 0, 0, 1, 3, 7])).filter(any),
    min_size=1,
    max_size=12,
)
FEWER = max(5, settings().max_examples // 4)


def curve(by: CurveBy, group: str, days: Days) -> Curve:
    points = product_limit(days)
    return Curve(
        "time_to_close", "Time", group, by, points, median_of(points), interval_of_median(points),
        points[0].at_risk if points else 0, sum(point.events for point in points), "Days.",
    )  # fmt: skip


def results(groups: dict[tuple[str, str], Days]) -> Results:
    """A run that has these histograms: of areas by programme."""
    areas = tuple(Area(name, "wales", DAY, DAY, complete=True) for name in AREAS)
    curves = [
        curve("area", name, pooled(days for (area, _), days in groups.items() if area == name))
        for name in AREAS
    ]
    curves.append(curve("area", OVERALL, pooled(groups.values())))
    curves += [
        curve("programme", name, pooled(days for (_, programme), days in groups.items() if programme == name))
        for name in PROGRAMMES
    ]
    return Results(
        "published_2023", None, areas, tuple((name, DAY) for name in AREAS), (), (), (), tuple(curves)
    )


def released(days: Days, policy: Policy) -> tuple[Curve, Curve]:
    """The true curve of one area, and the same as released beside two areas of the same kind."""
    run = results({(area, PROGRAMMES[0]): days for area in AREAS})
    return run.curves[0], protect(run, policy).curves[0]


@given(days=histograms, policy=RELEASING)
def test_a_released_median_lies_in_the_step_that_ends_on_the_day_given(days: Days, policy: Policy) -> None:
    true, shown = released(days, policy)
    if shown.median is None and shown.points:
        assert true.median is None or true.median > shown.points[-1].time
    for own, given_day in zip((true.median, *true.interval), (shown.median, *shown.interval), strict=True):
        if given_day is None:
            continue
        first, last = shown.step_of(given_day)
        assert own is not None
        assert first <= own <= last
        assert last == given_day


@given(days=histograms, policy=RELEASING)
def test_a_released_share_is_that_of_the_day_or_is_not_said(days: Days, policy: Policy) -> None:
    true, shown = released(days, policy)
    if shown.missing:
        assert (shown.points, shown.median, shown.interval) == ((), None, (None, None))
        return
    said = {point.time: point for point in shown.points}
    coarse = policy.rounding / (2 * shown.n) if policy.rounding > 1 else 0.0
    for day in range(1, 720):
        share = shown.left_after(day)
        assert (share is not None) == (day in said)
        if share is not None:
            exact = true.left_after(day)
            assert exact is not None
            assert abs(share - exact) <= coarse + 0.0051
    assert list(said) == [end for end in ends_until(max(days)) if end in said]


@given(days=histograms, policy=RELEASING)
def test_no_number_of_a_released_curve_is_below_the_threshold(days: Days, policy: Policy) -> None:
    _, shown = released(days, policy)
    smallest = smallest_step(policy)
    for point in shown.points:
        assert point.at_risk >= min(smallest, policy.threshold)
        assert point.events >= smallest or (point.events == 0 and policy.zeros == "shown")
        assert point.censored >= smallest or (point.censored == 0 and policy.zeros == "shown")


@given(days=histograms, policy=RELEASING)
def test_a_step_ends_where_its_events_are_and_a_tail_of_few_is_cut_off(days: Days, policy: Policy) -> None:
    """The steps of a curve for itself: each could not have ended earlier, and enough or nobody is left."""
    points = product_limit(days)
    cuts = own_cuts(points, policy, parted=True)
    everybody = [sum(pair[kind] for pair in days.values()) for kind in (0, 1)]

    def left(first: int, last: int) -> list[int]:
        return [sum(pair[kind] for day, pair in days.items() if first < day <= last) for kind in (0, 1)]

    def is_enough(numbers: list[int]) -> bool:
        return all(n >= smallest_step(policy) or (n == 0 and policy.zeros == "shown") for n in numbers)

    for before, cut in pairwise((-1, *cuts)):
        assert is_enough(left(before, cut))
        assert not any(is_enough(left(before, end)) for end in ends_until(max(days)) if before < end < cut)
    if cuts:
        after = [n - gone for n, gone in zip(everybody, left(-1, cuts[-1]), strict=True)]
        assert after == [0, 0] or is_enough(after)


@given(
    groups=st.fixed_dictionaries(
        {(area, programme): histograms for area in AREAS for programme in PROGRAMMES}
    )
)
@settings(max_examples=FEWER)
def test_curves_that_share_a_margin_give_nothing_away_by_subtraction(
    groups: dict[tuple[str, str], Days],
) -> None:
    """Areas, programmes and Overall together: an attacker with a solver learns no small step of any."""
    policy = POLICIES["release"]
    run = results(groups)
    written = as_written(protect(run, policy), policy)
    attacker = Attacker("published_2023", AREAS, dict.fromkeys(AREAS, "wales"), 0, policy.threshold)
    know_the_curves(attacker, written["curves"])
    small = [secret for secret in in_steps(attacker, run, written) if policy.is_small(secret[2])]
    if not small:
        return
    learnt = attacker.learns([what for _, what, _ in small], [(1, policy.threshold)] * len(small))
    for (where, _, true), (low, high) in zip(small, learnt, strict=True):
        assert low <= 1, (where, true, low, high)
        assert high >= policy.threshold, (where, true, low, high)
