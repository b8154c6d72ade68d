"""Agreements on sharing information: their stages, what they cover, and whether sharing is covered. No Django.

An agreement is good practice and no legal precondition: without one, only the safeguarding way is open, with a
reason (ICO data sharing code; Department for Education, Information sharing advice, 2024). Stages follow the
register of the evaluation report of 2023, section 3.1, whose agreements took months. Sources of the gateways:
Crime and Disorder Act 1998 s115; Children Act 2004 s10, s11, s25, s28; Social Services and Well-being (Wales)
Act 2014 s130; Police, Crime, Sentencing and Courts Act 2022 part 2 chapter 1; Getting it right for every child,
practice guidance 4.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from soceis.foundation.records.nations import open_in
from soceis.sharing.partners.rules import BOUNCED, GOOD, LEFT, SILENT_DAYS, Known, standing

PROPOSED, DRAFTING, LEGAL, PARTNER = "proposed", "drafting", "legal_review", "partner_review"
SIGNED, ACTIVE, SUSPENDED, ENDED = "signed", "active", "suspended", "ended"
STAGES = {
    PROPOSED: "Proposed",
    DRAFTING: "Being written",
    LEGAL: "With the lawyers",
    PARTNER: "With the partner",
    SIGNED: "Signed",
    ACTIVE: "In force",
    SUSPENDED: "Stopped for now",
    ENDED: "Ended",
}
# From each stage, those it may pass to. That one is over, or due for a look, is said by its dates and needs no
# step: a day comes whether or not somebody remembers it.
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (PROPOSED,),
    PROPOSED: (DRAFTING, ENDED),
    DRAFTING: (LEGAL, PARTNER, ENDED),
    LEGAL: (DRAFTING, PARTNER, SIGNED, ENDED),
    PARTNER: (DRAFTING, LEGAL, SIGNED, ENDED),
    SIGNED: (ACTIVE, ENDED),
    ACTIVE: (SUSPENDED, ENDED),
    SUSPENDED: (ACTIVE, ENDED),
    ENDED: (),
}
UNDER_WAY = (PROPOSED, DRAFTING, LEGAL, PARTNER, SIGNED)

PURPOSES = {
    "safeguarding": "Keeping a young person safe",
    "support": "Working together for a young person",
    "referral": "Referring a young person, and hearing what became of it",
    "staff_safety": "Keeping staff safe on visits",
    "evaluation": "Finding out whether the service helps",
}
CATEGORIES = {
    "identity": "Name, date of birth, address",
    "contact": "Contact with us: dates and whether they came",
    "needs": "Needs, strengths and plans",
    "education": "School, college, training",
    "health": "Health",
    "family": "Family and home",
    "safety": "Worries about their safety",
    "offences": "Offences, alleged or proven",
    "visit_safety": "What staff must know before a visit",
}


@dataclass(frozen=True)
class Gateway:
    """A legal way by which information may pass, and the nations in which it is open (foundation.records.nations)."""

    words: str
    nations: tuple[str, ...]


_WAYS = {
    "crime_and_disorder": "Crime and Disorder Act 1998, section 115: to police, local authority, probation or health",
    "children_act_england": "Children Act 2004, sections 10 and 11",
    "children_act_wales": "Children Act 2004, sections 25 and 28",
    "duty_to_report_wales": "Social Services and Well-being (Wales) Act 2014, section 130",
    "serious_violence": "Police, Crime, Sentencing and Courts Act 2022, serious violence duty",
    "girfec": "Getting it right for every child, with the common law of confidence",
    "common_law": "Common law: needed, proportionate, in the young person's interest",
}
GATEWAYS = {code: Gateway(words, open_in(code)) for code, words in _WAYS.items()}
PARTY_ROLES = {
    "controller": "Decides for itself what to do with it",
    "joint": "Decides together with us",
    "processor": "Works for one of us",
}
CODE_LISTS = {
    "sharing_purpose": PURPOSES,
    "sharing_category": CATEGORIES,
    "sharing_gateway": {code: gateway.words for code, gateway in GATEWAYS.items()},
    "agreement_party_role": PARTY_ROLES,
}
LONGEST = {"title": 120, "blocker": 500, "note": 5_000, "reason": 2_000}
SOON_DAYS = 60  # before its review or its end, an agreement asks for a look
STUCK_DAYS = 30  # in one stage before it is signed
REVIEW, END = "review", "end"
REMIND_DAYS = (60, 30, 7, 0)  # before its review or its end; each is told once
FIND_DAYS = 14  # to find somebody after a person left, or to brief whoever came after them


@dataclass(frozen=True)
class Question:
    """May this be shared: with which organisation, for which area, for what, which kinds, on which day?"""

    organisation: Any
    area: Any
    purpose: str
    categories: frozenset[str]
    on: date


@dataclass(frozen=True)
class Terms:
    """What one agreement says. `steps` are (day, stage) in the order in which they were recorded."""

    key: Any
    area: Any
    parties: frozenset[Any]
    purposes: frozenset[str]
    categories: frozenset[str]
    steps: tuple[tuple[date, str], ...]
    effective_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Answer:
    """Whether an agreement covers it, which one, and if none does the nearest reason in a sentence."""

    allowed: bool
    agreement: Any = None
    why_not: str = ""

    def __bool__(self) -> bool:
        return self.allowed


def may_pass(from_stage: str, to_stage: str) -> bool:
    return to_stage in TRANSITIONS.get(from_stage, ())


def stage_on(steps: Iterable[tuple[date, str]], day: date) -> str:
    """The stage in which an agreement was on the day: "" before it was proposed."""
    stage = ""
    for on, to in steps:
        if on <= day:
            stage = to
    return stage


# From the farthest to the nearest to being covered; the nearest is what the person is told.
_NOTHING = "There is no agreement with them for this area."
_UNSIGNED = "The agreement with them is not in force yet."
_STOPPED = "The agreement with them is stopped for now."
_OVER = "The agreement with them is over."
_PURPOSE = "The agreement with them does not cover this purpose."
_CATEGORY = "The agreement with them does not cover all of this information."
_REASONS = (_NOTHING, _OVER, _UNSIGNED, _STOPPED, _PURPOSE, _CATEGORY)


def _why_not(question: Question, terms: Terms) -> str:
    """The first thing that keeps this agreement from covering the question; "" when it covers it."""
    if question.organisation not in terms.parties or question.area != terms.area:
        return _NOTHING
    stage = stage_on(terms.steps, question.on)
    if stage == ENDED or (terms.ends_on is not None and question.on > terms.ends_on):
        return _OVER
    if stage == SUSPENDED:
        return _STOPPED
    if stage != ACTIVE or terms.effective_on is None or question.on < terms.effective_on:
        return _UNSIGNED
    if question.purpose not in terms.purposes:
        return _PURPOSE
    return "" if question.categories <= terms.categories else _CATEGORY


def may_share(question: Question, agreements: Iterable[Terms]) -> Answer:
    """Whether one agreement by itself covers the question. Agreements are never pieced together.

    Covered means: the organisation is a party, for this area, the agreement was in force on the day (its stage,
    not before it takes effect, not after it ends), and it names the purpose and every kind of information.
    """
    nearest = _NOTHING
    for terms in agreements:
        why_not = _why_not(question, terms)
        if not why_not:
            return Answer(True, terms.key)
        nearest = max(nearest, why_not, key=_REASONS.index)
    return Answer(False, None, nearest)


@dataclass(frozen=True)
class Due:
    """What an agreement asks for: a code ("stuck", "review", "ending", "over"), and how many days."""

    code: str
    days: int


def due(stage: str, since: date, review_on: date | None, ends_on: date | None, today: date) -> Due | None:
    """The most pressing thing that an agreement asks for today, or None.

    `since` is the day it came into its stage. Days are whole days: until the end or the review (0 is today;
    below 0 it is past), or since it came into its stage.
    """
    if stage in UNDER_WAY:
        days = (today - since).days
        return Due("stuck", days) if days >= STUCK_DAYS else None
    if stage not in (ACTIVE, SUSPENDED):
        return None
    if ends_on is not None and (ends_on - today).days <= SOON_DAYS:
        days = (ends_on - today).days
        return Due("ending" if days >= 0 else "over", days)
    if review_on is not None and (review_on - today).days <= SOON_DAYS:
        return Due("review", (review_on - today).days)
    return None


def in_force(stage: str, effective_on: date | None, ends_on: date | None, today: date) -> bool:
    """Whether something may be shared under it today, so that it matters who speaks for its parties."""
    if stage != ACTIVE or effective_on is None or today < effective_on:
        return False
    return ends_on is None or today <= ends_on


@dataclass(frozen=True)
class Nudge:
    """A reminder: of its review or its end, which day that is, and how many days before that day it is told."""

    of: str
    due_on: date
    days: int


def nudges(stage: str, review_on: date | None, ends_on: date | None, today: date) -> list[Nudge]:
    """Of what somebody is to be reminded today: of each day ahead the nearest step of REMIND_DAYS that is reached.

    A step that was missed, because nothing ran that night, is not told late: the nearer one stands for it.
    """
    if stage not in (ACTIVE, SUSPENDED):
        return []
    found = []
    for of, day in ((REVIEW, review_on), (END, ends_on)):
        if day is None or day < today:
            continue
        reached = [days for days in REMIND_DAYS if (day - today).days <= days]
        if reached:
            found.append(Nudge(of, day, min(reached)))
    return found


def lapsed_since(known: Known, today: date) -> date | None:
    """The day since which somebody cannot be counted on; None while they can."""
    where = standing(known, today)
    if where == GOOD:
        return None
    if where == LEFT:
        return known.left_on
    return known.bounced_on if where == BOUNCED else known.heard_on + timedelta(days=SILENT_DAYS)


def is_to_be_briefed(took_over_on: date, briefed_on: date | None) -> bool:
    """Whether whoever came after somebody has still to be told how we work; earlier briefings do not count."""
    return briefed_on is None or briefed_on < took_over_on


def takes_long(since: date, today: date) -> bool:
    """Whether somebody should have been found, or briefed, by now."""
    return (today - since).days > FIND_DAYS
