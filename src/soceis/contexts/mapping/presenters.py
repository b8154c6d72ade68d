"""The map of one young person as a picture and as an equal table. Nothing here asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from soceis.contexts.mapping.actions import End
from soceis.contexts.mapping.models import MapPerson, MapTie
from soceis.contexts.mapping.queries import MapRead
from soceis.contexts.mapping.rules import (
    CERTAINTIES,
    FADED,
    FAMILY,
    FRIENDS,
    MAP_KINDS,
    NEITHER,
    OTHERS,
    PROFESSIONALS,
    RELIABILITIES,
    SIDES,
    TOWARDS,
    UNCHECKED_AFTER_DAYS,
    WORRY,
    places,
    standing,
)
from soceis.people.models import Tie, YoungPerson
from soceis.people.rules import PROFESSIONAL_TIES, TIES
from soceis.ui.words import day_words

ME = "me"
SIDE_TONES = {"strength": "done", "worry": "late", "both": "wait", "neither": "plain"}
FRIEND_TIES = frozenset({"friend", "partner"})
GROUP_OF_KIND = {
    "family": FAMILY,
    "friend": FRIENDS,
    "partner": FRIENDS,
    "same_place": FRIENDS,
    "worker": PROFESSIONALS,
}


@dataclass(frozen=True)
class TieLine:
    """One line of the table: between whom, how, good or worrying, known or thought, who says so, until when.

    `tie` is None for somebody around them of whom nothing more is written; `key` is then theirs.
    """

    key: str
    ends: tuple[str, str]
    between: str
    how: str
    note: str
    side: str
    side_code: str
    tone: str
    certainty: str
    is_thought: bool
    source: str
    good_until: str
    is_faded: bool
    tie: MapTie | None


@dataclass(frozen=True)
class MapShown:
    """What the page shows: the picture's plain data, and the lines of the table."""

    picture: dict[str, Any]
    summary: str
    lines: tuple[TieLine, ...]
    to_confirm: tuple[TieLine, ...]
    gone: str


def key_of(end: MapPerson | Tie | None) -> str:
    """The key of a person in the picture: somebody around them has one, whether or not more is written."""
    if end is None:
        return ME
    around: UUID | None = end.pk if isinstance(end, Tie) else end.around_id
    return f"around-{around}" if around else f"map-{end.pk}"


def ends_of(young_person: YoungPerson, read: MapRead) -> dict[str, tuple[str, End]]:
    """Everybody whom a tie may begin or end with, by key: what is shown, and who it is."""
    found: dict[str, tuple[str, End]] = {ME: (young_person.name_used, None)}
    for tie in read.around:
        found[key_of(tie)] = (f"{tie.name}, {TIES.get(tie.kind, tie.kind).lower()}", tie)
    for person in read.people:
        found.setdefault(key_of(person), (person.said_name, person))
    return found


def shown(young_person: YoungPerson, read: MapRead, today: date) -> MapShown:
    """The picture and the table, from the same lines."""
    names = {ME: young_person.name_used}
    names |= {key_of(tie): tie.name for tie in read.around}
    names |= {key_of(person): person.said_name for person in read.people}
    written = [_line(tie, names, today) for tie in read.ties]
    said = {line.ends[1] for line in written if line.ends[0] == ME}
    plain = [_around_line(tie, names, today) for tie in read.around if key_of(tie) not in said]
    lines = [*written, *plain]
    count = len(names) - 1
    summary = _("%(people)s people and %(ties)s ties. The table below says the same.") % {
        "people": count,
        "ties": len(lines),
    }
    return MapShown(
        _picture(names, read, lines),
        summary,
        tuple(lines),
        tuple(line for line in written if line.is_faded),
        _gone_words(read.gone),
    )


def _gone_words(gone: int) -> str:
    if not gone:
        return ""
    if gone == 1:
        return _("One tie has gone from the map because nobody confirmed it.")
    return _("%(count)s ties have gone from the map because nobody confirmed them.") % {"count": gone}


def _line(tie: MapTie, names: dict[str, str], today: date) -> TieLine:
    ends = key_of(tie.one), key_of(tie.other)
    heard = [_("confirmed %(day)s") % {"day": day_words(tie.confirmed_on)}] if tie.confirmed_on else []
    weighed = RELIABILITIES[tie.reliability]
    source = ", ".join([tie.source, day_words(tie.learned_on), *heard])
    faded = standing(tie.good_until, today) == FADED
    return TieLine(
        str(tie.pk),
        ends,
        f"{names[ends[0]]} – {names[ends[1]]}",
        MAP_KINDS[tie.kind],
        tie.note,
        SIDES[tie.side],
        tie.side,
        SIDE_TONES[tie.side],
        CERTAINTIES[tie.certainty],
        tie.certainty == "suspicion",
        f"{source}. {weighed}",
        day_words(tie.good_until),
        faded,
        tie,
    )


def _around_line(tie: Tie, names: dict[str, str], today: date) -> TieLine:
    """Somebody around them of whom nothing more is written yet."""
    unchecked = tie.checked_on is None or today - tie.checked_on > timedelta(days=UNCHECKED_AFTER_DAYS)
    checked = (
        _("checked %(day)s") % {"day": day_words(tie.checked_on)}
        if tie.checked_on
        else _("nobody has checked it")
    )
    side = WORRY if tie.may_be_a_risk else NEITHER
    return TieLine(
        key_of(tie),
        (ME, key_of(tie)),
        f"{names[ME]} – {tie.name}",
        TIES.get(tie.kind, tie.kind),
        "",
        _("Do not contact") if tie.may_be_a_risk else _("Not said"),
        side,
        SIDE_TONES[side],
        _("Not said"),
        False,
        _("People around them, %(checked)s") % {"checked": checked},
        "",
        unchecked,
        None,
    )


# --- the picture ----------------------------------------------------------------------------------------------


def _picture(names: dict[str, str], read: MapRead, lines: list[TieLine]) -> dict[str, Any]:
    groups = _groups(names, read, lines)
    at = {ME: (0, 0), **places(groups)}
    said = {key: _("; ").join(_said(line, key, names) for line in lines if key in line.ends) for key in names}
    return {
        "people": [
            {"id": key, "name": name, "x": at[key][0], "y": at[key][1], "me": key == ME, "said": said[key]}
            for key, name in names.items()
        ],
        "ties": [
            {
                "id": line.key,
                "from": line.ends[0],
                "to": line.ends[1],
                "how": line.how,
                "side": line.side_code,
                "thought": line.is_thought,
                "faded": line.is_faded,
            }
            for line in lines
        ],
    }


def _said(line: TieLine, key: str, names: dict[str, str]) -> str:
    """ "Friends with Macca (Worries us, thought, not known)"."""
    other = names[line.ends[0] if line.ends[1] == key else line.ends[1]]
    how = ", ".join(word for word in (line.side, line.certainty) if word != _("Not said"))
    return f"{line.how}: {other}" + (f" ({how.lower()})" if how else "")


def _groups(names: dict[str, str], read: MapRead, lines: list[TieLine]) -> dict[str, list[str]]:
    """Who stands on which side of the young person; those tied to them directly come first, so stand nearest."""
    group = {key_of(tie): _group_around(tie) for tie in read.around}
    direct = {line.ends[1] for line in lines if line.ends[0] == ME}
    for line in lines:
        if line.tie is not None and line.ends[0] == ME:
            group.setdefault(line.ends[1], GROUP_OF_KIND.get(line.tie.kind, OTHERS))
    for line in lines:  # whoever is known only through somebody stands on that one's side
        for key, through in (line.ends, line.ends[::-1]):
            if key not in group and through in group:
                group[key] = group[through]
    found: dict[str, list[str]] = {side: [] for side in TOWARDS}
    for key in sorted(_but_me(names), key=lambda key: key not in direct):
        found[group.get(key, OTHERS)].append(key)
    return found


def _but_me(names: Iterable[str]) -> list[str]:
    return [key for key in names if key != ME]


def _group_around(tie: Tie) -> str:
    if tie.may_be_a_risk or tie.kind == "adult_of_concern":
        return OTHERS
    if tie.kind in PROFESSIONAL_TIES:
        return PROFESSIONALS
    return FRIENDS if tie.kind in FRIEND_TIES else FAMILY
