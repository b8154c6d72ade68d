"""What this app tells when two records are to be made one: that somebody keeps the two apart."""

from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.journey.activities.models import KeepApart
from soceis.people.models import YoungPerson
from soceis.people.queries import obstacles


def known(user: User, stays: YoungPerson, goes: YoungPerson) -> obstacles.Known:  # noqa: ARG001  each finder is asked so
    """Nobody is kept apart from themselves: a manager who keeps the two apart takes them for two people."""
    between = Q(person=stays, other_person=goes) | Q(person=goes, other_person=stays)
    if not KeepApart.objects.filter(between, ended_on__isnull=True).exists():
        return obstacles.Known()
    return obstacles.Known(
        against=(
            obstacles.Obstacle(
                "Somebody keeps these two apart, so somebody takes them for two people.",
                "End that keep-apart first, if it is a mistake.",
            ),
        )
    )
