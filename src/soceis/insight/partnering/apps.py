from django.apps import AppConfig


class PartneringConfig(AppConfig):
    """What partners may know in numbers: what became of what they brought, and what stands in young people's way."""

    name = "soceis.insight.partnering"
    label = "partnering"
