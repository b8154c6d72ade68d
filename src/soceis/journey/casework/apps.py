from django.apps import AppConfig

from soceis.journey.casework.rules import CODE_LISTS, CROSSWALKS, capture, flags, outreach


class CaseworkConfig(AppConfig):
    """A period of involvement: who works with whom, what happened, how it ended."""

    name = "soceis.journey.casework"
    label = "casework"
    code_lists = CODE_LISTS | capture.CODE_LISTS | flags.CODE_LISTS | outreach.CODE_LISTS
    crosswalks = CROSSWALKS

    def ready(self) -> None:
        """Tell what stands against making two records one."""
        from soceis.journey.casework.actions.merging import FOLLOWER
        from soceis.journey.casework.queries.merging import known
        from soceis.people.actions import following
        from soceis.people.queries import obstacles

        obstacles.tell(known)
        following.follow(FOLLOWER)
