"""Groups: beginning one, running it, pausing it and coming back."""

from datetime import date
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import LINE, Checking
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.activities.access import check_area
from soceis.journey.activities.models import Group
from soceis.journey.activities.rules import GROUP_STATES, GROUP_TRANSITIONS, LARGEST, ON_HOLD, RECRUITING

NAME, WHAT = 80, 300


@transaction.atomic
def make_group(
    *, by: User, area_id: UUID, title: str, what: str = "", most: int = 8, grew_from: Group | None = None
) -> Group:
    """Begin to get a group together; `grew_from` is the small group that comes before it."""
    check_area(by, Permission.GROUP_PLAN, area_id)
    checking = Checking()
    checking.text("title", title, NAME, needed="Give the group a name.")
    checking.text("what", what, WHAT)
    if not 1 <= most <= LARGEST:
        checking.refuse("most", f"Use a number from 1 to {LARGEST}.")
    if grew_from is not None and grew_from.area_id != area_id:
        checking.refuse("grew_from", "That group belongs to another area.")
    checking.done()
    group = Group(
        area_id=area_id,
        title=title.strip(),
        what=what.strip(),
        most=most,
        state=RECRUITING,
        grew_from=grew_from,
        created_by=by,
        updated_by=by,
    )
    group.save(force_insert=True)
    audit.record(by=by, action=Action.CREATED, people=[], areas=[area_id], record=group)
    return group


@transaction.atomic
def move_group(
    *, by: User, group: Group, to_state: str, revisit_on: date | None = None, pause_reason: str = ""
) -> Group:
    """Run it, pause it with a day on which it is looked at again, finish it."""
    check_area(by, Permission.GROUP_PLAN, group.area_id)
    held = Group.objects.select_for_update().filter(pk=group.pk).first()
    if held is None:
        raise NotFound
    on_hold = to_state == ON_HOLD
    checking = Checking()
    checking.code("to_state", "group_state", to_state, needed="Choose where the group stands.")
    checking.text("pause_reason", pause_reason, LINE)
    if on_hold and (revisit_on is None or revisit_on <= clock.today()):
        checking.refuse("revisit_on", "Say on which day to come back to it. Choose one that is still ahead.")
    checking.done()
    if to_state not in GROUP_TRANSITIONS[held.state]:
        now, asked = GROUP_STATES[held.state].lower(), GROUP_STATES[to_state].lower()
        raise WrongState(
            f"The group is “{now}” and cannot become “{asked}” from there.", "Nothing was changed."
        )
    values = {
        "state": to_state,
        "revisit_on": revisit_on if on_hold else None,
        "pause_reason": pause_reason.strip() if on_hold else "",
    }
    changed = change(held, by=by, values=values)
    audit.record(
        by=by, action=Action.CHANGED, people=[], areas=[held.area_id], record=held, detail={"fields": changed}
    )
    return held
