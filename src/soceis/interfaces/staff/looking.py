"""Who looked: at one young person's record, and the audit of the whole service."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.roles import ROLES
from soceis.foundation.audit.models import Entry
from soceis.foundation.audit.queries import all_entries, who_looked
from soceis.foundation.audit.rules import WORDS, Action
from soceis.foundation.records import clock
from soceis.people.queries import openings_told, records_of, young_person_for
from soceis.ui.navigation import NavItem
from soceis.ui.words import day_words

ENTRIES_A_PAGE = 50
RECORDS = {
    "people.YoungPerson": "the page",
    "people.PersonalDetails": "personal details",
    "people.ContactPoint": "safe contact",
    "people.Tie": "people around them",
    "people.SafetyNote": "what to know before a visit",
    "people.RecordMerge": "whether two records are one person",
    "people.OpenedRecord": "the record",
    "referrals.Referral": "the referral",
    "casework.Episode": "the work with them",
    "casework.Assignment": "who works with them",
    "casework.Contact": "a contact",
    "casework.PlannedVisit": "a planned visit",
    "casework.Promise": "a promise",
    "casework.MonthlyReview": "a monthly review",
    "plans.Plan": "the plan",
    "plans.Goal": "a goal",
    "outcomes.OutcomeReading": "an outcome",
    "extracts.ExtractMade": "an extract",
    "releases.ReportRun": "a report",
    "releases.Release": "a release",
    "releases.ReleaseCheck": "a check of a release",
}
# What the officer can choose to see, and what a record's page can.
KINDS = (
    ("", "Everything"),
    (Action.LOOKED.value, "Looked"),
    (Action.CHANGED.value, "Changed"),
    (Action.OPENED_WITH_REASON.value, "Opened with a reason"),
    (Action.EXPORTED.value, "Exported"),
    (Action.REFUSED.value, "Refused"),
)


@dataclass(frozen=True)
class Look:
    """An entry in words."""

    when: str
    who: str
    roles: str
    what: str
    reason: str


def look(entry: Entry) -> Look:
    """ "Nia, practitioner, looked at the page"."""
    at: datetime = entry.at.astimezone(clock.LONDON)
    roles = ", ".join(ROLES[code].name for code in entry.actor_roles.split(", ") if code in ROLES)
    verb = WORDS.get(Action(entry.action), entry.action)
    thing = RECORDS.get(entry.record_type, "")
    return Look(
        when=f"{day_words(at)}, {at:%H:%M}",
        who=entry.actor_name or "The service itself",
        roles=roles,
        what=f"{verb} {thing}".strip(),
        reason=entry.purpose,
    )


def _chosen(request: StaffRequest) -> str:
    asked = request.GET.get("kind", "")
    return asked if asked in dict(KINDS) else ""


def _segments(chosen: str) -> list[NavItem]:
    return [NavItem(words, f"?kind={kind}", current=kind == chosen) for kind, words in KINDS]


@requires(Permission.WHO_LOOKED_SEE)
def who_looked_page(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """Everybody who looked at, changed, exported or was refused this record."""
    person = young_person_for(request.user, young_person_id, Permission.WHO_LOOKED_SEE)
    chosen = _chosen(request)
    entries = who_looked(request.user, records_of(person), frozenset(person.areas))
    if chosen:
        entries = entries.filter(action=chosen)
    page = Paginator(entries, ENTRIES_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "staff/who_looked.html",
        {
            "person": person,
            "looks": [look(entry) for entry in page],
            "page": page,
            "segments": _segments(chosen),
            "openings": openings_told(request.user, young_person=person),
        },
    )


@requires(Permission.AUDIT_SEE)
def audit_page(request: StaffRequest) -> HttpResponse:
    """The audit of the whole service, for the data-protection officer."""
    chosen = _chosen(request)
    page = Paginator(all_entries(request.user, action=chosen), ENTRIES_A_PAGE).get_page(
        request.GET.get("page")
    )
    return render(
        request,
        "staff/audit.html",
        {"looks": [look(entry) for entry in page], "page": page, "segments": _segments(chosen)},
    )
