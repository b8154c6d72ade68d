"""Reading the agreement and the permissions; every question begins with who is asking."""

from collections.abc import Iterable
from dataclasses import dataclass

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.journey.casework.models import Episode
from soceis.journey.consent.models import Agreement, LimitsExplained, PermissionAnswer
from soceis.journey.consent.rules import AGREED, DRAFT, NOT_ASKED, PURPOSES, SHARING
from soceis.people.models import YoungPerson


@dataclass(frozen=True)
class Agreements:
    """The agreements of an episode: the one that holds, the draft beside it, and those before, latest first."""

    agreed: Agreement | None
    draft: Agreement | None
    former: list[Agreement]

    @property
    def latest(self) -> Agreement | None:
        return self.draft or self.agreed


def agreements_of(user: User, episode: Episode) -> Agreements:
    """All agreements of an episode, in one statement."""
    check(reach_of(user), Permission.WORKING_AGREEMENT_SEE, episode.access_subject)
    found = list(
        Agreement.objects.select_related("created_by", "updated_by")
        .filter(episode=episode.pk)
        .order_by("-number")
    )
    return Agreements(
        agreed=next((one for one in found if one.state == AGREED), None),
        draft=next((one for one in found if one.state == DRAFT), None),
        former=[one for one in found if one.state not in (AGREED, DRAFT)],
    )


def limits_of(user: User, episode: Episode) -> list[LimitsExplained]:
    """When the limits of privacy were explained, the latest first; read by peer mentors too."""
    check(reach_of(user), Permission.WORKING_AGREEMENT_SEE, episode.access_subject)
    told = LimitsExplained.objects.select_related("created_by").filter(episode=episode.pk)
    return list(told.order_by("-explained_on", "-created_at"))


def limits_understood(user: User, episode: Episode) -> bool:
    """Whether they have understood what stays private and what must be passed on. One statement."""
    check(reach_of(user), Permission.WORKING_AGREEMENT_SEE, episode.access_subject)
    return LimitsExplained.objects.filter(episode=episode.pk, understood="yes").exists()


@dataclass(frozen=True)
class Standing:
    """How it stands with one purpose: the answers, latest first; none means not asked."""

    purpose: str
    partner: str
    answers: list[PermissionAnswer]

    @property
    def latest(self) -> PermissionAnswer | None:
        return self.answers[0] if self.answers else None

    @property
    def state(self) -> str:
        return self.answers[0].answer if self.answers else NOT_ASKED


def permissions_of(user: User, person: YoungPerson) -> list[Standing]:
    """Every purpose with its answers, asked or not; sharing once for each partner. One statement."""
    check(reach_of(user), Permission.PERMISSION_SEE, person.access_subject)
    return standings(_latest_first(person))


def standing_of(person: YoungPerson, purpose: str, partner: str) -> Standing:
    """How it stands with one purpose, for an action that has checked the permission."""
    wanted = partner.strip().casefold()
    answers = [one for one in _latest_first(person, purpose) if one.partner.casefold() == wanted]
    return Standing(purpose, partner, answers)


def _latest_first(person: YoungPerson, purpose: str = "") -> list[PermissionAnswer]:
    answers = PermissionAnswer.objects.select_related("created_by").filter(young_person=person.pk)
    if purpose:
        answers = answers.filter(purpose=purpose)
    return list(answers.order_by("-answered_on", "-created_at", "-id"))


def standings(answers: Iterable[PermissionAnswer]) -> list[Standing]:
    """The purposes in their order, each with its answers; `answers` come latest first."""
    by: dict[tuple[str, str], list[PermissionAnswer]] = {
        (purpose, ""): [] for purpose in PURPOSES if purpose != SHARING
    }
    for one in answers:
        by.setdefault((one.purpose, one.partner.casefold()), []).append(one)
    found = [
        Standing(purpose, given[0].partner if given else "", given) for (purpose, _), given in by.items()
    ]
    if not any(one.purpose == SHARING for one in found):
        found.append(Standing(SHARING, "", []))
    return found
