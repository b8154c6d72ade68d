"""What is typed about a referral, as values. Nothing here saves."""

from soceis.journey.referrals.forms.deciding import AskForm, DecideForm, RiskForm
from soceis.journey.referrals.forms.entering import SOMEBODY_ELSE, NewReferralForm, ReferralForm

__all__ = ["SOMEBODY_ELSE", "AskForm", "DecideForm", "NewReferralForm", "ReferralForm", "RiskForm"]
