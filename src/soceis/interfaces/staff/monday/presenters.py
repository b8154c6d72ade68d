"""Monday in words and tables."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from soceis.foundation.accounts.models import Area
from soceis.insight.extracts.queries import SMALL_NUMBERS
from soceis.interfaces.staff.monday.caseloads import PARTS, Load, rule_words
from soceis.interfaces.staff.monday.matters import GROUPS, MATTERS, OPEN_WORK, Count, Matter
from soceis.journey.casework.rules import ADDRESSABLE, INFORMANTS
from soceis.ui.tables import Column, Row, Table

NOTHING = Count()


@dataclass(frozen=True)
class MatterRow:
    """One matter that waits: its words, the page, how many, and how many of them are late in words."""

    words: str
    url: str
    number: int
    late: str


@dataclass(frozen=True)
class Group:
    """Matters that belong together; those of which nothing waits are one quiet sentence."""

    title: str
    rows: Sequence[MatterRow]
    quiet: str


def url_of(code: str, matter: Matter) -> str:
    """The page where it is done, or Monday's own list of it."""
    return reverse(matter.route) if matter.route else reverse("staff:monday_list", args=[code])


def groups_of(counts: Mapping[tuple[str, UUID], Count], areas: Iterable[Area]) -> list[Group]:
    """Each group of matters, summed over the areas."""
    mine = [area.pk for area in areas]
    total = {code: sum((counts.get((code, area), NOTHING) for area in mine), NOTHING) for code in MATTERS}
    return [_group(code, title, total) for code, title in GROUPS.items()]


def _group(group: str, title: str, total: Mapping[str, Count]) -> Group:
    of_group = [(code, matter) for code, matter in MATTERS.items() if matter.group == group]
    rows = [
        MatterRow(matter.words, url_of(code, matter), total[code].waiting, late_words(total[code]))
        for code, matter in of_group
        if total[code].waiting
    ]
    nothing = [matter.nothing for code, matter in of_group if not total[code].waiting]
    return Group(title, rows, f"Nothing waits: {', '.join(nothing)}." if nothing else "")


def late_words(count: Count) -> str:
    """ "3 late", "all late"; "" when none is."""
    if not count.late:
        return ""
    if count.late < count.waiting:
        return f"{count.late} late"
    return "all late" if count.late > 1 else "late"


def late_rules() -> list[tuple[str, str]]:
    """What late means, matter by matter, for those that can be late."""
    return [(matter.words, matter.late) for matter in MATTERS.values() if matter.late]


def side_by_side(counts: Mapping[tuple[str, UUID], Count], areas: Sequence[Area]) -> Table:
    """A row a matter, a column an area, for the national manager: numbers, and no record behind them."""
    columns = [Column("What waits"), *(Column(area.name, number=True) for area in areas)]
    rows = [Row(("Young people we work with", *_cells(counts, OPEN_WORK, areas)), kind="base")]
    rows += [Row((matter.words, *_cells(counts, code, areas))) for code, matter in MATTERS.items()]
    caption = "What waits in each area"
    return Table(caption, columns, rows, hidden_caption=True)


def _cells(counts: Mapping[tuple[str, UUID], Count], code: str, areas: Sequence[Area]) -> list[str]:
    found = [counts.get((code, area.pk), NOTHING) for area in areas]
    return [f"{one.waiting} ({one.late} late)" if one.late else str(one.waiting) for one in found]


def caseload_table(loads: Sequence[Load]) -> Table:
    """A row a worker, by name; each part of the sum and what it comes to."""
    columns = [
        Column("Worker"),
        *(Column(part.heading, number=True) for part in PARTS.values()),
        Column("Weight", number=True),
    ]
    rows = [Row((load.name, *(load.parts[part] for part in PARTS), load.weight)) for load in loads]
    note = f"The weight is a plain sum: {rule_words()}. By name; it says who has room, not who does well."
    return Table("Who carries how much", columns, rows, note=note, hidden_caption=True)


def reasons_table(counted: Mapping[tuple[UUID, str, str], int], area: Area) -> Table | None:
    """Of how many young people each side said so, by who could change it; None when nobody was asked.

    A young person of whom two sides speak stands in two rows, and one of whom a side gave several reasons may
    stand in several columns, so there are no totals: nothing can be taken from anything.
    """
    cells = {(side, by): counted.get((area.pk, side, by), 0) for side in INFORMANTS for by in ADDRESSABLE}
    if not any(cells.values()):
        return None
    columns = [Column("Said by"), *(Column(words, number=True) for words in ADDRESSABLE.values())]
    rows = [
        Row((who, *(number_shown(cells[side, by]) for by in ADDRESSABLE))) for side, who in INFORMANTS.items()
    ]
    return Table(area.name, columns, rows, hidden_caption=True)


def number_shown(number: int) -> str:
    """A count of young people, or that it is too small to be shown."""
    return SMALL_NUMBERS.why if SMALL_NUMBERS.is_small(number) else str(number)
