"""The method pages, for `soceis docs`: the service's own commands reach the evaluation through this door."""

from soceis.evaluation.methods import method_pages

__all__ = ["method_pages"]
