"""The demonstration plan holds together: order of days, one episode at a time, words that fit."""

import dataclasses
import re
import time
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from soceis.interfaces.demonstration.calendar import add_months, full_months, whole_years
from soceis.interfaces.demonstration.plan import plan, shifted
from soceis.interfaces.demonstration.shapes import DemonstrationPlan, Episode
from soceis.interfaces.demonstration.wording import worded
from soceis.journey.casework import rules as casework
from soceis.journey.outcomes import rules as outcomes
from soceis.journey.plans import rules as plans
from soceis.journey.referrals import rules as referrals
from soceis.people import rules as people

ALLOWED = {
    None: {"awaiting_allocation", "unknown"},
    "awaiting_allocation": {"allocated_not_started", "closed"},
    "allocated_not_started": {"engaging", "active", "closed"},
    "engaging": {"active", "paused", "closed"},
    "active": {"paused", "closed"},
    "paused": {"active", "closed"},
}


@pytest.fixture(scope="module")
def whole() -> DemonstrationPlan:
    return plan()


def dates_in(value: Any) -> list[date]:
    if isinstance(value, date):
        return [value]
    if isinstance(value, tuple):
        return [day for item in value for day in dates_in(item)]
    if dataclasses.is_dataclass(value):
        return [day for item in dataclasses.fields(value) for day in dates_in(getattr(value, item.name))]
    return []


def texts_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_in(item)]
    if dataclasses.is_dataclass(value):
        return [text for item in dataclasses.fields(value) for text in texts_in(getattr(value, item.name))]
    return []


def test_the_plan_is_the_same_every_time_and_quick_to_make(whole: DemonstrationPlan) -> None:
    begun = time.process_time()
    again = plan()
    assert again == whole
    assert time.process_time() - begun < 2


def test_only_days_one_to_twenty_eight_are_used(whole: DemonstrationPlan) -> None:
    assert max(day.day for day in dates_in(whole)) == 28


@pytest.mark.parametrize("months", [-13, 1, 44, 600])
def test_shifting_keeps_ages_and_order_and_can_be_undone(whole: DemonstrationPlan, months: int) -> None:
    moved = shifted(whole, months)
    assert shifted(moved, -months) == whole
    assert moved.months_shifted == months
    for area, was in zip(moved.areas, whole.areas, strict=True):
        assert full_months(was.data_date, area.data_date) == months
    people = {person.key: person for person in moved.people}
    for referral in moved.referrals:
        born = people[referral.person].born
        assert referral.age == (None if born is None else whole_years(born, referral.received_on))


def test_nothing_lies_after_an_areas_data_date_or_before_its_launch(whole: DemonstrationPlan) -> None:
    for referral in whole.referrals:
        area = whole.area(referral.area)
        assert area.launch_date <= referral.received_on
        assert max(dates_in(referral)) <= area.data_date
    for episode in whole.episodes:
        area = whole.area(episode.area)
        assert area.launch_date <= min(dates_in(episode))
        assert max(dates_in(episode)) <= area.data_date, episode.key


def test_every_episode_moves_through_its_states_in_order(whole: DemonstrationPlan) -> None:
    for episode in whole.episodes:
        before = None
        for event in episode.events:
            assert event.state in ALLOWED[before], (episode.key, before, event.state)
            assert event.effective_on <= event.recorded_on
            before = event.state
        days = [(event.effective_on, event.recorded_on) for event in episode.events]
        assert days == sorted(days), episode.key
        recorded = [event.recorded_on for event in episode.events]
        assert recorded == sorted(recorded), episode.key
        assert (before == "closed") == (episode.closure is not None)


def test_contacts_lie_inside_their_episode_and_follow_allocation(whole: DemonstrationPlan) -> None:
    for episode in whole.episodes:
        entered = {event.state: event.effective_on for event in reversed(episode.events)}
        if not episode.contacts:
            assert not {"engaging", "active"} & set(entered)
            continue
        assert episode.open_from == (entered.get("engaging") or entered["active"])
        assert episode.first_attended == entered.get("active"), episode.key
        assert entered["allocated_not_started"] <= episode.contacts[0].on, episode.key
        end = episode.closure.ended_on if episode.closure else whole.area(episode.area).data_date
        assert episode.contacts[-1].on <= end, episode.key
        order = [(contact.on, contact.at) for contact in episode.contacts]
        assert order == sorted(order), episode.key


def test_no_contact_lies_inside_a_pause(whole: DemonstrationPlan) -> None:
    for episode in whole.episodes:
        spans = zip(episode.events, (*episode.events[1:], None), strict=True)
        for event, following in spans:
            if event.state != "paused":
                continue
            end = following.effective_on if following else date.max
            together = [c.on for c in episode.contacts if c.kind == "attended"]
            assert not [on for on in together if event.effective_on < on < end], episode.key


def test_the_shares_of_a_contact_add_up_to_one(whole: DemonstrationPlan) -> None:
    for episode in whole.episodes:
        for contact in episode.contacts:
            total = sum(share for _, share in contact.components)
            assert abs(total - (1 if contact.components else 0)) < 1e-9
            assert bool(contact.components) == (contact.kind == "attended"), contact.key


def test_nobody_has_two_open_episodes_of_one_programme(whole: DemonstrationPlan) -> None:
    spans: dict[tuple[str, str], list[Episode]] = defaultdict(list)
    for episode in whole.episodes:
        spans[episode.person, episode.programme].append(episode)
    for episodes in spans.values():
        for first, second in pairwise(episodes):
            assert first.closure is not None
            assert first.closure.ended_on <= second.events[0].effective_on
            assert second.previous == first.key


def test_keys_are_unique_and_point_at_something(whole: DemonstrationPlan) -> None:
    people = {person.key for person in whole.people}
    referrals = {referral.key for referral in whole.referrals}
    workers = {worker.key for worker in whole.workers}
    assert len(people) == len(whole.people) == 223
    assert len(referrals) == len(whole.referrals) == 225
    assert {e.referral for e in whole.episodes} == referrals
    assert {e.person for e in whole.episodes} == people
    contacts = [contact for episode in whole.episodes for contact in episode.contacts]
    assert len({contact.key for contact in contacts}) == len(contacts) <= 2_600
    assert {name for contact in contacts for name in contact.workers} <= workers
    assert {a.worker for e in whole.episodes for a in e.assignments} <= workers


def test_a_key_worker_comes_from_the_young_persons_area(whole: DemonstrationPlan) -> None:
    home = {worker.key: worker.area for worker in whole.workers}
    for episode in whole.episodes:
        assert all(home[a.worker] == episode.area for a in episode.assignments)
        assert sum(a.role == "key_worker" and a.ends_on is None for a in episode.assignments) <= 1


def test_two_people_of_an_area_never_share_a_full_name(whole: DemonstrationPlan) -> None:
    names = Counter((p.area, p.used_name, p.legal_last_name) for p in whole.people)
    assert max(names.values()) == 1
    assert all(person.demonstration for person in whole.people)


def test_telephone_numbers_come_from_the_range_kept_for_drama(whole: DemonstrationPlan) -> None:
    for person in whole.people:
        numbers = [way.value for way in person.safe_contact] + [near.phone for near in person.around]
        assert all(re.fullmatch(r"07700 900\d{3}", number) for number in numbers if number), person.key


def test_no_note_blames_a_young_person(whole: DemonstrationPlan) -> None:
    blaming = re.compile(
        r"non-?complian|\brefus|\bDNA\b|\bfailed\b|offender|perpetrator|risk score|hard to reach|absconded|"
        r"lifestyle choice|putting (him|her|them)sel|streetwise|attention.seeking|manipulative",
        re.IGNORECASE,
    )
    found = [text for part in (whole.people, whole.referrals, whole.episodes) for text in texts_in(part)
             if blaming.search(text)]  # fmt: skip
    assert found == []


def test_a_note_about_a_girl_says_she() -> None:
    assert (
        worded("He was asleep; gran told him, himself.", "female")
        == "She was asleep; gran told her, herself."
    )
    assert worded("He was asleep.", "unknown") == "They were asleep."
    assert worded("He was asleep.", "male") == "He was asleep."


def test_days_after_the_twenty_eighth_cannot_be_moved_by_months() -> None:
    with pytest.raises(ValueError, match="28th"):
        add_months(date(2020, 1, 31), 1)


def test_every_code_is_one_that_the_service_knows(whole: DemonstrationPlan) -> None:
    signs = {sign for referral in whole.referrals for sign in referral.early_signs}
    assert signs <= set(referrals.EARLY_SIGNS)
    reasons = [reason for e in whole.episodes if e.closure for reason in e.closure.non_engagement]
    assert {reason.reason for reason in reasons} <= set(casework.NON_ENGAGEMENT_REASONS)
    assert {reason.informant for reason in reasons} <= set(casework.INFORMANTS)
    assert {reason.addressable for reason in reasons} <= set(casework.ADDRESSABLE)
    contacts = [contact for e in whole.episodes for contact in e.contacts]
    assert {contact.mode for contact in contacts} <= set(casework.CONTACT_MODES)
    assert {code for contact in contacts for code, _ in contact.components} <= set(casework.COMPONENTS)
    reviews = [review for e in whole.episodes for review in e.reviews]
    directions = {word for r in reviews for word in (r.progress_direction, r.risk_direction)}
    assert directions <= set(casework.DIRECTIONS)
    readings = [reading for e in whole.episodes for reading in e.readings]
    assert {reading.evidence_source for reading in readings} <= set(outcomes.EVIDENCE)
    goals = [goal for e in whole.episodes if e.plan for goal in e.plan.goals]
    assert {goal.state for goal in goals} <= set(plans.GOAL_STATES)
    lists = {"ethnicity_ew19": people.ETHNICITY_EW19, "ethnicity_sct": people.ETHNICITY_SCT}
    for person in whole.people:
        assert person.ethnicity in {*lists[person.ethnicity_scheme], "unknown"}


def test_every_closure_that_was_a_no_says_why(whole: DemonstrationPlan) -> None:
    for episode in whole.episodes:
        if episode.closure and episode.closure.code in casework.NEEDS_NON_ENGAGEMENT_REASON:
            assert episode.closure.non_engagement, episode.key


def test_sixteen_young_people_have_a_full_story(whole: DemonstrationPlan) -> None:
    told = [person for person in whole.people if person.full_story]
    assert Counter(person.area for person in told) == {
        "Cardiff": 5, "Edinburgh": 4, "Newcastle": 5, "Dundee": 2
    }  # fmt: skip
    for person in told:
        episodes = [episode for episode in whole.episodes if episode.person == person.key]
        contacts = [contact for episode in episodes for contact in episode.contacts]
        assert len(contacts) >= 11, person.key
        assert any(contact.own_words for contact in contacts)
        assert any(contact.kind != "attended" for contact in contacts) or person.key == "newcastle-aiden"
        assert person.own_words
        assert person.strengths
        assert person.around
        assert all(episode.reviews and episode.readings for episode in episodes)
