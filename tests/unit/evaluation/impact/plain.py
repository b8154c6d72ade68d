"""Plain oracles: the same estimates written out over rows, with loops and dense matrices."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Cell = tuple[int, int]


def group_time_effects(
    cohort: Floats, months: Floats, y: Floats, control: str, base: str
) -> dict[Cell, tuple[float, Floats]]:
    """{(start, month): (effect, influence of each unit)}, by the definition, one unit after the other."""
    found: dict[Cell, tuple[float, Floats]] = {}
    n = len(cohort)
    for g in sorted(set(cohort[cohort > 0].tolist())):
        if not months[0] < g <= months[-1]:
            continue
        for k, t in enumerate(months.tolist()):
            b = g - 1 if t >= g or base == "universal" else t - 1
            if b < months[0] or b == t:
                continue
            change = y[:, k] - y[:, int(b - months[0])]
            treated = [i for i in range(n) if cohort[i] == g]
            others = [
                i
                for i in range(n)
                if cohort[i] == 0 or (control == "notyet" and cohort[i] != g and cohort[i] > max(t, b))
            ]
            if not others:
                continue
            means = [np.mean([change[i] for i in side]) for side in (treated, others)]
            influence = np.zeros(n)
            for i in treated:
                influence[i] += (change[i] - means[0]) / len(treated)
            for i in others:
                influence[i] -= (change[i] - means[1]) / len(others)
            found[int(g), int(t)] = (float(means[0] - means[1]), influence)
    return found


def mixture(
    cells: Mapping[Cell, tuple[float, Floats]], chosen: list[Cell], cohort: Floats
) -> tuple[float, Floats]:
    """Effects weighted by the shares of their cohorts, with the influence of the shares, as did writes it."""
    n = len(cohort)
    share = {g: np.mean(cohort == g) for g, _ in chosen}
    total = sum(share[g] for g, _ in chosen)
    value = sum(share[g] / total * cells[g, t][0] for g, t in chosen)
    influence = sum((share[g] / total * cells[g, t][1] for g, t in chosen), np.zeros(n))
    summed = sum(((cohort == g) - share[g] for g, _ in chosen), np.zeros(n))
    for g, t in chosen:
        first = ((cohort == g) - share[g]) / total
        second = summed * share[g] / total**2
        influence = influence + (first - second) * cells[g, t][0] / n
    return float(value), influence


def error(influence: Floats) -> float:
    return float(np.sqrt((influence**2).sum()))


def poisson(
    y: Floats, x: Floats, weights: Floats | None = None, stacks: npt.NDArray[np.int64] | None = None
) -> tuple[Floats, Floats]:
    """Poisson regression of y[n, m] on x[n, m, K] with a dummy for every unit and month, and CRV1 covariance.

    With `stacks` int[n], a dummy for every month of every stack. Units to whom nothing happened are dropped first.
    """
    some = y.sum(axis=1) > 0
    y, x = y[some], x[some]
    mass = np.ones(len(y)) if weights is None else weights[some]
    n, m, k = x.shape
    unit, month = np.repeat(np.eye(n), m, axis=0), np.tile(np.eye(m), (n, 1))
    of = np.zeros(n) if stacks is None else stacks[some]
    dummies = [month[:, 1:] * np.repeat(of == stack, m)[:, None] for stack in np.unique(of)]
    z = np.hstack([x.reshape(n * m, k), unit, *dummies])
    flat, w = y.reshape(-1), np.repeat(mass, m)
    beta = np.concatenate(
        [np.zeros(k), np.log(np.maximum(y.mean(axis=1), 1e-9)), np.zeros(len(dummies) * (m - 1))]
    )
    for _ in range(200):
        mu = np.exp(np.clip(z @ beta, -30, 30))
        step = np.linalg.solve(z.T @ (z * (w * mu)[:, None]), z.T @ (w * (flat - mu)))
        beta = beta + step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < 1e-12:
            break
    mu = np.exp(z @ beta)
    bread = np.linalg.inv(z.T @ (z * (w * mu)[:, None]))
    scores = (z * (w * (flat - mu))[:, None]).reshape(n, m, -1).sum(axis=1)
    factor = n / (n - 1) * (n * m - 1) / (n * m - k - len(dummies) * m)
    return beta[:k], (factor * bread @ (scores.T @ scores) @ bread)[:k, :k]
