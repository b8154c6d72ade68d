"""The five outcomes at the start, at reviews, at the end and later."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, NotFound, Refused
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes import queries
from soceis.journey.outcomes.models import OutcomeReading
from tests.cast import Cast
from tests.factories.casework import TODAY
from tests.factories.outcomes import a_reading

pytestmark = pytest.mark.django_db(databases="__all__")

DAY = {"recorded_on_day": "17", "recorded_on_month": "11", "recorded_on_year": "2026"}


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def save(cast: Cast, episode: Episode, **values: Any) -> Any:
    client, where = browser(cast.nia), reverse("outcomes:record", args=[episode.young_person_id])
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **DAY, **values})


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"outcome": "wealth"}, "outcome"),
        ({"stage": "later"}, "stage"),
        ({"applicable": ""}, "applicable"),
        ({"applicable": "perhaps"}, "applicable"),
        ({"value": "better"}, "value"),
        ({"stage": "review"}, "value"),
        ({"stage": "review", "value": "fabulous"}, "value"),
        ({"evidence": "gossip"}, "evidence"),
        ({"note": "a\x00b"}, "note"),
        ({"recorded_on": TODAY + timedelta(days=1)}, "recorded_on"),
        ({"recorded_on": TODAY - timedelta(days=100)}, "recorded_on"),
    ],
)
def test_a_reading_that_cannot_be_kept_says_why(
    cast: Cast, episode: Episode, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        a_reading(by=cast.nia, episode=episode, **values)
    assert set(refused.value.fields) == {field}


def test_what_does_not_apply_is_not_known_rather_than_empty(cast: Cast, episode: Episode) -> None:
    assert a_reading(by=cast.nia, episode=episode, stage="review", applicable="no").value == "unknown"


def test_the_last_reading_after_the_start_stands(cast: Cast, episode: Episode) -> None:
    a_reading(by=cast.nia, episode=episode)
    for days, value in ((20, "worse"), (3, "better"), (9, "same")):
        a_reading(
            by=cast.nia,
            episode=episode,
            stage="review",
            value=value,
            recorded_on=TODAY - timedelta(days=days),
        )
    with acting_as(cast.nia):
        standing = next(
            one for one in queries.standings(cast.nia, episode) if one.outcome == "decision_making"
        )
    assert standing.baseline is not None
    assert standing.latest is not None
    assert standing.latest.value == "better"


def test_several_outcomes_are_recorded_at_once_and_read_beside_the_next(cast: Cast, episode: Episode) -> None:
    response = save(
        cast, episode, stage="baseline", evidence="worker",
        **{"decision_making-applicable": "yes", "reduced_offending-applicable": "no",
           "decision_making-note": "Acts fast."},
    )  # fmt: skip
    assert response.status_code == 302, response.content.decode()
    with acting_as(cast.nia):
        assert OutcomeReading.objects.count() == 2
    page = browser(cast.nia).get(reverse("outcomes:record", args=[episode.young_person_id])).content.decode()
    assert "Acts fast." in page
    assert "At the start: does not apply." in page


def test_a_value_says_that_the_outcome_applies(cast: Cast, episode: Episode) -> None:
    assert save(cast, episode, stage="review", **{"decision_making-value": "better"}).status_code == 302
    with acting_as(cast.nia):
        reading = OutcomeReading.objects.get()
    assert (reading.applicable, reading.value) == ("yes", "better")


def test_a_page_with_nothing_filled_in_says_so(cast: Cast, episode: Episode) -> None:
    assert "Answer at least one of the five" in save(cast, episode, stage="review").content.decode()


def test_one_problem_keeps_everything_back_and_all_words_on_the_page(cast: Cast, episode: Episode) -> None:
    response = save(
        cast, episode, stage="review",
        **{"decision_making-value": "better", "reduced_offending-applicable": "yes",
           "family_relationships-note": "Calmer."},
    )  # fmt: skip
    page = response.content.decode()
    assert response.status_code == 200
    assert "better, the same or harder" in page
    assert "Calmer." in page
    with acting_as(cast.nia):
        assert not OutcomeReading.objects.exists()


def test_peer_mentors_and_strangers_read_no_outcomes(cast: Cast, episode: Episode) -> None:
    a_reading(by=cast.nia, episode=episode)
    with acting_as(cast.dom):
        assert queries.milestones(cast.dom, episode.young_person) == []
        with pytest.raises(Refused):
            queries.readings_of(cast.dom, episode)
    for user in (cast.sam, cast.morag, cast.eve):
        with acting_as(user), pytest.raises(NotFound):
            queries.readings_of(user, episode)


def test_readings_of_one_day_are_one_milestone(cast: Cast, episode: Episode) -> None:
    for outcome in ("decision_making", "reduced_offending"):
        a_reading(by=cast.nia, episode=episode, outcome=outcome)
    with acting_as(cast.nia):
        (taken,) = queries.milestones(cast.nia, episode.young_person)
    assert (taken.kind, len(taken.record.readings), taken.record.stage) == ("outcome", 2, "baseline")
