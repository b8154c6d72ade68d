"""Young people, who is around them, safe ways to contact them, records opened with a reason, records made one."""

from soceis.people.models.merging import MergedRows, RecordMerge
from soceis.people.models.records import (
    MISSING,
    WHOSE,
    AboutYoungPerson,
    ContactPoint,
    OpenedRecord,
    PersonalDetails,
    SafetyNote,
    SearchKey,
    Tie,
    WarningLift,
    YoungPerson,
)

__all__ = [
    "MISSING",
    "WHOSE",
    "AboutYoungPerson",
    "ContactPoint",
    "MergedRows",
    "OpenedRecord",
    "PersonalDetails",
    "RecordMerge",
    "SafetyNote",
    "SearchKey",
    "Tie",
    "WarningLift",
    "YoungPerson",
]
