"""What a study found, apart from any file: frozen, complete, and never with a number that is not one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from soceis.evaluation.frames.findings import Severity
from soceis.evaluation.impact.covariates import Way
from soceis.evaluation.study.entries import Absent, Control, Entry, Made, finite
from soceis.evaluation.study.options import StudyOptions
from soceis.evaluation.study.verdict import Evidence, Verdict

if TYPE_CHECKING:
    from soceis.evaluation.study.linked.results import Carried

MARK = "[c]"
Sample = Literal["everybody", "matched"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many young people; None when there is no such number, or, with `withheld`, when a policy keeps it back."""

    n: int | None
    withheld: bool = False

    @property
    def printed(self) -> str:
        if self.withheld:
            return MARK
        return "" if self.n is None else f"{self.n:,}"


NOTHING = Count(None)


@dataclass(frozen=True, slots=True)
class FlowRow:
    """One step from referred to analysed: who is left in each group, and how many were lost to get there, and why."""

    step: str
    words: str
    service: Count
    comparison: Count
    lost_service: Count = NOTHING
    lost_comparison: Count = NOTHING
    why: str = ""
    why_comparison: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "step": self.step,
            "words": self.words,
            "service": self.service.n,
            "comparison": self.comparison.n,
            "lost_service": self.lost_service.n,
            "lost_comparison": self.lost_comparison.n,
            "why_service": self.why or None,
            "why_comparison": self.why_comparison or None,
            "withheld": any(count.withheld for count in self.counts),
        }

    @property
    def counts(self) -> tuple[Count, Count, Count, Count]:
        return self.service, self.comparison, self.lost_service, self.lost_comparison


@dataclass(frozen=True, slots=True)
class Side:
    """How a measure compares at one time: before matching, or after it. None where it has no value."""

    mean: float | None
    difference: float | None
    variance_ratio: float | None
    ecdf_mean: float | None
    ecdf_max: float | None

    def as_json(self) -> dict[str, float | None]:
        return {
            "comparison_mean": self.mean,
            "standardised_difference": self.difference,
            "variance_ratio": self.variance_ratio,
            "ecdf_mean": self.ecdf_mean,
            "ecdf_max": self.ecdf_max,
        }


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """One measure of the two groups, among everybody and after matching (None when nobody was matched).

    `share` marks a measure that is 0 or 1 for everybody; `withheld` says why a policy keeps it back.
    """

    measure: str
    words: str
    service_mean: float | None
    before: Side
    after: Side | None
    withheld: str = ""
    share: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "service_mean": self.service_mean,
            "before": self.before.as_json(),
            "after": None if self.after is None else self.after.as_json(),
            "withheld": self.withheld or None,
        }


@dataclass(frozen=True, slots=True)
class LostRow:
    """How the service's young people who were lost on the way to the analysis differ from those who stayed."""

    measure: str
    words: str
    kept_mean: float | None
    lost_mean: float | None
    difference: float | None

    def as_json(self) -> dict[str, Any]:
        return {
            "measure": self.measure,
            "kept_mean": self.kept_mean,
            "lost_mean": self.lost_mean,
            "standardised_difference": self.difference,
        }


@dataclass(frozen=True, slots=True)
class LinkageRow:
    """Of the young people referred in an area, how many were found in the police records."""

    area: str
    referred: Count
    found: Count

    @property
    def percent(self) -> str:
        if self.found.n is None or not self.referred.n:
            return MARK if self.found.withheld or self.referred.withheld else "-"
        return f"{int(100 * self.found.n / self.referred.n + 0.5)}"

    def as_json(self) -> dict[str, Any]:
        withheld = self.referred.withheld or self.found.withheld
        return {"area": self.area, "referred": self.referred.n, "found": self.found.n, "withheld": withheld}


@dataclass(frozen=True, slots=True)
class CohortRow:
    """How many of the service's young people began in a month, or in some months together."""

    months: str
    treated: Count


@dataclass(frozen=True, slots=True)
class Power:
    """The study's power for one outcome, by simulation with its own numbers.

    `power` is the share of simulated studies that find a change of a quarter, `size` that find one where there is
    none, `detectable` the smallest share of the mean before that 80% find. `curve` holds the power (second) of each
    change (first, as a share).
    """

    outcome: str
    treated: int | None
    comparison: int | None
    simulations: int
    size: float | None
    power: float | None
    detectable: float | None
    curve: tuple[tuple[float, float], ...] = ()
    method: str = ""
    absent: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "treated": self.treated,
            "comparison": self.comparison,
            "simulations": self.simulations,
            "size": self.size,
            "power_for_a_quarter": self.power,
            "detectable_share": self.detectable,
            "curve": [{"change": change, "power": power} for change, power in self.curve],
            "method": self.method,
            "absent": self.absent or None,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """Before and after, of the service's young people alone: rates a month, their ratio, and what chance would do.

    `expected` is the change in per cent that regression to the mean alone would make, with its 95% limits.
    """

    outcome: str
    people: int
    before: float | None
    after: float | None
    percent: float | None
    low: float | None
    high: float | None
    expected: tuple[float, float, float] | None
    warning: str
    absent: str = ""

    def as_json(self) -> dict[str, Any]:
        expected = self.expected
        return {
            "outcome": self.outcome,
            "before": self.before,
            "after": self.after,
            "percent": self.percent,
            "ci": None if self.low is None else [self.low, self.high],
            "regression_to_the_mean": None
            if expected is None
            else {"percent": expected[0], "ci": [expected[1], expected[2]]},
            "warning": self.warning or None,
            "absent": self.absent or None,
        }


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How the conclusion stands when the trends of the groups need not have been parallel (Rambachan and Roth)."""

    m: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Trends:
    """The test that the groups changed alike before the start. `of` says what was tested.

    `p` is that of the Wald statistic, `small_p` the same for as few young people as there are (Hotelling's T-squared:
    the Wald test rejects too often when the months are many for them); the verdict rests on `small_p`.

    `drift` is the smallest drift a month that the test notices in 80% of attempts, `bias` what such a drift would
    add to the headline estimate.
    """

    statistic: float | None = None
    freedom: int | None = None
    p: float | None = None
    small_p: float | None = None
    of: str = ""
    drift: float | None = None
    bias: float | None = None
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "statistic": self.statistic,
            "df": self.freedom,
            "p": self.p,
            "p_for_few": self.small_p,
            "of": self.of or None,
            "drift_noticed": self.drift,
            "bias_of_such_a_drift": self.bias,
        }


@dataclass(frozen=True, slots=True)
class OutcomeStudy:
    """Everything about one outcome. `headline` says which method stands first; the other is `beside`."""

    outcome: str
    sample: Sample
    evidence: Evidence
    verdict: Verdict
    headline: Literal["randomisation", "analytic"]
    randomisation: Entry | None
    analytic: Entry | None
    ratio: Entry | None
    ratio_by_lot: Entry | None
    power: Power
    change: Change | None
    trends: Trends
    sensitivity: tuple[Sensitivity, ...] = ()
    control: Control = "never"
    dropped_by_poisson: int | None = None
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        found = self.evidence
        return {
            "outcome": self.outcome,
            "sample": self.sample,
            "control": self.control,
            "verdict": self.verdict.kind,
            "said": list(self.verdict.sentences),
            "method": self.headline,
            "estimate": found.estimate,
            "ci": None if found.low is None else [found.low, found.high],
            "p": found.p,
            "analytic": None if self.analytic is None else self.analytic.as_json(),
            "randomisation": None if self.randomisation is None else self.randomisation.as_json(),
            "rate_ratio": None if self.ratio is None else self.ratio.as_json(),
            "rate_ratio_randomisation": None if self.ratio_by_lot is None else self.ratio_by_lot.as_json(),
            "mean_before": found.before,
            "pre_trends": self.trends.as_json(),
            "sensitivity": [{"m": s.m, "ci": [s.low, s.high]} for s in self.sensitivity],
            "all_zero_left_out_by_poisson": self.dropped_by_poisson,
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The overall linear estimate of one outcome with covariates allowed for, in one way, and `without` them for the
    same young people: the sample and the comparison are those of the headline. `absent` says why there is none.
    """

    outcome: str
    way: Way
    covariates: tuple[str, ...]
    control: Control
    found: Entry | None
    without: Entry | None
    absent: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "way": self.way,
            "covariates": list(self.covariates),
            "estimate": None if self.found is None else self.found.as_json(),
            "without_covariates": None if self.without is None else self.without.as_json(),
            "absent": self.absent or None,
        }


@dataclass(frozen=True, slots=True)
class Adjusting:
    """All adjusted estimates of a study: of everybody, of the matched sets, and those beside the headlines."""

    everybody: Made = ((), ())
    matched: Made = ((), ())
    headlines: tuple[Adjusted, ...] = ()
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Something about the data or the study that a reader should know: what, and what to do. `count` of units."""

    code: str
    severity: Severity
    message: str
    count: int | None = None

    def as_json(self) -> dict[str, str]:
        return {"code": self.code, "severity": self.severity, "message": self.message}


@dataclass(frozen=True, slots=True)
class Study:
    """A whole study. `entries` and `absents` rest on everybody in the window, `matched_*` on the matched sets.

    `effective` is the effective number of the comparison group after weighting, where that was needed; `sizes_shown`
    whether it may be said how many young people were analysed; `links` what uncertain links do to the estimates;
    `adjusted` the estimates with covariates allowed for.
    """

    options: StudyOptions
    service: str
    dated: date
    months: tuple[str, str]
    inputs: tuple[tuple[str, str], ...]
    linkage: tuple[LinkageRow, ...]
    flow: tuple[FlowRow, ...]
    lost: tuple[LostRow, ...]
    balance: tuple[BalanceRow, ...]
    effective: float | None
    matching: str
    cohorts: tuple[CohortRow, ...]
    outcomes: tuple[OutcomeStudy, ...]
    entries: tuple[Entry, ...]
    absents: tuple[Absent, ...]
    matched_entries: tuple[Entry, ...] = ()
    matched_absents: tuple[Absent, ...] = ()
    findings: tuple[Told, ...] = ()
    policy_words: tuple[str, ...] = ()
    sizes_shown: bool = True
    links: Carried | None = None
    adjusted: Adjusting = field(default_factory=Adjusting)


def plain(value: float | None) -> float | None:
    """The number, or None when it is not one: no output ever holds NaN or an infinity."""
    return float(value) if value is not None and finite(value) else None
