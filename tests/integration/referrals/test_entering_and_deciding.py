"""Referrals are entered, looked at, asked about and decided."""

from datetime import date, timedelta

import pytest

from soceis.foundation.access.context import acting_as
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.journey.referrals import actions, queries
from soceis.journey.referrals.models import Referral, ReferralState
from soceis.people.models import YoungPerson
from tests.cast import Cast
from tests.factories.people import a_young_person
from tests.factories.referrals import RECEIVED_ON, a_referral

pytestmark = pytest.mark.django_db(databases="__all__")


def test_being_referred_again_is_a_second_referral_of_the_same_person(cast: Cast) -> None:
    first = a_referral(by=cast.alys, area=cast.cardiff)
    second = a_referral(
        by=cast.alys, area=cast.cardiff, young_person=first.young_person, received_on=date(2026, 11, 20)
    )
    with acting_as(cast.alys):
        assert YoungPerson.objects.count() == 1
        assert queries.referrals_of(cast.alys, first.young_person) == [second, first]
        assert (first.age_at_referral, first.state, first.decision) == (15, "received", "pending")
        assert first.reference != second.reference


def test_the_day_it_came_and_the_moment_it_was_recorded_are_kept_apart(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff, received_on=date(2026, 9, 1))
    with acting_as(cast.alys):
        (state,) = queries.states_of(cast.alys, referral)
    assert (state.effective_on, state.recorded_at.date()) == (date(2026, 9, 1), clock.today())


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"received_on": clock.today() + timedelta(days=1)}, "received_on"),
        ({"received_on": date(2011, 3, 13)}, "received_on"),
        ({"source": "a friend"}, "source"),
        ({"source": ""}, "source"),
        ({"primary_reason": "bad"}, "primary_reason"),
        ({"primary_reason_missing": "unknown"}, "primary_reason"),
        ({"primary_reason": "", "primary_reason_missing": "no idea"}, "primary_reason_missing"),
        ({"early_signs": ["missing", "shoes"]}, "early_signs"),
        ({"programme_asked": "all"}, "programme_asked"),
        ({"concerns": "x" * 10_000_000}, "concerns"),
        ({"concerns": "a\x00b"}, "concerns"),
        ({"referrer_name": "a\x00b"}, "referrer_name"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(
    cast: Cast, values: dict[str, object], field: str
) -> None:
    person = a_young_person(by=cast.alys, area=cast.cardiff)
    with pytest.raises(Invalid) as refused:
        a_referral(by=cast.alys, area=cast.cardiff, young_person=person, **values)
    assert list(refused.value.fields) == [field]
    with acting_as(cast.alys):
        assert not Referral.objects.exists()


def test_only_a_manager_of_the_area_enters_and_decides(cast: Cast) -> None:
    person = a_young_person(by=cast.alys, area=cast.cardiff)
    referral = a_referral(by=cast.alys, area=cast.cardiff, young_person=person)
    for stranger in (cast.nia, cast.sam, cast.dom, cast.morag, cast.neil, cast.eve, cast.dafydd):
        with acting_as(stranger):
            with pytest.raises((NotFound, Refused)):
                actions.enter(
                    by=stranger,
                    young_person=person,
                    area=cast.cardiff,
                    received_on=RECEIVED_ON,
                    source="police",
                )
            with pytest.raises((NotFound, Refused)):
                actions.decide(
                    by=stranger,
                    referral=referral,
                    decision="not_accepted",
                    because=["other_help_fits"],
                    reason="No.",
                )
            with pytest.raises((NotFound, Refused)):
                queries.referral_for(stranger, referral.id)
            assert queries.waiting_count(stranger) == 0
    with acting_as(cast.morag), pytest.raises(Invalid):
        actions.enter(
            by=cast.morag, young_person=person, area=cast.edinburgh, received_on=RECEIVED_ON, source="police"
        )


def test_a_referral_is_looked_at_asked_about_and_decided(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        actions.start_screening(by=cast.alys, referral=referral, on=date(2026, 11, 3))
        actions.ask_referrer(
            by=cast.alys, referral=referral, reason="Who are the lads?", on=date(2026, 11, 4)
        )
        actions.start_screening(by=cast.alys, referral=referral, on=date(2026, 11, 9))
        actions.decide(
            by=cast.alys, referral=referral, decision="accepted_one_to_one", because=["adults_use_them"],
            reason="Adults target him.", on=date(2026, 11, 10),
        )  # fmt: skip
        steps = [
            (s.from_state, s.to_state, s.effective_on.day, s.reason)
            for s in queries.states_of(cast.alys, referral)
        ]
        assert steps == [
            ("", "received", 2, ""),
            ("received", "screening", 3, ""),
            ("screening", "info_requested", 4, "Who are the lads?"),
            ("info_requested", "screening", 9, ""),
            ("screening", "decided", 10, "Adults target him."),
        ]
        kept = queries.referral_for(cast.alys, referral.id)
        assert (kept.decision, kept.decided_on, kept.decided_by) == (
            "accepted_one_to_one",
            date(2026, 11, 10),
            cast.alys,
        )
        assert "Adults" not in str([entry.detail for entry in Entry.objects.all()])


def test_asking_at_once_passes_through_looking(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        actions.ask_referrer(by=cast.alys, referral=referral, reason="How old is he?")
        assert [state.to_state for state in queries.states_of(cast.alys, referral)] == [
            "received", "screening", "info_requested",
        ]  # fmt: skip


def test_a_second_decision_is_refused_and_changes_nothing(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        same = queries.referral_for(cast.alys, referral.id)
        actions.decide(
            by=cast.alys,
            referral=referral,
            decision="signposted",
            because=["other_help_fits"],
            reason="A youth club fits.",
        )
        with pytest.raises(WrongState):
            actions.decide(
                by=cast.alys,
                referral=same,
                decision="accepted_one_to_one",
                because=["adults_use_them"],
                reason="Yes.",
            )
        assert queries.referral_for(cast.alys, referral.id).decision == "signposted"
        assert ReferralState.objects.filter(referral=referral).count() == 2


@pytest.mark.parametrize(
    ("born", "needs"),
    [
        (date(2015, 11, 3), True),
        (date(2015, 11, 2), False),
        (date(2007, 11, 3), False),
        (date(2007, 11, 2), True),
    ],
)
def test_outside_the_ages_going_on_needs_a_reason_of_its_own(cast: Cast, born: date, needs: bool) -> None:
    person = a_young_person(by=cast.alys, area=cast.cardiff, date_of_birth=born)
    referral = a_referral(by=cast.alys, area=cast.cardiff, young_person=person)
    given = {
        "by": cast.alys,
        "referral": referral,
        "decision": "accepted_one_to_one",
        "because": ["adults_use_them"],
        "reason": "He is targeted.",
    }
    with acting_as(cast.alys):
        if needs:
            with pytest.raises(Invalid) as refused:
                actions.decide(**given)
            assert list(refused.value.fields) == ["age_override_reason"]
        decided = actions.decide(**given, age_override_reason="His brother is with us." if needs else "")
        assert (decided.age_override_by == cast.alys) is needs
        overrides = Entry.objects.filter(action="overrode a warning")
        assert [entry.purpose for entry in overrides] == (["His brother is with us."] if needs else [])


def test_saying_no_needs_no_reason_about_age(cast: Cast) -> None:
    person = a_young_person(by=cast.alys, area=cast.cardiff, date_of_birth=date(2019, 1, 1))
    referral = a_referral(by=cast.alys, area=cast.cardiff, young_person=person)
    with acting_as(cast.alys):
        actions.decide(
            by=cast.alys,
            referral=referral,
            decision="signposted",
            because=["other_help_fits"],
            reason="Families First.",
        )
        assert referral.age_override_by is None


def test_a_decision_needs_a_reason_a_known_code_and_a_possible_day(cast: Cast) -> None:
    referral = a_referral(by=cast.alys, area=cast.cardiff)
    wrong = [
        ({"reason": " "}, "reason"),
        ({"decision": "pending"}, "decision"),
        ({"decision": "maybe"}, "decision"),
        ({"because": []}, "because"),
        ({"because": ["adults_use_them"]}, "because"),
        ({"because": ["other_help_fits", "a hunch"]}, "because"),
        ({"decision": "not_accepted"}, "told_because"),
        ({"decision": "not_accepted", "told_because": "age"}, "told_because"),
        ({"told_because": "threshold"}, "told_because"),
        ({"told_words": "Jay is with us already"}, "told_words"),
        ({"decision": ""}, "decision"),
        ({"on": date(2026, 11, 1)}, "on"),
        ({"on": clock.today() + timedelta(days=1)}, "on"),
    ]
    with acting_as(cast.alys):
        for values, field in wrong:
            with pytest.raises(Invalid) as refused:
                actions.decide(
                    **{
                        "by": cast.alys,
                        "referral": referral,
                        "decision": "signposted",
                        "because": ["other_help_fits"],
                        "reason": "A club.",
                        **values,
                    }
                )
            assert list(refused.value.fields) == [field]
        assert queries.referral_for(cast.alys, referral.id).state == "received"


def test_the_queue_is_oldest_first_with_its_age_and_can_be_narrowed(cast: Cast) -> None:
    today = clock.today()
    days = {"Tee": 20, "Ash": 7, "Kal": 1}
    for name, ago in days.items():
        person = a_young_person(by=cast.alys, area=cast.cardiff, name_used=name)
        a_referral(
            by=cast.alys, area=cast.cardiff, young_person=person, received_on=today - timedelta(days=ago),
            programme_asked="school_group" if name == "Ash" else "",
        )  # fmt: skip
    decided = a_referral(by=cast.alys, area=cast.cardiff)
    with acting_as(cast.alys):
        actions.decide(
            by=cast.alys,
            referral=decided,
            decision="withdrawn",
            because=["referrer_took_it_back"],
            reason="They moved away.",
        )
        whole = queries.queue(cast.alys)
        assert [(row.referral.young_person.name_used, row.days, row.band) for row in whole.waiting] == [
            ("Tee", 20, "late"), ("Ash", 7, "waiting"), ("Kal", 1, "new"),
        ]  # fmt: skip
        actions.start_screening(by=cast.alys, referral=whole.waiting[0].referral)
        narrowed = queries.queue(cast.alys, state="screening")
        assert [row.referral.young_person.name_used for row in narrowed.waiting] == ["Tee"]
        assert (narrowed.by_state, narrowed.total) == ({"received": 2, "screening": 1}, 3)
        assert [
            r.referral.young_person.name_used
            for r in queries.queue(cast.alys, programme_asked="school_group").waiting
        ] == ["Ash"]
        assert len(queries.queue(cast.alys, programme_asked="none").waiting) == 2
        assert queries.waiting_count(cast.alys) == 3
    with acting_as(cast.morag):
        assert queries.queue(cast.morag).waiting == []
