"""Random extracts of a hundred or two young people, uneven enough that every table has large and small numbers."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from soceis.evaluation import Extract, codes
from soceis.evaluation.frames import beside
from tests.generative.evaluation.extracts import Row, arrow, meta
from tests.generative.evaluation.worked import arrow as with_the_work

AREAS = (
    ("North", "wales", True),
    ("South", "wales", True),
    ("West", "scotland", True),
    ("Late", "england", False),
)
LAUNCH, LAST = date(2021, 1, 1), date(2022, 10, 31)
SEXES = ("male", "female", "other", "unknown")
ETHNICITIES = ("white_roma", "sct_african", "arab", "unknown")
FORM = "form"
WITH_THE_WORK = (
    "permission_answers",
    "engagement_milestones",
    "support_networks",
    "short_measures",
    "help_requests",
    "approaches",
)


class _Dice:
    """Draws in which the first are far more frequent than the last."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def one(self, values: Sequence[str | int], skew: float = 0.6) -> Any:
        weights = skew ** np.arange(len(values))
        return values[int(self.rng.choice(len(values), p=weights / weights.sum()))]

    def days(self, mean: float) -> timedelta:
        return timedelta(days=int(self.rng.exponential(mean)))

    def below(self, share: float) -> bool:
        return bool(self.rng.random() < share)


def crowd(seed: int, people: int) -> Extract:
    """An extract of so many people, each with one referral, and nearly each with one episode."""
    return Extract.from_tables(_described(), arrow(_crowd(_Dice(seed), people)))


def worked_crowd(seed: int, people: int) -> Extract:
    """The same with permissions, first steps, people to turn to, short measures, help, and consultations."""
    dice = _Dice(seed)
    tables = _crowd(dice, people)
    tables |= {name: [] for name in WITH_THE_WORK}
    for episode in tables["episodes"]:
        _told(dice, episode, tables)
    for number in range(people):
        tables["approaches"].append(
            {
                "approach_id": f"a{number}",
                "organisation_id": "o",
                "area": dice.one(tuple(name for name, _, _ in AREAS)),
                "sent_on": LAST - dice.days(60),
                "kind": "consultation",
                "partner_kind": dice.one(beside.PARTNERS[:4], 0.4),
                "became_on": LAST if dice.below(0.3) else None,
            }
        )
    return Extract.from_tables(_described(), with_the_work(tables))


def _told(dice: _Dice, episode: Row, tables: dict[str, list[Row]]) -> None:
    own = {"episode_id": episode["episode_id"]}
    for purpose in ("photo", "interview"):
        if dice.below(0.7):
            answer = dice.one(beside.PERMISSIONS, 0.3)
            about = {"person_id": episode["person_id"], "area": episode["area"], "answered_on": LAST}
            tables["permission_answers"].append({**about, "purpose": purpose, "answer": answer})
    for kind in beside.MILESTONES[:3]:
        if dice.below(0.5):
            tables["engagement_milestones"].append({**own, "reached_on": LAST, "kind": kind})
    for when in (LAST - timedelta(days=90), LAST):
        for kind in beside.SUPPORT_KINDS[:2]:
            tables["support_networks"].append(
                {**own, "counted_on": when, "kind": kind, "number": dice.one((1, 0, 2))}
            )
        if dice.below(0.8):
            said = dice.one(beside.MEASURE_ANSWERS)
            tables["short_measures"].append({**own, "taken_on": when, "measure": "cope", "answer": said})
    if dice.below(0.6):
        state = dice.one(("met", "unmet"))
        asked = {**own, "asked_on": LAST, "need": "food", "state": state, "ended_on": LAST}
        reason = dice.one(beside.UNMET_REASONS, 0.4) if state == "unmet" else None
        tables["help_requests"].append({**asked, "unmet_reason": reason})


def _crowd(dice: _Dice, people: int) -> dict[str, list[Row]]:
    tables: dict[str, list[Row]] = {
        name: []
        for name in (
            "people",
            "referrals",
            "episodes",
            "plans",
            "plan_topics",
            "outcome_readings",
            "contacts",
        )
    }
    tables["plan_forms"] = [{"form_version": FORM, "topic": topic} for topic in codes.TOPICS[:5]]
    for number in range(people):
        _person(dice, number, tables)
    return tables


def _described() -> Row:
    described = [
        {"area": name, "nation": nation, "launch_date": LAUNCH, "data_date": LAST, "complete": complete}
        for name, nation, complete in AREAS
    ]
    return meta(described)


def _person(dice: _Dice, number: int, tables: dict[str, list[Row]]) -> None:
    area = dice.one(tuple(name for name, _, _ in AREAS))
    received = LAUNCH + min(dice.days(250), LAST - LAUNCH - timedelta(days=1))
    own = {"person_id": f"p{number:03}", "referral_id": f"r{number:03}", "area": area}
    tables["people"].append(
        {"person_id": own["person_id"], "sex": dice.one(SEXES, 0.3), "ethnicity": dice.one(ETHNICITIES, 0.4)}
    )
    tables["referrals"].append(
        {
            **own,
            "received_on": received,
            "age_at_referral": dice.one((15, 16, 14, 13, 17, 12, 11)),
            "source": dice.one(codes.SOURCES, 0.5),
            "primary_reason": dice.one(codes.REASONS, 0.5),
            "decision": "accepted_one_to_one",
        }
    )
    if dice.below(0.95):
        _episode(dice, f"e{number:03}", own, received, tables)


def _episode(dice: _Dice, name: str, own: Row, received: date, tables: dict[str, list[Row]]) -> None:
    tried = received + dice.days(20) + timedelta(days=3)
    open_from = tried if tried <= LAST and dice.below(0.95) else None
    met = tried + dice.days(30)
    attended = met if open_from and met <= LAST and dice.below(0.9) else None
    ended = (attended or tried) + dice.days(200)
    closed = open_from is not None and ended <= LAST
    state = (
        "closed"
        if closed
        else dice.one(("active", "paused") if open_from else ("awaiting_allocation", "unknown"))
    )
    episode = {
        **own,
        "episode_id": name,
        "programme": dice.one(codes.PROGRAMMES, 0.3),
        "state": state,
        "open_from": open_from,
        "first_attended": attended,
        "end_date": ended if closed else None,
        "closure_code": dice.one(codes.CLOSURE_CODES, 0.7) if closed else None,
    }
    if episode["closure_code"] in codes.NOT_ENGAGED and dice.below(0.8):
        episode["non_engagement_reason"] = dice.one(codes.NON_ENGAGEMENT_REASONS)
    tables["episodes"].append(episode)
    if attended:
        for place in range(int(dice.rng.integers(0, 4))):
            on = min(received + timedelta(days=place), attended)
            tables["contacts"].append(
                {"contact_id": f"{name}-{place}", "episode_id": name, "on": on, "kind": "attempt"}
            )
        _work(dice, name, own["area"], tables)


def _work(dice: _Dice, name: str, area: str, tables: dict[str, list[Row]]) -> None:
    """A plan, and a reading of each of two outcomes."""
    tables["plans"].append(
        {"plan_id": f"{name}-plan", "episode_id": name, "area": area, "form_version": FORM}
    )
    tables["plan_topics"] += [
        {"plan_id": f"{name}-plan", "topic": topic} for topic in codes.TOPICS[:5] if dice.below(0.4)
    ]
    tables["outcome_readings"] += [
        {
            "episode_id": name,
            "outcome": outcome,
            "stage": "review",
            "applicable": "yes",
            "value": dice.one(codes.VALUES),
            "recorded_on": LAST - timedelta(days=2),
        }
        for outcome in codes.OUTCOMES[:2]
    ]
