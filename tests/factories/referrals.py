"""Referrals for tests, made through the actions that the service itself uses."""

from datetime import date
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.journey.referrals import actions
from soceis.journey.referrals.models import Referral
from soceis.people.models import YoungPerson
from tests.factories.people import a_young_person

RECEIVED_ON = date(2026, 11, 2)


def a_referral(*, by: User, area: Area, young_person: YoungPerson | None = None, **values: Any) -> Referral:
    """A referral by a school on 2 November 2026, unless told otherwise."""
    person = young_person or a_young_person(by=by, area=area)
    given: dict[str, Any] = {
        "received_on": RECEIVED_ON,
        "source": "education",
        "primary_reason": "criminal_exploitation",
        "concerns": "Older lads wait for him at the gate.",
        **values,
    }
    with acting_as(by):
        return actions.enter(by=by, young_person=person, area=area, **given)
