"""Finding where else somebody can turn; every question begins with who is asking."""

from uuid import UUID

from django.db.models import Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.errors import NotFound
from soceis.sharing.partners.queries import areas_of
from soceis.sharing.signposting.models import Signpost
from soceis.sharing.signposting.rules import ACTIVE

MOST_SHOWN = 200


def _seen(user: User) -> QuerySet[Signpost]:
    check(reach_of(user), Permission.PARTNER_SEE)
    return Signpost.objects.select_related("area").filter(area__in=areas_of(user))


def find(
    user: User,
    *,
    area_id: UUID | None = None,
    age: int | None = None,
    helps: str = "",
    words: str = "",
    everything: bool = False,
) -> list[Signpost]:
    """Services for an area, an age, a kind of help and words of their name; only open ones unless asked. One statement.

    A service that does not say for which ages it is, is shown for every age.
    """
    found = _seen(user)
    if area_id is not None:
        found = found.filter(area_id=area_id)
    if age is not None:
        found = found.filter(
            Q(least_age__isnull=True) | Q(least_age__lte=age), Q(most_age__isnull=True) | Q(most_age__gte=age)
        )
    if helps:
        found = found.filter(helps__contains=[helps])
    if words:
        found = found.filter(
            Q(name__icontains=words)
            | Q(organisation__icontains=words)
            | Q(content__description__icontains=words)
        )
    if not everything:
        found = found.filter(status=ACTIVE)
    return list(found[:MOST_SHOWN])


def signpost_for(user: User, signpost_id: UUID) -> Signpost:
    """A service of the areas that somebody sees; NotFound otherwise."""
    found = _seen(user).filter(pk=signpost_id).first()
    if found is None:
        raise NotFound
    return found


def public_of(user: User, area: Area) -> list[Signpost]:
    """What may be given to others of an area, for whoever keeps its directory."""
    check(reach_of(user), Permission.PARTNER_EDIT, Subject(area_ids=frozenset([area.pk])))
    return list(_seen(user).filter(area=area, is_public=True))
