from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    """Reports of the evaluation, made by a job, and their release by two people."""

    name = "soceis.insight.releases"
    label = "releases"
