from django.apps import AppConfig

from soceis.journey.assessments.rules import CODE_LISTS, CROSSWALKS


class AssessmentsConfig(AppConfig):
    """Conversations about what a young person needs, and licensed readings."""

    name = "soceis.journey.assessments"
    label = "assessments"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
