"""The demonstration plan, counted by a small plain counter, against the published figures.

The counter reads the extract's rows and knows nothing of how the plan was made.
"""

import json
import statistics
from collections import defaultdict
from datetime import date
from fractions import Fraction
from math import floor
from pathlib import Path
from typing import Any

import pytest

from soceis.interfaces.demonstration.calendar import add_months, full_months
from soceis.interfaces.demonstration.extract import to_extract
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.unattainable import UNATTAINABLE

PUBLISHED = json.loads(
    (Path(__file__).parents[1] / "unit/evaluation/published_figures.json").read_text(encoding="utf-8")
)
AREAS = ("Cardiff", "Edinburgh", "Newcastle", "Dundee")
COLUMNS = (*AREAS, "Overall")
SOURCES = {
    "children's services": "children_services", "police": "police", "youth justice service": "youth_justice",
    "third sector agency": "third_sector", "probation": "probation", "education": "education",
    "other": "other", "not known": "not_known",
}  # fmt: skip
STATUSES = {
    "awaiting_allocation": "not allocated", "allocated_not_started": "not started", "engaging": "open",
    "active": "open", "paused": "open", "closed": "closed", "unknown": "unknown",
}  # fmt: skip
CLOSURES = {
    "goals_met": "intervention completed", "prevention_completed": "support from other services",
    "other_service": "support from other services", "custody": "other", "moved_area": "other",
    "placed": "other", "post_18_service": "other", "declined_at_offer": "declined support",
    "caregiver_declined": "declined support", "no_contact_made": "declined support",
    "stopped_after_start": "declined support",
}  # fmt: skip
REASONS = {
    "criminal exploitation": "criminal_exploitation",
    "at risk of criminal exploitation (identified by schools)": "at_risk_identified_by_school",
    "association with serious organised crime groups or gangs": "soc_association",
    "repeated offending": "repeated_offending", "involvement in drug dealing": "drug_dealing",
    "other (dual criminal and sexual exploitation, behavioural issues, substance misuse, violent behaviours)":
        "other",
}  # fmt: skip
TOPICS = {
    "emotional and practical support to caregivers": "caregiver_support",
    "identifying and managing risky situations": "risky_situations",
    "education/employability": "education_employability",
}
OUTCOMES = {
    "reduced offending": "reduced_offending", "reduced exploitation": "reduced_exploitation",
    "developed decision-making about risk": "decision_making",
    "improved engagement with education, employment or training": "education_engagement",
    "improved family relationships": "family_relationships",
}  # fmt: skip

Rows = list[dict[str, Any]]


class Counted:
    """The rows of an extract, one referral and one episode a person and area, as published."""

    def __init__(self, meta: dict[str, Any], tables: dict[str, Rows]) -> None:
        self.meta = {area["area"]: area for area in meta["areas"]}
        self.tables = tables
        self.first: dict[str, Rows] = defaultdict(list)
        self.last: dict[str, Rows] = defaultdict(list)
        by_person: dict[tuple[str, str], Rows] = defaultdict(list)
        for referral in tables["referrals"]:
            by_person[referral["area"], referral["person_id"]].append(referral)
        episode_of = {episode["referral_id"]: episode for episode in tables["episodes"]}
        for (area, _), referrals in by_person.items():
            ordered = sorted(referrals, key=lambda row: (row["received_on"], row["referral_id"]))
            for column in (area, "Overall"):
                self.first[column].append(ordered[0])
                self.last[column].append(episode_of[ordered[-1]["referral_id"]])
        self.sex = {row["person_id"]: row["sex"] for row in tables["people"]}

    def launch(self, area: str) -> date:
        return date.fromisoformat(self.meta[area]["launch_date"])

    def data_date(self, area: str) -> date:
        return date.fromisoformat(self.meta[area]["data_date"])


@pytest.fixture(scope="module", params=[0, 44, -7])
def counted(request: pytest.FixtureRequest) -> Counted:
    return Counted(*to_extract(shifted(plan(), request.param)))


def percent(n: int, base: int) -> int | None:
    return floor(Fraction(100 * n, base) + Fraction(1, 2)) if base else None


def whole(value: float) -> int:
    return floor(value + 0.5)


def differences(counted: Counted) -> set[tuple[str, str, str, str, str]]:
    """Every printed cell that the rows do not give: (table, row, area, printed, computed)."""
    found: set[tuple[str, str, str, str, str]] = set()

    def compare(table: str, row: str, area: str, printed: object, computed: object) -> None:
        if printed != computed:
            found.add((table, row, area, str(printed), str(computed)))

    for area in COLUMNS:
        _compare_people(counted, area, compare)
        _compare_sources(counted, area, compare)
        _compare_status(counted, area, compare)
        _compare_plans(counted, area, compare)
    _compare_reasons(counted, compare)
    _compare_outcomes(counted, compare)
    return found


def _compare_people(counted: Counted, area: str, compare: Any) -> None:
    table = PUBLISHED["table_3_age_gender"]
    ages = [row["age_at_referral"] for row in counted.first[area] if row["age_at_referral"] is not None]
    sexes = [counted.sex[row["person_id"]] for row in counted.first[area]]
    known = [sex for sex in sexes if sex != "unknown"]
    compare("age_and_sex", "median age", area, table["mean_age_at_referral"][area],
            whole(statistics.median(ages)) if ages else None)  # fmt: skip
    compare("age_and_sex", "mean age", area, table["mean_age_at_referral"][area],
            whole(statistics.mean(ages)) if ages else None)  # fmt: skip
    compare("age_and_sex", "min age", area, table["min_age"][area], min(ages, default=None))
    compare("age_and_sex", "max age", area, table["max_age"][area], max(ages, default=None))
    compare(
        "age_and_sex", "male", area, table["percent_male"][area], percent(known.count("male"), len(known))
    )


def _compare_sources(counted: Counted, area: str, compare: Any) -> None:
    table = PUBLISHED["table_4_referrals"]
    sources = [row["source"] for row in counted.first[area]]
    for printed, code in SOURCES.items():
        compare("referral_source", code, area, table["source_n"][printed][area], sources.count(code))
        compare("referral_source", code, area, table["source_percent"][printed][area],
                percent(sources.count(code), len(sources)))  # fmt: skip
    compare("referral_source", "total", area, table["source_n"]["total"][area], len(sources))
    compare("referral_source", "total", area, table["source_percent"]["total"][area], 100)


def _compare_status(counted: Counted, area: str, compare: Any) -> None:
    table = PUBLISHED["table_4_referrals"]
    rows = counted.last[area]
    statuses = [STATUSES[row["state"]] for row in rows]
    decided = statuses.count("open") + statuses.count("closed")
    for status, counts in table["case_status_n"].items():
        base = decided if area == "Overall" and status in ("open", "closed") else len(rows)
        name = status.replace(" ", "_")
        compare("case_status", name, area, counts[area], statuses.count(status))
        compare("case_status", name, area, table["case_status_percent"][status][area],
                percent(statuses.count(status), base))  # fmt: skip
    codes = [CLOSURES[row["closure_code"]] for row in rows if row["state"] == "closed"]
    for reason, counts in table["closure_reason_n"].items():
        name = reason.replace(" ", "_")
        compare("closure_reason", name, area, counts[area], codes.count(reason))
        compare("closure_reason", name, area, table["closure_reason_percent"][reason][area],
                percent(codes.count(reason), len(codes)))  # fmt: skip


def _compare_reasons(counted: Counted, compare: Any) -> None:
    reasons = [row["primary_reason"] for row in counted.first["Overall"] if row["primary_reason"]]
    for printed, code in REASONS.items():
        compare("referral_reason", code, "Overall", PUBLISHED["primary_reason_for_referral_n"][printed],
                reasons.count(code))  # fmt: skip
        compare("referral_reason", code, "Overall", PUBLISHED["primary_reason_for_referral_percent"][printed],
                percent(reasons.count(code), len(reasons)))  # fmt: skip
    compare("referral_reason", "base", "Overall", 222, len(reasons))


def _compare_plans(counted: Counted, area: str, compare: Any) -> None:
    plans = {row["plan_id"] for row in counted.tables["plans"] if area in (row["area"], "Overall")}
    printed_n, printed_percent = (
        PUBLISHED[f"table_5_intervention_plan_topics_{kind}"] for kind in ("n", "percent")
    )
    compare("plan_topics", "plans", area, printed_n["plans"][area], len(plans))
    for printed in printed_percent:
        code = TOPICS.get(printed, printed.replace(" ", "_"))
        n = sum(row["topic"] == code and row["plan_id"] in plans for row in counted.tables["plan_topics"])
        compare("plan_topics", code, area, printed_n[printed][area], n)
        compare("plan_topics", code, area, printed_percent[printed][area], percent(n, len(plans)))


def better(counted: Counted, episode_id: str) -> set[str]:
    """The outcomes whose last reading after baseline says better, where it applies."""
    last: dict[str, dict[str, Any]] = {}
    for row in sorted(counted.tables["outcome_readings"], key=lambda row: row["recorded_on"]):
        if row["episode_id"] == episode_id and row["stage"] != "baseline":
            last[row["outcome"]] = row
    return {code for code, row in last.items() if row["applicable"] == "yes" and row["value"] == "better"}


def _compare_outcomes(counted: Counted, compare: Any) -> None:
    engaged = [row for row in counted.last["Cardiff"] if row["first_attended"]]
    closed = [better(counted, row["episode_id"]) for row in engaged if row["state"] == "closed"]
    table = PUBLISHED["outcomes_cardiff"]["closed_and_engaged"]
    compare("outcomes_closed", "base", "Cardiff", table["cases"], len(closed))
    for printed, code in OUTCOMES.items():
        compare("outcomes_closed", code, "Cardiff", table[printed], sum(code in found for found in closed))
    table = PUBLISHED["outcomes_cardiff"]["open"]
    still_open = [row for row in counted.last["Cardiff"] if STATUSES[row["state"]] == "open"]
    compare("outcomes_open", "cases", "Cardiff", table["cases"], len(still_open))
    helped = [
        found for row in still_open if (found := better(counted, row["episode_id"])) and row["first_attended"]
    ]
    compare("outcomes_open", "base", "Cardiff", table["denominator used"], len(helped))
    for printed, code in OUTCOMES.items():
        n = sum(code in found for found in helped)
        compare("outcomes_open", code, "Cardiff", table[printed], n)
        said = {"reduced_offending": 82, "education_engagement": 69}.get(code, 63)
        compare("outcomes_open", code, "Cardiff", said, percent(n, len(helped)))


def test_every_printed_cell_comes_out_except_those_that_no_records_can_give(counted: Counted) -> None:
    listed = {(cell.table, cell.row, cell.area, cell.printed, cell.computed) for cell in UNATTAINABLE}
    assert differences(counted) == listed


def test_changing_one_record_changes_the_cells_it_belongs_to() -> None:
    meta, tables = to_extract(plan())
    before = differences(Counted(meta, tables))
    changed = next(
        row for row in tables["referrals"] if row["area"] == "Cardiff" and row["source"] == "police"
    )
    changed["source"] = "education"
    after = differences(Counted(meta, tables)) - before
    assert ("referral_source", "police", "Cardiff", "7", "6") in after
    assert ("referral_source", "education", "Overall", "31", "32") in after


def early_closed(counted: Counted, rows: Rows) -> Rows:
    return [
        row for row in rows
        if row["state"] == "closed" and row["open_from"]
        and counted.launch(row["area"]) <= row["open_from"] < add_months(counted.launch(row["area"]), 6)
    ]  # fmt: skip


def test_forty_five_closed_episodes_began_in_the_first_six_months_and_lasted_2_to_30_months(
    counted: Counted,
) -> None:
    for rows in (counted.tables["episodes"], counted.last["Overall"]):
        found = early_closed(counted, rows)
        months = [full_months(row["open_from"], row["end_date"]) for row in found]
        assert (len(found), min(months), max(months)) == (45, 2, 30)
        assert "Dundee" not in {row["area"] for row in found}


def test_two_young_people_in_newcastle_were_closed_and_referred_again(counted: Counted) -> None:
    by_person: dict[str, Rows] = defaultdict(list)
    for row in counted.tables["episodes"]:
        by_person[row["person_id"]].append(row)
    twice = [rows for rows in by_person.values() if len(rows) > 1]
    assert [len(rows) for rows in twice] == [2, 2]
    assert {row["area"] for rows in twice for row in rows} == {"Newcastle"}
    assert all(rows[0]["end_date"] < rows[1]["open_from"] for rows in twice)


def test_the_school_programme_lasted_about_ten_weeks(counted: Counted) -> None:
    rows = [row for row in counted.tables["episodes"] if row["closure_code"] == "prevention_completed"]
    assert len(rows) == 21
    assert {row["programme"] for row in rows} == {"school_group"}
    assert all(62 <= (row["end_date"] - row["open_from"]).days <= 80 for row in rows)


def test_closures_divide_as_the_report_says(counted: Counted) -> None:
    codes = [row["closure_code"] for row in counted.last["Overall"]]
    assert (codes.count("custody"), codes.count("post_18_service")) == (6, 2)
    cardiff = [row["closure_code"] for row in counted.last["Cardiff"]]
    assert cardiff.count("stopped_after_start") == 4
    never = ("declined_at_offer", "caregiver_declined", "no_contact_made")
    assert sum(cardiff.count(code) for code in never) == 27
    assert all(cardiff.count(code) for code in never)
