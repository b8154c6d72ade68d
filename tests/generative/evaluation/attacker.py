"""An attacker who reads everything that a release writes, and works out what it can of what is withheld.

The formulation is the attacker's own: unknown are the finest groups of units that the definitions tell apart
(as "closed for custody, in North"), and every number in print is a sum of them. Nothing is asked of the
program's own system of margins, bases and rests.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from soceis.evaluation import codes
from soceis.evaluation.codes import OVERALL

# How many units of one kind: numbers of finest groups, each with how often it counts.
Sum = dict[int, int]
LARGEST = 500
OTHER_STATUSES = tuple(row for row in codes.STATUSES if row != "closed")
NOT_ENGAGED = tuple(dict.fromkeys(codes.CORRECTED_CLOSURE[code] for code in codes.NOT_ENGAGED))
CURVES = ("time_to_first_attempt", "time_to_first_attended", "time_to_close")


def rolled_up(published: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            codes.CORRECTED_CLOSURE[c] for c, row in codes.PUBLISHED_CLOSURE.items() if row == published
        )
    )


@dataclass
class Attacker:
    """What is known: sums of finest groups with their bounds; and how numbers are printed."""

    mapping: str
    pooled: tuple[str, ...]
    nations: Mapping[str, str]
    rounding: int
    threshold: int
    names: dict[tuple[str, ...], int] = field(default_factory=dict)
    claims: list[tuple[Sum, float, float]] = field(default_factory=list)

    # Words for sums.

    def group(self, *name: str) -> Sum:
        return {self.names.setdefault(name, len(self.names)): 1}

    def total(self, parts: Iterable[Sum], factor: int = 1) -> Sum:
        found: Sum = {}
        for part in parts:
            for number, times in part.items():
                found[number] = found.get(number, 0) + factor * times
        return found

    def of(self, kind: str, by: str, column: str) -> Sum:
        """The units of a finest kind in a column of a table."""
        if column == OVERALL:
            return self.total(self.group(kind, "area", area) for area in self.pooled)
        if by == "nation":
            return self.total(
                self.group(kind, "area", area) for area in self.pooled if self.nations[area] == column
            )
        return self.group(kind, by, column)

    def all_of(self, kinds: Iterable[str], by: str, column: str) -> Sum:
        return self.total(self.of(kind, by, column) for kind in kinds)

    # What is known.

    def same(self, one: Sum, other: Sum) -> None:
        self.claims.append((self.total([one, self.total([other], -1)]), 0, 0))

    def reads(self, what: Sum, shown: int) -> None:
        low, high = self.meant(shown)
        self.claims.append((what, low, high))

    def meant(self, shown: int) -> tuple[int, int]:
        """The numbers that would be printed like this."""
        if self.rounding <= 1 or (shown == 0 and self.threshold > 1):
            return shown, shown
        fits = [
            n
            for n in range(max(0, shown - self.rounding), shown + self.rounding + 1)
            if (2 * n + self.rounding) // (2 * self.rounding) * self.rounding == shown
            and (n >= self.threshold or self.threshold <= 1)
        ]
        return min(fits), max(fits)

    # What follows.

    def learns(self, wanted: Sequence[Sum], aims: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        """For each sum, the smallest and largest value found possible; exact where it does not reach its aims."""
        size = len(self.names)
        matrix = _matrix([claim for claim, _, _ in self.claims], size)
        rows = _matrix(wanted, size)
        limits = LinearConstraint(
            matrix, [low for _, low, _ in self.claims], [high for _, _, high in self.claims]
        )
        low, high = np.full(len(wanted), np.inf), np.full(len(wanted), -np.inf)
        rng = np.random.default_rng(1)

        def look(cost: np.ndarray) -> None:
            solved = milp(cost, constraints=limits, bounds=Bounds(0, LARGEST), integrality=np.ones(size))
            assert solved.x is not None, solved.message
            found = rows @ np.rint(solved.x)
            np.minimum(low, found, out=low)
            np.maximum(high, found, out=high)

        for sign in (1, -1):
            look(sign * np.asarray(rows.sum(axis=0)).ravel())
        for _ in range(10):
            look(rows.T @ rng.normal(size=len(wanted)))
        for place, (least, most) in enumerate(aims):
            row = rows[[place]].toarray().ravel()
            if low[place] > least:
                look(row)
            if high[place] < most:
                look(-row)
        return [(round(a), round(b)) for a, b in zip(low, high, strict=True)]


def _matrix(sums: Sequence[Sum], size: int) -> csr_array:
    entries = [(row, number, times) for row, one in enumerate(sums) for number, times in one.items()]
    rows, numbers, times = zip(*entries, strict=True)
    return csr_array((np.array(times, dtype=float), (rows, numbers)), shape=(len(sums), size))


# What the definitions of the tables say: which finest kinds are behind a row, and behind its base.


Kinds = tuple[str, ...]
REASONS = (*codes.NON_ENGAGEMENT_REASONS, codes.NOT_RECORDED)
ATTEMPTS = ("none", "1", "2", "3_to_5", "6_to_10", "more_than_10")
EVERYBODY = ("met", "tried", "never tried")
# Tables in which every row is a finest kind of its own, and the rows are all there is.
PLAIN: Mapping[str, Kinds] = {
    "referral_source": codes.SOURCES,
    "referral_reason": codes.REASONS,
    "non_engagement_reasons": REASONS,
    "attempts_before_first_attended": ATTEMPTS,
}


def kinds_of(attacker: Attacker, table: str, row: str) -> tuple[Kinds, Kinds]:
    """The finest kinds behind the number and behind the base of a row."""
    corrected = attacker.mapping == "corrected"
    closures = codes.CORRECTED_CLOSURES if corrected else codes.PUBLISHED_CLOSURES
    if table in PLAIN:
        return _prefixed(table, [row]), _prefixed(table, PLAIN[table])
    special: Mapping[str, tuple[Kinds, Kinds]] = {
        "case_status": (closures if row == "closed" else (row,), (*OTHER_STATUSES, *closures)),
        "closure_reason": (rolled_up(row) if corrected else (row,), closures),
        "closure_reason_corrected": ((row,), closures),
        "first_attempt_days": (("met", "tried"), EVERYBODY),
        "first_attended_days": (("met",), EVERYBODY),
        "non_engagement_changeable": (
            _prefixed("non_engagement_reasons", [r for r in REASONS if codes.CHANGEABLE_BY.get(r, r) == row]),
            _prefixed("non_engagement_reasons", REASONS),
        ),
    }
    return special.get(table, ((f"{table}: {row}",), (f"{table}: {row}", f"{table}: not {row}")))


def _prefixed(what: str, rows: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{what}: {row}" for row in rows)


def number_and_base(
    attacker: Attacker, table: Mapping[str, Any], root: str, cell: Mapping[str, Any]
) -> tuple[Sum, Sum]:
    by, column = table["by"], cell["area"]
    number, base = kinds_of(attacker, root, cell["row"])
    if attacker.mapping == "published_2023" and root == "case_status" and column == OVERALL:
        closures = codes.PUBLISHED_CLOSURES
        if cell["row"] in ("open", "closed"):
            base = ("open", *closures)
    return attacker.all_of(number, by, column), attacker.all_of(base, by, column)


def know_the_definitions(attacker: Attacker, tables: Mapping[str, Mapping[str, Any]]) -> None:
    """Sums that hold whatever the records are: the same units counted in two ways."""
    columns: dict[str, set[str]] = {}
    for name, table in tables.items():
        columns.setdefault(table["by"], set()).update(cell["area"] for cell in table["cells"])
        root = name.removesuffix(f"_by_{table['by']}")
        if table["by"] not in ("area", "nation"):
            for row in dict.fromkeys(cell["row"] for cell in table["cells"]):
                for kind in dict.fromkeys(sum(kinds_of(attacker, root, row), ())):
                    groups = {cell["area"] for cell in table["cells"]} - {OVERALL}
                    attacker.same(
                        attacker.total(attacker.of(kind, table["by"], group) for group in groups),
                        attacker.of(kind, "area", OVERALL),
                    )
    if attacker.mapping == "published_2023":
        males, others = (attacker.of(f"age_and_sex: {row}", "area", OVERALL) for row in ("male", "not male"))
        sources = kinds_of(attacker, "referral_source", "")[1]
        attacker.same(males, attacker.all_of(sources, "sex", "male"))
        attacker.same(
            others, attacker.total(attacker.all_of(sources, "sex", sex) for sex in ("female", "other"))
        )
    for by, named in columns.items():
        for column in named - {OVERALL}:
            _know_a_column(attacker, tables, by, column)


def _know_a_column(attacker: Attacker, tables: Mapping[str, Mapping[str, Any]], by: str, column: str) -> None:
    def all_of(table: str, row: str = "", *, base: bool = False) -> Sum:
        return attacker.all_of(kinds_of(attacker, table, row)[base], by, column)

    present = {name.removesuffix(f"_by_{by}") for name, table in tables.items() if table["by"] == by}
    if by == "nation":
        return
    if {"referral_source", "referral_reason"} <= present:
        attacker.same(all_of("referral_source", base=True), all_of("referral_reason", base=True))
    if by != "area":
        return
    attacker.same(all_of("attempts_before_first_attended", base=True), all_of("first_attended_days"))
    if attacker.mapping == "corrected":
        attacker.same(all_of("case_status", base=True), all_of("first_attempt_days", base=True))
        attacker.same(all_of("non_engagement_reasons", base=True), attacker.all_of(NOT_ENGAGED, by, column))


# Curves: what left in every step, by the event and by censoring.


def know_the_curves(attacker: Attacker, curves: Sequence[Mapping[str, Any]]) -> None:
    for name in CURVES:
        own = [curve for curve in curves if curve["name"] == name]
        ends = sorted({point["time"] for curve in own for point in curve["points"]})
        for curve in own:
            _read_a_curve(attacker, curve, ends)
        for kind in ("events", "censored"):
            for end in (*ends, "later"):
                step = f"{name} {kind} until {end}"
                attacker.same(
                    attacker.total(
                        attacker.of(step, "programme", each) for each in (*codes.PROGRAMMES, "not known")
                    ),
                    attacker.of(step, "area", OVERALL),
                )


def steps(attacker: Attacker, name: str, kind: str, by: str, group: str, ends: Iterable[Any]) -> Sum:
    return attacker.all_of((f"{name} {kind} until {end}" for end in ends), by, group)


def _read_a_curve(attacker: Attacker, curve: Mapping[str, Any], ends: Sequence[int]) -> None:
    by, group, name = curve["by"], curve["group"], curve["name"]
    every = (*ends, "later")
    totals = {kind: steps(attacker, name, kind, by, group, every) for kind in ("events", "censored")}
    if curve["n"] is not None:
        attacker.reads(attacker.total(totals.values()), curve["n"])
    if by == "area":
        everybody, event = {
            "time_to_first_attempt": (("met", "tried", "never tried"), ("met", "tried")),
            "time_to_first_attended": (("met", "tried", "never tried"), ("met",)),
            "time_to_close": (("met", "tried"), ()),
        }[name]
        attacker.same(attacker.total(totals.values()), attacker.all_of(everybody, by, group))
        if event:
            attacker.same(totals["events"], attacker.all_of(event, by, group))
        elif attacker.mapping == "corrected":
            attacker.same(totals["events"], attacker.all_of(codes.CORRECTED_CLOSURES, by, group))
    gone = {"events": 0, "censored": 0}
    for point in curve["points"]:
        until = [end for end in ends if end <= point["time"]]
        for kind, before in gone.items():
            gone[kind] = before + point[kind]
            attacker.reads(steps(attacker, name, kind, by, group, until), gone[kind])
