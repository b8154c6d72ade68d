"""What the audit speaks of, and how an entry becomes the bytes that are hashed."""

import hashlib
from enum import StrEnum


class Action(StrEnum):
    """What somebody did."""

    LOOKED = "looked"
    LISTED = "listed"
    SEARCHED = "searched"
    CREATED = "created"
    CHANGED = "changed"
    CORRECTED = "corrected"
    DECIDED = "decided"
    ALLOCATED = "allocated"
    CLOSED = "closed"
    OPENED_WITH_REASON = "opened with a reason"
    EXPORTED = "exported"
    REFUSED = "refused"
    OVERRODE = "overrode a warning"
    LOGGED_IN = "logged in"
    LOGGED_OUT = "logged out"
    LOG_IN_FAILED = "log-in failed"
    INVITED = "invited"
    ROTATED = "rotated keys"


WORDS = {
    Action.LOOKED: "looked at",
    Action.LISTED: "saw in a list",
    Action.SEARCHED: "found by searching",
    Action.CREATED: "added",
    Action.CHANGED: "changed",
    Action.CORRECTED: "corrected",
    Action.DECIDED: "decided on",
    Action.ALLOCATED: "allocated",
    Action.CLOSED: "closed",
    Action.OPENED_WITH_REASON: "opened with a reason",
    Action.EXPORTED: "exported",
    Action.REFUSED: "was refused",
    Action.OVERRODE: "went on despite a warning",
    Action.LOGGED_IN: "logged in",
    Action.LOGGED_OUT: "logged out",
    Action.LOG_IN_FAILED: "could not log in",
    Action.INVITED: "invited",
    Action.ROTATED: "rotated keys",
}

LOCK = 727_274  # the advisory lock of a lane is this number and the lane's
LANES = 64  # for requests and commands; entries that must outlive a refused request use the next 64

# The columns that an entry's hash covers, in order, after the hash of the entry before.
HASHED = (
    "lane",
    "sequence",
    "at",
    "actor",
    "actor_name",
    "actor_roles",
    "action",
    "people",
    "areas",
    "record_type",
    "record_id",
    "purpose",
    "detail",
)


def hashed_text(values: list[str | None]) -> str:
    """Length-prefixed join, so that no two different lists give the same text."""
    return "".join(f"{len(value or '')}:{value or ''}," for value in values)


def entry_hash(previous: bytes, values: list[str | None]) -> bytes:
    """SHA-256 of the entry before and this entry's columns as text."""
    return hashlib.sha256(previous + hashed_text(values).encode()).digest()
