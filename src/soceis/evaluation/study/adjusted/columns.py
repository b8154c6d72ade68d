"""Columns of units as the numbers that estimates allow for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.impact.panel import Panel
from soceis.evaluation.impact.panel.shape import Floats
from soceis.evaluation.study.comparing import SET_COLUMN

AREA = "area"
# A text column with more values than this is a name or a key, not a covariate.
MOST_VALUES = 12
SAME_FOR_ALL = "the covariates are the same for everybody, so that there is nothing to allow for."
NOT_KNOWN = "is not known of"


def must_be_columns(panel: Panel, names: Sequence[str]) -> None:
    """UnknownOption when a covariate is no column of units."""
    there = [name for name in (AREA, *panel.covariates, *panel.labels) if name != SET_COLUMN]
    for name in names:
        if name not in there:
            raise UnknownOption(f'units has no covariate "{name}"; choose from {", ".join(there)}.')


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The covariates as numbers, by names for people; `why` says why there are none."""

    numbers: Mapping[str, Floats]
    why: str = ""


def columns_of(panel: Panel, names: Sequence[str]) -> Columns:
    """The covariates of a panel's units; a text column becomes one number for each value but the commonest."""
    found: dict[str, Floats] = {}
    for name in names:
        if name in panel.covariates or (name != AREA and name not in panel.labels):
            # A column without any value is not among the covariates any more.
            found[name] = panel.covariates.get(name, np.full(panel.size, np.nan))
            continue
        texts = panel.area if name == AREA else panel.labels[name]
        values = [value for value, _ in Counter(text for text in texts if text).most_common()]
        if len(values) > MOST_VALUES:
            many = f"{name} has {len(values)} different values, too many to allow for; group them."
            return Columns({}, many)
        known = np.array([bool(text) for text in texts], bool)
        for value in values[1:]:
            is_it = np.array([text == value for text in texts], np.float64)
            found[f"{name} ({value})"] = np.where(known, is_it, np.nan)
    gone = {name: int(np.isnan(values).sum()) for name, values in found.items()}
    for name, count in gone.items():
        if count:
            units = counted(count, "unit", "units")
            return Columns({}, f"{name} {NOT_KNOWN} {units}; fill it in, or leave it out.")
    # What is the same for everybody says nothing and is left out.
    differing = {name: values for name, values in found.items() if np.ptp(values) > 0}
    return Columns(differing, "" if differing else SAME_FOR_ALL)
