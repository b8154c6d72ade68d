"""The demonstration in the service's own database gives the published figures.

The records were made by actions, as the right worker on the right day; the research role reads them;
the evaluation is the one that everybody uses.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from soceis.evaluation import Extract, Finding, PrintedCell, compare_with_print, durations_by_area, evaluate
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.insight.extracts.queries import frames
from soceis.interfaces.demonstration.unattainable import UNATTAINABLE
from soceis.people import actions as people
from soceis.people.models import PersonalDetails, YoungPerson

# Every printed cell that no records can give: what is printed, and what comes out.
EXPECTED_TO_DIFFER = {
    ("Table 3", "age_and_sex", "male", "Dundee", "percent"): ("66", "67"),
    ("Table 4", "referral_source", "total", "Edinburgh", "total_percent"): ("101", "100"),
    ("Table 4", "case_status", "not_started", "Newcastle", "percent"): ("4", "6"),
    ("Section 5.1", "outcomes_open", "reduced_offending", "Cardiff", "percent"): ("82", "81"),
}


@pytest.fixture(autouse=True)
def _unblocked(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def extract(demonstration_to_read: dict[str, str], django_db_blocker: Any) -> Extract:
    with django_db_blocker.unblock():
        return Extract.from_tables(*frames())


@pytest.fixture(scope="module")
def cells(extract: Extract) -> tuple[PrintedCell, ...]:
    return compare_with_print(evaluate(extract, "published_2023"))


@pytest.fixture(scope="module")
def rows(demonstration_to_read: dict[str, str], django_db_blocker: Any) -> dict[str, list[dict[str, Any]]]:
    with django_db_blocker.unblock():
        return {name: table.to_pylist() for name, table in frames()[1].items()}


def errors(findings: tuple[Finding, ...]) -> list[str]:
    return [found.message for found in findings if found.severity == "error"]


def test_the_records_have_no_errors(extract: Extract) -> None:
    assert errors(extract.findings) == []


def test_every_printed_cell_comes_out_but_for_those_that_no_records_can_give(
    cells: tuple[PrintedCell, ...],
) -> None:
    assert len(cells) > 300
    different = {
        (c.place, c.table, c.row, c.area, c.measure): (c.printed, c.computed) for c in cells if not c.same
    }
    assert different == EXPECTED_TO_DIFFER


def test_each_cell_that_differs_says_why_here_and_in_the_plan(cells: tuple[PrintedCell, ...]) -> None:
    assert all(len(cell.cause) > 20 for cell in cells if not cell.same)
    told = {
        (cell.table, cell.row, cell.area): (cell.printed, cell.computed) for cell in UNATTAINABLE if cell.why
    }
    for (_, table, row, area, _), values in EXPECTED_TO_DIFFER.items():
        assert told[table, row, area] == values


def test_the_people_and_referrals_are_those_of_the_report(rows: dict[str, list[dict[str, Any]]]) -> None:
    assert len(rows["people"]) == 223
    areas = Counter(area for area, _ in {(row["area"], row["person_id"]) for row in rows["referrals"]})
    assert areas == {"Cardiff": 84, "Edinburgh": 58, "Newcastle": 71, "Dundee": 10}


def test_forty_five_closed_early_and_lasted_2_to_30_months(extract: Extract) -> None:
    durations = evaluate(extract, "published_2023").table("duration")
    said = {row: durations.statistic(row, "Overall").value for row in ("n", "min months", "max months")}
    assert said == {"n": 45, "min months": 2, "max months": 30}
    assert durations.statistic("n", "Dundee").value == 0


def test_everybody_somebody_tried_to_reach_has_a_bar_in_the_figures(extract: Extract) -> None:
    drawn = {area.area: (len(area.bars), dict(area.not_drawn)) for area in durations_by_area(extract)}
    never = "no contact attempt yet"
    assert drawn == {
        "Cardiff": (70, {never: 14}),
        "Edinburgh": (57, {never: 1}),
        "Newcastle": (67, {never: 4}),
        "Dundee": (10, {}),
    }


def test_two_in_newcastle_were_closed_and_referred_again(rows: dict[str, list[dict[str, Any]]]) -> None:
    theirs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows["episodes"]:
        theirs[row["person_id"]].append(row)
    twice = [episodes for episodes in theirs.values() if len(episodes) > 1]
    assert [len(episodes) for episodes in twice] == [2, 2]
    assert {row["area"] for episodes in twice for row in episodes} == {"Newcastle"}


def test_changing_one_record_by_an_action_changes_the_numbers(demonstration_database: dict[str, str]) -> None:
    def males() -> tuple[int, str]:
        results = evaluate(Extract.from_tables(*frames()), "published_2023")
        printed = compare_with_print(results)
        cell = next(c for c in printed if (c.table, c.row, c.area) == ("age_and_sex", "male", "Newcastle"))
        return results.table("age_and_sex").cell("male", "Newcastle").n, cell.computed

    before = males()
    tracey = User.objects.get(email="tracey@waypoint.example")
    with acting_as(tracey):
        boys = YoungPerson.objects.filter(
            details__sex="male", areas__contains=[Area.objects.get(code="newcastle").id]
        )
        boy = boys.order_by("reference").first()
        details = PersonalDetails.objects.get(young_person=boy)
        people.change_details(
            by=tracey, young_person=boy, version=boy.version, details_version=details.version, sex="female"
        )
    after = males()
    assert after[0] == before[0] - 1
    assert after[1] != before[1]
