"""Young people for tests, made through the actions that the service itself uses."""

from datetime import date
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.people import actions
from soceis.people.models import YoungPerson

BORN = date(2011, 3, 14)


def a_young_person(*, by: User, area: Area, **values: Any) -> YoungPerson:
    """Jay, born 14 March 2011, unless told otherwise; `by` manages the area."""
    given: dict[str, Any] = {"name_used": "Jay Benbow", "date_of_birth": BORN, **values}
    with acting_as(by):
        return actions.add(by=by, area=area, **given)
