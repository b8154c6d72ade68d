from django.apps import AppConfig

from soceis.journey.documents.rules import CODE_LISTS, CROSSWALKS


class DocumentsConfig(AppConfig):
    """Letters and papers about the work, and files that belong to it."""

    name = "soceis.journey.documents"
    label = "documents"
    code_lists = CODE_LISTS
    crosswalks = CROSSWALKS
