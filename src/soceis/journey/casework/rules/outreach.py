"""Outreach that keeps trying: ways of trying, ways of being introduced, and who could change what stands in the way.

No Django. Sources: the evaluation report of 2023, sections 3.3 and 7 (assertive outreach, introduction by
somebody known, reasons asked of each side apart).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

ATTEMPT_ROUTES = {
    "message": "Message",
    "call": "Call",
    "door": "At the door",
    "kerbside": "Out and about",
    "caregiver": "Through somebody at home",
    "professional": "Through somebody who works with them",
}
# How an attempt counts among the modes of contact.
MODE_OF_ROUTE = {
    "message": "message",
    "call": "phone",
    "door": "visit",
    "kerbside": "one_to_one",
    "caregiver": "phone",
    "professional": "phone",
}
# For attempts that were written down before there were routes.
ROUTE_OF_MODE = {"message": "message", "phone": "call", "visit": "door", "one_to_one": "kerbside"}

ATTEMPT_OUTCOMES = {
    "no_reply": "No reply",
    "left_message": "Left a message",
    "not_in": "Nobody in",
    "another_time": "They asked for another time",
    "via_others": "Asked somebody to pass it on",
    "not_now": "They would rather not today",
}

INTRODUCTIONS = {
    "professional": "Somebody who works with them introduced us",
    "caregiver": "Somebody at home introduced us",
    "school": "School or college introduced us",
    "friend": "A friend, or somebody who knows us",
    "peer_mentor": "A peer mentor made the first step",
    "themselves": "They came to us themselves",
    "cold": "Nobody: we introduced ourselves",
    "not_known": "Not known",
}

# Who could most likely change it; whoever notes the reason may say otherwise.
LIKELY = {
    "does_not_want": "nobody",
    "does_not_see_need": "nobody",
    "distrust_of_services": "service",
    "label_used": "partner",
    "too_many_workers": "partner",
    "caregiver_objects": "service",
    "fear_of_reprisal": "partner",
    "timing_or_crisis": "nobody",
    "practical": "service",
    "location_or_rivalry": "service",
    "anxiety_or_confidence": "service",
    "worker_fit": "service",
    "in_custody_or_placed": "partner",
    "wait_too_long": "service",
    "contact_never_made": "service",
    "other": "not_known",
    "not_known": "not_known",
}

CODE_LISTS = {
    "attempt_route": ATTEMPT_ROUTES,
    "attempt_outcome": ATTEMPT_OUTCOMES,
    "introduction": INTRODUCTIONS,
}


@dataclass(frozen=True)
class Try:
    """One attempt: the day, the route, what came of it ("" when it was written down without)."""

    day: date
    route: str
    outcome: str = ""


@dataclass(frozen=True)
class Tries:
    """All attempts of an episode, and those before the first meeting."""

    total: int
    before_met: int
    first: date | None
    last: date | None
    by_route: Sequence[tuple[str, int]]
    by_outcome: Sequence[tuple[str, str, int]]

    @property
    def not_tried(self) -> list[str]:
        """The routes that nobody has tried yet, in the order of the list."""
        tried = {route for route, _ in self.by_route}
        return [route for route in ATTEMPT_ROUTES if route not in tried]


def tries(attempts: Iterable[Try], met_on: date | None) -> Tries:
    """Count attempts by route, and by route with what came of them; the most frequent first."""
    listed = sorted(attempts, key=lambda one: one.day)
    routes = Counter(one.route for one in listed)
    outcomes = Counter((one.route, one.outcome) for one in listed)
    return Tries(
        total=len(listed),
        before_met=sum(met_on is None or one.day <= met_on for one in listed),
        first=listed[0].day if listed else None,
        last=listed[-1].day if listed else None,
        by_route=sorted(routes.items(), key=lambda pair: (-pair[1], pair[0])),
        by_outcome=sorted((route, outcome, number) for (route, outcome), number in outcomes.items()),
    )
