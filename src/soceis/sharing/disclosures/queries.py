"""Reading who was told what; every question begins with who is asking."""

from uuid import UUID

from django.db.models import Prefetch

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.errors import NotFound
from soceis.people.models import YoungPerson
from soceis.sharing.disclosures.models import Afterwards, Disclosure
from soceis.sharing.disclosures.rules import IN


def disclosures_of(user: User, young_person: YoungPerson) -> list[Disclosure]:
    """Everything that was told about a young person, out and in, the latest first. Two statements."""
    check(reach_of(user), Permission.DISCLOSURE_SEE, young_person.access_subject)
    found = Disclosure.objects.select_related("organisation", "created_by", "agreement").filter(
        young_person=young_person
    )
    return list(found.prefetch_related("afterwards").order_by("-happened_on", "-created_at"))


def disclosure_for(
    user: User, disclosure_id: UUID, permission: Permission = Permission.DISCLOSURE_SEE
) -> Disclosure:
    """One disclosure with everything on its page; NotFound to strangers."""
    passed_on = Disclosure.objects.select_related("organisation")
    found = (
        Disclosure.objects.select_related(
            "organisation", "contact", "agreement", "young_person", "area", "created_by", "seen_by",
            "based_on__organisation",
        )
        .prefetch_related(Prefetch("passed_on", passed_on), "afterwards")
        .filter(pk=disclosure_id)
        .first()
    )  # fmt: skip
    if found is None:
        raise NotFound
    check(reach_of(user), permission, found.access_subject)
    return found


def afterwards_for(user: User, disclosure: Disclosure, afterwards_id: UUID) -> Afterwards:
    """A correction or recall of a disclosure that was read before."""
    check(reach_of(user), Permission.DISCLOSURE_SEE, disclosure.access_subject)
    found = (
        Afterwards.objects.select_related("disclosure")
        .filter(pk=afterwards_id, disclosure=disclosure)
        .first()
    )
    if found is None:
        raise NotFound
    return found


def told_us(user: User, young_person: YoungPerson) -> list[Disclosure]:
    """What others told us about a young person, to be named as the source of something passed on."""
    check(reach_of(user), Permission.DISCLOSURE_SEE, young_person.access_subject)
    found = Disclosure.objects.select_related("organisation").filter(young_person=young_person, direction=IN)
    return list(found.order_by("-happened_on", "-created_at"))


def outside_agreements(user: User) -> list[Disclosure]:
    """What was shared in the user's areas without an agreement, and no manager has looked at yet."""
    managed = reach_of(user).managed_areas
    found = Disclosure.objects.select_related("organisation", "young_person", "created_by").filter(
        area__in=managed, seen_on__isnull=True
    )
    return list(found.exclude(outside_reason="").order_by("happened_on"))


def areas_to_share(user: User, young_person: YoungPerson) -> list[Area]:
    """The areas of the young person in which somebody may share about them."""
    reach = reach_of(user)
    areas = Area.objects.filter(pk__in=young_person.areas)
    if young_person.pk in reach.assigned:
        return list(areas)
    return [area for area in areas if area.pk in reach.managed_areas]
