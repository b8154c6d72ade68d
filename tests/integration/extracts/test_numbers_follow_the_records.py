"""A change of one record, made through the actions, changes the numbers of the page."""

from datetime import date, timedelta

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.insight.extracts.queries import Study, frames, study_for
from soceis.insight.extracts.queries.snapshot import Snapshot
from soceis.insight.extracts.queries.studies import STUDIES
from soceis.journey.casework import actions as casework
from soceis.journey.outcomes import actions as outcomes
from soceis.people import actions as people
from soceis.people.models import PersonalDetails
from tests.cast import Cast
from tests.factories.casework import TODAY, an_episode, at
from tests.factories.referrals import a_referral


def study(user: User, day: date | None = None) -> Study:
    with acting_as(user):
        return study_for(user, day)


def closed(found: Study, area: str = "Cardiff") -> int | None:
    return found.corrected.table("case_status").cell("closed", area).n


def test_the_numbers_follow_an_episode_from_referral_to_closure(committed_cast: Cast) -> None:
    cast = committed_cast
    with clock.at(TODAY):
        assert study(cast.eve).corrected.table("referral_source").cell("education", "Cardiff").base == 0
        episode = an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
        begun = study(cast.eve).corrected
        assert begun.table("referral_source").cell("education", "Cardiff").n == 1
        assert begun.table("case_status").cell("not_started", "Cardiff").n == 1
        with acting_as(cast.nia):
            casework.record_contact(
                by=cast.nia, episode=episode, happened_at=at(TODAY - timedelta(days=20)), kind="attended",
                mode="one_to_one", minutes=60, title="A walk", summary="We walked.",
            )  # fmt: skip
        met = study(cast.eve)
        assert met.corrected.table("case_status").cell("open", "Cardiff").n == 1
        assert len(met.durations[0].bars) == 1
        with acting_as(cast.nia):
            outcomes.record(
                by=cast.nia, episode=episode, outcome="decision_making", stage="review", applicable="yes",
                value="better", evidence="worker",
            )  # fmt: skip
        judged = study(cast.eve).corrected.table("outcomes_open").cell("decision_making", "Cardiff")
        assert (judged.n, judged.base) == (1, 1)
        with acting_as(cast.nia):
            episode.refresh_from_db()
            casework.ask_closure(
                by=cast.nia, episode=episode, end_date=TODAY, closure_code="goals_met", note="Done."
            )
        assert closed(study(cast.eve)) == 0, "asked for is not yet closed"
        with acting_as(cast.alys):
            episode.refresh_from_db()
            casework.sign_off(by=cast.alys, episode=episode)
        assert closed(study(cast.eve)) == 1
        assert closed(study(cast.eve, TODAY - timedelta(days=1))) == 0, "as at yesterday it was open"


def test_a_corrected_fact_changes_the_number(committed_cast: Cast) -> None:
    cast = committed_cast
    with clock.at(TODAY):
        referral = a_referral(by=cast.alys, area=cast.cardiff)
        before = study(cast.eve).corrected.table("age_and_sex").statistic("median age", "Cardiff").value
        with acting_as(cast.alys):
            person = referral.young_person
            details = PersonalDetails.objects.get(young_person=person)
            people.change_details(
                by=cast.alys, young_person=person, version=person.version, details_version=details.version,
                date_of_birth=date(2009, 3, 14),
            )  # fmt: skip
        after = study(cast.eve).corrected.table("age_and_sex").statistic("median age", "Cardiff").value
    assert (before, after) == (15, 17)


def test_the_days_of_the_areas_are_their_own(committed_cast: Cast) -> None:
    cast = committed_cast
    with clock.at(TODAY):
        a_referral(by=cast.alys, area=cast.cardiff)
        a_referral(by=cast.morag, area=cast.edinburgh)
    cast.cardiff.data_date = date(2026, 11, 1)
    cast.cardiff.save()
    with clock.at(TODAY):
        meta, tables = frames()
        assert [area["data_date"] for area in meta["areas"]] == [date(2026, 11, 1), TODAY]
        assert tables["referrals"].column("area").to_pylist() == ["Edinburgh"]
        assert frames(TODAY)[1]["referrals"].num_rows == 2


def test_what_is_not_committed_is_not_counted(committed_cast: Cast) -> None:
    cast = committed_cast
    with clock.at(TODAY):
        with acting_as(cast.alys):
            a_referral(by=cast.alys, area=cast.cardiff)
            assert frames()[1]["referrals"].num_rows == 0
        assert frames()[1]["referrals"].num_rows == 1


def test_the_second_look_counts_nothing_anew(committed_cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cast = committed_cast
    with clock.at(TODAY):
        a_referral(by=cast.alys, area=cast.cardiff)
        first = study(cast.eve)
        read: list[str] = []
        monkeypatch.setattr(Snapshot, "view", _remembering(read, Snapshot.view))
        assert study(cast.neil) == first
        assert read == ["areas"], "the tables were read again"
        a_referral(by=cast.alys, area=cast.cardiff)
        assert study(cast.eve).mark != first.mark
        assert "referrals" in read


def test_no_pseudonym_is_kept_in_memory(committed_cast: Cast) -> None:
    cast = committed_cast
    with clock.at(TODAY):
        an_episode(by=cast.alys, area=cast.cardiff, worker=cast.nia)
        found = study(cast.eve)
        tables = frames()[1]
    assert STUDIES.take(found.mark) is found
    kept = repr(found)
    columns = (("people", "person_id"), ("episodes", "episode_id"))
    pseudonyms = [name for table, column in columns for name in tables[table].column(column).to_pylist()]
    assert len(pseudonyms) == 2
    assert not any(pseudonym in kept for pseudonym in pseudonyms)


def _remembering(read: list[str], view: object) -> object:
    def remember(self: Snapshot, name: str) -> object:
        read.append(name)
        return view(self, name)  # type: ignore[operator]

    return remember
