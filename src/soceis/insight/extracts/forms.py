"""What somebody says when they ask for an extract."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import clock
from soceis.insight.extracts.rules import LONGEST_PURPOSE, LONGEST_SERIES, SHORTEST_PURPOSE
from soceis.ui.forms import ChoiceField, DateField, Form, MultiChoiceField, TextAreaField, TextField

OWN, TODAY, OTHER = "own", "today", "other"


class ExtractForm(Form):
    """Purpose, series, areas, day."""

    error_lead = "No extract was made. What you typed is still here."

    purpose = TextAreaField(
        label="What is it for?",
        hint=f"At least {SHORTEST_PURPOSE} letters. It is kept with your name, and the data-protection officer reads"
        " it.",
        rows=3,
        max_length=LONGEST_PURPOSE,
        count=True,
    )
    series = TextField(
        label="Which series does it belong to?",
        hint="For example annual report. The same name gives the same pseudonyms as last time; a new name gives new"
        " ones, so that the two cannot be joined.",
        max_length=LONGEST_SERIES,
        width=20,
    )
    areas = MultiChoiceField(label="Which areas?", required_message="Choose at least one area.")
    as_at = ChoiceField(
        label="As at which day?",
        choices=(
            (OWN, "The day on which each area’s data was last taken"),
            (TODAY, "Today"),
            (OTHER, "Another day"),
        ),
        hints={OWN: "An area without such a day is shown as at today."},
        reveals={OTHER: ("day",)},
        initial=OWN,
    )
    day = DateField(label="Which day?", in_the_past=True)

    def __init__(self, *args: Any, areas: Sequence[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = {area.code: area for area in areas}
        field = self.fields["areas"]
        field.choices = [(area.code, area_words(area)) for area in areas]  # type: ignore[attr-defined]
        field.initial = list(self.offered)

    @property
    def chosen_areas(self) -> list[Area]:
        """The chosen areas in the service's order."""
        return [area for code, area in self.offered.items() if code in self.cleaned_data["areas"]]

    @property
    def chosen_day(self) -> date | None:
        """None for each area's own day."""
        days: dict[str, date | None] = {OWN: None, TODAY: clock.today(), OTHER: self.cleaned_data.get("day")}
        return days[self.cleaned_data["as_at"]]


def area_words(area: Area) -> str:
    """The name, with a word about a partial area."""
    return area.name if area.complete else f"{area.name} (partial: case files only)"
