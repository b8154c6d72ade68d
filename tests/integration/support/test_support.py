"""Practical help, grants by two people, receipts, speaking up, and caregivers' own support."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.journey.casework.models import Episode
from soceis.journey.support import actions, queries
from soceis.journey.support.models import CaregiverSupport, Grant, HelpRequest
from soceis.journey.support.rules import MOST_PENCE, MOST_PENCE_A_YEAR
from soceis.people import actions as people
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.support import a_grant, a_request, a_tie
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def test_help_that_is_asked_for_has_a_day_and_ends_with_help_or_with_a_reason(
    cast: Cast, episode: Episode
) -> None:
    request = a_request(by=cast.nia, episode=episode, how_soon="today")
    assert request.due_on == clock.today()
    with acting_as(cast.nia):
        with pytest.raises(Invalid, match="Say why it could not be met"):
            actions.move_help(by=cast.nia, request=request, to_state="unmet")
        unmet = actions.move_help(by=cast.nia, request=request, to_state="unmet", unmet_reason="papers")
        assert (unmet.state, unmet.unmet_reason, unmet.ended_on) == ("unmet", "papers", clock.today())
        with pytest.raises(WrongState):
            actions.move_help(by=cast.nia, request=request, to_state="unmet", unmet_reason="papers")
        met = actions.move_help(by=cast.nia, request=request, to_state="met", outcome="The food bank.")
        assert (met.state, met.unmet_reason) == ("met", "")
    with acting_as(cast.alys):
        assert queries.unmet_needs(cast.alys) == []


def test_a_day_before_the_referral_or_to_come_is_refused(cast: Cast, episode: Episode) -> None:
    for day in (clock.today() + timedelta(days=1), episode.referral.received_on - timedelta(days=1)):
        with acting_as(cast.nia), pytest.raises(Invalid) as refused:
            actions.ask_for_help(by=cast.nia, episode=episode, need="food", how_soon="today", asked_on=day)
        assert list(refused.value.fields) == ["asked_on"]


def test_a_grant_is_decided_by_a_manager_and_never_by_the_one_who_asked(cast: Cast, episode: Episode) -> None:
    request = a_request(by=cast.nia, episode=episode)
    grant = a_grant(by=cast.nia, request=request)
    with acting_as(cast.nia), pytest.raises(Refused):
        actions.decide_grant(by=cast.nia, grant=grant, approve=True)
    with acting_as(cast.sam), pytest.raises(NotFound):
        actions.decide_grant(by=cast.sam, grant=grant, approve=True)
    with acting_as(cast.alys):
        with pytest.raises(Invalid, match="Say why"):
            actions.decide_grant(by=cast.alys, grant=grant, approve=False)
        assert actions.decide_grant(by=cast.alys, grant=grant, approve=True).state == "approved"
        with pytest.raises(WrongState):
            actions.decide_grant(by=cast.alys, grant=grant, approve=True)
        own = a_request(by=cast.alys, episode=episode, need="food")
    mine = a_grant(by=cast.alys, request=own, pence=10_00)
    with acting_as(cast.alys), pytest.raises(Refused, match="somebody else does the second"):
        actions.decide_grant(by=cast.alys, grant=mine, approve=True)


def test_the_database_itself_refuses_a_grant_decided_by_the_one_who_asked(
    cast: Cast, episode: Episode
) -> None:
    grant = a_grant(by=cast.alys, request=a_request(by=cast.alys, episode=episode))
    with acting_as(cast.alys), pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=grant.pk).update(
            state="approved", decided_by=cast.alys, decided_on=clock.today()
        )


def test_the_limits_hold_when_it_is_asked_for_and_again_when_it_is_decided(
    cast: Cast, episode: Episode
) -> None:
    request = a_request(by=cast.nia, episode=episode)
    with acting_as(cast.nia), pytest.raises(Invalid, match=r"up to £150\.00"):
        actions.ask_for_grant(by=cast.nia, request=request, pence=MOST_PENCE["clothes"] + 1)
    waiting = a_grant(by=cast.nia, request=request, pence=MOST_PENCE["clothes"])
    for need in ("bed", "fees"):
        a_grant(
            by=cast.nia,
            request=a_request(by=cast.nia, episode=episode, need=need),
            pence=MOST_PENCE[need],
            manager=cast.alys,
        )
    assert MOST_PENCE["bed"] + MOST_PENCE["fees"] + MOST_PENCE["clothes"] > MOST_PENCE_A_YEAR
    with acting_as(cast.alys), pytest.raises(Invalid, match=r"£50\.00 is left"):
        actions.decide_grant(by=cast.alys, grant=waiting, approve=True)
    with clock.at(clock.today() + timedelta(days=365)), acting_as(cast.alys):
        assert actions.decide_grant(by=cast.alys, grant=waiting, approve=True).state == "approved"


def test_receipts_are_exact_and_a_slip_is_taken_back(cast: Cast, episode: Episode) -> None:
    grant = a_grant(by=cast.nia, request=a_request(by=cast.nia, episode=episode), manager=cast.alys)
    with acting_as(cast.nia):
        first = actions.add_receipt(
            by=cast.nia, grant=grant, kind="receipt", shop="Army surplus", pence=39_99, number="1"
        )
        with pytest.raises(Invalid, match=r"£0\.01 is left"):
            actions.add_receipt(by=cast.nia, grant=grant, kind="receipt", shop="Bus", pence=2)
        actions.take_back_receipt(by=cast.nia, receipt=first)
        with pytest.raises(WrongState):
            actions.take_back_receipt(by=cast.nia, receipt=first)
        with pytest.raises(Invalid, match="A voucher has a number"):
            actions.add_receipt(by=cast.nia, grant=grant, kind="voucher", shop="Army surplus", pence=40_00)
        actions.add_receipt(
            by=cast.nia, grant=grant, kind="voucher", shop="Army surplus", pence=40_00, number="A-77"
        )
        with pytest.raises(Invalid) as twice:
            actions.add_receipt(
                by=cast.nia, grant=grant, kind="voucher", shop="Army surplus", pence=1, number="A-77"
            )
        assert set(twice.value.fields) == {"pence", "number"}


def test_nothing_is_bought_before_it_is_approved(cast: Cast, episode: Episode) -> None:
    grant = a_grant(by=cast.nia, request=a_request(by=cast.nia, episode=episode))
    with acting_as(cast.nia), pytest.raises(WrongState, match="waits for a manager"):
        actions.add_receipt(by=cast.nia, grant=grant, kind="receipt", shop="Bus", pence=2)


def test_two_people_who_write_down_one_answer_both_keep_their_words(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        asked = actions.speak_up(
            by=cast.nia, episode=episode, with_whom="housing", asked_for="A flat nearer to his aunt"
        )
        with pytest.raises(Invalid):
            actions.speak_up(by=cast.nia, episode=episode, with_whom="housing", asked_for="")
    form = {
        "with_whom": "housing",
        "asked_for": asked.asked_for,
        "outcome": "agreed",
        "outcome_words": "In March.",
        "version": "1",
    }
    address = f"{reverse('support:advocacy', args=[episode.young_person_id])}?change={asked.pk}"
    first, second = client_of(cast.alys), client_of(cast.nia)
    assert first.post(address, form).status_code == 302
    late = second.post(address, {**form, "outcome": "refused", "outcome_words": "They told me no."})
    assert late.status_code == 409
    body = late.content.decode()
    assert "In March." in body
    assert "They told me no." in body
    with acting_as(cast.nia):
        asked.refresh_from_db()
        assert (asked.outcome, asked.heard_on) == ("agreed", clock.today())
        with pytest.raises(StaleEdit):
            actions.change_advocacy(by=cast.nia, advocacy=asked, version=1, outcome="refused")


def test_a_caregivers_own_support_is_apart_from_the_young_persons_record(
    cast: Cast, episode: Episode
) -> None:
    tie = a_tie(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        actions.support_caregiver(by=cast.nia, tie=tie, kind="listening", words="She is worn out.")
    address = reverse("support:caregivers", args=[episode.young_person_id])
    assert "She is worn out." in client_of(cast.nia).get(address).content.decode()
    assert client_of(cast.dom).get(address).status_code == 403
    assert client_of(cast.sam).get(address).status_code == 404
    with acting_as(cast.neil):
        people.open_with_reason(
            by=cast.neil,
            reference=episode.young_person.reference,
            purpose="advice",
            reason="Alys asked me about them today.",
        )
    neil = client_of(cast.neil)
    assert neil.get(reverse("support:practical", args=[episode.young_person_id])).status_code == 200
    assert neil.get(address).status_code == 403
    with acting_as(cast.neil):
        assert not CaregiverSupport.objects.exists()
    happened = client_of(cast.nia).get(reverse("staff:happened", args=[episode.young_person_id]))
    assert "worn out" not in happened.content.decode()
    assert "Listening" not in happened.content.decode()


def test_what_happened_tells_of_help_and_speaking_up(cast: Cast, episode: Episode) -> None:
    request = a_request(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        actions.move_help(by=cast.nia, request=request, to_state="met")
        actions.speak_up(by=cast.nia, episode=episode, with_whom="school", asked_for="A quiet room")
    address = reverse("staff:happened", args=[episode.young_person_id])
    body = client_of(cast.nia).get(address).content.decode()
    for words in ("Asked for practical help", "Practical help came", "We spoke up with another service"):
        assert words in body
    assert "Practical help came" not in client_of(cast.dom).get(address).content.decode()


PAGES = {
    "support:practical": ("nia", {"nia": 200, "alys": 200, "dom": 403, "sam": 404, "eve": 403}),
    "support:advocacy": ("nia", {"nia": 200, "alys": 200, "dom": 403, "sam": 404, "eve": 403}),
    "support:caregivers": ("nia", {"nia": 200, "alys": 200, "dom": 403, "sam": 404, "eve": 403}),
    "support:request": ("nia", {"nia": 200, "alys": 200, "dom": 403, "sam": 404, "eve": 403}),
    "support:receipts": ("nia", {"nia": 200, "alys": 200, "dom": 403, "sam": 404, "eve": 403}),
    "support:decide": ("alys", {"nia": 403, "alys": 200, "dom": 403, "sam": 403, "morag": 404}),
    "support:grants": ("alys", {"nia": 403, "alys": 200, "dom": 403, "morag": 200, "eve": 403}),
}


@pytest.fixture
def busy(cast: Cast, episode: Episode) -> dict[str, object]:
    """Many requests, grants, receipts, answers and entries, so that a page that asks for each would show."""
    tie = a_tie(by=cast.nia, episode=episode)
    for need in ("food", "travel", "phone"):
        request = a_request(by=cast.nia, episode=episode, need=need)
        grant = a_grant(by=cast.nia, request=request, pence=20_00, manager=cast.alys)
        with acting_as(cast.nia):
            for number in ("1", "2"):
                actions.add_receipt(
                    by=cast.nia, grant=grant, kind="receipt", shop="Shop", pence=100, number=number
                )
            actions.speak_up(by=cast.nia, episode=episode, with_whom="school", asked_for="A quiet room")
            actions.support_caregiver(by=cast.nia, tie=tie, kind="listening")
    waiting = a_grant(by=cast.nia, request=a_request(by=cast.nia, episode=episode, need="fees"))
    return {
        "young_person_id": episode.young_person_id,
        "request_id": grant.request_id,
        "grant_id": waiting.pk,
    }


@pytest.mark.parametrize("route", PAGES)
def test_each_page_is_for_those_whose_it_is_and_takes_few_statements(
    cast: Cast, busy: dict[str, object], route: str
) -> None:
    user, answers = PAGES[route]
    wanted = {"support:grants": [], "support:request": ["request_id"]}
    named = wanted.get(route, ["grant_id"] if route in {"support:receipts", "support:decide"} else None)
    address = reverse(route, args=[busy[name] for name in (["young_person_id"] if named is None else named)])
    assert {name: client_of(getattr(cast, name)).get(address).status_code for name in answers} == answers
    client = client_of(getattr(cast, user))
    client.get(address)
    with counting() as statements:
        assert client.get(address).status_code == 200
    assert len(statements) <= MOST, [one[:150] for one in statements]


def test_a_managers_list_shows_their_own_areas_and_not_their_own_asking(cast: Cast, episode: Episode) -> None:
    a_grant(by=cast.nia, request=a_request(by=cast.nia, episode=episode))
    a_grant(by=cast.alys, request=a_request(by=cast.alys, episode=episode, need="food"), pence=5_00)
    address = reverse("support:grants")
    page = client_of(cast.alys).get(address).content.decode()
    assert page.count("Approve<") == 1
    assert "another manager decides" in page
    assert "Jay" not in client_of(cast.morag).get(address).content.decode()
    Membership.objects.create(user=cast.morag, area=cast.cardiff, role="area_manager")
    assert client_of(cast.morag).get(address).content.decode().count("Approve<") == 2


def test_a_double_tap_asks_once_and_typing_that_cannot_be_kept_stays(cast: Cast, episode: Episode) -> None:
    client: Client = client_of(cast.nia)
    address = reverse("support:practical", args=[episode.young_person_id])
    key = client.get(address).context["saving"].key
    wrong = client.post(address, {"saving_key": key, "need": "", "how_soon": "today", "words": "A bus pass"})
    assert wrong.status_code == 200
    assert "A bus pass" in wrong.content.decode()
    right = {"saving_key": key, "need": "travel", "how_soon": "today", "words": "A bus pass"}
    assert [client.post(address, right).status_code for _ in range(2)] == [302, 302]
    with acting_as(cast.nia):
        assert HelpRequest.objects.count() == 1
