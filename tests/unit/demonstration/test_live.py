"""The live layer makes the demonstration look alive and changes no published figure."""

from datetime import date, timedelta

import pytest

from soceis.interfaces.demonstration.live import live_layer
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.shapes import DemonstrationPlan, LiveLayer

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def whole() -> DemonstrationPlan:
    return shifted(plan(), 44)


@pytest.fixture(scope="module")
def live(whole: DemonstrationPlan) -> LiveLayer:
    return live_layer(whole, TODAY)


def test_every_contact_lies_between_the_data_date_and_yesterday(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    episodes = {episode.key: episode for episode in whole.episodes}
    assert len(live.contacts) > 100
    for key, contact in live.contacts:
        assert whole.area(episodes[key].area).data_date < contact.on < TODAY
        assert episodes[key].closure is None
        assert contact.on.weekday() < 5 or contact.kind == "attempt"
    keys = [contact.key for _, contact in live.contacts]
    assert len(set(keys)) == len(keys)


def test_an_episode_without_time_together_has_only_attempts_since(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    engaging = {e.key for e in whole.episodes if e.state_on(TODAY) == "engaging"}
    assert {contact.kind for key, contact in live.contacts if key in engaging} == {"attempt"}


def test_everybody_who_visits_has_visits_today_and_a_promise(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    practitioners = {worker.key for worker in whole.workers if worker.role == "practitioner"}
    today = {visit.worker for visit in live.visits if visit.on == TODAY}
    assert today == practitioners
    assert practitioners <= {promise.worker for promise in live.promises}
    assert all(TODAY <= visit.on <= TODAY + timedelta(days=7) for visit in live.visits)


def test_tees_mum_is_to_be_rung_about_the_bed_grant_today(live: LiveLayer) -> None:
    found = [promise for promise in live.promises if promise.person == "cardiff-tee"]
    assert [(promise.text, promise.due_on) for promise in found] == [
        ("Ring Tee's mum about the bed grant", TODAY)
    ]


def test_visits_and_promises_belong_to_workers_around_the_young_person(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    around = {e.key: {a.worker for a in e.assignments if a.ends_on is None} for e in whole.episodes}
    for item in (*live.visits, *live.promises):
        assert item.worker in around[item.episode], item.key


def test_new_referrals_wait_in_every_area_and_lie_after_its_data_date(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    assert {referral.area for referral in live.referrals} == {area.name for area in whole.areas}
    assert {person.key for person in live.people} == {referral.person for referral in live.referrals}
    for referral in live.referrals:
        assert whole.area(referral.area).data_date < referral.received_on <= TODAY
        assert (referral.decision, referral.decided_on) == ("pending", None)
    ages = [referral.age for referral in live.referrals if referral.age is not None]
    assert min(ages) < 11
    assert max(ages) > 18
    assert any(referral.label_used for referral in live.referrals)
    assert any(referral.primary_reason == "at_risk_identified_by_school" for referral in live.referrals)


def test_a_day_up_to_the_data_date_is_turned_away(whole: DemonstrationPlan) -> None:
    with pytest.raises(ValueError, match="must lie before"):
        live_layer(whole, date(2026, 10, 28))


@pytest.mark.parametrize("day", range(1, 31, 3))
def test_any_day_of_the_month_after_the_data_dates_will_do(whole: DemonstrationPlan, day: int) -> None:
    today = date(2026, 11, day)
    live = live_layer(whole, today)
    assert {visit.on for visit in live.visits} >= {today}
    for referral in live.referrals:
        assert whole.area(referral.area).data_date < referral.received_on <= today
