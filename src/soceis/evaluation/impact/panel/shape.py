"""The panel: what happened to each unit in each month, and when each began."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from soceis.evaluation.cells import Excluded
from soceis.evaluation.errors import PanelUnusable
from soceis.evaluation.impact.panel.months import NEVER
from soceis.evaluation.impact.problems import Problem

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]

NO_SET = -1


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """n units over m consecutive months.

    `cohort` int64[n] is the start month, NEVER for the comparison group; `months` int64[m]; each outcome
    float64[n, m], NaN where the unit was not observed; `strata` int64[n] the matched set, NO_SET for none;
    `weights` float64[n]. `covariates` are numbers and `labels` texts about the units; `index` int64[n] is the month
    of referral, or the matched month of a comparison (NEVER where there is none). `window` is the number of months
    before and after the start that are asked about, None for all. `whole_sets` is False when the sets are only those
    within which starts may be exchanged, such as areas, and do not vary as a whole. `left_out` counts units by
    reason, `findings` is what a person should know.
    """

    unit_ids: tuple[str, ...]
    cohort: Ints
    months: Ints
    outcomes: Mapping[str, Floats]
    strata: Ints
    area: tuple[str, ...]
    weights: Floats
    covariates: Mapping[str, Floats] = field(default_factory=dict)
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    index: Ints | None = None
    window: int | None = None
    left_out: tuple[Excluded, ...] = ()
    findings: tuple[Problem, ...] = ()
    whole_sets: bool = True

    @property
    def size(self) -> int:
        """How many units there are."""
        return len(self.unit_ids)

    @property
    def treated(self) -> Truths:
        """Who has a start month: bool[n]."""
        return np.asarray(self.cohort != NEVER)

    @property
    def own_months(self) -> Ints | None:
        """The matched month of each comparison unit, NEVER for all others: int64[n]; None when nobody has one."""
        if self.index is None:
            return None
        found = np.where(self.treated, NEVER, self.index)
        return found if found.any() else None

    def outcome(self, name: str) -> Floats:
        """One outcome, float64[n, m]; PanelUnusable when the panel has none of that name."""
        if name not in self.outcomes:
            raise PanelUnusable(
                f'the panel has no outcome "{name}"; choose from {", ".join(self.outcomes) or "none"}.'
            )
        return self.outcomes[name]

    def observed(self) -> Truths:
        """Where every outcome is known: bool[n, m]."""
        seen = np.ones((self.size, len(self.months)), bool)
        for values in self.outcomes.values():
            seen &= ~np.isnan(values)
        return seen

    def complete(self) -> bool:
        """Whether every outcome is known everywhere: a sum is NaN as soon as one value is."""
        return not any(np.isnan(values.sum()) for values in self.outcomes.values())

    def only(self, rows: Truths, columns: slice = slice(None)) -> Panel:
        """The panel of some units (bool[n]) and some neighbouring months."""
        everybody = bool(rows.all())
        chosen = slice(None) if everybody else rows
        return replace(
            self,
            unit_ids=self.unit_ids if everybody else _picked(self.unit_ids, rows),
            cohort=self.cohort[chosen],
            months=self.months[columns],
            outcomes={name: values[chosen][:, columns] for name, values in self.outcomes.items()},
            strata=self.strata[chosen],
            area=self.area if everybody else _picked(self.area, rows),
            weights=self.weights[chosen],
            covariates={name: values[chosen] for name, values in self.covariates.items()},
            labels={k: v if everybody else _picked(v, rows) for k, v in self.labels.items()},
            index=None if self.index is None else self.index[chosen],
        )


def _picked(texts: tuple[str, ...], rows: Truths) -> tuple[str, ...]:
    return tuple(text for text, keep in zip(texts, rows.tolist(), strict=True) if keep)


def make_panel(
    cohort: npt.ArrayLike,
    months: npt.ArrayLike,
    outcomes: Mapping[str, npt.ArrayLike],
    *,
    unit_ids: tuple[str, ...] | None = None,
    strata: npt.ArrayLike | None = None,
    area: tuple[str, ...] | None = None,
    weights: npt.ArrayLike | None = None,
    covariates: Mapping[str, npt.ArrayLike] | None = None,
    index: npt.ArrayLike | None = None,
) -> Panel:
    """A panel out of arrays, of the shapes of `Panel`; PanelUnusable when they do not fit together."""
    starts = np.asarray(cohort, np.int64)
    line = np.asarray(months, np.int64)
    n = len(starts)
    if len(line) < 2 or (np.diff(line) != 1).any():
        raise PanelUnusable("the months do not follow one another; give two or more consecutive months.")
    values = {name: np.asarray(found, np.float64) for name, found in outcomes.items()}
    for name, found in values.items():
        if found.shape != (n, len(line)):
            raise PanelUnusable(f"{name} has the shape {found.shape}; it should be {(n, len(line))}.")
    mass = np.ones(n) if weights is None else np.asarray(weights, np.float64)
    if (mass <= 0).any() or not np.isfinite(mass).all():
        raise PanelUnusable(
            "a weight is not above 0; leave out the units that matching did not use, and read again."
        )
    return Panel(
        unit_ids=unit_ids or tuple(map(str, range(n))),
        cohort=starts,
        months=line,
        outcomes=values,
        strata=np.full(n, NO_SET, np.int64) if strata is None else np.asarray(strata, np.int64),
        area=area or ("",) * n,
        weights=mass,
        covariates={k: np.asarray(v, np.float64) for k, v in (covariates or {}).items()},
        index=None if index is None else np.asarray(index, np.int64),
    )


def in_sets(
    panel: Panel,
    sets: Mapping[str, int],
    weights: Mapping[str, float] | None = None,
    months: Mapping[str, int] | None = None,
) -> Panel:
    """The panel of the units that a matching kept: by unit_id, the set of each and, where given, weight and month.

    The month of a comparison unit is the start of whom it was matched to (control "matched").

    PanelUnusable when no unit of the panel was kept.
    """
    keep = np.array([unit in sets for unit in panel.unit_ids], bool)
    if not keep.any():
        raise PanelUnusable("none of the matched units is in the panel; match the units of the same data.")
    kept = panel.only(keep)
    mass = (
        kept.weights if weights is None else np.array([weights[unit] for unit in kept.unit_ids], np.float64)
    )
    index = kept.index if months is None else np.array([months[unit] for unit in kept.unit_ids], np.int64)
    strata = np.array([sets[unit] for unit in kept.unit_ids], np.int64)
    return replace(kept, strata=strata, weights=mass, index=index)
