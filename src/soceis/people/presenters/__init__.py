"""Records about people in words. Nothing here asks the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from soceis.foundation.records import clock, codes
from soceis.foundation.records.errors import StaleEdit
from soceis.people.models import ContactPoint, OpenedRecord, SafetyNote, Tie, WarningLift, YoungPerson
from soceis.people.rules import HAZARD, NOTHING_KNOWN, OPENING_PURPOSES, age_words
from soceis.ui.words import day_words


def name_and_age(person: YoungPerson) -> str:
    """ "Jay Benbow, child, 15" """
    return f"{person.name_used}, {age_words(person.date_of_birth, clock.today())}"


def how_old(day: date, today: date | None = None) -> str:
    """How old information is: "today", "3 days old", "5 weeks old", "14 months old", "3 years old"."""
    days = ((today or clock.today()) - day).days
    if days < 1:
        return "today"
    if days < 14:
        return "1 day old" if days == 1 else f"{days} days old"
    if days < 60:
        return f"{days // 7} weeks old"
    months = days * 12 // 365
    return f"{months} months old" if months < 24 else f"{months // 12} years old"


@dataclass(frozen=True)
class ReachRow:
    """A way to reach somebody: `tone` is that of the note around it."""

    point: ContactPoint
    lead: str
    tone: str
    sentences: tuple[str, ...]
    source: str


def reach_row(point: ContactPoint) -> ReachRow:
    whose = f" ({point.belongs_to})" if point.belongs_to else ""
    safe = codes.label("safe", point.safe)
    ways = [
        words
        for chosen, words in ((point.text_ok, "text messages"), (point.voicemail_ok, "voicemail"))
        if chosen
    ]
    sentences = [point.when_and_how] if point.when_and_how else []
    if point.safe != "no" and point.way in {"mobile", "message"}:
        sentences.append(f"Safe: {' and '.join(ways)}." if ways else "No text messages and no voicemail.")
    by = f"{point.updated_by}, " if point.updated_by else ""
    return ReachRow(
        point,
        f"{codes.label('contact_way', point.way)}{whose}: {safe[0].lower()}{safe[1:]}.",
        {"no": "safety", "only_when": "wait"}.get(point.safe, "safe"),
        tuple(sentences),
        f"{by}{how_old(point.updated_at.astimezone(clock.LONDON).date())}",
    )


@dataclass(frozen=True)
class TieRow:
    """Somebody around a young person, in words. Of somebody who may be a risk no number is shown."""

    tie: Tie
    title: str
    facts: tuple[str, ...]
    may_be_told: str
    checked: str
    lift: WarningLift | None
    asked: str
    may_decide: bool


def tie_row(tie: Tie, *, lift: WarningLift | None = None, may_decide: bool = False) -> TieRow:
    """`lift` is what somebody asked for: that the warning about them be lifted."""
    telephone = "" if tie.may_be_a_risk else tie.telephone
    facts = [tie.organisation, telephone, "They live together." if tie.lives_with else ""]
    nothing = "Nothing." if tie.may_be_a_risk else "Nothing may be told: nobody has written what may."
    return TieRow(
        tie,
        f"{tie.name}, {codes.label('tie', tie.kind).lower()}",
        tuple(fact for fact in facts if fact),
        nothing if tie.may_be_a_risk else tie.may_be_told or nothing,
        f"Checked {day_words(tie.checked_on)}" if tie.checked_on else "Nobody has checked this yet",
        lift,
        f"{lift.created_by} asked {day_words(lift.created_at)}" if lift else "",
        may_decide,
    )


@dataclass(frozen=True)
class SafetyRow:
    """What to know before a visit, with who says so and how old that is."""

    note: SafetyNote
    lead: str
    source: str
    is_hazard: bool


def safety_row(note: SafetyNote) -> SafetyRow:
    return SafetyRow(
        note,
        f"{codes.label('hazard', note.kind)}:",
        source_words(note),
        note.kind != NOTHING_KNOWN and note.answer == HAZARD,
    )


def source_words(note: SafetyNote) -> str:
    """ "Police, 14 months old", "Police, 14 months old, still so 3 days ago"."""
    said = f"{note.source}, {how_old(note.known_since)}"
    if note.checked_on is None or note.checked_on <= note.known_since:
        return said
    again = how_old(note.checked_on)
    return f"{said}, still so {again if again == 'today' else again.removesuffix(' old') + ' ago'}"


@dataclass(frozen=True)
class OpeningRow:
    """A record that was opened with a reason."""

    opened: OpenedRecord
    sentence: str
    reason: str


def opening_row(opened: OpenedRecord) -> OpeningRow:
    begun = opened.opened_at.astimezone(clock.LONDON)
    until = opened.expires_at.astimezone(clock.LONDON)
    return OpeningRow(
        opened,
        f"{day_words(begun.date())} {begun:%H:%M} to {day_words(until.date())} {until:%H:%M}. "
        f"{OPENING_PURPOSES.get(opened.purpose, opened.purpose)}.",
        opened.reason,
    )


@dataclass(frozen=True)
class Difference:
    """One field that two people changed: its question, what is saved, what this person typed."""

    question: str
    theirs: str
    yours: str


def differences(error: StaleEdit, questions: Mapping[str, str]) -> list[Difference]:
    """What somebody else saved beside what this person typed, for each field."""
    return [
        Difference(questions.get(name, name), theirs or "Nothing", error.yours[name] or "Nothing")
        for name, theirs in error.theirs.items()
    ]


def questions_of(fields: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Field name to its question."""
    return {name: str(label) for name, label in fields}
