"""Identifiers in one form each, so that what is the same person's compares as the same.

    columns_of(table, settings)      # raw text columns in, the columns that are compared out

Everything is worked out once for each different value of a column, so that a million rows cost little.
"""

from soceis.evaluation.linkage.standardising.columns import columns_of

__all__ = ["columns_of"]
