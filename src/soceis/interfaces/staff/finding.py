"""Finding somebody: the quick search, and choosing for whom to record."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import areas_by_id
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.casework.queries import CaseloadRow, caseload
from soceis.people.presenters import name_and_age
from soceis.people.queries import Found, search
from soceis.people.queries.finding import MOST_FOUND
from soceis.ui.forms import DateField, Form, TextField
from soceis.ui.words import day_words


class SearchForm(Form):
    """A name, nickname or reference, and a date of birth when there are many."""

    q = TextField(label="Name, nickname or reference", required=False, max_length=120)
    date_of_birth = DateField(label="Date of birth", required=False)


@dataclass(frozen=True)
class FoundRow:
    """Somebody who was found, in words."""

    name: str
    about: str
    url: str


def found_rows(found: list[Found], areas: Mapping[UUID, str]) -> list[FoundRow]:
    rows = []
    for one in found:
        nicknames = f"also {', '.join(one.nicknames)}" if one.nicknames else ""
        where = ", ".join(areas[area] for area in one.area_ids if area in areas)
        about = " · ".join(filter(None, (one.age, nicknames, where, one.reference)))
        rows.append(FoundRow(one.name_used, about, reverse("staff:young_person", args=[one.young_person_id])))
    return rows


@dataclass(frozen=True)
class Recordable:
    """Somebody for whom a visit or an attempt can be recorded."""

    name: str
    seen: str
    url: str
    record_url: str
    attempt_url: str


def recordable(row: CaseloadRow) -> Recordable:
    person = row.episode.young_person
    return Recordable(
        name=name_and_age(person),
        seen=f"met {day_words(row.met_on)}" if row.met_on else "not met yet",
        url=reverse("staff:young_person", args=[person.pk]),
        record_url=reverse("staff:record_contact", args=[person.pk]),
        attempt_url=reverse("casework:record_attempt", args=[person.pk]),
    )


@requires(Permission.SEARCH)
@require_http_methods(["GET", "POST"])
def search_page(request: StaffRequest) -> HttpResponse:
    """Search; it posts, so that a name never stands in an address or a log."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    found: list[Found] = []
    if form.is_bound and form.is_valid():
        found = search(request.user, form.cleaned_data["q"], form.cleaned_data["date_of_birth"])
        audit.record(
            by=request.user,
            action=Action.SEARCHED,
            people=[one.young_person_id for one in found],
            areas={area for one in found for area in one.area_ids},
            detail={"found": len(found)},
        )
    names = {key: area.name for key, area in areas_by_id().items()} if found else {}
    return render(
        request,
        "staff/search.html",
        {
            "form": form,
            "searched": form.is_bound and form.is_valid(),
            "found": found_rows(found, names),
            "most": MOST_FOUND,
            "may_open": request.reach.holds(Permission.BREAK_GLASS),
        },
    )


@requires(Permission.CONTACT_RECORD)
def record(request: StaffRequest) -> HttpResponse:
    """For whom? The young people one works with, one tap each."""
    page = caseload(request.user, mine=True, page=request.GET.get("page", 1))
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=[row.episode.young_person_id for row in page],
        areas={row.episode.area_id for row in page},
    )
    return render(request, "staff/record.html", {"page": page, "rows": [recordable(row) for row in page]})
