from django.apps import AppConfig


class ConsentConfig(AppConfig):
    """The agreement with a young person, and what they permit."""

    name = "soceis.journey.consent"
    label = "consent"
