"""How life is going, in words, tables and a chart. Nothing here asks the database."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from soceis.foundation.records.errors import StaleEdit
from soceis.journey.assessments.models import Licence, LicensedReading, LifeAnswer
from soceis.journey.assessments.queries import Talk, licensed_changes, marks
from soceis.journey.assessments.rules import (
    HIGHEST,
    LIFE_BASES,
    LIFE_PARTS,
    LIFE_WORDS,
    LOWEST,
    NUMBERS,
    PRESENT,
    WORKER,
    YOUNG_PERSON,
    change_words,
    changes,
    differs,
)
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

NOT_ASKED = "Not asked"


def answer_words(answer: LifeAnswer | None) -> str:
    """ "Hard", "Not now", "Not asked"."""
    if answer is None:
        return NOT_ASKED
    return LIFE_WORDS[answer.rating] if answer.rating is not None else LIFE_BASES[answer.basis]


@dataclass(frozen=True)
class Beside:
    """One part of life as both see it, with what the young person said the time before."""

    part: str
    title: str
    theirs: str
    their_words: str
    before: str  # "" when there was no time before
    ours: str
    our_words: str
    differs: bool
    moved: str  # "Up 1" since the time before, "" when there is nothing to compare


def beside(talk: Talk, before: Talk | None) -> list[Beside]:
    """The ten parts of a conversation, previous beside new and both sides beside each other."""
    return [_beside(part, title, talk, before) for part, title in LIFE_PARTS.items()]


def _beside(part: str, title: str, talk: Talk, before: Talk | None) -> Beside:
    theirs, ours = talk.theirs.get(part), talk.ours.get(part)
    last = before.theirs.get(part) if before else None
    now, then = theirs.rating if theirs else None, last.rating if last else None
    return Beside(
        part=part,
        title=title,
        theirs=answer_words(theirs),
        their_words=theirs.words if theirs else "",
        before=answer_words(last) if last else "",
        ours=answer_words(ours) if ours else "",
        our_words=ours.words if ours else "",
        differs=differs(now, ours.rating if ours else None),
        moved=change_words(now - then) if now is not None and then is not None else "",
    )


def present_words(present: Sequence[str]) -> str:
    """ "The young person, somebody from home" """
    said = ", ".join(words for code, words in PRESENT.items() if code in present)
    return said[:1].upper() + said[1:].lower() if said else _("The worker alone")


# --- the chart ----------------------------------------------------------------------------------------------

WIDTH, ROW, TOP = 340, 46, 26  # units of the drawing
LEFT, RIGHT = 12, 328


@dataclass(frozen=True)
class Dot:
    """A dot: where it stands, whether it is the first, one between, the last, or the worker's."""

    x: int
    kind: str


@dataclass(frozen=True)
class ChartRow:
    """One part of life: its label, the line's height, its dots, and the line from first to last."""

    label: str
    said: str
    text_y: int
    y: int
    dots: tuple[Dot, ...]
    line: tuple[int, int] | None


@dataclass(frozen=True)
class Chart:
    """Change by part of life, from "Really hard" on the left to "Good" on the right."""

    rows: tuple[ChartRow, ...]
    height: int
    ticks: tuple[int, ...]
    width: int = WIDTH

    @property
    def words(self) -> str:
        """What the picture shows, for whoever does not see it."""
        return " ".join(f"{row.label}: {row.said}." for row in self.rows)


def x_of(rating: int) -> int:
    """Where a number stands on the line."""
    return round(LEFT + (RIGHT - LEFT) * (rating - LOWEST) / (HIGHEST - LOWEST))


def chart(talks: Sequence[Talk], *, worker_too: bool = False) -> Chart | None:
    """The change that the young person told, by part; with the worker's last view when asked for. None before any."""
    told = [mark for mark in marks(list(talks), YOUNG_PERSON) if mark.number is not None]
    ours = marks(list(talks), WORKER) if worker_too else []
    rows: list[ChartRow] = []
    for part, title in LIFE_PARTS.items():
        numbers = [mark.number for mark in told if mark.part == part and mark.number is not None]
        view = [mark.number for mark in ours if mark.part == part and mark.number is not None]
        if numbers or view:
            rows.append(_chart_row(title, numbers, view[-1:], TOP + ROW * len(rows)))
    if not rows:
        return None
    return Chart(tuple(rows), TOP + ROW * len(rows), tuple(x_of(one) for one in LIFE_WORDS))


def _chart_row(title: str, numbers: list[int], view: list[int], top: int) -> ChartRow:
    dots = [Dot(x_of(number), "between") for number in numbers[1:-1]]
    if len(numbers) > 1:
        dots.append(Dot(x_of(numbers[0]), "first"))
    dots += [Dot(x_of(number), "last") for number in numbers[-1:]]
    dots += [Dot(x_of(number), "ours") for number in view]
    said = _row_words(numbers)
    if view:
        said = f"{said}; {_('the worker')}: {LIFE_WORDS[view[0]].lower()}" if said else LIFE_WORDS[view[0]]
    line = (x_of(numbers[0]), x_of(numbers[-1])) if len(numbers) > 1 else None
    return ChartRow(title, said, top + 14, top + 30, tuple(dots), line)


def _row_words(numbers: list[int]) -> str:
    if not numbers:
        return ""
    last = LIFE_WORDS[numbers[-1]]
    if len(numbers) == 1:
        return last
    return f"{LIFE_WORDS[numbers[0]]} → {last.lower()}"


def change_table(talks: Sequence[Talk], *, worker_too: bool = False) -> Table | None:
    """The same as the chart, and every conversation: a column a day, then the change. None before any."""
    if not talks:
        return None
    changed = changes(marks(list(talks), YOUNG_PERSON))
    shown = list(talks)[-4:]
    columns = [Column(_("Part of life")), *(Column(day_words(talk.conversation.held_on)) for talk in shown)]
    columns.append(Column(_("First to last")))
    if worker_too:
        columns.append(Column(_("The worker, last")))
    rows = []
    for part, title in LIFE_PARTS.items():
        cells = [title, *(answer_words(talk.theirs.get(part)) for talk in shown)]
        cells.append(change_words(changed[part].by) if part in changed else "–")
        if worker_too:
            views = [talk.ours[part] for talk in talks if part in talk.ours]
            cells.append(answer_words(views[-1]) if views else "–")
        rows.append(Row(tuple(cells)))
    note = _("In the young person’s own answers. “–”: nothing to compare yet.")
    return Table(_("What they said"), columns, rows, note=note, hidden_caption=True)


# --- two people at once -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Difference:
    """One question on which two people wrote differently."""

    question: str
    theirs: str
    yours: str


QUESTIONS = {"begin_with": "What to begin with", "in_their_words": "Anything else"}


def differences(stale: StaleEdit) -> list[Difference]:
    """Both versions of what was answered at the same time."""
    return [
        Difference(
            LIFE_PARTS.get(name, QUESTIONS.get(name, name)),
            LIFE_PARTS.get(theirs, theirs) or _("Nothing"),
            LIFE_PARTS.get(stale.yours[name], stale.yours[name]) or _("Nothing"),
        )
        for name, theirs in stale.theirs.items()
    ]


# --- the licensed instrument --------------------------------------------------------------------------------


def names_of(licence: Licence | None) -> dict[int, str]:
    """What the ten are called: as the licence holder typed them, else "Area 1" to "Area 10"."""
    typed = licence.area_names if licence and licence.area_names else []
    return {number: typed[number - 1] if typed else f"Area {number}" for number in NUMBERS}


def licence_words(licence: Licence, today: date) -> str:
    """ "Valid until Wed 31 Mar 2027", "Ended on Tue 17 Nov"."""
    if licence.ended_on is not None:
        return _("Ended on %(day)s") % {"day": day_words(licence.ended_on)}
    if licence.valid_until < today:
        return _("Ran out on %(day)s") % {"day": day_words(licence.valid_until)}
    if licence.valid_from > today:
        return _("Begins on %(day)s") % {"day": day_words(licence.valid_from)}
    return _("Valid until %(day)s") % {"day": day_words(licence.valid_until)}


def licensed_table(readings: Sequence[LicensedReading], licence: Licence | None) -> Table | None:
    """The numbers of each day, and the change from the first to the last. None before any."""
    if not readings:
        return None
    days = sorted({one.read_on for one in readings})[-4:]
    by_day = {(one.read_on, one.number): one for one in readings}
    changed = licensed_changes(list(readings))
    alone = {one.read_on for one in readings if YOUNG_PERSON not in one.present}
    columns = [Column(_("Area"))]
    columns += [Column(day_words(day) + (_(" (worker alone)") if day in alone else "")) for day in days]
    columns.append(Column(_("First to last")))
    rows = [
        Row(
            (
                name,
                *(_score(by_day.get((day, number))) for day in days),
                change_words(changed[number].by) if number in changed else "–",
            )
        )
        for number, name in names_of(licence).items()
    ]
    return Table(_("Licensed readings"), columns, rows, hidden_caption=True)


def _score(reading: LicensedReading | None) -> str:
    if reading is None:
        return _("Not read")
    return str(reading.score) if reading.score is not None else _("Does not apply")
