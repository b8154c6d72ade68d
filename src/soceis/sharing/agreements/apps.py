from django.apps import AppConfig

from soceis.sharing.agreements.rules import CODE_LISTS


class AgreementsConfig(AppConfig):
    """What we agreed with other organisations about sharing information."""

    name = "soceis.sharing.agreements"
    label = "agreements"
    code_lists = CODE_LISTS
