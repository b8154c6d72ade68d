"""A goal changes its words and keeps its story; visits and helps stand with it; their page is theirs to read."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.journey.casework.models import Contact, Episode
from soceis.journey.plans import actions, queries
from soceis.journey.plans.models import Goal, GoalHelp
from tests.cast import Cast
from tests.factories.casework import TODAY
from tests.factories.plans import a_form, a_goal, an_agreed_plan
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def goal(cast: Cast, episode: Episode) -> Goal:
    plan = an_agreed_plan(
        by=cast.nia, episode=episode, form=a_form(cast.cardiff), in_their_words="My own money.",
        topics=["exploitation", "offending", "risky_situations"],
    )  # fmt: skip
    return a_goal(by=cast.nia, plan=plan)


def page_of(goal: Goal) -> str:
    return reverse("plans:goal", args=[goal.pk])


def post(client: Client, goal: Goal, **values: Any) -> Any:
    page = client.get(page_of(goal))
    return client.post(page_of(goal), {"saving_key": page.context["saving"].key, **values})


def test_a_goal_in_other_words_goes_on_with_the_steps_that_are_not_done(cast: Cast, goal: Goal) -> None:
    with acting_as(cast.nia):
        actions.step_done(by=cast.nia, goal=goal, index=0)
        actions.add_help(by=cast.nia, goal=goal, kind="course", words="CSCS course", where="Splott")
        made = actions.reword_goal(by=cast.nia, goal=goal, words="Work with my hands", topic="housing")
        before = Goal.objects.get(pk=goal.pk)
        assert (before.state, [step["words"] for step in before.steps]) == ("changed", ["Ring the college"])
        assert (made.state, made.came_from_id, made.topic) == ("working", goal.pk, "housing")
        assert [step["words"] for step in made.steps] == ["Book the test"]
        assert GoalHelp.objects.get().goal_id == made.pk
        episode = Episode.objects.get()
        assert [one.words for one in queries.goals_of(cast.nia, episode)] == ["Work with my hands"]


def test_the_same_words_change_nothing(cast: Cast, goal: Goal) -> None:
    with acting_as(cast.nia):
        same = actions.reword_goal(by=cast.nia, goal=goal, words=goal.words, topic=goal.topic)
        assert (same.pk, Goal.objects.count(), same.version) == (goal.pk, 1, 1)


def test_two_people_who_change_one_goal_see_both_texts(cast: Cast, goal: Goal) -> None:
    first, second = browser(cast.nia), browser(cast.alys)
    mine, theirs = first.get(page_of(goal)), second.get(page_of(goal))

    def typed(page: Any, words: str) -> dict[str, Any]:
        return {
            "saving_key": page.context["saving"].key, "do": "words", "words": words,
            "version": page.context["words"]["version"].value(),
        }  # fmt: skip

    assert first.post(page_of(goal), typed(mine, "Work outdoors")).status_code == 302
    late = second.post(page_of(goal), typed(theirs, "Work with Dad"))
    shown = late.content.decode()
    assert late.status_code == 409
    assert "Work outdoors" in shown
    assert "Work with Dad" in shown
    with acting_as(cast.nia):
        assert set(Goal.objects.values_list("words", "state")) == {
            ("Get my CSCS card", "changed"),
            ("Work outdoors", "agreed"),
        }


def test_a_stale_version_overwrites_nothing(cast: Cast, goal: Goal) -> None:
    with acting_as(cast.nia):
        actions.add_step(by=cast.nia, goal=goal, words="Buy boots")
        with pytest.raises(StaleEdit) as both:
            actions.reword_goal(by=cast.nia, goal=goal, words="Work", version=1)
        assert (both.value.theirs, both.value.yours) == ({"words": "Get my CSCS card"}, {"words": "Work"})
        assert Goal.objects.get().words == "Get my CSCS card"


def test_a_goal_that_was_reached_keeps_its_words(cast: Cast, goal: Goal) -> None:
    with acting_as(cast.nia):
        actions.move_goal(by=cast.nia, goal=goal, to_state="achieved")
        with pytest.raises(WrongState):
            actions.reword_goal(by=cast.nia, goal=goal, words="Other")
        with pytest.raises(WrongState):
            actions.add_help(by=cast.nia, goal=goal, kind="thing", words="Boots")


def test_a_tap_on_achieved_can_be_taken_back(cast: Cast, goal: Goal) -> None:
    with acting_as(cast.nia):
        actions.move_goal(by=cast.nia, goal=goal, to_state="achieved")
        back = actions.move_goal(by=cast.nia, goal=goal, to_state="working")
        assert (back.state, back.achieved_on) == ("working", None)
        assert queries.milestones(cast.nia, goal.young_person)[0].kind == "plan"


def test_a_step_ticked_on_the_visit_card_has_the_visits_day(cast: Cast, goal: Goal) -> None:
    client = browser(cast.nia)
    where = reverse("staff:record_contact", args=[goal.young_person_id])
    page = client.get(where)
    told = {
        "saving_key": page.context["saving"].key, "what": "met", "met_how": "one_to_one",
        "when": "yesterday", "minutes": "60", "steps": [f"{goal.pk}-0"],
    }  # fmt: skip
    assert client.post(where, told).status_code == 302
    with acting_as(cast.nia):
        step = Goal.objects.get().steps[0]
        assert step["done_on"] == "2026-11-16"
        assert step["visit"] == str(Contact.objects.get().pk)
    shown = client.get(reverse("plans:write", args=[goal.young_person_id])).content.decode()
    assert "Mon 16 Nov, on a visit" in shown
    assert "1 of 2 steps" in shown


def test_the_story_tells_every_turn_and_who(cast: Cast, goal: Goal) -> None:
    with acting_as(cast.nia):
        actions.step_done(by=cast.nia, goal=goal, index=0)
        made = actions.reword_goal(by=cast.nia, goal=goal, words="Work with my hands")
    with acting_as(cast.alys):
        actions.move_goal(by=cast.alys, goal=made, to_state="parked")
    story = browser(cast.dom).get(page_of(made)).content.decode()
    for said in ("Written down: “Get my CSCS card”", "Step done: Ring the college", "It changed.",
                 "Written down: “Work with my hands”", "Put aside for now.", "Nia", "Alys"):  # fmt: skip
        assert said in story, said
    gone = browser(cast.nia).get(page_of(goal)).content.decode()
    assert "It goes on in other words." in gone


def test_what_helps_is_added_from_the_page_and_put_away(cast: Cast, goal: Goal) -> None:
    client = browser(cast.nia)
    helping = {
        "help-kind": "page",
        "help-words": "How the test works",
        "help-where": "https://www.citb.co.uk",
    }
    assert post(client, goal, do="help", **helping).status_code == 302
    page = client.get(page_of(goal)).content.decode()
    assert 'href="https://www.citb.co.uk"' in page
    with acting_as(cast.nia):
        kept = GoalHelp.objects.get()
    assert post(client, goal, do=f"end-{kept.pk}").status_code == 302
    assert "How the test works" not in client.get(page_of(goal)).content.decode()
    with acting_as(cast.nia):
        assert GoalHelp.objects.get().ended_on == TODAY


@pytest.mark.parametrize(
    ("values", "field"),
    [({"kind": "magic"}, "kind"), ({"words": " "}, "words"), ({"where": "w" * 201}, "where")],
)
def test_a_help_that_cannot_be_kept_says_why(
    cast: Cast, goal: Goal, values: dict[str, Any], field: str
) -> None:
    given = {"kind": "thing", "words": "Boots", **values}
    with acting_as(cast.nia), pytest.raises(Invalid) as refused:
        actions.add_help(by=cast.nia, goal=goal, **given)
    assert set(refused.value.fields) == {field}


def test_a_peer_mentor_reads_and_changes_nothing(cast: Cast, goal: Goal) -> None:
    client = browser(cast.dom)
    page = client.get(page_of(goal)).content.decode()
    assert "Get my CSCS card" in page
    assert "other words" not in page
    assert client.post(page_of(goal), {"do": "words", "words": "Mine"}).status_code == 403
    with acting_as(cast.dom), pytest.raises(Refused):
        actions.add_help(by=cast.dom, goal=goal, kind="thing", words="Boots")


def test_a_stranger_finds_no_goal(cast: Cast, goal: Goal) -> None:
    assert browser(cast.sam).get(page_of(goal)).status_code == 404
    with acting_as(cast.sam), pytest.raises(NotFound):
        actions.reword_goal(by=cast.sam, goal=goal, words="Mine")


def test_their_own_page_says_none_of_the_words_that_weigh(cast: Cast, goal: Goal) -> None:
    with acting_as(cast.nia):
        actions.add_help(by=cast.nia, goal=goal, kind="person", words="Uncle Ray, who is a joiner")
    page = browser(cast.nia).get(reverse("plans:together", args=[goal.young_person_id])).content.decode()
    assert "What I want" in page
    assert "My own money." in page
    assert "Uncle Ray" in page
    body = page[page.index("<main") : page.index("</main>")].lower()
    assert not [word for word in ("exploit", "offend", "gang", "risk", "fail") if word in body]


def test_the_pages_ask_the_database_at_most_twelve_times(cast: Cast, goal: Goal) -> None:
    client = browser(cast.nia)
    with acting_as(cast.nia):
        plan = queries.plan_for(cast.nia, goal.plan_id)
    for number in range(5):
        other = a_goal(by=cast.nia, plan=plan, words=f"Goal {number}")
        with acting_as(cast.nia):
            actions.add_help(by=cast.nia, goal=other, kind="thing", words="Boots")
    person = [goal.young_person_id]
    for where in (reverse("plans:write", args=person), reverse("plans:together", args=person), page_of(goal)):
        with counting() as asked:
            assert client.get(where).status_code == 200
        assert len(asked) <= MOST, where
