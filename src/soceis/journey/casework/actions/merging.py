"""Which time with us it is, counted anew when two records of one young person are made one."""

from soceis.foundation.accounts.models import User
from soceis.journey.casework.models import Episode
from soceis.journey.casework.queries.merging import time_of
from soceis.people.actions.following import Follower
from soceis.people.models import YoungPerson


def number_anew(user: User, stays: YoungPerson) -> dict[str, int]:  # noqa: ARG001  each follower is told so
    """First, second, third time with us, in the order in which they began; answers with the numbers before."""
    episodes = list(Episode.objects.filter(young_person=stays).select_related("referral"))
    episodes.sort(key=lambda episode: (time_of(episode)[0], episode.created_at))
    before = {str(episode.pk): episode.number for episode in episodes}
    _number({str(episode.pk): place for place, episode in enumerate(episodes, start=1)}, before)
    return before


def number_back(user: User, before: dict[str, int]) -> None:  # noqa: ARG001
    """The numbers as they were."""
    _number(before, {})


def _number(wanted: dict[str, int], held: dict[str, int]) -> None:
    for key, number in wanted.items():
        if held.get(key) != number:
            Episode.objects.filter(pk=key).update(number=number)


FOLLOWER = Follower("casework", number_anew, number_back)
