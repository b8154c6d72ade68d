"""Bringing work over from older records in which nobody wrote down where it stood."""

from datetime import date, timedelta

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.audit.models import Entry
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.journey.casework import actions
from soceis.journey.casework.models import Episode, EpisodeState
from soceis.journey.casework.queries import state_on
from tests.cast import Cast
from tests.factories.casework import BEGUN_ON, TODAY, a_contact, an_accepted_referral, at

pytestmark = pytest.mark.django_db(databases="__all__")
OLD_RECORDS = "From the old spreadsheet; the state was not written down."


def test_work_brought_over_stands_as_not_known_with_the_records_it_came_from(cast: Cast) -> None:
    referral = an_accepted_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        episode = actions.bring_over(by=cast.alys, referral=referral, reason=OLD_RECORDS)
        step = EpisodeState.objects.get(episode=episode)
        assert Entry.objects.filter(record_id=episode.pk, action="created", actor=cast.alys.pk).exists()
    assert (episode.state, episode.number, episode.allocated_on) == ("unknown", 1, None)
    assert (step.from_state, step.to_state, step.effective_on) == ("", "unknown", BEGUN_ON)
    assert (step.cause, step.reason, step.recorded_by_id) == ("begun", OLD_RECORDS, cast.alys.pk)


def test_where_it_comes_from_must_be_said(cast: Cast) -> None:
    referral = an_accepted_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys), pytest.raises(Invalid) as refused:
        actions.bring_over(by=cast.alys, referral=referral, reason="  ")
    assert "reason" in refused.value.fields


def test_nothing_is_brought_over_beside_open_work(cast: Cast) -> None:
    referral = an_accepted_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        actions.bring_over(by=cast.alys, referral=referral, reason=OLD_RECORDS)
    again = an_accepted_referral(by=cast.alys, area=cast.cardiff, young_person=referral.young_person)
    with acting_as(cast.alys), pytest.raises(WrongState):
        actions.bring_over(by=cast.alys, referral=again, reason=OLD_RECORDS)


def test_a_stranger_brings_nothing_over(cast: Cast) -> None:
    referral = an_accepted_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.sam), pytest.raises(NotFound):
        actions.bring_over(by=cast.sam, referral=referral, reason=OLD_RECORDS)


def brought_over(cast: Cast) -> Episode:
    referral = an_accepted_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        return actions.bring_over(by=cast.alys, referral=referral, reason=OLD_RECORDS)


def states_on(cast: Cast, episode: Episode, *days: date) -> list[str]:
    with acting_as(cast.alys):
        return [state_on(episode, day) for day in days]


def test_naming_a_key_worker_leaves_the_days_before_as_not_known(cast: Cast) -> None:
    episode = brought_over(cast)
    named_on = date(2026, 10, 1)
    with acting_as(cast.alys):
        actions.allocate(by=cast.alys, episode=episode, worker=cast.nia, on=named_on)
        steps = list(
            EpisodeState.objects.filter(episode=episode).order_by("id").values_list("from_state", "to_state")
        )
    assert (episode.state, episode.allocated_on) == ("allocated_not_started", named_on)
    assert steps == [("", "unknown"), ("unknown", "allocated_not_started")]
    days = (BEGUN_ON, named_on - timedelta(days=1), named_on, TODAY)
    assert states_on(cast, episode, *days) == ["unknown", "unknown", *["allocated_not_started"] * 2]


@pytest.mark.parametrize(("kind", "state"), [("attempt", "engaging"), ("attended", "active")])
def test_a_contact_says_where_work_that_was_brought_over_stands_from_its_day(
    cast: Cast, kind: str, state: str
) -> None:
    episode = brought_over(cast)
    day = date(2026, 10, 5)
    a_contact(by=cast.alys, episode=episode, kind=kind, happened_at=at(day))
    with acting_as(cast.alys):
        found = Episode.objects.get(pk=episode.pk)
    assert (found.state, found.open_from) == (state, day)
    assert states_on(cast, episode, day - timedelta(days=1), day) == ["unknown", state]


def test_naming_a_key_worker_afterwards_and_a_correction_keep_what_was_not_known(cast: Cast) -> None:
    episode = brought_over(cast)
    met_on, named_on = date(2026, 10, 5), date(2026, 10, 20)
    contact = a_contact(by=cast.alys, episode=episode, happened_at=at(met_on))
    with acting_as(cast.alys):
        actions.allocate(by=cast.alys, episode=episode, worker=cast.nia, on=named_on)
    days = (BEGUN_ON, met_on, named_on)
    assert states_on(cast, episode, *days) == ["unknown", "active", "active"]
    with acting_as(cast.alys):
        contact.refresh_from_db()
        actions.correct_contact(by=cast.alys, contact=contact, reason="It was off.", kind="cancelled_by_us")
    assert states_on(cast, episode, *days) == ["unknown", "unknown", "allocated_not_started"]
