"""The pages of referrals: who sees them, what they say, and that nothing typed is lost."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.journey.referrals import actions
from soceis.journey.referrals.models import Referral
from soceis.people.models import YoungPerson
from tests.cast import Cast
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral

pytestmark = pytest.mark.django_db(databases="__all__")

MOST_STATEMENTS = 12


def as_user(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def typed(**values: Any) -> dict[str, Any]:
    """A whole new referral as a browser sends it."""
    return {
        "in_danger_now": "no",
        "name_used": "Tee",
        "date_of_birth_day": "2",
        "date_of_birth_month": "5",
        "date_of_birth_year": "2010",
        "sex": "male",
        "ethnicity_missing": "not_asked",
        "concerns": "New trainers, and “he says” nothing about where from.",
        "early_signs": ["older_associates", "unexplained_things"],
        "label_used": "unknown",
        "received_on": clock.today().isoformat(),
        "source": "education",
        "referrer_organisation": "Fitzalan High School",
        "primary_reason": "at_risk_identified_by_school",
        **values,
    }


def enter(client: Client, **values: Any) -> Any:
    page = client.get(reverse("referrals:enter"))
    key = page.context["saving"].key
    return client.post(reverse("referrals:enter"), {**typed(**values), "saving_key": key})


def test_strangers_are_turned_away_from_every_page(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    again = reverse("referrals:enter_again", args=[referral.young_person_id])
    page = reverse("referrals:page", args=[referral.id])
    queue, new = reverse("referrals:queue"), reverse("referrals:enter")
    expected = {
        # queue, enter, enter again, a referral's page
        cast.alys: (200, 200, 200, 200),
        cast.nia: (403, 403, 403, 404),
        cast.dom: (403, 403, 403, 403),
        cast.morag: (200, 200, 404, 404),
        cast.ross: (403, 403, 403, 404),
        cast.neil: (403, 403, 403, 404),
        cast.eve: (403, 403, 403, 403),
        cast.dafydd: (403, 403, 403, 404),
        cast.ada: (403, 403, 403, 403),
    }
    for user, wanted in expected.items():
        client = as_user(user)
        for address, status in zip((queue, new, again, page), wanted, strict=True):
            assert client.get(address).status_code == status, (user, address)
            if status != 200:
                assert client.post(address, {"look": "yes", **typed()}).status_code in (403, 404, 405), (
                    user,
                    address,
                )
    assert as_user(cast.alys).get(reverse("referrals:page", args=[uuid4()])).status_code == 404
    with acting_as(cast.alys):
        assert Referral.objects.get().state == "received"


def test_a_new_referral_is_entered_and_waits_in_the_queue(cast: Cast) -> None:
    client = as_user(cast.alys)
    saved = enter(client, nicknames="T, Teebo", told_young_person="That school is worried.")
    with acting_as(cast.alys):
        referral = Referral.objects.select_related("young_person").get()
        assert saved.url == reverse("referrals:page", args=[referral.id])
        assert referral.young_person.nicknames == ["T", "Teebo"]
        assert (referral.early_signs, referral.label_used) == (
            ["older_associates", "unexplained_things"],
            None,
        )
        assert (
            Entry.objects.filter(action="created", people__contains=[referral.young_person_id]).count() == 2
        )
    page = client.get(saved.url).content.decode()
    assert "Saved. Tee’s referral waits for a decision." in page
    assert "The school programme is for that" in page
    queue = client.get(reverse("referrals:queue")).content.decode()
    assert "Tee, child, 16" in queue
    assert "New, today" in queue


def test_pages_take_few_statements(cast: Cast) -> None:
    for ago in range(8):
        person = a_young_person(by=cast.alys, area=cast.cardiff)
        referral = a_referral(
            by=cast.alys,
            area=cast.cardiff,
            young_person=person,
            received_on=clock.today() - timedelta(days=ago),
        )
    with acting_as(cast.alys):
        actions.ask_referrer(by=cast.alys, referral=referral, reason="Who?")
        actions.start_screening(by=cast.alys, referral=referral)
    client = as_user(cast.alys)
    for address in (
        reverse("referrals:queue"),
        reverse("referrals:enter"),
        reverse("referrals:page", args=[referral.id]),
        reverse("referrals:enter_again", args=[person.id]),
    ):
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as statements:
            assert client.get(address).status_code == 200
        ours = [s["sql"] for s in statements if "SAVEPOINT" not in s["sql"]]
        assert len(ours) <= MOST_STATEMENTS, (address, ours)


def test_saving_twice_saves_once(cast: Cast) -> None:
    client = as_user(cast.alys)
    key = client.get(reverse("referrals:enter")).context["saving"].key
    first = client.post(reverse("referrals:enter"), {**typed(), "saving_key": key})
    second = client.post(reverse("referrals:enter"), {**typed(), "saving_key": key})
    assert first.url == second.url
    with acting_as(cast.alys):
        assert Referral.objects.count() == YoungPerson.objects.count() == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name_used": ""}, "Write the name they use."),
        ({"name_used": "T\x00e"}, "There was a character in this text that cannot be kept."),
        ({"date_of_birth_year": ""}, "Add the year."),
        ({"date_of_birth_day": "31", "date_of_birth_month": "2"}, "31 February 2010 is not a date."),
        ({"date_of_birth_year": "2040"}, "has not happened yet"),
        (
            {"date_of_birth_day": "", "date_of_birth_month": "", "date_of_birth_year": ""},
            "or why there is none",
        ),
        ({"date_of_birth_missing": "unknown"}, "Keep one of them."),
        ({"received_on": "2009-01-01"}, "That day is before they were born."),
        ({"source": "gossip"}, "That is not one of the answers."),
        ({"primary_reason": ""}, "Choose the main reason, or why there is no answer."),
        ({"concerns": "x" * 10_000_000}, "This box keeps up to 20,000."),
        ({"in_danger_now": ""}, "Say whether somebody is in danger now."),
        ({"ethnicity": "sct_african", "ethnicity_missing": ""}, "That is not one of the answers."),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(
    cast: Cast, values: dict[str, str], sentence: str
) -> None:
    answer = enter(as_user(cast.alys), **{"referrer_organisation": "Fitzalan High School", **values})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert "Fitzalan High School" in page
    with acting_as(cast.alys):
        assert not YoungPerson.objects.exists()


def test_danger_is_answered_with_numbers_and_nothing_is_lost(cast: Cast) -> None:
    client = as_user(cast.alys)
    page = client.get(reverse("referrals:enter")).content.decode()
    assert page.index("in_danger_now") < page.index("Ring 999 now") < page.index('name="name_used"')
    saved = enter(client, in_danger_now="yes")
    with acting_as(cast.alys):
        assert Referral.objects.get().in_danger_now
    assert "Ring 999 now" in client.get(saved.url).content.decode()
    assert "In danger when it came" in client.get(reverse("referrals:queue")).content.decode()


def test_somebody_who_is_already_with_us_is_asked_about_before_saving(cast: Cast) -> None:
    tee = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Tee Morgan", date_of_birth=None)
    client = as_user(cast.alys)
    asked = enter(client, name_used="Tee Morgan")
    page = asked.content.decode()
    assert f"Tee Morgan, age not known, is already with us (reference {tee.reference})." in page
    assert "say whether this is somebody who is already with us" in page
    with acting_as(cast.alys):
        assert not Referral.objects.exists()
    same = enter(client, name_used="Tee Morgan", same_as=str(tee.id))
    assert same.status_code == 302
    with acting_as(cast.alys):
        assert Referral.objects.get().young_person_id == tee.id
        assert YoungPerson.objects.count() == 1
    other = enter(client, name_used="Tee Morgan", same_as="somebody_else")
    assert other.status_code == 302
    with acting_as(cast.alys):
        assert YoungPerson.objects.count() == 2
    wrong = enter(client, name_used="Tee Morgan", same_as=str(uuid4()))
    assert "That is not one of the answers." in wrong.content.decode()


def test_being_referred_again_keeps_the_person(cast: Cast) -> None:
    first = a_referral(by=cast.alys, area=cast.cardiff)
    client = as_user(cast.alys)
    address = reverse("referrals:enter_again", args=[first.young_person_id])
    page = client.get(address)
    assert "A referral waits already." in page.content.decode()
    saved = client.post(address, {**typed(), "saving_key": page.context["saving"].key})
    assert saved.status_code == 302
    with acting_as(cast.alys):
        assert Referral.objects.count() == 2
        assert YoungPerson.objects.get().name_used == "Jay Benbow"


def test_a_label_is_told_quietly_and_the_steps_are_taken(cast: Cast) -> None:
    referral = a_referral(
        by=cast.alys, area=cast.cardiff, label_used=True, told_young_person="You are being exploited.",
        risk_to_staff="An uncle, police say, 2023.",
    )  # fmt: skip
    client = as_user(cast.alys)
    address = reverse("referrals:page", args=[referral.id])
    page = client.get(address).content.decode()
    assert "They were told with a label: “exploited”." in page
    assert "Leave that word out." in page
    assert "An uncle, police say, 2023." in page
    for told in (
        "Older lads wait for him at the gate.",
        "Criminal exploitation",
        "Education",
        "None was named",
    ):
        assert told in page
    client.post(address, {"look": "yes"})
    key = client.get(address).context["saving"].key
    missing = client.post(address, {"question": " ", "saving_key": key})
    assert "Write what you ask." in missing.content.decode()
    client.post(address, {"question": "Who are the lads?", "saving_key": key})
    page = client.get(address).content.decode()
    assert "Waiting for an answer from the referrer" in page
    assert "Who are the lads?" in page
    assert "The referrer has answered" in page
    with acting_as(cast.alys):
        actions.decide(
            by=cast.alys,
            referral=referral,
            decision="signposted",
            because=["other_help_fits"],
            reason="A boxing club.",
        )
    page = client.get(address).content.decode()
    assert "Signposted to somebody else" in page
    late = client.post(address, {"look": "yes"})
    assert late.status_code == 409


def test_the_empty_queue_says_what_to_do(cast: Cast) -> None:
    client = as_user(cast.alys)
    assert "Nobody waits for an answer" in client.get(reverse("referrals:queue")).content.decode()
    a_referral(by=cast.alys, area=cast.cardiff)
    narrowed = client.get(reverse("referrals:queue"), {"state": "screening"}).content.decode()
    assert "None like that waits" in narrowed


def test_a_manager_of_two_areas_chooses_one(cast: Cast) -> None:
    from soceis.foundation.accounts.models import Membership

    Membership.objects.create(user=cast.alys, area=cast.edinburgh, role="area_manager", begins=clock.today())
    client = as_user(cast.alys)
    assert "In which area?" in client.get(reverse("referrals:enter")).content.decode()
    chosen = client.get(reverse("referrals:enter"), {"area": "edinburgh"}).content.decode()
    assert "White: Polish" in chosen
    page = client.get(reverse("referrals:enter"), {"area": "edinburgh"})
    saved = client.post(
        reverse("referrals:enter") + "?area=edinburgh",
        {
            **typed(ethnicity="sct_white_polish", ethnicity_missing=""),
            "saving_key": page.context["saving"].key,
        },
    )
    assert saved.status_code == 302
    with acting_as(cast.alys):
        assert Referral.objects.get().area == cast.edinburgh


def test_nothing_about_a_person_stands_in_an_address_or_a_title(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    client = as_user(cast.alys)
    for address in (reverse("referrals:page", args=[referral.id]), reverse("referrals:queue")):
        page = client.get(address).content.decode()
        title = page[page.index("<title>") : page.index("</title>")]
        assert "Jay" not in title + address
