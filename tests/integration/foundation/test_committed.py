"""What needs transactions that really commit: two taps at once, limits and failures seen from outside."""

import threading
from typing import Any

from django.db import connection, connections
from django.test import Client, RequestFactory

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts import actions
from soceis.foundation.accounts.models import Draft, Submission, User
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit.models import Entry
from soceis.foundation.records.identifiers import new_id
from tests.cast import assemble


def opened(user: User, key: str = "") -> Saving:
    factory = RequestFactory()
    request = factory.post("/form/", {"saving_key": key, "summary": "We walked"}) if key else factory.get("/form/")
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


def test_words_sent_while_the_form_is_being_saved_leave_no_draft_behind(committed_database: dict[str, str]) -> None:
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
                by=nia, key=saving.token.key, form="contact", about=None, content="summary=We", replaces=new_id()
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


def test_a_limit_reached_in_one_process_holds_in_another(committed_database: dict[str, str], settings: Any) -> None:
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
