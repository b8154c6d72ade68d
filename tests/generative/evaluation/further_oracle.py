"""The slow, plain version of the tables and curves beside the contract's, row by row.

A table by group is the plain table of the records of the group alone: the oracle of the contract is asked
again with everybody else taken out. Waits are lists of days; a curve is a product of fractions.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tests.generative.evaluation.oracle import Cells, Numbers, Oracle, months_between, percent

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Columns = list[tuple[str, list[str]]]

ETHNIC_GROUPS = {"white_roma": "white", "sct_white_polish": "white", "arab": "other", "sct_african": "black"}
GROUPS = {
    "sex": ["male", "female", "other", "not_known"],
    "ethnicity": ["asian", "black", "mixed", "white", "other", "not_known"],
    "age_band": ["under_11", "11_to_13", "14_to_15", "16_to_17", "18_and_over", "not_known"],
}
BY_GROUP = (
    "case_status",
    "referral_source",
    "referral_reason",
    "closure_reason",
    "closure_reason_corrected",
    "plan_topics",
    "outcomes_closed",
    "outcomes_open",
)
WHO_CAN_CHANGE = {
    "service": [
        "does_not_see_need",
        "distrust_of_services",
        "practical",
        "location_or_rivalry",
        "anxiety_or_confidence",
        "worker_fit",
        "wait_too_long",
        "contact_never_made",
    ],
    "partner": ["label_used", "too_many_workers"],
    "nobody": ["does_not_want", "fear_of_reprisal", "timing_or_crisis", "in_custody_or_placed"],
    "not_known": ["caregiver_objects", "other", "not_known"],
    "not_recorded": ["not_recorded"],
}


# Groups.


def age_band(age: int | None) -> str:
    if age is None:
        return "not_known"
    for band, ages in (("under_11", range(11)), ("11_to_13", range(11, 14)), ("14_to_15", range(14, 16))):
        if age in ages:
            return band
    return "16_to_17" if age < 18 else "18_and_over"


def groups_of_people(tables: Tables) -> dict[str, dict[str, str]]:
    """{grouping: {person: group}}."""
    earliest: dict[str, Row] = {}
    for r in tables["referrals"]:
        known = earliest.get(r["person_id"])
        if known is None or (r["received_on"], r["referral_id"]) < (
            known["received_on"],
            known["referral_id"],
        ):
            earliest[r["person_id"]] = r
    people = tables["people"]
    return {
        "sex": {
            p["person_id"]: p["sex"] if p["sex"] in ("male", "female", "other") else "not_known"
            for p in people
        },
        "ethnicity": {p["person_id"]: ETHNIC_GROUPS.get(p["ethnicity"], "not_known") for p in people},
        "age_band": {
            p["person_id"]: age_band(
                earliest.get(p["person_id"], {"age_at_referral": None})["age_at_referral"]
            )
            for p in people
        },
    }


def of_people(tables: Tables, people: set[str]) -> Tables:
    """The records of some people alone."""
    episodes = {e["episode_id"] for e in tables["episodes"] if e["person_id"] in people}
    plans = {p["plan_id"] for p in tables["plans"] if p["episode_id"] in episodes}
    kept = dict(tables)
    for name in ("people", "referrals", "episodes"):
        kept[name] = [row for row in tables[name] if row["person_id"] in people]
    for name in ("plans", "outcome_readings", "states", "contacts"):
        if name in tables:
            kept[name] = [row for row in tables[name] if row["episode_id"] in episodes]
    kept["plan_topics"] = [row for row in tables["plan_topics"] if row["plan_id"] in plans]
    return kept


def equality(areas: list[Row], tables: Tables, mapping: str, as_of: date | None) -> tuple[Cells, Numbers]:
    """Every cell and statistic by group."""
    cells: Cells = {}
    numbers: Numbers = {}
    for by, label, oracle in _grouped(areas, tables, mapping, as_of):
        for (table, row, area), cell in oracle.cells.items():
            if area == "Overall" and table in BY_GROUP and not _printed_twice(table, mapping):
                cells[f"{table}_by_{by}", row, label] = cell
        if mapping == "published_2023" and label != "Overall":
            for row in ("open", "closed"):
                n = oracle.cells["case_status", row, "Overall"][0]
                base = oracle.cells["case_status", "unknown", "Overall"][1]
                cells[f"case_status_by_{by}", row, label] = (n, base, percent(n, base))
        for (table, row, area), number in oracle.numbers.items():
            if area == "Overall" and table == "age_and_sex" and by != "age_band":
                numbers[f"age_by_{by}", row, label] = number
    return cells, numbers


def _printed_twice(table: str, mapping: str) -> bool:
    return table == "closure_reason" and mapping == "corrected"


def _grouped(
    areas: list[Row], tables: Tables, mapping: str, as_of: date | None
) -> Iterator[tuple[str, str, Oracle]]:
    whole = Oracle(areas, tables, mapping, as_of)
    for by, people in groups_of_people(tables).items():
        for group in GROUPS[by]:
            inside = {person for person, theirs in people.items() if theirs == group}
            yield by, group, Oracle(areas, of_people(tables, inside), mapping, as_of)
        yield by, "Overall", whole
    pooled = [a for a in areas if a["complete"] or mapping == "published_2023"]
    for nation in {a["nation"] for a in pooled}:
        there = [{**a, "complete": a["complete"] and a["nation"] == nation} for a in areas]
        if mapping == "published_2023":
            names = {a["area"] for a in areas if a["nation"] == nation}
            there = [a for a in areas if a["nation"] == nation]
            inside_tables = {
                name: [row for row in rows if row.get("area", next(iter(names))) in names]
                for name, rows in tables.items()
            }
            yield "nation", nation, Oracle(there, inside_tables, mapping, as_of)
        else:
            yield "nation", nation, Oracle(there, tables, mapping, as_of)
    yield "nation", "Overall", whole


# Waits.


class Waits:
    """The waits of each episode, and the tables about first contacts and about not taking part."""

    def __init__(self, areas: list[Row], tables: Tables, mapping: str, as_of: date | None) -> None:
        self.oracle = Oracle(areas, tables, mapping, as_of)
        self.tables = tables
        self.cells: Cells = {}
        self.numbers: Numbers = {}
        for name, column, row in (
            ("first_attempt_days", "open_from", "attempted"),
            ("first_attended_days", "first_attended", "attended"),
        ):
            self.first(name, column, row)
        self.by_start()
        self.not_engaged()
        if "contacts" in tables:
            self.attempts()

    def to_first(self, column: str) -> list[tuple[str, str, int, bool]]:
        """Area, programme, days, and whether it came, of every episode that was referred before."""
        found = []
        for e in self.oracle.episodes:
            received, as_at = self.oracle.received[e["referral_id"]], self.oracle.as_at[e["area"]]
            end = e[column] or as_at
            if end >= received:
                found.append((e["area"], e["programme"], (end - received).days, e[column] is not None))
        return found

    def to_close(self) -> list[tuple[str, str, int, bool]]:
        """Area, programme, days, and whether it ended, of every episode that began and whose state is known."""
        found = []
        for e in self.oracle.episodes:
            if e["open_from"] is None or e["state"] == "unknown":
                continue
            closed = e["state"] == "closed"
            end = e["end_date"] if closed else self.oracle.as_at[e["area"]]
            if end >= e["open_from"]:
                found.append((e["area"], e["programme"], (end - e["open_from"]).days, closed))
        return found

    def curves(self) -> dict[tuple[str, str, str], list[tuple[int, Fraction, int, int, int]]]:
        """{(name, by, group): [(day, share left, at risk, events, censored)]}."""
        curves = {}
        for name, waits in (
            ("time_to_first_attempt", self.to_first("open_from")),
            ("time_to_first_attended", self.to_first("first_attended")),
            ("time_to_close", self.to_close()),
        ):
            for label, areas in self.oracle.columns():
                curves[name, "area", label] = product([(d, e) for a, _, d, e in waits if a in areas])
            pooled = self.oracle.columns()[-1][1]
            for programme in ("one_to_one", "school_group"):
                times = [(d, e) for a, p, d, e in waits if a in pooled and p == programme]
                curves[name, "programme", programme] = product(times)
        return curves

    def put(self, table: str, row: str, label: str, value: Fraction | int | None) -> None:
        shown = None if value is None else float(value)
        self.numbers[table, row, label] = (shown, "-" if value is None else f"{shown:g}")

    def first(self, table: str, column: str, row: str) -> None:
        waits = self.to_first(column)
        for label, areas in self.oracle.columns():
            inside = [(days, came) for area, _, days, came in waits if area in areas]
            days = [d for d, came in inside if came]
            self.cells[table, row, label] = (len(days), len(inside), percent(len(days), len(inside)))
            for name, part in (("lower quartile", 25), ("median", 50), ("upper quartile", 75)):
                self.put(table, f"{name} days", label, quantile(days, part))

    def by_start(self) -> None:
        for words, column in (("first attempt", "open_from"), ("first meeting", "first_attended")):
            for label, areas in self.oracle.columns():
                months = [
                    months_between(e[column], e["end_date"])
                    for e in self.oracle.episodes
                    if e["state"] == "closed"
                    and e["area"] in areas
                    and e[column] is not None
                    and e["end_date"] >= e[column]
                ]
                self.put("duration_by_start", f"n from {words}", label, len(months))
                self.put("duration_by_start", f"min months from {words}", label, min(months, default=None))
                self.put("duration_by_start", f"median months from {words}", label, quantile(months, 50))
                self.put("duration_by_start", f"max months from {words}", label, max(months, default=None))

    def ended_without(self) -> list[Row]:
        endings = ("declined_at_offer", "caregiver_declined", "no_contact_made", "stopped_after_start")
        return [e for e in self.oracle.episodes if e["state"] == "closed" and e["closure_code"] in endings]

    def not_engaged(self) -> None:
        ended = [(e, e["non_engagement_reason"] or "not_recorded") for e in self.ended_without()]
        for label, areas in self.oracle.columns():
            inside = [(e, reason) for e, reason in ended if e["area"] in areas]
            for group, reasons in WHO_CAN_CHANGE.items():
                n = sum(reason in reasons for _, reason in inside)
                self.cells["non_engagement_changeable", group, label] = (
                    n,
                    len(inside),
                    percent(n, len(inside)),
                )
                for row in reasons:
                    n = sum(reason == row for _, reason in inside)
                    self.cells["non_engagement_reasons", row, label] = (
                        n,
                        len(inside),
                        percent(n, len(inside)),
                    )
            if "contacts" in self.tables:
                for group, reasons in WHO_CAN_CHANGE.items():
                    tried = [len(self.tried(e, None)) for e, reason in inside if reason in reasons]
                    self.put(
                        "non_engagement_attempts", f"median attempts {group}", label, quantile(tried, 50)
                    )
                tried = [len(self.tried(e, None)) for e, _ in inside]
                self.put("non_engagement_attempts", "median attempts all", label, quantile(tried, 50))

    def tried(self, episode: Row, until: date | None) -> list[Row]:
        last = min(until or date.max, self.oracle.as_at[episode["area"]])
        return [c for c in self.contacts(episode) if c["kind"] == "attempt" and c["on"] <= last]

    def contacts(self, episode: Row) -> list[Row]:
        return [c for c in self.tables["contacts"] if c["episode_id"] == episode["episode_id"]]

    def attempts(self) -> None:
        numbers = [
            (e["area"], len(self.tried(e, e["first_attended"])))
            for e in self.oracle.episodes
            if e["first_attended"] is not None
        ]
        rows = {
            "none": [0],
            "1": [1],
            "2": [2],
            "3_to_5": [3, 4, 5],
            "6_to_10": [6, 7, 8, 9, 10],
            "more_than_10": range(11, 1000),
        }
        for label, areas in self.oracle.columns():
            inside = [n for area, n in numbers if area in areas]
            for row, counted in rows.items():
                n = sum(number in counted for number in inside)
                cell = (n, len(inside), percent(n, len(inside)))
                self.cells["attempts_before_first_attended", row, label] = cell
            self.put("attempts_before_first_attended", "median attempts", label, quantile(inside, 50))


def quantile(values: list[int], part: int) -> Fraction | None:
    """The value that `part` per cent lie up to; half-way to the next where exactly so many do."""
    ordered = sorted(values)
    for place, value in enumerate(ordered, start=1):
        if Decimal(100 * place) > part * len(ordered):
            return Fraction(value)
        if 100 * place == part * len(ordered):
            return Fraction(value + ordered[place], 2)
    return None


def product(times: list[tuple[int, bool]]) -> list[tuple[int, Fraction, int, int, int]]:
    share, steps = Fraction(1), []
    for day in sorted({d for d, _ in times}):
        at_risk = sum(d >= day for d, _ in times)
        events = sum(d == day and came for d, came in times)
        share *= 1 - Fraction(events, at_risk)
        steps.append((day, share, at_risk, events, sum(d == day for d, _ in times) - events))
    return steps
