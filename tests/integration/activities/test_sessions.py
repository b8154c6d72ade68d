"""Groups and sessions: a course at once, the check before confirming and after every change, the register."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.activities import actions
from soceis.journey.activities.actions.register import Mark
from soceis.journey.activities.actions.sessions import Expected
from soceis.journey.activities.models import (
    Circle,
    GroupSession,
    KeepApart,
    Place,
    RegisterEntry,
    SessionOverride,
)
from soceis.journey.activities.queries.groups import register_of
from soceis.journey.casework.models import Contact, Episode, WorkEntry
from tests.cast import Cast
from tests.factories.activities import a_crowd, a_group, a_place, a_session, in_days, kept_apart, somebody
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def save(client: Client, where: str, **values: Any) -> Any:
    page = client.get(where)
    return client.post(where, {"saving_key": page.context["saving"].key, **values})


@pytest.fixture
def ash(cast: Cast) -> Episode:
    """Sam's Ash, of whom Nia knows nothing."""
    return somebody(by=cast.alys, area=cast.cardiff, worker=cast.sam, name="Ash Lee")


@pytest.fixture
def session(cast: Cast, episode: Episode, ash: Episode) -> GroupSession:
    """Cooking at the Hub in three days: Nia brings Jay, Sam brings Ash."""
    made = a_session(
        by=cast.nia, group=a_group(by=cast.nia, area=cast.cardiff), place=a_place(by=cast.nia, area=cast.cardiff),
        workers=[cast.nia, cast.sam], expected=[episode],
    )  # fmt: skip
    with acting_as(cast.sam):
        actions.set_people(by=cast.sam, session=made, expected=[Expected(ash)], of=[ash])
    return made


def page_of(session: GroupSession, name: str = "session") -> str:
    return reverse(f"activities:{name}", args=[session.pk])


def state_of(cast: Cast, session: GroupSession) -> str:
    with acting_as(cast.alys):
        return GroupSession.objects.get(pk=session.pk).state


def apart(cast: Cast, episode: Episode, ash: Episode, **values: Any) -> KeepApart:
    return kept_apart(
        by=cast.alys, area=cast.cardiff, person=episode.young_person, other_person=ash.young_person,
        reason="Rival estates since the summer.", **values,
    )  # fmt: skip


def test_a_course_of_weeks_keeps_its_hour_over_the_clock_change_and_a_leap_day(cast: Cast) -> None:
    group, place = a_group(by=cast.nia, area=cast.cardiff), a_place(by=cast.nia, area=cast.cardiff)
    first = datetime(2028, 2, 22, 16, tzinfo=clock.LONDON)
    with clock.at(date(2028, 2, 1)), acting_as(cast.nia):
        made = actions.plan_sessions(
            by=cast.nia, group=group, starts_at=first, minutes=60, place=place, weeks=7, workers=[cast.nia]
        )
    local = [one.starts_at.astimezone(clock.LONDON) for one in made]
    assert {(at.weekday(), at.hour) for at in local} == {(1, 16)}
    assert local[1].date() == date(2028, 2, 29)
    assert local[-1].date() == date(2028, 4, 4)


def test_nothing_in_the_way_is_confirmed(cast: Cast, session: GroupSession) -> None:
    client = browser(cast.nia)
    assert "Nothing stands in the way." in client.get(page_of(session)).content.decode()
    assert save(client, page_of(session), do="confirmed").status_code == 302
    assert state_of(cast, session) == "confirmed"


def test_a_worker_is_told_about_theirs_and_never_another_name(
    cast: Cast, session: GroupSession, episode: Episode, ash: Episode
) -> None:
    apart(cast, episode, ash)
    shown = browser(cast.nia).get(page_of(session)).content.decode()
    assert "Jay Benbow: not with one person here. Ask the manager." in shown
    assert "And one more, whose own worker brings them." in shown
    for secret in ("Ash", "Rival", str(ash.young_person_id)):
        assert secret not in shown
    mentor = browser(cast.dom).get(page_of(session)).content.decode()
    assert "Somebody here needs another arrangement." in mentor
    assert "not with one person" not in mentor
    manager = browser(cast.alys).get(page_of(session)).content.decode()
    assert "Rival estates since the summer." in manager
    assert "Ash Lee" in manager
    with acting_as(cast.nia), pytest.raises(WrongState) as stopped:
        actions.confirm(by=cast.nia, session=session)
    assert "Ask the manager" in str(stopped.value)
    assert "Ash" not in str(stopped.value)


def test_whatever_changes_is_asked_again(
    cast: Cast, session: GroupSession, episode: Episode, ash: Episode
) -> None:
    with acting_as(cast.nia):
        actions.confirm(by=cast.nia, session=session)
    kept = apart(cast, episode, ash)
    assert state_of(cast, session) == "planned"
    with acting_as(cast.alys):
        actions.end_keep_apart(by=cast.alys, kept=kept)
    with acting_as(cast.nia):
        actions.confirm(by=cast.nia, session=session)
    with acting_as(cast.alys):
        circle = actions.make_circle(by=cast.alys, area_id=cast.cardiff.pk, name="The bridge")
        actions.keep_apart(
            by=cast.alys,
            area_id=cast.cardiff.pk,
            person=episode.young_person,
            other_circle=circle,
            reason="So.",
        )
    assert state_of(cast, session) == "confirmed"
    with acting_as(cast.alys):
        actions.add_to_circle(by=cast.alys, circle=circle, person=ash.young_person)
    assert state_of(cast, session) == "planned"


def test_another_group_at_the_same_place_around_that_time_counts(
    cast: Cast, session: GroupSession, episode: Episode, ash: Episode
) -> None:
    with acting_as(cast.sam):
        actions.set_people(by=cast.sam, session=session, expected=[], of=[ash])
    apart(cast, episode, ash)
    with acting_as(cast.nia):
        actions.confirm(by=cast.nia, session=session)
    later = a_session(
        by=cast.sam, group=session.group, place=session.place, workers=[cast.sam], expected=[ash],
        starts_at=session.starts_at + timedelta(minutes=session.minutes + 29),
    )  # fmt: skip
    assert state_of(cast, session) == "planned"
    assert "not at this place at that time" in browser(cast.nia).get(page_of(session)).content.decode()
    with acting_as(cast.sam):
        actions.change_session(
            by=cast.sam,
            session=later,
            starts_at=later.starts_at + timedelta(minutes=1),
            minutes=90,
            place=later.place,
        )
    with acting_as(cast.nia):
        assert actions.confirm(by=cast.nia, session=session).state == "confirmed"


def test_a_manager_lets_it_go_on_with_a_reason_and_a_change_is_not_covered(
    cast: Cast, session: GroupSession, episode: Episode, ash: Episode
) -> None:
    apart(cast, episode, ash)
    client = browser(cast.alys)
    assert save(client, page_of(session), do="override", reason=" ").status_code == 200
    assert (
        save(client, page_of(session), do="override", reason="Both asked to; two workers.").status_code == 302
    )
    assert save(client, page_of(session), do="confirmed").status_code == 302
    assert state_of(cast, session) == "confirmed"
    with acting_as(cast.dafydd):
        said = Entry.objects.get(action="overrode a warning")
    assert set(said.people) == {episode.young_person_id, ash.young_person_id}
    assert "two workers" not in str(said.detail)
    with acting_as(cast.alys):
        place = actions.place_named(by=cast.alys, area_id=cast.cardiff.pk, name="The Hall")
        actions.change_session(
            by=cast.alys, session=session, starts_at=session.starts_at, minutes=90, place=place
        )
    assert state_of(cast, session) == "planned"


def test_nobody_but_the_manager_reads_keeps_or_overrides(
    cast: Cast, session: GroupSession, episode: Episode, ash: Episode
) -> None:
    apart(cast, episode, ash)
    for user in (cast.nia, cast.sam, cast.dom, cast.ross, cast.morag, cast.neil):
        with acting_as(user):
            assert not KeepApart.objects.exists()
            assert not Circle.objects.exists()
            assert not SessionOverride.objects.exists()
            with pytest.raises((Refused, NotFound)):
                actions.override(by=user, session=session, reason="I say so.")
            with pytest.raises((Refused, NotFound)):
                actions.keep_apart(
                    by=user,
                    area_id=cast.cardiff.pk,
                    reason="So.",
                    person=episode.young_person,
                    worker=cast.sam,
                )
    for user, status in ((cast.nia, 403), (cast.dom, 403), (cast.eve, 403), (cast.alys, 200)):
        assert browser(user).get(reverse("activities:keep_apart")).status_code == status
    elsewhere = browser(cast.morag).get(reverse("activities:keep_apart")).content.decode()
    assert "Rival" not in elsewhere


def test_strangers_find_no_group_and_other_roles_no_page(cast: Cast, session: GroupSession) -> None:
    addresses = [page_of(session), page_of(session, "people"), page_of(session, "register"),
                 reverse("activities:group", args=[session.group_id])]  # fmt: skip
    for address in addresses:
        assert browser(cast.ross).get(address).status_code == 404
        assert browser(cast.eve).get(address).status_code == 403
    assert browser(cast.dom).get(page_of(session, "people")).status_code == 403
    assert "Jay" in browser(cast.dom).get(page_of(session)).content.decode()
    assert "Jay" not in browser(cast.sam).get(page_of(session)).content.decode()


def test_the_register_writes_everybodys_page_once(
    cast: Cast, session: GroupSession, episode: Episode
) -> None:
    bo = somebody(by=cast.alys, area=cast.cardiff, worker=cast.nia, name="Bo Hale")
    cy = somebody(by=cast.alys, area=cast.cardiff, worker=cast.nia, name="Cy Moss")
    both = [episode, bo, cy]
    with acting_as(cast.nia):
        actions.set_people(by=cast.nia, session=session, expected=[Expected(one) for one in both], of=both)
        lines = {line.episode_id: line for line in register_of(cast.nia, session)}
    where = page_of(session, "register")
    with clock.at(session.starts_at + timedelta(hours=2)):
        client = browser(cast.nia)
        typed = {
            f"mark_{lines[episode.pk].pk}": "late", f"remark_{lines[episode.pk].pk}": "Chopped onions, cried, laughed.",
            f"mark_{lines[bo.pk].pk}": "could_not", f"mark_{lines[cy.pk].pk}": "not_asked",
            "components": ["FUN", "SKL"], "summary": "Chilli for eight.", "miles": "6",
        }  # fmt: skip
        assert save(client, where, **typed).status_code == 302
        assert "Nobody is left to mark" in client.get(where).content.decode()
        again = client.get(page_of(session)).content.decode()
    assert "Came late" in again
    with acting_as(cast.nia):
        kept = {one.young_person_id: one for one in Contact.objects.all()}
        assert {one.kind for one in kept.values()} == {"attended", "not_attended"}
        assert set(kept) == {episode.young_person_id, bo.young_person_id}
        came = kept[episode.young_person_id]
        assert (came.title, came.minutes, came.place, came.mode) == ("Cooking", 90, "The Hub", "group")
        assert came.summary == "Chopped onions, cried, laughed.\n\nChilli for eight."
        assert WorkEntry.objects.get().miles == 6
    assert state_of(cast, session) == "held"


def test_a_register_of_those_who_all_could_not_come_is_kept(
    cast: Cast, session: GroupSession, episode: Episode
) -> None:
    with acting_as(cast.nia):
        (line,) = register_of(cast.nia, session)
        with pytest.raises(Invalid):
            actions.take_register(by=cast.nia, session=session, marks=[Mark(line, "could_not")])
        with clock.at(session.starts_at + timedelta(hours=2)):
            actions.take_register(by=cast.nia, session=session, marks=[Mark(line, "could_not")])
        assert Contact.objects.get().kind == "not_attended"


def test_a_young_person_in_two_groups_at_one_time_is_said_openly_to_their_worker(
    cast: Cast, session: GroupSession, episode: Episode
) -> None:
    a_session(
        by=cast.nia, group=a_group(by=cast.nia, area=cast.cardiff, title="Football"),
        place=a_place(by=cast.nia, area=cast.cardiff, name="The Pitch"), workers=[cast.nia], expected=[episode],
        starts_at=session.starts_at + timedelta(minutes=30),
    )  # fmt: skip
    shown = browser(cast.nia).get(page_of(session)).content.decode()
    assert "Jay Benbow: in another group at that time." in shown
    assert "Nia is with another group at that time." in shown
    with acting_as(cast.nia), pytest.raises(WrongState):
        actions.confirm(by=cast.nia, session=session)


def test_a_group_has_room_for_so_many_counting_those_one_does_not_see(
    cast: Cast, episode: Episode, ash: Episode
) -> None:
    group = a_group(by=cast.nia, area=cast.cardiff, most=1)
    place = a_place(by=cast.nia, area=cast.cardiff)
    made = a_session(by=cast.nia, group=group, place=place, workers=[cast.nia], expected=[episode])
    with acting_as(cast.sam), pytest.raises(Invalid) as refused:
        actions.set_people(by=cast.sam, session=made, expected=[Expected(ash)], of=[ash])
    assert "room for 1" in refused.value.fields["people"]
    with pytest.raises(Invalid):
        a_group(by=cast.nia, area=cast.cardiff, most=61)


def test_a_group_of_sixty_is_shown_in_twelve_statements(cast: Cast) -> None:
    crowd = a_crowd(by=cast.alys, area=cast.cardiff, worker=cast.nia, number=60)
    session = a_session(
        by=cast.nia, group=a_group(by=cast.nia, area=cast.cardiff, most=60),
        place=a_place(by=cast.nia, area=cast.cardiff), workers=[cast.nia],
    )  # fmt: skip
    with acting_as(cast.alys):
        RegisterEntry.objects.bulk_create(
            RegisterEntry(
                young_person_id=one.young_person_id, area_id=one.area_id, episode=one, session=session
            )
            for one in crowd
        )
    kept_apart(
        by=cast.alys, area=cast.cardiff, person=crowd[0].young_person, other_person=crowd[1].young_person
    )
    for user in (cast.nia, cast.alys):
        client = browser(user)
        for address in (
            page_of(session), page_of(session, "people"), page_of(session, "register"), reverse("activities:groups"),
            reverse("activities:group", args=[session.group_id]),
        ):  # fmt: skip
            with counting() as asked:
                assert client.get(address).status_code == 200
            assert len(asked) <= MOST, (address, asked)


def test_a_group_pauses_with_a_day_to_come_back_to_and_grows_from_a_small_one(cast: Cast) -> None:
    small = a_group(by=cast.nia, area=cast.cardiff, title="Two at the stove", most=2)
    client, where = browser(cast.nia), reverse("activities:group", args=[small.pk])
    assert save(client, where, do="on_hold").status_code == 200
    day = in_days(30)
    pause = {"pause-revisit_on_day": str(day.day), "pause-revisit_on_month": str(day.month),
             "pause-revisit_on_year": str(day.year), "pause-pause_reason": "It was not working."}  # fmt: skip
    assert save(client, where, do="on_hold", **pause).status_code == 302
    shown = client.get(where).content.decode()
    assert "Paused, to come back to" in shown
    assert "It was not working." in shown
    assert save(client, where, do="running").status_code == 302
    made = save(
        client, reverse("activities:groups"), title="Six at the stove", most="6", grew_from=str(small.pk)
    )
    assert "after Two at the stove" in client.get(made.headers["Location"]).content.decode()
    with acting_as(cast.nia), pytest.raises(WrongState):
        actions.move_group(by=cast.nia, group=small, to_state="recruiting")


def test_a_course_is_planned_from_the_page_with_a_new_place(cast: Cast, episode: Episode) -> None:
    group = a_group(by=cast.nia, area=cast.cardiff)
    day = in_days(4)
    typed = {
        "do": "plan", "on_day": str(day.day), "on_month": str(day.month), "on_year": str(day.year), "at": "16:30",
        "minutes": "60", "weeks": "3", "place": "new", "place_name": "  the   HUB ", "workers": [str(cast.nia.pk)],
        "route_name": "The number 9 bus",
    }  # fmt: skip
    client, where = browser(cast.nia), reverse("activities:group", args=[group.pk])
    assert save(client, where, **typed).status_code == 302
    assert a_place(by=cast.nia, area=cast.cardiff, name="The Hub").name == "the HUB"
    with acting_as(cast.nia):
        first = GroupSession.objects.earliest("starts_at")
        assert (GroupSession.objects.count(), Place.objects.count(), len(first.routes)) == (3, 2, 1)
    brought = {"do": "people", "people": [str(episode.pk)], "following": ["yes"]}
    assert save(client, page_of(first, "people"), **brought).status_code == 302
    with acting_as(cast.nia):
        assert RegisterEntry.objects.count() == 3
    lift = {"do": "people", "people": [str(episode.pk)], f"lift_{episode.pk}": str(cast.nia.pk)}
    assert save(client, page_of(first, "people"), **lift).status_code == 302
    assert "In Nia’s car" in client.get(page_of(first)).content.decode()
    assert save(client, page_of(first, "people"), do="workers", workers=[str(cast.sam.pk)]).status_code == 302
    when = {"do": "when", "when-on_day": str(day.day), "when-on_month": str(day.month), "when-on_year": str(day.year),
            "when-at": "18:00", "when-minutes": "45", "when-place": str(first.place_id)}  # fmt: skip
    assert save(client, page_of(first, "people"), **when).status_code == 302
    assert "18:00, 45 min" in client.get(page_of(first)).content.decode()


def test_a_manager_keeps_apart_from_the_page_and_ends_it(cast: Cast, episode: Episode, ash: Episode) -> None:
    client, where = browser(cast.alys), reverse("activities:keep_apart")
    typed = {
        "do": "keep", "side": "person", "person": "jay benbow", "other_side": "person",
        "other_person": ash.young_person.reference, "also": ["times"], "weekdays": ["4", "5"], "from_time": "18:00",
        "to_time": "22:00", "reason": "Said at the panel.",
    }  # fmt: skip
    assert save(client, where, **typed).status_code == 302
    shown = client.get(where).content.decode()
    assert "Jay Benbow and Ash Lee" in shown
    assert "Friday, Saturday · 18:00 to 22:00" in shown
    circle = {"do": "circle", "new-name": "The bridge", "new-members": "Ash Lee\n\nash"}
    assert save(client, where, **circle).status_code == 302
    with acting_as(cast.alys):
        kept, member = KeepApart.objects.get(), Circle.objects.get().members.get()
    assert save(client, where, do=f"end-{kept.pk}").status_code == 302
    assert save(client, where, do=f"leave-{member.pk}").status_code == 302
    assert save(client, where, do=f"end-{cast.ada.pk}").status_code == 404
    assert "Nobody is kept apart" in client.get(where).content.decode()
    with counting() as asked:
        client.get(where)
    assert len(asked) <= MOST


def test_whom_a_manager_names_is_found_by_whole_words_and_is_one(
    cast: Cast, episode: Episode, ash: Episode
) -> None:
    twin = somebody(by=cast.alys, area=cast.cardiff, worker=cast.nia, name="Ash Lee")
    somebody(by=cast.alys, area=cast.cardiff, worker=cast.nia, name="Jayden Cole")
    far = somebody(by=cast.morag, area=cast.edinburgh, worker=cast.ross, name="Zed Far")
    client, where = browser(cast.alys), reverse("activities:keep_apart")

    def said(other: str) -> str:
        typed = {"do": "keep", "side": "person", "person": "Jay", "other_side": "person",
                 "other_person": other, "reason": "Said at the panel."}  # fmt: skip
        return str(save(client, where, **typed).content.decode())

    asked = said("ash lee")
    assert ash.young_person.reference in asked
    assert twin.young_person.reference in asked
    assert "Said at the panel." in asked
    for nobody in ("As", "Zed Far", far.young_person.reference, "%"):
        assert "is nobody whom this area works with now" in said(nobody), nobody
    assert said(f"Ash {twin.young_person.reference}") == ""
    with acting_as(cast.alys):
        kept = KeepApart.objects.get()
    assert {kept.person_id, kept.other_person_id} == {episode.young_person_id, twin.young_person_id}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"other_person": None}, "other_person"),
        ({"from_time": time(9)}, "to_time"),
        ({"weekdays": [7]}, "weekdays"),
        ({"review_on": date(2026, 1, 1)}, "review_on"),
    ],
)
def test_a_keep_apart_that_cannot_be_kept_says_why(
    cast: Cast, episode: Episode, ash: Episode, values: dict[str, Any], field: str
) -> None:
    given = {"person": episode.young_person, "other_person": ash.young_person, **values}
    with pytest.raises(Invalid) as refused:
        kept_apart(by=cast.alys, area=cast.cardiff, **given)
    assert set(refused.value.fields) == {field}
