"""A conversation: begun on a day, answered by each side."""

from collections.abc import Iterable, Mapping
from datetime import date

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
from soceis.foundation.records.errors import NotFound, StaleEdit, WrongState
from soceis.journey.assessments.models import Conversation, LifeAnswer
from soceis.journey.assessments.queries import Talk, said, talk_of
from soceis.journey.assessments.rules import (
    LIFE_PARTS,
    LONGEST_WORDS,
    PRESENT,
    SIDES,
    TAPS,
    YOUNG_PERSON,
    Said,
    is_open,
)
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED

TALKED = "life"
BEGIN_WITH, IN_THEIR_WORDS = "begin_with", "in_their_words"


@transaction.atomic
def begin(
    *, by: User, episode: Episode, held_on: date | None = None, present: Iterable[str] = (YOUNG_PERSON,)
) -> Conversation:
    """Begin a conversation on a day. One a day: a second one would be the same talk."""
    check(reach_of(by), Permission.LIFE_WRITE, episode.access_subject)
    if episode.state == CLOSED:
        raise WrongState("The work has ended.", "What was said stays.", "Being referred again begins anew.")
    day, there = held_on or clock.today(), list(present)
    checking = Checking()
    checking.day("held_on", day, first=episode.referral.received_on, since="the referral came on")
    for one in there:
        checking.code("present", "life_present", one)
    if Conversation.objects.filter(episode=episode.pk, held_on=day).exists():
        checking.refuse("held_on", "There is a talk of that day already. Open it, or choose another day.")
    checking.done()
    conversation = Conversation(
        young_person_id=episode.young_person_id,
        area_id=episode.area_id,
        episode=episode,
        held_on=day,
        present=[one for one in PRESENT if one in there],
        created_by=by,
        updated_by=by,
    )
    conversation.save(force_insert=True)
    chronicle(by=by, episode=episode, kind=TALKED, on=day, record=conversation.pk)
    _audit(by, Action.CREATED, conversation, "held_on", "present")
    return conversation


@transaction.atomic
def answer(
    *,
    by: User,
    conversation: Conversation,
    side: str,
    answers: Mapping[str, Said],
    begin_with: str = "",
    in_their_words: str = "",
    seen: int | None = None,
) -> Conversation:
    """Keep what one side says. A part that is not in `answers` keeps what was said of it, or stays unasked.

    `begin_with` and `in_their_words` belong to the young person's side. `seen` is `Talk.seen` of the page;
    raises StaleEdit with both, by part, when somebody saved that side since. Both sides may be saved at once.
    """
    check(reach_of(by), Permission.LIFE_WRITE, conversation.access_subject)
    _check_answers(side, answers, begin_with, in_their_words)
    held = Conversation.objects.select_for_update(of=("self",)).filter(pk=conversation.pk).first()
    if held is None:
        raise NotFound
    if not is_open(held.created_at, clock.now()):
        raise WrongState(
            "This talk is more than a week old.",
            "What was said then stays as it is.",
            "Begin a new one: the two stand beside each other.",
        )
    talk = talk_of(held)
    extra = {BEGIN_WITH: begin_with, IN_THEIR_WORDS: in_their_words.strip()} if side == YOUNG_PERSON else {}
    if seen is not None and seen != talk.seen(side):
        _refuse_stale(talk, side, answers, extra)
    changed = [*change(held, by=by, values=extra), *_write(by, talk, side, answers)]
    if changed:
        _audit(by, Action.CHANGED, held, *(f"{side}: {name}" for name in changed))
    return held


def _check_answers(side: str, answers: Mapping[str, Said], begin_with: str, in_their_words: str) -> None:
    checking = Checking()
    checking.code("side", "life_side", side, needed="Say whose answers these are.")
    checking.code(BEGIN_WITH, "life_part", begin_with)
    checking.text(IN_THEIR_WORDS, in_their_words)
    for part, one in answers.items():
        if part not in LIFE_PARTS or one.tap not in TAPS:
            checking.refuse(part, "That is not one of the answers. Choose one that is shown.")
        checking.text(f"{part}_words", one.words, LONGEST_WORDS)
    if side in SIDES and not answers and not in_their_words.strip():
        checking.refuse("", "Nothing is answered yet. One is enough.")
    checking.done()


def _words(one: Said | None) -> str:
    if one is None:
        return ""
    return f"{TAPS[one.tap]}. {one.words}".strip() if one.words else TAPS[one.tap]


def _refuse_stale(talk: Talk, side: str, answers: Mapping[str, Said], extra: Mapping[str, str]) -> None:
    """Raise StaleEdit with every part of which the two say something else; nothing when they say the same."""
    kept = {part: said(row) for part, row in talk.side(side).items()}
    theirs = {part: _words(kept.get(part)) for part, one in answers.items() if kept.get(part) != one}
    yours = {part: _words(answers[part]) for part in theirs}
    for name, value in extra.items():
        if getattr(talk.conversation, name) != value:
            theirs[name], yours[name] = getattr(talk.conversation, name), value
    if not theirs:
        return
    rows = [row for row in talk.side(side).values() if row.updated_by]
    last = max(rows, key=lambda row: row.updated_at, default=None)
    who = last.updated_by.display_name if last is not None and last.updated_by else "Somebody"
    raise StaleEdit(theirs=theirs, yours=yours, who=who)


def _write(by: User, talk: Talk, side: str, answers: Mapping[str, Said]) -> list[str]:
    """Add and change the rows of one side; answers with the parts that changed."""
    held, there, now = talk.conversation, talk.side(side), clock.now()
    new, old = [], []
    for part, one in answers.items():
        row = there.get(part)
        if row is None:
            row = LifeAnswer(
                young_person_id=held.young_person_id,
                area_id=held.area_id,
                conversation=held,
                part=part,
                side=side,
                created_by=by,
            )
            new.append(row)
        elif said(row) == Said(one.tap, one.words.strip()):
            continue
        else:
            row.version += 1
            old.append(row)
        row.basis, row.rating, row.words = one.basis, one.rating, one.words.strip()
        row.updated_at, row.updated_by = now, by
    LifeAnswer.objects.bulk_create(new)
    LifeAnswer.objects.bulk_update(old, ["basis", "rating", "words", "version", "updated_at", "updated_by"])
    return [row.part for row in (*new, *old)]


def _audit(by: User, action: Action, conversation: Conversation, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[conversation.young_person_id],
        areas=[conversation.area_id],
        record=conversation,
        detail={"fields": list(fields)},
    )
