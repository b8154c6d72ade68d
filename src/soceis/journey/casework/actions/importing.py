"""Bringing work over from older records that do not say where it stood."""

from datetime import date

from django.db import transaction

from soceis.foundation.accounts.models import User
from soceis.foundation.records.checking import Checking
from soceis.journey.casework.actions.episodes import start
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import UNKNOWN
from soceis.journey.referrals.models import Referral


@transaction.atomic
def bring_over(*, by: User, referral: Referral, reason: str, on: date | None = None) -> Episode:
    """Begin an episode of which nobody wrote down where it stands; `reason` says which records it comes from.

    Everything else is as in `begin`: the referral was accepted, and nothing is open in that programme.
    """
    checking = Checking()
    checking.text("reason", reason, needed="Say which records it comes from.")
    checking.done()
    return start(by=by, referral=referral, on=on, state=UNKNOWN, reason=reason)
