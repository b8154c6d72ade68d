"""Practical help, grants, receipts, speaking up: codes, steps, limits and exact money. No Django.

The grounds: the service's own model has a part for access to resources and spaces, practical help, money and
basic needs included (the evaluation report of 2023, sections 3 and 4). Limits are the service's to set; they
stand here in one table.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

# --- what is needed ---------------------------------------------------------------------------------------

NEEDS = {
    "food": "Food",
    "clothes": "Clothes",
    "bed": "A bed",
    "travel": "Travel",
    "phone": "Phone",
    "fees": "Fees",
    "toiletries": "Toiletries",
    "other": "Something else",
}
HOW_SOON = {"today": "Today", "this_week": "This week", "when_possible": "When it can be done"}
# Days after the asking by which help is due; "when it can be done" is looked at again after four weeks.
DUE_DAYS = {"today": 0, "this_week": 7, "when_possible": 28}

ASKED, MET, UNMET, NOT_NEEDED = "asked", "met", "unmet", "not_needed"
HELP_STATES = {
    ASKED: "Asked for",
    MET: "Help came",
    UNMET: "Could not be met",
    NOT_NEEDED: "Not needed any more",
}
HELP_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (ASKED,),
    ASKED: (MET, UNMET, NOT_NEEDED),
    UNMET: (MET, NOT_NEEDED),
    MET: (),
    NOT_NEEDED: (ASKED,),
}
UNMET_REASONS = {
    "no_money": "No money for it",
    "nothing_there": "Nothing of the kind here",
    "not_entitled": "Said not to be entitled",
    "papers": "Papers were missing",
    "too_far": "Too far to get to",
    "not_safe": "Not safe to use",
    "too_late": "It came too late",
    "no_answer": "No answer from those who could help",
    "other": "Another reason",
}

# --- money ------------------------------------------------------------------------------------------------

APPROVED, DECLINED, WITHDRAWN = "approved", "declined", "withdrawn"
GRANT_STATES = {
    ASKED: "Waits for a manager",
    APPROVED: "Approved",
    DECLINED: "Declined",
    WITHDRAWN: "Taken back",
}
GRANT_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (ASKED,),
    ASKED: (APPROVED, DECLINED, WITHDRAWN),
    APPROVED: (),
    DECLINED: (),
    WITHDRAWN: (),
}
# The most that one grant may be, in pence, by need.
MOST_PENCE = {
    "food": 50_00,
    "clothes": 150_00,
    "bed": 300_00,
    "travel": 100_00,
    "phone": 80_00,
    "fees": 250_00,
    "toiletries": 30_00,
    "other": 50_00,
}
# The most that one young person may be granted in one area in twelve months, in pence.
MOST_PENCE_A_YEAR = 600_00
YEAR = timedelta(days=365)
RECEIPTS = {"receipt": "Receipt", "voucher": "Voucher"}
_POUNDS = re.compile(r"£?\s*([0-9]{1,6}|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.([0-9]{0,2}))?")


def pence_of(text: str) -> int | None:
    """Pounds as people type them, as whole pence: "£1,204.5" is 120450; None for what is not an amount.

    Read digit by digit, so that no fraction of a penny is ever made. A comma only sets thousands apart: "12,50"
    is not read as 1,250 pounds.
    """
    bare = text.strip()
    found = _POUNDS.fullmatch(bare)
    if found is None or not any(sign.isdigit() for sign in bare):
        return None
    whole, pence = found.groups()
    return int((whole or "0").replace(",", "")) * 100 + int((pence or "").ljust(2, "0"))


def pounds(pence: int) -> str:
    """ "£1,204.50"."""
    return f"£{pence // 100:,}.{pence % 100:02d}"


def over_limit(kind: str, pence: int, granted_before: int) -> str:
    """A sentence when a grant of so many pence is more than the table allows, else "".

    `granted_before` is what was approved for the same young person in the twelve months before, in pence.
    """
    most = MOST_PENCE[kind]
    if pence > most:
        return f"One grant for this may be up to {pounds(most)}. Ask for less, or for the rest elsewhere."
    left = MOST_PENCE_A_YEAR - granted_before
    if pence > left:
        return (
            f"Up to {pounds(MOST_PENCE_A_YEAR)} may be granted to one young person in twelve months; "
            f"{pounds(max(left, 0))} is left."
        )
    return ""


def over_grant(granted: int, spent: int, pence: int) -> str:
    """A sentence when a receipt of so many pence is more than is left of its grant, else ""."""
    left = granted - spent
    if pence <= left:
        return ""
    return f"{pounds(left)} is left of this grant. Ask for a grant for the rest."


def year_before(day: date) -> date:
    """The first of the 365 days that end on the day: the twelve months that the limit looks at."""
    return day - YEAR + timedelta(days=1)


def due_on(asked_on: date, how_soon: str) -> date:
    """The day by which help is due."""
    return asked_on + timedelta(days=DUE_DAYS[how_soon])


# --- speaking up ------------------------------------------------------------------------------------------

WITH_WHOM = {
    "school": "School or college",
    "housing": "Housing",
    "police": "Police",
    "social_work": "Social work",
    "benefits": "Benefits",
    "health": "Health",
    "other": "Somebody else",
}
ADVOCACY_OUTCOMES = {
    "waiting": "Waiting for an answer",
    "agreed": "They agreed",
    "partly": "They agreed in part",
    "refused": "They said no",
    "no_answer": "They did not answer",
}
# --- caregivers -------------------------------------------------------------------------------------------

# The ties of somebody who looks after a young person at home. A carer's own support is theirs.
CAREGIVER_TIES = (
    "mother",
    "father",
    "step_parent",
    "grandparent",
    "foster_carer",
    "kinship_carer",
    "sibling",
    "other_family",
)
CAREGIVER_SUPPORT = {
    "listening": "Listening",
    "benefits": "Benefits and money",
    "practical": "Practical help",
    "being_a_carer": "Being a parent or carer",
    "housing": "Housing",
    "other_service": "Another service",
    "group": "A group for carers",
}

CODE_LISTS = {
    "need": NEEDS,
    "how_soon": HOW_SOON,
    "unmet_reason": UNMET_REASONS,
    "receipt": RECEIPTS,
    "advocacy_with": WITH_WHOM,
    "advocacy_outcome": ADVOCACY_OUTCOMES,
    "caregiver_support": CAREGIVER_SUPPORT,
}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}


def unmet_counts(rows: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Needs that could not be met, counted by need and then by reason, from (need, reason) of each."""
    counts: dict[str, dict[str, int]] = {}
    for need, reason in rows:
        by_reason = counts.setdefault(need, {})
        by_reason[reason] = by_reason.get(reason, 0) + 1
    return counts
