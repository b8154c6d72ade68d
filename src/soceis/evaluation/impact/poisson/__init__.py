"""Rates of counts: Poisson regression with unit and month effects, out of cohort totals."""

from soceis.evaluation.impact.poisson.effects import METHOD, count_effects, rate_ratio, share_used

__all__ = ["METHOD", "count_effects", "rate_ratio", "share_used"]
