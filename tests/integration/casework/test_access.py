"""Who may open which page and take which step, for everybody in the cast."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as, refresh
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, Refused
from soceis.journey.casework import actions, queries
from soceis.journey.casework.models import Contact, Episode
from soceis.journey.plans.queries import plan_for
from soceis.people import actions as people
from tests.cast import Cast
from tests.factories.casework import TODAY, a_closure_asked, a_contact, a_worker, at, days_ago
from tests.factories.plans import a_draft, a_form, a_goal, an_agreed_plan

pytestmark = pytest.mark.django_db(databases="__all__")

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
YES, NO, NOT_THERE = 200, 403, 404
# Page -> what each person gets. Those who are not named hold no role for it: 403.
STRANGERS = {"sam": NOT_THERE, "ross": NOT_THERE, "morag": NOT_THERE}
WORKERS = {"alys": YES, "nia": YES, **STRANGERS}
WITH_MENTORS = {**WORKERS, "dom": YES}
MANAGERS = {"alys": YES, "morag": NOT_THERE}
PAGES: dict[str, dict[str, int]] = {
    "staff:record_contact": WITH_MENTORS,
    "casework:record_attempt": WITH_MENTORS,
    "casework:amendments": WORKERS,
    "casework:outreach": {**WORKERS, "neil": NOT_THERE, "dafydd": NOT_THERE},
    "casework:introduce": WORKERS,
    "casework:ask_why": WORKERS,
    "casework:plan_visit": WITH_MENTORS,
    "casework:promise": WITH_MENTORS,
    "casework:pause": WORKERS,
    "casework:resume": WORKERS,
    "casework:ask_closure": WORKERS,
    "casework:correct_contact": WORKERS,
    "casework:allocate": MANAGERS,
    "casework:sign_off": MANAGERS,
    "casework:review": MANAGERS,
    "plans:write": {**WITH_MENTORS, "neil": NOT_THERE, "dafydd": NOT_THERE},
    "outcomes:record": WORKERS,
}
OF_THE_PERSON = {"staff:record_contact", "casework:record_attempt", "plans:write", "outcomes:record"}


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def address(page: str, episode: Episode, contact: Contact) -> str:
    if page in {"casework:correct_contact", "casework:amendments"}:
        return reverse(page, args=[contact.pk])
    return reverse(page, args=[episode.young_person_id if page in OF_THE_PERSON else episode.pk])


@pytest.mark.parametrize("page", PAGES)
def test_each_page_opens_for_those_who_work_with_them_and_nobody_else(
    cast: Cast, episode: Episode, page: str
) -> None:
    a_form(cast.cardiff)
    contact = a_contact(by=cast.nia, episode=episode)
    where = address(page, episode, contact)
    got = {user.display_name.lower(): browser(user).get(where).status_code for user in cast.everybody}
    assert got == {name: PAGES[page].get(name, NO) for name in got}


@pytest.mark.parametrize("page", PAGES)
def test_nobody_opens_a_page_without_logging_in(cast: Cast, episode: Episode, page: str) -> None:
    contact = a_contact(by=cast.nia, episode=episode)
    assert Client().get(address(page, episode, contact)).status_code == 302


def test_somebody_who_covers_sees_the_record_within_their_days_alone(cast: Cast, episode: Episode) -> None:
    a_worker(
        by=cast.alys, episode=episode, worker=cast.sam, kind="cover",
        begins=TODAY + timedelta(days=1), ends=TODAY + timedelta(days=3),
    )  # fmt: skip
    where = reverse("staff:record_contact", args=[episode.young_person_id])
    found = {}
    for days in (0, 1, 3, 4):
        with clock.at(at(TODAY + timedelta(days=days), 9)):
            found[days] = browser(cast.sam).get(where).status_code
    assert found == {0: 404, 1: 200, 3: 200, 4: 404}


def test_the_former_key_worker_no_longer_sees_the_record(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.alys):
        actions.allocate(by=cast.alys, episode=episode, worker=cast.sam, change_reason="fit")
    where = reverse("staff:record_contact", args=[episode.young_person_id])
    assert browser(cast.nia).get(where).status_code == 404
    assert browser(cast.sam).get(where).status_code == 200


def test_a_record_opened_with_a_reason_is_read_and_not_written(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.sam):
        people.open_with_reason(
            by=cast.sam,
            reference=episode.young_person.reference,
            purpose="needs_help_now",
            reason="He rang the office.",
        )
        refresh(cast.sam)
        seen = queries.chronology(cast.sam, episode.young_person)
        assert [one.kind for one in seen].count("contact") == 1
        with pytest.raises(Refused):
            actions.record_contact(
                by=cast.sam, episode=episode, happened_at=days_ago(0), kind="attempt", mode="phone"
            )
    where = reverse("staff:record_contact", args=[episode.young_person_id])
    assert browser(cast.sam).get(where).status_code == 403


def _goal(cast: Cast, episode: Episode) -> Any:
    return a_goal(by=cast.alys, plan=an_agreed_plan(by=cast.alys, episode=episode, form=a_form(cast.cardiff)))


Step = Callable[[Cast, Episode, User], Any]
STEPS: dict[str, tuple[Step, set[str]]] = {
    "record a contact": (
        lambda _, e, by: actions.record_contact(
            by=by, episode=e, happened_at=days_ago(1), kind="attempt", mode="phone"
        ),
        {"alys", "nia", "dom"},
    ),
    "pause": (lambda _, e, by: actions.pause(by=by, episode=e, reason="Away."), {"alys", "nia"}),
    "allocate": (
        lambda c, e, by: actions.allocate(by=by, episode=e, worker=c.sam, change_reason="fit"),
        {"alys"},
    ),
    "add somebody": (
        lambda c, e, by: actions.add_worker(by=by, episode=e, worker=c.sam, kind="co_worker"),
        {"alys"},
    ),
    "ask to close": (
        lambda _, e, by: actions.ask_closure(
            by=by, episode=e, end_date=TODAY, closure_code="goals_met", note="Done."
        ),
        {"alys", "nia"},
    ),
    "plan a visit": (
        lambda _, e, by: actions.plan_visit(by=by, episode=e, starts_at=at(TODAY, 16), title="Walk"),
        {"alys", "nia", "dom"},
    ),
    "promise": (
        lambda _, e, by: actions.promise(by=by, episode=e, text="Bring the form", due_on=TODAY),
        {"alys", "nia", "dom"},
    ),
    "review": (
        lambda _, e, by: actions.write_review(
            by=by, episode=e, month=TODAY, held_on=TODAY, progress="Fine.", progress_direction="same"
        ),
        {"alys"},
    ),
}


@pytest.mark.parametrize("name", STEPS)
def test_each_step_is_taken_by_those_who_may_and_nobody_else(cast: Cast, episode: Episode, name: str) -> None:
    step, may = STEPS[name]
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(2))
    took = set()
    for user in cast.everybody:
        with acting_as(user):
            try:
                with transaction.atomic():
                    step(cast, episode, user)
                    transaction.set_rollback(True)
            except (NotFound, Refused):
                continue
            took.add(user.display_name.lower())
    assert took == may


def test_only_the_manager_of_that_area_signs_or_returns(cast: Cast, episode: Episode) -> None:
    a_closure_asked(by=cast.nia, episode=episode)
    for user in (cast.nia, cast.dom, cast.morag, cast.sam, cast.eve):
        with acting_as(user), pytest.raises((NotFound, Refused)):
            actions.sign_off(by=user, episode=episode)
        with acting_as(user), pytest.raises((NotFound, Refused)):
            actions.return_closure(by=user, episode=episode, note="More.")


def test_a_peer_mentor_reads_their_own_and_shared_contacts_and_nothing_else(
    cast: Cast, episode: Episode
) -> None:
    a_contact(by=cast.nia, episode=episode, title="Not for Dom", happened_at=days_ago(5))
    a_contact(
        by=cast.nia,
        episode=episode,
        title="For Dom too",
        shared_with_peer_mentor=True,
        happened_at=days_ago(4),
    )
    a_contact(by=cast.dom, episode=episode, title="Climbing", happened_at=days_ago(3))
    with acting_as(cast.dom):
        read = queries.chronology(cast.dom, episode.young_person)
        assert [one.record.title for one in read] == ["Climbing", "For Dom too"]
        assert {contact.title for contact in Contact.objects.all()} == {"Climbing", "For Dom too"}


def test_a_peer_mentor_sees_goals_and_no_topics(cast: Cast, episode: Episode) -> None:
    plan = an_agreed_plan(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    a_goal(by=cast.nia, plan=plan)
    page = browser(cast.dom).get(reverse("plans:write", args=[episode.young_person_id])).content.decode()
    assert "Get my CSCS card" in page
    assert "Self-esteem" not in page
    assert "Ring the college" in page


def test_strangers_cannot_tick_a_step_or_keep_a_promise(cast: Cast, episode: Episode) -> None:
    goal = _goal(cast, episode)
    with acting_as(cast.nia):
        promise = actions.promise(by=cast.nia, episode=episode, text="Bring the form", due_on=TODAY)
        visit = actions.plan_visit(by=cast.nia, episode=episode, starts_at=at(TODAY, 16), title="Walk")
    posts = {
        reverse("plans:goal_step", args=[goal.pk, 0]): {
            "nia": 302,
            "dom": 403,
            "sam": 404,
            "morag": 404,
            "eve": 403,
        },
        reverse("plans:move_goal", args=[goal.pk]): {"dom": 403, "sam": 404, "morag": 404, "eve": 403},
        reverse("plans:add_step", args=[goal.pk]): {"dom": 403, "sam": 404, "morag": 404, "eve": 403},
        reverse("casework:promise_done", args=[promise.pk]): {
            "sam": 404,
            "morag": 404,
            "eve": 403,
            "nia": 302,
        },
        reverse("casework:cancel_visit", args=[visit.pk]): {"sam": 404, "morag": 404, "eve": 403, "nia": 302},
    }
    for where, expected in posts.items():
        got = {
            name: browser(getattr(cast, name))
            .post(where, {"done": "yes", "to": "working", "step": "One"})
            .status_code
            for name in expected
        }
        assert got == expected, where


def test_a_draft_of_the_plan_is_not_for_strangers(cast: Cast, episode: Episode) -> None:
    plan = a_draft(by=cast.nia, episode=episode, form=a_form(cast.cardiff))
    for user in (cast.sam, cast.morag, cast.neil):
        with acting_as(user), pytest.raises(NotFound):
            plan_for(user, plan.pk)


def test_a_peer_mentor_leaves_another_workers_day_alone_and_changes_their_own(
    cast: Cast, episode: Episode
) -> None:
    with acting_as(cast.nia):
        visit = actions.plan_visit(by=cast.nia, episode=episode, starts_at=at(TODAY, 15), title="Library")
        kept = actions.promise(by=cast.nia, episode=episode, text="The form", due_on=TODAY)
    with acting_as(cast.dom):
        with pytest.raises(Refused, match="another worker’s day"):
            actions.cancel_visit(by=cast.dom, visit=visit)
        with pytest.raises(Refused, match="another worker’s day"):
            actions.keep_promise(by=cast.dom, promise=kept)
        own = actions.plan_visit(by=cast.dom, episode=episode, starts_at=at(TODAY, 16), title="Boxing")
        assert actions.cancel_visit(by=cast.dom, visit=own).cancelled
