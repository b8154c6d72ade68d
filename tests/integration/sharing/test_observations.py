"""Small things that were noticed: three answers, seen together, never added up, corrected with what stood there."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db import models as fields
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit
from soceis.journey.casework.models import Episode
from soceis.sharing.observations import actions, presenters, queries
from soceis.sharing.observations.models import Observation
from soceis.sharing.observations.rules import PROMPTS, Noticed, prompts
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import an_episode
from tests.factories.sharing import a_meeting, an_organisation, noticed, on_agenda
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = date(2026, 11, 23)


@pytest.fixture
def episode(cast: Cast) -> Episode:
    return an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, mentor=cast.dom)


def about(episode: Episode) -> dict[str, Any]:
    return {"young_person": episode.young_person, "area": episode.area}


def page_of(episode: Episode) -> str:
    return reverse("observations:observations", args=[episode.young_person_id])


def seen(place: str = "school", who: str = "Hillside", how_known: str = "saw", ago: int = 0) -> Noticed:
    return Noticed(place, how_known, who, TODAY - timedelta(days=ago))


def test_three_answers_are_enough_and_nothing_goes_further_by_oversight(cast: Cast, episode: Episode) -> None:
    client = client_of(cast.nia)
    page = reverse("observations:note", args=[episode.young_person_id])
    form = client.get(page).context["form"]
    prefilled = {name: form[name].value() for name in ("source", "handling")}
    today = clock.today()
    day = {"noticed_on_day": today.day, "noticed_on_month": today.month, "noticed_on_year": today.year}
    key = client.get(page).context["saving"].key
    said = {"words": "He had two phones.", "place": "peers", "how_known": "saw"}
    answer = client.post(page, {**said, **prefilled, **day, "submission": key})
    assert answer.status_code == 302, answer.context["form"].errors
    with acting_as(cast.nia):
        one = Observation.objects.get()
    assert (one.words, one.source, one.handling, one.noticed_on) == (
        said["words"], "ourselves", "ask_first", today,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"words": "  "}, "words"),
        ({"place": "shed"}, "place"),
        ({"how_known": ""}, "how_known"),
        ({"source": "organisation"}, "source"),
        ({"handling": ""}, "handling"),
        ({"noticed_on": clock.today() + timedelta(days=1)}, "noticed_on"),
        ({"noticed_on": date(1996, 2, 29)}, "noticed_on"),
    ],
)
def test_what_cannot_be_kept_is_said_beside_its_field(
    cast: Cast, episode: Episode, change: dict[str, Any], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        noticed(by=cast.nia, **about(episode), **change)
    assert set(refused.value.fields) == {field}


def test_the_database_refuses_an_organisation_without_a_name(cast: Cast, episode: Episode) -> None:
    one = noticed(by=cast.nia, **about(episode))
    with acting_as(cast.nia), pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.filter(pk=one.pk).update(source="organisation")


def test_strangers_find_nothing_and_a_peer_mentor_is_refused(cast: Cast, episode: Episode) -> None:
    one = noticed(by=cast.nia, **about(episode))
    with acting_as(cast.sam), pytest.raises(NotFound):
        queries.observation_for(cast.sam, one.pk)
    for page in (page_of(episode), reverse("observations:observation", args=[one.pk])):
        assert client_of(cast.sam).get(page).status_code == 404
        assert client_of(cast.dom).get(page).status_code in {403, 404}
        assert client_of(cast.nia).get(page).status_code == 200
    with acting_as(cast.dom):
        assert not Observation.objects.exists()
        with pytest.raises(Refused):
            queries.observations_of(cast.dom, episode.young_person)
    with pytest.raises(Refused):
        noticed(by=cast.dom, **about(episode))


def test_a_correction_keeps_what_stood_there_and_two_people_keep_both_texts(
    cast: Cast, episode: Episode
) -> None:
    one = noticed(by=cast.nia, **about(episode))
    kept = ("place", "how_known", "source", "organisation", "handling", "noticed_on")
    said = {name: getattr(one, name) for name in kept}
    with acting_as(cast.nia):
        actions.correct(by=cast.nia, observation=one, version=1, words="It was his uncle's car.", **said)
        (before,) = queries.what_stood_there(cast.nia, one)
        assert before.words == "A car waited at the gate and he got in."
    with acting_as(cast.alys):
        theirs = queries.observation_for(cast.alys, one.pk)
        with pytest.raises(StaleEdit) as stale:
            actions.correct(by=cast.alys, observation=theirs, version=1, words="A taxi.", **said)
    assert (stale.value.theirs["words"], stale.value.yours["words"]) == ("It was his uncle's car.", "A taxi.")
    body = client_of(cast.nia).get(reverse("observations:observation", args=[one.pk])).content.decode()
    assert "his uncle" in body
    assert "got in" in body
    with acting_as(cast.alys):
        assert Entry.objects.filter(record_id=one.pk, action="changed").exists()


def test_what_stays_with_us_says_so_and_is_in_no_minutes(cast: Cast, episode: Episode) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    words = "Seen at the blue shed."
    one = noticed(
        by=cast.nia, **about(episode), words=words, source="organisation", organisation=police,
        handling="not_passed_on",
    )  # fmt: skip
    item = on_agenda(
        by=cast.nia, meeting=a_meeting(by=cast.alys, area=cast.cardiff), young_person=episode.young_person
    )
    body = client_of(cast.nia).get(page_of(episode)).content.decode()
    assert "Stays with us" in body
    assert words in body
    assert one.words not in client_of(cast.nia).get(reverse("meetings:item", args=[item.pk])).content.decode()


def test_the_page_takes_few_statements_shows_every_place_and_can_be_narrowed(
    cast: Cast, episode: Episode
) -> None:
    for place in ("home", "school", "school", "online"):
        noticed(by=cast.nia, **about(episode), place=place, words=f"Something {place}")
    client = client_of(cast.nia)
    client.get(page_of(episode))
    with counting() as statements:
        whole = client.get(page_of(episode)).content.decode()
    assert len(statements) <= MOST, statements
    assert [f"Something {place}" in whole for place in ("home", "school", "online")] == [True] * 3
    narrowed = client.get(page_of(episode), {"where": "home"}).content.decode()
    assert ("Something home" in narrowed, "Something school" in narrowed) == (True, False)


def test_no_score_sum_or_total_is_rendered_or_stored(cast: Cast, episode: Episode) -> None:
    numbers = (fields.IntegerField, fields.FloatField, fields.DecimalField)
    kept = {one.name for one in Observation._meta.concrete_fields if isinstance(one, numbers)}
    assert kept == {"version"}
    for ago in range(7):
        noticed(
            by=cast.nia, **about(episode), noticed_on=clock.today() - timedelta(days=40 + ago), words="A car."
        )
    with acting_as(cast.nia):
        found = queries.observations_of(cast.nia, episode.young_person)
    table = presenters.over_time(found, clock.today())
    assert table is not None
    cells = [cell for row in table.rows for cell in row.cells[1:]]
    assert all(re.fullmatch(r"|\d{1,2} [A-Z][a-z]{2}(, \d{1,2} [A-Z][a-z]{2})*", cell) for cell in cells)
    assert {row.kind for row in table.rows} == {""}
    body = client_of(cast.nia).get(page_of(episode)).content.decode()
    main = re.sub(r"<[^>]+>", " ", body[body.index("<main") : body.index("</main>")])
    assert not re.search(r"\b(seven|7)\b(?! [A-Z])|\btotal|\bsum\b|per cent|%", main, re.IGNORECASE)


def test_months_are_columns_over_a_new_year_and_a_leap_day() -> None:
    leap = Observation(place="home", noticed_on=date(2028, 2, 29))
    table = presenters.over_time([leap], date(2028, 3, 31))
    assert table is not None
    assert [one.title for one in table.columns[1:]] == [
        "March", "February", "January", "December", "November", "October",
    ]  # fmt: skip
    assert table.rows[0].cells[2] == "29 Feb"
    assert presenters.over_time([leap], date(2028, 8, 1)) is None


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        ([], []),
        ([seen()], []),
        ([seen(), seen(ago=3)], []),
        ([seen(), seen(who="Nia")], ["several_people"]),
        ([seen(), seen(who="Nia", ago=42)], ["several_people"]),
        ([seen(), seen(who="Nia", ago=43)], []),
        ([seen(), seen(who="Nia", how_known="rumour")], []),
        ([seen(how_known="rumour")], ["only_hearsay"]),
        ([seen(how_known="young_person")], ["their_words"]),
        ([seen(), seen("home"), seen("online")], ["several_places"]),
        ([seen(), seen("home", "Nia"), seen("school", "Nia")], ["several_people"]),
    ],
)
def test_what_is_prompted_is_a_conversation_by_a_plain_table(found: list[Noticed], codes: list[str]) -> None:
    answer = prompts(found, TODAY)
    assert [one.code for one in answer] == codes
    assert not any(re.search(r"\d", one.seen + one.talk) for one in answer)


def test_more_of_the_same_from_the_same_changes_nothing() -> None:
    once = [seen(), seen(who="Nia")]
    often = once + [replace(one, on=one.on - timedelta(days=day)) for one in once for day in range(9)]
    assert prompts(once, TODAY) == prompts(often, TODAY)
    assert all(first is not second for first, second in pairwise(PROMPTS))
