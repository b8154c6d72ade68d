"""The time after: the exit plan, the way into services for adults, and why nobody was asked again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes.models import AdultTransfer, ExitPlan, FollowUpLeft
from soceis.journey.outcomes.rules import FOLLOW_UPS

EXIT_AGREED, ACCEPTED = "exit_plan", "adult_service"
SERVICE = 120


def _keep(
    model: type[ExitPlan] | type[AdultTransfer],
    episode: Episode,
    by: User,
    values: Mapping[str, Any],
    version: int | None,
) -> Any:
    """Write the one record of an episode, or change it; StaleEdit when somebody was first.

    `version` is 0 for a page on which there was none yet.
    """
    Episode.objects.select_for_update(of=("self",)).get(
        pk=episode.pk
    )  # two first savings: one after the other
    held = model.objects.filter(episode=episode.pk).first()
    action, changed = Action.CHANGED, list(values)
    if held is None:
        action = Action.CREATED
        held = model(
            young_person_id=episode.young_person_id,
            area_id=episode.area_id,
            episode=episode,
            created_by=by,
            updated_by=by,
            **values,
        )
        held.save(force_insert=True)
    else:
        changed = change(held, by=by, values=values, version=version)
    if changed:
        audit.record(
            by=by,
            action=action,
            people=[episode.young_person_id],
            areas=[episode.area_id],
            record=held,
            detail={"fields": changed},
        )
    return held


@transaction.atomic
def plan_exit(
    *,
    by: User,
    episode: Episode,
    changed: str = "",
    keeps_going: str = "",
    turn_to: str = "",
    if_hard: str = "",
    ask_again: str = "not_asked",
    agreed_on: date | None = None,
    has_copy: bool = False,
    version: int | None = None,
) -> ExitPlan:
    """Write or change what goes on when the work ends. `version` is the one that the person saw."""
    check(reach_of(by), Permission.OUTCOME_RECORD, episode.access_subject)
    texts = {"changed": changed, "keeps_going": keeps_going, "turn_to": turn_to, "if_hard": if_hard}
    checking = Checking()
    for name, text in texts.items():
        checking.text(name, text)
    if not any(text.strip() for text in texts.values()):
        checking.refuse("turn_to", "Write at least one thing that goes on.")
    checking.code("ask_again", "agrees", ask_again, needed="Say whether we may ask again.")
    if agreed_on is not None:
        checking.day("agreed_on", agreed_on, first=episode.referral.received_on, since="the referral came on")
    checking.done()
    values = {
        **{name: text.strip() for name, text in texts.items()},
        "ask_again": ask_again,
        "agreed_on": agreed_on,
        "has_copy": has_copy,
    }
    plan: ExitPlan = _keep(ExitPlan, episode, by, values, version)
    if plan.agreed_on is not None:
        chronicle(by=by, episode=episode, kind=EXIT_AGREED, on=plan.agreed_on, record=plan.pk)
    return plan


@transaction.atomic
def plan_transfer(
    *,
    by: User,
    episode: Episode,
    wanted: str,
    kind: str = "",
    service: str = "",
    plan: str = "",
    asked_on: date | None = None,
    accepted: str = "",
    answered_on: date | None = None,
    told_on: date | None = None,
    version: int | None = None,
) -> AdultTransfer:
    """Write or change the way into a service for adults: who is asked, what they answer, when they were told."""
    check(reach_of(by), Permission.OUTCOME_RECORD, episode.access_subject)
    checking = Checking()
    checking.code("wanted", "agrees", wanted, needed="Say whether they want it.")
    checking.code("kind", "adult_service", kind)
    checking.text("service", service, SERVICE)
    checking.text("plan", plan)
    checking.code("accepted", "accepted", accepted)
    if asked_on is not None and not service.strip():
        checking.refuse("service", "Write which service was asked.")
    if accepted and asked_on is None:
        checking.refuse("asked_on", "Say when the service was asked.")
    if accepted in ("yes", "no") and answered_on is None:
        checking.refuse("answered_on", "Say when the service answered.")
    days = (("asked_on", asked_on), ("answered_on", answered_on), ("told_on", told_on))
    first, since = episode.referral.received_on, "the referral came on"
    for name, day in days:
        if day is not None:
            checking.day(name, day, first=first, since=since)
            first, since = max(first, day), "what came before was on"
    checking.done()
    values = {
        "wanted": wanted,
        "kind": kind,
        "service": service.strip(),
        "plan": plan.strip(),
        "asked_on": asked_on,
        "accepted": accepted,
        "answered_on": answered_on,
        "told_on": told_on,
    }
    kept: AdultTransfer = _keep(AdultTransfer, episode, by, values, version)
    if kept.accepted == "yes" and kept.answered_on is not None:
        chronicle(by=by, episode=episode, kind=ACCEPTED, on=kept.answered_on, record=kept.pk)
    return kept


@transaction.atomic
def leave_follow_up(
    *, by: User, episode: Episode, months: int, reason: str, note: str = "", on: date | None = None
) -> FollowUpLeft:
    """Note why nobody is asked at 6 or 12 months; it then stands on no list."""
    check(reach_of(by), Permission.OUTCOME_RECORD, episode.access_subject)
    day = on or clock.today()
    checking = Checking()
    checking.code("reason", "no_follow_up", reason, needed="Say why nobody is asked.")
    checking.text("note", note)
    if months not in FOLLOW_UPS:
        checking.refuse("months", "We ask again after 6 and after 12 months.")
    if episode.end_date is not None:
        checking.day("on", day, first=episode.end_date, since="the work ended on")
    checking.done()
    if episode.end_date is None:
        raise WrongState("The work goes on, so there is nothing to ask later yet.", "Nothing was changed.")
    left, is_new = FollowUpLeft.objects.get_or_create(
        episode=episode,
        months=months,
        defaults={
            "young_person_id": episode.young_person_id,
            "area_id": episode.area_id,
            "reason": reason,
            "decided_on": day,
            "note": note.strip(),
            "created_by": by,
            "updated_by": by,
        },
    )
    if not is_new:
        change(left, by=by, values={"reason": reason, "note": note.strip(), "decided_on": day})
    audit.record(
        by=by,
        action=Action.CREATED if is_new else Action.CHANGED,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=left,
        detail={"fields": ["months", "reason"]},
    )
    return left
