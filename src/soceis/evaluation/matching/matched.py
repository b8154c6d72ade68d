"""What a matching was asked for, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.matching.propensity import Collinear, Propensity
from soceis.evaluation.matching.units import Floats, Units, Whole

Method = Literal["nearest", "optimal", "coarsened", "propensity_weights", "entropy_weights"]
Distance = Literal["propensity", "mahalanobis"]
Order = Literal["largest", "ids"]
PAIRING: tuple[Method, ...] = ("nearest", "optimal")
IN_NO_SET = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchSettings:
    """How to match. UnknownOption when the settings do not go together.

    `caliper` in standard deviations of the propensity over all units (None: no limit); `ratio` controls each;
    `order` in which the treated choose: by the largest propensity first (the default where there is one), or by
    id. `ranges` are the numbers of ranges of covariates in coarsened matching; Sturges' number otherwise.
    `ridge` and `collinear` go to the propensity model.
    """

    method: Method = "nearest"
    distance: Distance = "propensity"
    caliper: float | None = None
    ratio: int = 1
    replace: bool = False
    order: Order | None = None
    ranges: Mapping[str, int] = field(default_factory=dict)
    ridge: float = 0.0
    collinear: Collinear = "refuse"

    def __post_init__(self) -> None:
        for value, offered in (
            (self.method, Method), (self.distance, Distance), (self.order or "ids", Order), (self.collinear, Collinear),
        ):  # fmt: skip
            if value not in get_args(offered):
                raise UnknownOption(f'"{value}" is not offered; choose {" or ".join(get_args(offered))}.')
        self._check_numbers()
        self._check_that_they_go_together()

    def _check_numbers(self) -> None:
        if self.caliper is not None and not self.caliper > 0:
            raise UnknownOption("A caliper is a number over 0. Leave it out for no limit.")
        if self.ratio < 1:
            raise UnknownOption("The ratio is the number of controls for each treated unit: 1 or more.")
        if not self.ridge >= 0:
            raise UnknownOption("A ridge penalty is 0 or more.")
        if any(count < 1 for count in self.ranges.values()):
            raise UnknownOption("A covariate is cut into 1 range or more.")

    def _check_that_they_go_together(self) -> None:
        if self.method == "optimal" and self.replace:
            raise UnknownOption("Optimal matching takes each control once. Choose nearest for replacement.")
        if self.method not in PAIRING and (self.caliper is not None or self.ratio != 1 or self.replace):
            raise UnknownOption(
                f'With "{self.method}" there are no pairs: leave out caliper, ratio and replacement.'
            )

    @property
    def needs_propensity(self) -> bool:
        """Whether a propensity model has to be fitted."""
        by_distance = self.method in PAIRING and self.distance == "propensity"
        return by_distance or self.caliper is not None or self.method == "propensity_weights"


@dataclass(frozen=True, slots=True)
class Loss:
    """The rows of units int64[r], treated or not, that one step lost, and why."""

    step: str
    reason: str
    treated: Whole
    controls: Whole


@dataclass(frozen=True, slots=True)
class Matched:
    """Units and who is compared with whom; rows are those of `units` as they were given.

    `pairs` int64[p, 2] (treated, control) with `distances` float64[p]; none where weights or ranges were asked
    for. `sets` int64[n]: the matched set of each unit, IN_NO_SET when it is in none; with replacement nobody
    is in one. `weights` float64[n]: 1 for treated units kept, 0 for whoever is lost; those of the controls sum to
    the number of controls kept. `before` float64[n]: how much each row counts before matching. `caliper` is
    the width on the scale of the propensity; `scores` float64[n] the propensity, NaN where there is none.
    `ties` counts choices that the order of the ids decided.
    """

    settings: MatchSettings
    units: Units
    pairs: Whole
    distances: Floats
    sets: Whole
    weights: Floats
    before: Floats
    lost: tuple[Loss, ...]
    propensity: Propensity | None = None
    scores: Floats | None = None
    caliper: float | None = None
    ties: int = 0
    notes: tuple[str, ...] = ()

    @property
    def given(self) -> tuple[int, int]:
        """How many treated units and controls there were to begin with."""
        treated = int(self.units.treated.sum())
        return treated, self.units.size - treated

    @property
    def total_distance(self) -> float:
        """The sum of the distances of all pairs."""
        return float(self.distances.sum())

    @property
    def treated_kept(self) -> int:
        """How many treated units are compared."""
        return int((self.weights[self.units.treated] > 0).sum())

    @property
    def controls_kept(self) -> int:
        """How many controls they are compared with."""
        return int((self.weights[~self.units.treated] > 0).sum())

    def difference(self, values: Floats) -> float:
        """The mean of values float64[n] of the treated kept, less the weighted mean of their controls.

        What the regression of the values on treatment with the weights gives as its coefficient.
        """
        treated = self.units.treated
        mean = [np.average(values[group], weights=self.weights[group]) for group in (treated, ~treated)]
        return float(mean[0] - mean[1])
