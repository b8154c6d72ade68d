from django.apps import AppConfig


class MappingConfig(AppConfig):
    """People and ties around a young person."""

    name = "soceis.contexts.mapping"
    label = "mapping"
