from django.apps import AppConfig

from soceis.sharing.partners.rules import CODE_LISTS


class PartnersConfig(AppConfig):
    """The organisations we work with, and whom to call there."""

    name = "soceis.sharing.partners"
    label = "partners"
    code_lists = CODE_LISTS
