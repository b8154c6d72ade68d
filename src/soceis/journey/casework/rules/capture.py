"""What one visit leaves behind besides words: parts of the time, hours and miles, worries. No Django."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from soceis.journey.casework.rules import equal_shares

CONCERN_TELL = {
    "manager": "My manager",
    "social_worker": "The social worker",
    "home": "Somebody at home who is safe to tell",
    "school": "School or college",
    "health": "Health",
    "police": "Police",
    "other": "Somebody else",
    "known": "Nobody more: those who need to know do",
}
MANAGER, KNOWN = "manager", "known"

MOST_MILES = Decimal(500)
MOST_SPEND = Decimal(1_000)
MOST_TRAVEL_MINUTES = 12 * 60
LARGEST_GROUP = 60

CODE_LISTS = {"concern_tell": CONCERN_TELL}


def shares_from_parts(ticked: Iterable[str], parts: Mapping[str, int | None]) -> dict[str, float] | None:
    """Shares of the ticked components from minutes or other parts; equal when no part is given.

    None when some of the ticked have a part and others have not, or a part is nothing: nobody can know
    what the others were.
    """
    codes = list(dict.fromkeys(ticked))
    given = {code: part for code in codes if (part := parts.get(code)) is not None}
    if not given:
        return equal_shares(codes)
    if len(given) < len(codes) or min(given.values()) <= 0:
        return None
    whole = sum(given.values())
    shares = {code: round(part / whole, 4) for code, part in given.items()}
    first = max(shares, key=lambda code: shares[code])
    shares[first] = round(shares[first] + 1 - sum(shares.values()), 4)
    return shares


def overlap(start: datetime, minutes: int, other_start: datetime, other_minutes: int) -> bool:
    """Whether two meetings share a moment; one without a length counts as a moment."""
    end = start + timedelta(minutes=max(minutes, 1))
    other_end = other_start + timedelta(minutes=max(other_minutes, 1))
    return start < other_end and other_start < end


def open_tellings(tell: Iterable[str], told: Iterable[str]) -> list[str]:
    """Whom nobody has told yet, in the order of the list."""
    done = set(told)
    asked = set(tell) - {KNOWN}
    return [code for code in CONCERN_TELL if code in asked and code not in done]
