"""Young people are added, found, changed, and never made twice."""

from datetime import date

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.audit.models import Entry
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit
from soceis.people import actions, queries
from soceis.people.models import PersonalDetails, YoungPerson
from tests.cast import Cast
from tests.factories.people import a_young_person

pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_manager_adds_a_young_person_and_finds_them_by_every_name(cast: Cast) -> None:
    jay = a_young_person(
        by=cast.alys,
        area=cast.cardiff,
        nicknames=["Jaybird", "J"],
        legal_first_name="Jâmes",
        legal_last_name="Benbow-Ré",
    )
    with acting_as(cast.alys):
        for typed in ("jay", "JAY BEN", "jaybi", "james", "re", jay.reference.lower(), "benbowre"):
            assert [found.young_person_id for found in queries.search(cast.alys, typed)] == [jay.id], typed
        assert queries.search(cast.alys, "jay smith") == []
        (found,) = queries.search(cast.alys, "jay", date(2011, 3, 14))
        assert (found.name_used, found.age, found.reference) == ("Jay Benbow", "child, 15", jay.reference)
        assert queries.search(cast.alys, "jay", date(2011, 3, 15)) == []
        assert Entry.objects.filter(people__contains=[jay.id], action="created").count() == 1


def test_a_stranger_finds_nobody(cast: Cast) -> None:
    a_young_person(by=cast.alys, area=cast.cardiff)
    for stranger in (cast.nia, cast.sam, cast.dom, cast.morag, cast.ross, cast.neil, cast.dafydd):
        with acting_as(stranger):
            assert queries.search(stranger, "jay") == []
            assert queries.search(stranger, "", date(2011, 3, 14)) == []
    for nobody in (cast.eve, cast.ada):
        with acting_as(nobody), pytest.raises(Refused):
            queries.search(nobody, "jay")


def test_only_a_manager_of_the_area_adds_there(cast: Cast) -> None:
    for person in (cast.nia, cast.dom, cast.morag, cast.neil, cast.eve, cast.dafydd, cast.ada):
        with acting_as(person), pytest.raises(Refused):
            actions.add(by=person, area=cast.cardiff, name_used="Jay")


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name_used": " "}, "name_used"),
        ({"name_used": "?!"}, "name_used"),
        ({"name_used": "J\x00y"}, "name_used"),
        ({"name_used": "J" * 81}, "name_used"),
        ({"about_me": "x" * 10_000_000}, "about_me"),
        ({"date_of_birth": date(2030, 1, 1)}, "date_of_birth"),
        ({"date_of_birth": date(1980, 1, 1)}, "date_of_birth"),
        ({"date_of_birth": date(2011, 1, 1), "date_of_birth_missing": "unknown"}, "date_of_birth"),
        ({"date_of_birth": None, "date_of_birth_missing": "because"}, "date_of_birth_missing"),
        ({"sex": "m"}, "sex"),
        ({"ethnicity": "sct_african"}, "ethnicity"),
        ({"nicknames": ["x" * 81]}, "nicknames"),
        ({"nicknames": [str(n) for n in range(13)]}, "nicknames"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    cast: Cast, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        a_young_person(by=cast.alys, area=cast.cardiff, **values)
    assert list(refused.value.fields) == [field]
    assert refused.value.fields[field].endswith(".")
    with acting_as(cast.alys):
        assert not YoungPerson.objects.exists()


def test_changed_names_are_found_and_old_ones_are_not(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff, nicknames=["Jaybird"])
    with acting_as(cast.alys):
        changed = actions.change_details(
            by=cast.alys,
            young_person=jay,
            version=jay.version,
            name_used="Jo",
            legal_last_name="Swift",
            nicknames=[],
        )
        assert sorted(changed) == ["legal_last_name", "name_used", "nicknames"]
        assert queries.search(cast.alys, "jay") == []
        assert [found.name_used for found in queries.search(cast.alys, "jo swi")] == ["Jo"]
        assert Entry.objects.filter(action="changed").get().detail == {"fields": changed}


def test_a_stale_edit_shows_both_and_changes_nothing(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        seen = jay.version
        mine = YoungPerson.objects.get(pk=jay.pk)
        actions.change_details(by=cast.alys, young_person=jay, version=seen, strengths="Drums")
        with pytest.raises(StaleEdit) as stale:
            actions.change_details(
                by=cast.alys, young_person=mine, version=seen, strengths="Football", sex="male"
            )
        assert (stale.value.theirs["strengths"], stale.value.yours["strengths"]) == ("Drums", "Football")
        assert YoungPerson.objects.get(pk=jay.pk).strengths == "Drums"
        assert PersonalDetails.objects.get(young_person=jay).sex == ""


def test_an_answer_replaces_the_reason_for_having_none(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff, sex_missing="not_asked")
    with acting_as(cast.alys):
        with pytest.raises(Invalid):
            actions.change_details(by=cast.alys, young_person=jay, version=1, sex="male")
        actions.change_details(by=cast.alys, young_person=jay, version=1, sex="male", sex_missing="")
        assert PersonalDetails.objects.get(young_person=jay).sex == "male"


def test_lookalikes_are_named_in_a_sentence(cast: Cast) -> None:
    jay = a_young_person(
        by=cast.alys,
        area=cast.cardiff,
        date_of_birth=date(2011, 3, 4),
        legal_first_name="James",
        legal_last_name="Benbow",
    )
    with acting_as(cast.alys):
        alike = queries.possible_duplicates(cast.alys, "Jim", "", "Benbow", date(2011, 3, 4))
        assert [found.sentence for found in alike] == [
            f"Jay Benbow, 15, is already with us (reference {jay.reference}). Is this the same person?"
        ]
        assert queries.possible_duplicates(cast.alys, "Jay Benbow", "", "", date(2011, 4, 3))
        assert queries.possible_duplicates(cast.alys, "J", "James", "Benbow", None)
        assert not queries.possible_duplicates(cast.alys, "Jay", "", "Smith", date(2011, 5, 3))
        assert not queries.possible_duplicates(cast.alys, "Kal", "", "", date(2011, 3, 4))
    with acting_as(cast.morag):
        assert not queries.possible_duplicates(cast.morag, "Jay Benbow", "", "", date(2011, 3, 4))


def test_a_manager_brings_an_opened_young_person_into_their_own_area(cast: Cast) -> None:
    jay = a_young_person(by=cast.alys, area=cast.cardiff, legal_last_name="Benbow")
    with acting_as(cast.morag):
        with pytest.raises(NotFound):
            actions.enter_area(by=cast.morag, young_person=jay, area=cast.edinburgh)
        actions.open_with_reason(
            by=cast.morag,
            reference=jay.reference,
            purpose="needs_help_now",
            reason="He moved here and was referred.",
        )
        actions.enter_area(by=cast.morag, young_person=jay, area=cast.edinburgh)
        actions.enter_area(by=cast.morag, young_person=jay, area=cast.edinburgh)
    with acting_as(cast.morag):
        assert set(YoungPerson.objects.get(pk=jay.pk).areas) == {cast.cardiff.id, cast.edinburgh.id}
        jay.refresh_from_db()
        assert queries.details_for(cast.morag, jay).legal_last_name == "Benbow"
        actions.change_details(
            by=cast.morag, young_person=jay, version=jay.version, name_used="Jo", sex="male"
        )
    for manager in (cast.alys, cast.morag):
        with acting_as(manager):
            assert len(queries.search(manager, "jo")) == 1
            assert queries.search(manager, "jay") == []
