"""The database goes away while somebody saves, or a file is far too large: a sentence, nothing half saved or lost.

A web process with pooled connections and a PostgreSQL of this module's own, which may be killed.
"""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from soceis.config.aliases import hang_up, point_at
from soceis.config.bench.measure import HIDDEN
from soceis.config.supervisor.postgres import Postgres
from soceis.config.supervisor.provision import environment, provision_local
from soceis.foundation.access.middleware import LOST
from soceis.foundation.records import clock, codes
from tests.cast import assemble
from tests.factories.casework import an_episode

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CONTACT = {"what": "met", "met_how": "one_to_one", "when": "today", "minutes": "30"}


@dataclass
class Browser:
    """A person's browser at the web process: cookies, one request after another."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def ask(self, method: str, address: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        """Status and body."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        wire.request(method, address, body=urlencode(data or {}), headers=headers)
        answer = wire.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        body = answer.read().decode()
        wire.close()
        return answer.status, body

    def patiently(self, method: str, address: str, data: dict[str, str] | None = None) -> tuple[int, str]:
        """Do as the sentence says: wait a few seconds and try again. Anything but the sentence is an answer."""
        give_up = time.monotonic() + 30
        while True:
            status, body = self.ask(method, address, data)
            if status != 503 or time.monotonic() > give_up:
                return status, body
            assert LOST.what in body
            time.sleep(0.5)


@dataclass
class Service:
    """The database, a browser in which Nia is logged in, and the page on which she records for Jay."""

    server: Postgres
    browser: Browser
    record: str

    def count(self, query: str) -> Any:
        with psycopg.connect(self.server.superuser_dsn("faults"), autocommit=True) as connection:
            row = connection.execute(query).fetchone()
        return row[0] if row else None

    @property
    def contacts(self) -> list[str]:
        found = self.count("select array_agg(summary order by created_at) from casework_contact")
        return list(found or [])

    def kill(self) -> None:
        """kill -9 for the server and all its processes."""
        family = [self.server.pid, *_children(self.server.pid)]
        for pid in family:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        while self.server.running:
            time.sleep(0.02)


def _children(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        if parent == pid:
            found.append(int(stat.parent.name))
    return found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _begin() -> tuple[str, str]:
    """Nia's log-in and the page on which she records for Jay, in the database that is pointed at."""
    codes.forget()
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    cast, today = assemble(), clock.today()
    episode = an_episode(
        by=cast.alys,
        area=cast.cardiff,
        worker=cast.nia,
        on=today - timedelta(days=20),
        received_on=today - timedelta(days=30),
    )
    client = Client()
    client.force_login(cast.nia, backend=BACKEND)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    return cookie, reverse("staff:record_contact", args=[episode.young_person_id])


@pytest.fixture(scope="module")
def service(
    postgres: Postgres, django_db_setup: None, worker_name: str, django_db_blocker: Any
) -> Iterator[Service]:
    with tempfile.TemporaryDirectory(prefix="soceis-faults-") as folder:
        Path(folder).chmod(0o711)
        server = Postgres(Path(folder) / "home")
        server.start()
        addresses = provision_local(server, "faults")
        with django_db_blocker.unblock():
            point_at(addresses)
            try:
                cookie, record = _begin()
            finally:
                hang_up()
                codes.forget()
                point_at(environment(postgres, f"test_{worker_name}"))
        port = _free_port()
        process = _web(port, addresses, folder)
        try:
            yield Service(server, Browser(port, {settings.SESSION_COOKIE_NAME: cookie}), record)
        finally:
            process.terminate()
            process.wait()
            server.stop(adopted_too=True)


def _web(port: int, addresses: dict[str, str], folder: str) -> "subprocess.Popen[bytes]":
    """The web server as `soceis run` starts it, with a pool."""
    command = [sys.executable, "-m", "gunicorn", "soceis.config.wsgi:application", "--bind", f"127.0.0.1:{port}",
               "--workers", "1", "--threads", "4", "--log-level", "warning"]  # fmt: skip
    variables = {
        **os.environ,
        **addresses,
        "DJANGO_SETTINGS_MODULE": "soceis.config.settings",
        "SOCEIS_HOME": f"{folder}/web",
        "SOCEIS_POOL": "4",
        "SOCEIS_DEMONSTRATION": "1",
    }
    process = subprocess.Popen(command, env=variables, stderr=subprocess.DEVNULL)
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.1)
    return process


def open_form(service: Service) -> dict[str, str]:
    """The hidden fields of the page on which a contact is recorded."""
    status, body = service.browser.patiently("GET", service.record)
    assert status == 200, body[:2000]
    return dict(HIDDEN.findall(body))


def draft_address(body: str) -> str:
    found = re.search(r'data-draft-url="([^"]+)"', body)
    assert found is not None
    return found[1].replace("&amp;", "&")


def wait_for_a_lock(service: Service) -> None:
    """Until the saving stands in its middle: the contact is written, its audit entry waits."""
    give_up = time.monotonic() + 30
    waiting = "select count(*) from pg_stat_activity where datname = 'faults' and wait_event_type = 'Lock'"
    while not service.count(waiting):
        assert time.monotonic() < give_up
        time.sleep(0.05)


def test_a_database_killed_in_the_middle_of_saving_loses_nothing_and_the_same_page_saves_again(
    service: Service,
) -> None:
    browser = service.browser
    first = {**CONTACT, "summary": "Answered as saved.", **open_form(service)}
    assert browser.ask("POST", service.record, first)[0] == 302

    _, page = browser.ask("GET", service.record)
    second = {**CONTACT, "summary": "Cut off in the middle.", **dict(HIDDEN.findall(page))}
    assert browser.ask("POST", draft_address(page), second)[0] == 200
    before = service.count("select max(version) from casework_episode")

    answered: list[tuple[int, str]] = []
    with psycopg.connect(service.server.superuser_dsn("faults")) as blocking:
        blocking.execute("lock table audit_entry in exclusive mode")
        saving = threading.Thread(target=lambda: answered.append(browser.ask("POST", service.record, second)))
        saving.start()
        wait_for_a_lock(service)
        service.kill()
        saving.join()
        with pytest.raises(psycopg.OperationalError):
            blocking.execute("select 1")
    ((status, body),) = answered
    assert status == 503
    assert LOST.what in body
    assert LOST.todo in body
    status, body = browser.ask("GET", service.record)
    assert (status, LOST.what in body) == (503, True)

    service.server.start()
    assert service.contacts == ["Answered as saved."]
    assert service.count("select max(version) from casework_episode") == before
    assert service.count("select count(*) from accounts_submission") == 1
    _, page = browser.patiently("GET", service.record)
    assert "?use=" in page  # the words are offered

    assert browser.patiently("POST", service.record, second)[0] == 302
    assert browser.ask("POST", service.record, second)[0] == 302
    assert service.contacts == ["Answered as saved.", "Cut off in the middle."]


def test_connections_cut_between_two_requests_cost_one_sentence_at_most(service: Service) -> None:
    hidden = open_form(service)
    cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity where usename = 'soceis_app'"
    assert service.count(cut) > 0
    saved = {**CONTACT, "summary": "After the cut.", **hidden}
    status, body = service.browser.ask("POST", service.record, saved)
    if status == 503:
        assert LOST.what in body
        status, body = service.browser.ask("POST", service.record, saved)
    assert status == 302, body[:2000]
    assert service.contacts.count("After the cut.") == 1
    assert service.count(cut) > 0
    assert service.browser.patiently("GET", "/caseload/")[0] == 200


@pytest.mark.parametrize(("megabytes", "status"), [(50, 200), (70, 413)])
def test_a_file_that_is_far_too_large_is_answered_with_a_page(
    service: Service, megabytes: int, status: int
) -> None:
    where = service.record.replace("contacts/new/", "files/new/")
    got, body = service.browser.patiently("GET", where)
    assert got == 200
    typed = {"kind": "certificate", "title": "First aid, in March", **dict(HIDDEN.findall(body))}
    fields = [
        f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in typed.items()
    ]
    file = (
        'Content-Disposition: form-data; name="file"; filename="film.mp4"\r\nContent-Type: video/mp4\r\n\r\n'
    )
    head = "".join(f"--edge\r\n{field}\r\n" for field in fields) + f"--edge\r\n{file}"
    content = head.encode() + b"a" * megabytes * 1_000_000 + b"\r\n--edge--\r\n"
    wire = http.client.HTTPConnection("127.0.0.1", service.browser.port, timeout=60)
    wire.request("POST", where, body=content, headers={
        "Cookie": "; ".join(f"{name}={value}" for name, value in service.browser.cookies.items()),
        "Content-Type": "multipart/form-data; boundary=edge",
    })  # fmt: skip
    answer = wire.getresponse()
    said = answer.read().decode()
    wire.close()
    assert answer.status == status
    assert "10 MB" in said
    assert ("First aid, in March" in said) is (status == 200)
