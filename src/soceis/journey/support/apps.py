from django.apps import AppConfig


class SupportConfig(AppConfig):
    """Practical help, grants, advocacy, and the support of caregivers."""

    name = "soceis.journey.support"
    label = "support"
