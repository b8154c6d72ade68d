"""What a manager looks at on a Monday, as a table: each matter, its words, and the page where it is done.

The numbers come from `app.waits` and `app.waits_of_partners` (migrations 0001, 0002); what counts as late stands here
in words and there in SQL.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Matter:
    """One thing that may wait. `route` is the page where it is done; "" means that Monday has a list of it.

    `nothing` finishes the sentence "Nothing waits of: ...". `late` says what late means.
    """

    words: str
    nothing: str
    group: str
    route: str = ""
    late: str = ""


GROUPS: Mapping[str, str] = {
    "people": "Young people who wait",
    "team": "The team",
    "looks": "To look at again",
    "sharing": "Sharing and money",
}

MATTERS: Mapping[str, Matter] = {
    "flags": Matter(
        "Flags to answer", "flags", "people", late="unanswered past the day they were needed by"
    ),
    "referrals": Matter(
        "Referrals to decide", "referrals", "people", "referrals:queue", late="14 days or more"
    ),
    "key_worker": Matter("Without a key worker", "key workers", "people", late="7 days or more"),
    "help": Matter("Practical help asked for", "practical help", "people", late="past its day"),
    "groups": Matter("Group sessions stopped by keep-apart", "stopped groups", "team"),
    "cover_ends": Matter("Cover that ends within a fortnight", "cover ending", "team"),
    "cover_begins": Matter("Cover that begins within a fortnight", "cover beginning", "team"),
    "reviews_late": Matter(
        "Reviews of last month not written", "late reviews", "looks", "staff:reviews", late="all of them"
    ),
    "reviews": Matter("Reviews of this month to write", "reviews", "looks", "staff:reviews"),
    "risk_looks": Matter(
        "What could happen: a look is overdue", "looks at what could happen", "looks", late="more than 7 days"
    ),
    "places": Matter(
        "Places and groups: something to do is overdue", "places and groups", "looks", late="more than 7 days"
    ),
    "closures": Matter("Closures to sign", "closures", "looks", late="asked 7 days ago or more"),
    "asking_again": Matter(
        "To ask again, 6 and 12 months after", "asking again", "looks", late="past the day itself"
    ),
    "adult_services": Matter("Services for adults to think of", "services for adults", "looks"),
    "grants": Matter("Grants that need a second person", "grants", "sharing", "support:grants"),
    "lifts": Matter("Warnings that somebody asks to lift", "warnings to lift", "sharing"),
    "outside": Matter(
        "Shared without an agreement, to look at", "sharing without an agreement", "sharing",
        "disclosures:outside", late="more than 7 days ago",
    ),
    "agreements": Matter(
        "Agreements that ask for something", "agreements", "sharing", "agreements:register",
        late="past their review or their end",
    ),
    "contacts": Matter(
        "Somebody at a partner to find again", "people to find again", "sharing",
        late="for more than 14 days",
    ),
    "briefings": Matter(
        "Somebody new at a partner to brief", "briefings", "sharing", late="for more than 14 days"
    ),
    "receipts": Matter(
        "Sent, and no receipt yet", "receipts", "sharing", "disclosures:waiting",
        late="sent more than 14 days ago",
    ),
    "corrections": Matter(
        "Put right, and they have not heard or answered", "corrections", "sharing", "disclosures:waiting",
        late="not told after a day, or not answered for more than 14 days",
    ),
}  # fmt: skip
OPEN_WORK = "open_work"  # how many young people the area works with: the base beside the numbers
LISTED = tuple(code for code, matter in MATTERS.items() if not matter.route)


@dataclass(frozen=True)
class Count:
    """How many wait, and how many of them are late."""

    waiting: int = 0
    late: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.waiting + other.waiting, self.late + other.late)
