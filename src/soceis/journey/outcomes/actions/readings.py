"""Recording how the five outcomes stand."""

from datetime import date

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes.models import OutcomeReading
from soceis.journey.outcomes.rules import ASK_BEFORE, FOLLOW_UPS, STAGES, months_after

BASELINE, FOLLOW_UP = "baseline", "follow_up"
LATER = tuple(stage for stage in STAGES if stage != BASELINE)


@transaction.atomic
def record(
    *,
    by: User,
    episode: Episode,
    outcome: str,
    stage: str,
    applicable: str,
    value: str = "",
    follow_up_months: int | None = None,
    recorded_on: date | None = None,
    evidence: str = "",
    note: str = "",
) -> OutcomeReading:
    """Record one judgement of one outcome.

    At the start there is nothing to compare with, so `value` stays empty; afterwards it is needed where the
    outcome applies, and "unknown" where it does not or nobody knows. Readings are added, never changed:
    the last one after the start counts. `follow_up_months` (6 or 12) says that it was asked after the end.
    """
    check(reach_of(by), Permission.OUTCOME_RECORD, episode.access_subject)
    day = recorded_on or clock.today()
    if stage != BASELINE and not value and applicable in ("no", "unknown"):
        value = "unknown"
    checking = Checking()
    checking.code("outcome", "outcome", outcome, needed="Choose the outcome.")
    checking.code(
        "stage", "outcome_stage", stage, needed="Say when this is about: the start, a review, the end."
    )
    checking.code(
        "applicable", "outcome_applicable", applicable, needed="Say whether this is about them at all."
    )
    checking.code("value", "outcome_value", value)
    checking.code("evidence", "evidence", evidence)
    if stage == BASELINE and value:
        checking.refuse("value", "At the start there is nothing to compare with yet. Leave this empty.")
    if stage in LATER and not value:
        checking.refuse(
            "value", "Say whether it is better, the same or harder. “Not known” is an answer too."
        )
    checking.text("note", note)
    checking.day("recorded_on", day, first=episode.referral.received_on, since="the referral came on")
    if follow_up_months is not None:
        _check_later(checking, episode, stage, follow_up_months, day)
    checking.done()
    reading = OutcomeReading(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        outcome=outcome,
        stage=stage,
        applicable=applicable,
        value=value,
        follow_up_months=follow_up_months,
        recorded_on=day,
        evidence=evidence,
        note=note,
        created_by=by,
        updated_by=by,
    )
    reading.save(force_insert=True)
    audit.record(
        by=by,
        action=Action.CREATED,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=reading,
        detail={"fields": ["outcome", "stage", "applicable", "value", "recorded_on", "evidence"]},
    )
    return reading


def _check_later(checking: Checking, episode: Episode, stage: str, months: int, day: date) -> None:
    """Asked 6 or 12 months after an end that there was, and not before it is nearly time."""
    if stage != FOLLOW_UP or months not in FOLLOW_UPS:
        checking.refuse("stage", "We ask again after 6 and after 12 months.")
    elif episode.end_date is None:
        checking.refuse("stage", "The work goes on, so this is a review.")
    else:
        first = months_after(episode.end_date, months) - ASK_BEFORE
        checking.day("recorded_on", day, first=first, since="we ask from")
