"""The catalogue, a short list, and a page to hand over on which nothing weighs."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.journey.activities import actions
from soceis.journey.activities.models import Activity, ActivityChoice
from soceis.journey.casework.models import ChronologyEntry, Episode
from soceis.journey.plans.models import GoalHelp
from tests.cast import Cast
from tests.factories.activities import an_activity
from tests.factories.casework import TODAY, an_episode
from tests.factories.people import a_young_person
from tests.factories.plans import a_form, a_goal, an_agreed_plan
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def offered(cast: Cast, episode: Episode, *activities: Activity, **values: Any) -> ActivityChoice:
    with acting_as(cast.nia):
        return actions.offer(by=cast.nia, episode=episode, activities=activities, **values)


def test_the_manager_fills_the_catalogue_and_answers_for_the_assessment(cast: Cast) -> None:
    client, where = browser(cast.alys), reverse("activities:catalogue")
    day = {"risk_on_day": "1", "risk_on_month": "11", "risk_on_year": "2026"}
    typed = {
        "title": "Boxing",
        "cost": "£4.50",
        "least_age": "12",
        "permission": "form",
        "risk_words": "Pads.",
    }
    assert save(client, where, **typed, **day).status_code == 302
    with acting_as(cast.alys):
        kept = Activity.objects.get()
    assert (kept.cost, kept.risk_by_id, kept.risk_on) == (Decimal("4.50"), cast.alys.pk, date(2026, 11, 1))
    page = browser(cast.nia).get(where).content.decode()
    assert "The provider’s own form" in page
    assert "Assessed 1 November 2026 by Alys" in page
    assert "Write it down" not in page
    assert "Boxing" in browser(cast.dom).get(where).content.decode()
    assert "Boxing" not in browser(cast.ross).get(where).content.decode()


def test_nobody_but_the_manager_changes_the_catalogue(cast: Cast) -> None:
    kept = an_activity(by=cast.alys, area=cast.cardiff)
    for user, refusal in ((cast.nia, Refused), (cast.dom, Refused), (cast.morag, NotFound)):
        with acting_as(user), pytest.raises(refusal):
            actions.add_activity(by=user, area_id=cast.cardiff.pk, title="Mine")
    assert browser(cast.nia).post(reverse("activities:catalogue"), {"title": "Mine"}).status_code == 403
    assert browser(cast.nia).get(reverse("activities:activity", args=[kept.pk])).status_code == 403
    assert browser(cast.morag).get(reverse("activities:activity", args=[kept.pk])).status_code == 404


def test_two_managers_who_change_one_activity_see_both(cast: Cast) -> None:
    kept = an_activity(by=cast.alys, area=cast.cardiff)
    client, where = browser(cast.alys), reverse("activities:activity", args=[kept.pk])
    typed = {"title": "Climbing hall", "permission": "none", "version": "1"}
    assert save(client, where, **typed).status_code == 302
    late = save(client, where, **{**typed, "title": "The wall"})
    assert late.status_code == 409
    assert "Climbing hall" in late.content.decode()
    with acting_as(cast.alys), pytest.raises(StaleEdit):
        actions.change_activity(by=cast.alys, activity=Activity.objects.get(), version=1, title="X")
    assert save(client, where, do="end").status_code == 302
    with acting_as(cast.alys):
        assert Activity.objects.get().ended_on == TODAY


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"title": " "}, "title"),
        ({"cost": Decimal(-1)}, "cost"),
        ({"least_age": 16, "most_age": 12}, "most_age"),
        ({"permission": "nobody"}, "permission"),
        ({"risk_on": TODAY + timedelta(days=1)}, "risk_on"),
    ],
)
def test_an_activity_that_cannot_be_kept_says_why(cast: Cast, values: dict[str, Any], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        an_activity(by=cast.alys, area=cast.cardiff, **values)
    assert set(refused.value.fields) == {field}


def test_the_list_holds_what_is_for_their_age_on_the_very_birthday(cast: Cast) -> None:
    """Somebody born on 29 February is a year older on 1 March of a common year, and not the day before."""
    for age in (15, 16):
        an_activity(by=cast.alys, area=cast.cardiff, title=f"From {age}", least_age=age)
    person = a_young_person(by=cast.alys, area=cast.cardiff, date_of_birth=date(2012, 2, 29))
    born = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
    where = reverse("activities:choices", args=[born.young_person_id])
    for day, shown in (
        (date(2027, 2, 28), set()),
        (date(2027, 3, 1), {"From 15"}),
        (date(2028, 2, 28), {"From 15"}),
        (date(2028, 2, 29), {"From 15", "From 16"}),
    ):
        with clock.at(day):
            page = browser(cast.nia).get(where).content.decode()
        assert {title for title in ("From 15", "From 16") if title in page} == shown, day


def test_they_choose_on_a_page_that_names_nobody_and_leads_nowhere(cast: Cast, episode: Episode) -> None:
    wall = an_activity(by=cast.alys, area=cast.cardiff, risk_words="Police say his cousin works there.")
    film = an_activity(by=cast.alys, area=cast.cardiff, title="Film night", place="")
    client = browser(cast.dom)
    made = save(client, reverse("activities:choices", args=[episode.young_person_id]),
                activities=[str(wall.pk), str(film.pk)])  # fmt: skip
    with acting_as(cast.dom):
        choice = ActivityChoice.objects.get()
    where = reverse("activities:choose", args=[choice.pk])
    assert made.headers["Location"] == where
    page = client.get(where).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    assert "Jay" not in page
    assert "Police" not in page
    assert "<a " not in main
    assert "<nav" not in page
    assert 'href="/"' not in page
    assert not [word for word in ("risk", "offen", "exploit", "gang") if word in main.lower()]
    assert save(client, where, chosen=[str(film.pk)], own_idea="Fishing").status_code == 302
    after = client.get(where).content.decode()
    assert "Film night" in after
    assert "hand the phone back" in after
    shown = (
        browser(cast.nia).get(reverse("activities:choices", args=[episode.young_person_id])).content.decode()
    )
    assert "Fishing" in shown
    with acting_as(cast.nia):
        assert ChronologyEntry.objects.get().kind == "activities_chosen"


def test_nothing_for_now_is_an_answer_too(cast: Cast, episode: Episode) -> None:
    choice = offered(cast, episode, an_activity(by=cast.alys, area=cast.cardiff))
    where = reverse("activities:choose", args=[choice.pk])
    assert save(browser(cast.nia), where, do="not_now").status_code == 302
    with acting_as(cast.nia):
        kept = ActivityChoice.objects.get()
        assert (kept.not_now, kept.chosen, kept.chosen_on) == (True, [], TODAY)
        assert not ChronologyEntry.objects.exists()
        with pytest.raises(WrongState):
            actions.choose(by=cast.nia, choice=kept, chosen=[], own_idea="Fishing")


def test_one_to_three_of_those_that_are_shown(cast: Cast, episode: Episode) -> None:
    several = [an_activity(by=cast.alys, area=cast.cardiff, title=f"Number {n}") for n in range(5)]
    choice = offered(cast, episode, *several[:4])
    keys = [one.pk for one in several]
    with acting_as(cast.nia):
        for chosen in ([], keys[:4], [keys[4]]):
            with pytest.raises(Invalid) as refused:
                actions.choose(by=cast.nia, choice=choice, chosen=chosen)
            assert set(refused.value.fields) == {"chosen"}
        kept = actions.choose(by=cast.nia, choice=choice, chosen=[*keys[:3], keys[0]])
        assert kept.chosen == keys[:3]


@pytest.mark.parametrize("number", [0, 7])
def test_a_short_list_is_short(cast: Cast, episode: Episode, number: int) -> None:
    several = [an_activity(by=cast.alys, area=cast.cardiff, title=f"Number {n}") for n in range(number)]
    with pytest.raises(Invalid):
        offered(cast, episode, *several)


def test_what_is_chosen_for_a_goal_stands_with_the_goal(cast: Cast, episode: Episode) -> None:
    wall = an_activity(by=cast.alys, area=cast.cardiff)
    goal = a_goal(by=cast.nia, plan=an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff)))
    choice = offered(cast, episode, wall, goal=goal)
    with acting_as(cast.nia):
        actions.choose(by=cast.nia, choice=choice, chosen=[wall.pk])
        kept = GoalHelp.objects.get()
    assert (kept.goal_id, kept.kind, kept.words, kept.record) == (goal.pk, "activity", "Climbing", wall.pk)


def test_strangers_and_other_roles_find_no_list(cast: Cast, episode: Episode) -> None:
    choice = offered(cast, episode, an_activity(by=cast.alys, area=cast.cardiff))
    for user, status in ((cast.sam, 404), (cast.ross, 404), (cast.eve, 403)):
        for where in (reverse("activities:choose", args=[choice.pk]),
                      reverse("activities:choices", args=[episode.young_person_id])):  # fmt: skip
            assert browser(user).get(where).status_code == status
        assert (
            browser(user).post(reverse("activities:choose", args=[choice.pk]), {"do": "not_now"}).status_code
            == status
        )


def test_the_pages_ask_the_database_at_most_twelve_times(cast: Cast, episode: Episode) -> None:
    several = [an_activity(by=cast.alys, area=cast.cardiff, title=f"Number {n}") for n in range(6)]
    choice = offered(cast, episode, *several)
    client = browser(cast.nia)
    for where in (
        reverse("activities:catalogue"),
        reverse("activities:choices", args=[episode.young_person_id]),
        reverse("activities:choose", args=[choice.pk]),
    ):
        with counting() as asked:
            assert client.get(where).status_code == 200
        assert len(asked) <= MOST, where
