from django.apps import AppConfig

from soceis.journey.plans.rules import CODE_LISTS, CROSSWALKS


class PlansConfig(AppConfig):
    """Plans with topics and goals."""

    name = "soceis.journey.plans"
    label = "plans"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
