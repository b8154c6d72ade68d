"""Reading how life is going: conversations, what changed, and licensed readings where a licence holds."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.assessments.models import Conversation, Licence, LicensedReading, LifeAnswer
from soceis.journey.assessments.rules import (
    JUSTICE_STAR,
    WORKER,
    YOUNG_PERSON,
    Change,
    Mark,
    Said,
    changes,
)
from soceis.journey.casework.models import Episode

ANSWERS = Prefetch("answers", LifeAnswer.objects.select_related("updated_by").order_by("part"), "all_answers")


@dataclass(frozen=True)
class Talk:
    """A conversation with the answers of both sides, by part of life."""

    conversation: Conversation
    theirs: dict[str, LifeAnswer] = field(default_factory=dict)
    ours: dict[str, LifeAnswer] = field(default_factory=dict)

    @property
    def worker_only(self) -> bool:
        """Whether the worker answered and the young person did not."""
        return bool(self.ours) and not self.theirs

    def side(self, side: str) -> dict[str, LifeAnswer]:
        return self.theirs if side == YOUNG_PERSON else self.ours

    def seen(self, side: str) -> int:
        """Grows with every change of what that side said: two people cannot overwrite each other."""
        own = self.conversation.version if side == YOUNG_PERSON else 0
        return own + sum(answer.version for answer in self.side(side).values())


def said(answer: LifeAnswer) -> Said:
    """An answer as the rules take it."""
    return Said(str(answer.rating) if answer.rating is not None else answer.basis, answer.words)


def talk_of(conversation: Conversation) -> Talk:
    """The conversation with its answers, which it has or which are read now."""
    listed = getattr(conversation, "all_answers", None)
    if listed is None:
        listed = list(conversation.answers.select_related("updated_by").order_by("part"))
    return Talk(
        conversation,
        {answer.part: answer for answer in listed if answer.side == YOUNG_PERSON},
        {answer.part: answer for answer in listed if answer.side == WORKER},
    )


def conversation_for(
    user: User, conversation_id: UUID, permission: Permission = Permission.LIFE_SEE
) -> Conversation:
    """A conversation with its episode; NotFound when there is none for whoever asks."""
    conversation = (
        Conversation.objects.select_related("young_person", "episode").filter(pk=conversation_id).first()
    )
    if conversation is None:
        raise NotFound
    check(reach_of(user), permission, conversation.access_subject)
    return conversation


def talks_of(user: User, episode: Episode) -> list[Talk]:
    """All conversations of an episode with their answers, the first first. Two statements."""
    check(reach_of(user), Permission.LIFE_SEE, episode.access_subject)
    conversations = Conversation.objects.select_related("created_by").filter(episode=episode.pk)
    return [talk_of(one) for one in conversations.order_by("held_on").prefetch_related(ANSWERS)]


def marks(talks: list[Talk], side: str) -> list[Mark]:
    """The numbers that one side gave, by part and day."""
    return [
        Mark(part, talk.conversation.held_on, answer.rating)
        for talk in talks
        for part, answer in talk.side(side).items()
    ]


def changes_of(user: User, episode: Episode, *, worker_too: bool = False) -> dict[str, dict[str, Change]]:
    """By side, by part of life, the change from first to last. The worker's view only when asked for."""
    talks = talks_of(user, episode)
    return {
        side: changes(marks(talks, side))
        for side in (YOUNG_PERSON, WORKER)
        if side == YOUNG_PERSON or worker_too
    }


def licence_of(area_id: UUID, on: date | None = None, tool: str = JUSTICE_STAR) -> Licence | None:
    """The licence that holds in the area on the day; None when the instrument is off. It names nobody's record."""
    day = on or clock.today()
    held = Licence.objects.filter(area=area_id, tool=tool, valid_from__lte=day, valid_until__gte=day)
    return held.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=day)).order_by("-valid_until").first()


def licences(user: User) -> list[Licence]:
    """All licences of the areas whose manager asks, the latest first."""
    check(reach_of(user), Permission.LICENCE_KEEP)
    areas = reach_of(user).managed_areas
    listed = Licence.objects.select_related("area", "created_by").filter(area__in=areas)
    return list(listed.order_by("area__order", "-valid_until"))


def licence_for(user: User, licence_id: UUID) -> Licence:
    """A licence, for the manager of its area."""
    licence = Licence.objects.select_related("area").filter(pk=licence_id).first()
    if licence is None or licence.area_id not in reach_of(user).managed_areas:
        raise NotFound
    check(reach_of(user), Permission.LICENCE_KEEP, Subject(area_ids=frozenset({licence.area_id})))
    return licence


def areas_to_license(user: User) -> list[Area]:
    """The areas whose manager asks."""
    check(reach_of(user), Permission.LICENCE_KEEP)
    return list(Area.objects.filter(pk__in=reach_of(user).managed_areas).order_by("order"))


def licensed_of(user: User, episode: Episode, *, worker_too: bool = False) -> list[LicensedReading]:
    """Licensed readings of an episode, the first first; those without the young person only when asked for."""
    check(reach_of(user), Permission.LIFE_SEE, episode.access_subject)
    readings = LicensedReading.objects.filter(episode=episode.pk)
    if not worker_too:
        readings = readings.filter(present__contains=[YOUNG_PERSON])
    return list(readings.order_by("read_on", "number"))


def licensed_changes(readings: list[LicensedReading]) -> dict[int, Change]:
    """By number of the ten, the change from the first reading to the last."""
    found = changes([Mark(str(one.number), one.read_on, one.score) for one in readings])
    return {int(part): change for part, change in found.items()}
