"""What the demonstration's records say: the plan's facts, in order, by the right people, all audited."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import verify
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.calendar import full_months
from soceis.interfaces.demonstration.load.doing import CATALOGUE
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.workers import MANAGERS
from soceis.interfaces.staff.monday import queries as monday
from soceis.interfaces.staff.monday.matters import MATTERS
from soceis.journey.activities.models import Activity, ActivityChoice
from soceis.journey.activities.queries.apart import found_for
from soceis.journey.activities.queries.groups import sessions_ahead
from soceis.journey.casework.models import Assignment, Concern, Contact, Episode, EpisodeState, WorkEntry
from soceis.journey.outcomes.models import OutcomeReading
from soceis.journey.plans.models import Goal, Plan
from soceis.people.models import PersonalDetails, RecordMerge, Tie, YoungPerson
from soceis.sharing.observations.models import Observation
from soceis.sharing.observations.presenters import noticed
from soceis.sharing.observations.queries import observations_of
from soceis.sharing.observations.rules import prompts

NOTHING_WAITS: set[str] = set()
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.usefixtures("demonstration_to_read")


@pytest.fixture(autouse=True)
def _unblocked(django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


def member(key: str) -> User:
    return User.objects.get(email=f"{key}@waypoint.example")


def the_plan() -> Any:
    area = Area.objects.get(name="Edinburgh")
    return shifted(plan(), full_months(plan().area("Edinburgh").data_date, area.data_date))


def ended_days(steps: list[tuple[Any, str]]) -> dict[Any, str]:
    """The state at the end of each day."""
    return dict(steps)


@pytest.mark.parametrize("name", ["Cardiff", "Edinburgh", "Newcastle", "Dundee"])
def test_every_episode_went_through_the_states_of_the_plan_on_its_days(name: str) -> None:
    whole = the_plan()
    data_date = whole.area(name).data_date
    with acting_as(member(MANAGERS[name])):
        found: dict[tuple[str, str, int], list[tuple[Any, str]]] = {}
        people = {
            details.young_person_id: (details.legal_first_name, details.legal_last_name)
            for details in PersonalDetails.objects.all()
        }
        steps = EpisodeState.objects.select_related("episode").order_by("episode", "effective_on", "id")
        for step in steps.filter(effective_on__lte=data_date):
            key = (*people[step.young_person_id], step.episode.number)
            found.setdefault(key, []).append((step.effective_on, step.to_state))
    wanted = {}
    for person in whole.people:
        theirs = [
            episode for episode in whole.episodes if episode.person == person.key and episode.area == name
        ]
        for number, episode in enumerate(theirs, start=1):
            steps_of_plan = [(event.effective_on, event.state) for event in episode.events]
            wanted[person.legal_first_name, person.legal_last_name, number] = steps_of_plan
    assert {key: ended_days(steps) for key, steps in found.items()} == {
        key: ended_days(steps) for key, steps in wanted.items()
    }


@pytest.mark.parametrize("name", ["Cardiff", "Edinburgh", "Newcastle", "Dundee"])
def test_visits_and_attempts_left_behind_what_the_pages_show(name: str) -> None:
    with acting_as(member(MANAGERS[name])):
        assert Concern.objects.exclude(settled_on=None).exists()
        groups = WorkEntry.objects.filter(for_group=True)
        together = Contact.objects.filter(mode="group", kind="attended")
        assert groups.count() <= together.count()
        assert WorkEntry.objects.filter(miles__gt=0, spend__gt=0).exists()
        assert len(set(Contact.objects.filter(kind="attempt").values_list("route", flat=True))) > 3
        met = Episode.objects.filter(first_attended__isnull=False)
        assert not met.filter(introduction="").exists()


def test_some_worries_wait_to_be_told() -> None:
    waiting = 0
    for manager in MANAGERS.values():
        with acting_as(member(manager)):
            waiting += Concern.objects.filter(settled_on=None).count()
    assert waiting > 0


@pytest.mark.parametrize("manager", sorted(MANAGERS.values()))
def test_nothing_was_written_down_before_it_was_so_or_in_days_to_come(manager: str) -> None:
    with acting_as(member(manager)):
        for step in EpisodeState.objects.all():
            assert step.recorded_at.astimezone(clock.LONDON).date() >= step.effective_on
            assert step.recorded_at <= clock.now()
        for contact in Contact.objects.select_related("episode__referral"):
            assert contact.created_at >= contact.happened_at
            day = contact.happened_at.astimezone(clock.LONDON).date()
            assert day >= contact.episode.referral.received_on


@pytest.mark.parametrize("manager", sorted(MANAGERS.values()))
def test_contacts_were_written_by_somebody_who_worked_with_them_on_that_day(manager: str) -> None:
    with acting_as(member(manager)):
        times: dict[tuple[Any, Any], list[Assignment]] = {}
        for assignment in Assignment.objects.all():
            times.setdefault((assignment.episode_id, assignment.worker_id), []).append(assignment)
        contacts = list(Contact.objects.all())
        assert contacts
        for contact in contacts:
            day = contact.created_at.astimezone(clock.LONDON).date()
            theirs = times[contact.episode_id, contact.created_by_id]
            assert any(one.begins <= day and (one.ends is None or day <= one.ends) for one in theirs)


def test_the_audit_is_whole_and_tells_who_did_what(tmp_path: Path) -> None:
    verdict = verify.verify(tmp_path / "no-seals")
    assert verdict.findings == ()
    assert verdict.entries > 6_000
    tracey = member("tracey")
    with acting_as(tracey):
        from soceis.foundation.audit.models import Entry

        actions = Counter(Entry.objects.filter(actor=tracey.pk).values_list("action", flat=True))
    assert actions["decided"] >= 73
    assert actions["closed"] >= 39


def test_adults_who_may_be_a_risk_are_marked_and_said_not_to_be_told() -> None:
    with acting_as(member("rhys")):
        jay = YoungPerson.objects.get(name_used="Jay")
        ties = {tie.name: tie for tie in Tie.objects.filter(young_person=jay)}
    assert (ties["Uncle Dez"].kind, ties["Uncle Dez"].may_be_a_risk) == ("adult_of_concern", True)
    assert (ties["Carys Benbow"].kind, ties["Carys Benbow"].may_be_a_risk) == ("mother", False)
    assert ties["Mrs Oyelaran"].note.startswith("Head of year.")


def test_goals_stand_where_the_plan_says() -> None:
    whole = the_plan()
    wanted = Counter(
        goal.state for e in whole.episodes if e.plan and e.area == "Cardiff" for goal in e.plan.goals
    )
    with acting_as(member("rhys")):
        told = Goal.objects.filter(came_from__isnull=True)
        assert Counter(told.values_list("state", flat=True)) == wanted
        # What changed goes on in other words.
        assert Goal.objects.filter(came_from__isnull=False).count() == wanted["changed"]
        assert set(Plan.objects.values_list("state", flat=True)) == {"agreed"}


def test_there_is_something_to_do_and_one_group_waits_for_its_manager() -> None:
    for name in ("rhys", "morag", "tracey", "colin"):
        with acting_as(member(name)):
            assert Activity.objects.count() == len(CATALOGUE)
            assert ActivityChoice.objects.exclude(chosen=[]).count() >= 5
            sessions = sessions_ahead(member(name))
            found = found_for(member(name), [session.pk for session in sessions])
            assert {session.state for session in sessions} == {"planned", "confirmed"}
            for session in sessions:
                assert bool(found[session.pk]) is (session.state == "planned")


def test_people_came_back_as_the_same_young_person() -> None:
    with acting_as(member("tracey")):
        again = Episode.objects.filter(number=2)
        assert len(again) == 2
        for episode in again:
            first = Episode.objects.get(young_person=episode.young_person_id, number=1)
            assert first.state == "closed"


def test_every_invented_person_is_marked() -> None:
    for manager in MANAGERS.values():
        with acting_as(member(manager)):
            assert not YoungPerson.objects.filter(is_demonstration=False).exists()


def page(who: str, address: str) -> str:
    client = Client()
    client.force_login(member(who), backend=BACKEND)
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nias_day_shows_whom_she_meets_and_what_she_promised() -> None:
    said = page("nia", "/my-day/")
    assert "Pick up from the library. Bring food" in said
    assert "Ring Tee" in said


def test_a_managers_day_has_something_of_everything_to_do() -> None:
    said = page("rhys", "/my-day/")
    assert "Zee" in said
    assert "Nothing to sign" not in said


def test_the_queue_shows_what_was_asked() -> None:
    assert "Zee" in page("rhys", "/referrals/")


def test_every_line_of_monday_has_something_true_somewhere() -> None:
    neil = User.objects.get(memberships__role="national_manager", memberships__ends=None)
    with acting_as(neil):
        counts = monday.waits(neil)
    waiting = {matter for (matter, _), count in counts.items() if count.waiting}
    assert set(MATTERS) - waiting == NOTHING_WAITS
    flags = [count for (matter, _), count in counts.items() if matter == "flags"]
    assert len(flags) == 4
    assert all(count.waiting == 3 and count.late for count in flags)


def test_one_pair_of_records_waits_for_a_second_person_and_one_was_made_one() -> None:
    with acting_as(member("rhys")):
        asked = RecordMerge.objects.get(state=RecordMerge.ASKED)
        assert asked.created_by == member("bethan")
        assert asked.young_person.date_of_birth == asked.goes.date_of_birth
        made = RecordMerge.objects.get(state=RecordMerge.MERGED)
        assert (made.created_by, made.decided_by) == (member("rhys"), member("bethan"))
        assert made.goes.merged_into == made.young_person


def test_small_things_from_several_sides_prompt_a_conversation_and_hearsay_another() -> None:
    prompted = set()
    for manager in MANAGERS.values():
        with acting_as(member(manager)):
            for person in YoungPerson.objects.filter(pk__in=Observation.objects.values("young_person")):
                noted = noticed(observations_of(member(manager), person))
                prompted |= {prompt.code for prompt in prompts(noted, clock.today())}
    assert prompted == {"their_words", "several_people", "several_places", "only_hearsay"}


def test_some_were_asked_again_after_the_end_and_others_still_wait() -> None:
    with acting_as(member("rhys")):
        later = OutcomeReading.objects.filter(follow_up_months__isnull=False)
        assert later.exists()
        data_date = Area.objects.get(name="Cardiff").data_date
        assert all(reading.recorded_on > data_date for reading in later)
