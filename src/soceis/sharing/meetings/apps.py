"""The app of meetings with other agencies."""

from django.apps import AppConfig

from soceis.sharing.meetings.rules import CODE_LISTS


class MeetingsConfig(AppConfig):
    """Agenda, who was there, what was told to whom, what was decided, who does what by when."""

    name = "soceis.sharing.meetings"
    label = "meetings"
    code_lists = CODE_LISTS
