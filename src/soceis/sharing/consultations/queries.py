"""Reading what partners brought; every question begins with who is asking: a visitor at the door, or staff."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.sharing.agreements.models import Agreement
from soceis.sharing.consultations.models import Approach, PartnerDraft
from soceis.sharing.consultations.rules import ADVISED, CONSULTATION, RECEIVED


@dataclass(frozen=True)
class Place:
    """An organisation of the visitor's, and an area for which they may write to us."""

    organisation_id: UUID
    organisation: str
    area_id: UUID
    area: str
    nation: str


@dataclass(frozen=True)
class Visitor:
    """Somebody at a partner, for as long as one transaction. They have a mailbox and no account."""

    link_id: UUID
    mailbox: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class PartnerCount:
    """What one partner brought: consultations, how many of them became referrals, and referrals. Never added up."""

    organisation_id: UUID
    organisation: str
    consultations: int
    became: int
    referrals: int


def hashed(secret: str) -> str:
    """SHA-256 of a token that has 256 bits of its own, so that the table opens nothing."""
    return hashlib.sha256(secret.encode()).hexdigest()


def enter(visit_key: str) -> Visitor | None:
    """Let the database know whose visit this is; None when there is none, or it is over. One statement."""
    moment = clock.now().isoformat() if clock.is_set() else ""
    with connection.cursor() as cursor:
        cursor.execute("select app.enter_partner(%s, %s)", [hashed(visit_key), moment])
        (answer,) = cursor.fetchone()
    found = json.loads(answer) if isinstance(answer, str) else answer
    if not found or not found["places"]:
        return None
    places = tuple(
        Place(UUID(one["organisation"]), one["name"], UUID(one["area"]), one["where"], one["nation"])
        for one in found["places"]
    )
    return Visitor(UUID(found["link"]), found["mailbox"], places)


def draft_of(visitor: Visitor, draft_id: UUID) -> PartnerDraft:
    """What the visitor is still writing; NotFound for anybody else's."""
    found = PartnerDraft.objects.filter(pk=draft_id, mailbox=visitor.mailbox).first()
    if found is None:
        raise NotFound
    return found


def drafts_of(visitor: Visitor) -> list[PartnerDraft]:
    """Everything that the visitor began and has not sent, the latest first."""
    return list(PartnerDraft.objects.filter(mailbox=visitor.mailbox).order_by("-saved_at")[:20])


def sent_by(visitor: Visitor) -> list[Approach]:
    """Everything that the visitor sent, the latest first."""
    return list(Approach.objects.filter(mailbox=visitor.mailbox).order_by("-sent_at")[:50])


def sent_one(visitor: Visitor, approach_id: UUID) -> Approach | None:
    """One thing that the visitor sent, or None: not sent yet, or not theirs."""
    return Approach.objects.filter(pk=approach_id, mailbox=visitor.mailbox).first()


def who_answers(area_id: UUID, *, kept_apart: bool = False, but: Iterable[UUID] = ()) -> str:
    """The name of who answers for the area; the national manager's for what the area does not see. "" for nobody.

    `but` are those from whom it is sealed.
    """
    today = clock.today()
    held = Membership.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=today), begins__lte=today, user__is_active=True
    ).exclude(user__in=list(but))
    asked = (
        held.filter(role="national_manager")
        if kept_apart
        else held.filter(role="area_manager", area_id=area_id)
    )
    found = asked.order_by("begins", "id").values_list("user__display_name", flat=True).first()
    return found or ""


def _seen(user: User) -> QuerySet[Approach]:
    check(reach_of(user), Permission.APPROACH_SEE)
    seen = Approach.objects.select_related("organisation", "area", "advised_by", "national_by")
    if "national_manager" in reach_of(user).role_codes:
        return seen
    return seen.filter(area__in=reach_of(user).managed_areas)


def waiting(user: User) -> list[Approach]:
    """What waits for an answer, the one promised soonest first. One statement."""
    return list(_seen(user).filter(state__in=(RECEIVED, ADVISED)).order_by("answer_by", "sent_at"))


def waiting_count(user: User) -> int:
    """How many wait for a first answer, for a number beside a link."""
    if not reach_of(user).holds(Permission.APPROACH_SEE):
        return 0
    return _seen(user).filter(state=RECEIVED).count()


def approach_for(user: User, approach_id: UUID, permission: Permission = Permission.APPROACH_SEE) -> Approach:
    """What a partner brought, for whoever answers it; NotFound to everybody else."""
    found = _seen(user).filter(pk=approach_id).first()
    if found is None:
        raise NotFound
    check(reach_of(user), permission, found.access_subject)
    return found


def agreement_until(user: User, approach: Approach) -> tuple[bool, date | None]:
    """Whether an agreement with the partner is in force today, and until when it is (None: no end).

    What comes in never needs one. It says what may go back: without one, the safeguarding way alone.
    """
    check(reach_of(user), Permission.SHARING_AGREEMENT_SEE)
    today = clock.today()
    found = (
        Agreement.objects.filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=today),
            area_id=approach.area_id,
            stage="active",
            effective_on__lte=today,
            parties__organisation_id=approach.organisation_id,
        )
        .order_by("-ends_on")
        .values_list("ends_on", flat=True)
    )
    ends = list(found)
    return bool(ends), ends[0] if ends else None


def counts_by_partner(user: User) -> list[PartnerCount]:
    """What each partner of the user's areas brought, most first; consultations apart from referrals."""
    rows = (
        _seen(user)
        .values("organisation_id", "organisation__name", "kind")
        .annotate(number=Count("id"), became=Count("id", filter=Q(became_referral__isnull=False)))
        .order_by()
    )
    counted: dict[tuple[UUID, str], dict[str, tuple[int, int]]] = defaultdict(dict)
    for row in rows:
        counted[row["organisation_id"], row["organisation__name"]][row["kind"]] = (
            row["number"],
            row["became"],
        )
    none = (0, 0)
    found = [
        PartnerCount(key, name, *kinds.get(CONSULTATION, none), kinds.get("referral", none)[0])
        for (key, name), kinds in counted.items()
    ]
    return sorted(found, key=lambda one: (-one.consultations - one.referrals, one.organisation))
