from django.apps import AppConfig

from soceis.journey.outcomes.rules import CODE_LISTS, CROSSWALKS


class OutcomesConfig(AppConfig):
    """What changed."""

    name = "soceis.journey.outcomes"
    label = "outcomes"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
