"""Where a referral stands, and the step to its next state, for the actions that take one."""

from datetime import date
from typing import Any

from soceis.foundation.accounts.models import User
from soceis.foundation.records import checking, clock
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.referrals.models import Referral, ReferralState
from soceis.journey.referrals.rules import DECIDED, STATES, may_pass


def read_present_state(referral: Referral) -> None:
    """Lock the row and read where it stands now: whoever asks may have an old page."""
    rows = Referral.objects.select_for_update(of=("self",)).filter(pk=referral.pk)
    row = rows.values_list("state", "version").first()
    if row is None:
        raise NotFound
    referral.state, referral.version = row


def must_pass(referral: Referral, to: str) -> None:
    """Raise WrongState unless the present state may pass to `to`."""
    read_present_state(referral)
    state = referral.state
    if may_pass(state, to):
        return
    standing = STATES[state][0].lower() + STATES[state][1:]
    raise WrongState(
        f"This referral is {standing}, so this step does not begin here."
        if state != DECIDED
        else "This referral has been decided already.",
        "Nothing was changed.",
        "Open the referral again to see where it stands.",
    )


def day_problems(referral: Referral, day: date) -> checking.Problems:
    """A step lies neither in the future nor before the step that went before it."""
    problems = checking.past("on", day)
    if problems:
        return problems
    latest = (
        ReferralState.objects.filter(referral=referral)
        .order_by("-id")
        .values_list("effective_on", flat=True)
        .first()
    )
    if latest is not None and day < latest:
        return {"on": "That is before what has happened to it already. Check the date."}
    return {}


def remember(referral: Referral, by: User, before: str, after: str, day: date, reason: str) -> None:
    values: dict[str, Any] = {"young_person_id": referral.young_person_id, "area_id": referral.area_id}
    ReferralState.objects.create(
        referral=referral, from_state=before, to_state=after, effective_on=day, recorded_by=by, reason=reason,
        recorded_at=clock.now(), **values,
    )  # fmt: skip
