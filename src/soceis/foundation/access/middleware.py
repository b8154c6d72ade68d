"""The request's transaction, its row-security context, and errors that people see."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import InterfaceError, OperationalError, connections, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.http import urlencode

from soceis.foundation.access.context import asking, enter
from soceis.foundation.access.policy import NOBODY
from soceis.foundation.records.errors import ShownError, TooLarge, Unavailable

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# Doors of the log-in library: it guards them itself.
LOGIN_PREFIXES = ("/account/",)

PIECE = 64 * 1024  # bytes

LOST = Unavailable(
    "The service lost its database for a moment.",
    "What you typed is still in your browser and in your draft; nothing was half saved.",
    "Wait a few seconds, go back, and save again.",
)


class SizeMiddleware:
    """Refuse what is too large by what it says of its length.

    A form with a file goes on up to MOST_UPLOAD_BYTES: its file is dropped while it is read (`uploads`), and the
    form answers with its words. Anything else beyond MOST_REQUEST_BYTES is thrown away up to the same bound, so
    that the browser has sent its part and can show the answer, and is refused. A request without a length has no
    body for this service, so nothing slips by. Stands before everything that reads what was posted.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        said = request.META.get("CONTENT_LENGTH") or "0"
        length = int(said) if said.isascii() and said.isdigit() else 0
        if length <= settings.MOST_REQUEST_BYTES or _is_form_with_a_file(request, length):
            return self.get_response(request)
        _throw_away(request, min(length, settings.MOST_UPLOAD_BYTES))
        return shown_error(request, TooLarge())


def _is_form_with_a_file(request: HttpRequest, length: int) -> bool:
    return request.content_type == "multipart/form-data" and length <= settings.MOST_UPLOAD_BYTES


def _throw_away(request: HttpRequest, left: int) -> None:
    """Read so many bytes of what was sent, a piece at a time, and keep none."""
    while left > 0:
        piece = request.read(min(left, PIECE))
        if not piece:
            return
        left -= len(piece)


class AskerMiddleware:
    """Wrap each request in one transaction in which the database knows who asks.

    Answers of 400 and above are rolled back, so that nothing is half done; whatever must stay (a
    refusal in the audit, a draft) is written on a connection or in a request of its own.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.reach = NOBODY  # type: ignore[attr-defined]
        try:
            if not request.user.is_authenticated:
                return self.get_response(request)
            with transaction.atomic():
                reach = enter(request.user.pk)
                request.reach = reach  # type: ignore[attr-defined]
                with asking(request.user, reach):
                    response = self.get_response(request)
                if response.status_code >= 500 or getattr(response, "undo", False):
                    transaction.set_rollback(True)
                return response
        except (OperationalError, InterfaceError):
            return database_lost(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponseBase | None:
        if request.user.is_authenticated or getattr(view, "login_not_needed", False):
            return None
        if request.path.startswith(LOGIN_PREFIXES):
            return None
        return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        if isinstance(error, (OperationalError, InterfaceError)):
            error = LOST
        if not isinstance(error, ShownError):
            return None
        response = shown_error(request, error)
        response.undo = True  # type: ignore[attr-defined]
        return response


def database_lost(request: HttpRequest) -> HttpResponse:
    """What to answer when the database went away: one sentence, and fresh connections for the next request."""
    _forget_connections()
    return shown_error(request, LOST)


def _forget_connections() -> None:
    for connection in connections.all(initialized_only=True):
        try:
            connection.close()
        except (OperationalError, InterfaceError):
            connection.connection = None


def shown_error(request: HttpRequest, error: ShownError) -> HttpResponse:
    """The page (or, for a part of a page, the note) that says what happened."""
    template = "ui/error_part.html" if request.headers.get("HX-Request") else "ui/error.html"
    # Without a database no context processor may run.
    with_context = None if isinstance(error, Unavailable) else request
    return HttpResponse(render_to_string(template, {"error": error}, with_context), status=error.status)
