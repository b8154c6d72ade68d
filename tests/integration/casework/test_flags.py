"""Flagging to the manager: told, seen, resolved in words, and the worker told back."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.casework import actions, queries
from soceis.journey.casework.models import ChronologyEntry, Concern, Episode
from soceis.journey.casework.rules import flags
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import TODAY, a_contact
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def a_flag(cast: Cast, episode: Episode, by: User | None = None, **values: Any) -> Concern:
    user = by or cast.nia
    with acting_as(user):
        return actions.flag(
            by=user, episode=episode, **{"text": "He has a second phone.", "how_soon": "two_days", **values}
        )


def day(user: User) -> Any:
    return client_of(user).get(reverse("staff:my_day"))


def post(client: Client, where: str, **values: str) -> Any:
    key = client.get(where).context["saving"].key
    return client.post(where, {"saving_key": key, **values})


# --- the whole way -------------------------------------------------------------------------------------------


def test_a_worker_flags_the_manager_sees_and_resolves_and_the_worker_is_told_back(
    cast: Cast, episode: Episode
) -> None:
    nia, alys = client_of(cast.nia), client_of(cast.alys)
    here = reverse("casework:flag", args=[episode.young_person_id])
    assert post(nia, here, text="He has a second phone.", how_soon="today").status_code == 302
    with acting_as(cast.nia):
        flag = Concern.objects.get()
    assert (flag.flag, flag.answer_by, flag.contact_id, flag.tell) == ("flagged", TODAY, None, ["manager"])

    seen = day(cast.alys)
    assert (seen.context["unread"], len(seen.context["flagged"])) == (1, 1)
    assert "One flag to answer (1 new)" in seen.content.decode().replace("one flag", "One flag")
    assert alys.post(reverse("casework:flag_seen", args=[flag.pk])).status_code == 302
    again = day(cast.alys).context
    assert (again["unread"], len(again["flagged"]), again["worries"]) == (0, 1, [])

    answering = reverse("casework:answer_flag", args=[flag.pk])
    assert post(alys, answering, answer="I rang the police. Go with him on Friday.").status_code == 302
    assert day(cast.alys).context["flagged"] == []

    back = day(cast.nia)
    assert [row.answer for row in back.context["answered"]] == [
        "Alys: I rang the police. Go with him on Friday."
    ]
    assert "one answer from your manager" in back.content.decode()
    assert nia.post(reverse("casework:flag_heard", args=[flag.pk])).status_code == 302
    assert day(cast.nia).context["answered"] == []
    assert "I rang the police. Go with him on Friday. (Alys, " in nia.get(here).content.decode()
    with acting_as(cast.nia):
        flag.refresh_from_db()
        assert (flag.flag, flag.settled_on, flag.heard_back_on) == ("heard_back", TODAY, TODAY)
        assert ChronologyEntry.objects.get(record=flag.pk).kind == "flag_resolved"


def test_the_card_after_a_visit_flags_in_two_taps(cast: Cast, episode: Episode) -> None:
    nia = client_of(cast.nia)
    answer = post(
        nia, reverse("staff:record_contact", args=[episode.young_person_id]), what="met",
        met_how="activity", when="today", minutes="60", worry="worried", concern="A debt.", tell="police",
        how_soon="two_days",
    )  # fmt: skip
    page = nia.get(answer.url).content.decode()
    assert "Now tell police. It stands" in page
    with acting_as(cast.nia):
        flag = Concern.objects.get()
    assert (flag.tell, flag.flag, flag.answer_by) == (
        ["police", "manager"],
        "flagged",
        TODAY + timedelta(days=2),
    )
    (row,) = day(cast.nia).context["worries"]
    assert [words for words, _ in row.buttons] == ["Told police"]


def test_a_worry_that_is_written_down_already_is_flagged_from_the_day(cast: Cast, episode: Episode) -> None:
    contact = a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        worry = actions.raise_concern(by=cast.nia, contact=contact, text="A debt.", tell=["school"])
    (row,) = day(cast.nia).context["worries"]
    (_, where) = row.links[0]
    assert post(client_of(cast.nia), where, how_soon="week").status_code == 302
    with acting_as(cast.nia):
        worry.refresh_from_db()
    assert (worry.flag, worry.tell) == ("flagged", ["school", "manager"])
    assert [one.text for one in day(cast.alys).context["flagged"]] == ["A debt."]


def test_an_answer_that_did_not_do_is_flagged_again_and_the_answer_stays_in_sight(
    cast: Cast, episode: Episode
) -> None:
    flag = a_flag(cast, episode)
    with acting_as(cast.alys):
        actions.resolve_flag(by=cast.alys, concern=flag, answer="Ring the school.")
    with acting_as(cast.nia):
        actions.flag_concern(by=cast.nia, concern=flag, how_soon="today")
    assert day(cast.alys).context["unread"] == 1
    page = client_of(cast.alys).get(reverse("casework:answer_flag", args=[flag.pk])).content.decode()
    assert "Answered before: Ring the school." in page
    with acting_as(cast.alys):
        actions.resolve_flag(by=cast.alys, concern=flag, answer="I rang them myself.")
        flag.refresh_from_db()
    assert (flag.flag, flag.answer) == ("resolved", "I rang them myself.")


# --- what is refused -----------------------------------------------------------------------------------------


def test_two_managers_who_answer_at_once_lose_neither_text(cast: Cast, episode: Episode) -> None:
    flag = a_flag(cast, episode)
    other = User.objects.invite(email="mair@example.org", display_name="Mair")
    Membership.objects.create(user=other, area=cast.cardiff, role="area_manager")
    client, where = client_of(other), reverse("casework:answer_flag", args=[flag.pk])
    key = client.get(where).context["saving"].key
    with acting_as(cast.alys):
        actions.resolve_flag(by=cast.alys, concern=flag, answer="I rang the police.")
    late = client.post(where, {"saving_key": key, "answer": "I rang his mother."}).content.decode()
    assert "Alys has answered already: “I rang the police.”" in late
    assert "I rang his mother." in late
    with acting_as(cast.alys):
        flag.refresh_from_db()
    assert flag.answer == "I rang the police."


def test_words_are_needed_and_come_back(cast: Cast, episode: Episode) -> None:
    nia, here = client_of(cast.nia), reverse("casework:flag", args=[episode.young_person_id])
    assert (
        "Say in a few words what your manager needs to know."
        in post(nia, here, how_soon="today").content.decode()
    )
    flag = a_flag(cast, episode)
    with acting_as(cast.alys), pytest.raises(Invalid):
        actions.resolve_flag(by=cast.alys, concern=flag, answer=" ")
    with acting_as(cast.nia), pytest.raises(Invalid):
        actions.flag(by=cast.nia, episode=episode, text="A phone.", how_soon="next year")


def test_a_double_tap_flags_once(cast: Cast, episode: Episode) -> None:
    nia, here = client_of(cast.nia), reverse("casework:flag", args=[episode.young_person_id])
    key = nia.get(here).context["saving"].key
    for _ in range(2):
        assert nia.post(here, {"saving_key": key, "text": "A phone.", "how_soon": "today"}).status_code == 302
    with acting_as(cast.nia):
        assert Concern.objects.count() == 1


def test_workers_do_not_answer_and_managers_of_elsewhere_know_nothing(cast: Cast, episode: Episode) -> None:
    flag = a_flag(cast, episode)
    where = reverse("casework:answer_flag", args=[flag.pk])
    assert client_of(cast.nia).get(where).status_code == 403
    for stranger in (cast.sam, cast.neil):
        assert client_of(stranger).get(where).status_code == 403
    assert client_of(cast.morag).get(where).status_code == 404
    for name in ("flag_concern", "flag_heard"):
        assert client_of(cast.sam).post(reverse(f"casework:{name}", args=[flag.pk])).status_code == 404
    with acting_as(cast.nia), pytest.raises(Refused):
        actions.see_flag(by=cast.nia, concern=flag)
    with acting_as(cast.morag), pytest.raises(NotFound):
        actions.resolve_flag(by=cast.morag, concern=flag, answer="No.")


def test_a_peer_mentor_flags_reads_their_own_and_hears_back(cast: Cast, episode: Episode) -> None:
    a_flag(cast, episode)
    mine = a_flag(cast, episode, by=cast.dom, text="He skipped lunch.")
    here = reverse("casework:flag", args=[episode.young_person_id])
    page = client_of(cast.dom).get(here).content.decode()
    assert "He skipped lunch." in page
    assert "second phone" not in page
    with acting_as(cast.alys):
        actions.resolve_flag(by=cast.alys, concern=mine, answer="Thank you. I rang home.")
    assert [row.answer for row in day(cast.dom).context["answered"]] == ["Alys: Thank you. I rang home."]


def test_nobody_else_hears_the_answer_for_the_one_who_flagged(cast: Cast, episode: Episode) -> None:
    flag = a_flag(cast, episode)
    with acting_as(cast.alys):
        actions.resolve_flag(by=cast.alys, concern=flag, answer="Done.")
        with pytest.raises(Refused):
            actions.hear_back(by=cast.alys, concern=flag)


@pytest.mark.parametrize("state", [flags.NOT_FLAGGED, *flags.FLAG_STATES])
@pytest.mark.parametrize("what", [flags.SEE, flags.RESOLVE, flags.HEAR_BACK, flags.FLAG])
def test_every_step_is_taken_exactly_where_the_table_says(
    cast: Cast, episode: Episode, state: str, what: str
) -> None:
    ways = {
        flags.NOT_FLAGGED: (), flags.FLAGGED: ("flag",), flags.SEEN: ("flag", "see"),
        flags.RESOLVED: ("flag", "resolve"), flags.HEARD_BACK: ("flag", "resolve", "hear_back"),
    }  # fmt: skip
    contact = a_contact(by=cast.nia, episode=episode)
    with acting_as(cast.nia):
        worry = actions.raise_concern(by=cast.nia, contact=contact, text="A debt.", tell=["police"])
    for step in ways[state]:
        take(cast, step, worry)
    twice = {(flags.SEEN, flags.SEE), (flags.HEARD_BACK, flags.HEAR_BACK)}  # said again, it changes nothing
    if flags.next_state(state, what) or (state, what) in twice:
        assert take(cast, what, worry).flag == (flags.next_state(state, what) or state)
        return
    with pytest.raises((WrongState, Invalid)):
        take(cast, what, worry)


def take(cast: Cast, step: str, worry: Concern) -> Concern:
    who = cast.alys if step in (flags.SEE, flags.RESOLVE) else cast.nia
    with acting_as(who):
        match step:
            case flags.FLAG:
                return actions.flag_concern(by=who, concern=worry)
            case flags.SEE:
                return actions.see_flag(by=who, concern=worry)
            case flags.RESOLVE:
                return actions.resolve_flag(by=who, concern=worry, answer="Done.")
            case _:
                return actions.hear_back(by=who, concern=worry)


def test_every_state_has_somebody_whose_turn_it_is_or_is_at_an_end() -> None:
    reached = {flags.NOT_FLAGGED, *flags.TRANSITIONS.values()}
    assert reached == set(flags.TURN) == {flags.NOT_FLAGGED, *flags.FLAG_STATES}
    for state in flags.UNANSWERED:
        assert flags.TURN[state] == "manager"
        assert flags.RESOLVE in flags.may(state)


# --- what is kept --------------------------------------------------------------------------------------------


def test_an_unanswered_flag_is_late_the_day_after_its_day(cast: Cast, episode: Episode) -> None:
    a_flag(cast, episode, how_soon="two_days")
    for ahead, late in ((2, False), (3, True)):
        with clock.at(TODAY + timedelta(days=ahead)):
            (row,) = day(cast.alys).context["flagged"]
            assert row.is_late is late
            with acting_as(cast.alys):
                assert len(queries.flags_to_answer(cast.alys)) == 1


def test_audit_and_history_keep_every_step_and_the_audit_no_words(cast: Cast, episode: Episode) -> None:
    flag = a_flag(cast, episode)
    with acting_as(cast.alys):
        actions.see_flag(by=cast.alys, concern=flag)
        actions.resolve_flag(by=cast.alys, concern=flag, answer="I rang the police.")
        states = list(flag.history.order_by("pgh_id").values_list("flag", flat=True))  # type: ignore[attr-defined]  # made by with_history
    assert states == ["flagged", "seen", "resolved"]
    entries = list(Entry.objects.filter(record_id=flag.pk).order_by("id").values())
    assert [entry["actor"] for entry in entries] == [cast.nia.pk, cast.alys.pk, cast.alys.pk]
    assert "I rang the police" not in str(entries)


def test_the_pages_take_few_statements(cast: Cast, episode: Episode) -> None:
    for number in range(4):
        a_flag(cast, episode, text=f"Number {number}")
    with acting_as(cast.nia):
        flag = Concern.objects.first()
    assert flag is not None
    for user, where in (
        (cast.nia, reverse("casework:flag", args=[episode.young_person_id])),
        (cast.nia, reverse("casework:flag_concern", args=[flag.pk])),
        (cast.alys, reverse("casework:answer_flag", args=[flag.pk])),
        (cast.alys, reverse("staff:my_day")),
        (cast.nia, reverse("staff:my_day")),
    ):
        client = client_of(user)
        client.get(where)
        with counting() as asked:
            assert client.get(where).status_code == 200
        assert len(asked) <= MOST, asked
