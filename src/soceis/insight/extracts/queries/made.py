"""Extracts that were made before."""

from django.db.models import QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.insight.extracts.models import ExtractMade


def extracts_made(user: User) -> QuerySet[ExtractMade]:
    """Every extract, the newest first, with who made it; Refused without EXTRACT_MAKE."""
    check(reach_of(user), Permission.EXTRACT_MAKE)
    return ExtractMade.objects.select_related("made_by").order_by("-made_at")
