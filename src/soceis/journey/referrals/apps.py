from django.apps import AppConfig

from soceis.journey.referrals.rules import CODE_LISTS, CROSSWALKS


class ReferralsConfig(AppConfig):
    """Who told us, what for, our answer."""

    name = "soceis.journey.referrals"
    label = "referrals"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
