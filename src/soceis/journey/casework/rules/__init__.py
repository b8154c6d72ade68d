"""States, closure codes and kinds of contact. No Django.

Sources: the evaluation report of 2023, sections 3.3 and 4; contracts of the extract for the codes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

AWAITING, NOT_STARTED, ENGAGING, ACTIVE, PAUSED, CLOSED, UNKNOWN = (
    "awaiting_allocation",
    "allocated_not_started",
    "engaging",
    "active",
    "paused",
    "closed",
    "unknown",
)
STATES = {
    AWAITING: "Waiting for a key worker",
    NOT_STARTED: "Key worker named, not yet started",
    ENGAGING: "Getting to know each other",
    ACTIVE: "Active",
    PAUSED: "Paused",
    CLOSED: "Closed",
    UNKNOWN: "Not known (brought over from older records)",
}
# From each state, the states it may pass to. The diagram in docs/reference is generated from here.
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (AWAITING, UNKNOWN),
    # A manager may reach out before a key worker is named; a first contact may be a meeting.
    AWAITING: (NOT_STARTED, ENGAGING, ACTIVE, CLOSED),
    NOT_STARTED: (ENGAGING, ACTIVE, CLOSED),
    ENGAGING: (ACTIVE, PAUSED, CLOSED),
    ACTIVE: (PAUSED, CLOSED),
    PAUSED: (ACTIVE, ENGAGING, CLOSED),
    CLOSED: (),
    UNKNOWN: (AWAITING, NOT_STARTED, ENGAGING, ACTIVE, PAUSED, CLOSED),
}
# Where a correction may take an episode back to, when the contact that moved it turns out different.
CORRECTIONS: dict[str, tuple[str, ...]] = {
    ENGAGING: (AWAITING, NOT_STARTED, UNKNOWN),
    ACTIVE: (AWAITING, NOT_STARTED, ENGAGING, PAUSED, UNKNOWN),
    # A pause falls away with the only contact before it (nothing had begun that could be paused), and counts
    # again when another contact turns out to have been before it.
    PAUSED: (AWAITING, NOT_STARTED),
    AWAITING: (PAUSED,),
    NOT_STARTED: (PAUSED,),
}
# What moved an episode, kept with each of its state events.
BEGUN, ALLOCATED, PAUSE, RESUME, CLOSURE = "begun", "allocated", "paused", "resumed", "closed"
CONTACT, CORRECTION = "contact", "corrected"
CAUSES = {
    BEGUN: "Began",
    ALLOCATED: "A key worker was named",
    CONTACT: "A contact",
    PAUSE: "Paused",
    RESUME: "Resumed",
    CLOSURE: "Closed",
    CORRECTION: "A contact was corrected",
}
OPEN_STATES = (ENGAGING, ACTIVE, PAUSED)
NOT_CLOSED = (AWAITING, NOT_STARTED, ENGAGING, ACTIVE, PAUSED, UNKNOWN)

CLOSURE_CODES = {
    "goals_met": "Goals met, one to one finished",
    "prevention_completed": "School programme finished",
    "other_service": "Moved on to another service",
    "custody": "In custody",
    "moved_area": "Moved away",
    "placed": "Placed somewhere else",
    "post_18_service": "Moved on to a service for adults",
    "died": "Died",
    "unsafe_to_continue": "Not safe to go on",
    "other": "Something else",
    "declined_at_offer": "Chose not to begin",
    "caregiver_declined": "Those at home did not want it",
    "no_contact_made": "We could not make contact",
    "stopped_after_start": "Began, then chose to stop",
}
NEEDS_NON_ENGAGEMENT_REASON = frozenset(
    {"declined_at_offer", "caregiver_declined", "no_contact_made", "stopped_after_start"}
)
NON_ENGAGEMENT_REASONS = {
    "does_not_want": "Did not want it",
    "does_not_see_need": "Did not see a need",
    "distrust_of_services": "Did not trust services",
    "label_used": "A label had been used",
    "too_many_workers": "Too many workers already",
    "caregiver_objects": "Those at home were against it",
    "fear_of_reprisal": "Afraid of what others would do",
    "timing_or_crisis": "Wrong time, or a crisis",
    "practical": "Transport, phone or time",
    "location_or_rivalry": "The place was not safe for them",
    "anxiety_or_confidence": "Anxiety or confidence",
    "worker_fit": "We were not the right person",
    "in_custody_or_placed": "In custody or placed elsewhere",
    "wait_too_long": "Waited too long for us",
    "contact_never_made": "We never reached them",
    "other": "Something else",
    "not_known": "Not known",
}
INFORMANTS = {
    "young_person": "The young person",
    "caregiver": "Somebody at home",
    "worker": "The worker",
    "partner": "A partner",
}
ADDRESSABLE = {
    "service": "We could change this",
    "partner": "A partner could change this",
    "nobody": "Nobody could change this",
    "not_known": "Not known",
}

CONTACT_KINDS = {
    "attempt": "Tried to reach them",
    "attended": "Met or talked",
    "not_attended": "They could not make it",
    "cancelled_by_us": "We cancelled",
    "cancelled_by_young_person": "They cancelled",
}
MOVING_KINDS = ("attempt", "attended")  # the kinds that begin an episode
CONTACT_MODES = {
    "one_to_one": "One to one",
    "group": "Group",
    "phone": "Phone",
    "message": "Message",
    "visit": "Visit at home",
    "activity": "Activity",
}
COMPONENTS = {
    "FUN": "Fun",
    "EMO": "Emotional",
    "SKL": "Skills",
    "REL": "Relationships",
    "DEC": "Decisions",
    "EDU": "Education or work",
    "HLT": "Health",
    "FIN": "Money and things",
    "FAM": "Family",
    "ADV": "Speaking up for them",
    "PEER_MENTOR": "Peer mentoring",
    "GROUP": "Group work",
    "OUTREACH": "Reaching out",
}
ASSIGNMENT_KINDS = {
    "key_worker": "Key worker",
    "co_worker": "Co-worker",
    "cover": "Cover",
    "peer_mentor": "Peer mentor",
}
ASSIGNMENT_CHANGES = {
    "first": "First worker",
    "young_person_asked": "The young person asked for somebody else",
    "fit": "Somebody else fits better",
    "leave": "Leave or sickness",
    "left": "The worker left",
    "safety": "Safety",
    "conflict": "Somebody else has to",
    "closed": "The work ended",
}
DIRECTIONS = {"better": "Going better", "same": "Unchanged", "worse": "Harder"}

CODE_LISTS = {
    "closure_code": CLOSURE_CODES,
    "non_engagement_reason": NON_ENGAGEMENT_REASONS,
    "informant": INFORMANTS,
    "addressable": ADDRESSABLE,
    "contact_kind": CONTACT_KINDS,
    "contact_mode": CONTACT_MODES,
    "component": COMPONENTS,
    "assignment_kind": ASSIGNMENT_KINDS,
    "assignment_change": ASSIGNMENT_CHANGES,
    "direction": DIRECTIONS,
}
# Children in need census N00103, for statutory readers only: it cannot say what our codes say.
CROSSWALKS = {
    ("closure_code", "cin_reason_for_closure"): {
        "died": "RC2",
        "moved_area": "RC5",
        "post_18_service": "RC6",
    },
}

# A visit may be written down on the day or, after a bad week, up to this many days later without a question.
LATE_ENTRY_DAYS = 30
NOT_SEEN_WARN_DAYS = 7
NOT_SEEN_LATE_DAYS = 14
OUT_OF_HOURS_BEFORE, OUT_OF_HOURS_FROM = 8, 19  # hours of the day; weekends are out of hours too


def may_pass(from_state: str, to_state: str) -> bool:
    return to_state in TRANSITIONS.get(from_state, ())


def full_months(start: date, end: date) -> int:
    """Full months between two dates: 12 x years + months, less one when the second day is smaller."""
    return 12 * (end.year - start.year) + end.month - start.month - (end.day < start.day)


def state_after_contact(state: str, kind: str) -> str:
    """Where an episode stands after a contact: an attempt begins it, a meeting makes it active."""
    if kind == "attended" and state in {AWAITING, NOT_STARTED, ENGAGING, PAUSED, UNKNOWN}:
        return ACTIVE
    if kind == "attempt" and state in {AWAITING, NOT_STARTED, UNKNOWN}:
        return ENGAGING
    return state


@dataclass(frozen=True)
class Fact:
    """Something that moves an episode: `what` is BEGUN, ALLOCATED, PAUSE, RESUME, CLOSURE or a moving kind of contact.

    `order` tells facts of one day apart: the row number of the event, the larger the later.
    """

    day: date
    what: str
    order: int = 0


def _in_order(facts: Iterable[Fact]) -> list[Fact]:
    """Facts by day; within a day contacts stand before a pause or a closure, and after everything else.

    A visit and a pause of the same day are most often written down in the evening, in any order.
    """
    listed = sorted(facts, key=lambda fact: (fact.day, fact.order))
    ordered: list[Fact] = []
    for _, same_day in groupby(listed, key=lambda fact: fact.day):
        today = list(same_day)
        contacts = [fact for fact in today if fact.what in MOVING_KINDS]
        moves = [fact for fact in today if fact.what not in MOVING_KINDS]
        stop = next((at for at, fact in enumerate(moves) if fact.what in (PAUSE, CLOSURE)), len(moves))
        ordered += [*moves[:stop], *contacts, *moves[stop:]]
    return ordered


# What can be paused. Of work that was brought over nobody knows what came before, so a pause of it stays a
# pause when a key worker is named for an earlier day.
PAUSABLE = {AWAITING: (ENGAGING, ACTIVE), UNKNOWN: (UNKNOWN, NOT_STARTED, ENGAGING, ACTIVE)}


def _step(state: str, fact: Fact, met: bool, begun_as: str) -> str:
    """The state after one fact; a fact that does not fit the state leaves it as it is."""
    if state == CLOSED:
        return state
    if fact.what in MOVING_KINDS:
        return state_after_contact(state, fact.what)
    if fact.what == ALLOCATED:
        return NOT_STARTED if state in (AWAITING, UNKNOWN) else state
    if fact.what == PAUSE:
        return PAUSED if state in PAUSABLE[begun_as] else state
    if fact.what == RESUME:
        return (ACTIVE if met else ENGAGING) if state == PAUSED else state
    return CLOSED if fact.what == CLOSURE else state


def replay(facts: Sequence[Fact], begun_as: str = AWAITING) -> list[tuple[date, str]]:
    """The days on which the state changed, and to what, worked out afresh from all that is known.

    One fact is BEGUN; whatever is dated earlier counts from that day. `begun_as` is the state in which the
    episode began: UNKNOWN for one that was brought over, which no later fact may make up for the days before
    it. A day may appear more than once; its last entry is where the day ended.
    """
    began = next(fact.day for fact in facts if fact.what == BEGUN)
    others = [Fact(max(fact.day, began), fact.what, fact.order) for fact in facts if fact.what != BEGUN]
    changes = [(began, begun_as)]
    met = False
    for fact in _in_order(others):
        before = changes[-1][1]
        state = _step(before, fact, met, begun_as)
        met = met or state == ACTIVE
        if state != before:
            changes.append((fact.day, state))
    return changes


def state_at(changes: Sequence[tuple[date, str]], day: date) -> str:
    """The state on a day from changes in order; "" before the first."""
    return next((state for on, state in reversed(changes) if on <= day), "")


def equal_shares(codes: Iterable[str]) -> dict[str, float]:
    """Equal shares to four places that sum to one exactly; the first takes what rounding leaves."""
    chosen = list(dict.fromkeys(codes))
    if not chosen:
        return {}
    each = 10_000 // len(chosen)
    shares = [each + (at < 10_000 - each * len(chosen)) for at in range(len(chosen))]
    return {code: share / 10_000 for code, share in zip(chosen, shares, strict=True)}
