"""Agreements on sharing information: written, signed, in force, due for a look."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.sharing.agreements import actions, queries
from soceis.sharing.agreements.models import Agreement, AgreementStage
from soceis.sharing.agreements.presenters import due_words
from soceis.sharing.agreements.rules import GATEWAYS, Due, due
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.sharing import an_agreement, an_organisation, somebody_there
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def proposed(cast: Cast, **values: Any) -> Agreement:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    return an_agreement(by=cast.alys, area=cast.cardiff, organisation=police, stage="proposed", **values)


def test_a_legal_way_is_open_only_in_its_nations(cast: Cast) -> None:
    for area, by in ((cast.cardiff, cast.alys), (cast.edinburgh, cast.morag)):
        for code, gateway in GATEWAYS.items():
            with acting_as(by):
                if area.nation in gateway.nations:
                    assert actions.propose(by=by, area=area, title=code, gateway=code).gateway == code
                    continue
                with pytest.raises(Invalid) as refused:
                    actions.propose(by=by, area=area, title=code, gateway=code)
                assert "not open in" in refused.value.fields["gateway"]


def test_it_is_signed_only_with_a_party_a_purpose_and_what_it_covers(cast: Cast) -> None:
    with acting_as(cast.alys):
        bare = actions.propose(by=cast.alys, area=cast.cardiff, title="Bare", gateway="common_law")
        actions.pass_to(by=cast.alys, agreement=bare, stage="drafting")
        actions.pass_to(by=cast.alys, agreement=bare, stage="partner_review")
        with pytest.raises(Invalid, match="Nobody is party"):
            actions.pass_to(by=cast.alys, agreement=bare, stage="signed")
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        actions.add_party(by=cast.alys, agreement=bare, organisation=police, role="controller")
        with pytest.raises(Invalid, match="what for"):
            actions.pass_to(by=cast.alys, agreement=bare, stage="signed")


def test_what_was_agreed_stays_once_it_is_signed_and_its_review_can_move(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    same = {
        "title": agreement.title,
        "gateway": agreement.gateway,
        "purposes": agreement.purposes,
        "effective_on": agreement.effective_on,
    }
    with acting_as(cast.alys):
        with pytest.raises(WrongState, match="signed"):
            actions.change_agreement(
                by=cast.alys, agreement=agreement, version=agreement.version, categories=["health"], **same
            )
        review = clock.today() + timedelta(days=300)
        changed = actions.change_agreement(
            by=cast.alys, agreement=agreement, version=agreement.version,
            categories=agreement.categories, review_on=review, **same,
        )  # fmt: skip
        assert changed == ["review_on"]
        other = an_organisation(by=cast.alys, area=cast.cardiff, name="Other")
        with pytest.raises(WrongState):
            actions.add_party(by=cast.alys, agreement=agreement, organisation=other, role="joint")


def test_stopping_and_ending_need_a_reason_and_steps_keep_their_order(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    agreement = an_agreement(by=cast.alys, area=cast.cardiff, organisation=police)
    with acting_as(cast.alys):
        with pytest.raises(Invalid, match="Say why"):
            actions.pass_to(by=cast.alys, agreement=agreement, stage="suspended")
        with pytest.raises(Invalid, match="before the step"):
            actions.pass_to(
                by=cast.alys,
                agreement=agreement,
                stage="suspended",
                reason="New lawyers.",
                on=date(2026, 1, 1),
            )
        actions.pass_to(by=cast.alys, agreement=agreement, stage="suspended", reason="New lawyers.")
        with pytest.raises(WrongState):
            actions.pass_to(by=cast.alys, agreement=agreement, stage="signed")


def test_only_the_managers_of_its_area_and_the_national_one_write_it(cast: Cast) -> None:
    agreement = proposed(cast)
    for stranger in (cast.nia, cast.morag, cast.eve):
        with acting_as(stranger):
            with pytest.raises((Refused, NotFound)):
                actions.pass_to(by=stranger, agreement=agreement, stage="drafting")
            assert Agreement.objects.filter(pk=agreement.pk).update(note="x") == 0
    with acting_as(cast.alys), pytest.raises(DatabaseError), transaction.atomic():
        AgreementStage.objects.filter(agreement=agreement).update(reason="x")
    with acting_as(cast.neil):
        assert actions.pass_to(by=cast.neil, agreement=agreement, stage="drafting").stage == "drafting"


TODAY = date(2026, 11, 23)


def days(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("stage", "since", "review", "end", "asks", "words"),
    [
        ("legal_review", -29, None, None, None, ""),
        ("legal_review", -30, None, None, Due("stuck", 30), "30 days in this stage"),
        ("active", -400, 61, None, None, ""),
        ("active", -400, 60, None, Due("review", 60), "to be looked at in 60 days"),
        ("active", -400, 0, None, Due("review", 0), "to be looked at today"),
        ("active", -400, -1, None, Due("review", -1), "to be looked at since 1 day"),
        ("active", -400, 10, 40, Due("ending", 40), "ends in 40 days"),
        ("active", -400, None, 0, Due("ending", 0), "ends today"),
        ("suspended", -400, None, -3, Due("over", -3), "over since 3 days"),
        ("ended", -400, -10, -3, None, ""),
    ],
)
def test_dates_ask_for_a_look_by_themselves(
    stage: str, since: int, review: int | None, end: int | None, asks: Due | None, words: str
) -> None:
    review_on, ends_on = (None if one is None else days(one) for one in (review, end))
    assert due(stage, days(since), review_on, ends_on, TODAY) == asks
    assert due_words(asks) == words


def test_an_agreement_goes_from_proposal_to_force_through_its_pages(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    pugh = somebody_there(by=cast.alys, organisation=police)
    client = client_of(cast.alys)
    new = reverse("agreements:propose")
    key = client.get(new).context["saving"].key
    answer = client.post(
        new,
        {
            "saving_key": key,
            "title": "Safety in Cardiff",
            "gateway": "crime_and_disorder",
            "purposes": ["safeguarding"],
            "categories": ["identity", "safety"],
            "effective_on_day": "1",
            "effective_on_month": "11",
            "effective_on_year": "2026",
        },
    )
    assert answer.status_code == 302, answer.content.decode()[:500]
    page = answer["Location"]
    key = client.get(page).context["saving"].key
    client.post(
        page, {"saving_key": key, "do": "party", "organisation": str(police.pk), "role": "controller"}
    )
    for stage in ("drafting", "legal_review", "signed", "active"):
        shown = client.get(page)
        client.post(
            page, {"saving_key": shown.context["saving"].key, "do": "stage", "stage": stage, **_today()}
        )
    with counting() as asked:
        body = client.get(page).content.decode()
    assert "In force" in body
    assert "South Wales Police" in body
    assert len(asked) <= MOST
    with acting_as(cast.alys):
        party = Agreement.objects.get(title="Safety in Cardiff").parties.get()
    speaker = reverse("agreements:speaker", args=[party.agreement_id, party.pk])
    key = client.get(speaker).context["saving"].key
    client.post(speaker, {"saving_key": key, "contact": str(pugh.pk)})
    handover = client.get(reverse("agreements:handover", args=[party.agreement_id])).content.decode()
    assert "Sergeant Pugh, pugh@police.example" in handover


def _today() -> dict[str, str]:
    today = clock.today()
    return {"on_day": str(today.day), "on_month": str(today.month), "on_year": str(today.year)}


def test_the_register_puts_first_what_asks_for_something(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police, title="A calm one")
    soon = clock.today() + timedelta(days=40)
    an_agreement(by=cast.alys, area=cast.cardiff, organisation=police, title="B ends soon", ends_on=soon)
    client = client_of(cast.nia)
    with counting() as asked:
        body = client.get(reverse("agreements:register")).content.decode()
    assert body.index("B ends soon") < body.index("A calm one")
    assert "ends in 40 days" in body
    assert len(asked) <= MOST
    with acting_as(cast.morag):
        assert queries.register(cast.morag) == []
