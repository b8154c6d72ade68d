"""Bringing work over from older records in which nobody wrote down where it stood."""

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.audit.models import Entry
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.journey.casework import actions
from soceis.journey.casework.models import EpisodeState
from tests.cast import Cast
from tests.factories.casework import BEGUN_ON, an_accepted_referral

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
