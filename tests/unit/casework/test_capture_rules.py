"""Parts of the time, overlapping groups, who is still to be told, counting of tries."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.foundation.records import clock
from soceis.journey.casework.rules import COMPONENTS, NON_ENGAGEMENT_REASONS
from soceis.journey.casework.rules.capture import CONCERN_TELL, open_tellings, overlap, shares_from_parts
from soceis.journey.casework.rules.outreach import ATTEMPT_ROUTES, LIKELY, MODE_OF_ROUTE, Try, tries

codes = st.lists(st.sampled_from(sorted(COMPONENTS)), min_size=1, unique=True)


@given(codes, st.data())
def test_parts_become_shares_that_sum_to_one_and_keep_their_order(
    ticked: list[str], data: st.DataObject
) -> None:
    parts = {code: data.draw(st.integers(1, 1440)) for code in ticked}
    shares = shares_from_parts(ticked, parts)
    assert shares is not None
    assert set(shares) == set(ticked)
    assert abs(sum(shares.values()) - 1) < 1e-3
    for one in ticked:
        for other in ticked:
            if parts[one] > 2 * parts[other]:
                assert shares[one] >= shares[other]


@given(codes)
def test_without_parts_the_shares_are_equal(ticked: list[str]) -> None:
    shares = shares_from_parts(ticked, dict.fromkeys(ticked))
    assert shares is not None
    assert max(shares.values()) - min(shares.values()) < 2e-4


@pytest.mark.parametrize("parts", [{"FUN": 60}, {"FUN": 60, "SKL": 0}, {"FUN": 60, "SKL": -1}])
def test_half_given_parts_are_asked_about(parts: dict[str, int]) -> None:
    assert shares_from_parts(["FUN", "SKL"], parts) is None


def test_a_part_of_something_that_is_not_ticked_counts_for_nothing() -> None:
    assert shares_from_parts(["FUN"], {"SKL": 60}) == {"FUN": 1.0}
    assert shares_from_parts([], {"SKL": 60}) == {}


FOUR = datetime(2026, 11, 17, 16, tzinfo=clock.LONDON)


@pytest.mark.parametrize(
    ("minutes", "later", "other", "expected"),
    [
        (60, 59, 30, True),
        (60, 60, 30, False),
        (0, 0, 0, True),
        (0, 1, 30, False),
        (90, -30, 30, False),
        (90, -30, 31, True),
    ],
)
def test_meetings_overlap_when_they_share_a_moment(
    minutes: int, later: int, other: int, expected: bool
) -> None:
    start = FOUR + timedelta(minutes=later)
    assert overlap(FOUR, minutes, start, other) is expected
    assert overlap(start, other, FOUR, minutes) is expected


@given(st.lists(st.sampled_from(sorted(CONCERN_TELL)), unique=True), st.data())
def test_who_is_still_to_be_told(tell: list[str], data: st.DataObject) -> None:
    told = data.draw(st.lists(st.sampled_from(tell), unique=True)) if tell else []
    left = open_tellings(tell, told)
    assert set(left) == set(tell) - set(told) - {"known"}
    assert left == [code for code in CONCERN_TELL if code in left]


def test_every_reason_has_somebody_who_most_likely_could_change_it_and_every_way_a_mode() -> None:
    assert set(LIKELY) == set(NON_ENGAGEMENT_REASONS)
    assert set(LIKELY.values()) == {"service", "partner", "nobody", "not_known"}
    assert set(MODE_OF_ROUTE) == set(ATTEMPT_ROUTES)


def test_tries_are_counted_by_way_and_until_the_first_meeting() -> None:
    days = [date(2026, 9, day) for day in (3, 5, 9, 20)]
    made = [
        Try(day, route, "no_reply") for day, route in zip(days, ("door", "call", "door", "door"), strict=True)
    ]
    found = tries(reversed(made), date(2026, 9, 9))
    assert (found.total, found.before_met, found.first, found.last) == (4, 3, days[0], days[-1])
    assert found.by_route == [("door", 3), ("call", 1)]
    assert found.by_outcome == [("call", "no_reply", 1), ("door", "no_reply", 3)]
    assert found.not_tried == ["message", "kerbside", "caregiver", "professional"]
    assert tries([], None).first is None
