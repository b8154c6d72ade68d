"""The same tables in pandas, tuned: what two tables share is worked out once, and of the contacts only the columns
that are needed are read. Nothing is checked.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from soceis.config.bench.evaluation.bare import AGES, LENGTHS, Counts, Which
from soceis.evaluation import codes
from soceis.evaluation.grouping import GROUPINGS

ATTEMPTS = (-1, 0, 1, 2, 5, 10, float("inf"))
STARTS = (("open_from", " from first attempt"), ("first_attended", " from first meeting"))
WAITS = (
    ("first_attempt_days", "attempted", "open_from"),
    ("first_attended_days", "attended", "first_attended"),
)
ATTEMPT_ROWS = ("none", "1", "2", "3_to_5", "6_to_10", "more_than_10")


def tables(folder: Path, which: Which) -> Counts:
    """The tables of an extract that `generate` made; see `bare.tables`."""
    import pandas as pd

    def read(name: str) -> Any:
        return pd.read_parquet(folder / f"{name}.parquet")

    areas = pd.DataFrame(json.loads((folder / "extract.json").read_text())["areas"])
    people, referrals, episodes, plans = (read(n) for n in ("people", "referrals", "episodes", "plans"))
    referrals = referrals.sort_values(["received_on", "referral_id"])
    episodes["status"] = episodes["state"].map(codes.STATUS_OF_STATE)
    units = {
        "referrals": referrals,
        "episodes": episodes,
        "first": referrals.drop_duplicates(["person_id", "area"]),
        "topics": offered_topics(plans, read("plan_forms"), read("plan_topics")),
        "outcomes": last_readings(read("outcome_readings")).merge(
            episodes[["episode_id", "person_id", "area", "status", "first_attended"]], on="episode_id"
        ),
    }
    found: Counts = {}
    first = units["first"].merge(people[["person_id", "sex"]], on="person_id")
    known = first[first["sex"] != "unknown"]
    share(found, "age_and_sex", known, "sex", "area", only="male")
    ages(found, "age_and_sex", first, "area")
    closed = episodes[episodes["state"] == "closed"]
    published = closed.assign(reason=closed["closure_code"].map(codes.PUBLISHED_CLOSURE))
    share(found, "closure_reason", published, "reason", "area")
    _of_units(found, "", units, "area")
    first_durations(found, closed, areas)
    if which == "all":
        _by_group(found, units, people, plans.merge(episodes[["episode_id", "person_id"]]), areas)
        _engagement(found, folder, referrals, episodes)
    return found


def _of_units(found: Counts, ending: str, units: dict[str, Any], column: str) -> None:
    """The tables that exist by area and by group."""
    referrals, episodes, topics = units["referrals"], units["episodes"], units["topics"]
    share(found, f"referral_source{ending}", referrals, "source", column)
    share(
        found,
        f"referral_reason{ending}",
        referrals.dropna(subset=["primary_reason"]),
        "primary_reason",
        column,
    )
    share(found, f"case_status{ending}", episodes, "status", column)
    closed = episodes[episodes["state"] == "closed"]
    corrected = closed.assign(reason=closed["closure_code"].map(codes.CORRECTED_CLOSURE))
    share(found, f"closure_reason_corrected{ending}", corrected, "reason", column)
    part(found, f"plan_topics{ending}", topics, "topic", "held", column)
    outcomes = units["outcomes"]
    engaged = outcomes[outcomes["first_attended"].notna()]
    for status in ("closed", "open"):
        of_status = engaged[engaged["status"] == status]
        part(found, f"outcomes_{status}{ending}", of_status, "outcome", "better", column)


def share(found: Counts, table: str, units: Any, row: str, column: str, only: str = "") -> None:
    """The number of units in each row and place, of all units in the place."""
    bases = units.groupby(column).size()
    for (value, place), n in units.groupby([row, column]).size().items():
        if not only or value == only:
            found[table, value, place] = (int(n), int(bases[place]))


def part(found: Counts, table: str, units: Any, row: str, counted: str, column: str) -> None:
    """Those units of which something is true, of all in the row and place."""
    for (value, place), both in units.groupby([row, column])[counted].agg(["sum", "size"]).iterrows():
        found[table, value, place] = (int(both["sum"]), int(both["size"]))


def ages(found: Counts, table: str, first: Any, column: str) -> None:
    """Median, mean, youngest and oldest of the first referrals."""
    ages = first.groupby(column)["age_at_referral"].agg(["median", "mean", "min", "max"])
    for place, values in ages.iterrows():
        found |= {(table, said, place): (value, None) for said, value in zip(AGES, values, strict=True)}


def offered_topics(plans: Any, forms: Any, topics: Any) -> Any:
    """A row for every topic that a plan's form offers, and whether the plan holds it."""
    offered = plans.merge(forms, on="form_version")
    held = offered.merge(topics, on=["plan_id", "topic"], how="left", indicator=True)
    return held.assign(held=held["_merge"] == "both")


def last_readings(readings: Any) -> Any:
    """The last known reading after baseline of each episode and outcome."""
    later = readings[readings["stage"] != "baseline"].reset_index()
    last = later.sort_values(["recorded_on", "index"]).drop_duplicates(["episode_id", "outcome"], keep="last")
    known = last[(last["applicable"] == "yes") & last["value"].isin(codes.KNOWN_VALUES)]
    return known.assign(better=known["value"] == "better")


def _full_months(start: Any, end: Any) -> Any:
    import pandas as pd

    start, end = pd.to_datetime(start), pd.to_datetime(end)
    return 12 * (end.dt.year - start.dt.year) + end.dt.month - start.dt.month - (end.dt.day < start.dt.day)


def first_durations(found: Counts, closed: Any, areas: Any) -> None:
    """Months of the closed episodes that began in the first months of their area."""
    import pandas as pd

    began = closed.dropna(subset=["open_from"]).merge(areas[["area", "launch_date"]], on="area")
    start, launch = pd.to_datetime(began["open_from"]), pd.to_datetime(began["launch_date"])
    inside = began[(start >= launch) & (start < launch + pd.DateOffset(months=codes.COHORT_MONTHS))]
    lengths(found, "duration", inside, "open_from", "")


def lengths(found: Counts, table: str, ended: Any, start: str, ending: str) -> None:
    """Number, shortest, median and longest in full months."""
    months = _full_months(ended[start], ended["end_date"]).groupby(ended["area"])
    for area, values in months.agg(["size", "min", "median", "max"]).iterrows():
        for said, value in zip(LENGTHS, values, strict=True):
            found[table, said + ending, area] = (value, None)


def groups_of(people: Any, in_order: Any) -> Any:
    """The groups of each person; the age is that of the earliest of the referrals, which come in order."""
    import pandas as pd

    first = in_order.drop_duplicates("person_id")[["person_id", "age_at_referral"]]
    who = people.merge(first.rename(columns={"age_at_referral": "age"}), on="person_id", how="left")
    who["sex"] = who["sex"].map(codes.SEX_GROUP).fillna(codes.NOT_KNOWN)
    who["ethnicity"] = who["ethnicity"].map(codes.ETHNIC_GROUP).fillna(codes.NOT_KNOWN)
    edges = [-1, *(last for _, last in codes.LAST_AGE_OF_BAND), 200]
    who["age_band"] = (
        pd.cut(who["age"], edges, labels=codes.AGE_BANDS[:-1]).astype(object).fillna(codes.NOT_KNOWN)
    )
    return who[["person_id", "sex", "ethnicity", "age_band"]]


def _by_group(found: Counts, units: dict[str, Any], people: Any, plans: Any, areas: Any) -> None:
    """The tables by group: everybody's groups are merged to every unit once, then counted by each."""
    who = groups_of(people, units["referrals"])
    places = areas[areas["complete"]][["area", "nation"]]
    topics = units["topics"].merge(plans[["plan_id", "person_id"]], on="plan_id")
    grouped = {
        name: unit.merge(who, on="person_id").merge(places, on="area")
        for name, unit in {**units, "topics": topics}.items()
    }
    for by in GROUPINGS:
        _of_units(found, f"_by_{by}", grouped, by)
        if by != "age_band":
            ages(found, f"age_by_{by}", grouped["first"], by)


def _engagement(found: Counts, folder: Path, referrals: Any, episodes: Any) -> None:
    import pandas as pd

    received = episodes.merge(referrals[["referral_id", "received_on"]], on="referral_id")
    for table, row, column in WAITS:
        days_to(found, table, received, row, column)
    closed = episodes[episodes["state"] == "closed"]
    for start, ending in STARTS:
        begun = closed[closed["end_date"] >= closed[start]]
        lengths(found, "duration_by_start", begun, start, ending)
    contacts = pd.read_parquet(folder / "contacts.parquet", columns=["episode_id", "on", "kind"])
    attempts = contacts[contacts["kind"] == "attempt"]
    met = episodes[episodes["first_attended"].notna()]
    before = attempts.merge(met[["episode_id", "first_attended"]], on="episode_id")
    before = before[before["on"] <= before["first_attended"]]
    attempts_before(found, with_attempts(met, before))
    not_engaged(found, closed, attempts)


def days_to(found: Counts, table: str, received: Any, row: str, column: str) -> None:
    """Days from the referral to a date, of the episodes that have it."""
    import pandas as pd

    days = (pd.to_datetime(received[column]) - pd.to_datetime(received["received_on"])).dt.days
    by_area = days.groupby(received["area"])
    by_area.quantile([0.25, 0.75])
    for area, (n, base, median) in by_area.agg(["count", "size", "median"]).iterrows():
        found[table, row, area] = (int(n), int(base))
        found[table, "median days", area] = (median, None)


def with_attempts(episodes: Any, attempts: Any) -> Any:
    """Episodes with the number of their attempts."""
    counts = attempts.groupby("episode_id").size()
    return episodes.assign(tries=episodes["episode_id"].map(counts).fillna(0))


def attempts_before(found: Counts, met: Any) -> None:
    """Attempts before the first meeting, in rows, and their median."""
    import pandas as pd

    row = pd.cut(met["tries"], ATTEMPTS, labels=ATTEMPT_ROWS).astype(object)
    share(found, "attempts_before_first_attended", met.assign(row=row), "row", "area")
    for area, median in met.groupby("area")["tries"].median().items():
        found["attempts_before_first_attended", "median attempts", area] = (median, None)


def not_engaged(found: Counts, closed: Any, attempts: Any) -> None:
    """Reasons and attempts where young people did not take part."""
    without = closed[closed["closure_code"].isin(codes.NOT_ENGAGED)]
    reason = without["non_engagement_reason"]
    without = without.assign(
        reason=reason.fillna(codes.NOT_RECORDED),
        changer=reason.map(codes.CHANGEABLE_BY).fillna(codes.NOT_RECORDED),
    )
    share(found, "non_engagement_reasons", without, "reason", "area")
    share(found, "non_engagement_changeable", without, "changer", "area")
    tried = with_attempts(without, attempts)
    table = "non_engagement_attempts"
    for (changer, area), median in tried.groupby(["changer", "area"])["tries"].median().items():
        found[table, f"median attempts {changer}", area] = (median, None)
    for area, median in tried.groupby("area")["tries"].median().items():
        found[table, "median attempts all", area] = (median, None)
