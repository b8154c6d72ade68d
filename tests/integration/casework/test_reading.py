"""What has happened in pages, and what waits on somebody's day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound, Refused
from soceis.foundation.records.identifiers import new_id
from soceis.journey.casework import actions, queries
from soceis.journey.casework.models import Contact, Episode
from soceis.journey.casework.queries import Cursor, chronology
from soceis.journey.casework.queries.my_day import review_deadline
from tests.cast import Cast
from tests.factories.casework import TODAY, a_closure_asked, a_contact, an_episode, at, days_ago

pytestmark = pytest.mark.django_db(databases="__all__")


def many_contacts(cast: Cast, episode: Episode, number: int) -> None:
    """Straight into the table: two contacts share each moment, so that pages must settle ties."""
    with acting_as(cast.alys):
        Contact.objects.bulk_create(
            Contact(
                id=new_id(),
                young_person_id=episode.young_person_id,
                area_id=episode.area_id,
                episode=episode,
                happened_at=at(TODAY) - timedelta(hours=6 * (place // 2)),
                kind="attempt",
                mode="phone",
                title=f"Call {place}",
                created_by=cast.nia,
            )
            for place in range(number)
        )


def test_pages_of_what_has_happened_join_without_a_gap_or_a_repeat(cast: Cast, episode: Episode) -> None:
    many_contacts(cast, episode, 95)
    with acting_as(cast.nia):
        whole = chronology(cast.nia, episode.young_person, limit=500)
        pages, before = [], None
        while page := chronology(cast.nia, episode.young_person, before=before, limit=7):
            pages += page
            before = Cursor.read(str(page[-1].cursor))
    assert [one.place for one in pages] == [one.place for one in whole]
    assert len({one.place for one in pages}) == len(pages) == 95 + 3  # begun, key worker, peer mentor


def test_what_has_happened_is_read_in_four_statements(cast: Cast, episode: Episode) -> None:
    many_contacts(cast, episode, 60)
    with acting_as(cast.nia), CaptureQueriesContext(connection) as asked:
        assert len(chronology(cast.nia, episode.young_person)) == 30
    assert len(asked) <= 4


def test_a_corrected_contact_stands_once_with_its_mark(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        corrected = actions.correct_contact(by=cast.nia, contact=contact, reason="Minutes.", minutes=90)
        read = chronology(cast.nia, episode.young_person, kinds=["contact"])
    assert [(one.record.pk, one.record.corrects) for one in read] == [(corrected.pk, contact.pk)]


def test_a_cursor_that_somebody_made_up_is_not_one() -> None:
    for text in (
        "",
        "x",
        "a~b",
        "2026-11-17~contact~1",
        "yesterday~contact~1",
        "~~",
        "2026-11-17T10:00:00+00:00~state",
    ):
        assert Cursor.read(text) is None


def test_strangers_read_nothing_of_what_has_happened(cast: Cast, episode: Episode) -> None:
    for user in (cast.sam, cast.morag, cast.ross, cast.neil, cast.eve):
        with acting_as(user), pytest.raises(NotFound):
            chronology(user, episode.young_person)


def test_the_day_shows_its_visits_and_what_is_promised(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        actions.plan_visit(by=cast.nia, episode=episode, starts_at=at(TODAY, 15), title="Library")
        actions.plan_visit(
            by=cast.nia, episode=episode, starts_at=at(TODAY + timedelta(days=1), 15), title="Tomorrow"
        )
        actions.promise(by=cast.nia, episode=episode, text="The form", due_on=TODAY)
        actions.promise(by=cast.nia, episode=episode, text="Next week", due_on=TODAY + timedelta(days=7))
        with CaptureQueriesContext(connection) as asked:
            visits, promises = queries.visits_on(cast.nia, TODAY), queries.promises_due(cast.nia, TODAY)
            names = {visits[0].young_person.name_used, promises[0].young_person.name_used}
    assert names == {"Jay Benbow"}
    assert ([visit.title for visit in visits], [one.text for one in promises]) == (["Library"], ["The form"])
    assert len(asked) == 2


def test_people_not_seen_lately_are_counted_from_the_last_meeting(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(12))
    for days in (9, 6, 2):
        a_contact(
            by=cast.nia,
            episode=episode,
            kind="attempt",
            mode="phone",
            minutes=None,
            happened_at=days_ago(days),
        )
    with acting_as(cast.nia), CaptureQueriesContext(connection) as asked:
        (row,) = queries.not_seen_lately(cast.nia, TODAY)
    assert (row.met_on, row.days, row.attempts, row.is_late) == (TODAY - timedelta(days=12), 12, 3, False)
    assert len(asked) == 1
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(1))
    with acting_as(cast.nia):
        assert queries.not_seen_lately(cast.nia, TODAY) == []


def test_somebody_never_met_counts_from_the_day_their_worker_began(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        (row,) = queries.not_seen_lately(cast.nia, TODAY)
    assert (row.met_on, row.days, row.is_late) == (None, (TODAY - date(2026, 9, 3)).days, True)


def test_a_corrected_meeting_does_not_count_as_seen(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode, happened_at=days_ago(1))
    with acting_as(cast.nia):
        actions.correct_contact(
            by=cast.nia, contact=contact, reason="He was not in.", kind="attempt", minutes=None
        )
        (row,) = queries.not_seen_lately(cast.nia, TODAY)
    assert (row.met_on, row.attempts) == (None, 1)


def test_a_caseload_is_ones_own_and_a_managers_the_area(cast: Cast, episode: Episode) -> None:
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.sam)
    an_episode(by=cast.morag, area=cast.edinburgh, worker=cast.ross)
    seen = {}
    for user in (cast.nia, cast.sam, cast.dom, cast.alys, cast.morag):
        with acting_as(user), CaptureQueriesContext(connection) as asked:
            seen[user.display_name] = [(row.key_worker, row.mine_as) for row in queries.caseload(user)]
        assert len(asked) == 2
    assert seen["Nia"] == [("Nia", "Key worker")]
    assert seen["Dom"] == [("Nia", "Peer mentor")]
    assert sorted(seen["Alys"]) == [("Nia", ""), ("Sam", "")]
    assert seen["Morag"] == [("Ross", "")]


def test_a_manager_finds_what_waits_for_them(cast: Cast, episode: Episode) -> None:
    waiting = an_episode(by=cast.alys, area=cast.cardiff)
    a_closure_asked(by=cast.nia, episode=episode)
    with acting_as(cast.alys):
        assert [row.episode.pk for row in queries.waiting_for_allocation(cast.alys)] == [waiting.pk]
        assert queries.waiting_for_allocation(cast.alys)[0].days == (TODAY - date(2026, 9, 3)).days
        assert [one.pk for one in queries.closures_to_sign(cast.alys)] == [episode.pk]
        actions.return_closure(by=cast.alys, episode=episode, note="Who is there?")
        assert queries.closures_to_sign(cast.alys) == []
    with acting_as(cast.nia):
        assert [one.pk for one in queries.closures_returned(cast.nia)] == [episode.pk]
    for user in (cast.nia, cast.morag, cast.dom):
        with acting_as(user):
            assert queries.waiting_for_allocation(user) == []
            assert queries.closures_to_sign(user) == []


def test_reviews_are_due_while_somebody_waits_or_works_and_no_longer_once_written(
    cast: Cast, episode: Episode
) -> None:
    with acting_as(cast.alys):
        assert len(queries.reviews_due(cast.alys, TODAY)) == 1
    a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.alys):
        (due,) = queries.reviews_due(cast.alys, TODAY)
        assert (due.month, due.previous, due.is_overdue) == (date(2026, 11, 1), None, False)
        assert queries.reviews_due(cast.alys, date(2026, 8, 5)) == []
        actions.write_review(
            by=cast.alys,
            episode=episode,
            month=TODAY,
            held_on=TODAY,
            progress="Fine.",
            progress_direction="same",
        )
        assert queries.reviews_due(cast.alys, TODAY) == []
        (due,) = queries.reviews_due(cast.alys, date(2026, 9, 1))
    assert due.is_overdue


def test_a_review_is_overdue_after_five_working_days() -> None:
    assert review_deadline(date(2026, 10, 20)) == date(2026, 11, 6)
    assert review_deadline(date(2026, 11, 1)) == date(2026, 12, 7)


def test_a_manager_sees_what_each_worker_carries_in_one_statement(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode)
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    with acting_as(cast.alys), CaptureQueriesContext(connection) as asked:
        loads = queries.caseload_counts(cast.alys, cast.cardiff)
    carried = {load.worker.display_name: (load.open, load.waiting, load.paused) for load in loads}
    assert carried == {"Alys": (0, 0, 0), "Sam": (0, 0, 0), "Nia": (1, 1, 0)}
    assert len(asked) == 1
    with acting_as(cast.morag), pytest.raises(Refused):
        queries.caseload_counts(cast.morag, cast.cardiff)


def test_each_action_takes_few_statements(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(9))
    with acting_as(cast.nia):
        with CaptureQueriesContext(connection) as recording:
            actions.record_contact(
                by=cast.nia,
                episode=episode,
                happened_at=days_ago(2),
                kind="attended",
                mode="phone",
                minutes=10,
            )
        with CaptureQueriesContext(connection) as promising:
            actions.promise(by=cast.nia, episode=episode, text="The form", due_on=clock.today())
    assert len(recording) <= 6
    assert len(promising) <= 4


def test_milestones_are_found_behind_any_number_of_everyday_contacts(cast: Cast, episode: Episode) -> None:
    a_contact(by=cast.nia, episode=episode, happened_at=days_ago(40), is_milestone=True)
    many_contacts(cast, episode, 60)
    with acting_as(cast.nia):
        kinds = ["contact", "review", "state"]
        found = chronology(cast.nia, episode.young_person, kinds=kinds, limit=20, milestones=True)
    assert [one.kind for one in found if one.kind == "contact"] == ["contact"]
    assert found[0].record.is_milestone
