"""Plans and goals in words, without a database."""

from soceis.foundation.records.errors import StaleEdit
from soceis.journey.plans.models import FormVersion, Goal
from soceis.journey.plans.presenters import MOVES, differences, goal_line, not_asked
from soceis.journey.plans.rules import GOAL_STATES, GOAL_TRANSITIONS, TOPICS, TOPICS_OF_2020_SHORT_FORM


def test_a_goal_shows_its_steps_and_where_it_may_go() -> None:
    steps = [
        {"words": "Ring", "done": True, "done_on": "2026-11-17"},
        {"words": "Book", "done": False, "done_on": None},
    ]
    line = goal_line(Goal(words="Get my card", topic="housing", state="working", steps=steps))
    assert (line.done, len(line.steps), line.state, line.topic) == (1, 2, "Working on it", "Housing")
    assert [state for state, _ in line.moves] == [s for s in GOAL_TRANSITIONS["working"] if s != "changed"]


def test_every_move_has_words_and_nothing_is_called_a_failure() -> None:
    assert set(MOVES) == set(GOAL_STATES) - {"suggested", "changed"}
    assert not any("fail" in words.lower() for words in [*MOVES.values(), *GOAL_STATES.values()])


def test_the_short_form_did_not_ask_eight_topics() -> None:
    assert len(not_asked(FormVersion(topics=list(TOPICS_OF_2020_SHORT_FORM)))) == 8
    assert not_asked(FormVersion(topics=list(TOPICS))) == []


def test_two_versions_are_told_in_words() -> None:
    stale = StaleEdit(
        theirs={"topics": "['housing']", "in_their_words": "A job."},
        yours={"topics": "[]", "in_their_words": ""},
    )
    told = [(one.theirs, one.yours) for one in differences(stale)]
    assert told == [("Housing", "Nothing ticked"), ("A job.", "Nothing")]
