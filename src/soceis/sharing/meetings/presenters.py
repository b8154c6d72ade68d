"""Meetings in words, and their minutes as a paper."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.sharing.meetings.models import AgendaItem, Attendee, Meeting, MeetingAction
from soceis.sharing.meetings.rules import (
    ATTENDANCE,
    CALLED_OFF,
    CAME,
    HELD,
    INVITED,
    MINUTED,
    STATES,
    Hearing,
)
from soceis.ui.frame import service_name
from soceis.ui.papers.typesetting import Block, Facts, Paper, Part, Points, Text
from soceis.ui.words import day_words

TONES = {HELD: "wait", MINUTED: "done", CALLED_OFF: "plain"}


@dataclass(frozen=True)
class MeetingLine:
    """A meeting in a list, in words."""

    title: str
    url: str
    when: str
    about: str
    state: str
    tone: str


@dataclass(frozen=True)
class AttendeeLine:
    """Somebody at the table, in words."""

    attendee: Attendee
    name: str
    where: str
    state: str
    tone: str


@dataclass(frozen=True)
class ActionLine:
    """Something agreed, in words."""

    action: MeetingAction
    owner: str
    due: str
    late: bool
    done: str


def when_words(meeting: Meeting, *, year: bool = False) -> str:
    """ "Tue 24 Nov, 10:00"."""
    return f"{day_words(meeting.starts_at, year=year)}, {meeting.starts_at.astimezone(clock.LONDON):%H:%M}"


def meeting_line(meeting: Meeting) -> MeetingLine:
    return MeetingLine(
        title=meeting.title,
        url=reverse("meetings:meeting", args=[meeting.pk]),
        when=when_words(meeting),
        about=" · ".join(
            filter(None, (codes.label("meeting_kind", meeting.kind), meeting.area.name, meeting.place))
        ),
        state=STATES[meeting.state],
        tone=TONES.get(meeting.state, "plain"),
    )


def attendee_line(attendee: Attendee) -> AttendeeLine:
    contact = attendee.contact
    name = contact.name if contact else (attendee.worker.display_name if attendee.worker else "")
    return AttendeeLine(
        attendee=attendee,
        name=name,
        where=" · ".join(filter(None, (contact.organisation.name, contact.job)))
        if contact
        else service_name(),
        state=ATTENDANCE[attendee.state],
        tone={CAME: "done", INVITED: "wait"}.get(attendee.state, "plain"),
    )


def action_line(action: MeetingAction) -> ActionLine:
    late = action.done_on is None and action.due_on < clock.today()
    return ActionLine(
        action=action,
        owner=action.owner.called,
        due=_("by %s") % day_words(action.due_on),
        late=late,
        done=_("done %s") % day_words(action.done_on) if action.done_on else "",
    )


def who_may_hear(table: Iterable[Hearing]) -> list[Hearing]:
    """Everybody at the table by name; those who may not hear it first."""
    return sorted(table, key=lambda one: (not one.why_not, one.organisation))


def minutes(
    meeting: Meeting,
    items: Sequence[AgendaItem],
    *,
    made_on: date,
    reader: str = "",
    reader_id: object = None,
) -> Paper:
    """The minutes as a paper. For one organisation (`reader`) only what it heard, and what it has to do."""
    people = [attendee for attendee in meeting.attendees.all() if attendee.state == CAME]
    agreement = meeting.agreement.title if meeting.agreement else _("None; each sharing has its reason")
    facts = [
        (_("Kind"), codes.label("meeting_kind", meeting.kind)),
        (_("When"), when_words(meeting, year=True)),
        (_("Where"), meeting.place or _("not said")),
        (_("Chair"), meeting.chair or _("not said")),
        (_("Agreement"), agreement),
    ]
    there = Points(tuple((f"{line.name}, {line.where}", None) for line in map(attendee_line, people)))
    parts = [
        Part("", (Facts(tuple(facts)), *([Text(meeting.note)] if meeting.note else []))),
        Part(_("Who was there"), (there if people else Text(_("Nobody was noted as present.")),)),
        *(_item_part(item, reader_id) for item in items),
    ]
    if reader:
        closing = _(
            "These minutes hold what %s heard. They are for the purpose for which it was told, and are not passed on "
            "without asking us. What is wrong in them is put right when you tell us."
        )
        parts.append(Part(_("Handling"), (Text(closing % reader, quiet=True),)))
    return Paper(
        title=_("Minutes: %s") % meeting.title,
        dated=made_on,
        parts=tuple(parts),
        subtitle=_("For %s") % reader if reader else _("Whole minutes, for our own use"),
        mark=_("Official: sensitive. Handle under the agreement named above."),
    )


def _item_part(item: AgendaItem, reader_id: object) -> Part:
    person = item.young_person
    heading = f"{person.name_used} ({person.reference})"
    told = [
        one.disclosure
        for one in item.told.all()
        if reader_id is None or one.disclosure.organisation_id == reader_id
    ]
    blocks: list[Block] = [Facts(((_("What was wanted"), item.asks),))]
    heard: dict[str, list[str]] = {}
    for disclosure in told:
        heard.setdefault(disclosure.what, []).append(disclosure.organisation.name)
    for what, names in heard.items():
        blocks.append(Text(_("Told to %s:") % ", ".join(sorted(names)), quiet=True))
        blocks.append(Text(what))
    blocks.append(Facts(((_("Decided"), item.decision or _("Nothing yet")),)))
    actions = [action for action in item.actions.all() if reader_id is None or _belongs(action, reader_id)]
    if actions:
        blocks.append(Points(tuple((_action_words(one), one.done_on is not None) for one in actions)))
    return Part(heading, tuple(blocks))


def _belongs(action: MeetingAction, organisation_id: object) -> bool:
    contact = action.owner.contact
    return contact is not None and contact.organisation_id == organisation_id


def _action_words(action: MeetingAction) -> str:
    said = _("done %s") if action.done_on else _("by %s")
    on = day_words(action.done_on or action.due_on, year=True)
    return f"{action.what} ({action.owner.called}, {said % on})"
