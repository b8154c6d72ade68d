"""What visits and attempts took and by which way they were made; how people came to know us. All invented."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from soceis.interfaces.demonstration import phrases
from soceis.interfaces.demonstration.shapes import Contact
from soceis.interfaces.demonstration.wording import worded

# Of the attempts in `phrases.ATTEMPTS`, in their order: the way it was made and what came of it.
WAYS_OF_PHRASES = (
    ("door", "left_message"),
    ("call", "no_reply"),
    ("message", "no_reply"),
    ("caregiver", "via_others"),
    ("kerbside", "not_now"),
    ("caregiver", "via_others"),
    ("message", "no_reply"),
    ("door", "not_now"),
    ("professional", "via_others"),
    ("professional", "not_in"),
    ("message", "another_time"),
    ("call", "another_time"),
)
WAYS = {
    worded(summary, sex): way
    for (_, summary, _), way in zip(phrases.ATTEMPTS, WAYS_OF_PHRASES, strict=True)
    for sex in ("male", "female", "unknown")
}
ROUTES = {"message": "message", "phone": "call", "visit": "door"}
# By where the referral came from: how they most likely came to know us.
INTRODUCED = {
    "education": ("school", "Head of year"),
    "police": ("professional", "The community officer"),
    "youth_justice": ("professional", "The youth justice worker"),
    "third_sector": ("friend", "The coach at the boxing club"),
    "other": ("caregiver", "Mum, at her kitchen table"),
}
SOMEBODY = ("professional", "The social worker")
SPENT_ON = (
    "Chips and tea",
    "Bus fares",
    "Lunch",
    "Climbing, two tickets",
    "Breakfast",
    "A notebook and pens",
)
# (what worries, who is told)
WORRIES = (
    ("A car waited outside and drove off when we came out. He looked at the floor.", ("manager",)),
    ("A new phone, and no word about where it came from.", ("manager", "social_worker")),
    ("No breakfast again, and the meter had run out.", ("social_worker",)),
    ("Says school sent him home twice this week without a letter.", ("school", "manager")),
    ("Has not slept. Would not say why.", ("manager", "health")),
)
# What stood in the way of those who have not met us yet: (who said so, reason, who could change it).
IN_THE_WAY: tuple[tuple[tuple[str, str, str], ...], ...] = (
    (("worker", "timing_or_crisis", "nobody"), ("caregiver", "too_many_workers", "partner")),
    (("worker", "location_or_rivalry", "service"), ("partner", "distrust_of_services", "service")),
    (("caregiver", "practical", "service"), ("partner", "label_used", "partner")),
)


@dataclass(frozen=True, slots=True)
class Took:
    """Time on the road, miles and money of one visit."""

    travel_minutes: int
    miles: Decimal
    spend: Decimal
    spend_for: str


def way_of(contact: Contact) -> tuple[str, str]:
    """By which way an attempt was made and what came of it; "" where nobody wrote that down."""
    if contact.kind != "attempt":
        return "", ""
    return WAYS.get(contact.summary, (ROUTES.get(contact.mode, ""), ""))


def took(contact: Contact) -> Took | None:
    """The same every time; messages and calls take nobody anywhere."""
    if contact.mode in ("message", "phone") or not contact.minutes:
        return None
    chance = _chance(contact.key)
    miles = Decimal(chance.randrange(14, 190)) / 10
    spends = contact.kind == "attended" and chance.random() < 0.3
    spend = Decimal(chance.randrange(280, 1450, 5)) / 100 if spends else Decimal()
    return Took(5 * chance.randrange(2, 9), miles, spend, chance.choice(SPENT_ON) if spends else "")


def worry_of(contact: Contact, *, lately: bool) -> tuple[str, Sequence[str]] | None:
    """A worry that one of sixteen meetings left behind; one of four of the last days, so that some wait."""
    chance = _chance(f"worry {contact.key}")
    if (
        contact.kind != "attended"
        or contact.mode == "group"
        or chance.random() >= (1 / 4 if lately else 1 / 16)
    ):
        return None
    return chance.choice(WORRIES)


def introduction_of(source: str, key: str) -> tuple[str, str]:
    """How somebody came to know us; now and then we introduced ourselves."""
    return ("cold", "") if _chance(key).random() < 0.15 else INTRODUCED.get(source, SOMEBODY)


def in_the_way(key: str) -> tuple[tuple[str, str, str], ...]:
    """What was said about why they had not met us yet."""
    return _chance(key).choice(IN_THE_WAY)


def _chance(key: str) -> random.Random:
    return random.Random(f"ways {key}")  # noqa: S311 - invented data, the same every time
