"""Everything that changes the catalogue, choices, groups, sessions and keep-aparts; each is checked and audited."""

from soceis.journey.activities.actions.apart import (
    add_to_circle,
    end_keep_apart,
    keep_apart,
    leave_circle,
    make_circle,
    override,
)
from soceis.journey.activities.actions.catalogue import (
    add_activity,
    change_activity,
    end_activity,
    place_named,
)
from soceis.journey.activities.actions.choosing import choose, offer
from soceis.journey.activities.actions.groups import make_group, move_group
from soceis.journey.activities.actions.register import take_register
from soceis.journey.activities.actions.sessions import (
    change_session,
    confirm,
    move_session,
    plan_sessions,
    set_people,
    set_workers,
)

__all__ = [
    "add_activity",
    "add_to_circle",
    "change_activity",
    "change_session",
    "choose",
    "confirm",
    "end_activity",
    "end_keep_apart",
    "keep_apart",
    "leave_circle",
    "make_circle",
    "make_group",
    "move_group",
    "move_session",
    "offer",
    "override",
    "place_named",
    "plan_sessions",
    "set_people",
    "set_workers",
    "take_register",
]
