"""The service in a thread, with committed data, and a browser; stories are told in it."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.checks import check_accessibility, check_reflow, launch

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
NARROW = 360
ROOT = Path(__file__).resolve().parents[2]
# The manual's own pictures are replaced only when asked for, so that a test run changes no file.
KEPT = bool(os.environ.get("SOCEIS_SCREENSHOTS"))
SCREENSHOTS = ROOT / ("docs/how-to/screenshots" if KEPT else "test-results/screenshots")

# Playwright's loop runs in the thread that tells the story; the story asks the database there too.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all stories of a worker."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser and is marked so."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


class _Quiet(WSGIRequestHandler):
    """A handler that keeps addresses out of the test's output."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""


@dataclass
class Service:
    """A running service: where it is, and ways in."""

    url: str
    browser: Browser
    cast: Any = None

    def context(self, *, phone: bool = True, **options: Any) -> BrowserContext:
        """A fresh browser profile, phone-sized unless asked otherwise."""
        size: Any = PHONE if phone else DESKTOP
        return self.browser.new_context(viewport=size, base_url=self.url, locale="en-GB", **options)

    def page_as(self, user: Any, *, phone: bool = True) -> Page:
        """A page on which `user` is logged in; errors of scripts and of the content policy fail the story."""
        context = self.context(phone=phone)
        self.log_in(context, user)
        page = context.new_page()
        page.set_default_timeout(15_000)
        return page

    def log_in(self, context: BrowserContext, user: Any) -> None:
        """Give the profile a log-in of `user`."""
        from django.conf import settings
        from django.test import Client

        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.url}])


@pytest.fixture
def _served(django_db_blocker: Any) -> Iterator[str]:
    """The application on a free loopback port, answering in threads."""
    from django.core.servers.basehttp import ThreadedWSGIServer
    from django.core.wsgi import get_wsgi_application

    with django_db_blocker.unblock():
        application = get_wsgi_application()
        server = ThreadedWSGIServer(("127.0.0.1", 0), _Quiet)
        server.set_app(application)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def service(committed_database: dict[str, str], _served: str, browser: Browser) -> Iterator[Service]:
    """The service with the cast of the tests and nothing else."""
    from tests.cast import assemble

    yield Service(_served, browser, assemble())
    for context in browser.contexts:
        context.close()


@pytest.fixture
def demonstration(
    demonstration_database: dict[str, str], _served: str, browser: Browser
) -> Iterator[Service]:
    """The service with the demonstration's people."""
    yield Service(_served, browser)
    for context in browser.contexts:
        context.close()


def end_of_story(page: Page, screenshot: str = "") -> None:
    """Every story ends with these: axe finds nothing, nothing sticks out at 360 px; a picture for the manual."""
    size = page.viewport_size
    if size:
        # Tall, so that the bar at the thumb covers nothing while targets are measured.
        page.set_viewport_size({"width": size["width"], "height": 12_000})
    check_accessibility(page)
    if size:
        page.set_viewport_size(size)
    if screenshot:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(
            path=SCREENSHOTS / f"{screenshot}.png", full_page=size is not None and size["width"] > 500
        )
    check_reflow(page, NARROW)
    if size:
        page.set_viewport_size(size)
