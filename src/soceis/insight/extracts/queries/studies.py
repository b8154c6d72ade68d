"""The evaluation of the records as at a day: every table under both mappings, figures, findings.

A study is kept in this process's memory under a mark of the data, so that a page after the first takes
no counting. What is kept holds counts, months and statuses, and no pseudonym; it is never written down.
"""

from __future__ import annotations

import hashlib
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

from soceis import __version__
from soceis.evaluation import (
    MAPPINGS,
    AreaDurations,
    Difference,
    Extract,
    Finding,
    MappingName,
    PrintedCell,
    Results,
    compare_with_print,
    differences,
    duration_figure,
    durations_by_area,
    evaluate,
)
from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.insight.extracts.queries.frames import AreaDay, area_days, meta_of, tables_of
from soceis.insight.extracts.queries.snapshot import Snapshot, snapshot

if TYPE_CHECKING:
    import pyarrow as pa

T = TypeVar("T")
# Days and states of the data that people look at in turn, and the figures of each.
STUDIES_KEPT, FIGURES_KEPT = 12, 60
# Parts of the contract that the service never holds, or that the page leaves to the download.
NOT_OURS = frozenset({"units", "unit_months", "unit_windows", "contacts"})


class Shelf(Generic[T]):
    """The values used last, by key; safe between threads."""

    def __init__(self, room: int) -> None:
        self._room, self._lock = room, Lock()
        self._values: OrderedDict[str, T] = OrderedDict()

    def take(self, key: str) -> T | None:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
            return self._values.get(key)

    def put(self, key: str, value: T) -> None:
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._room:
                self._values.popitem(last=False)

    def clear(self) -> None:
        with self._lock:
            self._values.clear()


@dataclass(frozen=True, slots=True)
class FindingLine:
    """Findings of one kind: how many, where, and a sentence without any value of a record."""

    severity: str
    table: str
    column: str
    area: str
    rows: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Study:
    """Everything that the evaluation page shows as at a day."""

    mark: str
    as_of: date | None
    days: tuple[AreaDay, ...]
    published: Results
    corrected: Results
    differences: tuple[Difference, ...]
    printed: tuple[PrintedCell, ...]
    durations: tuple[AreaDurations, ...]
    findings: tuple[FindingLine, ...]

    def under(self, mapping: MappingName) -> Results:
        """The results under one of the two mappings."""
        return self.published if mapping == "published_2023" else self.corrected


NOTHING_YET = WrongState(
    "There is nothing to count yet.",
    "No area of the service has begun by that day.",
    "Choose a later day, or add the first area.",
)
STUDIES: Shelf[Study] = Shelf(STUDIES_KEPT)
FIGURES: Shelf[str] = Shelf(FIGURES_KEPT)


def study_for(user: User, as_of: date | None = None, areas: Sequence[str] | None = None) -> Study:
    """The evaluation as at each area's day (see `frames`); Refused without EVALUATION_SEE."""
    check(reach_of(user), Permission.EVALUATION_SEE)
    with snapshot() as moment:
        days = area_days(moment, as_of, areas)
        if not days:
            raise NOTHING_YET
        mark = mark_of(moment, days)
        kept = STUDIES.take(mark)
        if kept is not None:
            return kept
        tables = tables_of(moment, days, with_contacts=False)
    made = _made(tables, days, as_of, mark)
    STUDIES.put(mark, made)
    return made


def figure_for(user: User, area: str, as_of: date | None = None) -> str:
    """The duration figure of an area as SVG; NotFound when there is no such area."""
    study = study_for(user, as_of)
    durations = next((found for found in study.durations if found.area == area), None)
    if durations is None:
        raise NotFound
    place = f"{study.mark} {area}"
    drawn = FIGURES.take(place)
    if drawn is None:
        drawn = duration_figure(durations, titled=False)
        FIGURES.put(place, drawn)
    return drawn


def mark_of(moment: Snapshot, days: Sequence[AreaDay]) -> str:
    """A mark of the data and of the days asked for: another mark, another study."""
    said = (__version__, moment.freshness(with_contacts=False), days)
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _made(tables: dict[str, pa.Table], days: tuple[AreaDay, ...], as_of: date | None, mark: str) -> Study:
    extract = Extract.from_tables(meta_of(days), tables)
    published, corrected = (evaluate(extract, mapping, further=False) for mapping in MAPPINGS)
    return Study(
        mark,
        as_of,
        days,
        replace(published, findings=()),
        replace(corrected, findings=()),
        differences(published, corrected),
        compare_with_print(published),
        durations_by_area(extract),
        finding_lines(corrected.findings),
    )


def finding_lines(findings: Sequence[Finding]) -> tuple[FindingLine, ...]:
    """Findings of the same kind together, without rows, keys or values, the gravest first."""
    ours = [found for found in findings if not (found.code == "missing_table" and found.table in NOT_OURS)]
    kinds = Counter((f.severity, f.table, f.column, f.area, _sentence(f)) for f in ours)
    gravity = {"error": 0, "warning": 1, "note": 2}
    lines = [FindingLine(*kind[:4], rows, kind[4]) for kind, rows in kinds.items()]
    return tuple(sorted(lines, key=lambda line: (gravity[line.severity], line.table, line.column, line.area)))


def _sentence(found: Finding) -> str:
    """The message without the place and the value, which stand in it between brackets and quotation marks."""
    said = found.message.partition(": ")[2]
    return said.replace(f' ("{found.value}")', "") if found.value else said
