from django.apps import AppConfig


class SafetyConfig(AppConfig):
    """What worries in words, the contexts around a young person, and the safety of visits."""

    name = "soceis.journey.safety"
    label = "safety"
