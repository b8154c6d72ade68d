from django.apps import AppConfig

from soceis.contexts.mapping.rules import CODE_LISTS, CROSSWALKS


class MappingConfig(AppConfig):
    """People and ties around a young person."""

    name = "soceis.contexts.mapping"
    label = "mapping"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
