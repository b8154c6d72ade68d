"""Two taps at the same moment, in two real transactions, save once."""

import threading

from django.db import connection, connections
from django.test import RequestFactory

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Draft, Submission, User
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.accounts import actions
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
