"""The papers that a record can be made into: the plan, two summaries, the last review."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from soceis.foundation.records import clock
from soceis.journey.casework.models import Assignment, Contact, Episode, MonthlyReview, PlannedVisit
from soceis.journey.casework.presenters import contact_title, review_rows, state_words, time_words
from soceis.journey.casework.rules import ASSIGNMENT_KINDS
from soceis.journey.documents.rules import TOPICS_AT_HOME
from soceis.journey.plans.models import Goal, Plan
from soceis.journey.plans.rules import TOPICS
from soceis.people.models import ContactPoint, SafetyNote
from soceis.people.presenters import reach_row
from soceis.people.rules import age_words
from soceis.ui.frame import service_name
from soceis.ui.papers.typesetting import Block, Facts, Paper, Part, Points, Text
from soceis.ui.words import day_words

ACHIEVED = "achieved"
LET_GO = ("dropped", "changed")
NOTHING = "Nothing is written down yet."


@dataclass(frozen=True)
class Told:
    """Everything that papers are made of, read once by the view. What was not asked for is empty."""

    episode: Episode
    workers: Sequence[Assignment] = ()
    plan: Plan | None = None
    goals: Sequence[Goal] = ()
    visits: Sequence[PlannedVisit] = ()
    safety: Sequence[SafetyNote] = ()
    reaching: Sequence[ContactPoint] = ()
    contacts: Sequence[Contact] = ()
    review: MonthlyReview | None = None
    maker: str = ""


def _full_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _goal(goal: Goal) -> tuple[Block, ...]:
    steps = tuple((str(step["words"]), bool(step["done"])) for step in goal.steps or [])
    words: Block = Text(f"“{goal.words}”", voice=True)
    return (words, Points(steps)) if steps else (words,)


def _goals(goals: Sequence[Goal]) -> tuple[Block, ...]:
    going = [goal for goal in goals if goal.state not in {ACHIEVED, *LET_GO}]
    return tuple(block for goal in going for block in _goal(goal)) or (Text(NOTHING, quiet=True),)


def plan_paper(told: Told) -> Paper:
    """Their own copy of the plan. It holds the kind words for each topic."""
    name, plan = told.episode.young_person.name_used, told.plan
    agreed = (
        f"Agreed on {_full_day(plan.agreed_on)}" if plan and plan.agreed_on else "A draft, not agreed yet"
    )
    parts = [
        Part("What I want", (Text(f"“{plan.in_their_words}”", voice=True),))
        if plan and plan.in_their_words
        else None,
        Part("My goals", _goals(told.goals)),
        Part("What we work on", (Points(tuple((topic_at_home(code), None) for code in plan.topics)),))
        if plan and plan.topics
        else None,
        Part("What helps me, and what does not", (Text(plan.helps),)) if plan and plan.helps else None,
        Part("Who is with me", (Facts(_people(told.workers)),)) if told.workers else None,
    ]
    return Paper(
        title=f"{name}’s plan",
        subtitle=agreed,
        dated=clock.today(),
        sender=service_name(),
        mark=f"{name}’s own copy",
        parts=tuple(part for part in parts if part),
    )


def topic_at_home(code: str) -> str:
    return TOPICS_AT_HOME.get(code, TOPICS.get(code, code))


def _people(workers: Sequence[Assignment]) -> tuple[tuple[str, str], ...]:
    return tuple((ASSIGNMENT_KINDS[one.kind], one.worker.get_short_name()) for one in workers)


def own_summary(told: Told) -> Paper:
    """A page for the young person: who they are, what they have done, what comes next."""
    person = told.episode.young_person
    achieved = [goal for goal in told.goals if goal.state == ACHIEVED]
    did = Points(tuple((f"“{goal.words}”", None) for goal in achieved))
    next_up = Points(tuple((_visit(visit), None) for visit in told.visits[:3]))
    parts = [
        Part("In my own words", (Text(f"“{person.about_me}”", voice=True),)) if person.about_me else None,
        Part("What I am good at", (Text(person.strengths),)) if person.strengths else None,
        Part("What I have done", (did,)) if achieved else None,
        Part("What I am working on", _goals(told.goals)),
        Part("What comes next", (next_up,)) if told.visits else None,
        Part("Who is with me", (Facts(_people(told.workers)),)) if told.workers else None,
    ]
    return Paper(
        title=f"About {person.name_used}",
        subtitle=_full_day(clock.today()),
        dated=clock.today(),
        sender=service_name(),
        mark=f"{person.name_used}’s own copy",
        parts=tuple(part for part in parts if part),
    )


def _visit(visit: PlannedVisit) -> str:
    at = visit.starts_at.astimezone(clock.LONDON)
    said = (f"{day_words(at, year=True)}, {at:%H:%M}", visit.title.rstrip("."), visit.place)
    return ": ".join(filter(None, (said[0], ", ".join(filter(None, said[1:])))))


def handover(told: Told) -> Paper:
    """A summary for a colleague who takes over: strengths first, then how to be safe, then where it stands."""
    person, today = told.episode.young_person, clock.today()
    facts = (
        ("Age", age_words(person.date_of_birth, today)),
        ("Pronouns", person.pronouns),
        ("Good to know", person.communication_needs),
        ("With", ", ".join(f"{kind.lower()} {name}" for kind, name in _people(told.workers))),
        ("Where it stands", state_words(told.episode)),
        ("Since", time_words(told.episode, year=True)),
    )
    safety = tuple(
        (f"{note.text} ({note.source}, {_full_day(note.known_since)})", None) for note in told.safety
    )
    unknown = Text(
        "Nobody has written down yet what to know before a visit. That is not the same as safe: ask."
    )
    lately = tuple(
        (f"{day_words(one.happened_at, year=True)}: {contact_title(one)}", None) for one in told.contacts
    )
    parts = [
        Part("", (Facts(tuple(pair for pair in facts if pair[1])),)),
        Part("Strengths", (Text(person.strengths),)) if person.strengths else None,
        Part("In their own words", (Text(f"“{person.about_me}”", voice=True),)) if person.about_me else None,
        Part("Before you visit", (Points(safety),) if safety else (unknown,)),
        Part("Reaching them safely", (Points(tuple((_reach(point), None) for point in told.reaching)),))
        if told.reaching
        else None,
        Part("Goals", _goals(told.goals)),
        Part("Lately", (Points(lately),)) if lately else None,
        _review_part(told.review) if told.review else None,
    ]
    return Paper(
        title=f"{person.name_used}: summary for a colleague",
        subtitle=f"Reference {person.reference}",
        dated=today,
        sender=service_name(),
        mark=_mark(told.maker),
        parts=tuple(part for part in parts if part),
    )


def _reach(point: ContactPoint) -> str:
    row = reach_row(point)
    return " ".join(filter(None, (row.lead, point.value, *row.sentences)))


def _review_part(review: MonthlyReview) -> Part:
    said = tuple((row.key, str(row.value)) for row in review_rows(review) if row.value)
    return Part(f"The review of {review.month:%B %Y}", (Facts(said),))


def review_paper(told: Told, review: MonthlyReview) -> Paper:
    """The last monthly review."""
    person = told.episode.young_person
    who = review.created_by.display_name if review.created_by else ""
    return Paper(
        title=f"{person.name_used}: monthly review",
        subtitle=", ".join(filter(None, (f"Held on {_full_day(review.held_on)}", who))),
        dated=clock.today(),
        sender=service_name(),
        mark=_mark(told.maker),
        parts=(_review_part(review),),
    )


def _mark(maker: str) -> str:
    return (
        f"Confidential. Made for {maker} on {_full_day(clock.today())}. Keep it locked away, then shred it."
    )
