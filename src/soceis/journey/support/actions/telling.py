"""One audit entry for what was written."""

from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.people.models import AboutYoungPerson


def tell(by: User, action: Action, record: AboutYoungPerson, *fields: str) -> None:
    """Audit that `fields` of the record were written."""
    audit.record(
        by=by,
        action=action,
        people=[record.young_person_id],
        areas=[record.area_id],
        record=record,
        detail={"fields": list(fields)},
    )
