"""Bands that hold for several effects at once: the largest |t| among them, out of their covariance.

R's did draws from the rows (a multiplier bootstrap), so its critical value differs from run to run. Ours draws
from the normal distribution with the exact covariance and a fixed seed (the sup-t band of Montiel Olea and
Plagborg-Moller, Journal of Applied Econometrics 34, 2019).
"""

from __future__ import annotations

import numpy as np

from soceis.evaluation.impact.estimates import CONFIDENCE, Z
from soceis.evaluation.impact.panel.shape import Floats

DRAWS = 100_000
SEED = 20_230_601
BLOCK = 20_000
# Directions with less than this part of the largest variance are rounding.
FLAT = 1e-12


def critical_value(
    covariance: Floats, *, draws: int = DRAWS, seed: int = SEED, confidence: float = CONFIDENCE
) -> float:
    """The quantile of the largest |t| of K effects with a covariance float64[K, K]; never below the pointwise one."""
    scale = np.sqrt(np.diag(covariance))
    values, vectors = np.linalg.eigh(covariance / np.outer(scale, scale))
    used = values > FLAT * values[-1]
    root = vectors[:, used] * np.sqrt(values[used])
    rng = np.random.default_rng(seed)
    largest = np.concatenate(
        [
            np.abs(rng.standard_normal((min(BLOCK, draws - done), root.shape[1])) @ root.T).max(axis=1)
            for done in range(0, draws, BLOCK)
        ]
    )
    return max(Z, float(np.quantile(largest, confidence)))
