from django.apps import AppConfig

from soceis.sharing.disclosures.rules import CODE_LISTS


class DisclosuresConfig(AppConfig):
    """Who was told what about a young person, and what others told us."""

    name = "soceis.sharing.disclosures"
    label = "disclosures"
    code_lists = CODE_LISTS
