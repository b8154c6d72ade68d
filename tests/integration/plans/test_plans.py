"""Plans on the area's form, goals in their words, small steps."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, NotFound, StaleEdit, WrongState
from soceis.journey.casework.models import Episode
from soceis.journey.plans import actions, queries
from soceis.journey.plans.models import Goal, Plan
from soceis.journey.plans.rules import GOAL_STATES, GOAL_TRANSITIONS
from tests.cast import Cast
from tests.factories.casework import TODAY
from tests.factories.plans import a_draft, a_form, a_goal, an_agreed_plan

pytestmark = pytest.mark.django_db(databases="__all__")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def page_of(episode: Episode) -> str:
    return reverse("plans:write", args=[episode.young_person_id])


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


def test_topics_keep_the_order_of_the_form(cast: Cast, episode: Episode) -> None:
    plan = a_draft(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    assert plan.topics == ["self_esteem", "relationships"]


def test_a_topic_that_the_form_does_not_offer_is_refused(cast: Cast, episode: Episode) -> None:
    form = a_form(cast.cardiff, short=True)
    with pytest.raises(Invalid) as refused:
        a_draft(by=cast.nia, episode=episode, form=form, topics=["housing"])
    assert set(refused.value.fields) == {"topics"}


def test_the_form_of_another_area_is_refused(cast: Cast, episode: Episode) -> None:
    with pytest.raises(Invalid):
        a_draft(by=cast.nia, episode=episode, form=a_form(cast.edinburgh))


def test_topics_that_are_not_on_the_form_are_named_as_not_asked(cast: Cast, episode: Episode) -> None:
    a_form(cast.cardiff, short=True)
    page = browser(cast.nia).get(page_of(episode)).content.decode()
    assert "so not asked:" in page
    assert 'value="housing"' not in page
    assert 'value="self_esteem"' in page


def test_there_is_one_draft_at_a_time(cast: Cast, episode: Episode) -> None:
    form = a_form(cast.cardiff)
    a_draft(by=cast.nia, episode=episode, form=form)
    with pytest.raises(WrongState):
        a_draft(by=cast.alys, episode=episode, form=form)


def test_agreeing_replaces_the_plan_before_and_takes_its_open_goals_over(
    cast: Cast, episode: Episode
) -> None:
    form = a_form(cast.cardiff)
    first = an_agreed_plan(by=cast.nia, episode=episode, form=form)
    goal = a_goal(by=cast.nia, plan=first)
    done = a_goal(by=cast.nia, plan=first, words="Meet gran")
    with acting_as(cast.nia):
        actions.move_goal(by=cast.nia, goal=done, to_state="achieved")
    second = an_agreed_plan(by=cast.nia, episode=episode, form=form, topics=["housing"])
    with acting_as(cast.nia):
        states = dict(Plan.objects.values_list("pk", "state"))
        goal.refresh_from_db()
        done.refresh_from_db()
        assert {shown.words for shown in queries.goals_of(cast.nia, episode)} == {
            "Get my CSCS card",
            "Meet gran",
        }
    assert states == {first.pk: "superseded", second.pk: "agreed"}
    assert (goal.plan_id, done.plan_id) == (second.pk, first.pk)


def test_a_plan_is_agreed_once_and_not_before_the_referral_or_in_the_future(
    cast: Cast, episode: Episode
) -> None:
    plan = a_draft(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    with acting_as(cast.nia):
        for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=400)):
            with pytest.raises(Invalid):
                actions.agree(by=cast.nia, plan=plan, on=day)
        actions.agree(by=cast.nia, plan=plan)
        with pytest.raises(WrongState):
            actions.agree(by=cast.nia, plan=plan)


def test_two_people_who_change_a_draft_see_both_versions(cast: Cast, episode: Episode) -> None:
    a_draft(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    first, second = browser(cast.nia), browser(cast.alys)
    mine, theirs = first.get(page_of(episode)), second.get(page_of(episode))

    def typed(page: Any, words: str) -> dict[str, Any]:
        return {
            "saving_key": page.context["saving"].key, "version": page.context["form"]["version"].value(),
            "topics": ["self_esteem"], "in_their_words": words,
        }  # fmt: skip

    assert first.post(page_of(episode), typed(mine, "A job, and my own place.")).status_code == 302
    late = second.post(page_of(episode), typed(theirs, "A job with Dad."))
    shown = late.content.decode()
    assert late.status_code == 409
    assert "A job, and my own place." in shown
    assert "A job with Dad." in shown
    assert second.post(page_of(episode), typed(late, "A job with Dad.")).status_code == 302
    with acting_as(cast.nia):
        assert Plan.objects.get().in_their_words == "A job with Dad."


def test_a_stale_change_overwrites_nothing(cast: Cast, episode: Episode) -> None:
    plan = a_draft(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    with acting_as(cast.nia):
        actions.change_draft(
            by=cast.nia, plan=plan, topics=["housing"], in_their_words="One", version=plan.version
        )
        with pytest.raises(StaleEdit):
            actions.change_draft(by=cast.nia, plan=plan, topics=["housing"], in_their_words="Two", version=1)
        assert Plan.objects.get().in_their_words == "One"


def test_the_plan_is_written_agreed_and_given_a_goal_from_its_page(cast: Cast, episode: Episode) -> None:
    a_form(cast.cardiff)
    client, where = browser(cast.nia), page_of(episode)
    assert save(client, where, topics=["housing"], in_their_words="My own place.").status_code == 302
    day = {"agree-on_day": "17", "agree-on_month": "11", "agree-on_year": "2026"}
    assert save(client, where, do="agree", **day).status_code == 302
    goal = {
        "goal-words": "A key of my own",
        "goal-steps": "Ring the council\n\nSee a flat",
        "goal-state": "agreed",
    }
    assert save(client, where, do="goal", **goal).status_code == 302
    with acting_as(cast.nia):
        assert Plan.objects.get().state == "agreed"
        assert [step["words"] for step in Goal.objects.get().steps] == ["Ring the council", "See a flat"]
    page = client.get(where).content.decode()
    assert "A key of my own" in page
    assert "My own place." in page


def test_ticking_a_step_shows_that_the_goal_is_worked_on_and_can_be_taken_back(
    cast: Cast, episode: Episode
) -> None:
    goal = a_goal(by=cast.nia, plan=an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff)))
    client, where = browser(cast.nia), reverse("plans:goal_step", args=[goal.pk, 0])
    part = client.post(where, {"done": "yes"}, headers={"HX-Request": "true"})
    assert 'aria-pressed="true"' in part.content.decode()
    assert "Working on it" in part.content.decode()
    with acting_as(cast.nia):
        goal.refresh_from_db()
    assert goal.steps[0] == {"words": "Ring the college", "done": True, "done_on": "2026-11-17"}
    client.post(where, {"done": "no"})
    with acting_as(cast.nia):
        goal.refresh_from_db()
    assert goal.steps[0]["done"] is False


def test_a_step_that_is_not_there_is_not_found(cast: Cast, episode: Episode) -> None:
    goal = a_goal(by=cast.nia, plan=an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff)))
    with acting_as(cast.nia), pytest.raises(NotFound):
        actions.step_done(by=cast.nia, goal=goal, index=2)


@pytest.mark.parametrize("state", [state for state in GOAL_STATES if state != "suggested"])
@pytest.mark.parametrize("before", ["suggested", "agreed", "working", "parked", "achieved", "dropped"])
def test_a_goal_moves_only_as_the_table_says(cast: Cast, episode: Episode, before: str, state: str) -> None:
    goal = a_goal(by=cast.nia, plan=an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff)))
    with acting_as(cast.nia):
        Goal.objects.filter(pk=goal.pk).update(state=before)
        if state in GOAL_TRANSITIONS[before]:
            moved = actions.move_goal(by=cast.nia, goal=goal, to_state=state)
            assert moved.state == state
            assert (moved.achieved_on == TODAY) is (state == "achieved")
        else:
            with pytest.raises(WrongState):
                actions.move_goal(by=cast.nia, goal=goal, to_state=state)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "w" * 301}, "words"),
        ({"topic": "dancing"}, "topic"),
        ({"steps": ["s"] * 21}, "steps"),
        ({"steps": ["a\x00b"]}, "steps"),
        ({"state": "achieved"}, "state"),
    ],
)
def test_a_goal_that_cannot_be_kept_says_why(
    cast: Cast, episode: Episode, values: dict[str, Any], field: str
) -> None:
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    with pytest.raises(Invalid) as refused:
        a_goal(by=cast.nia, plan=plan, **values)
    assert set(refused.value.fields) == {field}


def test_milestones_are_the_agreed_plan_and_achieved_goals(cast: Cast, episode: Episode) -> None:
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    goal = a_goal(by=cast.nia, plan=plan)
    with acting_as(cast.nia):
        actions.move_goal(by=cast.nia, goal=goal, to_state="achieved")
        assert {one.kind for one in queries.milestones(cast.nia, episode.young_person)} == {"plan", "goal"}
    with acting_as(cast.dom):
        assert {one.kind for one in queries.milestones(cast.dom, episode.young_person)} == {"goal"}


def test_an_area_without_a_form_says_so(cast: Cast, episode: Episode) -> None:
    assert "This area has no plan form yet" in browser(cast.nia).get(page_of(episode)).content.decode()
