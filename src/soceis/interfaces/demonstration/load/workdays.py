"""Meetings moved from weekends to working days.

Moving all dates by whole months lands meetings on any day of the week. Whatever no published figure
counts from is moved to the nearest working day; first attempts, first meetings and the days of other
changes stay where they are.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from soceis.interfaces.demonstration.shapes import Contact, Episode

FRIDAY = 4
# Saturday goes back a day or on two, Sunday on a day or back two.
NEAREST = {5: (-1, 2), 6: (1, -2)}


def on_working_days(episode: Episode, data_date: date) -> Episode:
    """The episode with its contacts on working days where that changes neither their order nor any state."""
    fixed = {event.effective_on for event in episode.events}
    last = episode.closure.ended_on if episode.closure else data_date
    return replace(episode, contacts=tuple(_moved(episode.contacts, fixed, last)))


def _moved(contacts: tuple[Contact, ...], fixed: Collection[date], last: date) -> Iterator[Contact]:
    """Each contact, moved if it may be: strictly between its neighbours and the days that are fixed."""
    before = date.min
    for place, contact in enumerate(contacts):
        after = contacts[place + 1].on if place + 1 < len(contacts) else last + timedelta(days=1)
        day = contact.on if contact.on in fixed else _nearest(contact.on, before, after, fixed)
        before = day
        yield replace(contact, on=day)


def _nearest(day: date, before: date, after: date, fixed: Collection[date]) -> date:
    for days in NEAREST.get(day.weekday(), ()):
        other = day + timedelta(days=days)
        between = sorted((day, other))
        crosses = any(between[0] <= stop <= between[1] for stop in fixed)
        if before < other < after and not crosses:
            return other
    return day
