"""The blank screen, the living page of components, and the pages of errors."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import logged_in, open_door
from soceis.foundation.access.middleware import database_lost
from soceis.foundation.records.errors import ShownError
from soceis.ui.frame import BLANKED_FROM
from soceis.ui.specimens import specimens

HOME = "/"


@open_door("It shows nothing about anybody, and it must open even when the log-in has just ended.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def blank(request: HttpRequest) -> HttpResponseBase:
    """The neutral page. A post remembers where to go on, so that the address never shows it."""
    if request.method != "POST":
        return render(request, "ui/blank.html", {"back": request.session.get(BLANKED_FROM, HOME)})
    request.session[BLANKED_FROM] = own_page(request, request.POST.get("from", ""))
    return redirect("ui:blank")


def own_page(request: HttpRequest, address: str) -> str:
    """The address when it is one of our own pages, else the first page."""
    if not address.startswith("/"):
        return HOME
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure()):
        return HOME
    return address


@logged_in
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state, each with the template code that makes it."""
    return render(request, "ui/components.html", specimens(request))


# What Django asks for when something goes wrong. An error of our own says itself what happened.


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to what could not be read."""
    return error_page(request, 400, exception)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to somebody who may not."""
    return error_page(request, 403, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The answer to an address that leads nowhere."""
    return error_page(request, 404, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to our own mistake. Drawn without the request, because anything around it may be broken.

    A database that went away where no page runs yet (reading the log-in, keeping it) is no mistake of ours.
    """
    if isinstance(sys.exception(), (InterfaceError, OperationalError)):
        return database_lost(request)
    return HttpResponse(render_to_string("500.html"), status=500)


def error_page(request: HttpRequest, status: int, exception: Exception) -> HttpResponse:
    """The page of this status, with the words of the error when it is one that a person may see."""
    error = exception if isinstance(exception, ShownError) else None
    return render(request, f"{status}.html", {"error": error}, status=status)
