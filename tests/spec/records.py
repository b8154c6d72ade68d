"""Small text tables as records: each paragraph of the method's description shows one."""

from typing import Any

import pyarrow as pa

from soceis.evaluation import Extract
from soceis.evaluation.frames.beside import EVERY_BY_NAME

AREAS = """
  area  | launch_date | data_date  | complete
  North | 2020-06-01  | 2022-10-31 | yes
  South | 2020-06-01  | 2022-10-31 | no
"""
# What a record has where the table of a paragraph does not say.
USUAL: dict[str, dict[str, str]] = {
    "people": {"sex": "unknown"},
    "referrals": {"area": "North", "received_on": "2020-06-02", "source": "police", "decision": "pending"},
    "episodes": {"area": "North", "programme": "one_to_one", "state": "active"},
    "plans": {"area": "North", "form_version": "form"},
    "outcome_readings": {
        "outcome": "reduced_offending",
        "stage": "review",
        "applicable": "yes",
        "recorded_on": "2021-06-01",
    },
}


def lines(text: str) -> list[dict[str, str]]:
    """The rows of a text table; a dot is a missing value."""
    header, *rows = ([cell.strip() for cell in line.split("|")] for line in text.strip().splitlines())
    return [{c: "" if v == "." else v for c, v in zip(header, row, strict=True)} for row in rows]


def extract(areas: str = AREAS, **tables: str) -> Extract:
    """The records of a paragraph, filled up with what the paragraph need not say."""
    given = {name: [USUAL.get(name, {}) | row for row in lines(text)] for name, text in tables.items()}
    _referrals_of(given)
    _people_of(given)
    described = [{"nation": "wales", **row, "complete": row["complete"] == "yes"} for row in lines(areas)]
    about: dict[str, Any] = {"format": 1, "service": "", "created_at": "2023-01-01", "areas": described}
    return Extract.from_tables(
        about, {name: _arrow(name, given.get(name, [])) for name in dict.fromkeys((*_NAMES, *given))}
    )


_NAMES = (
    "people",
    "referrals",
    "episodes",
    "plans",
    "plan_forms",
    "plan_topics",
    "outcome_readings",
    "states",
    "contacts",
)


def _referrals_of(given: dict[str, list[dict[str, str]]]) -> None:
    """Each episode without a referral gets one of its own, and each without a person a person."""
    for row in given.get("episodes", []):
        row.setdefault("person_id", f"person of {row['episode_id']}")
        if "referral_id" not in row:
            row["referral_id"] = f"referral of {row['episode_id']}"
            made = USUAL["referrals"] | {k: row[k] for k in ("referral_id", "person_id", "area")}
            given.setdefault("referrals", []).append(made)
    for row in given.get("plans", []):
        row.setdefault("episode_id", given["episodes"][0]["episode_id"])


def _people_of(given: dict[str, list[dict[str, str]]]) -> None:
    for row in given.get("referrals", []):
        row.setdefault("person_id", f"person of {row['referral_id']}")
    known = {row["person_id"] for row in given.get("people", [])}
    for row in given.get("referrals", []):
        if row["person_id"] not in known:
            known.add(row["person_id"])
            given.setdefault("people", []).append(USUAL["people"] | {"person_id": row["person_id"]})


def _arrow(name: str, rows: list[dict[str, str]]) -> pa.Table:
    return pa.table(
        {c: pa.array([row.get(c, "") for row in rows], pa.string()) for c in EVERY_BY_NAME[name].names}
    )
