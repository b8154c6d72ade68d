"""The slow, plain version of every table, written from the contract of the results, row by row.

It takes sound rows (lists of dicts, None for missing) and knows nothing of DuckDB, findings or SQL. It
returns {(table, row, area): (n, base, printed)} for cells and {(table, row, area): (value, printed)} for
statistics.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import mean, median
from typing import Any

Row = dict[str, Any]
Tables = dict[str, list[Row]]
Cells = dict[tuple[str, str, str], tuple[int, int, str]]
Numbers = dict[tuple[str, str, str], tuple[float | None, str]]

SOURCES = [
    "children_services",
    "police",
    "youth_justice",
    "third_sector",
    "probation",
    "education",
    "other",
    "not_known",
]
REASONS = [
    "criminal_exploitation",
    "at_risk_identified_by_school",
    "soc_association",
    "repeated_offending",
    "drug_dealing",
    "other",
]
TOPICS = [
    "emotional_regulation",
    "self_esteem",
    "relationships",
    "thinking_and_behaviour",
    "caregiver_support",
    "family_support",
    "risky_situations",
    "exploitation",
    "safety_planning",
    "peer_mapping",
    "offending",
    "peer_mentor",
    "contextual_safeguarding",
    "education_employability",
    "identity_work",
    "substance_misuse",
    "daily_routine",
    "housing",
]
OUTCOMES = [
    "reduced_offending",
    "reduced_exploitation",
    "decision_making",
    "education_engagement",
    "family_relationships",
]


def percent(n: int, base: int) -> str:
    if base == 0:
        return "-"
    return str((Decimal(100 * n) / Decimal(base)).quantize(Decimal(1), ROUND_HALF_UP))


def months_between(first: date, second: date) -> int:
    count = 12 * (second.year - first.year) + second.month - first.month
    if second.day < first.day:
        count = count - 1
    return count


def six_months_later(day: date) -> date:
    month = day.month + 6
    year = day.year
    if month > 12:
        year, month = year + 1, month - 12
    for last in (day.day, 30, 29, 28):
        if last <= day.day:
            try:
                return date(year, month, last)
            except ValueError:
                continue
    raise AssertionError(day)


def status_of(state: str) -> str:
    if state in ("engaging", "active", "paused"):
        return "open"
    return {"awaiting_allocation": "not_allocated", "allocated_not_started": "not_started"}.get(state, state)


def published_closure(code: str) -> str:
    if code == "goals_met":
        return "intervention_completed"
    if code in ("prevention_completed", "other_service"):
        return "support_from_other_services"
    if code in ("custody", "moved_area", "placed", "post_18_service", "died", "unsafe_to_continue", "other"):
        return "other"
    return "declined_support"


def corrected_closure(code: str) -> str:
    renamed = {
        "goals_met": "completed_one_to_one",
        "prevention_completed": "completed_prevention",
        "other_service": "moved_to_other_service",
        "stopped_after_start": "stopped",
    }
    if code in renamed:
        return renamed[code]
    if code in ("custody", "moved_area", "placed", "post_18_service"):
        return code
    if code in ("died", "unsafe_to_continue", "other"):
        return "other_exit"
    return "never_started"


class Oracle:
    """The tables of one extract under one mapping, at one date."""

    def __init__(self, areas: list[Row], tables: Tables, mapping: str, as_of: date | None = None) -> None:
        self.areas, self.mapping = areas, mapping
        self.cells: Cells = {}
        self.numbers: Numbers = {}
        self.as_at = {
            a["area"]: a["data_date"] if as_of is None else min(as_of, a["data_date"]) for a in areas
        }
        self.earlier = {a["area"]: as_of is not None and as_of < a["data_date"] for a in areas}
        self.tables = tables
        self.referrals = [r for r in tables["referrals"] if r["received_on"] <= self.as_at[r["area"]]]
        self.received = {r["referral_id"]: r["received_on"] for r in tables["referrals"]}
        self.episodes = [e for e in (self.stood(e) for e in tables["episodes"]) if e is not None]
        self.age_and_sex()
        self.referral_tables()
        self.status_and_closure()
        self.plan_topics()
        self.outcomes("closed")
        self.outcomes("open")
        self.duration()

    # The columns: every area, then Overall.

    def columns(self) -> list[tuple[str, list[str]]]:
        names = [a["area"] for a in self.areas]
        pooled = [a["area"] for a in self.areas if a["complete"] or self.mapping == "published_2023"]
        return [*((name, [name]) for name in names), ("Overall", pooled)]

    def cell(self, table: str, row: str, column: str, n: int, base: int) -> None:
        self.cells[table, row, column] = (n, base, percent(n, base))

    # How an episode stood on the day.

    def stood(self, episode: Row) -> Row | None:
        area = episode["area"]
        if not self.earlier[area]:
            return episode
        day = self.as_at[area]
        if self.received[episode["referral_id"]] > day:
            return None
        events = [s for s in self.tables.get("states", []) if s["episode_id"] == episode["episode_id"]]
        if not events:
            return self.without_history(episode, day)
        past = [(s["effective_on"], i, s["state"]) for i, s in enumerate(events) if s["effective_on"] <= day]
        if not past:
            return None
        on, _, state = max(past)
        found = self.cut(episode, state, day)
        if state == "closed" and found["end_date"] is None:
            found["end_date"] = on
        return found

    def without_history(self, episode: Row, day: date) -> Row:
        state = episode["state"]
        if state == "closed" and episode["end_date"] <= day:
            return self.cut(episode, "closed", day)
        if state in ("awaiting_allocation", "unknown"):
            return self.cut(episode, state, day)
        if episode["open_from"] is None or episode["open_from"] > day:
            return self.cut(episode, "unknown", day)
        return self.cut(episode, "active" if state == "closed" else state, day)

    @staticmethod
    def cut(episode: Row, state: str, day: date) -> Row:
        """An episode without anything after the day."""
        found = {**episode, "state": state}
        for column in ("open_from", "first_attended", "end_date"):
            if found[column] is not None and found[column] > day:
                found[column] = None
        if state != "closed":
            found["end_date"] = found["closure_code"] = None
        return found

    # Units.

    def first_referrals(self) -> list[Row]:
        first: dict[tuple[str, str], Row] = {}
        for r in self.referrals:
            key = (r["person_id"], r["area"])
            if key not in first or (r["received_on"], r["referral_id"]) < (
                first[key]["received_on"],
                first[key]["referral_id"],
            ):
                first[key] = r
        return list(first.values())

    def counted_referrals(self) -> list[Row]:
        return self.referrals if self.mapping == "corrected" else self.first_referrals()

    def counted_episodes(self) -> list[Row]:
        if self.mapping == "corrected":
            return self.episodes
        last: dict[tuple[str, str], tuple[tuple[date, str, str], Row]] = {}
        for e in self.episodes:
            key = (e["person_id"], e["area"])
            rank = (self.received[e["referral_id"]], e["referral_id"], e["episode_id"])
            if key not in last or rank > last[key][0]:
                last[key] = (rank, e)
        return [e for _, e in last.values()]

    # Tables.

    def by_row(
        self, table: str, rows: Iterable[str], units: list[Row], row_of: Callable[[Row], str | None]
    ) -> None:
        for row in rows:
            for column, areas in self.columns():
                inside = [u for u in units if u["area"] in areas and row_of(u) is not None]
                self.cell(table, row, column, sum(row_of(u) == row for u in inside), len(inside))

    def age_and_sex(self) -> None:
        sex = {p["person_id"]: p["sex"] for p in self.tables["people"]}
        for column, areas in self.columns():
            people = [r for r in self.first_referrals() if r["area"] in areas]
            known = [
                sex[r["person_id"]] for r in people if sex[r["person_id"]] in ("male", "female", "other")
            ]
            self.cell("age_and_sex", "male", column, known.count("male"), len(known))
            ages = [r["age_at_referral"] for r in people if r["age_at_referral"] is not None]
            for row, function in (
                ("median age", median),
                ("mean age", mean),
                ("min age", min),
                ("max age", max),
            ):
                value = function(ages) if ages else None
                whole = row == "mean age"
                printed = (
                    "-"
                    if value is None
                    else str((Decimal(sum(ages)) / len(ages)).quantize(Decimal(1), ROUND_HALF_UP))
                    if whole
                    else f"{value:g}"
                )
                self.numbers["age_and_sex", row, column] = (value, printed)

    def referral_tables(self) -> None:
        units = self.counted_referrals()
        self.by_row("referral_source", SOURCES, units, lambda r: r["source"])
        self.by_row("referral_reason", REASONS, units, lambda r: r["primary_reason"])

    def status_and_closure(self) -> None:
        units = self.counted_episodes()
        statuses = ("open", "closed", "not_allocated", "not_started", "unknown")
        self.by_row("case_status", statuses, units, lambda e: status_of(e["state"]))
        if self.mapping == "published_2023":
            both = sum(self.cells["case_status", row, "Overall"][0] for row in ("open", "closed"))
            for row in ("open", "closed"):
                self.cell("case_status", row, "Overall", self.cells["case_status", row, "Overall"][0], both)
        closed = [e for e in units if e["state"] == "closed" and e["closure_code"] is not None]
        groups = ("intervention_completed", "support_from_other_services", "other", "declined_support")
        self.by_row("closure_reason", groups, closed, lambda e: published_closure(e["closure_code"]))
        if self.mapping == "corrected":
            rows = [
                "completed_one_to_one",
                "completed_prevention",
                "moved_to_other_service",
                "custody",
                "moved_area",
                "placed",
                "post_18_service",
                "other_exit",
                "never_started",
                "stopped",
            ]
            self.by_row(
                "closure_reason_corrected", rows, closed, lambda e: corrected_closure(e["closure_code"])
            )

    def plan_topics(self) -> None:
        offered = {(f["form_version"], f["topic"]) for f in self.tables["plan_forms"]}
        held = {(t["plan_id"], t["topic"]) for t in self.tables["plan_topics"]}
        plans = [
            p
            for p in self.tables["plans"]
            if not self.earlier[p["area"]]
            or (p["agreed_on"] is not None and p["agreed_on"] <= self.as_at[p["area"]])
        ]
        for topic in TOPICS:
            for column, areas in self.columns():
                base = [p for p in plans if p["area"] in areas]
                if self.mapping == "corrected":
                    base = [p for p in base if (p["form_version"], topic) in offered]
                n = sum((p["plan_id"], topic) in held for p in base)
                self.cell("plan_topics", topic, column, n, len(base))

    def last_reading(self, episode: Row, outcome: str) -> Row | None:
        found = None
        for r in self.tables["outcome_readings"]:
            if (
                r["episode_id"] != episode["episode_id"]
                or r["outcome"] != outcome
                or r["stage"] == "baseline"
            ):
                continue
            if r["recorded_on"] > self.as_at[episode["area"]]:
                continue
            if found is None or r["recorded_on"] >= found["recorded_on"]:
                found = r
        return found

    def outcomes(self, which: str) -> None:
        engaged = [
            e for e in self.episodes if status_of(e["state"]) == which and e["first_attended"] is not None
        ]
        for outcome in OUTCOMES:
            for column, areas in self.columns():
                n = base = 0
                for e in (e for e in engaged if e["area"] in areas):
                    reading = self.last_reading(e, outcome)
                    better = reading is not None and reading["value"] == "better"
                    if self.mapping == "published_2023":
                        readings = [self.last_reading(e, o) for o in OUTCOMES]
                        any_better = any(r is not None and r["value"] == "better" for r in readings)
                        base += which == "closed" or any_better
                        n += better
                    elif (
                        reading is not None
                        and reading["applicable"] == "yes"
                        and reading["value"] in ("better", "same", "worse")
                    ):
                        base += 1
                        n += better
                self.cell(f"outcomes_{which}", outcome, column, n, base)

    def duration(self) -> None:
        launch = {a["area"]: a["launch_date"] for a in self.areas}
        lengths: list[tuple[str, int]] = []
        for e in self.episodes:
            began = e["open_from"]
            if e["state"] != "closed" or began is None or e["end_date"] is None:
                continue
            if launch[e["area"]] <= began < six_months_later(launch[e["area"]]):
                lengths.append((e["area"], months_between(began, e["end_date"])))
        for column, areas in self.columns():
            months = [length for area, length in lengths if area in areas]
            values: list[tuple[str, float | None]] = [
                ("n", len(months)),
                ("min months", min(months, default=None)),
                ("median months", median(months) if months else None),
                ("max months", max(months, default=None)),
            ]
            for row, value in values:
                self.numbers["duration", row, column] = (value, "-" if value is None else f"{value:g}")
