"""With whom a young person would like to work: wishes, asking for somebody else, the answer, telling them."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records.errors import Invalid, Refused, StaleEdit, WrongState
from soceis.journey.casework import actions
from soceis.journey.casework.models import ChangeAsked, Episode, MatchingNote
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY

pytestmark = pytest.mark.django_db(databases="__all__")
DAY = {"ask-on_day": str(TODAY.day), "ask-on_month": str(TODAY.month), "ask-on_year": str(TODAY.year)}


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def test_asked_answered_and_told_back_and_open_until_then(cast: Cast, episode: Episode) -> None:
    here = reverse("casework:fit", args=[episode.pk])
    nia, alys = client_of(cast.nia), client_of(cast.alys)
    words = {"ask-asked_by": "young_person", "ask-words": "She talks too much"}
    assert save(nia, here, do="ask", **words, **DAY).status_code == 302
    assert "Waits for the manager" in nia.get(here).content.decode()
    naming = reverse("casework:allocate", args=[episode.pk])
    assert "She talks too much" in alys.get(naming).content.decode()
    answer = {"answer-answer": "together", "answer-answer_words": "Dom comes along from Tuesday."}
    assert save(alys, here, do="answer", **answer).status_code == 302
    told = nia.get(here).content.decode()
    assert "Tell them the answer" in told
    assert "Dom comes along from Tuesday." in told
    assert nia.post(here, {"do": "told"}).status_code == 302
    assert "Tell them the answer" not in nia.get(here).content.decode()
    with acting_as(cast.nia):
        asked = ChangeAsked.objects.get()
        assert (asked.answer, asked.answered_by, asked.told_on) == ("together", cast.alys, TODAY)
    assert client_of(cast.dom).get(here).status_code == 403
    assert client_of(cast.sam).get(here).status_code == 404


def test_nobody_answers_for_the_manager_and_nothing_is_told_before_the_answer(
    cast: Cast, episode: Episode
) -> None:
    with acting_as(cast.nia):
        asked = actions.ask_for_change(
            by=cast.nia, episode=episode, asked_by="caregiver", words="A man would be easier for him."
        )
        with pytest.raises(Refused):
            actions.answer_change(by=cast.nia, asked=asked, answer="no", answer_words="No.")
        with pytest.raises(WrongState):
            actions.told_change(by=cast.nia, asked=asked)
        with pytest.raises(Invalid, match="nobody has answered yet"):
            actions.ask_for_change(by=cast.nia, episode=episode, asked_by="caregiver", words="Again.")
    with acting_as(cast.alys):
        actions.answer_change(by=cast.alys, asked=asked, answer="no", answer_words="Not at present.")
        with pytest.raises(WrongState):
            actions.answer_change(by=cast.alys, asked=asked, answer="yes", answer_words="Yes.")


def test_two_people_noting_wishes_lose_no_word(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        note = actions.note_matching(
            by=cast.nia, episode=episode, gender="woman", words="Not from our street."
        )
    with acting_as(cast.alys), pytest.raises(StaleEdit) as stale:
        actions.note_matching(by=cast.alys, episode=episode, language="Welsh")
    assert stale.value.theirs["words"] == "Not from our street."
    here = reverse("casework:fit", args=[episode.pk])
    client = client_of(cast.alys)
    answer = save(client, here, do="wish", language="Welsh", gender="woman", local="", words="", version="")
    assert answer.status_code == 409
    assert "Not from our street." in answer.content.decode()
    mine = {"language": "Welsh", "gender": "woman", "local": "", "words": "Not from our street."}
    assert save(client, here, do="wish", **mine, version=str(note.version)).status_code == 302
    with acting_as(cast.alys):
        kept = MatchingNote.objects.get()
        assert (kept.language, kept.words, kept.version) == ("Welsh", "Not from our street.", 2)
    naming = client.get(reverse("casework:allocate", args=[episode.pk])).content.decode()
    assert "Would like to speak Welsh" in naming
