from django.apps import AppConfig

from soceis.journey.support.rules import CODE_LISTS, CROSSWALKS


class SupportConfig(AppConfig):
    """Practical help, grants, advocacy, and the support of caregivers."""

    name = "soceis.journey.support"
    label = "support"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
