"""Sharing is covered exactly when the plain statement of the rules says so, whatever agreements there are."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from soceis.sharing.agreements.rules import (
    CATEGORIES,
    PURPOSES,
    STAGES,
    TRANSITIONS,
    Question,
    Terms,
    may_share,
    nudges,
    stage_on,
)

FIRST = date(2026, 1, 1)
ORGANISATIONS, AREAS = ("police", "school", "health"), ("cardiff", "dundee")
WHAT_FOR, KINDS = tuple(PURPOSES)[:3], tuple(CATEGORIES)[:4]
days = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
some = st.sets


@st.composite
def histories(draw: st.DrawFn) -> tuple[tuple[date, str], ...]:
    """A way through the stages, each on a day not before the one before it."""
    stage, day, steps = "", FIRST, []
    for _ in range(draw(st.integers(1, 9))):
        onward = TRANSITIONS[stage]
        if not onward:
            break
        # Ways that lead into force are walked more often, else few agreements would ever be.
        liked = [to for to in onward if to in ("drafting", "partner_review", "signed", "active")]
        stage = draw(st.sampled_from(liked or list(onward)) | st.sampled_from(onward))
        day += timedelta(days=draw(st.integers(0, 12)))
        steps.append((day, stage))
    return tuple(steps)


@st.composite
def agreements(draw: st.DrawFn) -> list[Terms]:
    return [
        Terms(
            key=number,
            area=draw(st.sampled_from(AREAS)),
            parties=frozenset(draw(some(st.sampled_from(ORGANISATIONS), min_size=1))),
            purposes=frozenset(draw(some(st.sampled_from(WHAT_FOR), min_size=1))),
            categories=frozenset(draw(some(st.sampled_from(KINDS), min_size=1))),
            steps=draw(histories()),
            effective_on=draw(st.none() | days),
            ends_on=draw(st.none() | days),
        )
        for number in range(draw(st.integers(0, 5)))
    ]


questions = st.builds(
    Question,
    organisation=st.sampled_from(ORGANISATIONS),
    area=st.sampled_from(AREAS),
    purpose=st.sampled_from(WHAT_FOR),
    categories=some(st.sampled_from(KINDS), min_size=1).map(frozenset),
    on=days,
)


def plainly(question: Question, terms: Terms) -> bool:
    """In force that day, between us and them, here, for this, and for every kind of it."""
    was = ""
    for day, stage in terms.steps:
        if day > question.on:
            break
        was = stage
    if was != "active":
        return False
    if terms.effective_on is None or terms.effective_on > question.on:
        return False
    if terms.ends_on is not None and terms.ends_on < question.on:
        return False
    here = terms.area == question.area and question.organisation in terms.parties
    covered = [kind for kind in question.categories if kind in terms.categories]
    return here and question.purpose in terms.purposes and len(covered) == len(question.categories)


@given(questions, agreements())
def test_sharing_is_covered_exactly_when_one_agreement_plainly_covers_it(
    question: Question, found: list[Terms]
) -> None:
    answer = may_share(question, found)
    covering = {terms.key for terms in found if plainly(question, terms)}
    assert answer.allowed == bool(covering)
    assert answer.agreement in covering if covering else answer.agreement is None
    assert bool(answer.why_not) != answer.allowed


@given(questions, agreements())
def test_what_is_said_when_it_is_not_covered_is_true(question: Question, found: list[Terms]) -> None:
    answer = may_share(question, found)
    with_them = [t for t in found if t.area == question.area and question.organisation in t.parties]
    if answer:
        return
    if "no agreement" in answer.why_not:
        assert with_them == []
    if "purpose" in answer.why_not:
        assert all(question.purpose not in t.purposes for t in with_them if in_force(t, question.on))
    if "all of this information" in answer.why_not:
        assert any(question.purpose in t.purposes for t in with_them if in_force(t, question.on))
    if "stopped for now" in answer.why_not:
        assert any(stage_on(t.steps, question.on) == "suspended" for t in with_them)


def in_force(terms: Terms, day: date) -> bool:
    begun = terms.effective_on is not None and terms.effective_on <= day
    over = terms.ends_on is not None and terms.ends_on < day
    return stage_on(terms.steps, day) == "active" and begun and not over


@given(questions, agreements())
def test_the_order_of_the_agreements_does_not_matter(question: Question, found: list[Terms]) -> None:
    shuffled = list(reversed(found))
    assert may_share(question, found).allowed == may_share(question, shuffled).allowed
    assert may_share(question, found).why_not == may_share(question, shuffled).why_not


@given(questions, agreements())
def test_asking_for_less_is_never_refused_where_more_is_allowed(
    question: Question, found: list[Terms]
) -> None:
    if not may_share(question, found):
        return
    for kind in question.categories:
        less = Question(
            question.organisation, question.area, question.purpose, frozenset([kind]), question.on
        )
        assert may_share(less, found)


def test_every_stage_is_reached_and_only_the_end_is_final() -> None:
    reached = {to for onward in TRANSITIONS.values() for to in onward}
    assert reached == set(STAGES)
    assert [stage for stage, onward in TRANSITIONS.items() if not onward] == ["ended"]


@given(
    st.sampled_from(tuple(STAGES)),
    st.none() | days,
    st.none() | days,
    st.integers(0, 90).map(lambda number: FIRST - timedelta(days=number)),
    st.integers(1, 90),
)
def test_every_step_before_a_day_is_told_once_however_many_nights_are_missed(
    stage: str, review_on: date | None, ends_on: date | None, begins: date, pause: int
) -> None:
    nights = {begins + timedelta(days=number) for number in range(0, 200, pause)}
    told = [nudge for night in sorted(nights) for nudge in nudges(stage, review_on, ends_on, night)]
    for of, day in (("review", review_on), ("end", ends_on)):
        steps = {one.days for one in told if one.of == of}
        expected = set()
        if day is not None and stage in ("active", "suspended"):
            for night in nights:
                left = (day - night).days
                for most, least in ((60, 31), (30, 8), (7, 1), (0, 0)):
                    if least <= left <= most:
                        expected.add(most)
        assert steps == expected
        assert all(one.due_on == day for one in told if one.of == of)
