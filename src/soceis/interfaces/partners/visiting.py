"""Who is at the partners' door: a visit in place of an account, in the language they chose."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import translation
from django.views.decorators.cache import never_cache

from soceis.foundation.access.doors import open_door
from soceis.sharing.consultations.queries import Visitor, enter

VISIT, LANGUAGE = "partners_visit", "partners_language"
LANGUAGES = {"en-gb": "English", "cy": "Cymraeg"}
View = Callable[..., HttpResponseBase]


class VisitorRequest(HttpRequest):
    """A request of somebody at a partner, with a visit that goes on."""

    visitor: Visitor


def language_of(request: HttpRequest) -> str:
    """The language of this browser's visit; `?lang=` changes it."""
    asked = request.GET.get("lang", "")
    if asked in LANGUAGES:
        if request.session.get(LANGUAGE, "en-gb") != asked:
            request.session[LANGUAGE] = asked
        return asked
    return str(request.session.get(LANGUAGE, "en-gb"))


def for_anybody(view: View) -> View:
    """A page of the door that needs no visit."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(language_of(request)):
            return view(request, *args, **kwargs)

    return open_door("Partners have no account; the page says whom to ring and sends a link.")(
        never_cache(shown)
    )


def for_visitors(view: View) -> View:
    """A page of one visit: a transaction in which the database knows whose, or the page that sends a link."""

    @wraps(view)
    def visited(request: VisitorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with translation.override(language_of(request)), transaction.atomic():
            visitor = enter(request.session.get(VISIT, ""))
            if visitor is None:
                return redirect("door:link")
            request.visitor = visitor
            return view(request, *args, **kwargs)

    guarded = open_door("Guards itself: a visit that a one-time link began, known by the hash of its key.")(
        never_cache(visited)
    )
    guarded.needs_visit = True  # type: ignore[attr-defined]
    return guarded
