"""A small site of its own for the tests of `soceis.ui`: the living page, without database or log-in.

``python tests/browser/ui/small_site.py PORT`` serves it on the loopback address.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]

PASSWORD = "open sesame"


def configure() -> None:
    """The settings of the service, with less around the pages: no database, no log-in."""
    from django.conf import settings

    from soceis.config import settings as real

    here = configure.__module__
    changed = {
        "DEBUG": "SHOW_ERRORS" in os.environ,
        "DEMONSTRATION": True,
        "SERVICE_NAME": "Waypoint",
        "IDLE_LOCK_URL": "/lock/",
        "IDLE_LOCK_MINUTES": 10,
        "ALLOWED_HOSTS": ["127.0.0.1"],
        "ROOT_URLCONF": here,
        "DATABASES": {},
        "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
        "MIDDLEWARE": [
            "csp.middleware.CSPMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            f"{here}.somebody",
            "allauth.account.middleware.AccountMiddleware",
        ],
        "TEMPLATES": [
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [Path(__file__).with_name("templates")],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.messages.context_processors.messages",
                        "soceis.ui.frame.frame",
                        f"{here}.navigation",
                    ]
                },
            }
        ],
    }
    settings.configure(**{name: getattr(real, name) for name in dir(real) if name.isupper()} | changed)


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(ROOT / "src")]
    configure()
    import django

    django.setup()

from django.http import HttpRequest, HttpResponse, JsonResponse  # noqa: E402
from django.shortcuts import render  # noqa: E402
from django.urls import include, path  # noqa: E402

from soceis.ui.navigation import NavItem, Search  # noqa: E402

# What the site has received, for tests to ask: one entry a post.
RECEIVED: list[dict[str, Any]] = []
TROUBLE = {"draft": False}


class Somebody:
    """A reader who is logged in."""

    is_authenticated = True

    def __str__(self) -> str:
        return "Nia Rees"


def somebody(get_response: Any) -> Any:
    """Log everybody in."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.user = Somebody()  # type: ignore[assignment]
        response: HttpResponse = get_response(request)
        return response

    return respond


def navigation(_request: HttpRequest) -> dict[str, Any]:
    """What the app that knows the pages would give."""
    return {
        "area_name": "Cardiff",
        "quick_search": Search("/search/"),
        "person_name": "Nia",
        "navigation": [
            NavItem("My day", "/"),
            NavItem("Caseload", "/ui/components/", current=True),
            NavItem("Referrals", "/#referrals", count=3, count_words="waiting"),
            NavItem("Groups", "/#groups"),
            NavItem("Partners", "/#partners"),
            NavItem("Evaluation", "/#evaluation"),
        ],
        "bottom_bar": [
            NavItem("My day", "/", icon="day"),
            NavItem("Caseload", "/ui/components/", current=True, icon="people"),
            NavItem("Record", "/#record", icon="record"),
        ],
        "person_menu": [NavItem("Your log-ins", "/#log-ins"), NavItem("Log out", "/out/", post=True)],
    }


def person(request: HttpRequest) -> HttpResponse:
    """A page as an app would write it."""
    from soceis.ui.specimens import values

    return render(request, "person.html", values(request))


def draft(request: HttpRequest) -> HttpResponse:
    """Takes what was typed, or fails when told to."""
    if TROUBLE["draft"]:
        return HttpResponse(status=503)
    RECEIVED.append({"to": "draft", **request.POST.dict()})
    return HttpResponse(status=204)


def lock(request: HttpRequest) -> HttpResponse:
    """Locks, and unlocks for the right password."""
    RECEIVED.append({"to": "lock", **request.POST.dict()})
    if request.POST.get("action") in ("lock", "stay") or request.POST.get("password") == PASSWORD:
        return HttpResponse(status=204)
    return JsonResponse({"error": "That is not your password. Try again."}, status=403)


def save(request: HttpRequest) -> HttpResponse:
    """Takes a form and answers slowly, as a phone in a lift does."""
    import time

    time.sleep(0.6)
    RECEIVED.append({"to": "save", **request.POST.dict()})
    return HttpResponse(
        '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Waypoint</title>saved'
    )


def writing(request: HttpRequest) -> HttpResponse:
    """A page with one form that saves as you type."""
    from soceis.ui.specimens import DraftForm

    return render(request, "writing.html", {"form": DraftForm(), "draft_url": "/draft/"})


def received(_request: HttpRequest) -> HttpResponse:
    """What has arrived so far."""
    return HttpResponse(json.dumps(RECEIVED), content_type="application/json")


def trouble(request: HttpRequest) -> HttpResponse:
    """Switch the draft's failure on (?on=1) or off."""
    TROUBLE["draft"] = request.GET.get("on") == "1"
    return HttpResponse("ok")


urlpatterns = [
    path("", person),
    path("ui/", include("soceis.ui.urls")),
    path("draft/", draft),
    path("lock/", lock),
    path("save/", save),
    path("writing/", writing),
    path("received/", received),
    path("trouble/", trouble),
]


def serve(port: int) -> None:
    """Serve until killed, several requests at once."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application

    class Quiet(WSGIRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
            if len(args) > 1 and str(args[1]).startswith("5"):
                sys.stderr.write(f"{format % args}\n")

    server = ThreadedWSGIServer(("127.0.0.1", port), Quiet)
    server.daemon_threads = True
    server.set_app(StaticFilesHandler(get_wsgi_application()))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    server.serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
