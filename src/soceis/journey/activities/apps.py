from django.apps import AppConfig

from soceis.journey.activities.rules import CODE_LISTS


class ActivitiesConfig(AppConfig):
    """What young people can do with us, alone and in groups."""

    name = "soceis.journey.activities"
    label = "activities"
    code_lists = CODE_LISTS

    def ready(self) -> None:
        """Tell what stands against making two records one."""
        from soceis.journey.activities.queries.merging import known
        from soceis.people.queries import obstacles

        obstacles.tell(known)
