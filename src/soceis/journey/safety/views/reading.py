"""Reading: what could happen and what protects, versions side by side, and the summary before a visit."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.records import clock
from soceis.journey.casework.queries.records import way_to_them
from soceis.journey.referrals.presenters import how_told
from soceis.journey.safety.models import Context, Risk
from soceis.journey.safety.presenters import (
    CONTEXT_QUESTIONS,
    RISK_QUESTIONS,
    context_lines,
    not_to_contact,
    risk_line,
    side_by_side,
    version_words,
    visit_summary,
)
from soceis.journey.safety.queries import (
    actions_of,
    context_for,
    contexts_of,
    risk_for,
    risks_of,
    versions_of,
)
from soceis.people.presenters import reach_row
from soceis.people.queries import contact_points_for, do_not_contact, safety_notes_for, young_person_for
from soceis.people.views.asking import looked


@requires(Permission.SAFETY_SEE)
@require_safe
def overview(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """What could happen, what protects, and the five places and groups, on one page."""
    user, today = request.user, clock.today()
    person = young_person_for(user, young_person_id, Permission.SAFETY_SEE)
    actions = actions_of(user, person)
    looked(request, person, "keeping safe")
    context = {
        "person": person,
        "risks": [risk_line(risk, today) for risk in risks_of(user, person)],
        "ended": risks_of(user, person, ended=True),
        "contexts": context_lines(contexts_of(user, person), actions, today),
        "may_write": bool(decide(request.reach, Permission.SAFETY_WRITE, person.access_subject)),
    }
    return render(request, "safety/overview.html", context)


@requires(Permission.SAFETY_SEE)
@require_safe
def risk_versions(request: StaffRequest, risk_id: UUID) -> HttpResponse:
    """Any two versions of one thing that could happen."""
    return _versions(request, risk_for(request.user, risk_id), RISK_QUESTIONS)


@requires(Permission.SAFETY_SEE)
@require_safe
def context_versions(request: StaffRequest, context_id: UUID) -> HttpResponse:
    """Any two versions of how a place or a group stands."""
    return _versions(request, context_for(request.user, context_id), CONTEXT_QUESTIONS)


def _versions(request: StaffRequest, record: Risk | Context, questions: Mapping[str, str]) -> HttpResponse:
    versions = versions_of(request.user, record) or [record]
    last = len(versions) - 1
    left = _place(request.GET.get("left", ""), last, max(last - 1, 0))
    right = _place(request.GET.get("right", ""), last, last)
    looked(request, record.young_person, "versions side by side")
    context = {
        "person": record.young_person,
        "title": record.get_kind_display() if isinstance(record, Context) else record.could_happen,
        "choices": [(number, version_words(one)) for number, one in enumerate(versions)],
        "left": left,
        "right": right,
        "table": side_by_side(versions[left], versions[right], questions),
    }
    return render(request, "safety/versions.html", context)


def _place(typed: str, last: int, otherwise: int) -> int:
    """A place in the list of versions; what is no place is the usual one."""
    if typed.isascii() and typed.isdigit() and len(typed) < 6 and int(typed) <= last:
        return int(typed)
    return otherwise


@requires(Permission.SAFE_CONTACT_SEE)
@require_safe
def visit(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """What a visitor must know, on half a page: for a phone in a car, or to print. Peer mentors read it too."""
    user = request.user
    person = young_person_for(user, young_person_id, Permission.SAFE_CONTACT_SEE)
    looked(request, person, "before a visit, in short")
    referral: Any = way_to_them(user, person)
    context = {
        "person": person,
        "summary": visit_summary(safety_notes_for(user, person, answers=True)),
        "first": how_told(referral) if referral and not referral.met else None,
        "risk_waits": referral
        if referral and referral.risk_to_staff and not referral.risk_answered_on
        else None,
        "reaching": [reach_row(point) for point in contact_points_for(user, person)],
        "not_to_contact": not_to_contact(do_not_contact(user, person)),
        "may_edit": bool(decide(request.reach, Permission.SAFE_CONTACT_EDIT, person.access_subject)),
    }
    return render(request, "safety/visit.html", context)
