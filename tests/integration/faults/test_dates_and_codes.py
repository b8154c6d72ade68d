"""Days and codes that cannot be, where closures, pauses, reviews and workers take them; two tabs of one page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.config.bench.measure import HIDDEN
from soceis.foundation.access.context import acting_as
from soceis.foundation.records.errors import Invalid
from soceis.journey.casework import actions
from soceis.journey.casework.models import Assignment, Contact, Episode, EpisodeState, MonthlyReview
from tests.cast import Cast
from tests.factories.casework import BEGUN_ON, RECEIVED_ON, TODAY
from tests.factories.november import _seventeenth_of_november, episode

__all__ = ["_seventeenth_of_november", "episode"]
pytestmark = pytest.mark.django_db(databases="__all__")
TOMORROW, BEFORE = TODAY + timedelta(days=1), RECEIVED_ON - timedelta(days=1)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CLOSURE: dict[str, Any] = {"end_date": TODAY, "closure_code": "goals_met", "note": "He is at college."}
REVIEW: dict[str, Any] = {
    "month": TODAY.replace(day=1),
    "held_on": TODAY,
    "progress": "Going to college.",
    "progress_direction": "better",
}
WORKER: dict[str, Any] = {"kind": "co_worker", "begins": TODAY}
PAUSE: dict[str, Any] = {"reason": "Away for a while."}
WRONG: list[tuple[Callable[..., Any], dict[str, Any], str]] = [
    (actions.ask_closure, {**CLOSURE, "end_date": TOMORROW}, "end_date"),
    (actions.ask_closure, {**CLOSURE, "end_date": BEGUN_ON - timedelta(days=1)}, "end_date"),
    (actions.ask_closure, {**CLOSURE, "closure_code": "vanished"}, "closure_code"),
    (actions.ask_closure, {**CLOSURE, "note": "a\x00b"}, "note"),
    (actions.ask_closure, {**CLOSURE, "note": "w" * 10_000_000}, "note"),
    (actions.write_review, {**REVIEW, "held_on": TOMORROW}, "held_on"),
    (actions.write_review, {**REVIEW, "progress_direction": "sideways"}, "progress_direction"),
    (actions.write_review, {**REVIEW, "progress": "a\x00b"}, "progress"),
    (actions.write_review, {**REVIEW, "progress": "w" * 10_000_000}, "progress"),
    (actions.pause, {**PAUSE, "on": TOMORROW}, "on"),
    (actions.pause, {**PAUSE, "on": BEFORE}, "on"),
    (actions.pause, {**PAUSE, "until": TODAY}, "until"),
    (actions.pause, {"reason": "a\x00b"}, "reason"),
    (actions.add_worker, {**WORKER, "begins": BEFORE}, "begins"),
    (actions.add_worker, {**WORKER, "ends": TODAY - timedelta(days=1)}, "ends"),
    (actions.add_worker, {**WORKER, "kind": "boss"}, "kind"),
    (actions.allocate, {"on": BEFORE}, "on"),
    (actions.allocate, {"change_reason": "whim"}, "change_reason"),
]


@pytest.mark.parametrize(
    ("action", "values", "name"),
    WRONG,
    ids=[f"{one[0].__name__} {one[2]} {at}" for at, one in enumerate(WRONG)],
)
def test_what_cannot_be_is_named_and_changes_nothing(
    cast: Cast, episode: Episode, action: Callable[..., Any], values: dict[str, Any], name: str
) -> None:
    who = {"worker": cast.sam} if action in (actions.add_worker, actions.allocate) else {}

    def kept() -> tuple[Any, ...]:
        with acting_as(cast.alys):
            found = Episode.objects.get(pk=episode.pk)
            numbers = [model.objects.count() for model in (Assignment, EpisodeState, MonthlyReview)]
            return (found.version, found.state, found.closure_asked_on, *numbers)

    before = kept()
    with acting_as(cast.alys), pytest.raises(Invalid) as refused:
        action(by=cast.alys, episode=episode, **who, **values)
    assert name in refused.value.fields
    assert kept() == before


def test_two_tabs_of_one_page_save_two_visits_and_each_of_them_once(cast: Cast, episode: Episode) -> None:
    client = Client()
    client.force_login(cast.nia, backend=BACKEND)
    address = reverse("staff:record_contact", args=[episode.young_person_id])
    tabs = [dict(HIDDEN.findall(client.get(address).content.decode())) for _ in range(2)]
    typed = {"what": "met", "met_how": "one_to_one", "when": "yesterday"}
    for words, tab in (("first", tabs[0]), ("second", tabs[1]), ("first", tabs[0]), ("second", tabs[1])):
        assert client.post(address, {**tab, **typed, "summary": words}).status_code == 302
    with acting_as(cast.nia):
        assert sorted(Contact.objects.values_list("summary", flat=True)) == ["first", "second"]
