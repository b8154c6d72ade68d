"""A record outside one's own work opens with a reason, for a short time, and the managers are told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused
from soceis.people import actions, queries
from soceis.people.actions.opening import NOTHING_MATCHES, SEVERAL_MATCH
from soceis.people.models import ContactPoint, OpenedRecord, YoungPerson
from tests.cast import Cast
from tests.factories.people import BORN, a_young_person

pytestmark = pytest.mark.django_db(databases="__all__")

REASON = "He rang the night line and his worker is away."


def entries(cast: Cast, using: str = "default") -> list[Entry]:
    with acting_as(cast.dafydd):
        return list(Entry.objects.using(using).filter(action__in=["searched", "opened with a reason"]))


def test_a_practitioner_opens_a_record_and_the_manager_is_told(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.sam):
        assert not YoungPerson.objects.exists()
        opened = actions.open_with_reason(
            by=cast.sam, reference=jay.reference.lower(), purpose="needs_help_now", reason=REASON
        )
        assert opened.expires_at - opened.opened_at == timedelta(hours=4)
        assert opened.told == [cast.alys.pk]
        assert queries.young_person_for(cast.sam, jay.id) == jay
        assert [row.id for row in queries.openings_by(cast.sam)] == [opened.id]
        with pytest.raises(Refused):
            actions.change_details(by=cast.sam, young_person=jay, version=1, name_used="Kal")
    with acting_as(cast.ross):
        assert not OpenedRecord.objects.exists()
    with acting_as(cast.alys):
        (told,) = queries.openings_told(cast.alys)
        assert (told.user.display_name, told.reason) == ("Sam", REASON)
        actions.mark_seen(by=cast.alys, opened=told)
        assert queries.openings_told(cast.alys) == []
        assert len(queries.openings_told(cast.alys, seen=True, young_person=jay)) == 1
    (entry,) = entries(cast)
    assert (entry.people, REASON in entry.purpose, entry.actor) == ([jay.id], True, cast.sam.pk)


def test_it_closes_by_itself_when_the_hours_are_over(cast: Cast) -> None:
    moment = datetime(2026, 11, 20, 22, 0, tzinfo=UTC)
    with clock.at(moment):
        jay = a_young_person(by=cast.alys, area=cast.cardiff)
        with acting_as(cast.sam):
            actions.open_with_reason(
                by=cast.sam, reference=jay.reference, purpose="needs_help_now", reason=REASON
            )
    with clock.at(moment + timedelta(hours=3, minutes=59)), acting_as(cast.sam):
        assert YoungPerson.objects.exists()
    with clock.at(moment + timedelta(hours=4)), acting_as(cast.sam):
        assert not YoungPerson.objects.exists()
        with pytest.raises(NotFound):
            queries.young_person_for(cast.sam, jay.id)


def test_a_name_opens_only_with_every_word_and_the_date_of_birth(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff, legal_last_name="Swift")
    with acting_as(cast.neil):
        for name, born in (
            ("Jay Smith", BORN),
            ("Ja", BORN),
            ("Jay", date(2011, 3, 15)),
            (jay.reference, BORN),
        ):
            with pytest.raises(Invalid) as refused:
                actions.open_with_reason(
                    by=cast.neil, name=name, date_of_birth=born, purpose="advice", reason=REASON
                )
            assert refused.value.fields == {"name": NOTHING_MATCHES}
        opened = actions.open_with_reason(
            by=cast.neil, name="swift JAY", date_of_birth=BORN, purpose="advice", reason=REASON
        )
        assert opened.young_person_id == jay.id
    # What found nothing is on a connection of its own, without what was typed.
    apart = entries(cast, using="audit")
    assert [entry.detail["found"] for entry in apart] == [0, 0, 0, 0]
    assert "Smith" not in "".join(f"{entry.detail} {entry.purpose}" for entry in apart)


def test_two_who_match_open_nothing(cast: Cast) -> None:
    for _ in range(3):
        a_young_person(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.neil), pytest.raises(Invalid) as refused:
        actions.open_with_reason(
            by=cast.neil, name="Jay", date_of_birth=BORN, purpose="advice", reason=REASON
        )
    assert refused.value.fields == {"name": SEVERAL_MATCH}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": "Because."}, "reason"),
        ({"reason": " " * 40}, "reason"),
        ({"reason": "A reason with \x00 in it."}, "reason"),
        ({"purpose": "subject_access"}, "purpose"),
        ({"purpose": ""}, "purpose"),
        ({"reference": ""}, "reference"),
        ({"reference": "", "name": "Jay"}, "date_of_birth"),
        ({"reference": "", "name": "!", "date_of_birth": BORN}, "name"),
        ({"reference": "ZZZZZZ"}, "reference"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(cast: Cast, values: dict[str, object], field: str) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff)
    given = {"reference": jay.reference, "purpose": "needs_help_now", "reason": REASON, **values}
    with acting_as(cast.sam):
        with pytest.raises(Invalid) as refused:
            actions.open_with_reason(by=cast.sam, **given)
        assert list(refused.value.fields) == [field]
        assert not OpenedRecord.objects.exists()


def test_who_may_open_for_what(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.dafydd):
        opened = actions.open_with_reason(
            by=cast.dafydd,
            reference=jay.reference,
            purpose="subject_access",
            reason="Request number 2026-017.",
        )
        assert opened.expires_at - opened.opened_at == timedelta(hours=72)
        assert reach_of(cast.dafydd).opened == {jay.id}
    for person in (cast.dom, cast.eve, cast.ada):
        with acting_as(person), pytest.raises(Refused):
            actions.open_with_reason(
                by=person, reference=jay.reference, purpose="needs_help_now", reason=REASON
            )
    with acting_as(cast.alys), pytest.raises(Invalid):
        actions.open_with_reason(by=cast.alys, reference=jay.reference, purpose="complaint", reason=REASON)


def test_only_somebody_who_was_told_marks_it_as_seen(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.sam):
        opened = actions.open_with_reason(
            by=cast.sam, reference=jay.reference, purpose="needs_help_now", reason=REASON
        )
        with pytest.raises(NotFound):
            actions.mark_seen(by=cast.sam, opened=opened)
    with acting_as(cast.morag), pytest.raises(NotFound):
        queries.told_opening_for(cast.morag, opened.id)


def test_what_is_opened_can_be_read_and_not_written(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        point = actions.add_contact_point(
            by=cast.alys, young_person=jay, way="mobile", safe="only_when", value="07700 900123",
            when_and_how="After four, say it is Nia.", text_ok=True,
        )  # fmt: skip
    with acting_as(cast.sam):
        actions.open_with_reason(
            by=cast.sam, reference=jay.reference, purpose="needs_help_now", reason=REASON
        )
        (seen,) = queries.contact_points_for(cast.sam, jay)
        assert seen.value == "07700 900123"
        with pytest.raises(Refused):
            actions.end_contact_point(by=cast.sam, point=point)
        assert ContactPoint.objects.filter(pk=point.pk).update(safe="no") == 0
