"""With whom a young person would like to work; asking for somebody else, answering, telling them."""

from datetime import date

from django.db import transaction

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import StaleEdit, WrongState
from soceis.foundation.records.models import Record
from soceis.journey.casework.actions.chronicling import chronicle
from soceis.journey.casework.actions.states import hold, must_be_open
from soceis.journey.casework.models import ChangeAsked, Episode, MatchingNote

LONGEST = 2_000
NOTES = ("local", "gender", "language", "words")


def _audit(by: User, action: Action, record: Record, episode: Episode, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=record,
        detail={"fields": list(fields)},
    )


@transaction.atomic
def note_matching(
    *,
    by: User,
    episode: Episode,
    local: str = "",
    gender: str = "",
    language: str = "",
    words: str = "",
    version: int | None = None,
) -> MatchingNote:
    """Note with whom they would like to work. `version` is the one that was seen, None when there was none."""
    held = hold(episode, by=by, permission=Permission.WORKER_WISH)
    values = {"local": local, "gender": gender, "language": language.strip(), "words": words.strip()}
    checking = Checking()
    checking.code("local", "worker_local", local)
    checking.code("gender", "worker_gender", gender)
    checking.text("language", language, 60)
    checking.text("words", words, LONGEST)
    checking.done()
    note = MatchingNote.objects.select_related("updated_by").filter(episode=episode.pk).first()
    if note is not None and version is None:
        who = note.updated_by.display_name if note.updated_by else "Somebody"
        raise StaleEdit(theirs={name: getattr(note, name) for name in NOTES}, yours=values, who=who)
    if note is not None:
        changed = change(note, by=by, values=values, version=version)
        if changed:
            _audit(by, Action.CHANGED, note, held.episode, *changed)
        return note
    note = MatchingNote(
        young_person_id=held.episode.young_person_id,
        area_id=held.episode.area_id,
        episode=held.episode,
        created_by=by,
        updated_by=by,
        **values,
    )
    note.save(force_insert=True)
    _audit(by, Action.CREATED, note, held.episode, *NOTES)
    return note


@transaction.atomic
def ask_for_change(
    *, by: User, episode: Episode, asked_by: str, words: str, on: date | None = None
) -> ChangeAsked:
    """Note that somebody asked for another worker. One is open at a time; the manager answers it."""
    held = hold(episode, by=by, permission=Permission.WORKER_WISH)
    must_be_open(held.episode)
    day = on or clock.today()
    checking = Checking()
    checking.code("asked_by", "change_asked_by", asked_by, needed="Say who asked.")
    checking.text("words", words, LONGEST, needed="Say what they said. Their own words are best.")
    checking.day("on", day, first=held.referred_on, since="the referral came on")
    if ChangeAsked.objects.filter(episode=episode.pk, answered_on__isnull=True).exists():
        checking.refuse("words", "They asked before, and nobody has answered yet. Ring the manager.")
    checking.done()
    asked = ChangeAsked(
        young_person_id=held.episode.young_person_id,
        area_id=held.episode.area_id,
        episode=held.episode,
        asked_by=asked_by,
        asked_on=day,
        words=words.strip(),
        created_by=by,
        updated_by=by,
    )
    asked.save(force_insert=True)
    _audit(by, Action.CREATED, asked, held.episode, "asked_by", "asked_on", "words")
    chronicle(by=by, episode=held.episode, kind="change_asked", on=day, record=asked.pk)
    return asked


@transaction.atomic
def answer_change(*, by: User, asked: ChangeAsked, answer: str, answer_words: str) -> ChangeAsked:
    """Answer as the manager, in words that are told to the young person. Naming somebody else is done apart."""
    hold(asked.episode, by=by, permission=Permission.WORKER_ALLOCATE)
    fresh = ChangeAsked.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if fresh.answered_on is not None:
        raise WrongState("This is answered already.", "Nothing was changed.", "Open the page again.")
    checking = Checking()
    checking.code("answer", "change_answer", answer, needed="Choose an answer.")
    checking.text("answer_words", answer_words, LONGEST, needed="Say it as it will be told to them.")
    checking.done()
    values = {"answer": answer, "answer_words": answer_words.strip(), "answered_on": clock.today()}
    change(fresh, by=by, values={**values, "answered_by": by})
    _audit(by, Action.DECIDED, fresh, asked.episode, *values)
    return fresh


@transaction.atomic
def told_change(*, by: User, asked: ChangeAsked) -> ChangeAsked:
    """They were told the answer."""
    hold(asked.episode, by=by, permission=Permission.WORKER_WISH)
    fresh = ChangeAsked.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    if fresh.answered_on is None:
        raise WrongState("Nobody has answered yet, so there is nothing to tell.", "Nothing was changed.")
    if fresh.told_on is None:
        change(fresh, by=by, values={"told_on": clock.today()})
        _audit(by, Action.CHANGED, fresh, asked.episode, "told_on")
    return fresh
