"""The live layer makes the demonstration look alive and changes no published figure."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

import pytest

from soceis.interfaces.demonstration.live import live_layer
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.shapes import DemonstrationPlan, LiveLayer
from soceis.interfaces.demonstration.since import is_open

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


def test_somebody_not_met_before_is_tried_before_they_are_met(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    not_met = {e.key for e in whole.episodes if e.first_attended is None}
    since: dict[str, list[str]] = {}
    for key, contact in live.contacts:
        since.setdefault(key, []).append(contact.kind)
    begun = [kinds for key, kinds in since.items() if key in not_met]
    assert len(begun) > 8
    for kinds in begun:
        assert kinds[0] == "attempt"
        assert kinds == sorted(kinds), "no attempt follows the first time together"


def test_nothing_that_happened_comes_twice_in_a_row(whole: DemonstrationPlan, live: LiveLayer) -> None:
    in_school = {e.key for e in whole.episodes if e.programme == "school_group"}
    since: dict[str, list[str]] = {}
    for key, contact in live.contacts:
        if contact.kind == "attended" and key not in in_school:
            since.setdefault(key, []).append(contact.summary)
    assert not [key for key, told in since.items() if any(one == other for one, other in pairwise(told))]


def test_those_who_waited_for_a_key_worker_have_one_by_now(whole: DemonstrationPlan, live: LiveLayer) -> None:
    waited = {e.key for e in whole.episodes if e.events[-1].state == "awaiting_allocation"}
    named = dict(live.assignments)
    assert set(named) == waited
    home = {worker.key: worker.area for worker in whole.workers}
    for episode in whole.episodes:
        if episode.key in named:
            assert home[named[episode.key].worker] == episode.area
            assert whole.area(episode.area).data_date < named[episode.key].starts_on < TODAY


def test_reviews_are_held_monthly_and_some_of_this_month_are_still_to_come(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    months = Counter((key, review.on.year, review.on.month) for key, review in live.reviews)
    assert max(months.values()) == 1
    areas = {episode.key: whole.area(episode.area) for episode in whole.episodes}
    assert all(areas[key].data_date < review.on < TODAY for key, review in live.reviews)
    held = {key for key, review in live.reviews if (review.on.year, review.on.month) == (2026, 11)}
    assert 10 < len(held) < len([e for e in whole.episodes if is_open(e)])


def test_a_closure_waits_for_a_signature_where_somebody_can_end_well(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    areas = {episode.key: episode.area for episode in whole.episodes}
    assert {areas[key] for key, _ in live.closures} == {area.name for area in whole.areas}
    last = {key: contact.on for key, contact in live.contacts}
    for key, closure in live.closures:
        assert last.get(key, closure.ended_on) <= closure.ended_on < TODAY


def test_everybody_who_visits_has_visits_today_and_a_promise(
    whole: DemonstrationPlan, live: LiveLayer
) -> None:
    practitioners = {worker.key for worker in whole.workers if worker.role == "practitioner"}
    today = {visit.worker for visit in live.visits if visit.on == TODAY}
    mentors = {worker.key for worker in whole.workers if worker.role == "peer_mentor"}
    assert practitioners <= today <= practitioners | mentors
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
