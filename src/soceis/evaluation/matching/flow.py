"""Who is left at each step, and how those who were lost differ from those who are compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from soceis.evaluation.matching.balance import is_binary, standardiser
from soceis.evaluation.matching.matched import Matched
from soceis.evaluation.matching.risksets import RiskSets
from soceis.evaluation.matching.units import Floats


@dataclass(frozen=True, slots=True)
class FlowStep:
    """How many one step lost, for which reason, and how many are left after it."""

    step: str
    reason: str
    treated_lost: int
    controls_lost: int
    treated_left: int
    controls_left: int


@dataclass(frozen=True, slots=True)
class LostAndKept:
    """One covariate of the treated who are compared and of those who are not.

    Means over those of whom it is known, None when there are none; `difference` is lost less kept in standard
    deviations of all treated, None where it is not defined.
    """

    covariate: str
    kept: int
    lost: int
    kept_mean: float | None
    lost_mean: float | None
    difference: float | None


def flow(found: Matched | RiskSets) -> tuple[FlowStep, ...]:
    """The steps from all units to those compared; the first step loses nobody."""
    treated, controls = found.given
    steps = [FlowStep("given", "", 0, 0, treated, controls)]
    for loss in found.lost:
        treated -= len(loss.treated)
        controls -= len(loss.controls)
        steps.append(
            FlowStep(loss.step, loss.reason, len(loss.treated), len(loss.controls), treated, controls)
        )
    return tuple(steps)


def lost_and_kept(found: Matched | RiskSets) -> tuple[LostAndKept, ...]:
    """How the treated who were lost differ from those kept, for every covariate."""
    matched = found.at_index if isinstance(found, RiskSets) else found
    treated = matched.units.treated
    kept = treated & (matched.weights > 0)
    lost = treated & (matched.weights == 0)
    return tuple(
        _compared(name, np.asarray(values)[kept], np.asarray(values)[lost])
        for name, values in matched.units.covariates.items()
    )


def _compared(name: str, kept: Floats, lost: Floats) -> LostAndKept:
    kept, lost = kept[~np.isnan(kept)], lost[~np.isnan(lost)]
    means = [float(values.mean()) if len(values) else None for values in (kept, lost)]
    return LostAndKept(name, len(kept), len(lost), means[0], means[1], _gap(kept, lost))


def _gap(kept: Floats, lost: Floats) -> float | None:
    if not len(kept) or not len(lost):
        return None
    everybody = np.concatenate([kept, lost])
    spread = standardiser(everybody, np.ones(len(everybody)), binary=is_binary(everybody))
    gap = float(lost.mean() - kept.mean())
    if spread > 0:
        return gap / spread
    return 0.0
