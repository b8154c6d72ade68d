"""Writing down supervision, and the worker's own words."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from soceis.foundation.records import clock
from soceis.journey.casework.models import Assignment
from soceis.journey.casework.rules.supervision import LONGEST, SHORTEST, USUAL_DAYS, USUAL_MINUTES
from soceis.ui.forms import (
    DateField,
    Form,
    HiddenField,
    IntegerField,
    MultiChoiceField,
    TextAreaField,
)

WRITTEN = ("held_on", "minutes", "practice", "well_being", "agreed", "next_on")


def _usual() -> Any:
    return clock.today() + timedelta(days=USUAL_DAYS)


class SupervisionForm(Form):
    """What was talked about; few questions first."""

    held_on = DateField(label="When did you talk?", in_the_past=True, initial=clock.today)
    minutes = IntegerField(
        label="How long?", least=SHORTEST, most=LONGEST, suffix="minutes", width=3, initial=USUAL_MINUTES
    )
    practice = TextAreaField(
        label="What did you talk about?",
        hint="What goes well, what is hard, what they want to learn. No names of young people.",
        rows=4,
        max_length=8_000,
        required_message="Say in a few words what you talked about.",
    )
    well_being = TextAreaField(
        label="How are they?",
        hint="In words that they would agree with. They read it.",
        rows=2,
        required=False,
        max_length=8_000,
    )
    agreed = TextAreaField(
        label="What did you agree?", hint="Who does what, by when.", rows=3, required=False, max_length=8_000
    )
    next_on = DateField(label="When do you talk again?", required=False, initial=_usual)
    cases = MultiChoiceField(
        label="Which young people did you talk about?",
        hint="Kept as references only, for those who may open them. It never stands on their record.",
        choices=(),
        required=False,
    )
    version = HiddenField()

    def __init__(self, *args: Any, carried: Sequence[Assignment], **options: Any) -> None:
        super().__init__(*args, **options)
        cases: Any = self.fields["cases"]
        cases.choices = [
            (str(one.young_person_id), f"{one.young_person.name_used} ({one.young_person.reference})")
            for one in carried
        ]
        if not carried:
            del self.fields["cases"]

    def values(self) -> dict[str, Any]:
        """What write_supervision takes."""
        clean = self.cleaned_data
        cases = [UUID(one) for one in clean.get("cases", ())]
        return {**{name: clean[name] for name in WRITTEN}, "cases": cases}

    def seen(self) -> int | None:
        """The version that was on the screen."""
        said = self.cleaned_data["version"]
        return int(said) if said.isdecimal() else None


class OwnWordsForm(Form):
    """What the worker adds."""

    words = TextAreaField(
        label="Anything in your own words?",
        hint="You need not. Your supervisor and the national manager read it.",
        rows=3,
        required=False,
        max_length=8_000,
    )
