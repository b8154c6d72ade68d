"""Coarsened exact matching: covariates are cut into a few ranges, and whoever agrees in all of them is compared.

Iacus, King and Porro (2012). Without other wishes a covariate is cut into equal ranges from its smallest to its
largest value, as many as Sturges (1926) says for the number of units: log2(n) + 1, rounded up.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from soceis.evaluation.matching.units import Flags, Floats, Whole


def sturges(n: int) -> int:
    """How many ranges for n values, n at least 1."""
    return math.ceil(math.log2(n) + 1)


def ranges(values: Floats, count: int) -> Whole:
    """The number of the range, from 0, in which each value lies; a value on a cut lies in the upper one."""
    cuts = np.linspace(values.min(), values.max(), count + 1)
    return np.clip(np.searchsorted(cuts, values, side="right") - 1, 0, count - 1)


def coarsened(covariates: Mapping[str, Floats], strata: Whole, counts: Mapping[str, int]) -> Whole:
    """The strata int64[n], divided further by the ranges of every covariate; `counts` has the ranges wished for."""
    for name, values in covariates.items():
        count = counts.get(name, sturges(len(values)))
        _, strata = np.unique(strata * count + ranges(values, count), return_inverse=True)
    return strata.astype(np.int64)


def stratum_weights(strata: Whole, treated: Flags) -> Floats:
    """Weights float64[n]: 1 for the treated; the controls of a stratum share out its treated; 0 without both."""
    size = int(strata.max(initial=-1)) + 1
    cases = np.bincount(strata[treated], minlength=size)
    controls = np.bincount(strata[~treated], minlength=size)
    both = (cases > 0) & (controls > 0)
    shares = np.divide(cases, controls, out=np.zeros(size), where=both)
    return np.where(treated, both[strata].astype(np.float64), shares[strata])
