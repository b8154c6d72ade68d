"""Two records side by side, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.people.models import ContactPoint, RecordMerge, Tie, YoungPerson
from soceis.people.queries import obstacles
from soceis.people.queries.merging import Both
from soceis.people.rules import CHOOSABLE, Choosable
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

# What rows are called where the name of their table is not what people say.
SAID = {
    "contact points": "ways to reach them",
    "ties": "people around them",
    "episodes": "times with us",
    "episode states": "steps of the work",
    "referral states": "steps of a referral",
    "assignments": "who worked with them",
    "concerns": "worries",
}
LISTS = {"sex": "sex", "looked_after": "looked_after"}


def value_words(one: Choosable, said: Mapping[str, Any]) -> str:
    """An answer as people read it; "" when there is none."""
    value = said[one.fields[0]]
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return day_words(value)
    if one.name == "ethnicity":
        return codes.label(said["ethnicity_scheme"], value) if said["ethnicity_scheme"] else str(value)
    return codes.label(LISTS[one.name], value) if one.name in LISTS else str(value)


def side_by_side(both: Both, stays: Mapping[str, Any], goes: Mapping[str, Any]) -> Table:
    """What both records say, a row each; what neither says is left out."""
    lines = [(one.words, value_words(one, stays), value_words(one, goes)) for one in CHOOSABLE]
    lines.insert(1, (_("Other names"), ", ".join(stays["nicknames"]), ", ".join(goes["nicknames"])))
    pair = (both.stays, both.goes)
    ways = [_ways(both.points[person.pk]) for person in pair]
    around = [_around(both.ties[person.pk]) for person in pair]
    lines.append((_("Ways to reach them"), ways[0], ways[1]))
    lines.append((_("People around them"), around[0], around[1]))
    headings = dict.fromkeys(line.heading for line in (*both.known.stays, *both.known.goes))
    lines += [
        (heading, _of(heading, both.known.stays), _of(heading, both.known.goes)) for heading in headings
    ]
    nothing = _("Nothing written")
    return Table(
        _("Both records"),
        [Column(_("What")), Column(_record(both.stays)), Column(_record(both.goes))],
        [
            Row((what, first or nothing, second or nothing))
            for what, first, second in lines
            if first or second
        ],
        hidden_caption=True,
    )


def _record(person: YoungPerson) -> str:
    return f"{person.name_used} ({person.reference})"


def _ways(points: Iterable[ContactPoint]) -> str:
    return _joined(f"{codes.label('contact_way', point.way)} {point.value}" for point in points)


def _around(ties: Iterable[Tie]) -> str:
    return _joined(f"{tie.name} ({codes.label('tie', tie.kind).lower()})" for tie in ties)


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)


def _of(heading: str, lines: Iterable[obstacles.Line]) -> str:
    return _joined(line.words for line in lines if line.heading == heading)


def counted_words(rows: Mapping[str, int]) -> list[str]:
    """ "contacts: 12", the most first."""
    most_first = sorted(rows.items(), key=lambda item: (-item[1], item[0]))
    return [f"{SAID.get(kind, kind)}: {number}" for kind, number in most_first]


@dataclass(frozen=True)
class MergeRow:
    """One request in a list: who asked when, and how it stands."""

    merge: RecordMerge
    title: str
    sentence: str


def merge_row(merge: RecordMerge) -> MergeRow:
    day = day_words(merge.created_at.astimezone(clock.LONDON))
    who = merge.created_by.display_name if merge.created_by else _("Somebody")
    return MergeRow(
        merge,
        f"{_record(merge.young_person)} · {_record(merge.goes)}",
        f"{dict(RecordMerge.STATES)[merge.state]}. {_('%(who)s asked, %(day)s') % {'who': who, 'day': day}}",
    )


def left_values(merge: RecordMerge) -> list[str]:
    """What of the details was changed since, in words."""
    changed = set(merge.left.get("values", ()))
    words = {name: one.words for one in CHOOSABLE for name in one.fields}
    words |= {"nicknames": _("Other names"), "caregiver_updates": _("News for the people at home")}
    return list(dict.fromkeys(words[name] for name in words if name in changed))
