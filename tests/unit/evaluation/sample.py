"""A small sound extract, as rows of text, that a test breaks in one place."""

import copy
import json
from pathlib import Path
from typing import Any

import pyarrow as pa

from soceis.evaluation import Extract
from soceis.evaluation.frames.schema import TABLES

Rows = dict[str, list[dict[str, str]]]

META: dict[str, Any] = {
    "format": 1,
    "service": "An invented service",
    "created_at": "2023-01-01T09:00:00",
    "areas": [
        {
            "area": area,
            "nation": "wales",
            "launch_date": "2020-06-01",
            "data_date": "2022-10-31",
            "complete": complete,
        }
        for area, complete in (("North", True), ("South", False))
    ],
}


def _table(name: str, text: str) -> list[dict[str, str]]:
    header, *rows = (line.split() for line in text.strip().splitlines())
    assert set(header) <= set(TABLES[name].names)
    empty = dict.fromkeys(TABLES[name].names, "")
    return [empty | {c: "" if v == "." else v for c, v in zip(header, row, strict=True)} for row in rows]


_ROWS: Rows = {
    name: _table(name, text)
    for name, text in {
        "people": """
            person_id sex ethnicity birth_month
            p1 male unknown 2005-04
            p2 female unknown .
            p3 male unknown .
        """,
        "referrals": """
            referral_id person_id area received_on age_at_referral source primary_reason decision
            r1 p1 North 2020-06-10 15 police criminal_exploitation accepted_one_to_one
            r2 p2 North 2020-07-01 14 education drug_dealing accepted_prevention
            r3 p1 North 2021-03-01 16 police criminal_exploitation accepted_one_to_one
            r4 p3 South 2020-09-01 . other other accepted_one_to_one
        """,
        "episodes": """
            episode_id person_id referral_id area programme state open_from first_attended end_date closure_code
            e1 p1 r1 North one_to_one closed 2020-06-15 2020-07-01 2021-01-14 goals_met
            e2 p2 r2 North school_group closed 2020-07-05 2020-07-12 2020-10-05 prevention_completed
            e3 p1 r3 North one_to_one active 2021-03-05 2021-03-20 . .
            e4 p3 r4 South one_to_one awaiting_allocation . . . .
        """,
        "plans": """
            plan_id episode_id area agreed_on form_version
            n1 e1 North 2020-08-01 v1
            n2 e2 North 2020-08-01 v1
        """,
        "plan_forms": """
            form_version topic
            v1 self_esteem
            v1 offending
        """,
        "plan_topics": """
            plan_id topic
            n1 self_esteem
            n1 offending
            n2 offending
        """,
        "outcome_readings": """
            episode_id outcome stage applicable value recorded_on
            e1 reduced_offending baseline yes . 2020-07-01
            e1 reduced_offending exit yes better 2021-01-10
            e2 reduced_offending exit yes same 2020-10-01
            e3 reduced_offending review yes better 2021-06-01
        """,
        "contacts": """
            contact_id episode_id on kind mode minutes components out_of_hours
            c1 e1 2020-06-15 attempt phone 10 . no
            c2 e1 2020-07-01 attended one_to_one 60 FUN:0.5;EMO:0.5 no
        """,
        "states": """
            episode_id state effective_on recorded_at
            e1 active 2020-06-15 2020-06-15T10:00:00
            e1 closed 2021-01-14 2021-01-15T10:00:00
            e2 active 2020-07-05 2020-07-06T10:00:00
            e2 closed 2020-10-05 2020-10-06T10:00:00
            e3 engaging 2021-03-05 2021-03-06T10:00:00
            e3 paused 2021-06-01 2021-06-02T10:00:00
            e3 active 2021-09-01 2021-09-02T10:00:00
            e4 awaiting_allocation 2020-09-01 2020-09-02T10:00:00
        """,
        "units": """
            unit_id group area index_month person_id
            u1 service North 2020-06 p1
            u2 comparison North . .
        """,
        "unit_months": """
            unit_id month offences arrests missing_episodes
            u1 2020-05 1 0 0
            u2 2020-05 0 0 0
        """,
        "unit_windows": """
            unit_id observed_from observed_to
            u1 2019-01 2022-09
        """,
    }.items()
}


def rows() -> Rows:
    """A fresh copy of the rows."""
    return copy.deepcopy(_ROWS)


def meta() -> dict[str, Any]:
    """A fresh copy of extract.json."""
    return copy.deepcopy(META)


def extract(tables: Rows | None = None, about: dict[str, Any] | None = None) -> Extract:
    """The rows as a checked extract; a table keeps its columns when it has no rows."""
    found = rows() if tables is None else tables
    return Extract.from_tables(about or meta(), {name: arrow(name, listed) for name, listed in found.items()})


def arrow(name: str, listed: list[dict[str, str]]) -> pa.Table:
    columns = list(listed[0]) if listed else list(TABLES[name].names)
    return pa.table({column: pa.array([row[column] for row in listed], pa.string()) for column in columns})


def write(folder: Path, tables: Rows | None = None, about: dict[str, Any] | None = None) -> Path:
    """The rows as the CSV files of an extract."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "extract.json").write_text(json.dumps(about or meta()), encoding="utf-8")
    for name, listed in (rows() if tables is None else tables).items():
        columns = list(listed[0]) if listed else list(TABLES[name].names)
        lines = [",".join(columns), *(",".join(row[c] for c in columns) for row in listed)]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
