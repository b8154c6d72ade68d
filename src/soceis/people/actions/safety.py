"""What staff must know before they visit: who says so, and how old that is."""

from datetime import date

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.people.actions.where import area_of_writer
from soceis.people.models import SafetyNote, YoungPerson
from soceis.people.rules import ASKED_NONE, HAZARD, LONGEST, NOBODY_COULD_SAY, NOTHING_KNOWN

NOTHING_KNOWN_WORDS = "We asked, and nothing is known that a visitor must look out for."
# What is written when nothing else was.
WORDS = {ASKED_NONE: "We asked, and there is nothing.", NOBODY_COULD_SAY: "We asked, and nobody could say."}


@transaction.atomic
def add_safety_note(
    *,
    by: User,
    young_person: YoungPerson,
    kind: str,
    text: str = "",
    source: str,
    known_since: date,
    answer: str = HAZARD,
    what_we_do: str = "",
    area: Area | None = None,
) -> SafetyNote:
    """Add what a visitor must know, or that there is nothing, or that nobody could say; with source and age.

    Neither "nothing" nor "nothing known" can stand beside what is known of the same: while something stands they
    are Invalid, and what is learned later ends them.
    """
    check(reach_of(by), Permission.SAFE_CONTACT_EDIT, young_person.access_subject)
    answer = ASKED_NONE if kind == NOTHING_KNOWN else answer or HAZARD
    words = text or (NOTHING_KNOWN_WORDS if kind == NOTHING_KNOWN else WORDS.get(answer, ""))
    kept, problems = checking.texts({"text": words, "source": source, "what_we_do": what_we_do}, LONGEST)
    if not kept["text"]:
        problems["text"] = "Write what somebody must know before they visit."
    if not kept["source"]:
        problems["source"] = "Say who told us. Information without a source cannot be weighed."
    checking.refuse_if(
        problems,
        checking.code("kind", "hazard", kind, needed=checking.CHOOSE),
        checking.code("answer", "safety_answer", answer),
        checking.past("known_since", known_since),
    )
    _make_room(by, young_person, kind, answer)
    note = SafetyNote(
        kind=kind,
        answer=answer,
        **kept,
        known_since=known_since,
        young_person=young_person,
        area_id=area.id if area else area_of_writer(by, young_person, Permission.SAFE_CONTACT_EDIT),
        created_by=by,
        updated_by=by,
    )
    note.save(force_insert=True)
    _tell(by, Action.CREATED, note, [])
    return note


@transaction.atomic
def check_safety_note(*, by: User, note: SafetyNote) -> SafetyNote:
    """Somebody has heard today that it is still so; the information is as old as that."""
    check(reach_of(by), Permission.SAFE_CONTACT_EDIT, note.access_subject)
    if note.ended_on is not None:
        raise WrongState("Somebody has already noted that this is no longer so.")
    if change(note, by=by, values={"checked_on": clock.today()}):
        _tell(by, Action.CHANGED, note, ["checked_on"])
    return note


@transaction.atomic
def end_safety_note(*, by: User, note: SafetyNote, on: date | None = None) -> SafetyNote:
    """It is no longer so; it stays in the history."""
    check(reach_of(by), Permission.SAFE_CONTACT_EDIT, note.access_subject)
    if note.ended_on is not None:
        raise WrongState("Somebody has already noted that this is no longer so.")
    day = on or clock.today()
    checking.refuse_if(checking.past("on", day))
    if day < note.known_since:
        raise Invalid({"on": "It cannot have ended before it was known. Check the date."})
    change(note, by=by, values={"ended_on": day})
    _tell(by, Action.CHANGED, note, ["ended_on"])
    return note


def _make_room(by: User, person: YoungPerson, kind: str, answer: str) -> None:
    """What is learned now ends what was not known before, of the same question and of all together."""
    standing = list(SafetyNote.objects.select_for_update().filter(young_person=person, ended_on=None))
    hazards = [note for note in standing if note.answer == HAZARD and note.kind != NOTHING_KNOWN]
    if kind == NOTHING_KNOWN and hazards:
        raise Invalid(
            {
                "kind": "There are notes here that a visitor must know. End them first, if they are no longer so."
            }
        )
    if answer != HAZARD and any(note.kind == kind for note in hazards):
        raise Invalid({"answer": "Something stands here about this. End it first, if it is no longer so."})
    for note in standing:
        replaced = note.kind == kind and (note.answer != HAZARD or kind == NOTHING_KNOWN)
        if replaced or (note.kind == NOTHING_KNOWN and answer == HAZARD):
            change(note, by=by, values={"ended_on": max(clock.today(), note.known_since)})
            _tell(by, Action.CHANGED, note, ["ended_on"])


def _tell(by: User, action: Action, note: SafetyNote, fields: list[str]) -> None:
    audit.record(
        by=by, action=action, people=[note.young_person_id], areas=[note.area_id], record=note,
        detail={"fields": fields},
    )  # fmt: skip
