"""Small groups of invented units."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from soceis.evaluation.matching import Histories, Units

JANUARY = 12 * 2023


def units(
    treated: Sequence[int], exact: Mapping[str, Sequence[str]] | None = None, **covariates: Sequence[float]
) -> Units:
    """Units u00, u01 and so on with the covariates named."""
    columns = {name: np.array(values, dtype=np.float64) for name, values in covariates.items()}
    ids = tuple(f"u{row:02d}" for row in range(len(treated)))
    return Units(ids, np.array(treated, dtype=np.bool_), columns, exact or {})


def overlapping(seed: int, treated: int = 30, controls: int = 90, covariates: int = 3) -> Units:
    """Groups that differ a little, so that every method can be tried."""
    rng = np.random.default_rng(seed)
    size = treated + controls
    group = np.arange(size) < treated
    columns: dict[str, NDArray[np.float64]] = {
        f"x{number}": rng.normal(size=size) + 0.4 * group for number in range(covariates)
    }
    order = rng.permutation(size)
    ids = tuple(f"u{number:03d}" for number in rng.permutation(size))
    areas = [f"area {number}" for number in rng.integers(0, 3, size)]
    return Units(
        ids, group[order], {name: values[order] for name, values in columns.items()}, {"area": areas}
    )


def histories(seed: int, cases: int = 12, controls: int = 60, months: int = 30) -> Histories:
    """Units whose offences and arrests were counted each month; some were observed late, some left early."""
    rng = np.random.default_rng(seed)
    size = cases + controls
    often = rng.gamma(1.0, 0.3, size)
    events = {
        name: rng.poisson(often[:, None], (size, months)).astype(float) for name in ("offences", "arrests")
    }
    for row in np.flatnonzero(rng.random(size) < 0.3):
        hidden = slice(0, rng.integers(1, 12)) if rng.random() < 0.5 else slice(rng.integers(15, 30), None)
        for values in events.values():
            values[row, hidden] = np.nan
    referred = np.zeros(size, dtype=np.int64)
    referred[:cases] = JANUARY + rng.integers(12, 20, cases)
    order = rng.permutation(size)
    return Histories(
        tuple(f"u{number:03d}" for number in rng.permutation(size)),
        referred[order],
        JANUARY + np.arange(months, dtype=np.int64),
        {name: values[order] for name, values in events.items()},
        {"male": (rng.random(size) < 0.7).astype(float)},
        JANUARY - rng.integers(12 * 11, 12 * 18, size).astype(np.int64),
        {"area": [f"area {number}" for number in rng.integers(0, 2, size)]},
    )
