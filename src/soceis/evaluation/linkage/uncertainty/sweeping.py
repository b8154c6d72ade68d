"""The estimate under other thresholds: from few sure links to many doubtful ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from soceis.evaluation.errors import CannotEstimate
from soceis.evaluation.linkage.links import Links
from soceis.evaluation.linkage.quality import quality_of

Estimator = Callable[[Mapping[str, str]], tuple[float, float]]
THRESHOLDS = (0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99)


@dataclass(frozen=True, slots=True)
class Swept:
    """The estimate at one threshold, with what the model expects of the links there.

    `estimate` and `se` are None where nothing can be estimated from so few links; `missing` says why.
    """

    threshold: float
    links: int
    precision: float | None
    recall: float | None
    estimate: float | None
    se: float | None
    missing: str = ""


def threshold_sweep(
    links: Links, estimate: Estimator, thresholds: Sequence[float] = THRESHOLDS
) -> tuple[Swept, ...]:
    """One estimate a threshold, from the chosen pairs with that probability or more, contested ones too."""
    found = []
    for threshold in thresholds:
        which = links.chosen & (links.probability >= threshold)
        quality = quality_of(links, which)
        value, se, missing = attempted(estimate, links.linked(which))
        found.append(
            Swept(threshold, int(which.sum()), quality.precision, quality.recall, value, se, missing)
        )
    return tuple(found)


def attempted(estimate: Estimator, linked: Mapping[str, str]) -> tuple[float | None, float | None, str]:
    """The estimate and its standard error, or the reason why there is none."""
    try:
        value, se = estimate(linked)
    except CannotEstimate as error:
        return None, None, str(error)
    return float(value), float(se), ""
