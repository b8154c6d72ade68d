from django.apps import AppConfig

from soceis.contexts.schools.rules import CODE_LISTS, CROSSWALKS


class SchoolsConfig(AppConfig):
    """Education, employment and training."""

    name = "soceis.contexts.schools"
    label = "schools"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
