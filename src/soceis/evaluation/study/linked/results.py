"""What the uncertainty of the links does to each estimate: thresholds, draws, and links that were missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from soceis.evaluation.study.entries import Model


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95% interval: events a young person a month, or the log of a ratio of rates."""

    estimate: float
    se: float
    low: float
    high: float

    @property
    def side(self) -> int:
        """-1 when it lies below no difference, 1 above, 0 when it holds it."""
        return (self.low > 0) - (self.high < 0)

    def as_json(self) -> dict[str, Any]:
        return {"estimate": self.estimate, "se": self.se, "ci": [self.low, self.high]}


@dataclass(frozen=True, slots=True)
class Drawn:
    """The estimate over draws of the links (Rubin's rules); `people`: fewest and most young people of the service.

    `within`, `between`, `share` and `people` are None where a policy keeps them back.
    """

    found: Interval
    p: float
    within: float | None
    between: float | None
    share: float | None
    draws: int
    failed: int
    people: tuple[int, int] | None

    def as_json(self) -> dict[str, Any]:
        return {
            **self.found.as_json(),
            "p": self.p,
            "within": self.within,
            "between": self.between,
            "share_of_links": self.share,
            "draws": self.draws,
            "failed": self.failed,
            "treated": None if self.people is None else list(self.people),
        }


@dataclass(frozen=True, slots=True)
class Threshold:
    """The estimate when only links of this probability or more count; `missing` says why there is none."""

    threshold: float
    people: int | None
    precision: float | None
    found: Interval | None
    missing: str = ""

    def as_json(self) -> dict[str, Any]:
        found = None if self.found is None else self.found.as_json()
        return {
            "threshold": self.threshold,
            "treated": self.people,
            "expected_precision": self.precision,
            **(found or {"estimate": None, "se": None, "ci": None}),
            "missing": self.missing or None,
        }


@dataclass(frozen=True, slots=True)
class Missed:
    """The estimate had everybody been linked, when the effect on the `missed` lies between two bounds.

    `share` of all who match were missed; `assumed` are the bounds for them, `low` and `high` the estimate at each,
    `ci` with the sampling error; `tipping` what the missed would have to be for no difference at all.
    """

    missed: float
    share: float
    assumed: tuple[float, float]
    low: float
    high: float
    ci: tuple[float, float]
    tipping: float | None

    @property
    def side(self) -> int:
        return (self.ci[0] > 0) - (self.ci[1] < 0)

    def as_json(self) -> dict[str, Any]:
        return {
            "missed": self.missed,
            "share": self.share,
            "assumed": list(self.assumed),
            "bounds": [self.low, self.high],
            "ci": list(self.ci),
            "tipping": self.tipping,
        }


@dataclass(frozen=True, slots=True)
class CarriedEstimate:
    """One simple overall estimate: as if all links were certain, over draws, at thresholds, and with missed links.

    A part that is None has its reason in `absent`.
    """

    outcome: str
    model: Model
    plain: Interval | None
    drawn: Drawn | None
    thresholds: tuple[Threshold, ...]
    missed: Missed | None
    absent: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "outcome": self.outcome,
            "model": self.model,
            "all_links_certain": None if self.plain is None else self.plain.as_json(),
            "draws": None if self.drawn is None else self.drawn.as_json(),
            "thresholds": [each.as_json() for each in self.thresholds],
            "missed": None if self.missed is None else self.missed.as_json(),
            "absent": list(self.absent),
        }


@dataclass(frozen=True, slots=True)
class Carried:
    """All of it. `given` young people of the analysis are in the file, `certain` are not and count as linked for
    certain, `uncertain` have a probability under 1; None where a policy keeps a number back.
    """

    file: str
    joined_by: str
    given: int | None
    certain: int | None
    uncertain: int | None
    draws: int
    seed: int
    estimates: tuple[CarriedEstimate, ...]
    conclusion: str

    def as_json(self) -> dict[str, Any]:
        return {
            "file": self.file,
            "joined_by": self.joined_by,
            "treated_in_file": self.given,
            "treated_not_in_file": self.certain,
            "treated_uncertain": self.uncertain,
            "draws": self.draws,
            "seed": self.seed,
            "conclusion": self.conclusion,
            "estimates": [each.as_json() for each in self.estimates],
        }
