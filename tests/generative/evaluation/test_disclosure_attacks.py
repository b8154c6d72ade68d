"""An attacker with a solver and every released number tries to learn what was withheld, and never can.

The attacker's formulation is its own: unknown are only the finest cells, and every number in print is a sum
of them. The release's system, with its margins, bases and rests, is not used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from soceis.evaluation.cells import Cell, Table, counted
from soceis.evaluation.codes import CORRECTED_CLOSURES, OVERALL
from soceis.evaluation.disclosure import POLICIES, protect
from soceis.evaluation.disclosure.auditing import audit
from soceis.evaluation.disclosure.known import ROLLED_UP
from soceis.evaluation.disclosure.suppression import withheld
from soceis.evaluation.disclosure.systems import System, two_way
from soceis.evaluation.frames import Area
from soceis.evaluation.results import Results

THRESHOLD = 5
LARGEST = 400
ZERO_RUNS = st.sampled_from([0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 20, 40])


@dataclass(frozen=True)
class Claim:
    """A sum of finest cells that the attacker has read, between two bounds."""

    cells: tuple[int, ...]
    low: int
    high: int


def possible(cells: Sequence[int], claims: Iterable[Claim], size: int) -> tuple[int, int]:
    """The smallest and the largest sum of some finest cells that fits every claim."""
    listed = list(claims)
    rows = np.zeros((max(1, len(listed)), size))
    for row, claim in enumerate(listed):
        rows[row, list(claim.cells)] = 1
    lows = [claim.low for claim in listed] or [0]
    highs = [claim.high for claim in listed] or [np.inf]
    wanted = np.zeros(size)
    wanted[list(cells)] = 1
    found = []
    for sign in (1, -1):
        solved = milp(
            sign * wanted,
            constraints=LinearConstraint(rows, lows, highs),
            bounds=Bounds(0, LARGEST),
            integrality=np.ones(size),
        )
        assert solved.x is not None
        found.append(round(float(wanted @ solved.x)))
    return found[0], found[1]


def margins(rows: int, columns: int) -> dict[tuple[int, int], tuple[int, ...]]:
    """The finest cells behind each place of a two-way table with margins."""
    return {
        (r, c): tuple(
            i * columns + j
            for i in (range(rows) if r == rows else (r,))
            for j in (range(columns) if c == columns else (c,))
        )
        for r in range(rows + 1)
        for c in range(columns + 1)
    }


def is_learnt(value: int, low: int, high: int) -> bool:
    if 0 < value < THRESHOLD:
        return low > 1 or high < THRESHOLD
    return low == high


@st.composite
def tables(draw: st.DrawFn, most_rows: int = 5, most_columns: int = 4) -> list[list[int]]:
    rows, columns = draw(st.integers(2, most_rows)), draw(st.integers(2, most_columns))
    return [[draw(ZERO_RUNS) for _ in range(columns)] for _ in range(rows)]


@given(cells=tables())
def test_no_withheld_cell_of_a_two_way_table_can_be_worked_out(cells: list[list[int]]) -> None:
    system = two_way(cells, THRESHOLD)
    hidden = withheld(system)
    behind = margins(len(cells), len(cells[0]))
    size = len(cells) * len(cells[0])
    by_key = {(int(q.key[0]), int(q.key[1])): q.value for q in system.quantities}
    kept = {(int(system.quantities[p].key[0]), int(system.quantities[p].key[1])) for p in hidden}
    claims = [Claim(behind[at], value, value) for at, value in by_key.items() if at not in kept]
    for at, value in by_key.items():
        if at not in kept:
            assert not 0 < value < THRESHOLD
            continue
        low, high = possible(behind[at], claims, size)
        assert not is_learnt(value, low, high), (at, value, low, high)


@given(cells=tables(3, 3))
def test_the_audit_says_what_enumeration_says(cells: list[list[int]]) -> None:
    """Whatever is withheld, not only what the program would choose."""
    system = two_way(cells, THRESHOLD)
    hidden = system.sensitive() | {0, len(system.quantities) - 1}
    behind = margins(len(cells), len(cells[0]))
    size = len(cells) * len(cells[0])
    at = [(int(q.key[0]), int(q.key[1])) for q in system.quantities]
    claims = [
        Claim(behind[at[p]], q.value, q.value) for p, q in enumerate(system.quantities) if p not in hidden
    ]
    learnt = {
        p for p in hidden if is_learnt(system.quantities[p].value, *possible(behind[at[p]], claims, size))
    }
    assert {found.place for found in audit(system, hidden)} == learnt


def fewest(system: System) -> int:
    """The smallest number of withheld counts that is safe, by trying all."""
    small = system.sensitive()
    others = [place for place in range(len(system.quantities)) if place not in small]
    for extra in range(len(others) + 1):
        for chosen in combinations(others, extra):
            if not audit(system, small | frozenset(chosen)):
                return len(small) + extra
    raise AssertionError


def test_little_more_is_withheld_than_must_be() -> None:
    """Over all tables together at most 1.3 times the fewest that are safe."""
    rng = np.random.default_rng(23)
    taken = needed = 0
    for _ in range(12):
        system = two_way(rng.negative_binomial(1, 1 / 13, size=(2, 3)).tolist(), THRESHOLD)
        taken += len(withheld(system))
        needed += fewest(system)
    assert needed > 0
    assert taken <= 1.3 * needed


# Linked tables: the states of episodes, their closure reasons in two groupings, three areas and Overall.

AREAS = ("North", "South", "West")
OTHER_STATES = ("open", "not_allocated", "not_started", "unknown")
FINEST = (*OTHER_STATES, *CORRECTED_CLOSURES)
PARTS = {row: parts for name, row, _, parts in ROLLED_UP if name == "closure_reason"}

Finest = Mapping[tuple[str, str], int]


def sum_of(counts: Finest, names: Iterable[str], areas: Iterable[str]) -> int:
    return sum(counts[name, area] for area in areas for name in names)


def results_of(counts: Finest) -> Results:
    """The three tables of episodes, counted from the finest cells."""
    layouts: dict[str, tuple[dict[str, tuple[str, ...]], tuple[str, ...]]] = {
        "case_status": (
            {"open": ("open",), "closed": CORRECTED_CLOSURES, **{s: (s,) for s in OTHER_STATES[1:]}},
            FINEST,
        ),
        "closure_reason": (PARTS, CORRECTED_CLOSURES),
        "closure_reason_corrected": ({code: (code,) for code in CORRECTED_CLOSURES}, CORRECTED_CLOSURES),
    }
    made = []
    for name, (rows, base) in layouts.items():
        cells = [
            counted(row, column, sum_of(counts, parts, areas), sum_of(counts, base, areas))
            for row, parts in rows.items()
            for column, areas in columns()
        ]
        made.append(Table(name, name, "episodes", "", tuple(cells)))
    day = date(2022, 10, 31)
    areas = tuple(Area(name, "wales", day, day, complete=True) for name in AREAS)
    return Results("corrected", None, areas, tuple((name, day) for name in AREAS), tuple(made), ())


def columns() -> list[tuple[str, tuple[str, ...]]]:
    return [*((area, (area,)) for area in AREAS), (OVERALL, AREAS)]


def behind_cell(table: str, cell: Cell) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The finest cells behind the number and behind the base of a printed cell."""
    areas = AREAS if cell.area == OVERALL else (cell.area,)
    names: tuple[str, ...] = (cell.row,)
    if table == "closure_reason":
        names = PARTS[cell.row]
    elif cell.row == "closed":
        names = CORRECTED_CLOSURES
    base = FINEST if table == "case_status" else CORRECTED_CLOSURES

    def places(listed: Iterable[str]) -> tuple[int, ...]:
        return tuple(
            AREAS.index(area) * len(FINEST) + FINEST.index(name) for area in areas for name in listed
        )

    return places(names), places(base)


@st.composite
def finest(draw: st.DrawFn) -> dict[tuple[str, str], int]:
    return {(name, area): draw(ZERO_RUNS) for area in AREAS for name in FINEST}


@given(counts=finest(), name=st.sampled_from(["release", "youth_justice", "uk_llc", "ons_10", "opensafely"]))
@settings(max_examples=4)
def test_no_withheld_cell_of_linked_tables_can_be_worked_out(
    counts: dict[tuple[str, str], int], name: str
) -> None:
    policy = POLICIES[name]
    truth = results_of(counts)
    released = protect(truth, policy)
    claims: list[Claim] = []
    for table in released.tables:
        for cell in table.cells:
            number, base = behind_cell(table.name, cell)
            claims += [
                bounds_of(places, shown, policy.threshold, policy.rounding)
                for places, shown in ((number, cell.n), (base, cell.base))
                if shown is not None
            ]
    claims = list(dict.fromkeys(claims))
    for table in released.tables:
        for cell in table.cells:
            true = truth.table(table.name).cell(cell.row, cell.area).n
            assert true is not None
            small = 0 < true < policy.threshold or (true == 0 and policy.zeros == "suppressed")
            assert cell.suppressed or not small
            if not cell.suppressed or not small:
                continue
            low, high = possible(behind_cell(table.name, cell)[0], claims, len(AREAS) * len(FINEST))
            assert low <= 1, (table.name, cell, true, low, high)
            assert high >= policy.threshold, (table.name, cell, true, low, high)


def bounds_of(places: tuple[int, ...], shown: int, threshold: int, rounding: int) -> Claim:
    """What a printed number says: itself, or everything that is rounded to it and may be shown."""
    if rounding == 0 or shown == 0:
        return Claim(places, shown, shown)
    fits = [
        n for n in range(shown + rounding + 1) if (2 * n + rounding) // (2 * rounding) * rounding == shown
    ]
    fits = [n for n in fits if n >= threshold]
    return Claim(places, min(fits), max(fits))
