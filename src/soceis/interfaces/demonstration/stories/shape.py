"""How a story is written down: short constructors, so that the stories read as stories."""

from dataclasses import dataclass
from datetime import date

from soceis.interfaces.demonstration.shapes import (
    Goal,
    NonEngagement,
    Person,
    PersonAround,
    SafeContact,
    SafetyNote,
    Step,
)

__all__ = [
    "Chapter",
    "Ending",
    "Goal",
    "Moment",
    "NonEngagement",
    "Outcome",
    "Pause",
    "Person",
    "PersonAround",
    "PlanDraft",
    "ReviewDraft",
    "SafeContact",
    "SafetyNote",
    "Step",
    "Story",
    "cancelled",
    "goal",
    "met",
    "missed",
    "outcome",
    "review",
    "tried",
]


@dataclass(frozen=True, slots=True)
class Moment:
    """A contact, or an attempt at one, some days after the referral was received."""

    day: int
    at: str
    kind: str
    mode: str
    minutes: int
    summary: str
    place: str = ""
    mix: str = ""
    said: str = ""
    saw: str = ""
    then: str = ""
    by: tuple[str, ...] = ()
    late: bool = False

    def components(self) -> tuple[tuple[str, float], ...]:
        """The shares of `mix`, written in percent: "FUN 50, SKL 50"; they must add up to 100."""
        if not self.mix:
            return ()
        pairs = [part.split() for part in self.mix.split(",")]
        shares = tuple((code, int(percent) / 100) for code, percent in pairs)
        if sum(int(percent) for _, percent in pairs) != 100:
            raise ValueError(f"the shares of a contact do not add up to 100: {self.mix}")
        return shares


def tried(day: int, at: str, mode: str, summary: str, *, then: str = "", by: tuple[str, ...] = ()) -> Moment:
    """An attempt that did not reach the young person."""
    return Moment(day, at, "attempt", mode, 5 if mode != "visit" else 15, summary, then=then, by=by)


def met(
    day: int,
    at: str,
    minutes: int,
    place: str,
    summary: str,
    mix: str,
    *,
    said: str = "",
    saw: str = "",
    then: str = "",
    by: tuple[str, ...] = (),
    mode: str = "one_to_one",
    late: bool = False,
) -> Moment:
    """Time spent together."""
    return Moment(day, at, "attended", mode, minutes, summary, place, mix, said, saw, then, by, late)


def missed(
    day: int, at: str, place: str, summary: str, *, then: str = "", by: tuple[str, ...] = ()
) -> Moment:
    """A meeting that was planned and that the young person was not able to come to."""
    return Moment(day, at, "not_attended", "one_to_one", 20, summary, place, then=then, by=by)


def cancelled(day: int, at: str, who: str, summary: str, *, then: str = "") -> Moment:
    """A meeting called off: `who` is "us" or "young_person"."""
    return Moment(day, at, f"cancelled_by_{who}", "one_to_one", 0, summary, then=then)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """The plan agreed that many days after the referral."""

    day: int
    topics: tuple[str, ...]
    goals: tuple[Goal, ...]


def goal(topic: str, words: str, state: str, *steps: str) -> Goal:
    """A goal and its steps; a step written "( ) ..." is still to do, "(-) ..." is parked."""
    return Goal(topic, words, state, tuple(_step(text) for text in steps))


def _step(text: str) -> Step:
    if text.startswith("( ) "):
        return Step(text[4:], "to_do")
    if text.startswith("(-) "):
        return Step(text[4:], "parked")
    return Step(text, "done")


@dataclass(frozen=True, slots=True)
class ReviewDraft:
    """A manager's monthly review."""

    day: int
    progress: str
    progress_direction: str
    risk: str
    risk_direction: str
    decision: str
    then: str
    view: str = ""


def review(
    day: int, progress: tuple[str, str], risk: tuple[str, str], decision: str, then: str, view: str = ""
) -> ReviewDraft:
    """Progress and risk, each as (direction, words)."""
    return ReviewDraft(day, progress[1], progress[0], risk[1], risk[0], decision, then, view)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The readings of one outcome: (day, stage, value or None, evidence)."""

    code: str
    applicable: str
    readings: tuple[tuple[int, str, str | None, str], ...]


def outcome(code: str, applicable: str, *readings: tuple[int, str, str | None, str]) -> Outcome:
    """The readings of one outcome over time; a baseline has no value."""
    return Outcome(code, applicable, readings)


@dataclass(frozen=True, slots=True)
class Pause:
    """A time without visits. `until` is None while it lasts."""

    day: int
    until: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How and why it ended."""

    day: int
    code: str
    words: str
    non_engagement: tuple[NonEngagement, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One period of involvement: the referral, the work, the ending when there is one."""

    received: date
    age: int | None
    source: str
    reason: str
    referrer: tuple[str, str]  # role, organisation
    told: str
    young_persons_view: str
    caregivers_view: str
    early_signs: tuple[str, ...]
    decision_reason: str
    key_worker: str
    moments: tuple[Moment, ...]
    decided: int = 4
    allocated: int = 8
    programme: str = "one_to_one"
    label_used: bool = False
    others: tuple[tuple[int, str, str], ...] = ()  # (day, worker, role)
    pauses: tuple[Pause, ...] = ()
    plan: PlanDraft | None = None
    reviews: tuple[ReviewDraft, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    ending: Ending | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """A young person and the chapters of their time with the service."""

    person: Person
    chapters: tuple[Chapter, ...]
