"""Reading practical help, grants, speaking up and caregivers' own support; each begins with who is asking."""

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.support.models import Advocacy, CaregiverSupport, Grant, HelpRequest, Receipt
from soceis.journey.support.rules import ASKED, CAREGIVER_TIES, UNMET
from soceis.people.models import Tie, YoungPerson

YEAR = timedelta(days=365)
MOST_SHOWN = 100


def _with_money() -> QuerySet[HelpRequest]:
    grants = Grant.objects.select_related("created_by", "decided_by").order_by("created_at")
    receipts = Receipt.objects.order_by("on", "created_at")
    return HelpRequest.objects.prefetch_related(
        Prefetch("grants", queryset=grants), Prefetch("grants__receipts", queryset=receipts)
    )


def help_of(user: User, young_person: YoungPerson) -> list[HelpRequest]:
    """What a young person asked for with its grants and receipts, what is open first, then the newest."""
    check(reach_of(user), Permission.HELP_SEE, young_person.access_subject)
    found = (
        _with_money().filter(young_person=young_person.pk).order_by("-asked_on", "-created_at")[:MOST_SHOWN]
    )
    return sorted(found, key=lambda request: (request.state != ASKED, _urgency(request)))


def _urgency(request: HelpRequest) -> date:
    """Open ones by the day help is due; ended ones stay in the order of asking."""
    return request.due_on if request.state == ASKED else date.min


def request_for(user: User, request_id: UUID, permission: Permission = Permission.HELP_SEE) -> HelpRequest:
    """One request with its grants and receipts."""
    request = _with_money().select_related("young_person", "episode").filter(pk=request_id).first()
    if request is None:
        raise NotFound
    check(reach_of(user), permission, request.access_subject)
    return request


def grants_that_wait(user: User) -> list[Grant]:
    """Grants of the areas that somebody manages which nobody has decided on, the longest waiting first."""
    check(reach_of(user), Permission.GRANT_DECIDE)
    waiting = Grant.objects.filter(state=ASKED, area__in=reach_of(user).managed_areas)
    waiting = waiting.select_related("young_person", "request", "created_by")
    return list(waiting.order_by("created_at")[:MOST_SHOWN])


def help_that_waits(user: User) -> list[HelpRequest]:
    """What was asked for in the managed areas and has not come, the first due first."""
    check(reach_of(user), Permission.GRANT_DECIDE)
    waiting = HelpRequest.objects.filter(state=ASKED, area__in=reach_of(user).managed_areas)
    return list(waiting.select_related("young_person").order_by("due_on", "created_at"))


def unmet_needs(user: User) -> list[tuple[str, str]]:
    """Need and reason of every request that could not be met in the last twelve months, in the managed areas."""
    check(reach_of(user), Permission.GRANT_DECIDE)
    unmet = HelpRequest.objects.filter(
        state=UNMET, area__in=reach_of(user).managed_areas, ended_on__gt=clock.today() - YEAR
    )
    return list(unmet.values_list("need", "unmet_reason"))


def advocacy_of(user: User, young_person: YoungPerson, with_whom: str = "") -> list[Advocacy]:
    """What was asked of other services, the newest first; with one service only when it is named."""
    check(reach_of(user), Permission.HELP_SEE, young_person.access_subject)
    found = Advocacy.objects.select_related("created_by").filter(young_person=young_person.pk)
    if with_whom:
        found = found.filter(with_whom=with_whom)
    return list(found.order_by("-asked_on", "-created_at")[:MOST_SHOWN])


def advocacy_for(user: User, young_person: YoungPerson, advocacy_id: UUID) -> Advocacy:
    """One of them, to change it."""
    found = (
        Advocacy.objects.select_related("episode")
        .filter(pk=advocacy_id, young_person=young_person.pk)
        .first()
    )
    if found is None:
        raise NotFound
    check(reach_of(user), Permission.HELP_WRITE, found.access_subject)
    return found


def caregivers_of(user: User, young_person: YoungPerson) -> list[Tie]:
    """Who looks after a young person and is still around, with their own support, newest first."""
    check(reach_of(user), Permission.CAREGIVER_SUPPORT_SEE, young_person.access_subject)
    support = CaregiverSupport.objects.select_related("created_by").order_by("-on", "-created_at")
    ties = Tie.objects.filter(young_person=young_person.pk, kind__in=CAREGIVER_TIES, ended_on__isnull=True)
    return list(ties.prefetch_related(Prefetch("support", queryset=support)).order_by("created_at"))


def caregiver_support_for(user: User, young_person: YoungPerson, support_id: UUID) -> CaregiverSupport:
    """One entry, to change it."""
    found = (
        CaregiverSupport.objects.select_related("tie")
        .filter(pk=support_id, young_person=young_person.pk)
        .first()
    )
    if found is None:
        raise NotFound
    check(reach_of(user), Permission.CAREGIVER_SUPPORT_WRITE, found.access_subject)
    return found


def grant_for(user: User, grant_id: UUID, permission: Permission) -> Grant:
    """A grant with its request and receipts."""
    grant = (
        Grant.objects.select_related("young_person", "created_by", "decided_by", "request")
        .prefetch_related(Prefetch("receipts", queryset=Receipt.objects.order_by("on", "created_at")))
        .filter(pk=grant_id)
        .first()
    )
    if grant is None:
        raise NotFound
    check(reach_of(user), permission, grant.access_subject)
    return grant


def receipt_for(user: User, grant: Grant, receipt_id: UUID) -> Receipt:
    """A receipt of a grant, to take it back."""
    receipt = Receipt.objects.filter(pk=receipt_id, grant=grant.pk).first()
    if receipt is None:
        raise NotFound
    check(reach_of(user), Permission.HELP_WRITE, receipt.access_subject)
    return receipt


def any_receipt_for(
    user: User, receipt_id: UUID, permission: Permission = Permission.HELP_SEE, *, held: bool = False
) -> Receipt:
    """A receipt by itself, with its grant, what was asked for and the episode; `held` locks its row."""
    receipts = Receipt.objects.select_related("young_person", "grant__request__episode")
    if held:
        receipts = receipts.select_for_update(of=("self",))
    receipt = receipts.filter(pk=receipt_id).first()
    if receipt is None:
        raise NotFound
    check(reach_of(user), permission, receipt.access_subject)
    return receipt
