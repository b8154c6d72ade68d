"""What every page has around it, from settings and from the request."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url

from soceis.foundation.records import clock

DEFAULT_NAME = "Waypoint"
BLANKED_FROM = "ui_blanked_from"


@dataclass(frozen=True)
class Frame:
    """The frame of a page.

    `service_name` is the neutral name on the screen; `demonstration` shows the banner; `lock_url` receives
    the lock and unlock posts ("" turns locking off) after `lock_minutes` without a touch; `opened_at` and
    `reader` stand in the footer of a print.
    """

    service_name: str
    demonstration: bool
    lock_url: str
    lock_minutes: int
    lock_password: bool
    opened_at: datetime
    reader: str


def service_name() -> str:
    """The neutral name that screens show."""
    return str(getattr(settings, "SERVICE_NAME", DEFAULT_NAME))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `frame` for `ui/page.html`. Navigation comes from the app that knows the pages."""
    user = getattr(request, "user", None)
    demonstration = bool(getattr(settings, "DEMONSTRATION", False))
    known = bool(user and user.is_authenticated)
    lock_url = getattr(settings, "IDLE_LOCK_URL", "") if known else ""
    return {
        "frame": Frame(
            service_name=service_name(),
            demonstration=demonstration,
            lock_url=resolve_url(lock_url) if lock_url else "",
            lock_minutes=int(getattr(settings, "IDLE_LOCK_MINUTES", 10)),
            lock_password=not (demonstration and getattr(user, "is_demonstration", False)),
            opened_at=clock.now(),
            reader=str(user) if known else "",
        )
    }
