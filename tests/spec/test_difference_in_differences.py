"""How an effect is computed: worked examples small enough for a pencil."""

import math

import pytest

from soceis.evaluation.impact import (
    Panel,
    aggregate,
    count_effects,
    framed,
    group_time,
    make_panel,
    month_number,
    randomisation_inference,
    summarise,
)

FIRST = month_number("2023-01")


def panel(start: list[str], offences: list[list[float]]) -> Panel:
    """Units that start in a month ("" for never), with their offences from January 2023 on."""
    months = [FIRST + k for k in range(len(offences[0]))]
    return framed(make_panel([month_number(s) if s else 0 for s in start], months, {"offences": offences}))


def test_the_effect_is_the_change_of_those_who_began_less_the_change_of_the_others() -> None:
    """Two young people begin in February. From January to February they go from 3 on average to 1, others from 2 to 3.

    A fall of 2 against a rise of 1: an effect of -3.
    """
    found = group_time(
        summarise(panel(["2023-02", "2023-02", "", ""], [[4, 1], [2, 1], [1, 3], [3, 3]]), "offences")
    )
    assert found.att.tolist() == [-3.0]


def test_its_error_is_that_of_two_means() -> None:
    """The changes are -3 and -1, and 2 and 0: each lies 1 from its mean. 2 x (1/2)^2 on each side: a variance of 1."""
    found = group_time(
        summarise(panel(["2023-02", "2023-02", "", ""], [[4, 1], [2, 1], [1, 3], [3, 3]]), "offences")
    )
    assert found.cells[0].se == pytest.approx(1.0)


def test_the_month_before_the_start_is_the_base_of_every_month_after_it() -> None:
    """One begins in March with 5, 4, 2, 1; one never does, with 1, 1, 1, 1.

    Before the start, a month is compared with the month before it: 4 - 5. After it, with February: 2 - 4 and 1 - 4.
    """
    found = group_time(summarise(panel(["2023-03", ""], [[5, 4, 2, 1], [1, 1, 1, 1]]), "offences"))
    assert dict(zip([place.event_time for place in found.places], found.att.tolist(), strict=True)) == {
        -1: -1.0,
        0: -2.0,
        1: -3.0,
    }


def test_with_a_universal_base_months_before_the_start_are_compared_with_the_same_month() -> None:
    """January against February: 5 - 4. February itself is 0 by definition and is not listed."""
    summary = summarise(panel(["2023-03", ""], [[5, 4, 2, 1], [1, 1, 1, 1]]), "offences")
    found = group_time(summary, base="universal")
    assert [place.event_time for place in found.places] == [-2, 0, 1]
    assert found.att.tolist() == [1.0, -2.0, -3.0]


def test_whoever_begins_later_is_a_comparison_until_then() -> None:
    """A begins in February, B in March. In February, B has not begun; in March nobody is left."""
    summary = summarise(panel(["2023-02", "2023-03"], [[3, 1, 0], [2, 2, 1]]), "offences")
    found = group_time(summary, control="notyet")
    assert [(place.event_time, att) for place, att in zip(found.places, found.att.tolist(), strict=True)] == [
        (0, -2.0)
    ]
    # In March nobody is left for A; nor, for B, anybody who has not begun by February.
    assert [absent.at for absent in found.absent] == [FIRST + 2, FIRST + 1, FIRST + 2]


def test_cohorts_count_by_their_size() -> None:
    """Two begin in February and fall by 1, then by 1; one begins in March and falls by 4; others do not change.

    Simple: (2 x 1 + 2 x 1 + 1 x 4) / 5 = 8/5. By event time: at 0, (2 x 1 + 1 x 4) / 3 = 2; at 1, 1; together 1.5.
    By start month: 1 and 4; together (2 x 1 + 1 x 4) / 3 = 2. By month: 1 in February, 2 in March; together 1.5.
    """
    rows = [[2, 1, 1], [3, 2, 2], [5, 5, 1], [1, 1, 1], [2, 2, 2]]
    # A little of chance, the same on average, so that errors exist.
    rows = [
        [value + 0.25 * (-1) ** (i + k) * (i in {3, 4}) for k, value in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    found = group_time(summarise(panel(["2023-02", "2023-02", "2023-03", "", ""], rows), "offences"))
    overall = {kind: aggregate(found, kind).overall for kind in ("simple", "dynamic", "group", "calendar")}
    assert {kind: round(one.estimate, 9) for kind, one in overall.items() if one} == {
        "simple": -1.6, "dynamic": -1.5, "group": -2.0, "calendar": -1.5,
    }  # fmt: skip


def test_a_ratio_of_rates_is_that_of_a_table_of_four_sums() -> None:
    """Those who began: 8 before and 3 after. The others: 6 before and 6 after. (3 / 8) / (6 / 6) = 0.375."""
    rows = [[5, 1], [3, 2], [2, 4], [4, 2]]
    found = count_effects(
        summarise(panel(["2023-02", "2023-02", "", ""], rows), "offences"), "simple"
    ).overall
    assert found
    assert math.exp(found.estimate) == pytest.approx(0.375)


def test_a_young_person_to_whom_nothing_happened_says_nothing_about_a_ratio() -> None:
    """The same table with one more, who has 0 and 0: the same ratio, and the same error."""
    rows = [[5, 1], [3, 2], [2, 4], [4, 2]]
    four, five = (
        count_effects(summarise(panel(start, counts), "offences"), "simple").overall
        for start, counts in (
            (["2023-02", "2023-02", "", ""], rows),
            (["2023-02", "2023-02", "", "", ""], [*rows, [0, 0]]),
        )
    )
    assert four
    assert five
    assert (five.estimate, five.se) == pytest.approx((four.estimate, four.se))


def test_one_of_four_could_have_begun_so_p_is_never_below_a_quarter() -> None:
    """One began and fell by 9; three others did not change. Had another begun, the effect would have been 3.

    Only one start in four gives an effect as large, so of many exchanges about a quarter do.
    """
    found = randomisation_inference(
        panel(["2023-02", "", "", ""], [[9, 0], [1, 1], [1, 1], [1, 1]]), "offences", draws=2_000
    )
    assert found.estimate == -9.0
    assert found.p == pytest.approx(0.25, abs=0.04)
