"""A peer mentor tells the worker something now; the worker has heard it."""

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
from soceis.journey.casework.access import current
from soceis.journey.casework.actions.states import must_be_open
from soceis.journey.casework.models import Assignment, Episode, MentorWord

LONGEST = 2_000
# Who hears it: whoever covers today, else the key worker.
HEARS = ("cover", "key_worker")


@transaction.atomic
def tell_worker(*, by: User, episode: Episode, text: str, cannot_wait: bool = False) -> MentorWord:
    """Tell whoever works with the young person today; with nobody there it stands on the manager's day."""
    check(reach_of(by), Permission.ALONGSIDE_SEE, episode.access_subject)
    must_be_open(episode)
    checking = Checking()
    checking.text("text", text, LONGEST, needed="Say it in a few words.")
    checking.done()
    word = MentorWord(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        worker=_who_hears(episode),
        text=text.strip(),
        cannot_wait=cannot_wait,
        created_by=by,
        updated_by=by,
    )
    word.save(force_insert=True)
    _audit(by, Action.CREATED, word, "text", "cannot_wait")
    return word


def _who_hears(episode: Episode) -> User | None:
    working = Assignment.objects.select_related("worker").filter(
        current(clock.today()), episode=episode.pk, kind__in=HEARS
    )
    found = sorted(working, key=lambda one: HEARS.index(one.kind))
    return found[0].worker if found else None


@transaction.atomic
def heard_word(*, by: User, word: MentorWord) -> MentorWord:
    """Somebody who works with the young person, or the manager, has heard it. Hearing twice changes nothing."""
    check(reach_of(by), Permission.CONTACT_CORRECT, word.access_subject)
    held = MentorWord.objects.select_for_update(of=("self",)).get(pk=word.pk)
    if held.heard_at is not None:
        return held
    change(held, by=by, values={"heard_at": clock.now(), "heard_by": by})
    _audit(by, Action.CHANGED, held, "heard_at")
    return held


def _audit(by: User, action: Action, word: MentorWord, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[word.young_person_id],
        areas=[word.area_id],
        record=word,
        detail={"fields": list(fields)},
    )
