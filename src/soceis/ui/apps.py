from django.apps import AppConfig


class UiConfig(AppConfig):
    """Layout, components and form fields."""

    name = "soceis.ui"
    label = "ui"
