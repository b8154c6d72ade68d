"""Small random extracts with rows in the tables beside the contract."""

from collections.abc import Callable
from datetime import date

import pyarrow as pa
from hypothesis import strategies as st

from soceis.evaluation.frames.beside import BESIDE, BESIDE_BY_NAME, EVERY_BY_NAME
from tests.generative.evaluation.extracts import START, Row, day, extracts
from tests.generative.evaluation.told_oracle import KINDS, PURPOSES

FEW = st.integers(0, 3)
TOPICS, NEEDS = ("self_esteem", "housing"), ("food", "travel")
SHARES = ("FUN:1", "FUN:0.5;EMO:0.5", "EMO:0.25;FUN:0.75", None)


@st.composite
def worked(draw: st.DrawFn) -> tuple[list[Row], dict[str, list[Row]]]:
    """An extract whose episodes have rows in the tables beside the contract."""
    areas, tables, last = _without_the_work(draw)
    for episode in tables["episodes"]:
        _work(draw, episode["episode_id"], day(START, last[episode["area"]]), tables)
    return areas, tables


def _without_the_work(draw: st.DrawFn) -> tuple[list[Row], dict[str, list[Row]], dict[str, date]]:
    areas, tables = draw(extracts())
    tables |= {schema.name: [] for schema in BESIDE} | {"contacts": []}
    return areas, tables, {area["area"]: area["data_date"] for area in areas}


@st.composite
def told(draw: st.DrawFn) -> tuple[list[Row], dict[str, list[Row]]]:
    """The same with rows in the other tables: what young people told, school, groups, reasons, consultations."""
    areas, tables, last = _without_the_work(draw)
    for episode in tables["episodes"]:
        days = day(START, last[episode["area"]])
        _told(draw, episode["episode_id"], days, tables)
        for _ in range(draw(FEW)):
            tables["permission_answers"].append(
                {
                    "person_id": episode["person_id"],
                    "area": episode["area"],
                    "answered_on": draw(days),
                    "purpose": draw(st.sampled_from(PURPOSES[:2])),
                    "answer": draw(st.sampled_from(("given", "refused", "withdrawn"))),
                }
            )
    for name, day_of_data in last.items():
        for number in range(draw(FEW)):
            _consulted(draw, f"{name}-{number}", name, day(START, day_of_data), tables)
    return areas, tables


def _consulted(
    draw: st.DrawFn, approach: str, area: str, days: st.SearchStrategy[date], tables: dict[str, list[Row]]
) -> None:
    sent = draw(days)
    tables["approaches"].append(
        {
            "approach_id": approach,
            "organisation_id": "org",
            "area": area,
            "sent_on": sent,
            "kind": draw(st.sampled_from(("consultation", "consultation", "referral"))),
            "partner_kind": draw(st.sampled_from(("police", "education", "health"))),
            "became_on": draw(st.one_of(st.none(), days.map(lambda became: max(sent, became)))),
        }
    )


def _told(draw: st.DrawFn, name: str, days: st.SearchStrategy[date], tables: dict[str, list[Row]]) -> None:
    def add(table: str, **row: object) -> None:
        tables[table].append({"episode_id": name, **row})

    for counted_on in draw(st.sets(days, max_size=3)):
        for kind in draw(st.sets(st.sampled_from(KINDS[:3]), max_size=3)):
            add("support_networks", counted_on=counted_on, kind=kind, number=draw(FEW))
    for taken_on in draw(st.sets(days, max_size=3)):
        said = draw(st.sampled_from(("yes", "sometimes", "not_yet", "not_now")))
        add("short_measures", taken_on=taken_on, measure="cope", answer=said)
    for kind in draw(st.sets(st.sampled_from(("replied", "met", "chose")))):
        add("engagement_milestones", reached_on=draw(days), kind=kind)
    for _ in range(draw(FEW)):
        begins, ends = draw(days), draw(st.one_of(st.none(), days))
        add(
            "attendance", begins=begins, ends=max(begins, ends) if ends else None,
            per_thousand=draw(st.sampled_from((None, 500, 520, 521, 900))),
        )  # fmt: skip
    for _ in range(draw(FEW)):
        add(
            "register_entries", group_id="g", session_id=draw(st.sampled_from(("s1", "s2"))), on=draw(days),
            state=draw(st.sampled_from(("expected", "present", "late", "could_not", "not_asked"))),
            session_state=draw(st.sampled_from(("held", "stopped_early", "called_off"))),
        )  # fmt: skip
    for _ in range(draw(FEW)):
        add(
            "engagement_reasons", asked_on=draw(days), reason="practical",
            informant=draw(st.sampled_from(("young_person", "partner"))),
            addressable=draw(st.sampled_from(("service", "partner", "nobody"))), at_the_end="no",
        )  # fmt: skip


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
            unmet_reason=draw(st.sampled_from((None, "no_money", "too_far"))) if state == "unmet" else None,
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
    """The rows as tables with every column; one beside the contract only when it has rows."""
    return {
        name: pa.table({c: pa.array([row.get(c) for row in rows]) for c in EVERY_BY_NAME[name].names})
        for name, rows in tables.items()
        if rows or name not in BESIDE_BY_NAME
    }
