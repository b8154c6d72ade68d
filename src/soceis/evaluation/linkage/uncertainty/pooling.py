"""One estimate from many draws of the links: within and between, after Rubin (1987)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.linkage.links import Links
from soceis.evaluation.linkage.uncertainty.drawing import draw_links
from soceis.evaluation.linkage.uncertainty.sweeping import Estimator, attempted

FEWEST = 2


@dataclass(frozen=True, slots=True)
class Pooled:
    """An estimate over several draws of the links.

    `within` is the mean of the squared standard errors, `between` the variance of the estimates, `se` the root of
    within + (1 + 1/draws) between. `share` is the part of that variance which the links add, `df` the degrees of
    freedom of the interval (None for the normal distribution). `failed` draws gave no estimate.
    """

    estimate: float
    se: float
    ci: tuple[float, float]
    p: float
    within: float
    between: float
    share: float
    df: float | None
    draws: int
    failed: int
    links: tuple[int, int]


def pooled_draws(links: Links, estimate: Estimator, *, draws: int = 20, seed: int = 1) -> Pooled:
    """The estimate over draws of one-to-one links; the same seed gives the same draws.

    CannotEstimate when fewer than two draws give an estimate. A set that was drawn before is not estimated again.
    """
    if draws < FEWEST:
        raise UnknownOption(
            f"{draws} draws of the links say nothing about their uncertainty; ask for 2 or more."
        )
    known: dict[bytes, tuple[float | None, float | None, str]] = {}
    found: list[tuple[float, float]] = []
    sizes: list[int] = []
    why = ""
    for drawn in draw_links(links, draws, seed):
        key = drawn.tobytes()
        if key not in known:
            known[key] = attempted(estimate, _linked(links, drawn))
        value, se, missing = known[key]
        sizes.append(int(drawn.sum()))
        if value is None or se is None:
            why = missing
            continue
        found.append((value, se))
    if len(found) < FEWEST:
        raise CannotEstimate(
            f"of {draws} draws of the links {len(found)} gave an estimate: {why or 'too few links.'}"
        )
    return combined(found, failed=draws - len(found), links=(min(sizes), max(sizes)))


def _linked(links: Links, drawn: object) -> Mapping[str, str]:
    return links.linked(drawn)  # type: ignore[arg-type]


def combined(
    found: Sequence[tuple[float, float]], *, failed: int = 0, links: tuple[int, int] = (0, 0)
) -> Pooled:
    """Rubin's rules over (estimate, standard error) of each draw; degrees of freedom as he gives them."""
    from scipy import stats

    m = len(found)
    estimate = sum(value for value, _ in found) / m
    within = sum(se**2 for _, se in found) / m
    between = sum((value - estimate) ** 2 for value, _ in found) / (m - 1)
    added = (1 + 1 / m) * between
    total = within + added
    se = math.sqrt(total)
    df = (m - 1) * (total / added) ** 2 if added > 0 else None
    spread = stats.t(df) if df is not None else stats.norm
    width = float(spread.ppf(0.975)) * se
    p = float(2 * spread.sf(abs(estimate) / se)) if se > 0 else (1.0 if estimate == 0 else 0.0)
    return Pooled(
        estimate,
        se,
        (estimate - width, estimate + width),
        p,
        within,
        between,
        added / total if total > 0 else 0.0,
        df,
        m,
        failed,
        links,
    )
