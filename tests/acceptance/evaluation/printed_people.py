"""223 invented people whose records give the printed tables of 2023, built from the printed counts.

Only counts are taken from the report: everything about a person is made up by position in a list.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import pyarrow as pa

from soceis.evaluation.codes import TOPICS
from soceis.evaluation.published.build import CLOSURES, OUTCOMES, REASONS, SOURCES, STATUSES
from soceis.evaluation.published.build import TOPICS as PRINTED_TOPICS

PRINTED = json.loads(
    (Path(__file__).parents[2] / "unit/evaluation/published_figures.json").read_text(encoding="utf-8")
)
AREAS = (
    ("Cardiff", "wales", date(2020, 6, 1), date(2022, 10, 31), True),
    ("Edinburgh", "scotland", date(2020, 7, 1), date(2023, 2, 28), True),
    ("Newcastle", "england", date(2020, 7, 1), date(2023, 1, 31), True),
    ("Dundee", "scotland", date(2020, 7, 1), date(2023, 1, 31), False),
)
META = {
    "format": 1,
    "service": "An invented service",
    "created_at": "2023-03-01T09:00:00",
    "areas": [
        {
            "area": area,
            "nation": nation,
            "launch_date": launch.isoformat(),
            "data_date": data.isoformat(),
            "complete": complete,
        }
        for area, nation, launch, data, complete in AREAS
    ],
}
# Whole years: the youngest, the oldest, and everybody else; sex: males, females, not known.
AGES = {"Cardiff": (11, 18, 16), "Edinburgh": (13, 18, 15), "Newcastle": (11, 18, 14), "Dundee": None}
SEXES = {"Cardiff": (77, 7, 0), "Edinburgh": (58, 0, 0), "Newcastle": (67, 4, 0), "Dundee": (6, 3, 1)}
CLOSURE_CODES = {
    "intervention_completed": ("goals_met",),
    "support_from_other_services": ("prevention_completed", "other_service"),
    "other": ("custody", "moved_area", "placed", "post_18_service"),
    "declined_support": ("declined_at_offer", "caregiver_declined", "no_contact_made"),
}
STATE_OF = {
    "open": "active",
    "closed": "closed",
    "not_allocated": "awaiting_allocation",
    "not_started": "allocated_not_started",
    "unknown": "unknown",
}
# How many of Cardiff's 31 who declined had started first: 26 + 4 makes the printed 30 engaged.
STARTED_THEN_STOPPED = {"Cardiff": 4}
BEGAN_EARLY = {"Cardiff": 20, "Edinburgh": 12, "Newcastle": 10, "Dundee": 1}
REFERRED_AGAIN = {"Newcastle": 2}


@dataclass
class Rows:
    """The rows of each table, as they grow."""

    people: list[dict[str, Any]]
    referrals: list[dict[str, Any]]
    episodes: list[dict[str, Any]]
    plans: list[dict[str, Any]]
    plan_forms: list[dict[str, Any]]
    plan_topics: list[dict[str, Any]]
    outcome_readings: list[dict[str, Any]]

    def tables(self) -> dict[str, pa.Table]:
        return {name: pa.Table.from_pylist(rows) for name, rows in vars(self).items()}


def tables() -> dict[str, pa.Table]:
    """The tables of the extract."""
    rows = Rows([], [], [], [], [], [], [])
    reasons = _spread({REASONS[k]: n for k, n in PRINTED["primary_reason_for_referral_n"].items()})
    for area, _, launch, data, _ in AREAS:
        _area(rows, area, launch, data, reasons)
    _forms(rows)
    _plans(rows)
    _outcomes(rows)
    return rows.tables()


def _spread(counts: dict[str, int]) -> Iterator[str]:
    return (code for code, n in counts.items() for _ in range(n))


def _of(section: dict[str, dict[str, int]], names: dict[str, str], area: str) -> Iterator[str]:
    return _spread({names[k]: section[k][area] for k in names})


def _area(rows: Rows, area: str, launch: date, data: date, reasons: Iterator[str]) -> None:
    table = PRINTED["table_4_referrals"]
    sources = list(_of(table["source_n"], SOURCES, area))
    statuses = list(_of(table["case_status_n"], STATUSES, area))
    closures = _of(table["closure_reason_n"], CLOSURES, area)
    codes = {group: cycle(choices) for group, choices in CLOSURE_CODES.items()}
    males, females, _ = SEXES[area]
    stopping, early = STARTED_THEN_STOPPED.get(area, 0), BEGAN_EARLY[area]
    for number, (source, status) in enumerate(zip(sources, statuses, strict=True)):
        person = f"{area}-{number:03}"
        sex = "male" if number < males else "female" if number < males + females else "unknown"
        rows.people.append({"person_id": person, "sex": sex, "ethnicity": "unknown"})
        code = None
        if status == "closed":
            group = next(closures)
            code = next(codes[group])
            if group == "declined_support" and stopping:
                code, stopping = "stopped_after_start", stopping - 1
        began = launch + timedelta(days=20 + number)
        if status == "closed" and early:
            early -= 1
        elif status == "closed":
            began += timedelta(days=250)
        elif status == "open":
            began += timedelta(days=300)
        _referred(rows, area, person, began, source, next(reasons), AGES[area], number)
        _episode(rows, area, person, began, status, code, number, data)
    for number in range(REFERRED_AGAIN.get(area, 0)):
        _referred_again(rows, area, number, data)


def _referred(
    rows: Rows, area: str, person: str, on: date, source: str, reason: str, ages: Any, number: int
) -> None:
    age = None if ages is None else ages[min(number, 2)]
    rows.referrals.append(
        {
            "referral_id": f"{person}-r1",
            "person_id": person,
            "area": area,
            "received_on": on - timedelta(days=10),
            "age_at_referral": age,
            "source": source,
            "primary_reason": reason,
            "decision": "accepted_one_to_one",
        }
    )


def _episode(
    rows: Rows, area: str, person: str, began: date, status: str, code: str | None, number: int, data: date
) -> None:
    attended = status == "open" or (code is not None and code not in CLOSURE_CODES["declined_support"])
    started = status in ("open", "closed")
    first = not any(e["area"] == area and e["state"] == "closed" for e in rows.episodes)
    months = 30 if first and area == "Edinburgh" else 2 + number % 20
    end = date(
        began.year + (began.month + months - 1) // 12,
        (began.month + months - 1) % 12 + 1,
        min(began.day + 1, 28),
    )
    rows.episodes.append(
        {
            "episode_id": f"{person}-e1",
            "person_id": person,
            "referral_id": f"{person}-r1",
            "area": area,
            "programme": "school_group" if code == "prevention_completed" else "one_to_one",
            "state": STATE_OF[status],
            "open_from": began if started else None,
            "first_attended": began + timedelta(days=7) if attended else None,
            "end_date": min(end, data) if status == "closed" else None,
            "closure_code": code,
        }
    )


def _referred_again(rows: Rows, area: str, number: int, data: date) -> None:
    """Someone whose work is open now had an earlier episode that was closed, and was referred again."""
    now = [e for e in rows.episodes if e["area"] == area and e["state"] == "active"][number]
    before = {**now, "episode_id": f"{now['person_id']}-e0", "referral_id": f"{now['person_id']}-r0"}
    start = now["open_from"] - timedelta(days=200)
    before |= {
        "state": "closed",
        "open_from": start,
        "first_attended": start,
        "end_date": start + timedelta(days=70),
        "closure_code": "goals_met",
        "programme": "one_to_one",
    }
    referral = next(r for r in rows.referrals if r["referral_id"] == now["referral_id"])
    earlier = {**referral, "referral_id": before["referral_id"], "received_on": start - timedelta(days=9)}
    rows.episodes.append(before)
    rows.referrals.append(earlier)


def _forms(rows: Rows) -> None:
    missing = {
        PRINTED_TOPICS[t]
        for t in PRINTED["table_5_intervention_plan_topics_n"]["topics not on Cardiff's form"]
    }
    rows.plan_forms += [{"form_version": "ten", "topic": t} for t in TOPICS if t not in missing]
    rows.plan_forms += [{"form_version": "eighteen", "topic": t} for t in TOPICS]


def _plans(rows: Rows) -> None:
    printed = PRINTED["table_5_intervention_plan_topics_n"]
    for area, *_ in AREAS:
        engaged = [e for e in rows.episodes if e["area"] == area and e["first_attended"]]
        for number in range(printed["plans"][area]):
            episode = engaged[number % len(engaged)]
            rows.plans.append(
                {
                    "plan_id": f"{area}-plan-{number}",
                    "episode_id": episode["episode_id"],
                    "area": area,
                    "agreed_on": episode["first_attended"],
                    "form_version": "ten" if area == "Cardiff" else "eighteen",
                }
            )
        rows.plan_topics += [
            {"plan_id": f"{area}-plan-{number}", "topic": topic}
            for name, topic in PRINTED_TOPICS.items()
            for number in range(printed[name][area])
        ]


def _outcomes(rows: Rows) -> None:
    """Cardiff's readings: better for the first so many engaged episodes, the same or not known for others."""
    printed = PRINTED["outcomes_cardiff"]
    for state, section, unchanged in (("closed", "closed_and_engaged", 0), ("active", "open", 2)):
        engaged = [
            e["episode_id"]
            for e in rows.episodes
            if e["area"] == "Cardiff" and e["state"] == state and e["first_attended"]
        ]
        reached = engaged[: len(engaged) - unchanged]
        for place, (name, outcome) in enumerate(OUTCOMES.items()):
            better = {reached[(i + place * 3) % len(reached)] for i in range(printed[section][name])}
            for number, episode in enumerate(engaged):
                value = "better" if episode in better else ("same", "unknown")[number % 2]
                rows.outcome_readings.append(
                    {
                        "episode_id": episode,
                        "outcome": outcome,
                        "stage": "review",
                        "applicable": "yes",
                        "value": value,
                        "recorded_on": date(2022, 9, 30),
                    }
                )
