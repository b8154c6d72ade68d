"""The same tables in straightforward pandas: read the files, merge, group, count. Nothing is checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from soceis.config.bench.evaluation.bare import Counts
from soceis.evaluation import codes


def tables(folder: Path) -> Counts:
    """Every table of an extract that `generate` made; see `bare.tables`."""
    import pandas as pd

    def read(name: str) -> Any:
        return pd.read_parquet(folder / f"{name}.parquet")

    found: Counts = {}
    referrals, episodes, plans = read("referrals"), read("episodes"), read("plans")
    first = referrals.sort_values(["received_on", "referral_id"]).drop_duplicates(["person_id", "area"])
    people = first.merge(read("people"), on="person_id")
    known = people[people["sex"] != "unknown"]
    _keep(found, "age_and_sex", known.assign(row=known["sex"]), only="male")
    people.groupby("area")["age_at_referral"].agg(["median", "mean", "min", "max"])
    _keep(found, "referral_source", referrals.assign(row=referrals["source"]))
    reasons = referrals.dropna(subset=["primary_reason"])
    _keep(found, "referral_reason", reasons.assign(row=reasons["primary_reason"]))
    episodes["status"] = episodes["state"].map(dict(codes.STATUS_OF_STATE))
    _keep(found, "case_status", episodes.assign(row=episodes["status"]))
    closed = episodes[episodes["state"] == "closed"]
    _keep(
        found, "closure_reason", closed.assign(row=closed["closure_code"].map(dict(codes.PUBLISHED_CLOSURE)))
    )
    corrected = closed.assign(row=closed["closure_code"].map(dict(codes.CORRECTED_CLOSURE)))
    _keep(found, "closure_reason_corrected", corrected)
    _topics(found, plans, read("plan_forms"), read("plan_topics"))
    _outcomes(found, episodes, read("outcome_readings"))
    _durations(found, closed, folder)
    return found


def _keep(found: Counts, table: str, units: Any, only: str = "") -> None:
    bases = units.groupby("area").size()
    for (row, area), n in units.groupby(["row", "area"]).size().items():
        if not only or row == only:
            found[table, row, area] = (int(n), int(bases[area]))


def _topics(found: Counts, plans: Any, forms: Any, topics: Any) -> None:
    offered = plans.merge(forms, on="form_version")
    held = offered.merge(topics, on=["plan_id", "topic"], how="left", indicator=True)
    held["held"] = held["_merge"] == "both"
    for (topic, area), both in held.groupby(["topic", "area"])["held"].agg(["sum", "size"]).iterrows():
        found["plan_topics", topic, area] = (int(both["sum"]), int(both["size"]))


def _outcomes(found: Counts, episodes: Any, readings: Any) -> None:
    later = readings[readings["stage"] != "baseline"].reset_index()
    last = later.sort_values(["recorded_on", "index"]).drop_duplicates(["episode_id", "outcome"], keep="last")
    known = last[(last["applicable"] == "yes") & last["value"].isin(codes.KNOWN_VALUES)]
    engaged = episodes[episodes["first_attended"].notna()]
    both = known.merge(engaged[["episode_id", "area", "status"]], on="episode_id")
    both["better"] = both["value"] == "better"
    for status in ("closed", "open"):
        of_status = both[both["status"] == status]
        counted = of_status.groupby(["outcome", "area"])["better"].agg(["sum", "size"])
        for (outcome, area), numbers in counted.iterrows():
            found[f"outcomes_{status}", outcome, area] = (int(numbers["sum"]), int(numbers["size"]))


def _durations(found: Counts, closed: Any, folder: Path) -> None:
    import pandas as pd

    areas = pd.DataFrame(json.loads((folder / "extract.json").read_text())["areas"])
    began = closed.dropna(subset=["open_from"]).merge(areas[["area", "launch_date"]], on="area")
    start, end = pd.to_datetime(began["open_from"]), pd.to_datetime(began["end_date"])
    launch = pd.to_datetime(began["launch_date"])
    inside = (start >= launch) & (start < launch + pd.DateOffset(months=codes.COHORT_MONTHS))
    months = 12 * (end.dt.year - start.dt.year) + end.dt.month - start.dt.month - (end.dt.day < start.dt.day)
    of_area = months[inside].groupby(began["area"][inside])
    of_area.agg(["min", "median", "max"])
    for area, n in of_area.size().items():
        found["duration", "n", area] = (int(n), None)
