"""Kinds of organisations, and when a person there is no longer somebody we can count on. No Django.

Sources: the evaluation report of 2023, sections 3.1 and 7 (people leave and sharing stops; addresses that bounce).
"""

from dataclasses import dataclass
from datetime import date

PARTNER_KINDS = {
    "police": "Police",
    "children_services": "Children's services",
    "youth_justice": "Youth justice service",
    "education": "School, college or education service",
    "health": "Health",
    "housing": "Housing",
    "probation": "Probation",
    "benefits": "Benefits and advice",
    "third_sector": "Third sector agency",
    "other": "Other",
}
LEVELS = {"senior": "Decides", "frontline": "Works with young people"}
CODE_LISTS = {"partner_kind": PARTNER_KINDS, "partner_level": LEVELS}

SILENT_DAYS = 60  # without a word from them or a check by us
LONGEST = {
    "name": 120,
    "team": 120,
    "job": 120,
    "email": 200,
    "telephone": 40,
    "note": 2_000,
    "website": 200,
    "email_domains": 500,
}

GOOD, SILENT, BOUNCED, LEFT = "good", "silent", "bounced", "left"
STANDINGS = {
    GOOD: "In touch",
    SILENT: f"Not heard of for {SILENT_DAYS} days",
    BOUNCED: "Their e-mail came back",
    LEFT: "Has left",
}


@dataclass(frozen=True)
class Known:
    """What we know of somebody at a partner: the last day we heard of them or checked, and what went wrong."""

    heard_on: date
    bounced_on: date | None = None
    left_on: date | None = None


def standing(known: Known, today: date) -> str:
    """How far somebody can be counted on today: a code of STANDINGS. Leaving counts before anything else."""
    if known.left_on is not None and known.left_on <= today:
        return LEFT
    if known.bounced_on is not None and known.bounced_on >= known.heard_on:
        return BOUNCED
    return SILENT if (today - known.heard_on).days >= SILENT_DAYS else GOOD


def domains_in(text: str) -> list[str]:
    """E-mail domains out of what was typed, such as "example.org, @school.example": small letters, once each."""
    parts = text.replace(",", " ").replace(";", " ").split()
    return list(dict.fromkeys(part.lower().lstrip("@").strip(".") for part in parts if part.strip("@. ")))


def is_domain(text: str) -> bool:
    """Whether this could stand after the @ of an address: two labels or more of letters, digits and hyphens."""
    labels = text.split(".")
    return len(labels) > 1 and all(
        label and len(label) <= 63 and label.strip("-") == label and label.replace("-", "").isalnum()
        for label in labels
    )
