"""Measuring pages: in process and over HTTP, with the same actors, on whatever database is pointed at."""

import http.client
import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from soceis.foundation.accounts.models import User
from soceis.interfaces.partners.visiting import VISIT

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# What begins and ends a transaction or a part of one reads and writes nothing, and costs the same however many
# records there are. In a test, which runs in a transaction itself, BEGIN shows as SAVEPOINT.
NOT_STATEMENTS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")
HIDDEN = re.compile(
    r'<input type="hidden" name="(csrfmiddlewaretoken|saving_key|submission_key)" value="([^"]+)"'
)
# A colleague, or the key of a visit through the partners' door.
Actor = User | str


@dataclass(frozen=True)
class Actors:
    """Who asks: colleagues by what they do, and a visit of somebody at a partner."""

    colleagues: Mapping[str, User]
    partner: str

    def of(self, visit: "Visit") -> Actor:
        return self.partner if visit.actor == "partner" else self.colleagues[visit.actor]


@dataclass(frozen=True)
class Visit:
    """One thing to ask for: `addresses` are taken in turn; with `form` the page is opened, then posted."""

    name: str
    actor: str  # "practitioner", "manager", "mentor" or "partner"
    addresses: tuple[str, ...]
    post: dict[str, str] | None = None
    has_form: bool = False
    part: bool = False  # an htmx part of a page


@dataclass
class Timing:
    """Milliseconds of each request, and the largest number of SQL statements of one (0 over HTTP)."""

    milliseconds: list[float] = field(default_factory=list)
    statements: int = 0

    def take_in(self, other: "Timing") -> None:
        """Add another turn of the same page."""
        self.milliseconds.extend(other.milliseconds)
        self.statements = max(self.statements, other.statements)

    @property
    def median(self) -> float:
        return median(self.milliseconds)

    @property
    def p95(self) -> float:
        return quantiles(self.milliseconds, n=20)[-1]


def browser_of(actor: Actor) -> Client:
    """A browser in which a colleague has logged in, or somebody at a partner has come in."""
    client = Client()
    if isinstance(actor, User):
        client.force_login(actor, backend=BACKEND)
        return client
    session = client.session
    session[VISIT] = actor
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = str(session.session_key)
    return client


def in_process(visit: Visit, actor: Actor, rounds: int, warm: int = 3) -> Timing:
    """Through Django's handler, middleware included, without a network."""
    client = browser_of(actor)
    timing = Timing()
    headers = {"HX-Request": "true"} if visit.part else {}
    for number in range(rounds + warm):
        address = visit.addresses[number % len(visit.addresses)]
        data = dict(visit.post or {})
        if visit.has_form:
            data |= dict(HIDDEN.findall(client.get(address).content.decode()))
        with CaptureQueriesContext(connection) if number < warm else _nothing() as captured:
            began = time.perf_counter()
            response = (
                client.post(address, data) if visit.post is not None else client.get(address, headers=headers)
            )
            took = (time.perf_counter() - began) * 1_000
        _expect(visit, response.status_code)
        if number < warm:
            timing.statements = max(timing.statements, _counted(captured))
        else:
            timing.milliseconds.append(took)
    return timing


def over_http(visit: Visit, actor: Actor, port: int, rounds: int, warm: int = 3) -> Timing:
    """Through the web server on a loopback port, one request after another on one connection."""
    client = browser_of(actor)
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    cookies = {settings.SESSION_COOKIE_NAME: key}
    timing = Timing()
    for number in range(rounds + warm):
        address = visit.addresses[number % len(visit.addresses)]
        data = dict(visit.post or {})
        if visit.has_form or visit.post is not None:
            page = visit.addresses[number % len(visit.addresses)]
            body = _ask(wire, "GET", page, cookies).body
            data |= dict(HIDDEN.findall(body))
        began = time.perf_counter()
        answer = _ask(
            wire, "POST" if visit.post is not None else "GET", address, cookies, data, part=visit.part
        )
        took = (time.perf_counter() - began) * 1_000
        _expect(visit, answer.status)
        if number >= warm:
            timing.milliseconds.append(took)
    wire.close()
    return timing


@dataclass(frozen=True)
class _Answer:
    status: int
    body: str


def _ask(
    wire: http.client.HTTPConnection,
    method: str,
    address: str,
    cookies: dict[str, str],
    data: dict[str, str] | None = None,
    *,
    part: bool = False,
) -> _Answer:
    headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    if part:
        headers["HX-Request"] = "true"
    body = None
    if method == "POST":
        body = urlencode(data or {})
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    wire.request(method, address, body=body, headers=headers)
    response = wire.getresponse()
    for name, value in response.getheaders():
        if name.lower() == "set-cookie":
            key, _, rest = value.partition("=")
            cookies[key] = rest.partition(";")[0]
    return _Answer(response.status, response.read().decode())


def _expect(visit: Visit, status: int) -> None:
    wanted = (
        (302, 200)
        if visit.post is not None and not visit.has_form
        else ((302,) if visit.has_form else (200,))
    )
    if status not in wanted:
        raise SystemExit(f"{visit.name} answered {status}; expected {' or '.join(map(str, wanted))}.")


def _counted(captured: Any) -> int:
    return sum(1 for one in captured.captured_queries if not one["sql"].startswith(NOT_STATEMENTS))


@contextmanager
def _nothing() -> Iterator[None]:
    yield None
