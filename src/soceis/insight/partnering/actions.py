"""What left for a partner is remembered."""

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.insight.partnering.rules import Year
from soceis.sharing.partners.models import Organisation


def took_report(*, by: User, organisation: Organisation, year: Year) -> None:
    """Somebody made the paper of a partner's report."""
    check(reach_of(by), Permission.PARTNER_REPORT)
    audit.record(
        by=by,
        action=Action.EXPORTED,
        areas=filter(None, [organisation.area_id]),
        record=organisation,
        detail={"page": "partner report", "year": year.begins_in},
    )


def took_reasons(*, by: User, area: Area, year: Year) -> None:
    """Somebody made the paper of reasons and agreed changes."""
    check(reach_of(by), Permission.PARTNER_REPORT)
    audit.record(
        by=by,
        action=Action.EXPORTED,
        areas=[area.pk],
        detail={"page": "reasons for partners", "year": year.begins_in},
    )
