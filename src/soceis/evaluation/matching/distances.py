"""How far two units are apart: by their propensity, or by all covariates at once (Mahalanobis)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from soceis.evaluation.matching.units import Flags, Floats, Whole

# Below this share of the largest spread a direction is rounding, not information.
NO_SPREAD = 1e-12


@dataclass(frozen=True, slots=True)
class Apart:
    """Where units lie: float64[n, d]; two are as far apart as their places.

    No pair is farther apart than `farthest`, nor than the caliper in `scores` float64[n].
    """

    places: Floats
    scores: Floats
    caliper: float = np.inf
    farthest: float = np.inf

    @classmethod
    def by_score(cls, scores: Floats, caliper: float = np.inf) -> Apart:
        """Distance is the difference in score."""
        return cls(scores[:, None], scores, caliper)

    @property
    def on_a_line(self) -> bool:
        """Whether the places are the scores, so that sorting finds the nearest."""
        return self.places.shape[1] == 1 and self.places.base is self.scores

    def between(self, row: int, others: Whole) -> Floats:
        """The distances float64[m] from a row to others int64[m]; infinite where no pair may be."""
        apart = self.places[others] - self.places[row]
        distances = np.abs(apart[:, 0]) if apart.shape[1] == 1 else np.sqrt((apart * apart).sum(axis=1))
        if np.isfinite(self.caliper):
            distances[np.abs(self.scores[others] - self.scores[row]) > self.caliper] = np.inf
        distances[distances > self.farthest] = np.inf
        return np.asarray(distances)


def caliper_width(scores: Floats, caliper: float) -> float:
    """A caliper in standard deviations of the propensity over all units, as a difference in propensity.

    Rosenbaum and Rubin (1985); over all units, as MatchIt 4.7.2 takes it.
    """
    return caliper * float(scores.std(ddof=1))


def standardised(matrix: Floats, treated: Flags) -> Floats:
    """The covariates float64[n, k] in standard deviations, pooled within the two groups, as places.

    The level of several alike covariates counts once for each. Mahalanobis' distance, which counts it once,
    would rather match how they differ.
    """
    sizes = np.sqrt(np.diag(_pooled(matrix, treated)))
    sizes[sizes == 0] = 1.0
    return np.asarray(matrix / sizes)


def whitened(matrix: Floats, treated: Flags) -> Floats:
    """The covariates float64[n, k] as places whose plain distance is the Mahalanobis distance.

    The covariance is pooled within the two groups (Rubin, 1980); directions without spread count for nothing.
    """
    covariance = _pooled(matrix, treated)
    sizes = np.sqrt(np.diag(covariance))
    sizes[sizes == 0] = 1.0
    values, vectors = np.linalg.eigh(covariance / np.outer(sizes, sizes))
    wide = values > NO_SPREAD * max(1.0, float(values.max(initial=0.0)))
    return np.asarray((matrix / sizes) @ (vectors[:, wide] / np.sqrt(values[wide])))


def _pooled(matrix: Floats, treated: Flags) -> Floats:
    """The covariance float64[k, k] within the two groups."""
    centred = matrix.astype(np.float64, copy=True)
    for group in (treated, ~treated):
        if group.any():
            centred[group] -= centred[group].mean(axis=0)
    return np.asarray(centred.T @ centred / max(1, len(matrix) - 2))
