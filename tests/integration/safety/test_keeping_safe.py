"""What could happen, what protects, places and groups: who reads, who writes, versions, and two at once."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.journey.casework.models import ChronologyEntry, Episode
from soceis.journey.safety import actions
from soceis.journey.safety.models import Context, ContextAction, Risk
from soceis.journey.safety.queries import risks_of, versions_of
from soceis.journey.safety.rules import LIKELIHOODS, MOST_ACTIONS, latest_look
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY
from tests.factories.safety import RISK, a_context, a_risk, an_action
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def save(client: Client, address: str, **values: Any) -> Any:
    page = client.get(address)
    return client.post(address, {**values, "saving_key": page.context["saving"].key})


def test_who_reads_and_who_writes(cast: Cast, episode: Episode) -> None:
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    person = episode.young_person
    for reader in (cast.nia, cast.alys):
        with acting_as(reader):
            assert [one.pk for one in risks_of(reader, person)] == [risk.pk]
    with acting_as(cast.dom), pytest.raises(Refused):
        risks_of(cast.dom, person)
    for stranger in (cast.sam, cast.ross, cast.morag):
        with acting_as(stranger), pytest.raises(NotFound):
            risks_of(stranger, person)
    with acting_as(cast.dom), pytest.raises(Refused):
        actions.end_risk(by=cast.dom, risk=risk, because="Because.")


def test_the_words_are_unreadable_in_the_database(cast: Cast, episode: Episode) -> None:
    a_risk(by=cast.nia, episode=episode, reviewer=cast.alys, could_happen="Parcels from Kestrel Close")
    with acting_as(cast.nia), connections["default"].cursor() as cursor:
        cursor.execute("select could_happen from safety_risk union select could_happen from safety_riskevent")
        assert all("Kestrel" not in cell for (cell,) in cursor.fetchall())


@pytest.mark.parametrize("likelihood", LIKELIHOODS)
def test_how_soon_somebody_looks_again_is_by_the_table(cast: Cast, episode: Episode, likelihood: str) -> None:
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys, likelihood=likelihood)
    assert risk.review_on == latest_look(likelihood, TODAY)
    sooner = a_risk(
        by=cast.nia, episode=episode, reviewer=cast.nia, likelihood=likelihood,
        review_on=TODAY + timedelta(days=1),
    )  # fmt: skip
    assert sooner.review_on == TODAY + timedelta(days=1)
    for day in (TODAY, latest_look(likelihood, TODAY) + timedelta(days=1)):
        with pytest.raises(Invalid) as refused:
            a_risk(by=cast.nia, episode=episode, reviewer=cast.nia, likelihood=likelihood, review_on=day)
        assert set(refused.value.fields) == {"review_on"}


def test_the_day_to_look_again_across_a_leap_day() -> None:
    assert latest_look("very_likely", date(2028, 2, 20)) == date(2028, 3, 5)
    assert latest_look("very_likely", date(2027, 2, 20)) == date(2027, 3, 6)


@pytest.mark.parametrize("missing", ["could_happen", "because", "protects", "plan"])
def test_what_protects_is_as_needed_as_what_could_happen(cast: Cast, episode: Episode, missing: str) -> None:
    with pytest.raises(Invalid) as refused:
        a_risk(by=cast.nia, episode=episode, reviewer=cast.alys, **{missing: "  "})
    assert set(refused.value.fields) == {missing}


def test_only_somebody_who_works_with_them_or_the_manager_looks_again(cast: Cast, episode: Episode) -> None:
    for other in (cast.sam, cast.dom, cast.morag):
        with pytest.raises(Invalid) as refused:
            a_risk(by=cast.nia, episode=episode, reviewer=other)
        assert set(refused.value.fields) == {"reviewer"}


def test_looking_again_keeps_every_version_and_moves_the_chronology(cast: Cast, episode: Episode) -> None:
    with clock.at(TODAY - timedelta(days=20)):
        risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    with acting_as(cast.alys):
        actions.look_again(by=cast.alys, risk=risk, version=1, likelihood="possible", review_on=None)
        before, after = versions_of(cast.alys, risk)
        lines = dict(ChronologyEntry.objects.values_list("kind", "happened_on"))
    assert (before.likelihood, after.likelihood) == ("likely", "possible")
    assert before.could_happen == after.could_happen == RISK["could_happen"]
    assert after.looked_on == TODAY
    assert after.review_on == latest_look("possible", TODAY)
    assert lines == {"risk_written": TODAY - timedelta(days=20), "risk_looked_at": TODAY}


def test_two_people_looking_again_at_once_both_keep_their_words(cast: Cast, episode: Episode) -> None:
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    with acting_as(cast.alys):
        mine = Risk.objects.get(pk=risk.pk)
        actions.look_again(by=cast.alys, risk=mine, version=1, plan="Police park at the gate.")
    with acting_as(cast.nia), pytest.raises(StaleEdit) as both:
        actions.look_again(by=cast.nia, risk=risk, version=1, plan="A lift home.")
    assert both.value.theirs["plan"] == "Police park at the gate."
    assert both.value.yours["plan"] == "A lift home."


def test_on_the_page_the_second_one_sees_both_and_saves_over(cast: Cast, episode: Episode) -> None:
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    address = reverse("safety:look_again", args=[risk.pk])
    typed = {**RISK, "reviewer": str(cast.alys.pk), "version": "1"}
    client = client_of(cast.nia)
    assert (
        save(client_of(cast.alys), address, **typed | {"plan": "Police park at the gate."}).status_code == 302
    )
    conflict = save(client, address, **typed | {"plan": "A lift home."})
    assert conflict.status_code == 409
    body = conflict.content.decode()
    assert "Police park at the gate." in body
    assert "A lift home." in body
    again = {**typed, "plan": "A lift home, and police at the gate.", "version": "2"}
    assert save(client, address, **again).status_code == 302
    versions = client.get(reverse("safety:risk_versions", args=[risk.pk]), {"left": "0", "right": "2"})
    body = versions.content.decode()
    assert RISK["plan"] in body
    assert "A lift home, and police at the gate." in body


def test_what_is_no_longer_so_says_how_we_know_and_is_not_changed_any_more(
    cast: Cast, episode: Episode
) -> None:
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    with acting_as(cast.nia):
        with pytest.raises(Invalid):
            actions.end_risk(by=cast.nia, risk=risk, because=" ")
        actions.end_risk(by=cast.nia, risk=risk, because="The car was stopped and has not come back.")
        with pytest.raises(WrongState):
            actions.end_risk(by=cast.nia, risk=risk, because="Again.")
        with pytest.raises(WrongState):
            actions.look_again(by=cast.nia, risk=risk, version=2)
        assert risks_of(cast.nia, episode.young_person) == []
    page = client_of(cast.nia).get(reverse("safety:overview", args=[episode.young_person_id]))
    assert "has not come back" in page.content.decode()
    assert client_of(cast.nia).get(reverse("safety:look_again", args=[risk.pk])).status_code == 409


def test_a_place_is_written_once_and_then_changed(cast: Cast, episode: Episode) -> None:
    context = a_context(by=cast.nia, episode=episode)
    again = a_context(by=cast.alys, episode=episode, weight="none", harms="", version=1)
    assert again.pk == context.pk
    assert again.version == 2
    with pytest.raises(StaleEdit):
        a_context(by=cast.nia, episode=episode, weight="most", harms="The stairs", version=1)
    with pytest.raises(StaleEdit):  # two who both found nothing and wrote the first
        a_context(by=cast.nia, episode=episode, weight="most", harms="The stairs", version=0)
    with pytest.raises(Invalid) as refused:
        a_context(by=cast.nia, episode=episode, kind="online", weight="some", harms=" ")
    assert set(refused.value.fields) == {"harms"}
    with acting_as(cast.nia):
        assert Context.objects.count() == 1


def test_something_to_do_has_an_owner_and_a_day(cast: Cast, episode: Episode) -> None:
    context = a_context(by=cast.nia, episode=episode)
    an_action(by=cast.nia, context=context, owner=cast.alys)
    elsewhere = an_action(by=cast.nia, context=context, owner_elsewhere="The housing officer")
    refusals: list[tuple[dict[str, Any], str]] = [
        ({}, "owner_elsewhere"),
        ({"owner": cast.sam}, "owner"),
        ({"owner": cast.nia, "due_on": TODAY - timedelta(days=1)}, "due_on"),
        ({"owner": cast.nia, "text": " "}, "text"),
    ]
    for values, field in refusals:
        with pytest.raises(Invalid) as refused:
            an_action(by=cast.nia, context=context, **values)
        assert set(refused.value.fields) == {field}
    with acting_as(cast.nia):
        actions.settle_action(by=cast.nia, action=elsewhere, done=True)
        with pytest.raises(WrongState):
            actions.settle_action(by=cast.nia, action=elsewhere, done=False)
        assert ContextAction.objects.get(pk=elsewhere.pk).done_on == TODAY
    for _ in range(MOST_ACTIONS - 1):
        an_action(by=cast.nia, context=context, owner=cast.nia)
    with pytest.raises(Invalid):
        an_action(by=cast.nia, context=context, owner=cast.nia)


def test_every_look_and_change_is_audited(cast: Cast, episode: Episode) -> None:
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    client_of(cast.alys).get(reverse("safety:overview", args=[episode.young_person_id]))
    entries = Entry.objects.filter(people=[episode.young_person_id])
    assert entries.filter(actor=cast.nia.pk, record_id=risk.pk, action="created").exists()
    assert entries.filter(actor=cast.alys.pk, detail__page="keeping safe").exists()


def test_every_page_takes_few_statements(cast: Cast, episode: Episode) -> None:
    risk = a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    for kind in ("home", "peers", "online"):
        context = a_context(by=cast.nia, episode=episode, kind=kind)
        an_action(by=cast.nia, context=context, owner=cast.nia)
    a_risk(by=cast.nia, episode=episode, reviewer=cast.alys)
    person = episode.young_person_id
    pages = [
        reverse("safety:overview", args=[person]),
        reverse("safety:visit", args=[person]),
        reverse("safety:write_risk", args=[person]),
        reverse("safety:context", args=[person, "home"]),
        reverse("safety:look_again", args=[risk.pk]),
        reverse("safety:risk_versions", args=[risk.pk]),
        reverse("safety:context_versions", args=[context.pk]),
    ]
    client = client_of(cast.nia)
    client.get(pages[0])
    for address in pages:
        with counting() as statements:
            assert client.get(address).status_code == 200
        assert len(statements) <= MOST, (address, statements)
