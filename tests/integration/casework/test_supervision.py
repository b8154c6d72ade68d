"""Supervision: written by whoever supervises, answered by the worker, read by the two and the national manager."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit
from soceis.journey.casework import actions
from soceis.journey.casework.models import Episode, Supervision, SupervisionCase
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")
TALKED = "The long wait with the Benbows, and how to end a visit."
TIRED = "Tired after the summer, proud of the climbing."


@pytest.fixture
def talk(cast: Cast, episode: Episode) -> Supervision:
    """Alys supervised Nia today; they talked about Jay."""
    with acting_as(cast.alys):
        return actions.write_supervision(
            by=cast.alys,
            worker=cast.nia,
            held_on=TODAY,
            minutes=50,
            practice=TALKED,
            well_being=TIRED,
            agreed="Nia takes Friday off.",
            next_on=TODAY + timedelta(days=42),
            cases=[episode.young_person_id],
        )


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    form = page.context["form"]
    days: dict[str, int] = {}
    for name in ("held_on", "next_on"):
        if name in form.fields:
            day = form[name].value()
            days |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    kept = {name: form[name].value() or "" for name in ("minutes", "version") if name in form.fields}
    return client.post(where, {"saving_key": page.context["saving"].key, **days, **kept, **values})


def test_the_two_and_the_national_manager_read_a_talk_and_nobody_else(cast: Cast, talk: Supervision) -> None:
    here = reverse("casework:supervision", args=[talk.pk])
    for reader in (cast.alys, cast.nia, cast.neil):
        assert TIRED in client_of(reader).get(here).content.decode()
    stopped = {"sam": 404, "dom": 404, "morag": 404, "ross": 404, "eve": 403, "dafydd": 403, "ada": 403}
    for name, status in stopped.items():
        assert client_of(getattr(cast, name)).get(here).status_code == status
        with acting_as(getattr(cast, name)):
            assert not Supervision.objects.exists()


def test_a_case_is_named_by_its_reference_and_only_to_a_reader_who_may_open_it(
    cast: Cast, episode: Episode, talk: Supervision
) -> None:
    here = reverse("casework:supervision", args=[talk.pk])
    reference = episode.young_person.reference
    for reader in (cast.alys, cast.nia):
        page = client_of(reader).get(here).content.decode()
        assert reference in page
        assert "Jay Benbow" not in page
    assert reference not in client_of(cast.neil).get(here).content.decode()
    with acting_as(cast.alys):
        key_worker = episode.assignments.get(kind="key_worker")
        actions.allocate(by=cast.alys, episode=episode, worker=cast.sam, change_reason="left")
    assert key_worker.worker == cast.nia
    assert reference not in client_of(cast.nia).get(here).content.decode()
    # Who works with them now reads nothing of the talk, though the record is theirs.
    with acting_as(cast.sam):
        assert not SupervisionCase.objects.exists()


def test_nothing_of_a_talk_stands_on_a_young_persons_record(
    cast: Cast, episode: Episode, talk: Supervision
) -> None:
    client = client_of(cast.alys)
    for route in ("staff:young_person", "staff:happened", "staff:who_looked"):
        page = client.get(reverse(route, args=[episode.young_person_id])).content.decode()
        assert "upervision" not in page.partition("<main")[2].partition("</main")[0], route


def test_the_worker_reads_it_and_adds_their_own_words(cast: Cast, talk: Supervision) -> None:
    here = reverse("casework:supervision", args=[talk.pk])
    nia, alys = client_of(cast.nia), client_of(cast.alys)
    assert "Not read yet" in alys.get(reverse("casework:supervision_log")).content.decode()
    assert save(nia, here, words="I would like more time for reading.").status_code == 302
    page = alys.get(here).content.decode()
    assert "I would like more time for reading." in page
    assert "Nia read it on" in page
    assert alys.post(here, {"words": "Hers, by me"}).status_code == 404
    with acting_as(cast.alys), pytest.raises(Refused):
        actions.add_own_words(by=cast.alys, supervision=talk, words="Hers, by me")
    with acting_as(cast.nia), pytest.raises(Refused):
        actions.correct_supervision(
            by=cast.nia, supervision=talk, held_on=TODAY, minutes=5, practice="Nothing much"
        )


def test_two_windows_that_put_one_talk_right_keep_both_texts(
    cast: Cast, episode: Episode, talk: Supervision
) -> None:
    here = reverse("casework:correct_supervision", args=[talk.pk])
    client = client_of(cast.alys)
    first = client.get(here)
    assert save(client, here, practice="Said better.", well_being=TIRED).status_code == 302
    typed: dict[str, Any] = {
        "practice": "Said otherwise.",
        "well_being": TIRED,
        "agreed": "",
        "minutes": "50",
    }
    days = {"held_on_day": TODAY.day, "held_on_month": TODAY.month, "held_on_year": TODAY.year}
    key = {"saving_key": first.context["saving"].key, "version": "1"}
    clash = client.post(here, typed | days | key)
    assert clash.status_code == 409
    page = clash.content.decode()
    assert "Said better." in page
    assert "Said otherwise." in page
    with acting_as(cast.alys):
        fresh = Supervision.objects.get()
        assert fresh.practice == "Said better."
        with pytest.raises(StaleEdit):
            actions.correct_supervision(
                by=cast.alys, supervision=fresh, held_on=TODAY, minutes=50, practice="Third", version=1
            )
        # The boxes left the case unticked, so it is not named any more.
        assert not SupervisionCase.objects.exists()


def test_who_supervises_whom(cast: Cast, episode: Episode) -> None:
    allowed = {("alys", "nia"), ("alys", "sam"), ("alys", "dom"), ("morag", "ross")}
    allowed |= {("neil", "alys"), ("neil", "morag")}
    said: dict[str, Any] = {"held_on": TODAY, "minutes": 30, "practice": TALKED}
    for supervisor in ("alys", "morag", "neil"):
        by = getattr(cast, supervisor)
        for name in ("nia", "sam", "dom", "ross", "alys", "morag", "eve"):
            with acting_as(by):
                if (supervisor, name) in allowed:
                    actions.write_supervision(by=by, worker=getattr(cast, name), **said)
                    continue
                with pytest.raises(NotFound):
                    actions.write_supervision(by=by, worker=getattr(cast, name), **said)
    with acting_as(cast.nia), pytest.raises(Refused):
        actions.write_supervision(by=cast.nia, worker=cast.sam, **said)
    # The national manager names no case: the record is not theirs to open.
    with acting_as(cast.neil), pytest.raises(NotFound):
        actions.write_supervision(by=cast.neil, worker=cast.alys, **said, cases=[episode.young_person_id])


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("held_on", {"held_on": TODAY + timedelta(days=1)}),
        ("next_on", {"next_on": TODAY}),
        ("next_on", {"next_on": TODAY + timedelta(days=400)}),
        ("minutes", {"minutes": 0}),
        ("minutes", {"minutes": 481}),
        ("practice", {"practice": "  "}),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(cast: Cast, field: str, values: dict[str, Any]) -> None:
    said: dict[str, Any] = {"held_on": TODAY, "minutes": 30, "practice": TALKED} | values
    with acting_as(cast.alys), pytest.raises(Invalid) as refused:
        actions.write_supervision(by=cast.alys, worker=cast.nia, **said)
    assert set(refused.value.fields) == {field}


def test_a_leap_day_and_the_day_after_it_follow_one_another(cast: Cast) -> None:
    with acting_as(cast.alys):
        made = actions.write_supervision(
            by=cast.alys, worker=cast.nia, held_on=date(2024, 2, 29), minutes=45, practice=TALKED,
            next_on=date(2024, 3, 1),
        )  # fmt: skip
    assert made.next_on == date(2024, 3, 1)


def test_the_log_says_who_is_due_and_a_page_writes_it_down_in_few_statements(
    cast: Cast, episode: Episode, talk: Supervision
) -> None:
    client = client_of(cast.alys)
    page = client.get(reverse("casework:supervision_log")).content.decode()
    assert "no talk is written down yet" in page
    assert "Next " in page
    here = reverse("casework:write_supervision", args=[cast.nia.pk])
    client.get(here)
    with counting() as statements:
        form = client.get(here)
    assert len(statements) <= MOST
    assert "Jay Benbow" in form.content.decode()
    answer = save(client, here, practice="A short one.", cases=[str(episode.young_person_id)])
    assert answer.status_code == 302
    assert client_of(cast.nia).get(here).status_code == 403
    assert client_of(cast.morag).get(here).status_code == 404
    with acting_as(cast.nia):
        assert Supervision.objects.count() == 2
        assert SupervisionCase.objects.count() == 2
