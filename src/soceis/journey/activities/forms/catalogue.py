"""The catalogue, the short list, and the page that is handed over."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from soceis.journey.activities.models import Activity
from soceis.journey.activities.rules import PERMISSIONS_NEEDED
from soceis.journey.casework.forms.amounts import AmountField
from soceis.journey.plans.models import Goal
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    IntegerField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)

NOT_NOW = "not_now"


class ActivityForm(Form):
    """Something to do."""

    title = TextField(label="What is it called?", max_length=80, spellcheck=True)
    what = TextField(
        label="What do you do there?",
        hint="Young people read this. For example, a wall, a rope, somebody who holds it",
        max_length=300,
        required=False,
        spellcheck=True,
    )
    place = TextField(label="Where?", max_length=120, required=False)
    cost = AmountField(label="Cost for one young person", prefix="£", most=Decimal(1_000))
    least_age = IntegerField(label="Youngest", suffix="years", most=25, width=2, required=False)
    most_age = IntegerField(label="Oldest", suffix="years", most=25, width=2, required=False)
    permission = ChoiceField(
        label="Whose yes does it need?", choices=tuple(PERMISSIONS_NEEDED.items()), initial="none"
    )
    risk_words = TextAreaField(label="Risk assessment: what to look out for", rows=3, required=False)
    risk_on = DateField(label="When was it assessed?", in_the_past=True, required=False)
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """What add_activity takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @property
    def seen_version(self) -> int | None:
        text = self.cleaned_data.get("version", "")
        return int(text) if text.isdecimal() else None


class OfferForm(Form):
    """A short list for one young person."""

    activities = MultiChoiceField(
        label="Which ones?", hint="Up to six. They choose one to three.", choices=(),
        required_message="Tick at least one.",
    )  # fmt: skip
    goal = ChoiceField(label="Is it for a goal?", select=True, required=False)

    def __init__(
        self,
        *args: Any,
        activities: Iterable[Activity],
        hints: dict[UUID, str],
        goals: Sequence[Goal],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.offered = {str(one.pk): one for one in activities}
        self.goals = {str(goal.pk): goal for goal in goals}
        field: Any = self.fields["activities"]
        field.choices = [(key, one.title) for key, one in self.offered.items()]
        field.look = replace(field.look, hints={str(key): words for key, words in hints.items()})
        chosen: Any = self.fields["goal"]
        chosen.choices = [("", "No, just to do it"), *((key, goal.words) for key, goal in self.goals.items())]

    def values(self) -> dict[str, Any]:
        """What offer takes."""
        return {
            "activities": [self.offered[key] for key in self.cleaned_data["activities"]],
            "goal": self.goals.get(self.cleaned_data["goal"]),
        }


class ChooseForm(Form):
    """What the young person taps themselves: no word here weighs on them, and nothing is needed."""

    chosen = MultiChoiceField(label="Things to do", choices=(), required=False)
    own_idea = TextField(label="Or something else?", required=False, spellcheck=True)

    def __init__(self, *args: Any, activities: Sequence[Activity], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["chosen"]
        field.choices = [(str(one.pk), one.title) for one in activities]
        hints = {str(one.pk): " · ".join(filter(None, (one.what, one.place))) for one in activities}
        field.look = replace(field.look, hints=hints)

    def values(self, *, not_now: bool) -> dict[str, Any]:
        """What choose takes; "not now" leaves out whatever was ticked."""
        chosen = [] if not_now else [UUID(key) for key in self.cleaned_data["chosen"]]
        return {"chosen": chosen, "own_idea": self.cleaned_data["own_idea"], "not_now": not_now}
