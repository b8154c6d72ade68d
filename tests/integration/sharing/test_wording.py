"""The list is kept by managers and read by all; a team's texts are counted, and nobody's."""

import pytest
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Refused
from soceis.sharing.wording import actions
from soceis.sharing.wording.models import LanguagePrompt, PromptCount
from soceis.sharing.wording.queries import counts_of, forget, prompts_for
from soceis.sharing.wording.rules import BUILT_IN
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import an_episode
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")
PAGE = "/words/"


@pytest.fixture(autouse=True)
def _fresh() -> None:
    forget()


def test_a_manager_keeps_the_list_and_others_read_it(cast: Cast) -> None:
    with acting_as(cast.alys):
        actions.write_prompt(
            by=cast.alys, language="en", words="Known  to police", why="A label.", instead="say what for"
        )
        actions.put_aside(by=cast.alys, prompt=BUILT_IN[0])
        with pytest.raises(Invalid) as refused:
            actions.write_prompt(by=cast.alys, language="fr", words="*", why="", instead="x")
        assert set(refused.value.fields) == {"language", "words", "why"}
    forget()
    listed = client_of(cast.dom).get(reverse("wording:listed")).json()
    said = {one["words"] for one in listed["prompts"]}
    assert "known to police" in said
    assert BUILT_IN[0].words not in said
    assert len(said) == len({prompt.words for prompt in BUILT_IN})
    with acting_as(cast.nia):
        with pytest.raises(Refused):
            actions.put_aside(by=cast.nia, prompt=BUILT_IN[1])
        assert LanguagePrompt.objects.count() == 2
        LanguagePrompt.objects.update(stands=False)
        assert LanguagePrompt.objects.filter(stands=True).count() == 1  # the database lets nobody else write


def test_the_page_is_for_managers_and_takes_few_statements(cast: Cast) -> None:
    for user, status in (
        (cast.alys, 200),
        (cast.neil, 200),
        (cast.nia, 403),
        (cast.dom, 403),
        (cast.eve, 403),
    ):
        assert client_of(user).get(PAGE).status_code == status
    client = client_of(cast.alys)
    key = client.get(PAGE).context["saving"].key
    chosen = f"{BUILT_IN[0].language}:{BUILT_IN[0].words}"
    assert client.post(PAGE, {"saving_key": key, "aside": chosen}).status_code == 302
    forget()
    with counting() as statements:
        shown = client.get(PAGE)
    assert len(statements) <= MOST, statements
    assert len(shown.context["lists"][0][1]) < len(BUILT_IN)
    key = client.get(PAGE).context["saving"].key
    typed = {"saving_key": key, "words": "kingpin", "why": "", "instead": "his name", "language": "en"}
    answer = client.post(PAGE, typed)
    assert "that is what helps" in answer.content.decode()
    assert "kingpin" in answer.content.decode()
    assert client.post(PAGE, {"saving_key": key, "aside": "en:nothing of ours"}).status_code == 404


def test_a_saved_text_counts_for_the_team_once_and_says_nothing_of_whose_it_was(cast: Cast) -> None:
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    client, where = client_of(cast.nia), reverse("casework:promise", args=[episode.pk])

    def promise(text: str, day: str = "") -> int:
        key = client.get(where).context["saving"].key
        today = clock.today()
        due = {"due_on_day": day or today.day, "due_on_month": today.month, "due_on_year": today.year}
        return client.post(where, {"saving_key": key, "text": text, **due}).status_code

    before = Entry.objects.count()
    assert promise("Ring again: he is hard to reach, really hard to reach.") == 302
    assert promise("Ask why the school says “gang member”.") == 302
    assert promise("He is hard to reach", day="40") == 200  # not saved, so not counted
    with acting_as(cast.alys):
        assert list(PromptCount.objects.values_list("area", "words", "times")) == [
            (cast.cardiff.pk, "hard to reach", 1)
        ]
        assert {field.name for field in PromptCount._meta.fields} == {"id", "area", "month", "words", "times"}
    assert Entry.objects.count() > before


def test_a_count_is_shown_only_where_enough_people_write(cast: Cast) -> None:
    month = clock.today().replace(day=1)
    with acting_as(cast.nia):
        actions.count_met(area_id=cast.cardiff.pk, month=month, words=["troubled"])
    with acting_as(cast.morag):
        actions.count_met(area_id=cast.edinburgh.pk, month=month, words=["streetwise"])
        assert counts_of(cast.morag) is None  # two people write there
    with acting_as(cast.alys):
        counted = counts_of(cast.alys)
        assert counted is not None
        assert [(one.words, one.times) for one in counted] == [("troubled", 1)]
        assert prompts_for(cast.alys)
