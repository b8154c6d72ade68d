"""What was noticed, in words. Nothing here counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.sharing.observations.models import Observation
from soceis.sharing.observations.rules import ORGANISATION, PLACES, STAYS, Noticed
from soceis.ui.tables import Column, Row, SummaryRow, Table
from soceis.ui.words import day_words

MONTHS = 6


@dataclass(frozen=True)
class Line:
    """One observation in the list."""

    when: datetime
    words: str
    meta: str
    tags: tuple[tuple[str, str], ...]  # words, tone
    url: str


@dataclass(frozen=True)
class Place:
    """What was noticed at one place, the latest first."""

    name: str
    lines: tuple[Line, ...]


def who_says_so(one: Any) -> str:
    """The organisation, the family, or the colleague who noted it."""
    if one.source == ORGANISATION:
        return str(one.organisation.name)
    return codes.label("observation_source", one.source)


def line(one: Observation) -> Line:
    tags: list[tuple[str, str]] = []
    if one.handling == STAYS:
        tags.append((_("Stays with us"), "wait"))
    elif one.handling == "ask_first":
        tags.append((_("Ask first"), "plain"))
    if one.version > 1:
        tags.append((_("Corrected"), "plain"))
    noted = one.created_by.get_short_name() if one.created_by else ""
    known = codes.label("how_known", one.how_known)
    return Line(
        when=datetime.combine(one.noticed_on, time(12), tzinfo=clock.LONDON),
        words=one.words,
        meta=" · ".join(filter(None, (who_says_so(one), known, _("noted by %s") % noted if noted else ""))),
        tags=tuple(tags),
        url=reverse("observations:observation", args=[one.pk]),
    )


def by_place(found: Sequence[Observation], only: str = "") -> list[Place]:
    """The places at which something was noticed, in their own order."""
    return [
        Place(codes.label("observation_place", place), lines)
        for place in PLACES
        if only in ("", place) and (lines := tuple(line(one) for one in found if one.place == place))
    ]


def over_time(found: Sequence[Observation], today: date) -> Table | None:
    """Places and the last six months, this one first: in each cell the days, never how many. None without any."""
    months = [_month(today, back) for back in range(MONTHS)]
    rows = []
    for place in PLACES:
        days = {one.noticed_on for one in found if one.place == place}
        cells = [
            ", ".join(f"{day.day} {day:%b}" for day in sorted(days) if day.replace(day=1) == month)
            for month in months
        ]
        if any(cells):
            rows.append(Row((codes.label("observation_place", place), *cells)))
    if not rows:
        return None
    return Table(
        caption=_("On which days something was noticed"),
        columns=(Column(_("Where")), *(Column(f"{month:%B}") for month in months)),
        rows=rows,
        hidden_caption=True,
    )


def _month(today: date, back: int) -> date:
    months = today.year * 12 + today.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)


def noticed(found: Iterable[Observation]) -> list[Noticed]:
    """The observations as the rules look at them; ourselves are told apart by who noted it."""
    return [
        Noticed(
            one.place,
            one.how_known,
            (one.source, one.organisation_id or (one.created_by_id if one.source == "ourselves" else None)),
            one.noticed_on,
        )
        for one in found
    ]


def facts(one: Any) -> list[SummaryRow]:
    """An observation, or what stood there before."""
    return [
        SummaryRow(_("What was noticed"), one.words),
        SummaryRow(_("Where"), codes.label("observation_place", one.place)),
        SummaryRow(_("How it is known"), codes.label("how_known", one.how_known)),
        SummaryRow(_("Who says so"), who_says_so(one)),
        SummaryRow(_("On which day"), day_words(one.noticed_on)),
        SummaryRow(_("May it be passed on?"), codes.label("handling", one.handling)),
    ]


@dataclass(frozen=True)
class Before:
    """What stood there, and who wrote it when."""

    title: str
    facts: list[SummaryRow]


def before(version: Any) -> Before:
    who = version.updated_by.get_short_name() if version.updated_by else ""
    return Before(
        " · ".join(filter(None, (day_words(version.updated_at), who))),
        facts(version),
    )
