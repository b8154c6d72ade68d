"""How somebody came to know us, and why they do not begin or go on. Neither ends anything."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.journey.casework.actions.states import hold, must_be_open, write
from soceis.journey.casework.models import Episode, NonEngagementReason

SHORT = 120


def _audit(by: User, episode: Episode, *fields: str) -> None:
    audit.record(
        by=by,
        action=Action.CHANGED,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=episode,
        detail={"fields": list(fields)},
    )


@transaction.atomic
def introduce(*, by: User, episode: Episode, introduction: str, introduced_by: str = "") -> Episode:
    """Note by which way the young person came to know us; saying it again replaces what was said."""
    held = hold(episode, by=by, permission=Permission.OUTREACH_NOTE)
    checking = Checking()
    checking.code("introduction", "introduction", introduction, needed="Choose how they came to know us.")
    checking.text("introduced_by", introduced_by, SHORT)
    checking.done()
    values = {"introduction": introduction, "introduced_by": introduced_by.strip()}
    write(held.episode, by=by, values=values, also=episode)
    _audit(by, held.episode, *values)
    return held.episode


@transaction.atomic
def ask_why(
    *,
    by: User,
    episode: Episode,
    informant: str,
    reasons: Mapping[str, str],
    note: str = "",
    asked_on: date | None = None,
) -> list[NonEngagementReason]:
    """Note what one side says stands in the way; `reasons` maps each to who could change it.

    Each side is asked apart, and may be asked again: what was said before stays. The work goes on as it was.
    """
    held = hold(episode, by=by, permission=Permission.OUTREACH_NOTE)
    must_be_open(held.episode)
    day = asked_on or clock.today()
    checking = Checking()
    checking.code("informant", "informant", informant, needed="Say who told us.")
    checking.text("note", note)
    checking.day("asked_on", day, first=held.referred_on, since="the referral came on")
    if not reasons:
        checking.refuse("reasons", "Choose at least one. “Not known” is an answer too.")
    for reason, addressable in reasons.items():
        checking.code("reasons", "non_engagement_reason", reason)
        checking.code("reasons", "addressable", addressable, needed="Say who could change it.")
    checking.done()
    told = [
        NonEngagementReason(
            young_person_id=held.episode.young_person_id,
            area_id=held.episode.area_id,
            episode=held.episode,
            reason=reason,
            informant=informant,
            addressable=addressable,
            note=note.strip(),
            asked_on=day,
            with_closure=False,
            created_by=by,
            updated_by=by,
        )
        for reason, addressable in reasons.items()
    ]
    NonEngagementReason.objects.bulk_create(told)
    _audit(by, held.episode, "non_engagement_reasons")
    return told
