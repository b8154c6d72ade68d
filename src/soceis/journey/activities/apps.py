from django.apps import AppConfig


class ActivitiesConfig(AppConfig):
    """What young people can do with us, alone and in groups."""

    name = "soceis.journey.activities"
    label = "activities"
