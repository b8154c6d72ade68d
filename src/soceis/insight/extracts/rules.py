"""Names of series, purposes, and the pseudonyms of a series. No Django.

A pseudonym stays the same within one series of extracts and says nothing across series: it is the HMAC
of the database's own pseudonym under a key of the series.
"""

import hashlib
import hmac
import re
from collections.abc import Callable

from soceis.evaluation.frames.beside import BESIDE

SHORTEST_PURPOSE, LONGEST_PURPOSE = 15, 500
LONGEST_SERIES = 60
SERIES_SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]*")
ID_DIGITS = 16  # 64 bits: two of a million contacts share one with a chance of 1 in 37 million
PLACE_DIGITS = 2

# The columns of each table that hold pseudonyms.
ID_COLUMNS: dict[str, tuple[str, ...]] = {
    "people": ("person_id",),
    "referrals": ("referral_id", "person_id"),
    "episodes": ("episode_id", "person_id", "referral_id"),
    "plans": ("plan_id", "episode_id"),
    "plan_topics": ("plan_id",),
    "outcome_readings": ("episode_id",),
    "contacts": ("contact_id", "episode_id"),
    "states": ("episode_id",),
    **{
        schema.name: tuple(c.name for c in schema.columns if c.kind == "key" and c.name != "area")
        for schema in BESIDE
    },
}
# Referrals of one young person in one area on one day begin with their place among them.
PLACED_COLUMNS = frozenset({"referral_id"})
# What each table is sorted by once its pseudonyms are those of the series, so that the order of rows says nothing.
SORTED_BY: dict[str, tuple[str, ...]] = {
    "people": ("person_id",),
    "referrals": ("referral_id",),
    "episodes": ("episode_id",),
    "plans": ("plan_id",),
    "plan_forms": ("form_version", "topic"),
    "plan_topics": ("plan_id", "topic"),
    "outcome_readings": ("episode_id", "outcome", "recorded_on"),
    "contacts": ("contact_id",),
    "states": ("episode_id", "effective_on"),
    **{schema.name: schema.names for schema in BESIDE},
}


def purpose_problem(purpose: str) -> str:
    """What is wrong with a purpose, as a sentence; empty when nothing is."""
    length = len(purpose.strip())
    if "\0" in purpose:
        return "The purpose holds a sign that cannot be kept. Type it again."
    if length < SHORTEST_PURPOSE:
        return f"Say what the extract is for, in at least {SHORTEST_PURPOSE} letters."
    if length > LONGEST_PURPOSE:
        return f"Say what the extract is for in at most {LONGEST_PURPOSE} letters."
    return ""


def series_problem(series: str) -> str:
    """What is wrong with the name of a series, as a sentence; empty when nothing is."""
    if not series.strip():
        return "Name the series, for example annual report."
    if len(series) > LONGEST_SERIES or not SERIES_SHAPE.fullmatch(series):
        return f"Name the series with up to {LONGEST_SERIES} letters, digits, spaces, dots or dashes."
    return ""


def normal_series(series: str) -> str:
    """The same name however it was typed: small letters, single spaces."""
    return " ".join(series.casefold().split())


def series_key(secret: bytes, series: str) -> bytes:
    """The 32-byte key of a series, derived from a secret of the service."""
    return hmac.digest(
        hashlib.sha256(b"extract series|" + secret).digest(), normal_series(series).encode(), "sha256"
    )


def in_series(key: bytes, column: str) -> Callable[[str], str]:
    """The function that turns a pseudonym of the database, in a column, into one of the series."""
    kind = column.encode() + b"|"

    def hashed(pseudonym: str) -> str:
        return hmac.digest(key, kind + pseudonym.encode(), "sha256").hex()[:ID_DIGITS]

    def placed(pseudonym: str) -> str:
        return pseudonym[:PLACE_DIGITS] + hashed(pseudonym[PLACE_DIGITS:])

    return placed if column in PLACED_COLUMNS else hashed
