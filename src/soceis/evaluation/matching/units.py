"""Who is to be compared: units with covariates and with what must agree exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from soceis.evaluation.errors import NoComparison, UnitsUnusable

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
Flags = NDArray[np.bool_]

UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Units:
    """`n` units: `ids` unique; `treated` bool[n]; each covariate float64[n], NaN where it is not known.

    `exact` holds labels, one a unit ("" where not known), of what must agree within a matched set.
    UnitsUnusable when lengths differ, an id stands twice, or a covariate is infinite.
    """

    ids: tuple[str, ...]
    treated: Flags
    covariates: Mapping[str, Floats]
    exact: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        n = len(self.ids)
        if len(set(self.ids)) < n:
            raise UnitsUnusable("A unit stands twice. Nothing was matched. Give every unit one row.")
        lengths = {"treated": len(self.treated)}
        lengths |= {name: len(values) for name, values in {**self.covariates, **self.exact}.items()}
        for name, length in lengths.items():
            if length != n:
                raise UnitsUnusable(
                    f'There are {n} units but {length} values of "{name}". Nothing was matched.'
                    " Give every unit a value, empty where it is not known."
                )
        for name, values in self.covariates.items():
            if np.isinf(values).any():
                raise UnitsUnusable(
                    f'The covariate "{name}" is infinite for somebody. Nothing was matched. Correct the value.'
                )

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.ids)

    def in_order_of_ids(self) -> Whole:
        """The rows sorted by id: everything is computed in this order, so that the order given never matters."""
        return np.array(sorted(range(self.size), key=self.ids.__getitem__), dtype=np.int64)

    def taken(self, rows: Whole) -> Units:
        """The units of some rows, in the order of the rows."""
        if np.array_equal(rows, np.arange(self.size)):
            return self
        return Units(
            tuple(self.ids[row] for row in rows.tolist()),
            self.treated[rows],
            {name: values[rows] for name, values in self.covariates.items()},
            {name: np.asarray(labels, dtype=object)[rows].tolist() for name, labels in self.exact.items()},
        )

    def matrix(self) -> Floats:
        """The covariates as float64[n, k], in the order in which they were given."""
        if not self.covariates:
            return np.empty((self.size, 0))
        return np.column_stack([np.asarray(values, dtype=np.float64) for values in self.covariates.values()])

    def known(self) -> Flags:
        """Of whom every covariate and every label is known."""
        known = np.ones(self.size, dtype=np.bool_)
        for values in self.covariates.values():
            known &= ~np.isnan(values)
        for labels in self.exact.values():
            known &= np.array([label != UNKNOWN for label in labels], dtype=np.bool_)
        return known

    def strata(self) -> Whole:
        """The number of each unit's stratum, from 0: units agree in every label when they agree in it."""
        numbers = np.zeros(self.size, dtype=np.int64)
        for labels in self.exact.values():
            _, places = np.unique(np.asarray(labels, dtype=str), return_inverse=True)
            _, numbers = np.unique(numbers * (places.max(initial=0) + 1) + places, return_inverse=True)
        return numbers.astype(np.int64)


def check_both_groups(treated: Flags, among: str = "") -> None:
    """NoComparison unless there are treated units and controls; `among` says where they were looked for."""
    if not treated.any():
        raise NoComparison(
            f"Nobody{among} was treated, so there is nobody to compare. Nothing was matched."
            " Check the groups of the units and the window."
        )
    if treated.all():
        raise NoComparison(
            f"Everybody{among} was treated: there is nobody to compare them with. Nothing was matched."
            " Add units of a comparison group, or ask for fewer exact strata."
        )


def by_stratum(strata: Whole, treated: Flags) -> Iterator[tuple[Whole, Whole]]:
    """The treated and the control rows of every stratum that has both, in the order of the rows."""
    order = np.argsort(strata, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(strata[order])) + 1):
        flags = treated[rows]
        if flags.any() and not flags.all():
            yield rows[flags], rows[~flags]
