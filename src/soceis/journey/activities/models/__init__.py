"""What there is to do, what they chose, groups with their sessions, and who is kept apart."""

from soceis.journey.activities.models.apart import Circle, CircleMember, KeepApart, SessionOverride
from soceis.journey.activities.models.catalogue import Activity, ActivityChoice, Place
from soceis.journey.activities.models.groups import Group, GroupSession, RegisterEntry, SessionWorker

__all__ = [
    "Activity",
    "ActivityChoice",
    "Circle",
    "CircleMember",
    "Group",
    "GroupSession",
    "KeepApart",
    "Place",
    "RegisterEntry",
    "SessionOverride",
    "SessionWorker",
]
