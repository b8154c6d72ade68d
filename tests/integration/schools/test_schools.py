"""Education, training and work: noted, mended, counted, and kept by the young person."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

import pypdfium2
import pytest
from django.urls import reverse

from soceis.contexts.schools import actions, queries
from soceis.contexts.schools.models import (
    Achievement,
    Application,
    Attendance,
    EducationEntry,
    EducationStatus,
    Exclusion,
)
from soceis.contexts.schools.presenters import shown
from soceis.contexts.schools.presenters.wallet import wallet_pdf
from soceis.contexts.schools.rules import AWAY, STATUSES, away_words
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, StaleEdit, WrongState
from soceis.journey.casework.models import Episode
from soceis.journey.support import actions as support
from tests.cast import Cast
from tests.doors import client_of
from tests.statements import MOST, counting

E = TypeVar("E", bound=EducationEntry)
pytestmark = pytest.mark.django_db(databases="__all__")


def noted(by: User, episode: Episode, table: type[E], **values: Any) -> E:
    with acting_as(by):
        return actions.note(by=by, episode=episode, table=table, **values)


def test_not_known_is_said_and_the_newest_status_holds(cast: Cast, episode: Episode) -> None:
    page = client_of(cast.nia).get(reverse("schools:page", args=[episode.young_person_id])).content.decode()
    assert "Nobody has noted yet where they learn or work." in page
    noted(cast.nia, episode, EducationStatus, status="not_known", begins=date(2026, 9, 3), source="worker")
    noted(cast.nia, episode, EducationStatus, status="college", where="Coleg Taf", begins=date(2026, 11, 2))
    with acting_as(cast.nia):
        found = shown(queries.education_of(cast.nia, episode), AWAY)
    assert found.now is not None
    assert found.now.title == "At college: Coleg Taf"
    assert [line.title for line in found.before] == [STATUSES["not_known"]]
    with pytest.raises(Invalid, match="noted from that day already"):
        noted(cast.nia, episode, EducationStatus, status="work", begins=date(2026, 11, 2))


@pytest.mark.parametrize("born", [date(2008, 2, 29), date(2011, 3, 14)])
def test_a_day_before_they_were_born_or_to_come_is_refused_also_around_a_leap_day(
    cast: Cast, episode: Episode, born: date
) -> None:
    with acting_as(cast.alys):
        episode.young_person.date_of_birth = born
        episode.young_person.save()
    for day in (born - timedelta(days=1), clock.today() + timedelta(days=1)):
        with pytest.raises(Invalid) as refused:
            noted(cast.nia, episode, EducationStatus, status="school", begins=day)
        assert list(refused.value.fields) == ["begins"]
    assert noted(cast.nia, episode, EducationStatus, status="school", begins=born).pk


def test_days_away_are_in_halves_and_scotland_has_its_own_words(cast: Cast, episode: Episode) -> None:
    entry = noted(cast.nia, episode, Exclusion, days=Decimal("2.5"))
    assert (entry.kind, entry.begins, entry.reason) == ("suspension", clock.today(), "not_known")
    for days in (Decimal("0.3"), Decimal(0), Decimal(201)):
        with pytest.raises(Invalid, match="in halves"):
            noted(cast.nia, episode, Exclusion, days=days)
    with acting_as(cast.nia):
        education = queries.education_of(cast.nia, episode)
    assert shown(education, away_words("wales")).away[0].title == "Suspended, 2.5 days"
    assert shown(education, away_words("scotland")).away[0].title == "Excluded for some days, 2.5 days"


def test_attendance_before_and_after_is_weighted_and_times_never_overlap(
    cast: Cast, episode: Episode
) -> None:
    with acting_as(cast.alys):
        episode.open_from = date(2026, 9, 7)
        episode.save()
    for begins, ends, percent in (
        (date(2026, 6, 1), date(2026, 6, 5), 40),  # five weekdays
        (date(2026, 6, 8), date(2026, 6, 19), 70),  # ten
        (date(2026, 9, 1), date(2026, 9, 30), 99),  # the day inside
        (date(2026, 10, 1), date(2026, 10, 30), 85),
    ):
        noted(cast.nia, episode, Attendance, begins=begins, ends=ends, percent=Decimal(percent))
    with pytest.raises(Invalid, match="Times may not overlap"):
        noted(
            cast.nia,
            episode,
            Attendance,
            begins=date(2026, 10, 30),
            ends=date(2026, 11, 6),
            percent=Decimal(90),
        )
    with acting_as(cast.nia):
        table = shown(queries.education_of(cast.nia, episode), AWAY).attendance
    assert table is not None
    assert [list(row.cells) for row in table.rows] == [["Before", "60.0%", 2], ["After", "85.0%", 1]]
    for percent in (None, Decimal(-1), Decimal("100.1")):
        with pytest.raises(Invalid, match="from 0 to 100"):
            noted(
                cast.nia,
                episode,
                Attendance,
                begins=date(2025, 9, 1),
                ends=date(2025, 9, 2),
                percent=percent,
            )


def test_an_application_goes_step_by_step_and_its_start_is_a_milestone(cast: Cast, episode: Episode) -> None:
    entry = noted(
        cast.nia,
        episode,
        Application,
        kind="college",
        title="Bricklaying",
        state_on=clock.today() - timedelta(days=9),
    )
    with acting_as(cast.nia):
        with pytest.raises(WrongState):
            actions.move(by=cast.nia, application=entry, to_state="started")
        with pytest.raises(Invalid):
            actions.move(
                by=cast.nia, application=entry, to_state="offered", on=clock.today() - timedelta(days=10)
            )
        for state in ("offered", "started"):
            entry = actions.move(by=cast.nia, application=entry, to_state=state)
        assert [step["state"] for step in entry.steps] == ["applied", "offered", "started"]
        earlier = clock.today() - timedelta(days=20)
        actions.change_entry(by=cast.nia, entry=entry, version=entry.version, state_on=earlier)
        assert (entry.steps[0]["on"], entry.state_on) == (earlier.isoformat(), clock.today())
        late = clock.today() + timedelta(days=1)
        with pytest.raises(Invalid):
            actions.change_entry(by=cast.nia, entry=entry, version=entry.version, state_on=late)
    body = (
        client_of(cast.nia)
        .get(f"{reverse('staff:happened', args=[episode.young_person_id])}?show=milestones")
        .content.decode()
    )
    assert "A course, training or a job has started" in body


def test_two_people_who_mend_one_entry_both_keep_their_words(cast: Cast, episode: Episode) -> None:
    entry = noted(cast.nia, episode, Achievement, kind="proud", title="Looked after my brother")
    address = f"{reverse('schools:achievement', args=[episode.young_person_id])}?change={entry.pk}"
    form = {"kind": "proud", "title": "Looked after Ioan", "keep": "yes", "version": "1"}
    assert client_of(cast.alys).post(address, form).status_code == 302
    late = client_of(cast.nia).post(address, {**form, "title": "Minded my brother all summer"})
    assert late.status_code == 409
    for words in ("Looked after Ioan", "Minded my brother all summer"):
        assert words in late.content.decode()
    with acting_as(cast.nia), pytest.raises(StaleEdit):
        actions.change_entry(by=cast.nia, entry=entry, version=1, title="Something else")


def test_the_wallet_is_theirs_and_says_nothing_else(cast: Cast, episode: Episode) -> None:
    noted(
        cast.nia,
        episode,
        Achievement,
        kind="certificate",
        title="Food hygiene, level 2",
        where="Coleg Taf",
        words="First exam I sat to the end 💪",
    )
    noted(cast.nia, episode, Achievement, kind="proud", title="Kept secret", in_wallet=False)
    answer = client_of(cast.nia).get(reverse("schools:wallet", args=[episode.young_person_id]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    document = pypdfium2.PdfDocument(answer.content)
    text = " ".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    for words in (
        "Jay Benbow’s achievements",
        "Food hygiene, level 2",
        "First exam I sat to the end",
        "Waypoint",
    ):
        assert words in text
    for word in (
        "Kept secret",
        "exploit",
        "offend",
        "gang",
        "risk",
        "soceis",
        episode.young_person.reference,
    ):
        assert word not in text
    assert b"/StructTreeRoot" in answer.content
    assert wallet_pdf("Jay", [], "Waypoint").startswith(b"%PDF")


ROUTES = ("page", "status", "away", "attendance", "application", "achievement", "wallet")


@pytest.mark.parametrize("route", ROUTES)
def test_each_page_is_for_those_whose_it_is_and_takes_few_statements(
    cast: Cast, episode: Episode, route: str
) -> None:
    for month in (7, 8, 9):
        first = date(2026, month, 1)
        noted(cast.nia, episode, EducationStatus, status="school", begins=first)
        noted(cast.nia, episode, Exclusion, begins=first)
        noted(cast.nia, episode, Attendance, begins=first, ends=first, percent=Decimal(80))
        noted(cast.nia, episode, Application, kind="job", title="Kitchen", state_on=first)
        noted(cast.nia, episode, Achievement, kind="skill", title="Changing a tyre", achieved_on=first)
    with acting_as(cast.nia):
        support.speak_up(by=cast.nia, episode=episode, with_whom="school", asked_for="A quiet room")
    address = reverse(f"schools:{route}", args=[episode.young_person_id])
    wanted = {"nia": 200, "alys": 200, "dom": 403, "sam": 404, "morag": 404, "eve": 403}
    assert {name: client_of(getattr(cast, name)).get(address).status_code for name in wanted} == wanted
    client = client_of(cast.nia)
    client.get(address)
    with counting() as statements:
        body = client.get(address).content.decode(errors="replace")
    assert len(statements) <= MOST, [one[:150] for one in statements]
    assert route != "page" or "A quiet room" in body


def test_a_stranger_and_a_peer_mentor_write_nothing(cast: Cast, episode: Episode) -> None:
    with pytest.raises(NotFound):
        noted(cast.sam, episode, Exclusion)
    with pytest.raises(Refused):
        noted(cast.dom, episode, Exclusion)
