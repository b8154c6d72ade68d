"""Outreach keeps trying: ways and outcomes are counted, each side is asked apart, and nothing ends by itself."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.journey.casework import actions, queries
from soceis.journey.casework.models import Contact, Episode, NonEngagementReason
from soceis.journey.casework.rules import INFORMANTS
from soceis.journey.casework.rules.outreach import ATTEMPT_OUTCOMES, ATTEMPT_ROUTES
from tests.cast import Cast
from tests.factories.casework import TODAY, a_closure_asked, a_contact, days_ago

pytestmark = pytest.mark.django_db(databases="__all__")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def page(name: str, episode: Episode) -> str:
    key = episode.young_person_id if name == "record_attempt" else episode.pk
    return reverse(f"casework:{name}", args=[key])


def asked(
    by: User, episode: Episode, informant: str = "young_person", **reasons: str
) -> list[NonEngagementReason]:
    with acting_as(by):
        return actions.ask_why(
            by=by, episode=episode, informant=informant, reasons=reasons or {"wait_too_long": "service"}
        )


@pytest.mark.parametrize("route", ATTEMPT_ROUTES)
def test_every_way_of_trying_is_three_taps(cast: Cast, episode: Episode, route: str) -> None:
    for outcome in ATTEMPT_OUTCOMES:
        answer = save(
            browser(cast.nia), page("record_attempt", episode), how=route, outcome=outcome, when="today"
        )
        assert answer.status_code == 302
    with acting_as(cast.nia):
        kept = set(Contact.objects.values_list("kind", "route", "outcome"))
    assert kept == {("attempt", route, outcome) for outcome in ATTEMPT_OUTCOMES}


def test_the_page_counts_ways_and_the_days_to_the_first_meeting(cast: Cast, episode: Episode) -> None:
    for ago, route, outcome in ((40, "message", "no_reply"), (33, "door", "not_in"), (30, "door", "not_now")):
        a_contact(
            by=cast.nia, episode=episode, happened_at=days_ago(ago), kind="attempt", mode="visit",
            minutes=None, title="", route=route, outcome=outcome,
        )  # fmt: skip
    client = browser(cast.nia)
    seen = client.get(page("outreach", episode)).content.decode()
    assert "Not tried yet: call, out and about, through somebody at home" in seen
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(28))
    a_contact(
        by=cast.nia,
        episode=episode,
        happened_at=days_ago(2),
        kind="attempt",
        mode="phone",
        minutes=None,
        title="",
    )
    episode.refresh_from_db()
    with acting_as(cast.nia):
        found = queries.outreach_of(cast.nia, episode)
    met_on = TODAY - timedelta(days=28)
    assert (found.tries.total, found.tries.before_met, found.met_on) == (4, 3, met_on)
    assert found.days_to_meeting == (met_on - date(2026, 9, 1)).days
    assert found.tries.by_route == [("door", 2), ("call", 1), ("message", 1)]
    seen = client.get(page("outreach", episode)).content.decode()
    for words in ("Nobody in, They would rather not today", "49 days after the referral"):
        assert words in seen, words
    assert "Not tried yet" not in seen


def test_how_they_came_to_know_us_is_noted_and_can_be_said_again(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    for introduction, by in (("cold", ""), ("professional", "The youth worker at the library")):
        answer = save(client, page("introduce", episode), introduction=introduction, introduced_by=by)
        assert answer.status_code == 302
    episode.refresh_from_db()
    assert (episode.introduction, episode.introduced_by) == (
        "professional",
        "The youth worker at the library",
    )
    assert "The youth worker at the library" in client.get(page("outreach", episode)).content.decode()
    assert save(client, page("introduce", episode), introduction="").status_code == 200


def test_each_side_is_asked_apart_and_what_was_said_before_stays(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    said = {
        "young_person": (["label_used", "practical"], {}),
        "caregiver": (["caregiver_objects"], {"who_caregiver_objects": "nobody"}),
        "worker": (["wait_too_long"], {}),
        "partner": (["other"], {}),
    }
    for informant, (reasons, who) in said.items():
        form = client.get(page("ask_why", episode) + f"?from={informant}").context["form"]
        assert form["informant"].value() == informant
        likely = {name: field.initial for name, field in form.fields.items() if name.startswith("who_")}
        answer = save(
            client, page("ask_why", episode), informant=informant, reasons=reasons,
            on="", asked_on=TODAY.isoformat(), **{**likely, **who},
        )  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()
    asked(cast.nia, episode, "young_person", timing_or_crisis="nobody")
    with acting_as(cast.nia):
        kept = set(NonEngagementReason.objects.values_list("informant", "reason", "addressable"))
    assert kept == {
        ("young_person", "label_used", "partner"), ("young_person", "practical", "service"),
        ("young_person", "timing_or_crisis", "nobody"), ("caregiver", "caregiver_objects", "nobody"),
        ("worker", "wait_too_long", "service"), ("partner", "other", "not_known"),
    }  # fmt: skip
    shown = client.get(page("outreach", episode)).context
    assert [side.code for side in shown["sides"]] == list(INFORMANTS)
    assert [list(row.cells) for row in shown["split"].rows] == [
        ["The young person", 1, 1, 1, 0], ["Somebody at home", 0, 0, 1, 0],
        ["The worker", 1, 0, 0, 0], ["A partner", 0, 0, 0, 1],
    ]  # fmt: skip


def test_neither_tries_nor_reasons_nor_time_end_the_work(cast: Cast, episode: Episode) -> None:
    for ago in range(60, 0, -3):
        a_contact(
            by=cast.nia, episode=episode, happened_at=days_ago(ago), kind="attempt", mode="message", minutes=None,
            route="message", outcome="no_reply",
        )  # fmt: skip
    for informant in INFORMANTS:
        asked(cast.nia, episode, informant, does_not_want="nobody")
    episode.refresh_from_db()
    assert (episode.state, episode.end_date, episode.closure_asked_on) == ("engaging", None, None)
    with acting_as(cast.alys), pytest.raises(WrongState, match="Nobody has asked"):
        actions.sign_off(by=cast.alys, episode=episode)


def test_reasons_that_were_asked_before_are_enough_at_the_end_and_stay(cast: Cast, episode: Episode) -> None:
    asked(cast.nia, episode, "young_person", timing_or_crisis="nobody")
    client = browser(cast.nia)
    shown = client.get(page("ask_closure", episode)).content.decode()
    assert "Wrong time, or a crisis. The young person said so. Nobody could change this." in shown
    answer = save(
        client, page("ask_closure", episode), closure_code="no_contact_made", end_date=TODAY.isoformat(),
        note="We tried for two months. He knows how to find us.",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    a_closure_asked(
        by=cast.nia, episode=episode, closure_code="declined_at_offer",
        non_engagement=[("practical", "worker", "service", "")],
    )  # fmt: skip
    a_closure_asked(
        by=cast.nia, episode=episode, closure_code="declined_at_offer",
        non_engagement=[("worker_fit", "worker", "service", "")],
    )  # fmt: skip
    with acting_as(cast.nia):
        kept = {(one.reason, one.with_closure) for one in NonEngagementReason.objects.all()}
    assert kept == {("timing_or_crisis", False), ("worker_fit", True)}


def test_without_any_reason_the_end_still_asks_for_one(cast: Cast, episode: Episode) -> None:
    answer = save(
        browser(cast.nia), page("ask_closure", episode), closure_code="no_contact_made",
        end_date=TODAY.isoformat(), note="We tried.",
    )  # fmt: skip
    assert "Choose at least one." in answer.content.decode()


BAD: list[tuple[dict[str, Any], set[str]]] = [
    ({"informant": "neighbour"}, {"informant"}),
    ({"informant": ""}, {"informant"}),
    ({"reasons": {}}, {"reasons"}),
    ({"reasons": {"lazy": "nobody"}}, {"reasons"}),
    ({"reasons": {"practical": ""}}, {"reasons"}),
    ({"asked_on": TODAY + timedelta(days=1)}, {"asked_on"}),
    ({"asked_on": date(2026, 8, 31)}, {"asked_on"}),
    ({"note": "half \ud800 a character"}, {"note"}),
]


@pytest.mark.parametrize(("wrong", "fields"), BAD, ids=[str(number) for number in range(len(BAD))])
def test_what_cannot_be_so_is_said_in_a_sentence(
    cast: Cast, episode: Episode, wrong: dict[str, Any], fields: set[str]
) -> None:
    given: dict[str, Any] = {"informant": "worker", "reasons": {"practical": "service"}, **wrong}
    with acting_as(cast.nia), pytest.raises(Invalid) as refused:
        actions.ask_why(by=cast.nia, episode=episode, **given)
    assert set(refused.value.fields) == fields


def test_ways_of_trying_are_for_attempts_and_leave_with_a_correction(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia), pytest.raises(Invalid) as refused:
        actions.record_contact(
            by=cast.nia, episode=episode, happened_at=days_ago(1), kind="attended", mode="visit", route="door"
        )
    assert "route" in refused.value.fields
    tried = a_contact(
        by=cast.nia,
        episode=episode,
        kind="attempt",
        mode="visit",
        minutes=None,
        route="door",
        outcome="not_in",
    )
    client = browser(cast.nia)
    form = client.get(reverse("casework:correct_contact", args=[tried.pk])).context["form"]
    values = {**form.initial, "on": "2026-11-16", "at": "11:00", "correction_reason": "He opened after all."}
    values |= {"kind": "attended", "minutes": "20"}
    answer = save(
        client, reverse("casework:correct_contact", args=[tried.pk]),
        **{key: value for key, value in values.items() if value},
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(cast.nia):
        met = Contact.objects.get(corrects=tried.pk)
    assert (met.kind, met.route, met.outcome) == ("attended", "", "")
