"""Practical help: asked for, met, or not to be met and why."""

from datetime import date

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.support.actions.telling import tell
from soceis.journey.support.models import Grant, HelpRequest
from soceis.journey.support.rules import (
    ASKED,
    HELP_STATES,
    HELP_TRANSITIONS,
    MET,
    UNMET,
    due_on,
)

LONGEST_WORDS = 300
# What stands in the chronology when help came or could not.
TOLD = {MET: "help_came", UNMET: "help_unmet"}


@transaction.atomic
def ask_for_help(
    *,
    by: User,
    episode: Episode,
    need: str,
    how_soon: str,
    words: str = "",
    asked_on: date | None = None,
) -> HelpRequest:
    """Write down what a young person needs and how soon."""
    check(reach_of(by), Permission.HELP_WRITE, episode.access_subject)
    day = asked_on or clock.today()
    checking = Checking()
    checking.code("need", "need", need, needed="Choose what is needed.")
    checking.code("how_soon", "how_soon", how_soon, needed="Say how soon.")
    missing = "Say in a few words what is needed." if need == "other" else ""
    checking.text("words", words, LONGEST_WORDS, needed=missing)
    checking.day("asked_on", day, first=episode.referral.received_on, since="the referral came on")
    checking.done()
    request = HelpRequest(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        need=need,
        how_soon=how_soon,
        words=words.strip(),
        asked_on=day,
        due_on=due_on(day, how_soon),
        created_by=by,
        updated_by=by,
    )
    request.save(force_insert=True)
    chronicle(by=by, episode=episode, kind="help_asked", on=day, record=request.pk)
    tell(by, Action.CREATED, request, "need", "how_soon", "words")
    return request


@transaction.atomic
def move_help(
    *,
    by: User,
    request: HelpRequest,
    to_state: str,
    unmet_reason: str = "",
    outcome: str = "",
    on: date | None = None,
) -> HelpRequest:
    """Help came, could not be met (with the reason), is not needed any more, or is asked for again.

    WrongState when somebody else has moved it meanwhile, or while a grant for it waits for a manager.
    """
    check(reach_of(by), Permission.HELP_WRITE, request.access_subject)
    held = (
        HelpRequest.objects.select_for_update(of=("self",))
        .select_related("episode")
        .filter(pk=request.pk)
        .first()
    )
    if held is None:
        raise NotFound
    day = on or clock.today()
    _check_move(held, to_state, unmet_reason, outcome, day)
    ended = to_state != ASKED
    if ended and to_state != MET and Grant.objects.filter(request=held.pk, state=ASKED).exists():
        raise WrongState(
            "A grant for this still waits for a manager.",
            "Nothing was changed.",
            "Take the grant back first, or wait for the answer.",
        )
    change(
        held,
        by=by,
        values={
            "state": to_state,
            "ended_on": day if ended else None,
            "unmet_reason": unmet_reason if to_state == UNMET else "",
            "outcome": outcome.strip(),
        },
    )
    if to_state in TOLD:
        chronicle(by=by, episode=held.episode, kind=TOLD[to_state], on=day, record=held.pk)
    tell(by, Action.CHANGED, held, "state", "unmet_reason", "outcome")
    return held


def _check_move(held: HelpRequest, to_state: str, unmet_reason: str, outcome: str, day: date) -> None:
    if to_state not in HELP_STATES or to_state not in HELP_TRANSITIONS[held.state]:
        raise WrongState(
            f"This stands at “{HELP_STATES[held.state].lower()}” now, and cannot go there.",
            "Nothing was changed.",
            "Open the page again to see how it stands.",
        )
    checking = Checking()
    checking.day("on", day, first=held.asked_on, since="it was asked for on")
    needed = "Say why it could not be met: that is how we learn what is missing here."
    if to_state == UNMET:
        checking.code("unmet_reason", "unmet_reason", unmet_reason, needed=needed)
    checking.text("outcome", outcome, LONGEST_WORDS)
    checking.done()
