"""Recording contacts: what they move, what is refused, what is kept."""

from datetime import date, timedelta

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused
from soceis.journey.casework import actions
from soceis.journey.casework.models import Contact, Episode, EpisodeState
from soceis.journey.casework.queries import state_on
from tests.cast import Cast
from tests.factories.casework import BEGUN_ON, TODAY, a_contact, an_episode, at, days_ago

pytestmark = pytest.mark.django_db(databases="__all__")


def again(cast: Cast, episode: Episode) -> Episode:
    with acting_as(cast.alys):
        return Episode.objects.get(pk=episode.pk)


def test_an_attempt_begins_the_time_of_getting_to_know_each_other(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, kind="attempt", mode="message", happened_at=days_ago(3))
    now = again(cast, episode)
    assert now.state == "engaging"
    assert now.open_from == TODAY - timedelta(days=3)
    assert now.first_attended is None


def test_a_first_meeting_makes_the_episode_active(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, kind="attempt", mode="phone", happened_at=days_ago(9))
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(2))
    now = again(cast, episode)
    assert now.state == "active"
    assert (now.open_from, now.first_attended) == (TODAY - timedelta(days=9), TODAY - timedelta(days=2))


def test_the_callers_own_episode_is_kept_in_step(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(2))
    assert episode.state == "active"
    assert episode.first_attended == TODAY - timedelta(days=2)


def test_a_back_dated_meeting_moves_the_first_days_and_the_history_of_states(
    cast: Cast, episode: Episode
) -> None:
    a_contact(by=cast.nia, episode=episode, kind="attempt", mode="phone", happened_at=days_ago(5))
    before = clock.now()
    with clock.at(at(TODAY, 18)):
        a_contact(by=cast.nia, episode=episode, happened_at=days_ago(20))
        now = again(cast, episode)
        assert now.state == "active"
        assert (now.open_from, now.first_attended) == (TODAY - timedelta(days=20), TODAY - timedelta(days=20))
        with acting_as(cast.nia):
            assert state_on(now, TODAY - timedelta(days=21)) == "allocated_not_started"
            assert state_on(now, TODAY - timedelta(days=20)) == "active"
            assert state_on(now, TODAY - timedelta(days=5)) == "active"
            assert state_on(now, TODAY - timedelta(days=10), known_at=before) == "allocated_not_started"
            assert state_on(now, TODAY, known_at=before) == "engaging"


def test_a_meeting_before_a_pause_does_not_end_the_pause(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(30))
    with acting_as(cast.nia):
        actions.pause(
            by=cast.nia, episode=episode, reason="At his gran's for half term.", on=TODAY - timedelta(days=10)
        )
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(12))
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(10))
    assert again(cast, episode).state == "paused"


def test_a_meeting_in_a_pause_ends_it(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(30))
    with acting_as(cast.nia):
        actions.pause(
            by=cast.nia,
            episode=episode,
            reason="Away.",
            on=TODAY - timedelta(days=10),
            until=TODAY + timedelta(days=9),
        )
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(4))
    now = again(cast, episode)
    assert (now.state, now.paused_until) == ("active", None)


@pytest.mark.parametrize("kind", ["not_attended", "cancelled_by_us", "cancelled_by_young_person"])
def test_what_did_not_come_about_moves_nothing(cast: Cast, episode: Episode, kind: str) -> None:
    a_contact(by=cast.nia, episode=episode, kind=kind, minutes=None)
    now = again(cast, episode)
    assert (now.state, now.open_from, now.first_attended) == ("allocated_not_started", None, None)


def test_a_time_to_come_is_refused_in_a_sentence(cast: Cast, episode: Episode) -> None:
    with pytest.raises(Invalid) as refused:
        a_contact(by=cast.nia, episode=episode, happened_at=at(TODAY + timedelta(days=1)))
    assert "has not happened yet" in refused.value.fields["happened_at"]


def test_a_day_before_the_referral_is_refused(cast: Cast, episode: Episode) -> None:
    with pytest.raises(Invalid) as refused:
        a_contact(by=cast.nia, episode=episode, happened_at=at(date(2026, 8, 31)))
    assert "1 September 2026" in refused.value.fields["happened_at"]


def test_a_visit_between_the_referral_and_the_decision_counts_from_the_beginning(
    cast: Cast, episode: Episode
) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=at(date(2026, 9, 1)))
    now = again(cast, episode)
    assert now.open_from == date(2026, 9, 1)
    with acting_as(cast.nia):
        assert state_on(now, BEGUN_ON) == "active"


def test_components_that_are_only_ticked_have_equal_shares(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode, components=["FUN", "EMO", "SKL"])
    assert sum(contact.components.values()) == pytest.approx(1)
    assert set(contact.components) == {"FUN", "EMO", "SKL"}


@pytest.mark.parametrize("components", [{"FUN": 0.5, "EMO": 0.2}, {"FUN": 1.5, "EMO": -0.5}, {"DANCE": 1.0}])
def test_shares_that_are_not_the_whole_are_refused(
    cast: Cast, episode: Episode, components: dict[str, float]
) -> None:
    with pytest.raises(Invalid) as refused:
        a_contact(by=cast.nia, episode=episode, components=components)
    assert set(refused.value.fields) == {"components"}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "refused"}, "kind"),
        ({"kind": ""}, "kind"),
        ({"mode": "pigeon"}, "mode"),
        ({"minutes": 1441}, "minutes"),
        ({"minutes": -5}, "minutes"),
        ({"title": "x" * 121}, "title"),
        ({"summary": "a\x00b"}, "summary"),
        ({"young_person_words": "w" * 20_001}, "young_person_words"),
    ],
)
def test_what_cannot_be_kept_is_named(
    cast: Cast, episode: Episode, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        a_contact(by=cast.nia, episode=episode, **values)
    assert set(refused.value.fields) == {field}
    with acting_as(cast.nia):
        assert not Contact.objects.exists()


@pytest.mark.parametrize(
    ("hour", "day", "out"),
    [(7, 17, True), (8, 17, False), (18, 17, False), (19, 16, True), (12, 15, True), (12, 14, True)],
)
def test_out_of_hours_is_worked_out(cast: Cast, episode: Episode, hour: int, day: int, out: bool) -> None:
    with clock.at(at(TODAY, 20)):
        contact = a_contact(by=cast.nia, episode=episode, happened_at=at(date(2026, 11, day), hour))
    assert contact.out_of_hours is out


def test_a_peer_mentor_records_a_contact_and_moves_the_episode(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.dom, episode=episode, summary="Climbing, he laughed, asked about college.")
    assert again(cast, episode).state == "active"


def test_strangers_cannot_record(cast: Cast, episode: Episode) -> None:
    for stranger in (cast.sam, cast.ross, cast.morag, cast.eve, cast.ada, cast.neil):
        with pytest.raises(NotFound):
            a_contact(by=stranger, episode=episode)


def test_a_correction_keeps_the_old_words_and_says_why(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode, minutes=60)
    with acting_as(cast.nia):
        corrected = actions.correct_contact(
            by=cast.nia, contact=contact, reason="It was ninety minutes.", minutes=90
        )
        old = Contact.objects.get(pk=contact.pk)
    assert (old.minutes, corrected.minutes) == (60, 90)
    assert corrected.corrects == old.pk
    assert corrected.title == old.title


def test_a_contact_is_corrected_once_and_then_its_correction(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode)
    from soceis.foundation.records.errors import WrongState

    with acting_as(cast.nia):
        second = actions.correct_contact(by=cast.nia, contact=contact, reason="Minutes.", minutes=90)
        with pytest.raises(WrongState):
            actions.correct_contact(by=cast.nia, contact=contact, reason="Minutes.", minutes=95)
        third = actions.correct_contact(by=cast.nia, contact=second, reason="Minutes again.", minutes=95)
    assert third.minutes == 95


def test_a_meeting_that_turns_out_an_attempt_takes_the_episode_back(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode, happened_at=days_ago(4))
    with acting_as(cast.nia):
        actions.correct_contact(
            by=cast.nia, contact=contact, reason="He was not in.", kind="attempt", minutes=None
        )
    now = again(cast, episode)
    assert (now.state, now.first_attended) == ("engaging", None)
    assert now.open_from == TODAY - timedelta(days=4)
    with acting_as(cast.nia):
        assert [step.cause for step in EpisodeState.objects.filter(episode=now)][-1] == "corrected"


def test_a_correction_needs_a_reason(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia), pytest.raises(Invalid) as refused:
        actions.correct_contact(by=cast.nia, contact=contact, reason="  ", minutes=90)
    assert set(refused.value.fields) == {"correction_reason"}


def test_a_peer_mentor_may_not_correct_what_others_wrote(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode, shared_with_peer_mentor=True)
    with acting_as(cast.dom), pytest.raises(Refused):
        actions.correct_contact(by=cast.dom, contact=contact, reason="No.", minutes=10)


def test_a_note_that_is_no_longer_shared_is_hidden_in_its_old_words_too(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode, shared_with_peer_mentor=True)
    with acting_as(cast.nia):
        actions.correct_contact(
            by=cast.nia, contact=contact, reason="Private.", shared_with_peer_mentor=False
        )
    with acting_as(cast.dom):
        assert not Contact.objects.exists()


def test_a_peer_mentor_sees_what_became_of_their_own_note(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.dom, episode=episode)
    with acting_as(cast.nia):
        actions.correct_contact(by=cast.nia, contact=contact, reason="The day.", happened_at=days_ago(2))
    with acting_as(cast.dom):
        assert Contact.objects.count() == 2


def test_after_the_end_only_what_came_before_it_may_be_added(cast: Cast) -> None:
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(20))
    with acting_as(cast.nia):
        actions.ask_closure(
            by=cast.nia,
            episode=episode,
            end_date=TODAY - timedelta(days=10),
            closure_code="goals_met",
            note="Done.",
        )
    with acting_as(cast.alys):
        actions.sign_off(by=cast.alys, episode=episode)
    a_contact(by=cast.alys, episode=episode, happened_at=days_ago(25))
    now = again(cast, episode)
    assert (now.state, now.first_attended) == ("closed", TODAY - timedelta(days=25))
    with pytest.raises(Invalid):
        a_contact(by=cast.alys, episode=episode, happened_at=days_ago(9))
