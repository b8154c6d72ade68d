"""What has happened to a young person with us, out of several apps, as one list in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock, codes
from soceis.interfaces.staff import chronicle
from soceis.journey.casework import queries as casework
from soceis.journey.casework.models import Assignment, ChronologyEntry, Contact, EpisodeState, MonthlyReview
from soceis.journey.casework.presenters.capture import concern_words
from soceis.journey.casework.queries import Cursor, Happening
from soceis.journey.casework.rules import (
    ASSIGNMENT_KINDS,
    CLOSURE_CODES,
    COMPONENTS,
    CONTACT_KINDS,
    CONTACT_MODES,
    DIRECTIONS,
    PAUSED,
    STATES,
)
from soceis.journey.outcomes import queries as outcomes
from soceis.journey.outcomes.queries import ReadingSet
from soceis.journey.outcomes.rules import OUTCOMES, STAGES, VALUES
from soceis.journey.plans import queries as plans
from soceis.journey.plans.models import Goal, Plan
from soceis.people.models import YoungPerson
from soceis.ui.navigation import NavItem

ENTRIES = 20
VISITS, MILESTONES, DECISIONS = "visits", "milestones", "decisions"
SHOWING = {"": "All", VISITS: "Visits", MILESTONES: "Milestones", DECISIONS: "Decisions"}
# Which kinds of entries each source holds.
SOURCES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "visits": ("Visits and tries", ("contact",)),
    "plan": ("Plan and goals", (plans.PLAN, plans.GOAL)),
    "outcomes": ("Outcomes", (outcomes.OUTCOME,)),
    "reviews": ("Monthly reviews", ("review",)),
    "steps": ("Coming, pausing, ending", ("state",)),
    "workers": ("Who works with them", ("worker",)),
    "pages": ("Other pages of the record", ("entry",)),
}
# Days back from today.
SPANS: Mapping[str, tuple[str, int]] = {
    "month": ("The last month", 31),
    "quarter": ("The last three months", 92),
    "year": ("The last year", 366),
}


@dataclass(frozen=True)
class Wanted:
    """What somebody asks to see: one of SHOWING, one of SOURCES or "", one of SPANS or ""."""

    show: str = ""
    source: str = ""
    span: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Wanted":
        """Out of an address; what is not known is not asked."""
        show, source, span = (asked.get(name, "") for name in ("show", "source", "span"))
        return cls(
            show if show in SHOWING else "",
            source if source in SOURCES else "",
            span if span in SPANS else "",
        )

    def query(self, show: str | None = None) -> str:
        """As the query of an address, with another choice of SHOWING when given."""
        asked = {"show": self.show if show is None else show, "source": self.source, "span": self.span}
        return urlencode({name: value for name, value in asked.items() if value or name == "show"})


@dataclass(frozen=True)
class Line:
    """One entry, in words. `kind` is one of the timeline's: work, tried, milestone, outcome."""

    when: datetime
    title: str
    kind: str = "work"
    meta: str = ""
    text: str = ""
    words: str = ""
    strengths: str = ""
    next_step: str = ""
    chips: tuple[str, ...] = ()
    correct_url: str = ""
    corrected: str = ""
    before_url: str = ""
    worries: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class Shown:
    """A page of entries; `older` is the address of the next page, "" at the end."""

    lines: list[Line]
    segments: list[NavItem]
    older: str = ""
    filtered: bool = False


def _morning(day: date) -> datetime:
    """The beginning of a day: entries that have a day and no time."""
    return datetime.combine(day, datetime.min.time(), tzinfo=clock.LONDON)


def component_chips(components: Mapping[str, float]) -> tuple[str, ...]:
    """ "Fun 50%", largest first."""
    ordered = sorted(components.items(), key=lambda pair: -pair[1])
    return tuple(f"{COMPONENTS.get(code, code)} {round(share * 100)}%" for code, share in ordered)


def contact_title(contact: Contact) -> str:
    """ "Climbing wall, then food", "Tried: message", "They could not make it"."""
    mode = CONTACT_MODES.get(contact.mode, contact.mode).lower()
    if contact.kind == "attempt":
        return f"Tried: {contact.title[:1].lower()}{contact.title[1:]}" if contact.title else f"Tried: {mode}"
    if contact.kind == "attended":
        return contact.title or CONTACT_MODES.get(contact.mode, "Met")
    kind = CONTACT_KINDS.get(contact.kind, contact.kind)
    return f"{kind}: {contact.title}" if contact.title else kind


def contact_line(contact: Contact, may_correct: bool) -> Line:
    at = contact.happened_at.astimezone(clock.LONDON)
    who = contact.created_by.get_short_name() if contact.created_by else ""
    minutes = f"{contact.minutes} min" if contact.minutes else ""
    attended = contact.kind == "attended"
    return Line(
        when=at,
        title=contact_title(contact),
        kind="milestone" if contact.is_milestone else ("work" if attended else "tried"),
        meta=" · ".join(filter(None, (minutes, contact.place if attended else "", who))),
        text=contact.summary,
        words=contact.young_person_words,
        strengths=contact.strengths_seen,
        next_step=contact.next_step,
        chips=component_chips(contact.components or {}),
        correct_url=reverse("casework:correct_contact", args=[contact.pk]) if may_correct else "",
        corrected=contact.correction_reason if contact.corrects else "",
        before_url=reverse("casework:amendments", args=[contact.pk])
        if contact.corrects and may_correct
        else "",
        worries=tuple(
            f"{one['text']} {concern_words(one['tell'], one['told'])}"
            for one in contact.worries  # type: ignore[attr-defined]
        ),
    )


def state_line(step: EpisodeState, _: bool) -> Line:
    if step.to_state == "closed":
        ending = CLOSURE_CODES.get(step.episode.closure_code, "")
        return Line(
            _day(step), f"Closed: {ending[:1].lower()}{ending[1:]}", "outcome", text=step.episode.closure_note
        )
    who = step.recorded_by.get_short_name() if step.recorded_by else ""
    if step.to_state == PAUSED:
        return Line(_day(step), "Paused", meta=who, text=step.reason)
    if step.from_state == PAUSED:
        return Line(_day(step), "Going on after the pause", meta=who, text=step.reason)
    if not step.from_state:
        again = "Came to us" if step.episode.number == 1 else "Came back to us"
        return Line(_day(step), again, "milestone", meta=who)
    return Line(_day(step), STATES[step.to_state], meta=who, text=step.reason)


def _day(step: EpisodeState) -> datetime:
    return _morning(step.effective_on)


def worker_line(assignment: Assignment, _: bool) -> Line:
    when = _morning(assignment.begins)
    kind = ASSIGNMENT_KINDS.get(assignment.kind, assignment.kind).lower()
    reason = assignment.change_reason
    why = codes.label("assignment_change", reason) if reason not in {"", "first"} else ""
    return Line(when, f"{assignment.worker.get_short_name()} became {kind}", text=why)


def review_line(review: MonthlyReview, _: bool) -> Line:
    when = _morning(review.held_on)
    going = DIRECTIONS.get(review.progress_direction, "").lower()
    worry = DIRECTIONS.get(review.worry_direction, "").lower()
    title = f"Monthly review: {going}" + (f", worry {worry}" if worry else "")
    text = " ".join(filter(None, (review.progress, review.worry)))
    decided = review.decision or review.next_step
    who = review.created_by.get_short_name() if review.created_by else ""
    return Line(
        when, title, "milestone", meta=who, text=text, words=review.young_person_view, next_step=decided
    )


def entry_line(entry: ChronologyEntry, _: bool) -> Line:
    kind = chronicle.KINDS[entry.kind]
    who = entry.created_by.get_short_name() if entry.created_by else ""
    shown_as = "milestone" if kind.milestone else "work"
    return Line(_morning(entry.happened_on), kind.words, shown_as, meta=who, url=chronicle.address_of(entry))


def plan_line(plan: Plan, _: bool) -> Line:
    when = _morning(plan.agreed_on or clock.today())
    who = plan.created_by.get_short_name() if plan.created_by else ""
    return Line(when, "Plan agreed", "milestone", meta=who, words=plan.in_their_words)


def goal_line(goal: Goal, _: bool) -> Line:
    when = _morning(goal.achieved_on or clock.today())
    return Line(when, f"Achieved: “{goal.words}”", "outcome")


def readings_line(taken: ReadingSet, _: bool) -> Line:
    when = _morning(taken.recorded_on)
    said = tuple(
        f"{OUTCOMES.get(reading.outcome, reading.outcome)}: {VALUES[reading.value].lower()}"
        for reading in taken.readings
        if reading.value and reading.applicable == "yes"
    )
    return Line(when, f"Outcomes {STAGES[taken.stage].lower()}", "outcome", chips=said)


WORDS: dict[str, Callable[[Any, bool], Line]] = {
    "contact": contact_line,
    "state": state_line,
    "worker": worker_line,
    "review": review_line,
    "entry": entry_line,
    plans.PLAN: plan_line,
    plans.GOAL: goal_line,
    outcomes.OUTCOME: readings_line,
}


# Of what casework tells, the kinds that each choice shows; nothing is everything.
KINDS_OF: Mapping[str, tuple[str, ...] | None] = {
    "": None,
    VISITS: ("contact",),
    MILESTONES: ("contact", "entry", "review", "state"),
    DECISIONS: ("entry", "review", "state", "worker"),
}


def _kinds(wanted: Wanted) -> tuple[str, ...] | None:
    """The kinds of entries of casework that are asked for."""
    kinds = KINDS_OF[wanted.show]
    if not wanted.source:
        return kinds
    held = SOURCES[wanted.source][1]
    return held if kinds is None else tuple(kind for kind in kinds if kind in held)


def _also(user: User, person: YoungPerson, wanted: Wanted) -> list[Happening]:
    """Entries of other apps: plans and goals, outcomes."""
    if wanted.show == VISITS:
        return []
    found: list[Happening] = []
    if wanted.source in {"", "outcomes"}:
        found += outcomes.milestones(user, person)
    sees_plans = decide(reach_of(user), Permission.PLAN_SEE, person.access_subject)
    if wanted.source in {"", "plan"} and sees_plans:
        found += plans.milestones(user, person)
    return found


def _gathered(user: User, person: YoungPerson, wanted: Wanted, before: Cursor | None) -> list[Happening]:
    """At most one entry more than a page shows, so that it is known whether there are older ones."""
    kinds = _kinds(wanted)
    told = chronicle.readable_kinds(
        reach_of(user),
        person.access_subject,
        milestones=wanted.show == MILESTONES,
        decisions=wanted.show == DECISIONS,
    )
    found = casework.chronology(
        user,
        person,
        kinds=kinds,
        before=before,
        limit=ENTRIES + 1,
        also=_also(user, person, wanted),
        milestones=wanted.show == MILESTONES,
        told=told,
    )
    if not wanted.span:
        return found
    first = clock.today() - timedelta(days=SPANS[wanted.span][1])
    return [one for one in found if one.at.astimezone(clock.LONDON).date() >= first]


def shown(user: User, person: YoungPerson, wanted: Wanted, before: Cursor | None) -> Shown:
    """A page of what has happened, newest first."""
    gathered = _gathered(user, person, wanted, before)
    page, more = gathered[:ENTRIES], len(gathered) > ENTRIES
    may_correct = bool(decide(reach_of(user), Permission.CONTACT_CORRECT, person.access_subject))
    address = reverse("staff:happened", args=[person.pk])
    return Shown(
        lines=[WORDS[one.kind](one.record, may_correct) for one in page],
        segments=[
            NavItem(words, f"{address}?{wanted.query(key)}", current=key == wanted.show)
            for key, words in SHOWING.items()
        ],
        older=f"{address}?{wanted.query()}&{urlencode({'before': str(page[-1].cursor)})}"
        if more and page
        else "",
        filtered=bool(wanted.source or wanted.span),
    )
