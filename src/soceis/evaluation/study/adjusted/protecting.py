"""Estimates with covariates as they may leave: where the same estimate without covariates leaves, of as many people.

An estimate that leaves some months of start out lies close to the whole one without covariates, and the two together
would say something about those months; so it is withheld.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from soceis.evaluation.disclosure.links import rounded
from soceis.evaluation.study.entries import Absent, Entry, Made, Place, rounded_entry
from soceis.evaluation.study.results import Adjusted, Adjusting

NOT_WHOLE = (
    "withheld: the same estimate without covariates is withheld too, or rests on other young people, so that these"
    " could be told from the difference"
)
Shown = Callable[[Entry], Entry]


def protected_adjusting(
    found: Adjusting, everybody: Sequence[Entry], matched: Sequence[Entry], places: int, rounding: int
) -> Adjusting:
    """What may leave, given the estimates without covariates that leave already, with their numbers rounded."""

    def shown(entry: Entry) -> Entry:
        return replace(
            rounded_entry(entry, places),
            treated=rounded(entry.treated, rounding),
            comparison=rounded(entry.comparison, rounding),
        )

    beside = matched if found.matched[0] or found.matched[1] else everybody
    return Adjusting(
        _made(found.everybody, everybody, shown),
        _made(found.matched, matched, shown),
        tuple(_row(row, _sizes(beside), shown) for row in found.headlines),
        (),
    )


def _sizes(entries: Sequence[Entry]) -> dict[Place, tuple[int, int]]:
    return {entry.place: (entry.treated, entry.comparison) for entry in entries}


def _may(entry: Entry, sizes: dict[Place, tuple[int, int]], shown: Shown) -> bool:
    own = shown(entry)
    return sizes.get(entry.place) == (own.treated, own.comparison)


def _made(made: Made, without: Sequence[Entry], shown: Shown) -> Made:
    sizes = _sizes(without)
    kept = tuple(shown(entry) for entry in made[0] if _may(entry, sizes, shown))
    gone = tuple(Absent(entry.place, NOT_WHOLE) for entry in made[0] if not _may(entry, sizes, shown))
    reasons = tuple(dict.fromkeys(absent.place for absent in made[1]))
    # A reason may say how many young people a month of start had.
    return kept, (*gone, *(Absent(place, "withheld, or not made") for place in reasons))


def _row(row: Adjusted, sizes: dict[Place, tuple[int, int]], shown: Shown) -> Adjusted:
    if row.found is None or row.absent or not _may(row.found, sizes, shown):
        return replace(row, found=None, without=None, absent=NOT_WHOLE)
    return replace(row, found=shown(row.found), without=row.without and shown(row.without))
