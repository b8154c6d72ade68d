"""Outcome readings in words. Nothing here asks the database."""

from soceis.journey.outcomes.models import OutcomeReading
from soceis.journey.outcomes.queries import Standing
from soceis.journey.outcomes.rules import APPLICABLE, EVIDENCE, STAGES, VALUES
from soceis.ui.words import day_words


def reading_words(reading: OutcomeReading) -> str:
    """ "At a review: better. The worker saw it. Thu 5 Nov." """
    told = (
        VALUES.get(reading.value, "")
        if reading.value
        else f"applies: {APPLICABLE[reading.applicable].lower()}"
    )
    if reading.applicable == "no":
        told = "does not apply"
    evidence = EVIDENCE.get(reading.evidence, "")
    parts = (
        f"{STAGES[reading.stage]}: {told[:1].lower()}{told[1:]}",
        evidence,
        day_words(reading.recorded_on),
    )
    return " ".join(f"{part}." for part in parts if part)


def before_words(standing: Standing) -> list[str]:
    """What was read of an outcome at the start and last."""
    return [reading_words(reading) for reading in (standing.baseline, standing.latest) if reading]


def last_note(standing: Standing) -> str:
    """The words of the last reading."""
    last = standing.latest or standing.baseline
    return last.note if last else ""
