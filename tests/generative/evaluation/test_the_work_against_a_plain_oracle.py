"""Support, parts of life, goals, help, education and asking again, beside the slow plain version."""

from collections.abc import Callable
from datetime import date

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation import Extract
from soceis.evaluation.counting.tabulating import Run
from soceis.evaluation.frames.beside import BESIDE, EVERY_BY_NAME
from soceis.evaluation.standing import standing_on
from soceis.evaluation.work import work_tables
from tests.generative.evaluation.extracts import START, Row, day, extracts, meta
from tests.generative.evaluation.work_oracle import Plain

FEW = st.integers(0, 3)
TOPICS, NEEDS = ("self_esteem", "housing"), ("food", "travel")
SHARES = ("FUN:1", "FUN:0.5;EMO:0.5", "EMO:0.25;FUN:0.75", None)


@st.composite
def worked(draw: st.DrawFn) -> tuple[list[Row], dict[str, list[Row]]]:
    """An extract whose episodes have rows in the tables beside the contract."""
    areas, tables = draw(extracts())
    tables |= {schema.name: [] for schema in BESIDE} | {"contacts": []}
    last = {area["area"]: area["data_date"] for area in areas}
    for episode in tables["episodes"]:
        _work(draw, episode["episode_id"], day(START, last[episode["area"]]), tables)
    return areas, tables


def _work(draw: st.DrawFn, name: str, days: st.SearchStrategy[date], tables: dict[str, list[Row]]) -> None:
    def add(table: str, **row: object) -> None:
        tables[table].append({"episode_id": name, **row})

    talks: set[object] = set()
    for _ in range(draw(FEW)):
        held, alone = draw(days), draw(st.sampled_from(("no", "no", "yes")))
        if held in talks:
            continue
        talks.add(held)
        for part in ("home", "mind"):
            for side in ("worker",) if alone == "yes" else ("young_person", "worker"):
                rated = draw(st.booleans())
                add(
                    "life_answers", held_on=held, part=part, side=side, worker_only=alone,
                    basis="rated" if rated else "not_now", rating=draw(st.integers(1, 3)) if rated else None,
                )  # fmt: skip
    _asked_and_done(draw, name, days, add)


def _asked_and_done(
    draw: st.DrawFn, name: str, days: st.SearchStrategy[date], add: Callable[..., None]
) -> None:
    for number in range(draw(FEW)):
        agreed, state = draw(days), draw(st.sampled_from(("working", "achieved", "dropped")))
        done = max(agreed, draw(days)) if state == "achieved" else None
        add(
            "goals", goal_id=f"{name}-{number}", agreed_on=agreed, topic=draw(st.sampled_from(TOPICS)),
            state=state, achieved_on=done,
        )  # fmt: skip
    for _ in range(draw(FEW)):
        state, asked = draw(st.sampled_from(("asked", "met", "unmet"))), draw(days)
        add(
            "help_requests", asked_on=asked, need=draw(st.sampled_from(NEEDS)), state=state,
            ended_on=None if state == "asked" else max(asked, draw(days)),
        )  # fmt: skip
    for begins in draw(st.sets(days, max_size=2)):
        add("education_statuses", begins=begins, eet=draw(st.sampled_from(("education", "none"))))
    for _ in range(draw(FEW)):
        add(
            "exclusions", begins=draw(days), kind=draw(st.sampled_from(("suspension", "permanent", "inside")))
        )
    for _ in range(draw(FEW)):
        came = draw(st.sampled_from(("asked", "left")))
        add("follow_ups", on=draw(days), months=draw(st.sampled_from((6, 12))), came=came)
    for number in range(draw(FEW)):
        add(
            "contacts", contact_id=f"{name}-{number}", on=draw(days), components=draw(st.sampled_from(SHARES)),
            kind=draw(st.sampled_from(("attended", "attempt"))), minutes=draw(st.sampled_from((None, 20, 45, 90))),
        )  # fmt: skip


def arrow(tables: dict[str, list[Row]]) -> dict[str, pa.Table]:
    return {
        name: pa.table({c: pa.array([row.get(c) for row in rows]) for c in EVERY_BY_NAME[name].names})
        for name, rows in tables.items()
    }


@given(worked())
def test_every_table_of_the_work_agrees_with_the_oracle(
    drawn: tuple[list[Row], dict[str, list[Row]]],
) -> None:
    areas, tables = drawn
    extract = Extract.from_tables(meta(areas), arrow(tables))
    with standing_on(extract, None, None) as standing:
        made = {table.name: table for table in work_tables(Run(standing, "corrected"))}
    for area in areas:
        plain = Plain(tables, area)
        for (name, row), (n, base) in plain.cells.items():
            cell = made[name].cell(row, area["area"])
            assert (cell.n, cell.base) == (n, base), (name, row)
        for (name, row), value in plain.numbers.items():
            found = made[name].statistic(row, area["area"]).value
            assert found == (value if value is None else pytest.approx(value)), (name, row)
