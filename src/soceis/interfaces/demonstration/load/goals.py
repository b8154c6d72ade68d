"""What helps with the goals of the invented plans, and goals that went on in other words."""

from collections.abc import Mapping
from types import MappingProxyType

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.shapes import Goal
from soceis.journey.plans import actions as plans
from soceis.journey.plans.models import Goal as GoalRow

# By topic: what kind of help, in words, and where.
HELPS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "emotional_regulation": ("page", "The five-minute breathing film", ""),
        "self_esteem": ("activity", "Climbing on Tuesdays", "Sports hall, after four"),
        "relationships": ("thing", "The conversation cards, in the car", ""),
        "thinking_and_behaviour": ("page", "The stop-and-think sheet, done together", ""),
        "caregiver_support": ("person", "The family worker at the centre", "Mornings"),
        "family_support": ("place", "A table at the café where nobody knows them", ""),
        "risky_situations": ("page", "A word to text when it gets awkward", "Saved in their phone"),
        "safety_planning": ("person", "The neighbour with the spare key", ""),
        "education_employability": ("course", "Taster week at the college", "The campus by the station"),
        "contextual_safeguarding": ("person", "The guard at the station who looks out for them", ""),
        "identity_work": ("activity", "The music studio", "Thursdays"),
        "substance_misuse": ("place", "The young people's health service", "Walk in, no letter needed"),
        "housing": ("person", "The housing officer who rings back", ""),
        "daily_routine": ("thing", "An alarm clock that is not the phone", ""),
    }
)
# The words with which a goal of a story went on that had changed.
GOES_ON: Mapping[str, str] = MappingProxyType(
    {
        "Dad stops saying sorry": "Dad and me talk about something else for once",
        "Get my own room back, or a different one": "A room that is mine, nearer college",
    }
)


def add_help(row: GoalRow, goal: Goal, user: User) -> None:
    """Write down what helps with the goal, when the topic has something."""
    if goal.topic in HELPS:
        kind, words, where = HELPS[goal.topic]
        plans.add_help(by=user, goal=row, kind=kind, words=words, where=where)


def go_on(row: GoalRow, goal: Goal, user: User) -> None:
    """The goal has changed: its new words."""
    plans.reword_goal(by=user, goal=row, words=GOES_ON[goal.words], topic=goal.topic)
