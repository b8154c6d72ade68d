"""Doors: every view says which permission opens it, or why it needs none.

A structure test walks all routes and refuses a view without a door.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from soceis.foundation.access.permissions import DESCRIPTIONS, Permission
from soceis.foundation.access.policy import NOBODY, Reach
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Refused

View = Callable[..., HttpResponseBase]


class StaffRequest(HttpRequest):
    """A request from somebody who is logged in; `reach` is theirs."""

    user: User
    reach: Reach


def requires(*permissions: Permission) -> Callable[[View], View]:
    """Open the view to people who hold any of the permissions; the record itself is checked further in."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            reach: Reach = getattr(request, "reach", NOBODY)
            if not any(reach.holds(permission) for permission in permissions):
                doing = DESCRIPTIONS[permissions[0]]
                raise Refused(
                    f"Your role does not let you {doing[0].lower()}{doing[1:]}.",
                    todo="Ask the area manager if you need it.",
                )
            return view(request, *args, **kwargs)

        guarded.door = permissions  # type: ignore[attr-defined]
        return guarded

    return guard


def logged_in(view: View) -> View:
    """Open the view to everybody who is logged in: their own drafts, their own log-ins."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    guarded.door = "logged in"  # type: ignore[attr-defined]
    return guarded


def open_door(reason: str) -> Callable[[View], View]:
    """Open the view to anybody, for the written reason."""

    def mark(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        opened.door = reason  # type: ignore[attr-defined]
        opened.login_not_needed = True  # type: ignore[attr-defined]
        return opened

    return mark
