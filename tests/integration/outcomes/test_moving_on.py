"""The time after: asking again, short measures, support by kinds, first times, exit plan, services for adults."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Refused, StaleEdit, WrongState
from soceis.journey.casework import actions as casework
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes import actions, queries
from soceis.journey.outcomes.models import (
    AdultTransfer,
    EngagementMilestone,
    ExitPlan,
    OutcomeReading,
    ShortMeasure,
    SupportNetwork,
)
from tests.cast import Cast
from tests.factories.casework import TODAY, a_closure_asked, a_contact, an_episode
from tests.factories.outcomes import a_reading
from tests.factories.people import a_young_person
from tests.statements import MOST, counting

pytestmark = pytest.mark.django_db(databases="__all__")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ENDED = date(2026, 11, 17)
IN_SIX = date(2027, 5, 17)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def save(client: Client, name: str, episode: Episode, *more: Any, **values: Any) -> Any:
    where = reverse(f"outcomes:{name}", args=[episode.young_person_id, *more])
    page = client.get(where)
    form = page.context["form"]
    hidden = {"version": form["version"].value()} if "version" in form.fields else {}
    return client.post(where, {"saving_key": page.context["saving"].key, **hidden, **values})


@pytest.fixture
def ended(cast: Cast, episode: Episode) -> Episode:
    """Jay's work ended on 17 November 2026, with the manager's signature."""
    a_contact(by=cast.nia, episode=episode)
    a_closure_asked(by=cast.nia, episode=episode)
    with acting_as(cast.alys):
        casework.sign_off(by=cast.alys, episode=episode)
        return Episode.objects.select_related("young_person", "area", "referral").get(pk=episode.pk)


def due(user: User, day: date) -> list[int]:
    with clock.at(day), acting_as(user):
        return [one.months for one in queries.follow_ups_due(user)]


def test_asking_again_stands_on_the_list_in_its_time_and_no_longer(cast: Cast, ended: Episode) -> None:
    for day, months in (
        (ENDED, []),
        (IN_SIX - timedelta(days=15), []),
        (IN_SIX - timedelta(days=14), [6]),
        (IN_SIX + timedelta(days=92), [6]),
        (IN_SIX + timedelta(days=93), []),
        (date(2027, 11, 17), [12]),
    ):
        assert due(cast.alys, day) == months, day
    for stranger in (cast.morag, cast.dom, cast.eve, cast.neil):
        assert due(stranger, IN_SIX) == []


def test_a_reading_at_its_time_settles_it_also_for_a_closed_case(cast: Cast, ended: Episode) -> None:
    with clock.at(IN_SIX):
        client = browser(cast.alys)
        page = client.get(reverse("outcomes:record", args=[ended.young_person_id]))
        assert page.context["form"]["stage"].value() == "follow_up_6"
        answer = client.post(
            reverse("outcomes:record", args=[ended.young_person_id]),
            {
                "saving_key": page.context["saving"].key, "stage": "follow_up_6", "recorded_on": IN_SIX.isoformat(),
                "evidence": "young_person", "education_engagement-value": "better",
            },
        )  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()
        with acting_as(cast.alys):
            kept = OutcomeReading.objects.get()
        assert (kept.stage, kept.follow_up_months, kept.evidence) == ("follow_up", 6, "young_person")
        shown = client.get(reverse("outcomes:changed", args=[ended.young_person_id])).content.decode()
        assert "Better (Six months after the end" in shown
    assert due(cast.alys, IN_SIX) == []
    assert due(cast.alys, date(2027, 11, 17)) == [12]


@pytest.mark.parametrize("reason", ["said_no", "not_reached", "not_safe"])
def test_nobody_has_to_be_asked_and_the_page_says_why(cast: Cast, ended: Episode, reason: str) -> None:
    with clock.at(IN_SIX):
        assert save(browser(cast.alys), "leave", ended, 6, reason=reason).status_code == 302
    assert due(cast.alys, IN_SIX) == []
    assert due(cast.alys, date(2027, 11, 17)) == [12]
    assert (
        browser(cast.alys).get(reverse("outcomes:leave", args=[ended.young_person_id, 7])).status_code == 404
    )


def test_somebody_who_said_no_or_never_met_us_is_never_on_the_list(cast: Cast, ended: Episode) -> None:
    with acting_as(cast.alys):
        actions.plan_exit(by=cast.alys, episode=ended, turn_to="Nan", ask_again="no")
    assert due(cast.alys, IN_SIX) == []
    other = a_young_person(by=cast.alys, area=cast.cardiff, name_used="Bo Hale")
    never = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=other)
    a_closure_asked(by=cast.nia, episode=never, closure_code="no_contact_made",
                    non_engagement=[("practical", "worker", "service", "")])  # fmt: skip
    with acting_as(cast.alys):
        casework.sign_off(by=cast.alys, episode=never)
    assert due(cast.alys, IN_SIX) == []


def test_asking_later_needs_an_end_and_its_time(cast: Cast, episode: Episode, ended: Episode) -> None:
    with pytest.raises(Invalid, match="We ask from"):
        a_reading(by=cast.alys, episode=ended, stage="follow_up", value="better", follow_up_months=6)
    with pytest.raises(Invalid, match="after 6 and after 12"):
        a_reading(by=cast.alys, episode=ended, stage="review", value="better", follow_up_months=6)


def test_leaving_an_asking_needs_an_end(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia), pytest.raises(WrongState, match="goes on"):
        actions.leave_follow_up(by=cast.nia, episode=episode, months=6, reason="said_no")


def test_short_sentences_are_kept_apart_and_shown_first_beside_last(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    for days, someone, words in ((40, "not_yet", ""), (0, "yes", "My nan, and Ms Rees.")):
        day = (TODAY - timedelta(days=days)).isoformat()
        answer = save(client, "measures", episode, stage="baseline" if days else "review", on=day,
                      someone=someone, someone_words=words)  # fmt: skip
        assert answer.status_code == 302, answer.content.decode()
    page = client.get(reverse("outcomes:changed", args=[episode.young_person_id]))
    first = page.context["measures"].rows[0].cells
    assert (first[1][:7], first[2][:11]) == ("Not yet", "Yes, mostly")
    assert page.context["measures"].rows[1].cells[1:] == ("Not asked", "–")
    assert "My nan, and Ms Rees." in page.content.decode()
    again = save(client, "measures", episode, stage="review", on=TODAY.isoformat(), someone="not_now")
    assert "answered on that day already" in again.content.decode()
    assert (
        "Nothing is answered yet"
        in save(client, "measures", episode, stage="review", on=TODAY.isoformat()).content.decode()
    )


def test_support_is_counted_by_kinds_at_the_start_and_at_the_end(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    start = (TODAY - timedelta(days=60)).isoformat()
    assert (
        save(client, "support", episode, stage="baseline", on=start, home="1", friend="0").status_code == 302
    )
    assert save(client, "support", episode, stage="exit", on=TODAY.isoformat(), home="1", friend="3",
                club="2").status_code == 302  # fmt: skip
    page = client.get(reverse("outcomes:changed", args=[episode.young_person_id]))
    cells = {row.cells[0]: row.cells[1:] for row in page.context["support"].rows}
    assert (cells["Friends"], cells["A coach, club or youth worker"]) == ((0, 3), ("Not asked", 2))
    assert page.context["support_words"] == "2 kinds of people more than at the start."
    refused = save(client, "support", episode, stage="exit", on=start, club="21")
    assert refused.status_code == 200
    with acting_as(cast.nia):
        assert SupportNetwork.objects.count() == 5


def test_a_first_time_is_noted_once(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    day = (TODAY - timedelta(days=3)).isoformat()
    assert save(client, "milestone", episode, kind="asked", words="For a lift.", on=day).status_code == 302
    refused = save(client, "milestone", episode, kind="asked", on=TODAY.isoformat())
    assert "The first time stays." in refused.content.decode()
    with acting_as(cast.nia):
        assert EngagementMilestone.objects.get().reached_on == TODAY - timedelta(days=3)
    assert (
        "For a lift."
        in client.get(reverse("outcomes:changed", args=[episode.young_person_id])).content.decode()
    )


def test_two_people_who_write_one_exit_plan_lose_no_word(cast: Cast, episode: Episode) -> None:
    where = reverse("outcomes:exit_plan", args=[episode.young_person_id])
    nia, alys = browser(cast.nia), browser(cast.alys)
    mine, hers = nia.get(where), alys.get(where)
    first = {
        "saving_key": hers.context["saving"].key,
        "version": "0",
        "ask_again": "yes",
        "turn_to": "His nan",
    }
    assert alys.post(where, first).status_code == 302
    second = {
        "saving_key": mine.context["saving"].key,
        "version": "0",
        "ask_again": "yes",
        "turn_to": "His coach",
    }
    answer = nia.post(where, second)
    assert answer.status_code == 409
    (difference,) = answer.context["differences"]
    assert (difference.theirs, difference.yours) == ("His nan", "His coach")
    text = answer.content.decode()
    assert "Saved by Alys" in text
    assert "His coach" in text
    again = {
        **second,
        "saving_key": answer.context["saving"].key,
        "version": answer.context["form"]["version"].value(),
    }
    assert nia.post(where, {**again, "turn_to": "His nan, and his coach"}).status_code == 302
    with acting_as(cast.nia):
        kept = ExitPlan.objects.get()
    assert (kept.turn_to, kept.version) == ("His nan, and his coach", 2)


def test_the_exit_plan_can_be_written_after_the_end(cast: Cast, ended: Episode) -> None:
    answer = save(
        browser(cast.alys), "exit_plan", ended, turn_to="His nan", keeps_going="Climbing on Tuesdays",
        ask_again="yes", agreed_on=TODAY.isoformat(), has_copy="yes",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(cast.alys):
        assert ExitPlan.objects.get().has_copy
    page = browser(cast.alys).get(reverse("outcomes:changed", args=[ended.young_person_id])).content.decode()
    assert "Climbing on Tuesdays" in page


def test_services_for_adults_are_thought_of_from_seventeen_and_a_half(cast: Cast) -> None:
    for born, prompted in ((date(2009, 5, 17), True), (date(2009, 5, 18), False), (None, False)):
        values = (
            {"date_of_birth": born} if born else {"date_of_birth": None, "date_of_birth_missing": "unknown"}
        )
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=f"Kit {born}", **values)
        episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia, young_person=person)
        with acting_as(cast.nia):
            listed = [one.episode.pk for one in queries.adult_services_due(cast.nia)]
        assert (episode.pk in listed) is prompted, born
        page = browser(cast.nia).get(reverse("outcomes:changed", args=[person.pk])).content.decode()
        assert ("Time to think of services for adults" in page) is prompted


def test_a_transfer_is_planned_asked_accepted_and_told(cast: Cast, episode: Episode) -> None:
    client = browser(cast.nia)
    day = [(TODAY - timedelta(days=days)).isoformat() for days in (9, 5, 4)]
    assert (
        "Write which service"
        in save(client, "transfer", episode, wanted="yes", asked_on=day[0]).content.decode()
    )
    answer = save(
        client, "transfer", episode, wanted="yes", kind="housing", service="The youth housing team",
        asked_on=day[0], accepted="yes", answered_on=day[1], told_on=day[2], plan="We go together twice.",
    )  # fmt: skip
    assert answer.status_code == 302, answer.content.decode()
    with acting_as(cast.nia):
        assert AdultTransfer.objects.get().accepted == "yes"
    page = client.get(reverse("outcomes:changed", args=[episode.young_person_id])).content.decode()
    assert "The youth housing team" in page
    assert "They said yes" in page
    with acting_as(cast.alys), pytest.raises(StaleEdit):
        actions.plan_transfer(by=cast.alys, episode=episode, wanted="no", version=0)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"wanted": ""}, "wanted"),
        ({"wanted": "yes", "accepted": "yes"}, "asked_on"),
        ({"wanted": "yes", "service": "S", "asked_on": TODAY, "accepted": "no"}, "answered_on"),
        (
            {"wanted": "yes", "service": "S", "asked_on": TODAY, "told_on": TODAY - timedelta(days=2)},
            "told_on",
        ),
        ({"wanted": "yes", "told_on": TODAY + timedelta(days=1)}, "told_on"),
    ],
)
def test_a_transfer_that_cannot_be_says_why(
    cast: Cast, episode: Episode, values: dict[str, Any], field: str
) -> None:
    with acting_as(cast.nia), pytest.raises(Invalid) as refused:
        actions.plan_transfer(by=cast.nia, episode=episode, **values)
    assert field in refused.value.fields


def test_peer_mentors_read_none_of_it(cast: Cast, episode: Episode) -> None:
    with acting_as(cast.nia):
        actions.measure(by=cast.nia, episode=episode, stage="review", answers={"cope": "yes"})
    with acting_as(cast.dom):
        assert not ShortMeasure.objects.exists()
        with pytest.raises(Refused):
            queries.moving_of(cast.dom, episode)


def test_every_page_takes_few_statements(cast: Cast, ended: Episode) -> None:
    with acting_as(cast.alys):
        actions.plan_exit(by=cast.alys, episode=ended, turn_to="Nan")
        actions.plan_transfer(by=cast.alys, episode=ended, wanted="yes")
        for ago in (9, 6, 3):
            on = TODAY - timedelta(days=ago)
            actions.measure(by=cast.alys, episode=ended, stage="review", answers={"cope": "yes"}, on=on)
            actions.count_support(by=cast.alys, episode=ended, stage="review", numbers={"home": 1}, on=on)
    client = browser(cast.alys)
    for name in ("changed", "record", "measures", "support", "milestone", "exit_plan", "transfer"):
        address = reverse(f"outcomes:{name}", args=[ended.young_person_id])
        client.get(address)
        with counting() as found:
            assert client.get(address).status_code == 200
        assert len(found) <= MOST, (name, len(found), found)
    with clock.at(IN_SIX), acting_as(cast.alys), counting() as found:
        assert len(queries.follow_ups_due(cast.alys)) == 1
    assert len(found) <= 2, found
