"""Outcome readings in words, without a database."""

from datetime import date

import pytest

from soceis.foundation.records import clock
from soceis.journey.outcomes.models import OutcomeReading
from soceis.journey.outcomes.presenters import reading_words


@pytest.mark.parametrize(
    ("stage", "applicable", "value", "words"),
    [
        ("baseline", "yes", "", "At the start: applies: yes. Thu 5 Nov."),
        ("baseline", "no", "", "At the start: does not apply. Thu 5 Nov."),
        ("review", "yes", "better", "At a review: better. Thu 5 Nov."),
        ("review", "no", "unknown", "At a review: does not apply. Thu 5 Nov."),
        ("follow_up", "yes", "unknown", "Later: not known. Thu 5 Nov."),
    ],
)
def test_a_reading_says_when_and_how_it_stands(stage: str, applicable: str, value: str, words: str) -> None:
    reading = OutcomeReading(stage=stage, applicable=applicable, value=value, recorded_on=date(2026, 11, 5))
    with clock.at(date(2026, 11, 17)):
        assert reading_words(reading) == words
