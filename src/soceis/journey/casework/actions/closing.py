"""Ending the work: the worker asks, the manager signs or returns it. Nothing ever closes by itself."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking, day_words
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.actions.states import Held, hold, last_contact_on, move, must_be_open, write
from soceis.journey.casework.models import Assignment, Episode, NonEngagementReason, PlannedVisit, Promise
from soceis.journey.casework.rules import CLOSED, CLOSURE, NEEDS_NON_ENGAGEMENT_REASON
from soceis.journey.referrals.models import Referral
from soceis.sharing.consultations import actions as consultations

Reason = tuple[str, str, str, str]  # reason, who said so, who could change it, in words


def _check_end(held: Held, end_date: date, checking: Checking) -> None:
    checking.day("end_date", end_date, first=held.last_moved_on, since="the last step was on")
    latest = last_contact_on(held.episode.pk)
    if latest is not None and end_date < latest:
        checking.refuse(
            "end_date", f"There was a contact on {day_words(latest)}. Choose that day or a later one."
        )


def _check_reasons(code: str, reasons: Sequence[Reason], known: bool, checking: Checking) -> None:
    if code in NEEDS_NON_ENGAGEMENT_REASON and not reasons and not known:
        checking.refuse("reason", "Say why, as far as anybody knows. “Not known” is an answer too.")
    if code not in NEEDS_NON_ENGAGEMENT_REASON and reasons:
        checking.refuse("reason", "These reasons are for work that did not begin or did not go on.")
    for reason, informant, addressable, note in reasons:
        checking.code("reason", "non_engagement_reason", reason, needed="Choose a reason.")
        checking.code("informant", "informant", informant, needed="Say who told us.")
        checking.code("addressable", "addressable", addressable, needed="Say who could change it.")
        checking.text("reason_note", note)


@transaction.atomic
def ask_closure(
    *,
    by: User,
    episode: Episode,
    end_date: date,
    closure_code: str,
    note: str,
    non_engagement: Sequence[Reason] = (),
) -> Episode:
    """Ask the manager to end the work; asking again replaces what was asked before.

    `non_engagement` is needed for work that did not begin or did not go on, and only then; reasons that were
    asked before stay, and are enough.
    """
    held = hold(episode, by=by, permission=Permission.CLOSURE_ASK)
    must_be_open(held.episode)
    checking = Checking()
    checking.code("closure_code", "closure_code", closure_code, on=end_date, needed="Say how it ended.")
    checking.text("note", note, needed="Say in a few words how it ended and what was agreed.")
    _check_end(held, end_date, checking)
    told = NonEngagementReason.objects.filter(episode=episode.pk)
    known = not non_engagement and told.filter(with_closure=False).exists()
    _check_reasons(closure_code, non_engagement, known, checking)
    checking.done()
    told.filter(with_closure=True).delete()
    for reason, informant, addressable, words in non_engagement:
        NonEngagementReason(
            young_person_id=held.episode.young_person_id,
            area_id=held.episode.area_id,
            episode=held.episode,
            reason=reason,
            informant=informant,
            addressable=addressable,
            note=words,
            asked_on=clock.today(),
            created_by=by,
            updated_by=by,
        ).save(force_insert=True)
    values = {
        "closure_asked_on": clock.today(),
        "closure_asked_by": by,
        "end_date": end_date,
        "closure_code": closure_code,
        "closure_note": note,
        "closure_returned_note": "",
    }
    write(held.episode, by=by, values=values, also=episode)
    _audit(by, Action.CHANGED, held.episode, *values)
    return held.episode


def _audit(by: User, action: Action, episode: Episode, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=episode,
        detail={"fields": list(fields)},
    )


def _must_be_asked(episode: Episode) -> None:
    must_be_open(episode)
    if episode.closure_asked_on is None:
        raise WrongState("Nobody has asked to end this work.", "Nothing was changed.", "Open the page again.")


@transaction.atomic
def sign_off(*, by: User, episode: Episode, on: date | None = None) -> Episode:
    """Sign the closure: the work ends on the day that was asked for, and with it everybody's time and plans.

    A partner who told us through their door hears that it has ended, without why.
    """
    held = hold(episode, by=by, permission=Permission.CLOSURE_SIGN_OFF)
    _must_be_asked(held.episode)
    end_date = held.episode.end_date
    if end_date is None:
        raise WrongState("The last day is missing.", "Nothing was changed.", "Return it and ask for the day.")
    day = on or clock.today()
    checking = Checking()
    _check_end(held, end_date, checking)
    checking.day("on", day, first=end_date, since="the work ended on")
    checking.done()
    move(held, by=by, to=CLOSED, on=end_date, cause=CLOSURE)
    values = {"state": CLOSED, "signed_off_by": by, "signed_off_on": day, "paused_until": None}
    write(held.episode, by=by, values=values, also=episode)
    _end_everything(held.episode, by=by, on=day)
    joined = Referral.objects.filter(joined_to=held.episode.referral_id).values_list("pk", flat=True)
    for told in (held.episode.referral_id, *joined):
        consultations.tell_end(by=by, referral_id=told)
    _audit(by, Action.CLOSED, held.episode, "state", "signed_off_by", "signed_off_on")
    return held.episode


def _end_everything(episode: Episode, *, by: User, on: date) -> None:
    """End assignments on the day; let promises and planned visits go, so that nobody waits for them."""
    stamp = {"updated_at": clock.now(), "updated_by": by}
    theirs = Assignment.objects.filter(episode=episode.pk)
    theirs.filter(begins__gt=on).delete()
    theirs.filter(Q(ends__isnull=True) | Q(ends__gt=on)).update(ends=on, end_reason="closed", **stamp)
    Promise.objects.filter(episode=episode.pk, done_on__isnull=True, ended_on__isnull=True).update(
        ended_on=on, **stamp
    )
    PlannedVisit.objects.filter(episode=episode.pk, contact__isnull=True, cancelled=False).update(
        cancelled=True, **stamp
    )


@transaction.atomic
def return_closure(*, by: User, episode: Episode, note: str) -> Episode:
    """Return it to the worker with what is asked for; the work goes on. Their words stay for the next time."""
    held = hold(episode, by=by, permission=Permission.CLOSURE_SIGN_OFF)
    _must_be_asked(held.episode)
    checking = Checking()
    checking.text("note", note, needed="Say what you ask for before you sign.")
    checking.done()
    values = {"closure_asked_on": None, "end_date": None, "closure_returned_note": note}
    write(held.episode, by=by, values=values, also=episode)
    _audit(by, Action.CHANGED, held.episode, *values)
    return held.episode
