"""What a visit took of a worker: hours, miles, money. Written with the visit, never apart from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db import connection
from django.db.models.sql import InsertQuery

from soceis.foundation.accounts.models import User
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.models import Record
from soceis.journey.casework.models import Contact, WorkEntry
from soceis.journey.casework.rules.capture import MOST_MILES, MOST_SPEND, MOST_TRAVEL_MINUTES

SHORT = 120
TENTH, PENNY = Decimal("0.1"), Decimal("0.01")


@dataclass(frozen=True)
class Taken:
    """What a visit took besides the time with the young person; nothing of it is needed."""

    travel_minutes: int | None = None
    miles: Decimal | None = None
    spend: Decimal | None = None
    spend_for: str = ""

    def values(self) -> dict[str, Any]:
        """As a work entry keeps it."""
        return {
            "travel_minutes": self.travel_minutes or 0,
            "miles": (self.miles or Decimal()).quantize(TENTH, ROUND_HALF_UP),
            "spend": (self.spend or Decimal()).quantize(PENNY, ROUND_HALF_UP),
            "spend_for": self.spend_for,
        }

    def __bool__(self) -> bool:
        return bool(self.travel_minutes or self.miles or self.spend)


NOTHING = Taken()


def check_taken(checking: Checking, taken: Taken) -> None:
    """A sentence for everything that cannot be kept."""
    if taken.travel_minutes is not None and not 0 <= taken.travel_minutes <= MOST_TRAVEL_MINUTES:
        checking.refuse("travel_minutes", "Use a number of minutes from 0 to 720.")
    for name, most, what in (("miles", MOST_MILES, "miles"), ("spend", MOST_SPEND, "pounds")):
        value = getattr(taken, name)
        if value is not None and not (value.is_finite() and 0 <= value <= most):
            checking.refuse(name, f"Use a number of {what} from 0 to {most:,}.")
    checking.text("spend_for", taken.spend_for, SHORT)
    if taken.spend and not taken.spend_for.strip():
        checking.refuse("spend_for", "Say what it was spent on. For example, food")


def work_entry(
    *,
    by: User,
    area_id: Any,
    on: date,
    minutes: int | None,
    taken: Taken,
    out_of_hours: bool,
    for_group: bool = False,
) -> WorkEntry | None:
    """The entry of a visit, not saved yet and not audited apart from it; None when it took nothing at all."""
    if not minutes and not taken:
        return None
    return WorkEntry(
        worker=by,
        area_id=area_id,
        on=on,
        minutes=minutes or 0,
        out_of_hours=out_of_hours,
        for_group=for_group,
        created_by=by,
        updated_by=by,
        **taken.values(),
    )


def save_together(entry: WorkEntry, contact: Contact) -> None:
    """Insert both in one statement: a worker who saves waits for one answer less."""
    (first, values), (second, more) = _insertion(entry), _insertion(contact)
    with connection.cursor() as cursor:
        cursor.execute(f"with work as ({first}) {second}", [*values, *more])
    entry._state.adding = contact._state.adding = False


def _insertion(record: Record) -> tuple[str, Sequence[Any]]:
    """The statement by which Django would insert the record, and its values."""
    query = InsertQuery(type(record))
    query.insert_values(record._meta.concrete_fields, [record])
    ((statement, values),) = query.get_compiler(connection=connection).as_sql()
    return statement, values


def amend_work(entry: WorkEntry, *, by: User, values: Mapping[str, Any], taken: Taken | None) -> None:
    """What a corrected visit took; the entry of a group stays, and so does somebody else's."""
    if entry.for_group:
        return
    change(entry, by=by, values={**values, **(taken.values() if taken is not None else {})})
