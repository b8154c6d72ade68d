"""Plans and goals in words. Nothing here asks the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from soceis.foundation.records.errors import StaleEdit
from soceis.journey.plans.models import FormVersion, Goal, GoalHelp, Plan
from soceis.journey.plans.queries import Version
from soceis.journey.plans.rules import (
    GOAL_HELPS,
    GOAL_STATES,
    GOAL_TRANSITIONS,
    PLAN_STATES,
    TOPICS,
    TOPICS_FOR_THEM,
)
from soceis.ui.words import day_words

# What the button says that moves a goal to a state. A goal changes on its own page, where its new words are.
MOVES = {
    "agreed": "They have chosen it",
    "working": "Begin, or go on",
    "achieved": "Achieved",
    "parked": "Put it aside for now",
    "dropped": "Let it go",
}
TONES = {"achieved": "done", "working": "", "suggested": "voice", "parked": "plain"}
QUESTIONS = {"topics": "What will you work on together?", "in_their_words": "What do they want from this?"}
QUESTIONS |= {"helps": "What helps, and what does not?", "words": "The goal in their words"}


@dataclass(frozen=True)
class StepLine:
    """A small step: its place, its words, whether it is done and when."""

    index: int
    words: str
    done: bool
    done_words: str  # "Tue 17 Nov, on a visit"


@dataclass(frozen=True)
class HelpLine:
    """What helps with a goal: its key, its kind, the words, where it is."""

    key: str
    kind: str
    words: str
    where: str

    @property
    def is_web(self) -> bool:
        """Whether `where` is an address on the web."""
        return self.where.startswith("https://")


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
    helps: tuple[HelpLine, ...] = ()
    achieved_words: str = ""

    @property
    def progress(self) -> str:
        return progress_words(self.steps)


def goal_lines(goals: Sequence[Goal], helps: Sequence[GoalHelp]) -> list[GoalLine]:
    return [goal_line(goal, [one for one in helps if one.goal_id == goal.pk]) for goal in goals]


def goal_line(goal: Goal, helps: Sequence[GoalHelp] = ()) -> GoalLine:
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
        tuple(HelpLine(str(one.pk), GOAL_HELPS[one.kind], one.words, one.where) for one in helps),
        f"Achieved on {day_words(goal.achieved_on)}" if goal.achieved_on else "",
    )


def _step(index: int, step: Mapping[str, Any]) -> StepLine:
    on = step.get("done_on")
    done = day_words(date.fromisoformat(on)) if on else ""
    if done and step.get("visit"):
        done += ", on a visit"
    return StepLine(index, str(step["words"]), bool(step["done"]), done)


def progress_words(steps: Sequence[StepLine]) -> str:
    """ "2 of 3 steps"; "" without steps."""
    if not steps:
        return ""
    return f"{sum(step.done for step in steps)} of {len(steps)} {'step' if len(steps) == 1 else 'steps'}"


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


# The goals of each part of the page: now, done, another time.
THEIR_PARTS = (("agreed", "working"), ("achieved",), ("suggested", "parked"))
# What a goal's story says when it comes to stand there.
CAME = {
    "suggested": "They are thinking about it.",
    "agreed": "They chose it.",
    "working": "Begun, or gone on with.",
    "achieved": "Achieved.",
    "changed": "It changed.",
    "parked": "Put aside for now.",
    "dropped": "Let go, by choice.",
}


@dataclass(frozen=True)
class Turn:
    """One turn in a goal's story: when, by whom, and what happened, a sentence a thing."""

    at: datetime
    who: str
    happened: tuple[str, ...]


def goal_story(versions: Sequence[Version]) -> list[Turn]:
    """What happened to a goal and those that it came from, the latest first."""
    turns: list[Turn] = []
    for _, chain in groupby(sorted(versions, key=lambda one: str(one.goal_id)), key=lambda one: one.goal_id):
        before: Version | None = None
        for now in chain:
            happened = _begun(now) if before is None else _turned(before, now)
            if happened:
                turns.append(Turn(now.at, now.who, tuple(happened)))
            before = now
    return sorted(turns, key=lambda turn: turn.at, reverse=True)


def _begun(version: Version) -> list[str]:
    return [f"Written down: “{version.words}”", CAME[version.state]]


def _turned(before: Version, now: Version) -> list[str]:
    """Sentences for what is different."""
    old = {step["words"]: bool(step["done"]) for step in before.steps}
    said = [] if now.state == before.state else [CAME[now.state]]
    for step in now.steps:
        words = step["words"]
        if words not in old:
            said.append(f"Another step: {words}")
        elif step["done"] and not old[words]:
            said.append(f"Step done{' on a visit' if step.get('visit') else ''}: {words}")
        elif old[words] and not step["done"]:
            said.append(f"Not done yet after all: {words}")
    if now.plan_id != before.plan_id:
        said.append("Taken over into the new plan.")
    return said


@dataclass(frozen=True)
class TheirPage:
    """The plan as the young person reads it."""

    wish: str
    helps: str
    topics: tuple[str, ...]
    now: tuple[GoalLine, ...]
    done: tuple[GoalLine, ...]
    later: tuple[GoalLine, ...]
    agreed_words: str


def page_for_them(plan: Plan | None, goals: Sequence[Goal], helps: Sequence[GoalHelp]) -> TheirPage:
    """What they want, what they work on, what they have done. `plan` is the agreed one, if there is one."""
    lines = goal_lines(goals, helps)
    states = {state: tuple(line for line in lines if line.goal.state in state) for state in THEIR_PARTS}
    now, done, later = states.values()
    return TheirPage(
        wish=plan.in_their_words if plan else "",
        helps=plan.helps if plan else "",
        topics=tuple(TOPICS_FOR_THEM.get(topic, topic) for topic in plan.topics) if plan else (),
        now=now,
        done=done,
        later=later,
        agreed_words=f"We agreed this on {day_words(plan.agreed_on)}." if plan and plan.agreed_on else "",
    )
