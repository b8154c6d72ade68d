"""The summary before a visit: what is known, what was asked, and what nobody has asked."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.journey.casework.models import Episode
from soceis.journey.safety.presenters import visit_summary
from soceis.people import actions as people
from soceis.people.models import SafetyNote
from soceis.people.queries import safety_notes_for
from soceis.people.rules import HAZARD, HAZARD_KINDS, NOTHING_KNOWN, SAFETY_ANSWERS, VISIT_QUESTIONS
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY

pytestmark = pytest.mark.django_db(databases="__all__")


def a_note(cast: Cast, episode: Episode, **values: Any) -> SafetyNote:
    given = {"kind": "dog", "text": "A large dog.", "source": "His mother", "known_since": TODAY, **values}
    with acting_as(cast.nia):
        return people.add_safety_note(by=cast.nia, young_person=episode.young_person, **given)


def page(user: Any, episode: Episode) -> str:
    return client_of(user).get(reverse("safety:visit", args=[episode.young_person_id])).content.decode()


def test_a_question_that_nobody_asked_is_said_to_be_not_known(cast: Cast, episode: Episode) -> None:
    body = page(cast.nia, episode)
    assert "Nothing to look out for is written down. Not known: weapon, person at the address" in body
    assert "Nobody has asked: <strong>Weapon, Person at the address, The area, Getting in" in body
    a_note(cast, episode, answer="none", text="")
    a_note(cast, episode, kind="weapon", answer="not_known", text="", source="Police, by telephone")
    body = page(cast.nia, episode)
    assert "We asked, and there is nothing." in body
    assert "We asked, and nobody could say." in body
    assert "Nobody has asked: <strong>Person at the address, The area, Getting in and out, Health<" in body


def test_a_peer_mentor_reads_what_keeps_a_visit_safe_and_no_more(cast: Cast, episode: Episode) -> None:
    a_note(cast, episode, what_we_do="Ring from the car.", known_since=date(2025, 9, 17))
    with acting_as(cast.nia):
        people.add_tie(
            by=cast.nia, young_person=episode.young_person, kind="adult_of_concern", name="Uncle Dez"
        )
    mentor, worker = page(cast.dom, episode), page(cast.nia, episode)
    for body in (mentor, worker):
        assert "Ring from the car." in body
        assert "His mother, 14 months old" in body
    assert "Uncle Dez" in worker
    assert "Uncle Dez" not in mentor
    assert client_of(cast.sam).get(reverse("safety:visit", args=[episode.young_person_id])).status_code == 404


def test_information_grows_young_again_when_somebody_hears_that_it_is_still_so(
    cast: Cast, episode: Episode
) -> None:
    note = a_note(cast, episode, known_since=date(2025, 9, 17))
    address = reverse("people:safety_notes", args=[episode.young_person_id])
    client_of(cast.dom).post(address, {"check": str(note.pk)})
    assert "still so" not in page(cast.nia, episode)
    client_of(cast.nia).post(address, {"check": str(note.pk)})
    assert "His mother, 14 months old, still so today" in page(cast.nia, episode)
    with clock.at(TODAY + timedelta(days=5)):
        assert "still so 5 days ago" in page(cast.nia, episode)
    with acting_as(cast.nia):
        people.end_safety_note(by=cast.nia, note=note)
        with pytest.raises(WrongState):
            people.check_safety_note(by=cast.nia, note=note)


def test_nothing_cannot_stand_beside_something(cast: Cast, episode: Episode) -> None:
    a_note(cast, episode)
    with pytest.raises(Invalid) as refused:
        a_note(cast, episode, answer="none", text="")
    assert set(refused.value.fields) == {"answer"}
    with pytest.raises(Invalid) as refused:
        a_note(cast, episode, answer="dragon")
    assert set(refused.value.fields) == {"answer"}


ANSWERS = st.tuples(st.sampled_from(tuple(HAZARD_KINDS)), st.sampled_from(tuple(SAFETY_ANSWERS)))


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(ANSWERS, max_size=6))
def test_the_summary_is_what_a_plain_list_of_questions_says(
    cast: Cast, episode: Episode, told: list[tuple[str, str]]
) -> None:
    """The oracle keeps a dict of questions: hazards pile up, any other answer stands until the next."""
    with acting_as(cast.nia):
        SafetyNote.objects.all().delete()
    hazards: dict[str, int] = {}
    answers: dict[str, str] = {}
    all_of_it = False
    for kind, answer in told:
        refused = bool(hazards) if kind == NOTHING_KNOWN else answer != HAZARD and kind in hazards
        try:
            a_note(cast, episode, kind=kind, answer=answer)
        except Invalid:
            assert refused
            continue
        assert not refused
        if kind == NOTHING_KNOWN:
            all_of_it = True
        elif answer == HAZARD:
            hazards[kind] = hazards.get(kind, 0) + 1
            answers.pop(kind, None)
            all_of_it = False
        else:
            answers[kind] = answer
    with acting_as(cast.nia):
        summary = visit_summary(safety_notes_for(cast.nia, episode.young_person, answers=True))
    assert sorted(line.title for line in summary.hazards) == sorted(
        HAZARD_KINDS[kind] for kind, count in hazards.items() for _ in range(count)
    )
    nothing = [HAZARD_KINDS[kind] for kind, answer in answers.items() if answer == "none"]
    assert sorted(line.title for line in summary.nothing) == sorted(
        [*nothing, *(["All of it"] if all_of_it else [])]
    )
    unsaid = [HAZARD_KINDS[kind] for kind, answer in answers.items() if answer == "not_known"]
    assert sorted(line.title for line in summary.nobody_could_say) == sorted(unsaid)
    asked = {*hazards, *answers}
    left = [] if all_of_it else [HAZARD_KINDS[q] for q in VISIT_QUESTIONS if q not in asked]
    assert list(summary.not_asked) == left
