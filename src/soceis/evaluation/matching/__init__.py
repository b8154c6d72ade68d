"""A comparison group for the young people of the service, and how good it is.

units = Units(ids, treated, covariates, exact)
matched = match(units, MatchSettings(caliper=0.2))     # sets, weights, pairs, who was lost and why
found = balance(matched)                               # before and after, effective sample size, support
flow(matched)                                          # how many are left at each step
lost_and_kept(matched)                                 # how those who were lost differ
matched = match_in_risk_sets(histories, settings)      # controls get the referral month of their case
"""

from soceis.evaluation.matching.balance import (
    PROPENSITY,
    Balance,
    BalanceRow,
    LovePoint,
    Sides,
    Support,
    balance,
    effective_size,
    love_points,
    support,
)
from soceis.evaluation.matching.flow import FlowStep, LostAndKept, flow, lost_and_kept
from soceis.evaluation.matching.histories import NEVER, Histories, histories_of, units_at
from soceis.evaluation.matching.making import match
from soceis.evaluation.matching.matched import IN_NO_SET, Loss, Matched, MatchSettings
from soceis.evaluation.matching.propensity import Propensity, propensity
from soceis.evaluation.matching.risksets import RiskSets, RiskSettings, match_in_risk_sets
from soceis.evaluation.matching.units import Units

__all__ = [
    "IN_NO_SET",
    "NEVER",
    "PROPENSITY",
    "Balance",
    "BalanceRow",
    "FlowStep",
    "Histories",
    "Loss",
    "LostAndKept",
    "LovePoint",
    "MatchSettings",
    "Matched",
    "Propensity",
    "RiskSets",
    "RiskSettings",
    "Sides",
    "Support",
    "Units",
    "balance",
    "effective_size",
    "flow",
    "histories_of",
    "lost_and_kept",
    "love_points",
    "match",
    "match_in_risk_sets",
    "propensity",
    "support",
    "units_at",
]
