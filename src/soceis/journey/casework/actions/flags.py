"""A worry that the manager is asked to answer: flagged, seen, resolved, and the worker told back."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.casework.actions.chronicling import chronicle
from soceis.journey.casework.actions.concerns import audit_concern, told_now
from soceis.journey.casework.actions.states import must_be_open
from soceis.journey.casework.models import Concern, Episode
from soceis.journey.casework.rules import flags
from soceis.journey.casework.rules.capture import MANAGER


@transaction.atomic
def flag(*, by: User, episode: Episode, text: str, how_soon: str = flags.USUAL) -> Concern:
    """Flag something about a young person to the manager, with or without a visit.

    It stands on the manager's day until it is resolved, and then on the day of whoever flagged it.
    """
    check(reach_of(by), Permission.CONTACT_RECORD, episode.access_subject)
    must_be_open(episode)
    checking = Checking()
    checking.text("text", text, needed="Say in a few words what your manager needs to know.")
    checking.code("how_soon", "flag_how_soon", how_soon, needed="Choose how soon you need an answer.")
    checking.done()
    concern = Concern(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        worker=by,
        text=text.strip(),
        tell=[MANAGER],
        flag=flags.FLAGGED,
        answer_by=flags.answer_by(how_soon, clock.today()),
        created_by=by,
        updated_by=by,
    )
    concern.save(force_insert=True)
    audit_concern(by, Action.CREATED, concern, "text", "tell", "flag", "answer_by")
    return concern


@transaction.atomic
def flag_concern(*, by: User, concern: Concern, how_soon: str = flags.USUAL) -> Concern:
    """Ask the manager to answer a worry that is written down already, or again when the answer did not do."""
    check(reach_of(by), Permission.CONTACT_RECORD, concern.access_subject)
    checking = Checking()
    checking.code("how_soon", "flag_how_soon", how_soon, needed="Choose how soon you need an answer.")
    checking.done()
    held = _hold(concern)
    _own(by, held)
    values = {
        "tell": list(dict.fromkeys([*held.tell, MANAGER])),
        "told": {whom: how for whom, how in held.told.items() if whom != MANAGER},
        "settled_on": None,
        "answer_by": flags.answer_by(how_soon, clock.today()),
        "seen_on": None,
        "seen_by": None,
        "heard_back_on": None,
    }
    return _move(by, held, flags.FLAG, values)


@transaction.atomic
def see_flag(*, by: User, concern: Concern) -> Concern:
    """The manager has seen it; they are told of the worry by that. Seeing it twice changes nothing."""
    held = _hold_to_answer(by, concern)
    if held.flag == flags.SEEN:
        return held
    return _move(by, held, flags.SEE, {**_seen(by), **told_now(by, held, MANAGER)})


@transaction.atomic
def resolve_flag(*, by: User, concern: Concern, answer: str) -> Concern:
    """Say what was done. The worker is told back: it stands on their day until they have heard it."""
    held = _hold_to_answer(by, concern)
    if held.answered_by is not None and flags.next_state(held.flag, flags.RESOLVE) is None:
        who = held.answered_by.display_name
        raise Invalid(
            {"answer": f"{who} has answered already: “{held.answer}” Theirs stays; yours is still here."}
        )
    checking = Checking()
    checking.text("answer", answer, needed="Say what was done, or what you decided.")
    checking.done()
    values = {
        **({} if held.seen_on else _seen(by)),
        **told_now(by, held, MANAGER),
        "answer": answer.strip(),
        "answered_on": clock.today(),
        "answered_by": by,
    }
    resolved = _move(by, held, flags.RESOLVE, values)
    chronicle(by=by, episode=held.episode, kind="flag_resolved", on=clock.today(), record=held.pk)
    return resolved


@transaction.atomic
def hear_back(*, by: User, concern: Concern) -> Concern:
    """The one who flagged it has heard the answer. Hearing it twice changes nothing."""
    check(reach_of(by), Permission.CONTACT_RECORD, concern.access_subject)
    held = _hold(concern)
    _own(by, held)
    if held.flag == flags.HEARD_BACK:
        return held
    return _move(by, held, flags.HEAR_BACK, {"heard_back_on": clock.today()})


def _hold(concern: Concern) -> Concern:
    held = (
        Concern.objects.select_for_update(of=("self",))
        .select_related("answered_by", "episode")
        .filter(pk=concern.pk)
        .first()
    )
    if held is None:
        raise NotFound
    return held


def _hold_to_answer(by: User, concern: Concern) -> Concern:
    check(reach_of(by), Permission.FLAG_ANSWER, concern.access_subject)
    return _hold(concern)


def _own(by: User, held: Concern) -> None:
    if held.worker_id != by.pk:
        raise Refused("This is on another worker’s day.", "Nothing was changed.", "Tell them instead.")


def _seen(by: User) -> dict[str, Any]:
    return {"seen_on": clock.today(), "seen_by": by}


def _move(by: User, held: Concern, what: str, values: Mapping[str, Any]) -> Concern:
    """Change the state by the table of transitions, with what goes with it."""
    state = flags.next_state(held.flag, what)
    if state is None:
        raise WrongState(
            f"This is {flags.FLAG_STATES.get(held.flag, 'not flagged').lower()} by now.",
            "Nothing was changed.",
            "Look at it again on your day.",
        )
    changed = {"flag": state, **values}
    for name, value in changed.items():
        setattr(held, name, value)
    held.version += 1
    held.updated_at, held.updated_by = clock.now(), by
    held.save(update_fields=[*changed, "version", "updated_at", "updated_by"])
    audit_concern(by, Action.CHANGED, held, *changed)
    return held
