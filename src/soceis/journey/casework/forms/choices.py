"""Answers that the forms about contacts share, and what they mean."""

from datetime import date, datetime, time, timedelta

from soceis.foundation.records import clock
from soceis.journey.casework.rules import CONTACT_MODES
from soceis.ui.forms import ChoiceField

NOON = time(12, 0)
TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"
WHEN = ((TODAY, "Today"), (YESTERDAY, "Yesterday"), (OTHER, "Another day"))
# What somebody taps -> the kind of contact that it is.
WHAT = {
    "met": ("We met", "attended"),
    "talked": ("We talked or wrote", "attended"),
    "tried": ("I tried to reach them", "attempt"),
    "not_attended": ("They could not make it", "not_attended"),
    "cancelled_by_young_person": ("They cancelled", "cancelled_by_young_person"),
    "cancelled_by_us": ("We cancelled", "cancelled_by_us"),
}
HOW = {
    "met": "met_how",
    "talked": "talked_how",
    "tried": "tried_how",
    "not_attended": "planned_how",
    "cancelled_by_young_person": "they_cancelled_how",
    "cancelled_by_us": "we_cancelled_how",
}
IN_PERSON = ("one_to_one", "activity", "visit", "group")
FROM_AFAR = ("phone", "message")
MINUTES = (("30", "30 min"), ("60", "1 hour"), ("90", "1½ hours"), ("120", "2 hours"), (OTHER, "Another"))
SHARE, MILESTONE = "share", "milestone"


def modes(*chosen: str) -> list[tuple[str, str]]:
    """The chosen modes in the order of asking."""
    return [(mode, CONTACT_MODES[mode]) for mode in chosen]


def day_of(when: str, other: date | None) -> date:
    """The day that was tapped."""
    days = {TODAY: clock.today(), YESTERDAY: clock.today() - timedelta(days=1)}
    return days.get(when) or other or clock.today()


def moment_of(day: date, at: time | None, minutes: int | None = None) -> datetime:
    """When it began: as typed; for today, that long before now; else noon, which counts as office hours."""
    if at is None and day == clock.today():
        return clock.now() - timedelta(minutes=minutes or 0)
    return datetime.combine(day, at or NOON, tzinfo=clock.LONDON)


def planned_field() -> ChoiceField:
    """What a meeting that did not come about would have been."""
    return ChoiceField(
        label="What was planned?", choices=modes(*IN_PERSON, "phone"), inline=True, initial="one_to_one"
    )


def minutes_of(chosen: str, other: int | None) -> int | None:
    """Minutes from the tap or from the box."""
    if chosen == OTHER:
        return other
    return int(chosen) if chosen else None
