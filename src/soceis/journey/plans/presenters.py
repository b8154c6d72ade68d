"""Plans and goals in words. Nothing here asks the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from soceis.foundation.records.errors import StaleEdit
from soceis.journey.plans.models import FormVersion, Goal, Plan
from soceis.journey.plans.rules import GOAL_STATES, GOAL_TRANSITIONS, PLAN_STATES, TOPICS
from soceis.ui.words import day_words

# What the button says that moves a goal to a state.
MOVES = {
    "agreed": "They have chosen it",
    "working": "Begin, or go on",
    "achieved": "Achieved",
    "changed": "It has changed",
    "parked": "Put it aside for now",
    "dropped": "Let it go",
}
TONES = {"achieved": "done", "working": "", "suggested": "voice", "parked": "plain"}
QUESTIONS = {"topics": "What will you work on together?", "in_their_words": "What do they want from this?"}
QUESTIONS["helps"] = "What helps, and what does not?"


@dataclass(frozen=True)
class StepLine:
    """A small step: its place, its words, whether it is done and when."""

    index: int
    words: str
    done: bool
    done_on: str


@dataclass(frozen=True)
class GoalLine:
    """A goal in words with its steps and where it may go from here."""

    goal: Goal
    words: str
    topic: str
    state: str
    tone: str
    steps: tuple[StepLine, ...]
    done: int
    moves: tuple[tuple[str, str], ...]


def goal_line(goal: Goal) -> GoalLine:
    steps = tuple(_step(index, step) for index, step in enumerate(goal.steps))
    moves = tuple((state, MOVES[state]) for state in GOAL_TRANSITIONS[goal.state] if state in MOVES)
    return GoalLine(
        goal,
        goal.words,
        TOPICS.get(goal.topic, ""),
        GOAL_STATES[goal.state],
        TONES.get(goal.state, "plain"),
        steps,
        sum(step.done for step in steps),
        moves,
    )


def _step(index: int, step: Mapping[str, Any]) -> StepLine:
    return StepLine(index, str(step["words"]), bool(step["done"]), str(step.get("done_on") or ""))


def topic_words(topics: Sequence[str]) -> list[str]:
    return [TOPICS.get(topic, topic) for topic in topics]


def not_asked(version: FormVersion) -> list[str]:
    """Topics of the service that this form does not offer."""
    return [words for topic, words in TOPICS.items() if topic not in version.topics]


def plan_words(plan: Plan) -> str:
    """ "Agreed on Tue 17 Nov", "Draft"."""
    state = PLAN_STATES[plan.state]
    return f"{state} on {day_words(plan.agreed_on)}" if plan.agreed_on and plan.state == "agreed" else state


@dataclass(frozen=True)
class Difference:
    """One question on which two people wrote differently."""

    question: str
    theirs: str
    yours: str


def differences(stale: StaleEdit) -> list[Difference]:
    """Both versions of what was changed at the same time."""
    return [
        Difference(QUESTIONS.get(name, name), _told(name, theirs), _told(name, stale.yours.get(name, "")))
        for name, theirs in stale.theirs.items()
    ]


def _told(name: str, value: str) -> str:
    """Topics come as the text of a list of codes."""
    if name != "topics":
        return value or "Nothing"
    chosen = [words for code, words in TOPICS.items() if f"'{code}'" in value]
    return ", ".join(chosen) or "Nothing ticked"
