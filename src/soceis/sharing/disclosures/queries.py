"""Reading who was told what; every question begins with who is asking."""

from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.people.models import YoungPerson
from soceis.sharing.disclosures.models import Afterwards, Disclosure
from soceis.sharing.disclosures.rules import IN, OUT, REFUSED, owes_receipt
from soceis.sharing.partners.models import Organisation, PartnerContact


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
        Afterwards.objects.select_related("disclosure__organisation", "disclosure__agreement", "young_person")
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


def with_organisation(user: User, organisation: Organisation) -> QuerySet[Disclosure]:
    """What an organisation was told and told us, about young people whom the user sees, the latest first."""
    check(reach_of(user), Permission.DISCLOSURE_SEE)
    found = Disclosure.objects.select_related(
        "organisation", "young_person", "created_by", "agreement"
    ).filter(organisation=organisation)
    return found.prefetch_related("afterwards").order_by("-happened_on", "-created_at", "pk")


def receipts_owed(user: User) -> list[Disclosure]:
    """What was sent and not said to have arrived: by the user, or by anybody in their areas. One statement."""
    mine = Q(created_by=user) | Q(area__in=reach_of(user).managed_areas)
    return [one for one in _sent(user).filter(mine) if owes_receipt(one.sent, clock.today())]


def sent_to(user: User, contact: PartnerContact) -> list[Disclosure]:
    """What was sent to somebody, or to their organisation without a name, and has no receipt. One statement."""
    to_them = Q(contact=contact) | Q(contact__isnull=True, organisation=contact.organisation_id)
    return [one for one in _sent(user).filter(to_them) if owes_receipt(one.sent, clock.today())]


def _sent(user: User) -> QuerySet[Disclosure]:
    check(reach_of(user), Permission.DISCLOSURE_SEE)
    found = Disclosure.objects.select_related("organisation", "young_person", "created_by", "agreement")
    return (
        found.filter(direction=OUT, received_on__isnull=True)
        .exclude(decision=REFUSED)
        .order_by("happened_on", "created_at")
    )


def waiting_to_hear(user: User) -> list[Afterwards]:
    """Corrections and recalls that are not told or not answered: by the user, or in their areas. One statement."""
    check(reach_of(user), Permission.DISCLOSURE_SEE)
    mine = Q(created_by=user) | Q(area__in=reach_of(user).managed_areas)
    found = Afterwards.objects.select_related("disclosure__organisation", "young_person", "created_by")
    undone = Q(notified_on__isnull=True) | Q(answered_on__isnull=True)
    return list(found.filter(mine & undone).order_by("created_at"))
