"""What was known about each unit when a month began: nothing here ever looks at a later month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from soceis.evaluation.errors import UnitsUnusable
from soceis.evaluation.matching.units import UNKNOWN, Flags, Floats, Units, Whole

NEVER = 0
AGE = "age"
# Months just before a referral that are looked at by themselves, besides the whole history.
RECENT = (3, 1)


@dataclass(frozen=True, slots=True)
class Histories:
    """What happened to `n` units in `m` consecutive months (int64: twelve times the year, plus the month from 0).

    `referred` int64[n] is the month of referral, NEVER for the comparison group. `events` float64[n, m] count what
    happened in each month, NaN where the unit was not observed. `fixed` float64[n] does not change; `born`
    int64[n] is the month of birth (0: not known), from which the age at a month follows. `exact` is as in Units.
    """

    ids: tuple[str, ...]
    referred: Whole
    months: Whole
    events: Mapping[str, Floats]
    fixed: Mapping[str, Floats] = field(default_factory=dict)
    born: Whole | None = None
    exact: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(set(self.ids)) < len(self.ids):
            raise UnitsUnusable("A unit stands twice. Nothing was matched. Give every unit one row.")
        if len(self.months) and (np.diff(self.months) != 1).any():
            raise UnitsUnusable(
                "The months are not consecutive. Nothing was matched. Give every month between the first and the"
                " last a column, empty where nobody was observed."
            )
        shape = (len(self.ids), len(self.months))
        for name, values in self.events.items():
            if values.shape != shape:
                raise UnitsUnusable(
                    f'"{name}" has {values.shape} values for {shape[0]} units and {shape[1]} months.'
                    " Nothing was matched. Give every unit a value for every month, empty where not observed."
                )


class PanelLike(Protocol):
    """What is needed of a panel of the impact study."""

    @property
    def unit_ids(self) -> tuple[str, ...]: ...
    @property
    def cohort(self) -> Whole: ...
    @property
    def months(self) -> Whole: ...
    @property
    def outcomes(self) -> Mapping[str, Floats]: ...
    @property
    def area(self) -> tuple[str, ...]: ...
    @property
    def covariates(self) -> Mapping[str, Floats]: ...


def histories_of(
    panel: PanelLike, *, born: Whole | None = None, exact: Mapping[str, Sequence[str]] | None = None
) -> Histories:
    """The histories in a panel; units agree exactly in their area, if it has areas, and in `exact`."""
    area = {"area": tuple(panel.area)} if any(panel.area) else {}
    return Histories(
        tuple(panel.unit_ids),
        np.asarray(panel.cohort, dtype=np.int64),
        np.asarray(panel.months, dtype=np.int64),
        dict(panel.outcomes),
        dict(panel.covariates),
        born,
        {**area, **(exact or {})},
    )


@dataclass(frozen=True, slots=True)
class Past:
    """Sums of each kind of event before every month, and of the months observed: int64 or float64[n, m + 1]."""

    histories: Histories
    months_before: int
    recent: tuple[int, ...]
    sums: Mapping[str, Floats]
    observed: Whole

    @classmethod
    def of(cls, histories: Histories, months_before: int, recent: tuple[int, ...] = RECENT) -> Past:
        """The past of all units over some months before each month, and over the last so many of them (`recent`)."""
        sums = {name: _running(np.nan_to_num(values, nan=0.0)) for name, values in histories.events.items()}
        seen = np.ones((len(histories.ids), len(histories.months)), dtype=np.bool_)
        for values in histories.events.values():
            seen &= ~np.isnan(values)
        observed = _running(seen.astype(np.int64)).astype(np.int64)
        return cls(histories, months_before, recent, sums, observed)

    @property
    def _spans(self) -> tuple[tuple[str, int], ...]:
        """What the sums before a month are called, and over how many months they go."""
        shorter = (span for span in self.recent if span < self.months_before)
        last = ((f"last_{span}_months" if span > 1 else "last_month", span) for span in shorter)
        return (("before", self.months_before), *last)

    def observed_at(self, month: int) -> Flags:
        """Who was observed in every one of the months before a month, and in the month itself."""
        place = self._place(month)
        if place is None:
            return np.zeros(len(self.histories.ids), dtype=np.bool_)
        counted = self.observed[:, place + 1] - self.observed[:, place - self.months_before]
        return np.asarray(counted == self.months_before + 1)

    def covariates_at(self, month: int, rows: Whole) -> dict[str, Floats]:
        """What was known of some rows when a month began: events in the months before, age, what is fixed.

        NaN in the events where a row was not observed all that time.
        """
        place = self._place(month)
        hidden = ~self.observed_at(month)[rows]
        found = {}
        for name, sums in self.sums.items():
            for label, span in self._spans:
                values = np.zeros(len(rows))
                if place is not None:
                    values = sums[rows, place] - sums[rows, place - span]
                values[hidden] = np.nan
                found[f"{name}_{label}"] = values
        if self.histories.born is not None:
            born = self.histories.born[rows]
            found[AGE] = np.where(born == 0, np.nan, (month - born) / 12.0)
        return found | {name: np.asarray(values)[rows] for name, values in self.histories.fixed.items()}

    def _place(self, month: int) -> int | None:
        """The column of a month, when all the months before it have columns too."""
        months = self.histories.months
        if not len(months):
            return None
        place = month - int(months[0])
        return place if self.months_before <= place < len(months) else None


def _running(values: np.ndarray) -> Floats:
    """Running sums along the months, beginning with 0: column j sums the months before the j-th."""
    return np.concatenate([np.zeros((len(values), 1), dtype=values.dtype), np.cumsum(values, axis=1)], axis=1)


def units_at(
    histories: Histories, index: Whole, months_before: int = 12, recent: tuple[int, ...] = RECENT
) -> Units:
    """The units that have an index month int64[n] (NEVER: none), with the covariates of that month.

    For a comparison group that was given its months beforehand; the referred are those with a referral month.
    """
    past = Past.of(histories, months_before, recent)
    rows = np.flatnonzero(index != NEVER)
    columns: dict[str, Floats] = {}
    for month in np.unique(index[rows]).tolist():
        these = np.flatnonzero(index[rows] == month)
        for name, values in past.covariates_at(month, rows[these]).items():
            columns.setdefault(name, np.full(len(rows), np.nan))[these] = values
    return Units(
        tuple(histories.ids[row] for row in rows.tolist()),
        histories.referred[rows] != NEVER,
        columns,
        {name: [labels[row] or UNKNOWN for row in rows.tolist()] for name, labels in histories.exact.items()},
    )
