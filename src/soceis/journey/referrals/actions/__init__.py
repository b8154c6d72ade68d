"""Everything that can be done with a referral."""

from soceis.journey.referrals.actions.deciding import ask_referrer, decide, join, start_screening
from soceis.journey.referrals.actions.entering import enter, enter_again, enter_new
from soceis.journey.referrals.actions.risk import leave_risk, take_risk_over

__all__ = [
    "ask_referrer",
    "decide",
    "enter",
    "enter_again",
    "enter_new",
    "join",
    "leave_risk",
    "start_screening",
    "take_risk_over",
]
