from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    """Education, employment and training."""

    name = "soceis.contexts.schools"
    label = "schools"
