"""Outcome readings in words. Nothing here asks the database."""

from dataclasses import dataclass

from soceis.journey.outcomes.forms import OutcomeForm
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


@dataclass(frozen=True)
class OutcomeLine:
    """One outcome of the page: its form, and what was read before."""

    form: OutcomeForm
    before: tuple[str, ...]
    note: str


def outcome_line(form: OutcomeForm, standing: Standing) -> OutcomeLine:
    read = [reading for reading in (standing.baseline, standing.latest) if reading]
    return OutcomeLine(form, tuple(reading_words(reading) for reading in read), read[-1].note if read else "")
