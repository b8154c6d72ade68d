"""A peer mentor's short pages: whom I see, and what I need for it. Nothing else of the record."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.interfaces.staff.my_day import promise_row
from soceis.interfaces.staff.words import ago_words, counted, sentence
from soceis.interfaces.staff.young_person import goal_line, reach_line, safety_line
from soceis.journey.casework import actions
from soceis.journey.casework import queries as casework
from soceis.journey.casework.forms.mentoring import TellForm
from soceis.journey.casework.models import Assignment, Episode, MentorWord, PlannedVisit
from soceis.journey.casework.queries.mentoring import Alongside, alongside_of, promised_and_told
from soceis.journey.casework.rules import CLOSED
from soceis.journey.plans.queries import goals_of
from soceis.people import queries as people
from soceis.ui.words import day_words


@dataclass(frozen=True)
class SeeLine:
    """Somebody whom a peer mentor sees, in words."""

    name: str
    url: str
    when: str
    worker: str
    is_today: bool


@dataclass(frozen=True)
class WordLine:
    """What the mentor told, and whether it was heard."""

    text: str
    about: str
    is_heard: bool


def worker_words(workers: list[Assignment]) -> str:
    """ "Nia", "Sam, instead of Nia until Fri 4 Dec"; "nobody yet"."""
    key = next((one.worker.get_short_name() for one in workers if one.kind == "key_worker"), "")
    cover = next((one for one in workers if one.kind == "cover"), None)
    if cover is None:
        return key or "nobody yet"
    until = f" until {day_words(cover.ends)}" if cover.ends else ""
    return f"{cover.worker.get_short_name()}{f', instead of {key}' if key else ''}{until}"


def when_words(visit: PlannedVisit | None, today: date) -> str:
    """ "Today at 11:30, climbing wall"."""
    if visit is None:
        return "Nothing planned yet"
    at = visit.starts_at.astimezone(clock.LONDON)
    day = "Today" if at.date() == today else day_words(at)
    return ", ".join(filter(None, (f"{day} at {at:%H:%M}", visit.title.rstrip("."), visit.place)))


def see_line(one: Alongside, today: date) -> SeeLine:
    at = one.visit.starts_at.astimezone(clock.LONDON).date() if one.visit else None
    return SeeLine(
        name=one.assignment.young_person.name_used,
        url=reverse("staff:alongside", args=[one.assignment.young_person_id]),
        when=when_words(one.visit, today),
        worker=worker_words(one.workers),
        is_today=at == today,
    )


def word_line(word: MentorWord) -> WordLine:
    now = clock.now()
    whom = word.worker.get_short_name() if word.worker else "the manager"
    said = f"You told {whom} {ago_words(word.created_at, now)}"
    if word.heard_at is None:
        return WordLine(word.text, f"{said}. Not heard yet.", is_heard=False)
    who = word.heard_by.get_short_name() if word.heard_by else "Somebody"
    return WordLine(word.text, f"{said}. {who} heard it {ago_words(word.heard_at, now)}.", is_heard=True)


@requires(Permission.ALONGSIDE_SEE)
def everybody(request: StaffRequest) -> HttpResponseBase:
    """Whom a peer mentor sees and when, the next meeting first; what they promised."""
    today = clock.today()
    found = alongside_of(request.user)
    promises, _, _ = casework.waiting_for(request.user, today)
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people={one.assignment.young_person_id for one in found} | {one.young_person_id for one in promises},
        areas={one.assignment.area_id for one in found},
        detail={"page": "whom I see"},
    )
    lines = [see_line(one, today) for one in found]
    meetings = counted(sum(line.is_today for line in lines), "meeting")
    context = {
        "lines": lines,
        "promises": [promise_row(one, today) for one in promises],
        "summary": sentence(f"You walk alongside {_how_many(len(lines))}, {meetings} today"),
    }
    return render(request, "staff/alongside_all.html", context)


def _how_many(number: int) -> str:
    return counted(number, "young person", "young people")


@requires(Permission.ALONGSIDE_SEE)
@require_http_methods(["GET", "POST"])
def alongside(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """One young person: when, what to know before, what was agreed, and telling the worker something now."""
    user, today = request.user, clock.today()
    episode = casework.current_episode(user, young_person_id, Permission.ALONGSIDE_SEE)
    if episode is None:
        raise NotFound
    saving = opening(request, form="mentor_word", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = TellForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = _told(request, saving, form, episode)
        if went:
            return went
    person = episode.young_person
    workers = casework.workers_of(user, episode)
    standing = [one for one in workers if one.begins <= today and one.kind in ("key_worker", "cover")]
    audit.record(
        by=user, action=Action.LOOKED, people=[person.pk], areas=person.areas, record=person,
        detail={"page": "for our next meeting"},
    )  # fmt: skip
    visits = casework.planned_visits(user, episode)
    promises, words = promised_and_told(user, episode)
    context: dict[str, Any] = {
        "person": person,
        "worker": worker_words(standing),
        "hears": _first_name(standing),
        "visits": [(when_words(one, today), one.note) for one in visits[:3]],
        "safety": [safety_line(note, today) for note in people.safety_notes_for(user, person)],
        "reaching": [reach_line(point, today) for point in people.contact_points_for(user, person)],
        "promises": [promise_row(one, today) for one in promises],
        "goals": [goal_line(goal) for goal in goals_of(user, episode)],
        "words": [word_line(one) for one in words],
        "form": form,
        "saving": saving,
        "goes_on": episode.state != CLOSED,
    }
    return render(request, "staff/alongside.html", context)


def _first_name(workers: list[Assignment]) -> str:
    cover = [one for one in workers if one.kind == "cover"]
    return next((one.worker.get_short_name() for one in (*cover, *workers)), "the manager")


def _told(
    request: StaffRequest, saving: Saving, form: TellForm, episode: Episode
) -> HttpResponseRedirect | None:
    if not form.is_valid():
        return None
    clean = form.cleaned_data
    try:
        with transaction.atomic():
            word = actions.tell_worker(
                by=request.user, episode=episode, text=clean["text"], cannot_wait=not clean["can_wait"]
            )
    except Invalid as problem:
        form.refuse(problem)
        return None
    who = word.worker.get_short_name() if word.worker else "the manager"
    messages.success(
        request, f"Told. It stands on {who}’s day now, and you see here when they have heard it."
    )
    return saving.finish(reverse("staff:alongside", args=[episode.young_person_id]))
