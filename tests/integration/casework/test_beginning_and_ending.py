"""Beginning, who works with whom, pausing, ending, beginning again."""

from datetime import timedelta

import pytest

from soceis.foundation.access.context import acting_as, refresh
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.journey.casework import actions
from soceis.journey.casework.models import Assignment, Episode, EpisodeState, PlannedVisit, Promise
from soceis.journey.casework.queries import state_on
from tests.cast import Cast
from tests.factories.casework import (
    BEGUN_ON,
    TODAY,
    a_closure_asked,
    a_contact,
    a_worker,
    an_accepted_referral,
    an_episode,
    at,
    days_ago,
)
from tests.factories.people import a_young_person
from tests.factories.referrals import a_referral

pytestmark = pytest.mark.django_db(databases="__all__")


def test_an_accepted_referral_begins_on_the_day_of_the_decision(cast: Cast) -> None:
    episode = an_episode(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        step = EpisodeState.objects.get(episode=episode)
    assert (step.to_state, step.effective_on, step.cause) == ("awaiting_allocation", BEGUN_ON, "begun")
    assert (episode.number, episode.programme) == (1, "one_to_one")


def test_a_referral_that_was_not_accepted_begins_nothing(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys), pytest.raises(WrongState):
        actions.begin(by=cast.alys, referral=referral)


def test_there_is_one_open_episode_for_each_programme(cast: Cast, episode: Episode) -> None:
    second = an_accepted_referral(
        by=cast.alys, area=cast.cardiff, young_person=episode.young_person, received_on=TODAY, on=TODAY
    )
    with acting_as(cast.alys), pytest.raises(WrongState):
        actions.begin(by=cast.alys, referral=second)
    school = an_accepted_referral(
        by=cast.alys, area=cast.cardiff, young_person=episode.young_person,
        received_on=TODAY, on=TODAY, decision="accepted_prevention",
    )  # fmt: skip
    with acting_as(cast.alys):
        assert actions.begin(by=cast.alys, referral=school).programme == "school_group"


def test_being_referred_again_begins_the_second_time_of_the_same_person(cast: Cast, episode: Episode) -> None:
    a_closure_asked(by=cast.nia, episode=episode)
    with acting_as(cast.alys):
        actions.sign_off(by=cast.alys, episode=episode)
    again = an_episode(
        by=cast.alys, area=cast.cardiff, young_person=episode.young_person, received_on=TODAY, on=TODAY
    )
    assert (again.number, again.young_person_id) == (2, episode.young_person_id)


def test_naming_a_key_worker_lets_them_see_the_record(cast: Cast) -> None:
    episode = an_episode(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.nia):
        assert not Episode.objects.exists()
    with acting_as(cast.alys):
        actions.allocate(by=cast.alys, episode=episode, worker=cast.nia)
    with acting_as(cast.nia):
        refresh(cast.nia)
        assert Episode.objects.get().state == "allocated_not_started"


def test_a_change_of_key_worker_ends_the_former_the_day_before(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.alys):
        actions.allocate(by=cast.alys, episode=episode, worker=cast.sam, change_reason="young_person_asked")
        former = Assignment.objects.get(worker=cast.nia)
    assert (former.ends, former.end_reason) == (TODAY - timedelta(days=1), "young_person_asked")


@pytest.mark.parametrize("name", ["dom", "ross", "eve"])
def test_only_practitioners_of_the_area_are_named_key_worker(cast: Cast, name: str) -> None:
    episode = an_episode(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys), pytest.raises(Invalid) as refused:
        actions.allocate(by=cast.alys, episode=episode, worker=getattr(cast, name))
    assert set(refused.value.fields) == {"worker"}


def test_the_same_key_worker_is_not_named_twice(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.alys), pytest.raises(Invalid) as refused:
        actions.allocate(by=cast.alys, episode=episode, worker=cast.nia, change_reason="fit")
    assert "already" in refused.value.fields["worker"]


def test_cover_needs_a_last_day_that_is_not_before_the_first(cast: Cast, episode: Episode) -> None:
    with pytest.raises(Invalid) as refused:
        a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind="cover")
    assert set(refused.value.fields) == {"ends"}
    with pytest.raises(Invalid) as refused:
        a_worker(by=cast.alys, episode=episode, worker=cast.sam, kind="cover", ends=TODAY - timedelta(days=1))
    assert set(refused.value.fields) == {"ends"}


def test_cover_may_come_from_another_area_and_a_peer_mentor_may_not(cast: Cast, episode: Episode) -> None:
    a_worker(by=cast.alys, episode=episode, worker=cast.ross, kind="cover", ends=TODAY)
    with pytest.raises(Invalid):
        a_worker(by=cast.alys, episode=episode, worker=cast.ross, kind="peer_mentor")


def test_nobody_does_the_same_thing_twice_at_a_time(cast: Cast, episode: Episode) -> None:
    with pytest.raises(Invalid):
        a_worker(by=cast.alys, episode=episode, worker=cast.dom, kind="peer_mentor")


def test_only_work_that_has_begun_is_paused(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia), pytest.raises(WrongState):
        actions.pause(by=cast.nia, episode=episode, reason="Away.")


def test_a_pause_keeps_its_reason_and_when_it_is_looked_at_again(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        actions.pause(by=cast.nia, episode=episode, reason="At his gran's.", until=TODAY + timedelta(days=14))
        step = EpisodeState.objects.filter(episode=episode).last()
    assert step is not None
    assert (step.reason, episode.paused_until) == ("At his gran's.", TODAY + timedelta(days=14))


def test_a_pause_without_a_reason_or_before_the_last_meeting_is_refused(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(2))
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(1))
    with acting_as(cast.nia), pytest.raises(Invalid) as refused:
        actions.pause(by=cast.nia, episode=episode, reason=" ", on=TODAY - timedelta(days=2))
    assert set(refused.value.fields) == {"reason", "on"}


def test_work_that_only_tried_goes_on_trying_after_a_pause(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, kind="attempt", mode="phone", minutes=None)
    with acting_as(cast.nia):
        actions.pause(by=cast.nia, episode=episode, reason="Away.")
        actions.resume(by=cast.nia, episode=episode)
        with pytest.raises(WrongState):
            actions.resume(by=cast.nia, episode=episode)
    assert episode.state == "engaging"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"closure_code": "vanished"}, "closure_code"),
        ({"note": " "}, "note"),
        ({"end_date": TODAY + timedelta(days=1)}, "end_date"),
        ({"end_date": TODAY - timedelta(days=3)}, "end_date"),
        ({"closure_code": "declined_at_offer"}, "reason"),
        ({"non_engagement": [("practical", "worker", "service", "")]}, "reason"),
        (
            {"closure_code": "no_contact_made", "non_engagement": [("practical", "cat", "service", "")]},
            "informant",
        ),
    ],
)
def test_asking_to_end_says_what_is_missing(
    cast: Cast, episode: Episode, values: dict[str, object], field: str
) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(1))
    with pytest.raises(Invalid) as refused:
        a_closure_asked(by=cast.nia, episode=episode, **values)
    assert set(refused.value.fields) == {field}


def test_nothing_ends_until_the_manager_signs(cast: Cast, episode: Episode) -> None:
    a_closure_asked(by=cast.nia, episode=episode)
    assert episode.state == "allocated_not_started"
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(0))
    with acting_as(cast.nia):
        assert Episode.objects.get(pk=episode.pk).state == "active"


def test_a_signature_ends_everything_on_its_day(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(20))
    a_worker(
        by=cast.alys,
        episode=episode,
        worker=cast.sam,
        kind="cover",
        begins=TODAY + timedelta(days=4),
        ends=TODAY + timedelta(days=9),
    )
    with acting_as(cast.nia):
        actions.promise(by=cast.nia, episode=episode, text="Bring the form", due_on=TODAY + timedelta(days=4))
        actions.plan_visit(
            by=cast.nia, episode=episode, starts_at=at(TODAY + timedelta(days=4)), title="Walk"
        )
    a_closure_asked(by=cast.nia, episode=episode, end_date=TODAY - timedelta(days=5))
    with acting_as(cast.alys):
        actions.sign_off(by=cast.alys, episode=episode)
        now = Episode.objects.get(pk=episode.pk)
        assert {given.ends for given in Assignment.objects.filter(episode=now)} == {TODAY}
        assert Promise.objects.get().ended_on == TODAY
        assert PlannedVisit.objects.get().cancelled
        assert state_on(now, TODAY - timedelta(days=6)) == "active"
        assert state_on(now, TODAY - timedelta(days=5)) == "closed"
        assert Entry.objects.filter(action="closed", people__contains=[now.young_person_id]).count() == 1
    assert (now.state, now.end_date, now.signed_off_on) == ("closed", TODAY - timedelta(days=5), TODAY)
    with clock.at(at(TODAY + timedelta(days=1))), acting_as(cast.nia):
        assert not Episode.objects.exists()


def test_after_the_end_nothing_goes_on(cast: Cast, episode: Episode) -> None:
    a_closure_asked(by=cast.nia, episode=episode)
    with acting_as(cast.alys):
        actions.sign_off(by=cast.alys, episode=episode)
        for step in (
            lambda: actions.allocate(by=cast.alys, episode=episode, worker=cast.sam, change_reason="fit"),
            lambda: actions.pause(by=cast.alys, episode=episode, reason="Away."),
            lambda: actions.promise(by=cast.alys, episode=episode, text="A form", due_on=TODAY),
            lambda: actions.plan_visit(by=cast.alys, episode=episode, starts_at=at(TODAY, 18), title="Walk"),
            lambda: actions.ask_closure(
                by=cast.alys, episode=episode, end_date=TODAY, closure_code="other", note="x"
            ),
            lambda: actions.sign_off(by=cast.alys, episode=episode),
        ):
            with pytest.raises(WrongState):
                step()


def test_a_closure_that_was_returned_is_no_longer_asked(cast: Cast, episode: Episode) -> None:
    a_closure_asked(by=cast.nia, episode=episode)
    with acting_as(cast.alys):
        actions.return_closure(by=cast.alys, episode=episode, note="Who is there for him?")
        with pytest.raises(WrongState):
            actions.sign_off(by=cast.alys, episode=episode)
        now = Episode.objects.get(pk=episode.pk)
    assert (now.closure_asked_on, now.end_date, now.closure_note) == (
        None,
        None,
        "He is at college and has people around him.",
    )


def test_a_contact_after_the_last_day_takes_the_asking_back_and_says_so(cast: Cast, episode: Episode) -> None:
    a_closure_asked(by=cast.nia, episode=episode, end_date=TODAY - timedelta(days=3))
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(1))
    with acting_as(cast.alys):
        with pytest.raises(WrongState):
            actions.sign_off(by=cast.alys, episode=episode)
        now = Episode.objects.get(pk=episode.pk)
    assert (now.state, now.closure_asked_on, now.end_date) == ("active", None, None)
    assert "16 November 2026" in now.closure_returned_note


def test_a_promise_is_kept_once_and_never_in_the_future(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        promise = actions.promise(by=cast.nia, episode=episode, text="Bring the form", due_on=TODAY)
        with pytest.raises(Invalid):
            actions.keep_promise(by=cast.nia, promise=promise, on=TODAY + timedelta(days=1))
        actions.keep_promise(by=cast.nia, promise=promise)
        version = promise.version
        actions.keep_promise(by=cast.nia, promise=promise)
    assert (promise.done_on, promise.version) == (TODAY, version)


def test_a_stranger_learns_nothing_about_an_episode(cast: Cast) -> None:
    episode = an_episode(
        by=cast.alys, area=cast.cardiff, young_person=a_young_person(by=cast.alys, area=cast.cardiff)
    )
    with acting_as(cast.morag), pytest.raises(NotFound):
        actions.allocate(by=cast.morag, episode=episode, worker=cast.ross)
