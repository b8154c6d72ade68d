"""The uncertainty of the links, carried into whatever is estimated from them.

An estimate is a callable: it is given {unit of the service: unit of the police} and returns the estimate with
its standard error. None of the ways here looks at what the estimate is of.

    threshold_sweep(links, estimate)                  # the estimate under other thresholds
    pooled_draws(links, estimate, draws=20, seed=1)   # within + between: the interval of the estimate
    missed_link_bounds(links, estimate, low, high)    # what young people whose links were missed could change
"""

from soceis.evaluation.linkage.uncertainty.bounds import Bounds, missed_link_bounds
from soceis.evaluation.linkage.uncertainty.drawing import draw_links
from soceis.evaluation.linkage.uncertainty.pooling import Pooled, combined, pooled_draws
from soceis.evaluation.linkage.uncertainty.sweeping import Swept, threshold_sweep

__all__ = [
    "Bounds",
    "Pooled",
    "Swept",
    "combined",
    "draw_links",
    "missed_link_bounds",
    "pooled_draws",
    "threshold_sweep",
]
