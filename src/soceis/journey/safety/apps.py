from django.apps import AppConfig

from soceis.journey.safety.rules import CODE_LISTS, CROSSWALKS


class SafetyConfig(AppConfig):
    """What worries in words, the contexts around a young person, and the safety of visits."""

    name = "soceis.journey.safety"
    label = "safety"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
