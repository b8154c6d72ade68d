"""What was flagged to the manager, and what came of it."""

from django.db.models import Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.journey.casework.access import only_mentors
from soceis.journey.casework.models import Concern
from soceis.journey.casework.rules.flags import NOT_FLAGGED, UNANSWERED
from soceis.people.models import YoungPerson

MOST_SHOWN = 50


def _flags() -> QuerySet[Concern]:
    related = ("worker", "seen_by", "answered_by", "young_person")
    return Concern.objects.select_related(*related).exclude(flag=NOT_FLAGGED)


def flags_of(user: User, young_person: YoungPerson) -> list[Concern]:
    """What was flagged about a young person, the latest first; a peer mentor reads their own. One statement."""
    check(reach_of(user), Permission.CONTACT_RECORD, young_person.access_subject)
    flags = _flags().filter(young_person=young_person.pk)
    if only_mentors(reach_of(user), young_person.access_subject):
        flags = flags.filter(created_by=user)
    return list(flags.order_by("-created_at")[:MOST_SHOWN])


def flags_to_answer(user: User) -> list[Concern]:
    """What was flagged in the areas that somebody manages and nobody resolved yet, the first due first."""
    check(reach_of(user), Permission.FLAG_ANSWER)
    waiting = _flags().filter(Q(flag__in=UNANSWERED), area__in=reach_of(user).managed_areas)
    return list(waiting.order_by("answer_by", "created_at"))
