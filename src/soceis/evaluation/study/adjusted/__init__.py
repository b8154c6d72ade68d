"""Covariates in a study: `adjusting` makes the estimates, `blocks_of` says what they show beside the headline."""

from soceis.evaluation.study.adjusted.columns import must_be_columns
from soceis.evaluation.study.adjusted.composing import adjusted_grid, blocks_of
from soceis.evaluation.study.adjusted.making import adjusting

__all__ = ["adjusted_grid", "adjusting", "blocks_of", "must_be_columns"]
