"""Reading the directory; every question begins with who is asking."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.sharing.partners.rules import GOOD, standing


@dataclass(frozen=True)
class Lapse:
    """Somebody who can no longer be counted on, and who stands in for them."""

    contact: PartnerContact
    standing: str
    agreements: int  # of which they are the person to speak to


def areas_of(user: User) -> QuerySet[Area]:
    """The areas whose directory somebody sees: their own; all of them for roles of the whole service."""
    held = reach_of(user).roles
    if any(area is None for _, area in held):
        return Area.objects.all()
    return Area.objects.filter(pk__in=[area for _, area in held if area is not None])


def areas_to_change(user: User) -> QuerySet[Area]:
    """The areas whose directory somebody keeps."""
    reach = reach_of(user)
    if "national_manager" in reach.role_codes:
        return Area.objects.all()
    return Area.objects.filter(pk__in=reach.managed_areas)


def _organisations(user: User) -> QuerySet[Organisation]:
    check(reach_of(user), Permission.PARTNER_SEE)
    return Organisation.objects.filter(Q(area__isnull=True) | Q(area__in=areas_of(user)))


def directory(user: User, *, kind: str = "", words: str = "") -> list[Organisation]:
    """Those that we work with, by name, with how many people there (`people`). One statement."""
    found = _organisations(user).filter(ended_on__isnull=True).select_related("area")
    if kind:
        found = found.filter(kind=kind)
    if words:
        found = found.filter(name__icontains=words)
    # Counting drops the order that the model has by itself.
    counted = found.annotate(people=Count("contacts", filter=Q(contacts__left_on__isnull=True)))
    return list(counted.order_by("name", "id"))


def organisation_for(user: User, organisation_id: UUID) -> Organisation:
    """An organisation of the areas that somebody sees; NotFound otherwise."""
    found = _organisations(user).select_related("area").filter(pk=organisation_id).first()
    if found is None:
        raise NotFound
    return found


def contacts_of(user: User, organisation: Organisation) -> list[PartnerContact]:
    """Everybody there; those who left come last."""
    check(reach_of(user), Permission.PARTNER_SEE)
    found = PartnerContact.objects.select_related("deputy").filter(organisation=organisation)
    return sorted(found, key=lambda one: (one.left_on is not None, one.level != "senior", one.created_at))


def contact_for(user: User, contact_id: UUID) -> PartnerContact:
    """Somebody at an organisation that the user sees."""
    check(reach_of(user), Permission.PARTNER_SEE)
    found = (
        PartnerContact.objects.select_related("organisation__area", "deputy")
        .filter(pk=contact_id, organisation__in=_organisations(user))
        .first()
    )
    if found is None:
        raise NotFound
    return found


def lapses(user: User) -> list[Lapse]:
    """People of the user's areas who bounced, fell silent, or left while an agreement still names them."""
    check(reach_of(user), Permission.PARTNER_SEE)
    named = Count("agreements", filter=~Q(agreements__agreement__stage="ended"))
    people = (
        PartnerContact.objects.select_related("organisation__area", "deputy")
        .filter(organisation__in=_organisations(user), organisation__ended_on__isnull=True)
        .annotate(named=named)
        .filter(Q(left_on__isnull=True) | Q(named__gt=0))
    )
    today = clock.today()
    found = [Lapse(one, standing(one.known, today), one.named) for one in people]
    return [lapse for lapse in found if lapse.standing != GOOD]
