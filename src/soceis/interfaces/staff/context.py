"""The frame around every page: where this person may go. It never asks the database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import NOBODY, Reach
from soceis.ui.navigation import NavItem, Search

# Words, route, who may go there (any of these), icon for the bottom bar, beginnings of addresses below it.
PLACES: tuple[tuple[str, str, tuple[Permission, ...], str, tuple[str, ...]], ...] = (
    ("My day", "staff:my_day", (Permission.MY_DAY_SEE,), "day", ("/my-day/",)),
    ("Monday", "staff:monday", (Permission.MONDAY_SEE,), "inbox", ("/monday/", "/reviews/")),
    (
        "Caseload",
        "staff:caseload",
        (Permission.CASELOAD_SEE,),
        "people",
        ("/caseload/", "/young-people/", "/episodes/"),
    ),
    (
        "Groups",
        "activities:groups",
        (Permission.GROUP_SEE,),
        "group",
        ("/groups/", "/sessions/", "/activities/"),
    ),
    ("Referrals", "referrals:queue", (Permission.REFERRAL_QUEUE_SEE,), "inbox", ("/referrals/",)),
    (
        "Partners",
        "partners:directory",
        (Permission.PARTNER_SEE,),
        "group",
        ("/partners/", "/agreements/", "/meetings/", "/from-partners/"),
    ),
    ("Evaluation", "staff:evaluation", (Permission.EVALUATION_SEE,), "chart", ("/evaluation/",)),
    ("Who looked", "staff:audit", (Permission.AUDIT_SEE,), "search", ("/audit/",)),
    ("Colleagues", "accounts:invite", (Permission.ACCOUNT_INVITE,), "group", ("/people-who-work-here/",)),
)
# Words, route, who may go there: below the person's name.
OWN_PLACES: tuple[tuple[str, str, tuple[Permission, ...]], ...] = (
    ("Open a record with a reason", "people:open_with_reason", (Permission.BREAK_GLASS,)),
    ("Grants and unmet needs", "support:grants", (Permission.GRANT_DECIDE,)),
    ("Recorded twice", "people:merges", (Permission.RECORD_MERGE,)),
    ("My hours and miles", "casework:my_work", (Permission.CONTACT_RECORD,)),
    ("Words about young people", "wording:keep", (Permission.WORDING_EDIT,)),
    ("Licensed instruments", "assessments:licences", (Permission.LICENCE_KEEP,)),
    ("My log-ins", "accounts:log_ins", ()),
)
MOST_IN_BOTTOM_BAR = 3  # and "More" beside them


def layout(request: HttpRequest) -> dict[str, Any]:
    """Navigation, bottom bar, quick search and person menu for whoever is logged in."""
    user = getattr(request, "user", None)
    reach: Reach = getattr(request, "reach", NOBODY)
    if user is None or not user.is_authenticated:
        return {}
    places = navigation(reach, request.path)
    return {
        "navigation": places,
        "bottom_bar": bottom_bar(reach, places, request.path),
        "quick_search": Search(reverse("staff:search")) if reach.holds(Permission.SEARCH) else None,
        "person_name": user.get_short_name(),
        "person_menu": person_menu(reach),
        "demonstration_link": change_person(),
        "wording_url": reverse("wording:listed"),
    }


def navigation(reach: Reach, path: str) -> list[NavItem]:
    return [
        NavItem(words, reverse(route), current=path.startswith(below), icon=icon)
        for words, route, permissions, icon, below in PLACES
        if any(reach.holds(permission) for permission in permissions)
    ]


def bottom_bar(reach: Reach, places: list[NavItem], path: str) -> list[NavItem]:
    """The few places at the thumb; recording is one of them for whoever records."""
    if not reach.holds(Permission.CONTACT_RECORD):
        return places[:MOST_IN_BOTTOM_BAR]
    address = reverse("staff:record")
    record = NavItem("Record", address, current=path.startswith(address), icon="record")
    return [*places[:2], record]


def person_menu(reach: Reach) -> list[NavItem]:
    items = [
        NavItem(words, reverse(route))
        for words, route, permissions in OWN_PLACES
        if not permissions or any(reach.holds(permission) for permission in permissions)
    ]
    return [*items, NavItem("Log out", reverse("account_logout"), post=True)]


def change_person() -> NavItem | None:
    """In demonstration mode, the way to another invented person."""
    if not settings.DEMONSTRATION:
        return None
    try:
        return NavItem("Choose another person", reverse("demonstration:choose"))
    except NoReverseMatch:
        return None
