"""Impact: difference-in-differences that are honest at small numbers.

    panel = panel_of("extract", window=12)                # units by months, framed, with whoever is left out counted
    summary = summarise(panel, "offences")                # a dozen small matrices, enough for all down to `combined`
    effects = group_time(summary, control="never")        # group-time effects with their covariance
    group_time(summary, control="matched")                # each cohort with those matched to it, at its month
    aggregate(effects, "dynamic").parts                   # simple, dynamic, group, calendar; bands that hold for all
    count_effects(summary, "simple", "never").overall     # log rate ratio, unit and month effects
    pre_trend(effects), trend_power(effects)              # parallel before? could the test have seen otherwise?
    sensitivity(group_time(summary, base="universal"))    # and if trends differed afterwards?
    combined([summary, other])                            # two sides, neither of which sends rows
    randomisation_inference(panel, "offences")            # the headline below 100 treated
    size_and_power(panel, "offences")                     # what could have been found at these numbers
    adjusted_group_time(panel, "offences", ["age"])       # with covariates, doubly robust
    before_after(panel, "offences").words                 # without a comparison, and why not to quote it
    headline(summary)                                     # "randomisation" or "analytic"

Pure functions of frozen values; every draw from a seed.
"""

from soceis.evaluation.impact.aggregating import aggregate
from soceis.evaluation.impact.bands import critical_value
from soceis.evaluation.impact.before_after import BeforeAfter, WithoutEffect, before_after
from soceis.evaluation.impact.covariates import WAYS, adjusted_group_time
from soceis.evaluation.impact.estimates import CONTROLS, KINDS, Base, Control, Estimate, Kind
from soceis.evaluation.impact.linear import GroupTime, group_time
from soceis.evaluation.impact.mixing import Aggregation
from soceis.evaluation.impact.panel import (
    NEVER,
    OUTCOMES,
    Panel,
    framed,
    in_sets,
    make_panel,
    month_number,
    month_text,
    panel_of,
    read_panel,
)
from soceis.evaluation.impact.poisson import count_effects, rate_ratio, share_used
from soceis.evaluation.impact.power import Power, PowerAt, Rates, headline, size_and_power
from soceis.evaluation.impact.problems import Absent, Problem
from soceis.evaluation.impact.randomisation import randomisation_inference
from soceis.evaluation.impact.sending import summary_as_json, summary_from_json
from soceis.evaluation.impact.summaries import Group, Summary, combined, of_area, small_groups, summarise
from soceis.evaluation.impact.trends import (
    PreTrend,
    Sensitivity,
    TrendPower,
    pre_trend,
    sensitivity,
    trend_power,
    wald,
)
from soceis.evaluation.impact.twfe import two_way

__all__ = [
    "CONTROLS",
    "KINDS",
    "NEVER",
    "OUTCOMES",
    "WAYS",
    "Absent",
    "Aggregation",
    "Base",
    "BeforeAfter",
    "Control",
    "Estimate",
    "Group",
    "GroupTime",
    "Kind",
    "Panel",
    "Power",
    "PowerAt",
    "PreTrend",
    "Problem",
    "Rates",
    "Sensitivity",
    "Summary",
    "TrendPower",
    "WithoutEffect",
    "adjusted_group_time",
    "aggregate",
    "before_after",
    "combined",
    "count_effects",
    "critical_value",
    "framed",
    "group_time",
    "headline",
    "in_sets",
    "make_panel",
    "month_number",
    "month_text",
    "of_area",
    "panel_of",
    "pre_trend",
    "randomisation_inference",
    "rate_ratio",
    "read_panel",
    "sensitivity",
    "share_used",
    "size_and_power",
    "small_groups",
    "summarise",
    "summary_as_json",
    "summary_from_json",
    "trend_power",
    "two_way",
    "wald",
]
