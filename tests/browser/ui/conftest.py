"""The small site, served by a process of its own, and a browser."""

import json
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.checks import DESK

SITE = Path(__file__).with_name("small_site.py")


@dataclass(frozen=True)
class Site:
    """A running small site; `address` ends without a slash, `earlier` posts came before this test."""

    address: str
    earlier: int = 0

    def get(self, path: str) -> Any:
        """The JSON or text at this path."""
        with urllib.request.urlopen(  # noqa: S310
            self.address + path, timeout=10
        ) as answer:
            text = answer.read().decode()
        return json.loads(text) if text.startswith(("[", "{")) else text

    def received(self, to: str) -> list[dict[str, str]]:
        """What was posted to draft, lock or save so far."""
        return [entry for entry in self.get("/received/")[self.earlier :] if entry["to"] == to]


@contextmanager
def serving() -> Iterator[Site]:
    """The small site on a free port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, str(SITE), str(port)],
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout
        assert process.stdout.readline() == "ready\n", "The small site did not start."
        yield Site(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(timeout=10)
        if process.stdout:
            process.stdout.close()


@pytest.fixture(scope="session")
def running_site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def site(running_site: Site) -> Site:
    """The small site, as if nothing had been posted to it yet."""
    running_site.get("/trouble/?on=0")
    return Site(running_site.address, earlier=len(running_site.get("/received/")))


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages in a context of their own; fails the test when a page logs an error."""
    contexts = []
    complaints: list[str] = []

    def open_at(address: str, **options: Any) -> Page:
        context = browser.new_context(**{"viewport": DESK, **options})
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(address)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("body.js-enabled", state="attached")
        return page

    open_at.complaints = complaints  # type: ignore[attr-defined]
    yield open_at
    for context in contexts:
        context.close()
    assert not complaints, "The browser complained:\n" + "\n".join(complaints)
