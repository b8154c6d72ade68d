"""Handing over everything that a worker carries, on one page."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from soceis.foundation.records import clock
from soceis.journey.casework.forms.workers import Candidate, changes
from soceis.journey.casework.models import Assignment
from soceis.journey.casework.rules import ASSIGNMENT_KINDS
from soceis.ui.forms import ChoiceField, DateField, Form

TO = "to_"
NOBODY = "nobody"


class HandOverForm(Form):
    """Why, from when, and who takes over: one for all, and another where one is chosen."""

    reason = ChoiceField(
        label="Why do they hand over?",
        choices=changes,
        select=True,
        initial="left",
        required_message="Say why they hand over.",
    )
    on = DateField(label="From when are the others there?", in_the_past=True, initial=clock.today)
    everybody = ChoiceField(
        label="Who takes everybody over?",
        choices=(),
        select=True,
        required=False,
        choose="Choose for each of them",
    )

    def __init__(
        self, *args: Any, carried: Sequence[Assignment], workers: Sequence[Candidate], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.carried = carried
        people = [(worker.id, f"{worker.name} ({worker.carries})") for worker in workers]
        everybody: Any = self.fields["everybody"]
        everybody.choices = people
        for one in carried:
            nobody = [] if one.kind == "key_worker" else [(NOBODY, "Nobody: it ends")]
            self.fields[f"{TO}{one.pk}"] = ChoiceField(
                label=f"{one.young_person.name_used} ({ASSIGNMENT_KINDS[one.kind].lower()})",
                choices=[*nobody, *people],
                select=True,
                choose="As above",
                required=False,
            )

    @property
    def one_by_one(self) -> list[Any]:
        """The boxes of the young people."""
        return [self[f"{TO}{one.pk}"] for one in self.carried]

    def takers(self) -> dict[UUID, str]:
        """The id of whoever takes each assignment over; who is left out has nobody."""
        clean = self.cleaned_data
        chosen = {one.pk: clean[f"{TO}{one.pk}"] or clean["everybody"] for one in self.carried}
        return {key: worker for key, worker in chosen.items() if worker not in ("", NOBODY)}
