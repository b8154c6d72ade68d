from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """Conversations about what a young person needs, and licensed readings."""

    name = "soceis.journey.assessments"
    label = "assessments"
