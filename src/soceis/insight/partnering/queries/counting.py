"""What became of what a partner brought, and why young people do not begin or go on, in counts that may be told."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import connection

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.insight.partnering.queries.protecting import (
    Count,
    may_have_median,
    may_have_percent,
    shown_counts,
    shown_table,
)
from soceis.insight.partnering.rules import (
    CHANGED_BY,
    ROWS,
    SHARES,
    THEME_OF,
    THEMES,
    WAITS,
    Came,
    Talk,
    Year,
    rows_of,
    rows_of_talk,
    waits_of,
)
from soceis.sharing.dealings.rules import median
from soceis.sharing.partners.models import Organisation


@dataclass(frozen=True)
class Share:
    """A part of a base with the percentage (whole, halves up); None where it may not be told."""

    part: str
    base: str
    number: int | None
    of: int | None
    percent: int | None


@dataclass(frozen=True)
class Wait:
    """The median days of a wait and of how many it is; None where it may not be told."""

    name: str
    days: Fraction | None
    of: int | None


@dataclass(frozen=True)
class Report:
    """What became of what one partner brought in a year: `counts` by row, None when withheld."""

    organisation: Organisation
    year: Year
    as_at: date
    counts: Mapping[str, int | None]
    shares: tuple[Share, ...]
    waits: tuple[Wait, ...]


@dataclass(frozen=True)
class Reasons:
    """Young people of an area by kind of reason and by who could change it, margins last; None when withheld."""

    area: Area
    year: Year
    as_at: date
    table: list[list[int | None]]


def report_for(user: User, organisation: Organisation, year: Year) -> Report:
    """A partner's own referrals and consultations of the areas that somebody counts. Two statements."""
    check(reach_of(user), Permission.PARTNER_REPORT)
    came, talks = _came(organisation, year), _talks(organisation, year)
    counts = shown_counts(counted(came, talks))
    waits = waits_of(came, talks)
    return Report(
        organisation,
        year,
        clock.today(),
        counts,
        tuple(_share(counts, part, base) for part, base in SHARES),
        tuple(_wait(counts, name, waits[name]) for name in WAITS),
    )


def counted(came: list[Came], talks: list[Talk]) -> dict[str, Count]:
    """How many stand in each row, and how many young people those are."""
    numbers: Counter[str] = Counter()
    people: defaultdict[str, set[int]] = defaultdict(set)
    for one in came:
        for row in rows_of(one):
            numbers[row] += 1
            people[row].add(one.person)
    # A consultation has no name, so each is taken for a young person of its own.
    for place, talk in enumerate(talks):
        for row in rows_of_talk(talk):
            numbers[row] += 1
            people[row].add(place)
    return {row: Count(numbers[row], len(people[row])) for row in ROWS}


def reasons_for(user: User, area: Area, year: Year) -> Reasons:
    """Why young people of an area did not begin or go on in a year, each counted once. One statement."""
    check(reach_of(user), Permission.PARTNER_REPORT)
    rows = _rows("app.reasons_for_partners", area.pk, year)
    found = Counter((THEME_OF.get(reason, "other"), by) for reason, by in rows)
    cells = [[found[theme, by] for by in CHANGED_BY] for theme in THEMES]
    return Reasons(area, year, clock.today(), shown_table(cells))


def first_day_of(user: User, organisation: Organisation) -> date:
    """The day from which years can be chosen: since the partner is in the directory, or the area began."""
    check(reach_of(user), Permission.PARTNER_REPORT)
    made = organisation.created_at.astimezone(clock.LONDON).date()
    return min(made, organisation.area.launch_date) if organisation.area else made


def _share(counts: Mapping[str, int | None], part: str, base: str) -> Share:
    number, of = counts[part], counts[base]
    percent = None
    if number is not None and of is not None and may_have_percent(of):
        percent = (200 * number + of) // (2 * of)
    return Share(part, base, number, of, percent)


def _wait(counts: Mapping[str, int | None], name: str, days: list[int]) -> Wait:
    of = counts[WAITS[name][1]]
    told = of is not None and may_have_median(len(days))
    return Wait(name, median(days) if told else None, of)


def _came(organisation: Organisation, year: Year) -> list[Came]:
    return [Came(*row) for row in _rows("app.partner_referrals", organisation.pk, year)]


def _talks(organisation: Organisation, year: Year) -> list[Talk]:
    return [Talk(*row) for row in _rows("app.partner_talks", organisation.pk, year)]


def _rows(function: str, asked: UUID, year: Year) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {function}(%s, %s, %s)", [asked, year.first, year.last])
        return list(cursor.fetchall())
