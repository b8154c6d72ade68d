"""What changed: the five outcomes, later asking, short measures, who can be turned to, moving on. No Django.

Source of the five outcomes, their stages and values: the evaluation report of 2023, sections 2.2.1 and 5.1. Asking
6 and 12 months after the end answers its sections 6.4 and 7 (too early to know whether change lasts). The short
measures, kinds of people and milestones are this service's own; they are never added up or turned into money.
"""

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

OUTCOMES = {
    "reduced_offending": "Fewer or less serious offences",
    "reduced_exploitation": "Less exploited by others",
    "decision_making": "Makes safer decisions",
    "education_engagement": "Takes part in education, training or work",
    "family_relationships": "Gets on better at home",
}
STAGES = {
    "baseline": "At the start",
    "review": "At a review",
    "exit": "At the end",
    "follow_up": "Later",
}
APPLICABLE = {"yes": "Yes", "no": "No", "unknown": "Not known"}
VALUES = {"better": "Better", "same": "The same", "worse": "Harder", "unknown": "Not known"}
EVIDENCE = {
    "young_person": "The young person said so",
    "caregiver": "Somebody at home said so",
    "worker": "The worker saw it",
    "partner": "A partner said so",
    "record": "A record shows it",
}

# Whole months after the end of the work at which we ask again; asked a little early, and not for ever.
FOLLOW_UPS = (6, 12)
ASK_BEFORE, ASK_UNTIL = timedelta(days=14), timedelta(days=92)
FOLLOW_UP_WORDS = {6: "Six months after the end", 12: "A year after the end"}
# What the page offers: a stage, and for later ones the months.
MOMENTS = {code: words for code, words in STAGES.items() if code != "follow_up"}
MOMENTS |= {f"follow_up_{months}": words for months, words in FOLLOW_UP_WORDS.items()}
NO_FOLLOW_UP = {
    "said_no": "They would rather not",
    "not_reached": "We could not reach them",
    "not_safe": "Asking would not be safe now",
    "other": "Something else",
}

MEASURES = {
    "someone": "There is somebody I can talk to",
    "cope": "I can handle what a day throws at me",
    "good_at": "I am good at something",
    "say": "People listen to what I want",
    "ahead": "I have something to look forward to",
}
MEASURE_ANSWERS = {"yes": "Yes, mostly", "sometimes": "Sometimes", "not_yet": "Not yet", "not_now": "Not now"}

SUPPORT_KINDS = {
    "home": "Somebody at home",
    "family": "Other family",
    "friend": "Friends",
    "school": "Somebody at school, college or work",
    "club": "A coach, club or youth worker",
    "health": "A nurse, doctor or counsellor",
    "community": "Somebody from their faith or street",
    "worker": "Another worker",
}
MOST_OF_A_KIND = 20

MILESTONES = {
    "replied": "Wrote back, or picked up",
    "met": "Agreed to meet",
    "own_way": "Came without being fetched",
    "asked": "Asked us for something",
    "told": "Told us something that matters",
    "tried": "Tried something new",
    "chose": "Planned what we did",
    "helped": "Helped somebody else",
}

AGREES = {"yes": "Yes", "no": "No", "not_asked": "Not asked yet"}
ADULT_SERVICES = {
    "social_care": "Adult social care",
    "mental_health": "Adult mental health",
    "housing": "Housing",
    "work": "Work, college or training",
    "justice": "Probation or justice social work",
    "substances": "Alcohol and drugs",
    "leaving_care": "Leaving care",
    "community": "A community organisation",
    "other": "Another service",
}
ACCEPTED = {"waiting": "Waiting for an answer", "yes": "They said yes", "no": "They said no"}
SEVENTEEN_AND_A_HALF = 17 * 12 + 6  # months

CODE_LISTS = {
    "outcome": OUTCOMES,
    "outcome_stage": STAGES,
    "outcome_applicable": APPLICABLE,
    "outcome_value": VALUES,
    "evidence": EVIDENCE,
    "no_follow_up": NO_FOLLOW_UP,
    "measure": MEASURES,
    "measure_answer": MEASURE_ANSWERS,
    "support_kind": SUPPORT_KINDS,
    "engagement_milestone": MILESTONES,
    "agrees": AGREES,
    "adult_service": ADULT_SERVICES,
    "accepted": ACCEPTED,
}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}


def months_after(day: date, months: int) -> date:
    """The same day of the month, whole months later; the last day of a month that is too short for it."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class Asking:
    """When to ask again: the day, and the days between which it stands on somebody's list."""

    months: int
    due_on: date

    def stands_on(self, today: date) -> bool:
        """Whether it stands on the list today."""
        return self.due_on - ASK_BEFORE <= today <= self.due_on + ASK_UNTIL


def askings(ended_on: date) -> tuple[Asking, ...]:
    """The two moments after an end."""
    return tuple(Asking(months, months_after(ended_on, months)) for months in FOLLOW_UPS)


def think_of_adult_services_from(born: date) -> date:
    """The day on which somebody is seventeen and a half."""
    return months_after(born, SEVENTEEN_AND_A_HALF)


def moment_of(stage: str, months: int | None) -> str:
    """A stage and its months as one code of MOMENTS; a later reading without months stays "follow_up"."""
    return f"{stage}_{months}" if months else stage


def stage_of(moment: str) -> tuple[str, int | None]:
    """The stage and the months that a code of MOMENTS says."""
    for months in FOLLOW_UPS:
        if moment == f"follow_up_{months}":
            return "follow_up", months
    return moment, None


def network_change(start: Mapping[str, int], end: Mapping[str, int]) -> int | None:
    """How many kinds of people more there are at the end than at the start; None unless both were asked."""
    if not start or not end:
        return None
    return sum(number > 0 for number in end.values()) - sum(number > 0 for number in start.values())
