"""What services of the directory help with, and how long an entry is taken as right. No Django."""

from datetime import date, timedelta
from uuid import UUID, uuid5

HELPS = {
    "talking": "Somebody to talk to",
    "mental_health": "Mental health",
    "alcohol_drugs": "Alcohol and drugs",
    "health": "Health",
    "housing": "Somewhere to live",
    "money": "Money, food and benefits",
    "school": "School and learning",
    "work": "Work and training",
    "family": "Family and home",
    "loss": "Loss and grief",
    "law": "Rights and the law",
    "safety": "Being safe",
    "things_to_do": "Things to do",
}
ACTIVE = "active"
STATUSES = {
    ACTIVE: "Open",
    "temporarily closed": "Closed for a time",
    "inactive": "Not open at present",
    "defunct": "Does not exist any more",
}
CODE_LISTS = {"signpost_helps": HELPS}
CHECK_AFTER = timedelta(days=365)
LONGEST = {
    "name": 200,
    "organisation": 200,
    "description": 4_000,
    "url": 300,
    "email": 200,
    "telephone": 40,
    "opening": 500,
    "cost": 300,
    "address": 200,
    "city": 80,
    "postcode": 10,
    "note": 1_000,
}
# Our own list of what a service helps with, as a taxonomy of the standard: the same identifiers in every export.
TAXONOMY = UUID("5f0d6f6e-0a35-5c0e-9a55-6b0d0c1f4a10")
TAXONOMY_NAME = "soceis-helps-with"


def term_id(code: str) -> str:
    """The identifier of a term of our taxonomy."""
    return str(uuid5(TAXONOMY, code))


def part_id(service_id: str, part: str) -> str:
    """The identifier of a part that we write ourselves ("phone", "address"); the same each time it is written."""
    return str(uuid5(UUID(service_id), part))


def check_due(checked_on: date | None, today: date) -> str:
    """ "never", "old" after a year, "" while the last check counts."""
    if checked_on is None:
        return "never"
    return "old" if today - checked_on >= CHECK_AFTER else ""


def suits(age: int, least: float | None, most: float | None) -> bool:
    """Whether a service is for somebody of that age; a bound that is not said holds nobody off."""
    return (least is None or age >= least) and (most is None or age <= most)
