"""The same tables in straightforward pandas, as an analyst writes them in a notebook. Nothing is checked.

The files are read whole; then each table has its own few lines, which start from the frames: merge, group, count,
no loop over rows. Only the groups of people are worked out once for all tables.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from soceis.config.bench.evaluation import tuned
from soceis.config.bench.evaluation.bare import Counts, Which
from soceis.evaluation import codes
from soceis.evaluation.grouping import GROUPINGS

FILES = ("people", "referrals", "episodes", "plans", "plan_forms", "plan_topics", "outcome_readings")
OTHER_FILES: dict[Which, tuple[str, ...]] = {"contract": (), "all": ("contacts",)}

Frames = dict[str, Any]


def tables(folder: Path, which: Which) -> Counts:
    """The tables of an extract that `generate` made; see `bare.tables`."""
    import pandas as pd

    f: Frames = {name: pd.read_parquet(folder / f"{name}.parquet") for name in (*FILES, *OTHER_FILES[which])}
    f["areas"] = pd.DataFrame(json.loads((folder / "extract.json").read_text())["areas"])
    found: Counts = {}
    age_and_sex(found, f)
    closure_reason(found, f)
    duration(found, f)
    by_column(found, f, "area")
    if which == "all":
        f["who"] = tuned.groups_of(f["people"], _in_order(f))
        for by in GROUPINGS:
            by_column(found, f, by)
            if by != "age_band":
                age(found, f, by)
        days_to_first(found, f)
        duration_by_start(found, f)
        attempts_before_first_attended(found, f)
        non_engagement(found, f)
    return found


def by_column(found: Counts, f: Frames, by: str) -> None:
    """The tables that exist by area and by group."""
    referral_source(found, f, by)
    referral_reason(found, f, by)
    case_status(found, f, by)
    closure_reason_corrected(found, f, by)
    plan_topics(found, f, by)
    outcomes(found, f, by, "closed")
    outcomes(found, f, by, "open")


def _named(table: str, by: str) -> str:
    return table if by == "area" else f"{table}_by_{by}"


def _in_groups(units: Any, f: Frames, by: str) -> Any:
    """Units with the column by which they are counted; by group, those of the complete areas alone."""
    if by == "area":
        return units
    places = f["areas"][f["areas"]["complete"]][["area", "nation"]]
    placed = units.merge(places, on="area")
    return placed if by == "nation" else placed.merge(f["who"], on="person_id")


def _in_order(f: Frames) -> Any:
    return f["referrals"].sort_values(["received_on", "referral_id"])


def age_and_sex(found: Counts, f: Frames) -> None:
    first = _in_order(f).drop_duplicates(["person_id", "area"]).merge(f["people"], on="person_id")
    tuned.share(found, "age_and_sex", first[first["sex"] != "unknown"], "sex", "area", only="male")
    tuned.ages(found, "age_and_sex", first, "area")


def age(found: Counts, f: Frames, by: str) -> None:
    first = _in_groups(_in_order(f).drop_duplicates(["person_id", "area"]), f, by)
    tuned.ages(found, f"age_by_{by}", first, by)


def referral_source(found: Counts, f: Frames, by: str) -> None:
    tuned.share(found, _named("referral_source", by), _in_groups(f["referrals"], f, by), "source", by)


def referral_reason(found: Counts, f: Frames, by: str) -> None:
    known = f["referrals"].dropna(subset=["primary_reason"])
    tuned.share(found, _named("referral_reason", by), _in_groups(known, f, by), "primary_reason", by)


def case_status(found: Counts, f: Frames, by: str) -> None:
    episodes = f["episodes"].assign(status=f["episodes"]["state"].map(codes.STATUS_OF_STATE))
    tuned.share(found, _named("case_status", by), _in_groups(episodes, f, by), "status", by)


def _closed(f: Frames) -> Any:
    return f["episodes"][f["episodes"]["state"] == "closed"]


def closure_reason(found: Counts, f: Frames) -> None:
    closed = _closed(f)
    closed = closed.assign(reason=closed["closure_code"].map(codes.PUBLISHED_CLOSURE))
    tuned.share(found, "closure_reason", closed, "reason", "area")


def closure_reason_corrected(found: Counts, f: Frames, by: str) -> None:
    closed = _closed(f)
    closed = closed.assign(reason=closed["closure_code"].map(codes.CORRECTED_CLOSURE))
    tuned.share(found, _named("closure_reason_corrected", by), _in_groups(closed, f, by), "reason", by)


def plan_topics(found: Counts, f: Frames, by: str) -> None:
    topics = tuned.offered_topics(f["plans"], f["plan_forms"], f["plan_topics"])
    if by not in ("area", "nation"):
        topics = topics.merge(f["episodes"][["episode_id", "person_id"]], on="episode_id")
    tuned.part(found, _named("plan_topics", by), _in_groups(topics, f, by), "topic", "held", by)


def outcomes(found: Counts, f: Frames, by: str, status: str) -> None:
    readings = tuned.last_readings(f["outcome_readings"]).merge(f["episodes"], on="episode_id")
    readings = readings[readings["state"].map(codes.STATUS_OF_STATE) == status]
    engaged = _in_groups(readings[readings["first_attended"].notna()], f, by)
    tuned.part(found, _named(f"outcomes_{status}", by), engaged, "outcome", "better", by)


def duration(found: Counts, f: Frames) -> None:
    tuned.first_durations(found, _closed(f), f["areas"])


def days_to_first(found: Counts, f: Frames) -> None:
    for table, row, column in tuned.WAITS:
        received = f["episodes"].merge(f["referrals"][["referral_id", "received_on"]], on="referral_id")
        tuned.days_to(found, table, received, row, column)


def duration_by_start(found: Counts, f: Frames) -> None:
    closed = _closed(f)
    for start, ending in tuned.STARTS:
        begun = closed[closed["end_date"] >= closed[start]]
        tuned.lengths(found, "duration_by_start", begun, start, ending)


def attempts_before_first_attended(found: Counts, f: Frames) -> None:
    contacts, met = f["contacts"], f["episodes"][f["episodes"]["first_attended"].notna()]
    attempts = contacts[contacts["kind"] == "attempt"].merge(met, on="episode_id")
    before = attempts[attempts["on"] <= attempts["first_attended"]]
    tuned.attempts_before(found, tuned.with_attempts(met, before))


def non_engagement(found: Counts, f: Frames) -> None:
    contacts = f["contacts"]
    tuned.not_engaged(found, _closed(f), contacts[contacts["kind"] == "attempt"])
