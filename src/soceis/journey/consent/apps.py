from django.apps import AppConfig

from soceis.journey.consent.rules import CODE_LISTS


class ConsentConfig(AppConfig):
    """The agreement with a young person, and what they permit."""

    name = "soceis.journey.consent"
    label = "consent"
    code_lists = CODE_LISTS
