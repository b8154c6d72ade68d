"""What partners are told in numbers: counted as a plain reading counts it, and nothing small can be worked out."""

from collections.abc import Iterable
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from soceis.insight.partnering.queries.counting import counted
from soceis.insight.partnering.queries.protecting import POLICY, shown_counts, shown_table
from soceis.insight.partnering.rules import (
    CLOSED_WITH,
    SUMS,
    THEME_OF,
    Came,
    Talk,
    Year,
    year_asked,
    year_of,
    years_to_choose,
)
from soceis.journey.casework.rules import CLOSURE_CODES, NON_ENGAGEMENT_REASONS
from soceis.journey.referrals.rules import DECISIONS
from soceis.sharing.consultations.rules import BECAUSE

YEAR = Year(2026)
DAYS = st.dates(YEAR.first, YEAR.last)


@st.composite
def referrals(draw: st.DrawFn) -> Came:
    on, decision = draw(DAYS), draw(st.sampled_from(sorted(DECISIONS)))
    begun = decision.startswith("accepted") and draw(st.booleans())
    closed = decision.startswith("accepted") and draw(st.booleans())
    return Came(
        on,
        draw(st.integers(0, 12)),
        decision,
        draw(st.none() | st.integers(8, 21)),
        None if decision == "pending" else on + timedelta(days=draw(st.integers(0, 30))),
        on + timedelta(days=draw(st.integers(0, 90))) if begun else None,
        "closed" if closed else "active",
        draw(st.sampled_from(sorted(CLOSURE_CODES))) if closed else "",
        draw(st.sampled_from(sorted(BECAUSE))),
    )


def possible(values: np.ndarray, sums: np.ndarray, shown: Iterable[int], place: int) -> tuple[int, int]:
    """The least and the most that a count can be, for whoever knows the shown ones and every sum: by two programmes."""
    fixed = np.zeros(len(values), dtype=bool)
    fixed[list(shown)] = True
    bounds = Bounds(np.where(fixed, values, 0), np.where(fixed, values, values.sum() + 50))
    ends = []
    for sign in (1, -1):
        cost = np.zeros(len(values))
        cost[place] = sign
        found = milp(
            cost, constraints=LinearConstraint(sums, 0, 0), bounds=bounds, integrality=np.ones(len(values))
        )
        ends.append(round(sign * found.fun))
    return ends[0], ends[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(referrals(), max_size=45), st.lists(st.tuples(DAYS, st.booleans()), max_size=12))
def test_nothing_small_is_shown_or_can_be_worked_out(
    came: list[Came], talked: list[tuple[date, bool]]
) -> None:
    talks = [Talk(on, on, became) for on, became in talked]
    counts = counted(came, talks)
    shown = shown_counts(counts)
    cells = list(counts)
    at = {cell: place for place, cell in enumerate(cells)}
    values = np.array([counts[cell].number for cell in cells])
    sums = []
    for whole, parts in SUMS:
        line = np.zeros(len(cells))
        line[[at[part] for part in parts]], line[at[whole]] = 1, -1
        sums.append(line)
    matrix = np.array(sums)
    assert not (matrix @ values).any(), "the sums that the rules name hold"
    told = [at[cell] for cell in cells if shown[cell] is not None]
    for cell in cells:
        if shown[cell] is None and POLICY.is_small(counts[cell].people):
            least, most = possible(values, matrix, told, at[cell])
            assert least <= 1
            assert most >= min(POLICY.threshold, counts[cell].number + 1)
        if shown[cell] is not None:
            assert shown[cell] == counts[cell].number
            assert not POLICY.is_small(counts[cell].people)
    for whole, parts in SUMS:
        if shown[whole] is None:
            assert all(shown[part] is None for part in parts), "of what is withheld no part is shown"


@given(st.lists(referrals(), max_size=30))
def test_a_report_counts_what_a_plain_reading_counts(came: list[Came]) -> None:
    counts = counted(came, [])
    accepted = [one for one in came if one.decision in ("accepted_one_to_one", "accepted_prevention")]
    plain = {
        "received": len(came),
        "waiting": sum(one.decision == "pending" for one in came),
        "accepted": len(accepted),
        "not_for_us": sum(one.decision == "not_accepted" for one in came),
        "age": sum(
            one.decision == "not_accepted"
            and (one.told == "age" or (not one.told and one.age is not None and not 11 <= one.age <= 18))
            for one in came
        ),
        "begun": sum(one.first_attended is not None for one in accepted),
        "still": sum(one.first_attended is not None and one.state != "closed" for one in accepted),
        "ended_before": sum(one.first_attended is None and one.state == "closed" for one in accepted),
        "looked_at": sum(one.decision in ("signposted", "withdrawn", "duplicate") for one in came),
    }
    for row, number in plain.items():
        assert counts[row].number == number, row
    assert counts["received"].people == len({one.person for one in came})


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=7, max_size=7))
def test_no_small_number_of_reasons_is_shown_nor_the_last_of_a_row(cells: list[list[int]]) -> None:
    table = shown_table(cells)
    whole = [[*row, sum(row)] for row in cells]
    whole.append([sum(column) for column in zip(*whole, strict=True)])
    for shown, true in zip(table, whole, strict=True):
        assert all(
            value is None or (value == n and not 0 < n < 5) for value, n in zip(shown, true, strict=True)
        )
        if shown[-1] is not None:
            assert sum(value is None for value in shown[:-1]) != 1
    for shown_column in zip(*table, strict=True):
        if shown_column[-1] is not None:
            assert sum(value is None for value in shown_column[:-1]) != 1


def test_every_code_has_its_place() -> None:
    assert set(CLOSED_WITH) == set(CLOSURE_CODES)
    assert {*dict(SUMS)["not_for_us"]} == set(BECAUSE) - {""}
    assert set(THEME_OF) == set(NON_ENGAGEMENT_REASONS)


@given(DAYS, st.text(max_size=6))
def test_years_begin_in_april_and_an_address_names_one_that_has_begun(day: date, said: str) -> None:
    year = year_of(day)
    assert year.first <= day <= year.last
    assert year_asked(said, day) <= year
    assert years_to_choose(date(2000, 1, 1), day)[0] == year
