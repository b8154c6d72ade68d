"""Worries on somebody's day, by whose turn it is: to tell or to hear, flagged to me, answered to me."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from soceis.foundation.records import clock
from soceis.journey.casework.presenters.capture import tell_words
from soceis.journey.casework.presenters.flags import due_words
from soceis.journey.casework.queries import ToTell
from soceis.journey.casework.rules.flags import FLAGGED, is_late
from soceis.ui.words import day_words


@dataclass(frozen=True)
class TellRow:
    """A worry in words: what to do about it as buttons (words, address) and as links to a page."""

    name: str
    url: str
    text: str
    about: str
    buttons: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    is_late: bool = False
    answer: str = ""


@dataclass(frozen=True)
class Worries:
    """The worries of a day. `unread` of those flagged to me nobody has seen yet."""

    to_tell: list[TellRow]
    flagged: list[TellRow]
    answered: list[TellRow]
    unread: int


def worries_of(rows: Iterable[ToTell]) -> Worries:
    """In the order given, which is that of writing; what was flagged to me by the day of the answer."""
    listed = list(rows)
    flagged = sorted(
        (row for row in listed if row.turn == "answer"), key=lambda row: str(row.concern.answer_by)
    )
    return Worries(
        to_tell=[_tell(row) for row in listed if row.turn in ("", "wait")],
        flagged=[_flagged(row) for row in flagged],
        answered=[_answered(row) for row in listed if row.turn == "hear back"],
        unread=sum(row.concern.flag == FLAGGED for row in flagged),
    )


def _tell(row: ToTell) -> TellRow:
    concern = row.concern
    waits = row.turn == "wait"
    told = [(f"Told {tell_words([code])}", code) for code in row.whom]
    return _row(
        row,
        about=f"flagged, {due_words(concern)}" if waits else "",
        buttons=tuple(
            ("Heard" if row.hears else words, reverse("casework:concern_told", args=[concern.pk, code]))
            for words, code in told
        ),
        links=()
        if waits or row.hears
        else (("Flag to your manager", reverse("casework:flag_concern", args=[concern.pk])),),
    )


def _flagged(row: ToTell) -> TellRow:
    concern = row.concern
    seen = f"seen {day_words(concern.seen_on)}" if concern.seen_on else ""
    is_new = concern.flag == FLAGGED
    return _row(
        row,
        about=" · ".join(filter(None, (due_words(concern), seen))),
        buttons=(("Seen", reverse("casework:flag_seen", args=[concern.pk])),) if is_new else (),
        links=(("Answer", reverse("casework:answer_flag", args=[concern.pk])),),
    )


def _answered(row: ToTell) -> TellRow:
    concern = row.concern
    by = concern.answered_by.get_short_name() if concern.answered_by else ""
    return _row(
        row,
        about="",
        buttons=(("Heard", reverse("casework:flag_heard", args=[concern.pk])),),
        links=(("Flag again", reverse("casework:flag_concern", args=[concern.pk])),),
        answer=f"{by}: {concern.answer}" if by else concern.answer,
    )


def _row(
    row: ToTell,
    *,
    about: str,
    buttons: tuple[tuple[str, str], ...],
    links: tuple[tuple[str, str], ...],
    answer: str = "",
) -> TellRow:
    concern = row.concern
    by = f"from {concern.worker.get_short_name()}, " if row.hears else ""
    return TellRow(
        name=concern.young_person.name_used,
        url=reverse("staff:young_person", args=[concern.young_person_id]),
        text=concern.text,
        about=" · ".join(filter(None, (f"{by}{day_words(concern.created_at)}", about))),
        buttons=buttons,
        links=links,
        is_late=is_late(concern.flag, concern.answer_by, clock.today()),
        answer=answer,
    )
