"""The app of where else young people and families can turn."""

from django.apps import AppConfig

from soceis.sharing.signposting.rules import CODE_LISTS


class SignpostingConfig(AppConfig):
    """A directory of other services, read from and written as Open Referral UK."""

    name = "soceis.sharing.signposting"
    label = "signposting"
    code_lists = CODE_LISTS
