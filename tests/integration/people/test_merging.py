"""Two records of one young person are made one by two people, and can be made two again."""

from typing import Any

import pytest
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership
from soceis.foundation.audit.models import Entry
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.activities import actions as activities
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Assignment, Contact, Episode
from soceis.people import actions, queries
from soceis.people.models import PersonalDetails, RecordMerge, Tie, YoungPerson
from soceis.people.rules import BOTH, GOES, STAYS
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import a_closure_asked, a_contact, an_episode, days_ago
from tests.factories.november import _seventeenth_of_november
from tests.factories.people import a_young_person
from tests.statements import MOST, counting

__all__ = ["_seventeenth_of_november"]
pytestmark = pytest.mark.django_db(databases="__all__")
SAME = "The same school, the same mother; I asked him."


@pytest.fixture
def jay(cast: Cast) -> YoungPerson:
    return a_young_person(by=cast.alys, area=cast.cardiff, about_me="I draw.", legal_last_name="Benbow")


@pytest.fixture
def jason(cast: Cast) -> YoungPerson:
    """The second record of the same person, with whom Sam works."""
    jason = a_young_person(
        by=cast.alys, area=cast.cardiff, name_used="Jason Benbow", about_me="I skate.", pronouns="he"
    )
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.sam, young_person=jason)
    return jason


def another_manager(cast: Cast) -> Any:
    Membership.objects.create(user=cast.morag, area=cast.cardiff, role="area_manager")
    return cast.morag


def asked(cast: Cast, stays: YoungPerson, goes: YoungPerson, **values: Any) -> RecordMerge:
    given = {"choices": {"name_used": STAYS, "about_me": BOTH}, "reason": SAME, **values}
    with acting_as(cast.alys):
        return actions.ask_to_merge(by=cast.alys, stays=stays, goes=goes, **given)


def merged(cast: Cast, stays: YoungPerson, goes: YoungPerson, **values: Any) -> RecordMerge:
    merge = asked(cast, stays, goes, **values)
    with acting_as(another_manager(cast)):
        return actions.decide_merge(by=cast.morag, merge=merge, approve=True)


def test_two_people_make_two_records_one_and_everybody_finds_it_by_either_name(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    with acting_as(cast.sam):
        tie = actions.add_tie(by=cast.sam, young_person=jason, kind="mother", name="Marged")
        actions.change_tie(by=cast.sam, tie=tie, version=1, note="Rings on Sundays.")
    merged(cast, jay, jason)
    with acting_as(cast.alys):
        one = queries.young_person_for(cast.alys, jason.pk)
        assert (one.pk, one.pronouns, one.about_me) == (jay.pk, "he", "I draw.\n\nI skate.")
        assert one.nicknames == ["Jason Benbow"]
        for words in ("Jason", "Jay", jason.reference, "jason benbow"):
            assert [found.young_person_id for found in queries.search(cast.alys, words)] == [jay.pk], words
        told = Entry.objects.filter(people__contains=[jay.pk, jason.pk], record_type="people.RecordMerge")
        assert list(told.order_by("id").values_list("action", flat=True)) == ["created", "decided"]
    with acting_as(cast.sam):
        assert queries.young_person_for(cast.sam, jason.pk) == jay
        kept = Tie.objects.get(pk=tie.pk)
        assert (kept.young_person_id, kept.note) == (jay.pk, "Rings on Sundays.")
        versions = kept.history.order_by("pgh_id")  # type: ignore[attr-defined]
        assert [version.young_person_id for version in versions] == [jason.pk, jason.pk, jay.pk]
    with acting_as(cast.nia), pytest.raises(NotFound):
        queries.young_person_for(cast.nia, jason.pk)


def test_a_name_changed_afterwards_still_leaves_the_other_record_found(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    merged(cast, jay, jason)
    with acting_as(cast.alys):
        jay.refresh_from_db()
        actions.change_details(by=cast.alys, young_person=jay, version=jay.version, name_used="Jaya")
        assert [found.name_used for found in queries.search(cast.alys, jason.reference)] == ["Jaya"]


def test_one_person_alone_makes_nothing_one(cast: Cast, jay: YoungPerson, jason: YoungPerson) -> None:
    merge = asked(cast, jay, jason)
    with acting_as(cast.alys), pytest.raises(Refused, match="somebody else does the second"):
        actions.decide_merge(by=cast.alys, merge=merge, approve=True)
    with acting_as(cast.sam), pytest.raises(NotFound):
        actions.decide_merge(by=cast.sam, merge=merge, approve=True)
    with acting_as(cast.alys), pytest.raises(WrongState, match="asked for this already"):
        actions.ask_to_merge(
            by=cast.alys, stays=jay, goes=jason, reason=SAME, choices={"name_used": STAYS, "about_me": STAYS}
        )
    assert jason.merged_into is None


def test_a_second_person_may_say_no_with_a_reason(cast: Cast, jay: YoungPerson, jason: YoungPerson) -> None:
    merge = asked(cast, jay, jason)
    with acting_as(another_manager(cast)):
        with pytest.raises(Invalid, match="why they stay two"):
            actions.decide_merge(by=cast.morag, merge=merge, approve=False)
        actions.decide_merge(by=cast.morag, merge=merge, approve=False, words="They are cousins.")
        assert queries.young_person_for(cast.morag, jason.pk) == jason
        with pytest.raises(WrongState, match="decided about this already"):
            actions.decide_merge(by=cast.morag, merge=merge, approve=True)


def test_nothing_is_told_of_a_record_that_the_asker_may_not_open(cast: Cast, jay: YoungPerson) -> None:
    hers = a_young_person(by=cast.morag, area=cast.edinburgh, name_used="Isla")
    with acting_as(cast.alys), pytest.raises(NotFound):
        actions.ask_to_merge(by=cast.alys, stays=jay, goes=hers, reason=SAME)


def test_what_differs_is_chosen_and_a_reason_is_given(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    with acting_as(cast.alys), pytest.raises(Invalid) as told:
        actions.ask_to_merge(by=cast.alys, stays=jay, goes=jason, reason=" ", choices={"name_used": BOTH})
    assert set(told.value.fields) == {"reason", "name_used", "about_me"}


def test_details_changed_after_the_asking_stop_it(cast: Cast, jay: YoungPerson, jason: YoungPerson) -> None:
    merge = asked(cast, jay, jason)
    with acting_as(cast.sam):
        jason.refresh_from_db()
        actions.change_details(by=cast.sam, young_person=jason, version=jason.version, strengths="Kind.")
    with acting_as(another_manager(cast)), pytest.raises(WrongState, match="changed after this was asked"):
        actions.decide_merge(by=cast.morag, merge=merge, approve=True)


def test_two_open_pieces_of_work_are_refused_in_words(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=jay)
    with pytest.raises(WrongState, match=r"Both have work at one time.*End one of them first"):
        asked(cast, jay, jason)


def test_work_at_one_time_may_stay_under_the_old_reference_as_it_is(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=jay)
    old = Episode.objects.get(young_person=jason)
    visit = a_contact(by=cast.sam, episode=old)
    a_closure_asked(by=cast.sam, episode=old)
    with acting_as(cast.alys):
        casework.sign_off(by=cast.alys, episode=Episode.objects.get(pk=old.pk))
    with pytest.raises(Invalid, match="Both have work at one time"):
        asked(cast, jay, jason)
    merge = merged(cast, jay, jason, aside=[str(old.pk)])
    with acting_as(cast.alys):
        assert Contact.objects.get(pk=visit.pk).young_person_id == jason.pk
        assert Episode.objects.get(pk=old.pk).young_person_id == jason.pk
        assert Assignment.objects.get(episode=old, kind="key_worker").young_person_id == jason.pk
        aside = {rows.table: rows.aside for rows in merge.tables.all()}
        assert aside["casework_contact"] == [str(visit.pk)]


def test_those_whom_somebody_keeps_apart_are_not_made_one(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    with acting_as(cast.alys):
        activities.keep_apart(
            by=cast.alys, area_id=cast.cardiff.pk, person=jay, other_person=jason, reason="A fight in May."
        )
    with pytest.raises(WrongState, match="keeps these two apart"):
        asked(cast, jay, jason)


def test_undoing_puts_everything_back_and_lists_what_was_written_in_between(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    work = Episode.objects.get(young_person=jason)
    merge = merged(cast, jay, jason)
    with acting_as(cast.sam):
        work.refresh_from_db()
        visit = casework.record_contact(
            by=cast.sam, episode=work, happened_at=days_ago(1), kind="attended", mode="one_to_one",
            minutes=60, title="Skate park",
        )  # fmt: skip
        one = queries.young_person_for(cast.sam, jason.pk)
        friend = actions.add_tie(by=cast.sam, young_person=one, kind="friend", name="Tee")
        actions.change_details(by=cast.sam, young_person=one, version=one.version, about_me="I draw boards.")
    with acting_as(cast.alys):
        with pytest.raises(Invalid, match="two people"):
            actions.undo_merge(by=cast.alys, merge=merge, words="")
        done = actions.undo_merge(by=cast.alys, merge=merge, words="They are twins.")
        assert done.left == {"people_tie": [str(friend.pk)], "values": ["about_me"]}
        assert Contact.objects.get(pk=visit.pk).young_person_id == jason.pk
        jay.refresh_from_db()
        assert (jay.about_me, jay.pronouns, jay.nicknames) == ("I draw boards.", "", [])
        assert queries.young_person_for(cast.alys, jason.pk).name_used == "Jason Benbow"
        assert [found.young_person_id for found in queries.search(cast.alys, "Jason")] == [jason.pk]
        with pytest.raises(WrongState, match="two records already"):
            actions.undo_merge(by=cast.alys, merge=merge, words="Again.")
    with acting_as(cast.sam), pytest.raises(NotFound):
        queries.young_person_for(cast.sam, jay.pk)


def test_records_made_one_in_a_row_lead_to_the_last_and_come_apart_in_order(
    cast: Cast, jay: YoungPerson, jason: YoungPerson
) -> None:
    third = a_young_person(by=cast.alys, area=cast.cardiff, name_used="J", about_me="")
    first = merged(cast, jay, jason)
    with acting_as(cast.alys):
        later = actions.ask_to_merge(
            by=cast.alys, stays=third, goes=YoungPerson.objects.get(pk=jay.pk), reason=SAME,
            choices={"name_used": GOES},
        )  # fmt: skip
    with acting_as(cast.morag):
        actions.decide_merge(by=cast.morag, merge=later, approve=True)
    with acting_as(cast.alys):
        assert queries.young_person_for(cast.alys, jason.pk).pk == third.pk
        assert {found.young_person_id for found in queries.search(cast.alys, "Jason")} == {third.pk}
        with pytest.raises(WrongState, match="Undo that one first"):
            actions.undo_merge(by=cast.alys, merge=RecordMerge.objects.get(pk=first.pk), words="Twins.")
        actions.undo_merge(by=cast.alys, merge=RecordMerge.objects.get(pk=later.pk), words="Somebody else.")
        assert queries.young_person_for(cast.alys, jason.pk).pk == jay.pk
        actions.undo_merge(by=cast.alys, merge=RecordMerge.objects.get(pk=first.pk), words="Twins.")
        assert Episode.objects.get().young_person_id == jason.pk


def test_a_manager_of_one_area_alone_opens_the_other_record_first(cast: Cast, jay: YoungPerson) -> None:
    hers = a_young_person(by=cast.morag, area=cast.edinburgh, name_used="Jay B", legal_last_name="Benbow")
    an_episode(by=cast.morag, area=cast.edinburgh, worker=cast.ross, young_person=hers)
    for user in (cast.alys, another_manager(cast)):
        with acting_as(user):
            if user == cast.alys:
                actions.open_with_reason(
                    by=user,
                    purpose="complaint",
                    reason="The same young person, I think.",
                    reference=hers.reference,
                )
    merge = asked(cast, jay, hers, choices={"name_used": STAYS})
    with acting_as(cast.morag):
        actions.decide_merge(by=cast.morag, merge=merge, approve=True)
    with acting_as(cast.ross):
        one = queries.young_person_for(cast.ross, hers.pk)
        assert (one.pk, set(one.areas)) == (jay.pk, {cast.cardiff.pk, cast.edinburgh.pk})
    with acting_as(cast.morag):
        actions.undo_merge(by=cast.morag, merge=RecordMerge.objects.get(), words="Cousins.")
        assert YoungPerson.objects.get(pk=jay.pk).areas == [cast.cardiff.pk]
        assert PersonalDetails.objects.get(young_person=jay).legal_last_name == "Benbow"


def test_the_pages_ask_show_both_and_make_them_one(cast: Cast, jay: YoungPerson, jason: YoungPerson) -> None:
    alys, morag = client_of(cast.alys), client_of(another_manager(cast))
    first = alys.get(reverse("people:recorded_twice", args=[jay.pk]))
    assert jason.reference in first.content.decode()
    wrong = alys.post(reverse("people:recorded_twice", args=[jay.pk]), {"reference": "ZZZZZZ"})
    assert "There is no record with that reference that you may open." in wrong.content.decode()
    gone_on = alys.post(
        reverse("people:recorded_twice", args=[jay.pk]), {"reference": jason.reference.lower()}
    )
    address = reverse("people:side_by_side", args=[jay.pk, jason.pk])
    assert gone_on.headers["Location"] == address
    with counting() as statements:
        page = alys.get(address)
    assert len(statements) <= MOST, "\n".join(statements)
    body = page.content.decode()
    assert "contacts" not in body
    assert "who worked with them: 1" in body
    unanswered = alys.post(address, {"reason": SAME, "name_used": STAYS})
    assert "Choose which one stays." in unanswered.content.decode()
    asked_now = alys.post(address, {"reason": SAME, "name_used": STAYS, "about_me": GOES})
    assert asked_now.status_code == 302
    request = asked_now.headers["Location"]
    assert "You are the second person" not in alys.get(request).content.decode()
    with counting() as statements:
        page = morag.get(request)
    assert len(statements) <= MOST, "\n".join(statements)
    assert "You are the second person" in page.content.decode()
    assert morag.post(request, {"answer": "yes"}).status_code == 302
    with counting() as statements:
        page = morag.get(request)
    assert len(statements) <= MOST, "\n".join(statements)
    assert "who worked with them: 1" in page.content.decode()
    with counting() as statements:
        page = alys.get(reverse("staff:young_person", args=[jason.pk]))
    assert "Jay Benbow" in page.content.decode()
    assert alys.post(request, {"reason": "They are twins."}).status_code == 302
    assert "They are twins." in alys.get(request).content.decode()
    for address in (request, reverse("people:merges")):
        assert alys.get(address).status_code == 200
        assert client_of(cast.sam).get(address).status_code in {403, 404}
        assert client_of(cast.dom).get(address).status_code in {403, 404}
