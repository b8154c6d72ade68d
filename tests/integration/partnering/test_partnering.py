"""What partners are given in numbers: their own alone, nothing small, and what each side changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from unittest import mock

import pytest
from django.db import connection
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Refused, WrongState
from soceis.insight.partnering import queries
from soceis.insight.partnering.rules import Came, year_of
from soceis.journey.casework import actions as casework
from soceis.sharing.dealings import actions as dealing
from soceis.sharing.dealings.models import PartnerAction
from soceis.sharing.partners.models import Organisation
from tests.cast import Cast
from tests.doors import client_of
from tests.factories.casework import a_contact, an_episode
from tests.factories.door import WORRY, a_visit, sent
from tests.factories.referrals import a_referral
from tests.factories.sharing import an_organisation, somebody_there
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def police(cast: Cast) -> Organisation:
    return an_organisation(by=cast.alys, area=cast.cardiff)


def came_of(user: User, organisation: Organisation) -> list[tuple[Any, ...]]:
    """What the database answers to somebody who counts."""
    year = year_of(clock.today())
    with acting_as(user), connection.cursor() as cursor:
        cursor.execute(
            "select * from app.partner_referrals(%s, %s, %s)", [organisation.pk, year.first, year.last]
        )
        return list(cursor.fetchall())


def test_only_their_own_referrals_are_counted_and_only_for_whoever_counts_the_area(
    cast: Cast, police: Organisation
) -> None:
    for name in ("south wales POLICE ", "Cardiff Council", ""):
        a_referral(by=cast.alys, area=cast.cardiff, referrer_organisation=name)
    a_referral(by=cast.morag, area=cast.edinburgh, referrer_organisation="South Wales Police")
    assert len(came_of(cast.alys, police)) == len(came_of(cast.neil, police)) == 1
    for nobody in (cast.morag, cast.nia, cast.dafydd, cast.eve, cast.dom):
        assert came_of(nobody, police) == []


def test_what_became_of_a_referral_comes_from_the_record_of_the_work(
    cast: Cast, police: Organisation
) -> None:
    episode = an_episode(
        by=cast.alys, area=cast.cardiff, worker=cast.nia, referrer_organisation="South Wales Police"
    )
    a_contact(by=cast.nia, episode=episode)
    (row,) = came_of(cast.alys, police)
    came = Came(*row)
    assert came.decision == "accepted_one_to_one"
    assert came.decided_on is not None
    assert (came.decided_on - came.on).days == 2
    assert came.first_attended == clock.today() - timedelta(days=1)
    assert came.state == "active"


@contextmanager
def enough(number: int) -> Iterator[None]:
    """As though so many referrals had come, all accepted and begun: making them one by one would take minutes."""
    first = year_of(clock.today()).first
    rows = [
        Came(
            first,
            place,
            "accepted_one_to_one",
            15,
            first + timedelta(days=place),
            first + timedelta(days=9),
            "active",
        )
        for place in range(number)
    ]
    with mock.patch("soceis.insight.partnering.queries.counting._came", return_value=rows):
        yield


def test_enough_of_them_are_told_with_numerator_denominator_and_median(
    cast: Cast, police: Organisation
) -> None:
    client = client_of(cast.alys)
    page = reverse("partnering:report", args=[police.pk])
    with enough(12):
        said = client.get(page).content.decode()
    assert "12 of 12 (100%)" in said
    assert "5.5 days (median of 12)" in said
    with enough(4):
        few = client.get(page).content.decode()
    assert "4 of 4" not in few
    assert "[c]" in few


def test_the_page_and_the_paper_answer_to_managers_and_to_nobody_else(
    cast: Cast, police: Organisation
) -> None:
    a_referral(by=cast.alys, area=cast.cardiff, referrer_organisation="South Wales Police")
    page = reverse("partnering:report", args=[police.pk])
    client = client_of(cast.alys)
    with counting() as asked:
        answer = client.get(page)
    assert answer.status_code == 200
    assert len(asked) <= MOST
    assert client_of(cast.neil).get(page).status_code == 200
    for stranger, status in ((cast.morag, 404), (cast.nia, 403), (cast.dafydd, 403), (cast.eve, 403)):
        assert client_of(stranger).get(page).status_code == status
        assert client_of(stranger).get(f"{page}paper/").status_code == status
    paper = client_of(cast.alys).get(f"{page}paper/", {"year": "not a year"})
    assert paper.content.startswith(b"%PDF")
    taken = Entry.objects.filter(action="exported")
    with acting_as(cast.dafydd):
        assert taken.filter(detail__page="partner report").count() == 1


def test_consultations_are_counted_apart_and_one_that_the_area_must_not_see_is_not(cast: Cast) -> None:
    school = an_organisation(
        by=cast.alys, area=cast.cardiff, name="Hillside", kind="education", email_domains="hillside.example"
    )
    visit = a_visit()
    sent(visit)
    sent(visit, said={**WORRY, "knows_staff": "Her aunt"})
    year = year_of(clock.today())
    for user, number in ((cast.alys, 1), (cast.neil, 2), (cast.morag, 0)):
        with acting_as(user), connection.cursor() as cursor:
            cursor.execute("select * from app.partner_talks(%s, %s, %s)", [school.pk, year.first, year.last])
            assert len(cursor.fetchall()) == number
    with acting_as(cast.alys):
        assert queries.report_for(cast.alys, school, year).counts["talked"] is None


def test_a_reason_is_counted_once_for_each_young_person_and_their_own_words_come_first(cast: Cast) -> None:
    episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
    for informant, reason, changer in (
        ("worker", "practical", "service"),
        ("young_person", "label_used", "partner"),
        ("partner", "does_not_want", "nobody"),
    ):
        with acting_as(cast.nia):
            casework.ask_why(by=cast.nia, episode=episode, informant=informant, reasons={reason: changer})
    year = year_of(clock.today())
    for user, expected in ((cast.alys, [("label_used", "partner")]), (cast.morag, []), (cast.nia, [])):
        with acting_as(user), connection.cursor() as cursor:
            cursor.execute(
                "select * from app.reasons_for_partners(%s, %s, %s)", [cast.cardiff.pk, year.first, year.last]
            )
            assert cursor.fetchall() == expected
    with acting_as(cast.alys):
        assert queries.reasons_for(cast.alys, cast.cardiff, year).table[-1][-1] is None


def test_a_change_has_somebody_there_somebody_of_ours_and_a_day(cast: Cast, police: Organisation) -> None:
    pugh = somebody_there(by=cast.alys, organisation=police)
    council = an_organisation(by=cast.alys, area=cast.cardiff, name="Cardiff Council")
    given: dict[str, Any] = {
        "area": cast.cardiff,
        "what": "No visits in uniform.",
        "due_on": clock.today(),
        "worker": cast.nia,
    }
    with acting_as(cast.alys):
        for wrong, field in (
            ({"organisation": council, "contact": pugh}, "contact"),
            ({"organisation": police, "worker": cast.ross}, "worker"),
            ({"organisation": police, "due_on": clock.today() - timedelta(days=1)}, "due_on"),
            ({"organisation": police, "what": " "}, "what"),
        ):
            with pytest.raises(Invalid) as refused:
                dealing.agree(by=cast.alys, **{**given, **wrong})
            assert field in refused.value.fields
        made = dealing.agree(by=cast.alys, organisation=police, contact=pugh, reason="trust", **given)
    with acting_as(cast.nia):
        with pytest.raises(Refused):
            dealing.agree(by=cast.nia, organisation=police, **given)
        dealing.finish(by=cast.nia, action=made, outcome="They come in plain clothes.")
        with pytest.raises(WrongState):
            dealing.finish(by=cast.nia, action=made)
    for stranger in (cast.morag, cast.dom, cast.eve):
        with acting_as(stranger):
            assert not PartnerAction.objects.exists()
    with acting_as(cast.sam):
        assert PartnerAction.objects.filter(pk=made.pk).update(what="x") == 0


def test_what_changes_is_noted_on_the_page_and_stands_on_the_paper(cast: Cast, police: Organisation) -> None:
    client, page = client_of(cast.alys), reverse("partnering:reasons")
    with counting() as asked:
        key = client.get(page).context["saving"].key
    assert len(asked) <= MOST
    day = clock.today() + timedelta(days=7)
    typed = {
        "saving_key": key, "organisation": str(police.pk), "what": "<script>No visits in uniform</script>",
        "worker": str(cast.nia.pk), "due_on": day.isoformat(),
    }  # fmt: skip
    for _ in range(2):
        assert client.post(page, typed).status_code == 302
    with acting_as(cast.alys):
        (made,) = PartnerAction.objects.all()
    assert "<script>No" not in client.get(page).content.decode()
    assert client.get(reverse("partnering:reasons_paper")).content.startswith(b"%PDF")
    finish = reverse("partnering:finish", args=[made.pk])
    assert client_of(cast.morag).post(finish).status_code == 404
    assert client_of(cast.dom).post(finish).status_code == 403
    assert client.post(finish, {"outcome": "Done."}).status_code == 302
    for stranger, status in ((cast.nia, 403), (cast.eve, 403)):
        assert client_of(stranger).get(page).status_code == status
    assert client_of(cast.morag).get(page, {"area": str(cast.cardiff.pk)}).status_code == 404
