"""Small random extracts that keep every rule: several areas, re-referrals, ties, missing values."""

from datetime import date, timedelta
from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from soceis.evaluation import codes
from soceis.evaluation.frames.schema import TABLES

Row = dict[str, Any]
START = date(2020, 1, 31)
NAMES = ("Cardiff", "St. Davids, East", "Dùn Dè", "Newcastle")
FORMS = ("ten", "eighteen")
# Identifiers whose order as text is not their order as numbers, and not only in ASCII.
ETHNICITIES = ("white_roma", "sct_white_polish", "arab", "sct_african", "unknown", "a_word_of_our_own", None)
MARKS = ("9", "10", "é", "Z", "a")


def day(low: date, high: date) -> st.SearchStrategy[date]:
    """A day from the first to the last, both included; few different ones, so that ties happen."""
    span = (high - low).days
    return st.one_of(st.integers(0, min(span, 4)), st.integers(0, span)).map(
        lambda n: low + timedelta(days=n)
    )


@st.composite
def extracts(draw: st.DrawFn) -> tuple[list[Row], dict[str, list[Row]]]:
    """Areas and tables."""
    areas = [_area(draw, name) for name in NAMES[: draw(st.integers(1, 3))]]
    tables: dict[str, list[Row]] = {
        name: [] for name in ("people", "referrals", "episodes", "plans", "plan_forms")
    }
    tables |= {"plan_topics": [], "outcome_readings": []}
    if draw(st.booleans()):
        tables["states"] = []
    if draw(st.booleans()):
        tables["contacts"] = []
    tables["people"] = [
        {
            "person_id": f"p{i}",
            "sex": draw(st.sampled_from((*codes.SEXES, None))),
            "ethnicity": draw(st.sampled_from(ETHNICITIES)),
        }
        for i in range(draw(st.integers(1, 4)))
    ]
    for form in FORMS:
        offered = draw(st.sets(st.sampled_from(codes.TOPICS), min_size=1, max_size=4))
        tables["plan_forms"] += [{"form_version": form, "topic": topic} for topic in sorted(offered)]
    taken: set[tuple[str, str]] = set()
    for number in range(draw(st.integers(0, 7))):
        _referral(draw, number, areas, tables, taken)
    return areas, tables


def _area(draw: st.DrawFn, name: str) -> Row:
    launch = draw(st.sampled_from((START, date(2020, 8, 30), date(2020, 8, 31))))
    return {
        "area": name,
        "nation": draw(st.sampled_from(("wales", "scotland"))),
        "launch_date": launch,
        "data_date": launch + timedelta(days=draw(st.integers(300, 500))),
        "complete": draw(st.booleans()),
    }


def _referral(
    draw: st.DrawFn, number: int, areas: list[Row], tables: dict[str, list[Row]], taken: set[tuple[str, str]]
) -> None:
    area = draw(st.sampled_from(areas))
    person = draw(st.sampled_from(tables["people"]))["person_id"]
    referral = {
        "referral_id": f"{draw(st.sampled_from(MARKS))}-{number}",
        "person_id": person,
        "area": area["area"],
        "received_on": draw(day(START, area["data_date"])),
        "age_at_referral": draw(st.one_of(st.none(), st.integers(11, 18))),
        "source": draw(st.sampled_from(codes.SOURCES)),
        "primary_reason": draw(st.sampled_from((*codes.REASONS, None))),
        "decision": draw(st.sampled_from(codes.DECISIONS)),
    }
    tables["referrals"].append(referral)
    for place in range(draw(st.sampled_from((0, 1, 1, 1, 2)))):
        _episode(draw, f"e{number}-{place}", referral, area, tables, taken)


def _episode(
    draw: st.DrawFn,
    name: str,
    referral: Row,
    area: Row,
    tables: dict[str, list[Row]],
    taken: set[tuple[str, str]],
) -> None:
    state = draw(st.sampled_from((*codes.STATES, "closed", "active")))
    programme = draw(st.sampled_from(codes.PROGRAMMES))
    if codes.STATUS_OF_STATE[state] == "open":
        if (referral["person_id"], programme) in taken:
            state = "unknown"
        taken.add((referral["person_id"], programme))
    last = area["data_date"]
    began = draw(st.one_of(st.none(), day(min(area["launch_date"], last), last)))
    attended = draw(st.one_of(st.none(), day(began, last))) if began else None
    closed = state == "closed"
    tables["episodes"].append(
        {
            "episode_id": name,
            "person_id": referral["person_id"],
            "referral_id": referral["referral_id"],
            "area": area["area"],
            "programme": programme,
            "state": state,
            "open_from": began,
            "first_attended": attended,
            "end_date": draw(day(began or START, last)) if closed else None,
            "closure_code": draw(st.sampled_from(codes.CLOSURE_CODES)) if closed else None,
            "non_engagement_reason": draw(st.sampled_from((None, *codes.NON_ENGAGEMENT_REASONS))),
        }
    )
    if "contacts" in tables:
        _contacts(draw, name, area, tables)
    _plans(draw, name, area, tables)
    _readings(draw, name, area, tables)
    if "states" in tables and draw(st.booleans()):
        _states(draw, name, state, area, tables)


def _plans(draw: st.DrawFn, episode: str, area: Row, tables: dict[str, list[Row]]) -> None:
    for number in range(draw(st.integers(0, 1))):
        plan = f"{episode}-plan{number}"
        tables["plans"].append(
            {
                "plan_id": plan,
                "episode_id": episode,
                "area": area["area"],
                "agreed_on": draw(st.one_of(st.none(), day(START, area["data_date"]))),
                "form_version": draw(st.sampled_from(FORMS)),
            }
        )
        topics = draw(st.sets(st.sampled_from(codes.TOPICS[:6]), max_size=4))
        tables["plan_topics"] += [{"plan_id": plan, "topic": topic} for topic in sorted(topics)]


def _readings(draw: st.DrawFn, episode: str, area: Row, tables: dict[str, list[Row]]) -> None:
    for _ in range(draw(st.integers(0, 4))):
        stage = draw(st.sampled_from(codes.STAGES))
        tables["outcome_readings"].append(
            {
                "episode_id": episode,
                "outcome": draw(st.sampled_from(codes.OUTCOMES[:2])),
                "stage": stage,
                "applicable": draw(st.sampled_from(("yes", "yes", "no", "unknown"))),
                "value": None if stage == "baseline" else draw(st.sampled_from(codes.VALUES)),
                "recorded_on": draw(day(area["data_date"] - timedelta(days=4), area["data_date"])),
            }
        )


def _contacts(draw: st.DrawFn, episode: str, area: Row, tables: dict[str, list[Row]]) -> None:
    for number in range(draw(st.integers(0, 6))):
        tables["contacts"].append(
            {
                "contact_id": f"{episode}-{number}",
                "episode_id": episode,
                "on": draw(day(area["data_date"] - timedelta(days=8), area["data_date"])),
                "kind": draw(st.sampled_from(("attempt", "attempt", *codes.CONTACT_KINDS))),
            }
        )


def _states(draw: st.DrawFn, episode: str, state: str, area: Row, tables: dict[str, list[Row]]) -> None:
    days = sorted(draw(st.lists(day(START, area["data_date"]), min_size=1, max_size=4)))
    named = [draw(st.sampled_from(codes.STATES)) for _ in days[1:]] + [state]
    tables["states"] += [
        {"episode_id": episode, "state": s, "effective_on": d} for s, d in zip(named, days, strict=True)
    ]


def meta(areas: list[Row]) -> Row:
    """The content of extract.json."""
    return {"format": 1, "service": "", "created_at": "2023-01-01T00:00:00", "areas": areas}


def arrow(tables: dict[str, list[Row]]) -> dict[str, pa.Table]:
    """The rows as tables of the contract, with every column, even without rows."""
    return {
        name: pa.table({c: pa.array([row.get(c) for row in rows]) for c in TABLES[name].names})
        for name, rows in tables.items()
    }
