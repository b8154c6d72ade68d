"""Equality, engagement and curves of random extracts, beside the slow plain version, and with bad values in them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation import MAPPINGS, OVERALL, Extract, MappingName, Results, Table, evaluate
from soceis.evaluation.methods.work import WORK
from tests.generative.evaluation import further_oracle
from tests.generative.evaluation.extracts import Row, arrow, extracts, meta
from tests.generative.evaluation.oracle import Cells, Numbers

# They have an oracle of their own.
OF_THE_WORK = frozenset(number.name for number in WORK.numbers)
Drawn = tuple[list[Row], dict[str, list[Row]]]
days = st.one_of(st.none(), st.integers(-30, 520).map(lambda n: date(2020, 1, 31) + timedelta(days=n)))


def results_of(drawn: Drawn, mapping: MappingName, as_of: date | None) -> Results:
    areas, tables = drawn
    return evaluate(Extract.from_tables(meta(areas), arrow(tables)), mapping, as_of)


def printed(results: Results, chosen: Callable[[str], bool]) -> tuple[Cells, Numbers]:
    made = [t for t in results.further if chosen(t.by) and not t.missing and t.name not in OF_THE_WORK]
    cells = {(t.name, c.row, c.area): (c.n or 0, c.base or 0, c.printed) for t in made for c in t.cells}
    numbers = {(t.name, s.row, s.area): (s.value, s.printed) for t in made for s in t.statistics}
    return cells, numbers


@given(extracts(), st.sampled_from(MAPPINGS), days)
def test_groups_first_contacts_and_curves_agree_with_the_oracle(
    drawn: Drawn, mapping: MappingName, as_of: date | None
) -> None:
    """A group is the records of the group alone; the rest is counted row by row."""
    results = results_of(drawn, mapping, as_of)
    assert printed(results, lambda by: by != "area") == further_oracle.equality(*drawn, mapping, as_of)
    plain = further_oracle.Waits(*drawn, mapping, as_of)
    assert printed(results, lambda by: by == "area") == (plain.cells, plain.numbers)
    curves = plain.curves()
    assert [(c.name, c.by, c.group) for c in results.curves] == list(curves)
    for curve, steps in zip(results.curves, curves.values(), strict=True):
        assert [(p.time, p.at_risk, p.events, p.censored) for p in curve.points] == [
            (day, at_risk, events, censored) for day, _, at_risk, events, censored in steps
        ]
        assert [p.survival for p in curve.points] == pytest.approx([float(step[1]) for step in steps])


# Bad values: a column of a table, what is put there, and nothing may be lost or counted twice.

BAD: tuple[tuple[str, str, str], ...] = (
    ("people", "sex", "MALE"),
    ("people", "ethnicity", "two words"),
    ("referrals", "age_at_referral", "seventeen"),
    ("referrals", "age_at_referral", "99"),
    ("referrals", "received_on", "31/02/2021"),
    ("episodes", "open_from", "yesterday"),
    ("episodes", "first_attended", "2999-01-01"),
    ("episodes", "end_date", "1899-12-31"),
    ("episodes", "state", "gone"),
    ("episodes", "programme", "two_to_one"),
    ("episodes", "closure_code", "unlisted"),
    ("episodes", "non_engagement_reason", "no_such_reason"),
    ("contacts", "kind", "carrier_pigeon"),
    ("contacts", "on", "2021-13-01"),
)


@st.composite
def spoilt(draw: st.DrawFn) -> Drawn:
    """An extract in which some values are wrong."""
    areas, tables = draw(extracts())
    as_text = {
        name: [
            {column: None if value is None else str(value) for column, value in row.items()} for row in rows
        ]
        for name, rows in tables.items()
    }
    for table, column, value in draw(st.lists(st.sampled_from(BAD), min_size=1, max_size=6)):
        if as_text.get(table):
            draw(st.sampled_from(as_text[table]))[column] = value
    return areas, as_text


@given(spoilt(), st.sampled_from(MAPPINGS))
def test_with_wrong_values_nothing_is_lost_or_counted_twice(drawn: Drawn, mapping: MappingName) -> None:
    extract = Extract.from_tables(meta(drawn[0]), arrow(drawn[1]))
    results = evaluate(extract, mapping)
    for table in (t for t in results.further if t.by != "area"):
        groups_add_up_to_overall(table)
        overall_is_that_of_the_table_by_area(table, results)
    every_episode_is_on_a_curve_or_left_out_with_a_reason(extract, results)


def groups_add_up_to_overall(table: Table) -> None:
    one_base = not table.name.startswith("case_status") or "open and closed together" not in table.definition
    for overall in (c for c in table.cells if c.area == OVERALL):
        groups = [c for c in table.cells if c.row == overall.row and c.area != OVERALL]
        assert overall.n == sum(c.n or 0 for c in groups)
        if one_base or overall.row not in ("open", "closed"):
            assert overall.base == sum(c.base or 0 for c in groups)


def overall_is_that_of_the_table_by_area(table: Table, results: Results) -> None:
    name = table.name.removesuffix(f"_by_{table.by}")
    own = results.table("age_and_sex" if name == "age" else name)
    for cell in (c for c in table.cells if c.area == OVERALL):
        assert cell == own.cell(cell.row, OVERALL)
    for found in (s for s in table.statistics if s.area == OVERALL):
        assert found.value == own.statistic(found.row, OVERALL).value
    theirs = [e for e in own.excluded if name != "age" or not e.reason.startswith("people.")]
    assert sorted(map(repr, table.excluded)) == sorted(map(repr, theirs))


def every_episode_is_on_a_curve_or_left_out_with_a_reason(extract: Extract, results: Results) -> None:
    kept = {area: n for name, area, n in extract.read if name == "episodes"}
    for d in (d for d in extract.dropped if d.table == "episodes"):
        kept[d.area] -= d.rows
    for curve in (c for c in results.curves if c.by == "area" and c.group != OVERALL):
        if curve.name != "time_to_close":
            out = sum(n for e in curve.excluded for area, n in e.areas if area == curve.group)
            assert curve.n + out == kept.get(curve.group, 0)
        assert curve.events == sum(p.events for p in curve.points)
        assert curve.n == sum(p.events + p.censored for p in curve.points)
