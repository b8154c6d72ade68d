"""Briefings that were given, and what was asked of partners: who came, who is left, how long answers take."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from soceis.foundation.access.context import acting_as
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.sharing.dealings import actions, queries
from soceis.sharing.dealings.actions import TeamThere
from soceis.sharing.dealings.models import Briefing, PartnerRequest
from soceis.sharing.dealings.rules import Asked, answering, briefing_due
from soceis.sharing.partners.models import PartnerContact
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.sharing import an_organisation, somebody_there
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


def a_briefing(cast: Cast, *, days_ago: int = 0, **values: Any) -> Briefing:
    """A briefing of South Wales Police, by Nia."""
    given: dict[str, Any] = {
        "title": "Response teams", "topic": "how_we_work", "who_for": "frontline", "given_by": cast.nia,
        "area": cast.cardiff, "on": clock.today() - timedelta(days=days_ago), **values,
    }  # fmt: skip
    with acting_as(cast.alys):
        return actions.plan_briefing(by=cast.alys, **given)


def test_whoever_came_is_briefed_by_it_and_an_older_one_takes_nothing_back(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    pugh = somebody_there(by=cast.alys, organisation=police)
    rees = somebody_there(by=cast.alys, organisation=police, name="Constable Rees")
    older, newer = (
        a_briefing(cast, days_ago=9, organisations=[police]),
        a_briefing(cast, organisations=[police]),
    )
    with acting_as(cast.alys):
        assert [one.contact for one in queries.unbriefed(cast.alys)] == [pugh, rees]
        actions.hold(by=cast.alys, briefing=newer, came=[pugh], teams=[TeamThere(police, "Response", 14)])
        pugh.refresh_from_db()
        actions.hold(by=cast.alys, briefing=older, came=[pugh, rees])
        assert PartnerContact.objects.get(pk=pugh.pk).briefed_on == clock.today()
        assert PartnerContact.objects.get(pk=rees.pk).briefed_on == clock.today() - timedelta(days=9)
        held = queries.briefing_for(cast.alys, newer.pk)
        assert [(one.team, one.others) for one in held.teams.all()] == [("", 0), ("Response", 14)]
        with pytest.raises(WrongState):
            actions.call_off(by=cast.alys, briefing=held)


def test_a_briefing_cannot_be_held_before_its_day_nor_by_people_who_were_not_asked(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    council = an_organisation(by=cast.alys, area=cast.cardiff, name="Cardiff Council")
    marsh = somebody_there(by=cast.alys, organisation=council, name="Jo Marsh")
    today, ahead = (
        a_briefing(cast, organisations=[police]),
        a_briefing(cast, days_ago=-3, organisations=[police]),
    )
    with acting_as(cast.alys):
        with pytest.raises(WrongState):
            actions.hold(by=cast.alys, briefing=ahead, came=[], teams=[TeamThere(police, others=3)])
        for came, teams in (
            ([], []),
            ([marsh], []),
            ([], [TeamThere(council, others=2)]),
            ([], [TeamThere(police, others=501)]),
        ):
            with pytest.raises(Invalid):
                actions.hold(by=cast.alys, briefing=today, came=came, teams=teams)
    with pytest.raises(Invalid):
        a_briefing(cast, organisations=[police], given_by=cast.ross)
    with pytest.raises(Invalid):
        a_briefing(cast, organisations=[])


@given(since=st.integers(0, 900), briefed=st.none() | st.integers(0, 900))
def test_somebody_is_due_a_year_after_they_were_told_or_when_that_was_before_they_came(
    since: int, briefed: int | None
) -> None:
    today = clock.today()
    came = today - timedelta(days=since)
    told = None if briefed is None else today - timedelta(days=briefed)
    due = briefing_due(told, came, today)
    if briefed is None or briefed > since:
        assert due == "never"
    else:
        assert due == ("long_ago" if briefed >= 365 else "")


@given(
    st.lists(st.tuples(st.integers(0, 60), st.none() | st.integers(0, 40), st.none() | st.integers(0, 40)))
)
def test_answers_are_counted_as_one_would_by_hand(rows: list[tuple[int, int | None, int | None]]) -> None:
    today = clock.today()
    asked = []
    for ago, needed_in, answered_in in rows:
        on = today - timedelta(days=ago)
        answered = None if answered_in is None or answered_in > ago else on + timedelta(days=answered_in)
        asked.append(Asked(on, None if needed_in is None else on + timedelta(days=needed_in), answered))
    found = answering(asked, today)
    waits = sorted((one.answered_on - one.on).days for one in asked if one.answered_on)
    assert found.answered == len(waits)
    assert found.open == len(asked) - len(waits)
    assert found.overdue == sum(
        1 for one in asked if not one.answered_on and one.needed_by and (today - one.needed_by).days > 0
    )
    if not waits:
        assert found.median_days is None
    else:
        half = len(waits) // 2
        middle = waits[half] if len(waits) % 2 else Fraction(waits[half - 1] + waits[half], 2)
        assert found.median_days == middle


def test_requests_are_noted_by_those_who_work_there_and_counted_by_team_never_by_person(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    council = an_organisation(by=cast.morag, area=cast.edinburgh, name="Edinburgh Council")
    day = clock.today() - timedelta(days=10)
    given: dict[str, Any] = {
        "area": cast.cardiff,
        "organisation": police,
        "kind": "information",
        "team": "Missing people",
    }
    with acting_as(cast.nia):
        first = actions.ask(
            by=cast.nia, what="Reports since May", on=day, needed_by=day + timedelta(days=3), **given
        )
        actions.ask(by=cast.nia, what="A name to ring", **{**given, "team": ""})
        actions.answered(by=cast.nia, request=first, answer="yes", on=day + timedelta(days=4))
        with pytest.raises(WrongState):
            actions.answered(by=cast.nia, request=first, answer="yes")
        with pytest.raises(Invalid):
            actions.ask(by=cast.nia, what="x", **{**given, "organisation": council})
        found = {(one.team, one.kind): one.answering for one in queries.answers(cast.nia, since=day)}
    assert found["", ""].asked == 2
    assert found["Missing people", ""].median_days == 4
    assert found["", "information"].open == 1
    with acting_as(cast.ross), pytest.raises(NotFound):
        actions.ask(by=cast.ross, what="x", **given)
    with acting_as(cast.dafydd):
        assert PartnerRequest.objects.count() == 2
        with pytest.raises(Refused):
            actions.ask(by=cast.dafydd, what="x", **given)
    for stranger in (cast.ross, cast.dom, cast.eve, cast.ada):
        with acting_as(stranger):
            assert not PartnerRequest.objects.exists()
            assert PartnerRequest.objects.filter(pk=first.pk).update(what="x") == 0


def test_the_pages_answer_to_those_who_may_and_what_was_typed_is_saved_once(cast: Cast) -> None:
    police = an_organisation(by=cast.alys, area=cast.cardiff)
    somebody_there(by=cast.alys, organisation=police)
    held = a_briefing(cast, organisations=[police])
    pages = {
        name: reverse(f"dealings:{name}", args=args)
        for name, args in (("briefings", []), ("plan", []), ("briefing", [held.pk]), ("requests", []))
    }
    client = client_of(cast.alys)
    for page in pages.values():
        with counting() as asked:
            assert client.get(page).status_code == 200
        assert len(asked) <= MOST, page
    worker = client_of(cast.nia)
    assert worker.get(pages["plan"]).status_code == 403
    assert client_of(cast.morag).get(pages["briefing"]).status_code == 404
    assert client_of(cast.dom).get(pages["briefings"]).status_code == 403
    key = worker.get(pages["requests"]).context["saving"].key
    typed = {"saving_key": key, "organisation": str(police.pk), "kind": "help", "what": "A room on Fridays",
             "on": clock.today().isoformat()}  # fmt: skip
    for _ in range(2):
        assert worker.post(pages["requests"], typed).status_code == 302
    with acting_as(cast.nia):
        (made,) = PartnerRequest.objects.all()
    page = reverse("dealings:request", args=[made.pk])
    key = worker.get(page).context["saving"].key
    answer = {"saving_key": key, "answer": "no", "on": clock.today().isoformat()}
    assert worker.post(page, answer).status_code == 302
    key = client.get(pages["briefing"]).context["saving"].key
    assert (
        client.post(pages["briefing"], {"saving_key": key, "others_0": "7", "team_0": "Response"}).status_code
        == 302
    )
    assert "7 others of Response, South Wales Police" in client.get(pages["briefing"]).content.decode()
