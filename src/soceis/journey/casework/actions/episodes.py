"""Beginning, pausing, resuming."""

from datetime import date

from django.db import IntegrityError, transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking, day_words
from soceis.foundation.records.errors import WrongState
from soceis.journey.casework.actions.states import (
    Held,
    event,
    hold,
    last_contact_on,
    move,
    must_be_open,
    pause_values,
    write,
)
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import (
    ACTIVE,
    AWAITING,
    BEGUN,
    ENGAGING,
    NOT_CLOSED,
    PAUSE,
    PAUSED,
    RESUME,
)
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.rules import PROGRAMME_OF_DECISION

ALREADY = WrongState(
    "This young person is with us in this programme already.",
    "Nothing was changed.",
    "Open their page: the work goes on there.",
)


@transaction.atomic
def begin(*, by: User, referral: Referral, on: date | None = None) -> Episode:
    """Begin an episode from an accepted referral; being referred again begins the next one of the same person.

    `on` is the first day, the day of the decision unless given. Raises WrongState when the referral was
    not accepted or the young person has an open episode in that programme.
    """
    return start(by=by, referral=referral, on=on, state=AWAITING)


def start(*, by: User, referral: Referral, on: date | None, state: str, reason: str = "") -> Episode:
    """The first step of an episode, for the actions that begin one; see `begin`."""
    check(reach_of(by), Permission.REFERRAL_DECIDE, referral.access_subject)
    programme = PROGRAMME_OF_DECISION.get(referral.decision)
    if programme is None:
        raise WrongState("This referral was not accepted.", "Nothing was changed.", "Decide on it first.")
    day = on or referral.decided_on or clock.today()
    checking = Checking()
    checking.day("on", day, first=referral.received_on, since="the referral came on")
    checking.done()
    earlier = list(
        Episode.objects.filter(young_person=referral.young_person_id).values_list("programme", "state")
    )
    if any(named == programme and standing in NOT_CLOSED for named, standing in earlier):
        raise ALREADY
    episode = Episode(
        young_person_id=referral.young_person_id,
        area_id=referral.area_id,
        referral=referral,
        number=len(earlier) + 1,
        programme=programme,
        state=state,
        created_by=by,
        updated_by=by,
    )
    try:
        with transaction.atomic():
            episode.save(force_insert=True)
    except IntegrityError as error:
        raise ALREADY from error
    event(episode, by=by, before="", after=state, on=day, cause=BEGUN, reason=reason).save(force_insert=True)
    _audit(by, Action.CREATED, episode, "state")
    return episode


def _audit(by: User, action: Action, episode: Episode, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=episode,
        detail={"fields": list(fields)},
    )


def _check_day(held: Held, on: date, checking: Checking) -> None:
    checking.day("on", on, first=held.last_moved_on, since="the last step was on")


@transaction.atomic
def pause(
    *, by: User, episode: Episode, reason: str, until: date | None = None, on: date | None = None
) -> Episode:
    """Pause the work, with the reason and, when it can be said, the day on which it is looked at again."""
    held = hold(episode, by=by, permission=Permission.EPISODE_PAUSE)
    must_be_open(held.episode)
    day = on or clock.today()
    checking = Checking()
    checking.text("reason", reason, needed="Say why the work is paused.")
    _check_day(held, day, checking)
    met_on = last_contact_on(held.episode.pk, "attended")
    if met_on is not None and day < met_on:
        checking.refuse("on", f"You met on {day_words(met_on)}. Choose that day or a later one.")
    if until is not None and until <= day:
        checking.refuse("until", "Choose a day after the pause begins.")
    checking.done()
    move(held, by=by, to=PAUSED, on=day, cause=PAUSE, reason=reason)
    write(held.episode, by=by, values={"state": PAUSED, "paused_until": until}, also=episode)
    _audit(by, Action.CHANGED, held.episode, "state", "paused_until")
    return held.episode


@transaction.atomic
def resume(*, by: User, episode: Episode, on: date | None = None) -> Episode:
    """Take the work up again: active when they have met, else getting to know each other."""
    held = hold(episode, by=by, permission=Permission.EPISODE_PAUSE)
    if held.episode.state != PAUSED:
        raise WrongState("The work is not paused.", "Nothing was changed.", "Open the page again.")
    day = on or clock.today()
    checking = Checking()
    _check_day(held, day, checking)
    checking.done()
    to = ACTIVE if held.episode.first_attended else ENGAGING
    move(held, by=by, to=to, on=day, cause=RESUME)
    write(held.episode, by=by, values=pause_values(to), also=episode)
    _audit(by, Action.CHANGED, held.episode, "state", "paused_until")
    return held.episode
