"""Reading education, training and work; each begins with who is asking."""

from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from soceis.contexts.schools.models import (
    Achievement,
    Application,
    Attendance,
    EducationEntry,
    EducationStatus,
    Exclusion,
)
from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework.models import Episode
from soceis.people.models import YoungPerson

E = TypeVar("E", bound=EducationEntry)
MOST_SHOWN = 100


@dataclass(frozen=True)
class Education:
    """Everything noted about somebody's education, training and work; each list the newest first."""

    statuses: list[EducationStatus]
    away: list[Exclusion]
    attendance: list[Attendance]
    applications: list[Application]
    achievements: list[Achievement]
    began: date


def education_of(user: User, episode: Episode) -> Education:
    """All of it, over every episode that somebody may see, in five statements."""
    check(reach_of(user), Permission.EDUCATION_SEE, episode.access_subject)
    return Education(
        _of(EducationStatus, episode.young_person_id, "-begins"),
        _of(Exclusion, episode.young_person_id, "-begins"),
        _of(Attendance, episode.young_person_id, "-begins"),
        _of(Application, episode.young_person_id, "-state_on"),
        _of(Achievement, episode.young_person_id, "-achieved_on"),
        began_on(episode),
    )


def began_on(episode: Episode) -> date:
    """The day from which attendance counts as after: the first attempt, else the beginning of the episode."""
    return episode.open_from or episode.created_at.astimezone(clock.LONDON).date()


def _of(table: type[E], young_person_id: UUID, order: str) -> list[E]:
    return list(
        table._default_manager.filter(young_person=young_person_id).order_by(order, "-created_at")[
            :MOST_SHOWN
        ]
    )


def entry_for(user: User, table: type[E], young_person: YoungPerson, entry_id: UUID) -> E:
    """One entry, to change it."""
    entry = (
        table._default_manager.select_related("episode__young_person")
        .filter(pk=entry_id, young_person=young_person.pk)
        .first()
    )
    if entry is None:
        raise NotFound
    check(reach_of(user), Permission.EDUCATION_WRITE, entry.access_subject)
    return entry


def application_for(user: User, application_id: UUID) -> Application:
    """An application, to move it."""
    found = Application.objects.select_related("young_person").filter(pk=application_id).first()
    if found is None:
        raise NotFound
    check(reach_of(user), Permission.EDUCATION_WRITE, found.access_subject)
    return found


def wallet_of(user: User, young_person: YoungPerson) -> list[Achievement]:
    """What the young person wants in the wallet that they keep, in the order of time."""
    check(reach_of(user), Permission.EDUCATION_SEE, young_person.access_subject)
    kept = Achievement.objects.filter(young_person=young_person.pk, in_wallet=True)
    return list(kept.order_by("achieved_on", "created_at"))
