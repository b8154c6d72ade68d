"""A young person's page: who they are, how to reach them safely, who is around them, what has happened.

What has happened comes as a part of its own, so that the page stands at once and stays small.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import allowed_permissions, decide
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.interfaces.staff import happenings
from soceis.interfaces.staff.sections import sections
from soceis.interfaces.staff.words import about_age, capital, days_words, months_words, times_words
from soceis.journey.casework import queries as casework
from soceis.journey.casework.models import Assignment, Episode, PlannedVisit
from soceis.journey.casework.rules import ASSIGNMENT_KINDS, CLOSED, STATES, full_months
from soceis.journey.casework.rules.workers import COVER
from soceis.journey.plans.models import Goal
from soceis.journey.plans.queries import goals_of
from soceis.people import queries as people
from soceis.people.models import ContactPoint, SafetyNote, Tie, YoungPerson
from soceis.people.rules import CONTACT_WAYS, TIES
from soceis.sharing.wording.queries import added
from soceis.sharing.wording.rules import FirstWords, first_words
from soceis.ui.forms import ChoiceField, Form
from soceis.ui.navigation import NavItem
from soceis.ui.words import day_words

TONES = {"active": "", "engaging": "voice", "paused": "plain", "closed": "plain"}


@dataclass(frozen=True)
class NoteLine:
    """A safety note or a way of reaching them, in words, with its source and age."""

    text: str
    source: str


@dataclass(frozen=True)
class AroundLine:
    """Somebody around them, in words."""

    name: str
    what: str
    told: str
    telephone: str
    may_be_a_risk: bool


@dataclass(frozen=True)
class GoalLine:
    """A goal in their words and how far it has come."""

    words: str
    done: int
    steps: int
    state: str

    @property
    def progress_words(self) -> str:
        return f"{self.done} of {self.steps} steps"


def _length(since: date, today: date) -> str:
    months = full_months(since, today)
    if months > 0:
        return months_words(months)
    days = (today - since).days
    return "" if days <= 0 else days_words(days)


def age_of_information(since: date, today: date) -> str:
    """ "3 days old", "14 months old", "from today"."""
    length = _length(since, today)
    return f"{length} old" if length else "from today"


def ago(since: date, today: date) -> str:
    """ "3 days ago", "14 months ago", "today"."""
    length = _length(since, today)
    return f"{length} ago" if length else "today"


def safety_line(note: SafetyNote, today: date) -> NoteLine:
    heard = max(note.known_since, note.checked_on or note.known_since)
    said = " ".join(part for part in (note.text, note.what_we_do) if part)
    return NoteLine(said, f"{note.source}, {age_of_information(heard, today)}")


def reach_line(point: ContactPoint, today: date) -> NoteLine:
    """ "Mobile 07700 900123: text only, after 4 pm"."""
    whose = f" ({point.belongs_to})" if point.belongs_to else ""
    place = f"{CONTACT_WAYS.get(point.way, point.way)} {point.value}{whose}".strip()
    rules = [
        "Do not use" if point.safe == "no" else "",
        point.when_and_how,
        "messages are fine" if point.text_ok and point.safe != "no" else "",
        "never leave a voicemail" if not point.voicemail_ok and point.way == "mobile" else "",
    ]
    said = ". ".join(capital(rule.strip().rstrip(".")) for rule in rules if rule)
    checked = ago(point.updated_at.astimezone(clock.LONDON).date(), today)
    return NoteLine(f"{place}. {said}." if said else f"{place}.", f"checked {checked}")


def around_line(tie: Tie) -> AroundLine:
    what = TIES.get(tie.kind, tie.kind)
    checked = f"checked {day_words(tie.checked_on)}" if tie.checked_on else ""
    told = "" if tie.may_be_a_risk else tie.may_be_told
    return AroundLine(
        name=tie.name,
        what=" · ".join(
            filter(None, (what, tie.organisation, "lives with them" if tie.lives_with else "", checked))
        ),
        told=told,
        telephone="" if tie.may_be_a_risk else tie.telephone,
        may_be_a_risk=tie.may_be_a_risk,
    )


def goal_line(goal: Goal) -> GoalLine:
    steps = goal.steps or []
    done = sum(1 for step in steps if step.get("done"))
    return GoalLine(f"“{goal.words}”", done, len(steps), goal.get_state_display())


def facts(person: YoungPerson, episode: Episode | None, workers: list[Assignment], today: date) -> list[Any]:
    """The line under the name."""
    said: list[Any] = [person.pronouns] if person.pronouns else []
    if person.communication_needs:
        said.append(format_html("<strong>{}</strong>", person.communication_needs))
    key = next((one.worker.get_short_name() for one in workers if one.kind == "key_worker"), "")
    others = [_other_words(one, today) for one in workers if one.kind != "key_worker"]
    if key:
        said.append(f"Key worker {key}" + (f", with {', '.join(others)}" if others else ""))
    elif others:
        said.append(f"With {', '.join(others)}")
    if episode is not None:
        said.append(_with_us(episode, today))
    return said


def _other_words(one: Assignment, today: date) -> str:
    """ "co-worker Sam", "cover Sam until Fri 4 Dec", "cover Sam from Mon 30 Nov to Fri 4 Dec"."""
    words = f"{ASSIGNMENT_KINDS[one.kind].lower()} {one.worker.get_short_name()}"
    if one.kind != COVER or one.ends is None:
        return words
    if one.begins > today:
        return f"{words} from {day_words(one.begins)} to {day_words(one.ends)}"
    return f"{words} until {day_words(one.ends)}"


def _with_us(episode: Episode, today: date) -> str:
    again = times_words(episode.number)
    if episode.state == CLOSED and episode.end_date:
        return f"Closed {day_words(episode.end_date)}"
    if episode.open_from is None:
        return "Not begun yet" + (f", {again}" if again else "")
    months = months_words(full_months(episode.open_from, today))
    return f"With us {months}" + (f", {again}" if again else "")


BEFORE = ("awaiting_allocation", "allocated_not_started")
MOVING = ("engaging", "active")
WITH_US = (*MOVING, "paused")
UNTIL_CLOSED = (*BEFORE, *WITH_US)

# What may be done from the page: words, route, what the route names, permission, states in which it makes sense.
STEPS: tuple[tuple[str, str, str, Permission, tuple[str, ...]], ...] = (
    (
        "Plan a visit",
        "casework:plan_visit",
        "episode",
        Permission.CONTACT_RECORD,
        ("allocated_not_started", *MOVING),
    ),
    ("Write the plan", "plans:write", "person", Permission.PLAN_WRITE, WITH_US),
    ("Promise something", "casework:promise", "episode", Permission.CONTACT_RECORD, WITH_US),
    ("Record outcomes", "outcomes:record", "person", Permission.OUTCOME_RECORD, (*WITH_US, "closed")),
    ("Monthly review", "casework:review", "episode", Permission.REVIEW_WRITE, UNTIL_CLOSED),
    ("Workers", "casework:allocate", "episode", Permission.WORKER_ALLOCATE, (*UNTIL_CLOSED, "unknown")),
    ("Pause", "casework:pause", "episode", Permission.EPISODE_PAUSE, MOVING),
    ("Go on after the pause", "casework:resume", "episode", Permission.EPISODE_PAUSE, ("paused",)),
    ("Close", "casework:ask_closure", "episode", Permission.CLOSURE_ASK, UNTIL_CLOSED),
    ("Sign the closure", "casework:sign_off", "episode", Permission.CLOSURE_SIGN_OFF, UNTIL_CLOSED),
    ("Refer again", "referrals:enter_again", "person", Permission.REFERRAL_ENTER, ("closed",)),
)


def steps(person: YoungPerson, episode: Episode | None, allowed: frozenset[Permission]) -> list[NavItem]:
    """The next steps that this person may take in the present state."""
    if episode is None:
        return []
    asked = episode.closure_asked_on is not None
    items = []
    for words, route, names, permission, states in STEPS:
        if permission not in allowed or episode.state not in states:
            continue
        if (route == "casework:sign_off") != asked and route in {"casework:sign_off", "casework:ask_closure"}:
            continue
        key = person.pk if names == "person" else episode.pk
        items.append(NavItem(words, reverse(route, args=[key])))
    return items


@requires(Permission.YOUNG_PERSON_SEE)
def page(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """The page of one young person."""
    user, today = request.user, clock.today()
    person = people.young_person_for(user, young_person_id)
    subject = person.access_subject
    allowed = allowed_permissions(request.reach, subject, list(Permission))
    episode = casework.current_episode(user, person.pk)
    workers = casework.workers_of(user, episode) if episode else []
    audit.record(by=user, action=Action.LOOKED, people=[person.pk], areas=person.areas, record=person)
    return render(
        request,
        "staff/young_person.html",
        {
            "person": person,
            "age": about_age(person, today),
            "facts": facts(person, episode, workers, today),
            "episode": episode,
            "state": STATES[episode.state] if episode else "Referred, not decided yet",
            "state_tone": TONES.get(episode.state, "wait") if episode else "wait",
            "safety": [safety_line(note, today) for note in people.safety_notes_for(user, person)],
            "reaching": [reach_line(point, today) for point in people.contact_points_for(user, person)],
            "around": [around_line(tie) for tie in people.ties_for(user, person)]
            if Permission.YOUNG_PERSON_SEE_IDENTITY in allowed
            else None,
            "goals": [goal_line(goal) for goal in goals_of(user, episode)]
            if episode and Permission.PLAN_SEE in allowed
            else [],
            "visits": [_visit_words(visit) for visit in casework.planned_visits(user, episode)[:3]]
            if episode
            else [],
            "steps": steps(person, episode, allowed),
            "sections": sections(person, episode, allowed),
            "may": {permission.name.lower(): True for permission in allowed},
            "first": _how_told(episode) if Permission.REFERRAL_SEE in allowed else None,
            "risk_waits": Permission.SAFE_CONTACT_SEE in allowed and _risk_waits(episode),
            "opened_only": person.pk in request.reach.opened
            and not decide(request.reach, Permission.PLAN_WRITE, subject),
        },
    )


def _how_told(episode: Episode | None) -> FirstWords | None:
    """What whoever meets them first should know of how they were told about us; None once they have met."""
    told = getattr(episode, "told", None)
    if episode is None or episode.state == CLOSED or episode.first_attended or not told:
        return None
    return first_words(told["told"], told["home"], told["label_used"], added())


def _risk_waits(episode: Episode | None) -> bool:
    """Whether the referrer named something that a visitor must know, and nobody has said what becomes of it."""
    told = getattr(episode, "told", None)
    return bool(episode and episode.state != CLOSED and told and told["risk_waits"])


def _visit_words(visit: PlannedVisit) -> NoteLine:
    at = visit.starts_at.astimezone(clock.LONDON)
    words = " · ".join(filter(None, (f"{day_words(at)}, {at:%H:%M}", visit.title.rstrip("."), visit.place)))
    return NoteLine(words, visit.worker.get_short_name())


class ChronologyForm(Form):
    """Where a line comes from and how far back to look."""

    source = ChoiceField(
        label="From",
        choices=tuple((code, words) for code, (words, _) in happenings.SOURCES.items()),
        select=True,
        choose="Everything",
        required=False,
    )
    span = ChoiceField(
        label="When",
        choices=tuple((code, words) for code, (words, _) in happenings.SPANS.items()),
        select=True,
        choose="Any time",
        required=False,
    )


@requires(Permission.CHRONOLOGY_SEE)
def happened(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """What has happened, newest first, a page at a time: a part of the page, or a page of its own."""
    person = people.young_person_for(request.user, young_person_id, Permission.CHRONOLOGY_SEE)
    before = casework.Cursor.read(request.GET.get("before", ""))
    wanted = happenings.Wanted.read(request.GET)
    shown = happenings.shown(request.user, person, wanted, before)
    audit.record(
        by=request.user,
        action=Action.LOOKED,
        people=[person.pk],
        areas=person.areas,
        record=person,
        detail={"part": "what has happened", "entries": len(shown.lines)},
    )
    template = "staff/happened_part.html" if request.headers.get("HX-Request") else "staff/happened.html"
    form = ChronologyForm(request.GET if request.GET.keys() & {"source", "span"} else None)
    return render(request, template, {"person": person, "shown": shown, "form": form})
