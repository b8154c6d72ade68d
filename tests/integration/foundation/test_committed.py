"""What needs transactions that really commit: two taps at once, limits and failures seen from outside."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection, connections
from django.test import Client, RequestFactory

from soceis.config.checks import DatabaseRole, role_of
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts import actions, commands
from soceis.foundation.accounts.jobs import remove_old_log_ins, remove_old_typing
from soceis.foundation.accounts.models import Draft, Submission, User
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.identifiers import new_id
from tests.cast import assemble


def opened(user: User, key: str = "") -> Saving:
    factory = RequestFactory()
    request = (
        factory.post("/form/", {"saving_key": key, "summary": "We walked"}) if key else factory.get("/form/")
    )
    request.user = user
    return opening(request, form="contact", about=None)


def both_at_once(*steps: "object") -> None:
    """Run the steps in threads of their own, released together."""
    together = threading.Barrier(len(steps))
    wrong: list[BaseException] = []

    def run(step: "object") -> None:
        try:
            together.wait()
            step()  # type: ignore[operator]
        except BaseException as error:  # noqa: BLE001  shown to the test below
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[step]) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def pause() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_sleep(0.2)")


def test_two_taps_at_the_same_moment_save_once(committed_database: dict[str, str]) -> None:
    nia = assemble().nia
    with acting_as(nia):
        key = opened(nia).key
    saved: list[str] = []

    def tap() -> None:
        with acting_as(nia):
            saving = opened(nia, key)
            if saving.result is None:
                saved.append("saved")
                pause()
                saving.finish("/done/")

    both_at_once(tap, tap)
    assert saved == ["saved"]
    with acting_as(nia):
        assert Submission.objects.count() == 1


def test_words_sent_while_the_form_is_being_saved_leave_no_draft_behind(
    committed_database: dict[str, str],
) -> None:
    nia = assemble().nia
    with acting_as(nia):
        saving = opened(nia)
    begun = threading.Event()

    def save() -> None:
        with acting_as(nia):
            posted = opened(nia, saving.key)
            begun.set()
            pause()
            posted.finish("/done/")

    def type_late() -> None:
        begun.wait(5)
        with acting_as(nia):
            kept = actions.keep_draft(
                by=nia,
                key=saving.token.key,
                form="contact",
                about=None,
                content="summary=We",
                replaces=new_id(),
            )
            assert kept is None

    both_at_once(save, type_late)
    with acting_as(nia):
        assert not Draft.objects.exists()


def test_a_failed_log_in_names_the_account_and_nothing_that_was_typed(
    committed_database: dict[str, str], settings: Any
) -> None:
    settings.DEMONSTRATION = False
    nia = assemble().nia
    Client().post("/account/login/", {"login": "nia@example.org", "password": "what I typed"})
    Client().post("/account/login/", {"login": "nobody@example.org", "password": "what I typed"})
    entries = Entry.objects.using("owner").filter(action="log-in failed").order_by("at")
    assert [entry.detail["account"] for entry in entries] == [str(nia.pk), "unknown"]
    for entry in entries:
        assert "what I typed" not in str(entry.detail)
        assert entry.actor is None


def test_a_limit_reached_in_one_process_holds_in_another(
    committed_database: dict[str, str], settings: Any
) -> None:
    settings.DEMONSTRATION = False
    assemble()
    for _ in range(5):
        Client().post("/account/login/", {"login": "nia@example.org", "password": "wrong"})
    pages: list[str] = []

    def elsewhere() -> None:
        said = {"login": "nia@example.org", "password": "a long enough password"}
        pages.append(Client().post("/account/login/", said).content.decode())

    both_at_once(elsewhere)
    assert "Too many tries" in pages[0]


def test_the_roles_of_the_database_are_recognised(committed_database: dict[str, str]) -> None:
    assert role_of("default") == DatabaseRole("soceis_app", False, False, False)
    assert role_of("owner") == DatabaseRole("soceis_owner", False, False, True)


def test_old_drafts_of_everybody_go_and_younger_ones_stay(committed_database: dict[str, str]) -> None:
    cast = assemble()
    for person in (cast.nia, cast.sam):
        for days in (1, 29, 31):
            with clock.at(clock.now() - timedelta(days=days)), acting_as(person):
                actions.keep_draft(
                    by=person, key=new_id(), form="contact", about=None, content=f"days={days}"
                )
    assert remove_old_typing() == 2
    for person in (cast.nia, cast.sam):
        with acting_as(person):
            assert {draft.content for draft in Draft.objects.all()} == {"days=1", "days=29"}


def test_nobody_makes_the_clean_up_take_younger_drafts(committed_database: dict[str, str]) -> None:
    nia = assemble().nia
    with acting_as(nia):
        actions.keep_draft(by=nia, key=new_id(), form="contact", about=None, content="summary=We")
        with connection.cursor() as cursor:
            cursor.execute("select app.clear_old_typing(0, 0)")
        assert Draft.objects.count() == 1


def test_ended_log_ins_leave_the_list(committed_database: dict[str, str]) -> None:
    nia = assemble().nia
    UserSession.objects.create(user=nia, ip="127.0.0.1", session_key="gone", user_agent="x")
    remove_old_log_ins()
    assert not UserSession.objects.exists()


def test_the_first_administrator_is_invited_from_the_command_line(
    committed_database: dict[str, str], settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.DEMONSTRATION = False
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    commands.invite("first@example.org", "First Person", address="https://cases.example.org")
    link = capsys.readouterr().out.split()[-1]
    assert link.startswith("https://cases.example.org/join/")
    client = Client()
    said = {"password": "a long enough password", "again": "a long enough password"}
    client.post(link.removeprefix("https://cases.example.org"), said)
    with acting_as(User.objects.get(email="first@example.org")) as reach:
        assert reach.role_codes == {"administrator"}
