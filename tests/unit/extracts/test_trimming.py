"""The records as at a day, against a plain reading of the rules, over invented histories."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from soceis.evaluation import Extract, evaluate
from soceis.insight.extracts.queries.frames import in_a_series, trimmed
from soceis.insight.extracts.queries.snapshot import schema_of

FIRST = date(2022, 1, 1)
AREAS = ("Cardiff", "Edinburgh")
Row = dict[str, Any]
Views = dict[str, list[Row]]

days = st.integers(0, 30).map(lambda n: FIRST + timedelta(days=n))
maybe_days = st.none() | days
NEXT = {
    "": ["awaiting_allocation", "unknown"],
    "awaiting_allocation": ["allocated_not_started", "closed"],
    "allocated_not_started": ["engaging", "closed"],
    "engaging": ["active", "paused", "closed"],
    "active": ["paused", "closed"],
    "paused": ["active", "closed"],
    "unknown": ["active", "closed"],
    "closed": [],
}


@st.composite
def histories(draw: st.DrawFn) -> Views:
    """A few people with referrals, episodes, events, plans, readings and contacts on any days at all."""
    views: Views = {
        name: []
        for name in ("people", "referrals", "episodes", "states", "plans", "plan_topics", "outcome_readings",
                     "contacts", "non_engagement")
    }  # fmt: skip
    views["plan_forms"] = [
        {"form_version": f"form-{area}", "area": area, "used_from": draw(days), "topic": "housing"}
        for area in AREAS
    ]
    for number in range(draw(st.integers(1, 4))):
        person = f"p{number}"
        views["people"].append(
            {"person_id": person, "sex": "male", "ethnicity": None, "birth_month": "2007-01"}
        )
        for time in range(draw(st.integers(1, 3))):
            _referral(draw, views, person, time)
    return views


def _referral(draw: st.DrawFn, views: Views, person: str, time: int) -> None:
    area, received_on, decided_on = draw(st.sampled_from(AREAS)), draw(days), draw(maybe_days)
    decided_on = max(decided_on, received_on) if decided_on else None
    name = f"{person}r{time}"
    views["referrals"].append(
        {
            "referral_id": f"01{name}", "person_id": person, "area": area, "received_on": received_on,
            "age_at_referral": 15, "source": "police", "primary_reason": "other",
            "decision": "accepted_one_to_one" if decided_on else "pending", "decided_on": decided_on,
        }
    )  # fmt: skip
    if decided_on:
        _episode(draw, views, person, time, area, decided_on)


def _episode(draw: st.DrawFn, views: Views, person: str, time: int, area: str, begun_on: date) -> None:
    episode = f"{person}e{time}"
    state, day, place = "", begun_on, 0
    while NEXT[state] and (not state or draw(st.booleans())):
        state, place = draw(st.sampled_from(NEXT[state])), place + 1
        views["states"].append(
            {"episode_id": episode, "state": state, "effective_on": day, "recorded_on": day, "place": place}
        )
        day += timedelta(days=draw(st.integers(0, 9)))
    closed_on = views["states"][-1]["effective_on"] if state == "closed" else None
    open_from = draw(maybe_days)
    if open_from and closed_on:
        open_from = min(open_from, closed_on)
    views["episodes"].append(
        {
            "episode_id": episode, "person_id": person, "referral": f"{person}r{time}", "area": area,
            "number": time + 1, "programme": "one_to_one", "state": state, "open_from": open_from,
            "first_attended": draw(maybe_days),
            "end_date": closed_on, "closure_code": "no_contact_made" if closed_on else None,
        }
    )  # fmt: skip
    if closed_on:
        views["non_engagement"].append({"episode_id": episode, "reason": "practical", "place": 1})
    for number, agreed_on in enumerate(sorted(draw(st.lists(days, max_size=2))), start=1):
        plan = f"{episode}plan{number}"
        views["plans"].append(
            {"plan_id": plan, "episode_id": episode, "area": area, "agreed_on": agreed_on,
             "form_version": f"form-{area}", "place": number}
        )  # fmt: skip
        views["plan_topics"].append({"plan_id": plan, "topic": "housing"})
    for number, recorded_on in enumerate(sorted(draw(st.lists(days, max_size=3))), start=1):
        views["outcome_readings"].append(
            {"episode_id": episode, "outcome": "decision_making", "stage": "review", "applicable": "yes",
             "value": draw(st.sampled_from(["better", "same", "worse"])), "recorded_on": recorded_on, "place": number}
        )  # fmt: skip
    for number, on in enumerate(draw(st.lists(days, max_size=3))):
        views["contacts"].append(
            {"contact_id": f"{episode}c{number}", "episode_id": episode, "on": on, "kind": "attempt", "mode": "phone",
             "minutes": None, "components": None, "out_of_hours": "no"}
        )  # fmt: skip


def as_tables(views: Views) -> dict[str, pa.Table]:
    return {name: pa.Table.from_pylist(rows, schema=schema_of(name)) for name, rows in views.items()}


def plain(views: Views, on: dict[str, date]) -> dict[str, list[Row]]:
    """The rules, said as loops."""
    referrals = {
        row["referral_id"][2:]: row
        | {"pending": row["decided_on"] is None or row["decided_on"] > on[row["area"]]}
        for row in views["referrals"]
        if row["received_on"] <= on[row["area"]]
    }
    episodes = {}
    for row in views["episodes"]:
        day = on[row["area"]]
        past = [
            e for e in views["states"] if e["episode_id"] == row["episode_id"] and e["effective_on"] <= day
        ]
        if past and row["referral"] in referrals:
            episodes[row["episode_id"]] = row | {"day": day, "state": past[-1]["state"]}
    inside: Callable[[Row], Any] = lambda row: episodes.get(row["episode_id"])  # noqa: E731 - one line, four uses
    plans: dict[str, Row] = {}
    for row in views["plans"]:
        if inside(row) and row["agreed_on"] <= inside(row)["day"]:
            plans[row["episode_id"]] = row
    return {
        "referrals": list(referrals.values()),
        "episodes": list(episodes.values()),
        "plans": list(plans.values()),
        "outcome_readings": [
            row
            for row in views["outcome_readings"]
            if inside(row) and row["recorded_on"] <= inside(row)["day"]
        ],
        "contacts": [row for row in views["contacts"] if inside(row) and row["on"] <= inside(row)["day"]],
        "states": [
            row for row in views["states"] if inside(row) and row["effective_on"] <= inside(row)["day"]
        ],
    }


def until(day: date | None, last: date) -> date | None:
    return day if day and day <= last else None


@settings(max_examples=60, deadline=None)
@given(histories(), days, days)
def test_the_records_as_at_a_day_are_what_the_rules_say(views: Views, first: date, second: date) -> None:
    on = dict(zip(AREAS, (first, second), strict=True))
    made, expected = trimmed(as_tables(views), on), plain(views, on)
    referrals = {row["referral_id"]: row["decision"] for row in made["referrals"].to_pylist()}
    assert referrals == {
        row["referral_id"]: "pending" if row["pending"] else row["decision"] for row in expected["referrals"]
    }
    assert set(made["people"].column("person_id").to_pylist()) == {
        row["person_id"] for row in expected["referrals"]
    }
    episodes = {row["episode_id"]: row for row in made["episodes"].to_pylist()}
    assert set(episodes) == {row["episode_id"] for row in expected["episodes"]}
    for row in expected["episodes"]:
        found, day = episodes[row["episode_id"]], row["day"]
        closed = row["state"] == "closed"
        assert found["state"] == row["state"]
        assert found["referral_id"] == "01" + row["referral"]
        assert found["open_from"] == until(row["open_from"], day)
        assert found["first_attended"] == until(row["first_attended"], day)
        assert found["end_date"] == (row["end_date"] if closed else None)
        assert (found["closure_code"], found["non_engagement_reason"]) == (
            ("no_contact_made", "practical") if closed else (None, None)
        )
    assert {row["plan_id"] for row in made["plans"].to_pylist()} == {
        row["plan_id"] for row in expected["plans"]
    }
    for name, key in (("outcome_readings", "recorded_on"), ("contacts", "on"), ("states", "effective_on")):
        told = sorted((row["episode_id"], row[key]) for row in made[name].to_pylist())
        assert told == sorted((row["episode_id"], row[key]) for row in expected[name])


def meta(on: dict[str, date]) -> Row:
    areas = [
        {"area": area, "nation": "wales", "launch_date": FIRST, "data_date": day, "complete": True}
        for area, day in on.items()
    ]
    return {"format": 1, "service": "Waypoint", "created_at": "2022-03-01T12:00:00", "areas": areas}


def one_open_at_a_time(views: Views) -> bool:
    """Whether the histories obey the service's own rule of one open episode a person, on every day."""
    spans: dict[str, list[tuple[date, date]]] = {}
    for row in views["episodes"]:
        begun = min(e["effective_on"] for e in views["states"] if e["episode_id"] == row["episode_id"])
        spans.setdefault(row["person_id"], []).append((begun, row["end_date"] or date.max))
    return all(
        first[1] <= second[0]
        for found in spans.values()
        for first, second in zip(sorted(found), sorted(found)[1:], strict=False)
    )


@settings(max_examples=12, deadline=None)
@given(histories(), days)
def test_the_reader_of_the_contract_finds_nothing_wrong_with_sound_histories(views: Views, day: date) -> None:
    on = dict.fromkeys(AREAS, day)
    for row in views["episodes"]:
        row["first_attended"] = None
    tables = trimmed(as_tables(views), on)
    errors = [found for found in Extract.from_tables(meta(on), tables).findings if found.severity == "error"]
    if one_open_at_a_time(views):
        assert errors == []
    assert {found.code for found in errors} <= {"second_open_episode"}


@settings(max_examples=5, deadline=None)
@given(histories(), days)
def test_the_numbers_do_not_depend_on_the_series(views: Views, day: date) -> None:
    on = dict.fromkeys(AREAS, day)
    tables = trimmed(as_tables(views), on)
    first, second = (
        evaluate(Extract.from_tables(meta(on), in_a_series(tables, series)), "published_2023").tables
        for series in ("annual report", "pilot")
    )
    assert [table.cells for table in first] == [table.cells for table in second]


def test_somebody_who_came_back_before_the_signature_has_one_open_episode() -> None:
    views: Views = {
        name: []
        for name in ("contacts", "non_engagement", "plans", "plan_topics", "plan_forms", "outcome_readings")
    }
    views["people"] = [{"person_id": "p", "sex": "male", "ethnicity": None, "birth_month": None}]
    referral = {
        "person_id": "p", "area": "Cardiff", "age_at_referral": 15, "source": "police", "primary_reason": None,
        "decision": "accepted_one_to_one",
    }  # fmt: skip
    episode = {"person_id": "p", "area": "Cardiff", "programme": "one_to_one", "first_attended": None}
    views["referrals"] = [
        referral | {"referral_id": "01a", "received_on": FIRST, "decided_on": FIRST},
        referral | {"referral_id": "01b", "received_on": date(2022, 2, 1), "decided_on": date(2022, 2, 1)},
    ]
    views["episodes"] = [
        episode | {"episode_id": "first", "referral": "a", "number": 1, "state": "closed",
                   "open_from": FIRST, "end_date": date(2022, 1, 20), "closure_code": "goals_met"},
        episode | {"episode_id": "second", "referral": "b", "number": 2, "state": "active",
                   "open_from": date(2022, 2, 1), "end_date": None, "closure_code": None},
    ]  # fmt: skip
    views["states"] = [
        {"episode_id": name, "state": state, "effective_on": day, "recorded_on": day, "place": place}
        for name, state, day, place in (
            ("first", "active", FIRST, 1),
            # Signed, and said to be so, three weeks after the last day.
            ("first", "closed", date(2022, 2, 10), 2),
            ("second", "active", date(2022, 2, 1), 1),
        )
    ]
    on = {"Cardiff": date(2022, 2, 5)}
    states = {row["episode_id"]: row for row in trimmed(as_tables(views), on)["episodes"].to_pylist()}
    assert (states["first"]["state"], states["first"]["end_date"]) == ("closed", date(2022, 1, 20))
    assert states["second"]["state"] == "active"
