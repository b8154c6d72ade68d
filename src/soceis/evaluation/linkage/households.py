"""Twins, brothers and sisters: records that agree in nearly everything and are still two young people.

Fields are taken as agreeing by chance independently of each other. Among people of one home they do not: twins
share the last name, the date of birth and the postcode. So a pair has a third explanation beside "the same" and
"strangers": two people of one household. How many others of one's household a file holds, and how many of them
were born on the same day, is counted within each file (records with one last name and postcode but different
first names), so no labels are needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from soceis.evaluation.linkage.comparisons import Comparison, Level, comparisons_of
from soceis.evaluation.linkage.records import Records
from soceis.evaluation.linkage.settings import Settings

if TYPE_CHECKING:
    from typing import Protocol

    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    class Learnt(Protocol):
        @property
        def field(self) -> str: ...
        @property
        def m(self) -> float: ...
        @property
        def u(self) -> float: ...


# At the least so many others, and so many of them twins: about one young person in thirty is one, whatever the
# files happen to hold.
FEWEST_OTHERS, FEWEST_TWINS = 0.05, 0.05
# Counting in files larger than this uses the records of some last names.
LARGEST_COUNTED = 200_000


@dataclass(frozen=True, slots=True)
class Households:
    """`others`: how many more of one's household a file holds on average; `twins`: the share of one's age."""

    others: float
    twins: float


def households_of(sides: Sequence[Records], settings: Settings) -> Households:
    """Counted within both files; nothing is assumed (0) when names and postcode are not compared."""
    last, first = settings.of_kind("last_name"), settings.of_kind("first_name")
    place, born = settings.of_kind("postcode"), settings.of_kind("date")
    if not (first and last and place):
        return Households(0.0, 0.0)
    people = others = twins = 0
    for side in sides:
        table = _some(side.columns.select([each for each in (first, last, place, born) if each]), last)
        people += table.num_rows
        others += _pairs(table, [last, place]) - _pairs(table, [last, place, first])
        if born:
            twins += _pairs(table, [last, place, born]) - _pairs(table, [last, place, born, first])
    return Households(
        max(others / max(people, 1), FEWEST_OTHERS),
        max(twins / max(others, 1), FEWEST_TWINS) if born else 0.0,
    )


def _some(table: pa.Table, last: str) -> pa.Table:
    """All records, or those of every so-many-th last name."""
    import pyarrow as pa

    step = table.num_rows // LARGEST_COUNTED
    if step < 2:
        return table
    names = table.column(last).combine_chunks().dictionary_encode().indices
    codes = names.fill_null(1).to_numpy()
    return table.filter(pa.array(codes % step == 0))


def _pairs(table: pa.Table, columns: list[str]) -> int:
    """Ordered pairs of records that are the same in all columns."""
    import numpy as np

    known = table.select(columns).drop_null()
    counts = known.group_by(columns).aggregate([([], "count_all")]).column("count_all").to_numpy()
    return int(np.sum(counts * (counts - 1)))


def factor_as_sql(comparisons: Sequence[Comparison], learnt: Sequence[Learnt], households: Households) -> str:
    """How much likelier a pair's agreements are among two of one household than for one person, as SQL."""
    if not households.others:
        return "0e0"
    factors = []
    for comparison in comparisons:
        own = [each for each in learnt if each.field == comparison.field.name]
        last = len(comparison.levels) - 1
        ratios = _ratios(comparison, own, households)
        whens = " ".join(f"WHEN {last - place} THEN {ratio:.12e}" for place, ratio in enumerate(ratios))
        factors.append(f"CASE gamma_{comparison.field.name} {whens} ELSE 1e0 END")
    return " * ".join(factors)


def _ratios(comparison: Comparison, learnt: Sequence[Learnt], households: Households) -> list[float]:
    home = [
        _at_home(comparison, level, place, each.u, households)
        for place, (level, each) in enumerate(zip(comparison.levels, learnt, strict=True))
    ]
    return [float(own / sum(home) / each.m) for own, each in zip(home, learnt, strict=True)]


def _at_home(comparison: Comparison, level: Level, place: int, u: float, households: Households) -> float:
    if comparison.field.kind == "date":
        return households.twins if place == 0 else (1 - households.twins) * u
    return u if level.home is None else level.home


def like_twins(levels: NDArray[np.int8], settings: Settings) -> NDArray[np.bool_]:
    """bool[k]: pairs that agree in all that twins at home share and differ in the first name.

    `levels` are those of each comparison, int8[k, fields]. An unknown postcode may be the same one. None is like
    that where first name, last name, date and postcode are not all compared: nothing is known of homes then.
    """
    import numpy as np

    wanted = {"first_name": False, "last_name": True, "date": True, "postcode": True}
    found = np.ones(len(levels), dtype=bool)
    kinds = [each.kind for each in settings.fields]
    if not set(wanted) <= set(kinds):
        return np.zeros(len(levels), dtype=bool)
    for place, comparison in enumerate(comparisons_of(settings)):
        kind, level = comparison.field.kind, levels[:, place]
        if kind not in wanted:
            continue
        agrees = level == (len(comparison.levels) - 1 if wanted[kind] else 0)
        found &= agrees | (level < 0) if kind == "postcode" else agrees
    return found


def as_json(households: Households) -> dict[str, Any]:
    return {"others_in_the_household": households.others, "share_of_them_born_the_same_day": households.twins}
