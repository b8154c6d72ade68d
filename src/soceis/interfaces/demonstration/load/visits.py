"""What a meeting or an attempt leaves behind: the contact, hours and miles, a worry; how people came to know us."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration import ways
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank, clock_time, moment_of
from soceis.interfaces.demonstration.shapes import Contact, Episode, Referral
from soceis.journey.casework import actions as casework
from soceis.journey.casework.actions.work import NOTHING, work_entry
from soceis.journey.casework.models import WorkEntry

# A worry is told by then; younger ones still wait.
TOLD_AFTER = timedelta(days=14)
ASKED_AFTER = timedelta(days=2)


def meet(episode: Episode, contact: Contact, book: Book, user: User, *, shared: bool, today: date) -> None:
    """Record the contact and what it left behind, as the one who was there."""
    attended = contact.kind == "attended"
    route, outcome = ways.way_of(contact)
    lately = contact.on >= today - TOLD_AFTER
    worry = ways.worry_of(contact, lately=lately)
    made = casework.record_contact(
        by=user,
        episode=book.episodes[episode.key],
        happened_at=moment_of(contact.on, clock_time(contact.at)),
        kind=contact.kind,
        mode=contact.mode,
        route=route,
        outcome=outcome,
        minutes=contact.minutes,
        title=contact.place if attended else "",
        place="" if attended else contact.place,
        components=dict(contact.components),
        summary=contact.summary,
        young_person_words=contact.own_words,
        strengths_seen=contact.strengths_seen,
        next_step=contact.next_step,
        shared_with_peer_mentor=shared,
        taken=_taken(contact),
        work=_of_the_group(contact, book, user) if contact.mode == "group" and attended else None,
    )
    if worry:
        concern = casework.raise_concern(by=user, contact=made, text=worry[0], tell=worry[1])
        for whom in () if lately else worry[1]:
            casework.tell_concern(by=user, concern=concern, whom=whom)


def _taken(contact: Contact) -> casework.Taken:
    took = ways.took(contact)
    return casework.Taken(took.travel_minutes, took.miles, took.spend, took.spend_for) if took else NOTHING


def _of_the_group(contact: Contact, book: Book, user: User) -> WorkEntry | None:
    """One entry, however many were there: the first of them makes it."""
    key = (user.pk, contact.on, contact.at)
    if key not in book.groups:
        entry = work_entry(
            by=user,
            area_id=book.area.pk,
            on=contact.on,
            minutes=contact.minutes,
            taken=_taken(contact),
            out_of_hours=contact.out_of_hours,
            for_group=True,
        )
        if entry is None:
            return None
        entry.save(force_insert=True)
        book.groups[key] = entry
    return book.groups[key]


def outreach_steps(
    line: Line, episode: Episode, referral: Referral, contacts: Sequence[Contact], manager: str
) -> None:
    """How they came to know us, when they met; what stood in the way, while they have not and work goes on."""
    met = min((one.on for one in contacts if one.kind == "attended"), default=None)
    if met is not None:
        line.add(met, Rank.PLAN, manager, partial(_introduce, episode, referral), hour=17)
        return
    tried = [one.on for one in contacts if one.kind == "attempt"]
    if len(tried) > 2 and episode.closure is None:
        asked = min(max(tried) + ASKED_AFTER, clock.today() - timedelta(days=1))
        line.add(asked, Rank.REVIEW, manager, partial(_ask_why, episode), hour=16)


def _introduce(episode: Episode, referral: Referral, book: Book, user: User) -> None:
    introduction, by = ways.introduction_of(referral.source, episode.key)
    casework.introduce(
        by=user, episode=book.episodes[episode.key], introduction=introduction, introduced_by=by
    )


def _ask_why(episode: Episode, book: Book, user: User) -> None:
    for informant, reason, addressable in ways.in_the_way(episode.key):
        casework.ask_why(
            by=user, episode=book.episodes[episode.key], informant=informant, reasons={reason: addressable}
        )
