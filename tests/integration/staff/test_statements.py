"""Every page takes few SQL statements, however many young people are on it. Counted as the bench counts."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.casework import actions
from soceis.journey.casework.models import Episode
from tests.cast import Cast
from tests.factories.casework import a_closure_asked, a_contact, an_episode, days_ago
from tests.factories.november import _seventeenth_of_november, episode
from tests.factories.outcomes import a_reading
from tests.factories.people import a_young_person
from tests.factories.plans import a_form, a_goal, an_agreed_plan
from tests.factories.referrals import a_referral
from tests.statements import MOST, counting

__all__ = ["_seventeenth_of_november", "episode"]
pytestmark = pytest.mark.django_db(databases="__all__")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
NAMES = ("Ash Lee", "Bo Hale", "Cai Wynne")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def begin_work(cast: Cast, name: str, worker: User) -> Episode:
    """Somebody the worker sees today, promised something and met long ago."""
    person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=name)
    begun = an_episode(by=cast.alys, area=cast.cardiff, worker=worker, young_person=person)
    a_contact(by=worker, episode=begun, happened_at=days_ago(20))
    a_contact(by=worker, episode=begun, happened_at=days_ago(15), kind="attempt", mode="phone")
    with acting_as(worker):
        actions.plan_visit(
            by=worker, episode=begun, starts_at=clock.now() + timedelta(hours=2), title="Lunch", place="Caffi"
        )
        actions.promise(by=worker, episode=begun, text="The college form", due_on=clock.today())
    return begun


@pytest.fixture
def busy(cast: Cast, episode: Episode) -> Episode:
    """Jay's whole page, three people each for Nia and for the manager, and everything that can wait for her."""
    for name in NAMES:
        begin_work(cast, name, cast.nia)
        begin_work(cast, f"{name} Rees", cast.alys)
        waiting = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"{name} Pugh")
        a_referral(by=cast.alys, area=cast.cardiff, young_person=waiting)
        unallocated = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"{name} Morgan")
        an_episode(by=cast.alys, area=cast.cardiff, young_person=unallocated)
        a_closure_asked(by=cast.nia, episode=begin_work(cast, f"{name} Ellis", cast.nia))
    for ago in range(1, 6):
        a_contact(by=cast.nia, episode=episode, happened_at=days_ago(ago), shared_with_peer_mentor=True)
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    a_goal(by=cast.nia, plan=plan)
    a_reading(by=cast.nia, episode=episode)
    return episode


PAGES = [
    ("nia", "staff:my_day", False),
    ("alys", "staff:my_day", False),
    ("dom", "staff:my_day", False),
    ("nia", "staff:caseload", False),
    ("alys", "staff:caseload", False),
    ("nia", "staff:young_person", True),
    ("alys", "staff:young_person", True),
    ("dom", "staff:young_person", True),
    ("nia", "staff:happened", True),
    ("alys", "referrals:queue", False),
    ("nia", "staff:record", False),
    ("alys", "staff:who_looked", True),
    ("dafydd", "staff:audit", False),
    ("nia", "staff:record_contact", True),
    ("nia", "casework:record_attempt", True),
    ("nia", "consent:agreement", True),
    ("dom", "consent:agreement", True),
    ("nia", "consent:limits", True),
    ("nia", "consent:permissions", True),
    ("nia", "consent:answer", True),
    ("nia", "casework:record_group", False),
    ("nia", "casework:my_work", False),
    ("dom", "casework:declare_conflict", False),
    ("alys", "casework:conflicts", False),
    ("alys", "casework:supervision_log", False),
    ("dom", "casework:supervision_log", False),
    ("dom", "staff:alongside_all", False),
    ("dom", "staff:alongside", True),
]


@pytest.mark.parametrize(
    ("name", "route", "about_somebody"), PAGES, ids=[f"{one[1]} {one[0]}" for one in PAGES]
)
def test_a_page_takes_few_statements(
    cast: Cast, busy: Episode, name: str, route: str, about_somebody: bool
) -> None:
    client = browser(getattr(cast, name))
    address = reverse(route, args=[busy.young_person_id] if about_somebody else [])
    client.get(address)
    with counting() as statements:
        response = client.get(address)
    assert response.status_code == 200
    assert len(statements) <= MOST, [one[:150] for one in statements]


def test_a_managers_day_shows_how_many_wait_and_the_longest_waiting_first(cast: Cast, busy: Episode) -> None:
    late = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Dee Late")
    a_referral(
        by=cast.alys, area=cast.cardiff, young_person=late, received_on=clock.today() - timedelta(days=40)
    )
    for number in range(5):
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"Eli {number}")
        a_referral(by=cast.alys, area=cast.cardiff, young_person=person)
    context = browser(cast.alys).get(reverse("staff:my_day")).context
    assert context["queue_total"] == 9
    assert len(context["queue"]) == 6
    assert context["queue"][0].name.startswith("Dee Late")
    assert browser(cast.morag).get(reverse("staff:my_day")).context["queue_total"] == 0


def test_a_search_takes_few_statements(cast: Cast, busy: Episode) -> None:
    client = browser(cast.alys)
    client.post(reverse("staff:search"), {"q": "Ash"})
    with counting() as statements:
        response = client.post(reverse("staff:search"), {"q": "Ash"})
    assert b"Ash Lee" in response.content
    assert len(statements) <= MOST, statements
