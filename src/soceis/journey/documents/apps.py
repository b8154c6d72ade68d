from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Letters and papers about the work, and files that belong to it."""

    name = "soceis.journey.documents"
    label = "documents"
