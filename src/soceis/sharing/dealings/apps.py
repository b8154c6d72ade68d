"""The app of what we do with partners apart from any young person."""

from django.apps import AppConfig

from soceis.sharing.dealings.rules import CODE_LISTS


class DealingsConfig(AppConfig):
    """Briefings, what was asked of partners and when they answered, and what each side agreed to change."""

    name = "soceis.sharing.dealings"
    label = "dealings"
    code_lists = CODE_LISTS
