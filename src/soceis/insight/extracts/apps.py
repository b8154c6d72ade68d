from django.apps import AppConfig


class ExtractsConfig(AppConfig):
    """Pseudonymised views, the extract, and the only bridge to the evaluation."""

    name = "soceis.insight.extracts"
    label = "extracts"
