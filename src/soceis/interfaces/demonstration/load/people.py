"""A young person comes to the service: the record, the referral, ways to reach them, who is around them."""

from collections.abc import Sequence
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load import words
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Episode, LiveLayer, Person, Referral, SafetyNote
from soceis.interfaces.demonstration.workers import MANAGERS
from soceis.journey.referrals import actions as referrals
from soceis.people import actions as people

UNKNOWN = "unknown"


def person_steps(line: Line, person: Person, episodes: Sequence[Episode], referral: Referral) -> None:
    """They are entered with their first referral; whoever is named then learns who is around them."""
    manager = MANAGERS[person.area]
    came = referral.received_on
    line.add(came, Rank.REFERRED, manager, partial(_add, person), hour=8)
    line.add(came, Rank.SCREENED, manager, partial(_reach, person), hour=11)
    first = episodes[0]
    worker = next((one for one in first.assignments if one.role == "key_worker"), None)
    day, by = (worker.starts_on, worker.worker) if worker else (first.events[0].effective_on, manager)
    line.add(day, Rank.AROUND, by, partial(_around, person), hour=15)
    for note in person.safety_notes:
        ended = first.closure.ended_on if first.closure else None
        writer = by if note.learned_on >= day and (ended is None or note.learned_on < ended) else manager
        line.add(note.learned_on, Rank.AROUND, writer, partial(_warn, person, note), hour=16)


def enter_steps(line: Line, referral: Referral) -> None:
    """The referral comes."""
    manager = MANAGERS[referral.area]
    line.add(referral.received_on, Rank.REFERRED, manager, partial(_refer, referral), hour=10)


def newcomer_steps(live: LiveLayer, area: str) -> list[Line]:
    """An area's referrals of the last days, which wait in the queue."""
    newcomers = {person.key: person for person in live.people}
    lines = []
    for referral in live.referrals:
        if referral.area != area:
            continue
        line, manager = Line(referral.key), MANAGERS[referral.area]
        person = newcomers[referral.person]
        line.add(referral.received_on, Rank.REFERRED, manager, partial(_arrive, person), hour=8)
        enter_steps(line, referral)
        if referral.looked_at:
            line.add(referral.received_on, Rank.SCREENED, manager, partial(_look_at, referral), hour=14)
        lines.append(line)
    return lines


def _look_at(referral: Referral, book: Book, user: User) -> None:
    entered = book.referrals[referral.key]
    referrals.start_screening(by=user, referral=entered, on=referral.received_on)
    if referral.question:
        referrals.ask_referrer(by=user, referral=entered, reason=referral.question, on=referral.received_on)


def _arrive(person: Person, book: Book, user: User) -> None:
    _add(person, book, user)
    _reach(person, book, user)
    _around(person, book, user)


def _add(person: Person, book: Book, user: User) -> None:
    book.people[person.key] = people.add(
        by=user,
        area=book.area,
        name_used=person.used_name,
        date_of_birth=person.born,
        date_of_birth_missing="" if person.born else "not_on_form",
        pronouns=person.pronouns,
        nicknames=[person.nickname] if person.nickname else [],
        legal_first_name=person.legal_first_name,
        legal_last_name=person.legal_last_name,
        sex="" if person.sex == UNKNOWN else person.sex,
        sex_missing=UNKNOWN if person.sex == UNKNOWN else "",
        ethnicity="" if person.ethnicity == UNKNOWN else person.ethnicity,
        ethnicity_missing=UNKNOWN if person.ethnicity == UNKNOWN else "",
        ethnicity_said_by="" if person.ethnicity == UNKNOWN else person.ethnicity_source,
        first_language=person.first_language,
        welsh_preferred=True if person.first_language == "Welsh" else None,
        communication_needs=words.needs(person),
        about_me=person.own_words,
        strengths=words.strengths(person),
        is_demonstration=True,
    )


def _refer(referral: Referral, book: Book, user: User) -> None:
    book.referrals[referral.key] = referrals.enter(
        by=user,
        young_person=book.people[referral.person],
        area=book.area,
        received_on=referral.received_on,
        source=referral.source,
        primary_reason=referral.primary_reason,
        referrer_name=referral.referrer_role,
        referrer_organisation=referral.referrer_organisation,
        concerns=words.concerns(referral),
        early_signs=referral.early_signs,
        told_young_person=referral.told,
        label_used=referral.label_used,
        young_person_view=referral.young_persons_view,
        caregiver_view=referral.caregivers_view,
        told_family=referral.told_home,
        agencies=referral.agencies,
        risk_to_staff=referral.risk[0],
        risk_source=referral.risk[1],
        risk_known_since=referral.received_on if referral.risk[0] else None,
    )


def _reach(person: Person, book: Book, user: User) -> None:
    for way in person.safe_contact:
        people.add_contact_point(
            by=user,
            young_person=book.people[person.key],
            way="mobile",
            safe="only_when",
            value=way.value,
            belongs_to=words.belongs_to(way, person),
            when_and_how=way.rule,
            text_ok=way.text_allowed,
            voicemail_ok=way.voicemail_allowed,
        )


def _around(person: Person, book: Book, user: User) -> None:
    for near in person.around:
        people.add_tie(
            by=user,
            young_person=book.people[person.key],
            kind=words.tie_code(near),
            name=near.name,
            organisation=near.organisation,
            telephone=near.phone,
            may_be_told=words.TOLD if near.may_be_told else words.NOT_TOLD,
            lives_with=near.lives_with,
            may_be_a_risk=near.risk,
            note=words.tie_note(near),
        )


def _warn(person: Person, note: SafetyNote, book: Book, user: User) -> None:
    people.add_safety_note(
        by=user,
        young_person=book.people[person.key],
        kind=note.kind,
        text=note.text,
        source=note.source,
        known_since=note.learned_on,
    )
