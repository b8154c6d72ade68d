"""The monthly review."""

from datetime import date, timedelta
from typing import Any

from soceis.foundation.records import clock
from soceis.journey.casework.rules import DIRECTIONS
from soceis.ui.forms import ChoiceField, DateField, Form, Section, TextAreaField

MONTHS_BACK = 3


def months_to_review(today: date, began: date | None = None) -> list[date]:
    """This month and the last ones, the latest first, none before the beginning; each as its first day."""
    months = [today.replace(day=1)]
    for _ in range(MONTHS_BACK - 1):
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    earliest = began.replace(day=1) if began else months[-1]
    return [month for month in months if month >= earliest] or months[:1]


class ReviewForm(Form):
    """Progress and worries in words. There is no score."""

    sections = (
        Section("Progress", ("progress_direction", "progress")),
        Section("Worries", ("worry_direction", "worry")),
        Section("What comes of it", ("young_person_view", "decision", "next_step")),
        Section("Which review", ("month", "held_on")),
    )
    progress_direction = ChoiceField(label="How is it going?", choices=tuple(DIRECTIONS.items()), inline=True)
    progress = TextAreaField(
        label="In a sentence or two", rows=3, required_message="Say in a sentence or two how it is going."
    )
    worry_direction = ChoiceField(
        label="And the worries?", choices=tuple(DIRECTIONS.items()), inline=True, required=False
    )
    worry = TextAreaField(label="What worries you now", required=False, rows=3)
    young_person_view = TextAreaField(label="What the young person thinks", required=False, rows=2)
    decision = TextAreaField(label="Decided", required=False, rows=2)
    next_step = TextAreaField(label="Next", required=False, rows=2)
    month = ChoiceField(label="Of which month?", inline=True)
    held_on = DateField(label="When was it held?", in_the_past=True, initial=clock.today)

    def __init__(self, *args: Any, months: list[date], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["month"]
        field.choices = [(month.isoformat(), f"{month:%B %Y}") for month in months]
        field.initial = months[0].isoformat()

    def values(self) -> dict[str, Any]:
        """What write_review takes."""
        return {**self.cleaned_data, "month": date.fromisoformat(self.cleaned_data["month"])}
