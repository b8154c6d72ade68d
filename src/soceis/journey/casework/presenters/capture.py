"""What visits left behind, in words: corrections side by side, worries, a month of hours and miles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from soceis.foundation.records import clock
from soceis.journey.casework.models import Contact, WorkEntry
from soceis.journey.casework.presenters import component_chips
from soceis.journey.casework.rules import CONTACT_KINDS, CONTACT_MODES
from soceis.journey.casework.rules.capture import CONCERN_TELL, MANAGER, open_tellings
from soceis.journey.casework.rules.outreach import ATTEMPT_OUTCOMES, ATTEMPT_ROUTES
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

NOTHING_WRITTEN = "Nothing"
FIRST_MONTH = date(2013, 1, 1)  # the service began in that year


@dataclass(frozen=True)
class Amendment:
    """One correction: why, by whom and when, and each thing that changed as (what, before, after)."""

    reason: str
    by: str
    when: datetime
    changes: Table


def _said(contact: Contact) -> dict[str, str]:
    """A contact as question and answer."""
    at = contact.happened_at.astimezone(clock.LONDON)
    return {
        "What happened": CONTACT_KINDS.get(contact.kind, contact.kind),
        "How": CONTACT_MODES.get(contact.mode, contact.mode),
        "By which way": ATTEMPT_ROUTES.get(contact.route, contact.route),
        "What came of it": ATTEMPT_OUTCOMES.get(contact.outcome, contact.outcome),
        "When": f"{day_words(at)}, {at:%H:%M}",
        "How long": f"{contact.minutes} min" if contact.minutes else "",
        "What it was for": ", ".join(component_chips(contact.components)),
        "In a few words": contact.title,
        "Where": contact.place,
        "In words": contact.summary,
        "Their own words": contact.young_person_words,
        "Strengths": contact.strengths_seen,
        "Next step": contact.next_step,
        "The peer mentor may read it": "Yes" if contact.shared_with_peer_mentor else "No",
        "Something to remember": "Yes" if contact.is_milestone else "No",
    }


def amendments_in_words(versions: Sequence[Contact]) -> list[Amendment]:
    """The corrections of a contact, the latest first, from its versions, the latest first."""
    return [_amendment(after, before) for after, before in pairwise(versions)]


def _amendment(after: Contact, before: Contact) -> Amendment:
    now, then = _said(after), _said(before)
    rows = [
        Row((what, then[what] or NOTHING_WRITTEN, now[what] or NOTHING_WRITTEN))
        for what in now
        if now[what] != then[what]
    ]
    return Amendment(
        reason=after.correction_reason,
        by=after.created_by.display_name if after.created_by else "",
        when=after.created_at,
        changes=Table(
            "What changed", [Column("What"), Column("Before"), Column("After")], rows, hidden_caption=True
        ),
    )


def concern_words(tell: Sequence[str], told: Mapping[str, Mapping[str, str]]) -> str:
    """ "Told: my manager on Mon 23 Nov. Still to tell: the social worker." """
    done = [
        f"{_whom(code)} on {day_words(date.fromisoformat(telling['on']))}" for code, telling in told.items()
    ]
    left = [_whom(code) for code in open_tellings(tell, told)]
    parts = (
        f"Told: {', '.join(done)}." if done else "",
        f"Still to tell: {', '.join(left)}." if left else "",
    )
    return " ".join(filter(None, parts)) or "Those who need to know do."


def _whom(code: str) -> str:
    """On a page that several people read, the manager is nobody's own."""
    return "the manager" if code == MANAGER else f"{CONCERN_TELL[code][:1].lower()}{CONCERN_TELL[code][1:]}"


def tell_words(codes: Sequence[str]) -> str:
    """ "your manager, the social worker"."""
    return ", ".join("your manager" if code == MANAGER else _whom(code) for code in codes)


def hours(minutes: int) -> str:
    """ "1 h 35", "40 min", "0"."""
    whole, rest = divmod(minutes, 60)
    if not whole:
        return f"{rest} min" if rest else "0"
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"


@dataclass(frozen=True)
class WorkSheet:
    """A month of one's own hours, miles and money, and the months beside it."""

    table: Table | None
    total: str
    previous: str
    following: str


def month_in(text: str) -> date:
    """The first day of "2026-11"; of the present month when it is not one, or lies ahead."""
    present = clock.today().replace(day=1)
    try:
        month = date.fromisoformat(f"{text}-01")
    except ValueError:
        return present
    return max(min(month, present), FIRST_MONTH)


def work_sheet(month: date, entries: Sequence[WorkEntry]) -> WorkSheet:
    """A line a day, and the sum."""
    columns = [
        Column("Day"),
        Column("With young people", number=True),
        Column("On the road", number=True),
        Column("Outside office hours", number=True),
        Column("Miles", number=True),
        Column("Spent", number=True),
    ]
    rows = [
        Row((day_words(day), *_sums(list(of_day)))) for day, of_day in groupby(entries, lambda one: one.on)
    ]
    rows.append(Row(("The month", *_sums(entries)), kind="total"))
    note = "; ".join(
        f"{day_words(one.on)}: £{one.spend:.2f}, {one.spend_for}" for one in entries if one.spend
    )
    following = (month + timedelta(days=32)).replace(day=1)
    return WorkSheet(
        table=Table("Hours, miles and money", columns, rows, note=f"Spent on. {note}" if note else "")
        if entries
        else None,
        total=f"{hours(sum(one.minutes + one.travel_minutes for one in entries))} altogether",
        previous=f"{month - timedelta(days=1):%Y-%m}",
        following=f"{following:%Y-%m}" if following <= clock.today() else "",
    )


def _sums(entries: Sequence[WorkEntry]) -> tuple[str, ...]:
    late = [one for one in entries if one.out_of_hours]
    miles = sum((one.miles for one in entries), Decimal())
    return (
        hours(sum(one.minutes for one in entries)),
        hours(sum(one.travel_minutes for one in entries)),
        hours(sum(one.minutes + one.travel_minutes for one in late)),
        f"{miles.normalize():f}" if miles else "0",
        f"£{sum((one.spend for one in entries), Decimal()):.2f}",
    )
