"""The app of small observations."""

from django.apps import AppConfig

from soceis.sharing.observations.rules import CODE_LISTS


class ObservationsConfig(AppConfig):
    """Small things that were noticed about a young person, seen together over time."""

    name = "soceis.sharing.observations"
    label = "observations"
    code_lists = CODE_LISTS
