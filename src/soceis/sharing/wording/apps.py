from django.apps import AppConfig

from soceis.sharing.wording.rules import CODE_LISTS


class WordingConfig(AppConfig):
    """Words about young people: what to write instead, and why."""

    name = "soceis.sharing.wording"
    label = "wording"
    code_lists = CODE_LISTS
