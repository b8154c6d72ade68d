"""The frame of a page, the error pages, the way back from the blank screen, the files from elsewhere."""

import hashlib
import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.template import engines
from django.template.loader import render_to_string
from django.test import RequestFactory

from soceis.foundation.records.errors import StaleEdit, WrongState
from soceis.ui import views
from soceis.ui.frame import BLANKED_FROM, frame
from soceis.ui.navigation import NavItem, Search
from soceis.ui.views import blank, own_page

ROOT = Path(__file__).resolve().parents[3]
UI = ROOT / "src/soceis/ui"
ERRORS = ("400", "403", "403_csrf", "404", "409", "500", "503")


@pytest.fixture(autouse=True)
def _only_our_urls(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.unit.ui.urls"
    settings.SERVICE_NAME = "Signpost"
    settings.IDLE_LOCK_URL = ""


def reader(name: str = "Nia Rees") -> Any:
    """A request of somebody who is logged in."""
    request = RequestFactory().get("/young-people/1/?tab=plan")
    user = type("Reader", (), {"is_authenticated": bool(name), "__str__": lambda _: name})()
    request.user = user
    request.session = {}  # type: ignore[assignment]
    return request


def page(body: str, **values: Any) -> str:
    """A page that extends the frame, drawn for somebody logged in."""
    request = reader()
    context = {**frame(request), "request": request, "csrf_token": "abc", **values}
    source = '{% extends "ui/page.html" %}{% load ui %}' + body
    return engines["django"].from_string(source).render(context)


def test_the_title_is_the_neutral_name_whatever_the_page_says() -> None:
    html = page("{% block title %}Jay Benbow{% endblock %}{% block heading %}<h1>Jay</h1>{% endblock %}")
    assert re.findall("<title>(.*?)</title>", html) == ["Signpost"]
    assert "Jay Benbow" not in html


def test_a_page_carries_no_script_or_style_of_its_own() -> None:
    html = page(
        "",
        navigation=[NavItem("My day", "/")],
        bottom_bar=[NavItem("My day", "/", icon="day")],
        person_menu=[NavItem("Log out", "/out/", post=True)],
        quick_search=Search("/search/"),
    )
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", html)
    assert all("src=" in script for script in re.findall("<script[^>]*>", html))
    assert not re.search(r'(src|href)="(https?:)?//', html)


def test_the_search_posts_so_that_a_name_never_stands_in_an_address() -> None:
    html = page("", quick_search=Search("/search/"))
    assert '<form class="bar__search" role="search" aria-label="Find a young person" method="post"' in html


def test_the_place_of_the_page_is_marked_for_everybody() -> None:
    html = page("", navigation=[NavItem("My day", "/"), NavItem("Caseload", "/c/", current=True)])
    assert re.findall(r'href="([^"]*)" aria-current="page"', html) == ["/c/"]


def test_a_print_says_who_opened_the_page_and_that_it_is_confidential() -> None:
    html = page("")
    assert re.search(r'class="print-footer"[^>]*>Confidential · opened by Nia Rees on \w{3} \d', html)


def test_the_screen_locks_only_for_people_who_are_logged_in(settings: Any) -> None:
    settings.IDLE_LOCK_URL = "/lock/"
    settings.IDLE_LOCK_MINUTES = 7
    assert (frame(reader())["frame"].lock_url, frame(reader())["frame"].lock_minutes) == ("/lock/", 7)
    assert frame(reader(""))["frame"].lock_url == ""
    assert 'data-lock-url="/lock/" data-lock-minutes="7"' in page("")


def test_the_demonstration_says_so_and_the_real_service_does_not(settings: Any) -> None:
    settings.DEMONSTRATION = True
    assert "Nobody here is real" in page("")
    settings.DEMONSTRATION = False
    assert "Nobody here is real" not in page("")


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_stands_without_any_context_and_says_what_to_do(name: str) -> None:
    html = render_to_string(f"{name}.html")
    words = re.sub("<[^>]+>", " ", html[html.index("<main") :])
    assert len(re.findall(r"\.(?=\s)", words)) >= 3
    assert "<title>Signpost</title>" in html
    assert 'href="/"' in html


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_page_says_what_happened_what_was_kept_and_what_to_do(name: str) -> None:
    error = WrongState("This visit is closed.", "Your words are in the draft.", "Open it again first.")
    html = render_to_string(f"{name}.html", {"error": error})
    assert "<h1>This visit is closed.</h1>" in html
    assert "<p>Your words are in the draft.</p>" in html
    assert "<p>Open it again first.</p>" in html


def test_a_stale_edit_shows_both_versions() -> None:
    error = StaleEdit({"Where": "Library"}, {"Where": "College"}, who="Rhys")
    html = render_to_string("409.html", {"error": error})
    assert "Saved by Rhys" in html
    assert html.index("Library") < html.index("College")


@pytest.mark.parametrize(("name", "status"), [("bad_request", 400), ("forbidden", 403), ("not_found", 404)])
def test_what_goes_wrong_is_answered_with_its_own_status_and_page(name: str, status: int) -> None:
    plain = getattr(views, name)(reader(""), PermissionDenied("secret detail"))
    assert plain.status_code == status
    assert b"secret detail" not in plain.content
    shown = getattr(views, name)(reader(""), WrongState("This visit is closed."))
    assert b"This visit is closed." in shown.content


def test_our_own_mistake_is_answered_without_asking_anything_of_the_request() -> None:
    answer = views.server_error(None)  # type: ignore[arg-type]
    assert answer.status_code == 500
    assert b"Something went wrong on our side." in answer.content


@pytest.mark.parametrize("template", ["ui/error.html", "ui/error_part.html"])
def test_an_error_of_ours_is_drawn_as_a_page_and_as_a_part(template: str) -> None:
    html = render_to_string(template, {"error": WrongState("It is <closed>.", "Words kept.", "Open it.")})
    assert all(words in html for words in ("It is &lt;closed&gt;.", "Words kept.", "Open it."))
    assert ("<html" in html) == (template == "ui/error.html")


def test_invented_people_unlock_without_a_password(settings: Any) -> None:
    settings.IDLE_LOCK_URL = "/lock/"
    settings.DEMONSTRATION = True
    request = reader()
    assert frame(request)["frame"].lock_password
    request.user.is_demonstration = True
    assert not frame(request)["frame"].lock_password


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/young-people/1/?tab=plan", "/young-people/1/?tab=plan"),
        ("", "/"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_the_way_back_from_the_blank_screen_stays_inside(address: str, kept: str) -> None:
    assert own_page(reader(), address) == kept


def test_without_scripts_the_button_blanks_and_continue_leads_back() -> None:
    request = RequestFactory().post("/ui/blank/", {"from": "/young-people/1/"})
    session: dict[str, str] = {}
    request.session = session  # type: ignore[assignment]
    answer = blank(request)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/ui/blank/")
    assert session == {BLANKED_FROM: "/young-people/1/"}

    shown = RequestFactory().get("/ui/blank/")
    shown.session = session  # type: ignore[assignment]
    shown.user = SimpleNamespace(is_authenticated=False)  # type: ignore[assignment]
    html = render_to_string("ui/blank.html", {"back": session[BLANKED_FROM]}, request=None)
    assert 'href="/young-people/1/"' in html


def test_the_blank_screen_says_nothing_about_anybody() -> None:
    html = render_to_string("ui/blank.html", {"back": "/"})
    words = re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", html[html.index("<body") :])).strip()
    assert words == "Ready when you are Continue"


# Files from elsewhere


def vendoring() -> ModuleType:
    """The script in tools/, as a module."""
    spec = importlib.util.spec_from_file_location("vendor_frontend", ROOT / "tools/vendor_frontend.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_every_vendored_file_is_the_one_its_list_describes() -> None:
    assert vendoring().check() == 0


@pytest.mark.parametrize("folder", [UI / "static/ui/vendor", ROOT / "tests/browser/vendor"])
def test_no_file_from_elsewhere_is_unlisted(folder: Path) -> None:
    packages = json.loads((folder / "vendor.json").read_text())["packages"]
    listed = {name for package in packages for name in package["files"]}
    assert {path.name for path in folder.iterdir()} == listed | {"vendor.json", "VENDOR.md"}
    for package in packages:
        assert package["licence_file"] in package["files"]


def test_a_changed_vendored_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = vendoring()
    (tmp_path / "a.js").write_text("changed")
    sums = {"a.js": hashlib.sha256(b"original").hexdigest()}
    (tmp_path / "vendor.json").write_text(json.dumps({"packages": [{"files": sums}]}))
    monkeypatch.setattr(module, "STATIC", tmp_path)
    monkeypatch.setattr(module, "TESTS", tmp_path)
    assert module.check() == 1


@pytest.mark.parametrize("kind", ["css", "js"])
def test_our_browser_files_fetch_nothing_from_elsewhere(kind: str) -> None:
    files = sorted((UI / "static/ui").rglob(f"*.{kind}"))
    assert len(files) > 3
    for path in files:
        text = path.read_text()
        assert "sourceMappingURL" not in text, path
        assert "@import" not in text, path
        assert not re.search(r"""(url\(|from\s|import\s*\(?)\s*["']?(https?:)?//""", text), path


def test_the_frame_and_the_forms_take_their_colours_from_the_tokens() -> None:
    text = (UI / "static/ui/css/forms.css").read_text() + (UI / "static/ui/css/layout.css").read_text()
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?![^{}]*\{)", text)) <= {"#fff"}


@pytest.mark.parametrize(
    ("ink", "paper", "least"),
    [
        ("ink", "paper", 7),
        ("muted", "paper", 4.5),
        ("muted", "card", 4.5),
        ("teal", "paper", 4.5),
        ("teal-deep", "teal-tint", 4.5),
        ("coral", "card", 4.5),
        ("coral-ink", "coral-tint", 4.5),
        ("amber-ink", "amber-tint", 4.5),
        ("plum", "plum-tint", 4.5),
        ("moss-ink", "moss-tint", 4.5),
        ("focus", "ink", 3),
    ],
)
def test_colours_keep_their_contrast(ink: str, paper: str, least: float) -> None:
    tokens = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", (UI / "static/ui/css/tokens.css").read_text()))
    lighter, darker = sorted((luminance(tokens[ink]), luminance(tokens[paper])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= least


def luminance(colour: str) -> float:
    """Relative luminance of #rgb or #rrggbb (WCAG 2.2, definition of relative luminance)."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
