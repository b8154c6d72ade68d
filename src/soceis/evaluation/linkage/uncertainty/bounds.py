"""What the young people whose links were missed could change.

A mean effect over everybody who has a record on both sides is the mean of the linked and of the missed, each in
proportion. The missed are not seen; bounds for them (Manski, 1990) are the caller's, in the unit of the estimate.
"""

from __future__ import annotations

from dataclasses import dataclass

from soceis.evaluation.errors import CannotEstimate, UnknownOption
from soceis.evaluation.linkage.links import Links
from soceis.evaluation.linkage.quality import quality_of
from soceis.evaluation.linkage.uncertainty.sweeping import Estimator, attempted

Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Bounds:
    """The estimate if the missed were as low or as high as could be.

    `missed` pairs are expected not to be linked, `share` of all that match. `interval` adds the sampling error of
    the linked at each end (95%). `tipping` is what the missed would have to be for the estimate to be 0; None when
    nobody was missed.
    """

    estimate: float
    missed: float
    share: float
    low: float
    high: float
    interval: tuple[float, float]
    tipping: float | None


def missed_link_bounds(
    links: Links, estimate: Estimator, low: float, high: float, *, unseen: float = 0.0
) -> Bounds:
    """Bounds from the accepted pairs when the missed lie between `low` and `high`.

    `unseen` is how many matching pairs no block brought together, where that is known (a sample looked up by hand).
    """
    if low > high or unseen < 0:
        raise UnknownOption(
            f"the bounds for the missed must run from low to high, and unseen not be negative; {low:g}, {high:g} and"
            f" {unseen:g} were given."
        )
    value, se, why = attempted(estimate, links.linked())
    if value is None or se is None:
        raise CannotEstimate(why)
    quality = quality_of(links)
    right = (quality.precision or 0.0) * quality.accepted
    missed = max(quality.expected_matches - right, 0.0) + unseen
    share = missed / (right + missed) if right + missed else 0.0
    ends = [(1 - share) * value + share * end for end in (low, high)]
    width = (1 - share) * Z * se
    return Bounds(
        value,
        missed,
        share,
        ends[0],
        ends[1],
        (ends[0] - width, ends[1] + width),
        -(1 - share) / share * value if share else None,
    )
