from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    """Invented people, their loader, and the page on which to choose a person."""

    name = "soceis.interfaces.demonstration"
    label = "demonstration"
