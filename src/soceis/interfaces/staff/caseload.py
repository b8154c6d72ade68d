"""Caseload: the young people somebody works with, or everybody in a manager's area."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.casework.queries import CaseloadRow, caseload
from soceis.journey.casework.rules import (
    ACTIVE,
    AWAITING,
    CLOSED,
    ENGAGING,
    NOT_CLOSED,
    NOT_STARTED,
    PAUSED,
    STATES,
)
from soceis.people.presenters import name_and_age
from soceis.ui.navigation import NavItem
from soceis.ui.words import day_words

# Which states each choice shows.
SHOWING: dict[str, tuple[str, tuple[str, ...]]] = {
    "": ("Everybody", NOT_CLOSED),
    "active": ("Active", (ACTIVE, ENGAGING)),
    "waiting": ("Waiting", (AWAITING, NOT_STARTED)),
    "paused": ("Paused", (PAUSED,)),
    "closed": ("Closed", (CLOSED,)),
}
TONES = {
    ACTIVE: "",
    ENGAGING: "voice",
    PAUSED: "plain",
    AWAITING: "wait",
    NOT_STARTED: "wait",
    CLOSED: "plain",
}


@dataclass(frozen=True)
class Line:
    """Somebody on a caseload, in words."""

    name: str
    url: str
    about: str
    seen: str
    state: str
    tone: str


def cover_words(row: CaseloadRow) -> str:
    """ "Sam covers until Fri 4 Dec", "you cover until Fri 4 Dec"."""
    if not row.cover or row.cover_ends is None:
        return ""
    who = "you cover" if row.mine_as == "Cover" else f"{row.cover} covers"
    return f"{who} until {day_words(row.cover_ends)}"


def line(row: CaseloadRow, *, with_worker: bool) -> Line:
    episode = row.episode
    nobody = "" if episode.state == CLOSED else "no key worker yet"
    worker = f"key worker {row.key_worker}" if row.key_worker else nobody
    mine = "" if row.mine_as in {"", "Key worker", "Cover"} else f"you are {row.mine_as.lower()}"
    return Line(
        name=name_and_age(episode.young_person),
        url=reverse("staff:young_person", args=[episode.young_person_id]),
        about=" · ".join(filter(None, (worker if with_worker else "", mine, cover_words(row)))),
        seen=f"met {day_words(row.met_on)}" if row.met_on else "not met yet",
        state=STATES[episode.state],
        tone=TONES.get(episode.state, "plain"),
    )


@requires(Permission.CASELOAD_SEE)
def caseload_page(request: StaffRequest) -> HttpResponse:
    """One page of a caseload, by name."""
    show = request.GET.get("show", "")
    show = show if show in SHOWING else ""
    manages = bool(request.reach.managed_areas)
    mine = not manages or request.GET.get("mine") == "1"
    page = caseload(request.user, mine=mine, states=SHOWING[show][1], page=request.GET.get("page", 1))
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=[row.episode.young_person_id for row in page],
        areas={row.episode.area_id for row in page},
    )
    keep = "&mine=1" if manages and mine else ""
    return render(
        request,
        "staff/caseload.html",
        {
            "page": page,
            "lines": [line(row, with_worker=not mine) for row in page],
            "segments": [
                NavItem(words, f"?show={key}{keep}", current=key == show)
                for key, (words, _) in SHOWING.items()
            ],
            "whose": [NavItem("The area", "?", current=not mine), NavItem("Mine", "?mine=1", current=mine)]
            if manages
            else [],
        },
    )
