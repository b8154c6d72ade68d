"""How somebody came to know us, and why they do not begin or go on."""

from dataclasses import replace
from typing import Any

from soceis.foundation.records import clock, codes
from soceis.journey.casework.rules.outreach import LIKELY
from soceis.ui.forms import ChoiceField, DateField, Form, MultiChoiceField, TextAreaField, TextField

WHO = "who_"


class IntroductionForm(Form):
    """By which way they came to know us."""

    introduction = ChoiceField(
        label="How did they come to know us?",
        choices=lambda: codes.choices("introduction"),
        required_message="Choose how they came to know us.",
    )
    introduced_by = TextField(
        label="Who made the first step?",
        hint="For example, the youth worker at the library",
        required=False,
        max_length=120,
    )


class WhyForm(Form):
    """What one side says; who could change it is filled in with what is likely, and can be changed."""

    informant = ChoiceField(
        label="Who told us?",
        hint="Ask each of them apart: they often see it differently.",
        choices=lambda: codes.choices("informant"),
        required_message="Say who told us.",
    )
    reasons = MultiChoiceField(
        label="What stands in the way?",
        hint="This is about what we and others could do better. Tick all that were said.",
        choices=lambda: codes.choices("non_engagement_reason"),
        required_message="Choose at least one. “Not known” is an answer too.",
    )
    note = TextAreaField(label="In their words, or yours", required=False, rows=2)
    asked_on = DateField(label="When did they say so?", in_the_past=True, initial=clock.today)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        listed = codes.choices("non_engagement_reason")
        for reason, label in listed:
            self.fields[WHO + reason] = ChoiceField(
                label=f"Who could change it? {label}",
                choices=lambda: codes.choices("addressable"),
                select=True,
                choose="",
                initial=LIKELY.get(reason, "not_known"),
            )
        reasons: Any = self.fields["reasons"]
        reasons.look = replace(reasons.look, reveals={reason: (WHO + reason,) for reason, _ in listed})

    def values(self) -> dict[str, Any]:
        """What ask_why takes."""
        clean = self.cleaned_data
        return {
            "informant": clean["informant"],
            "reasons": {reason: clean[WHO + reason] for reason in clean["reasons"]},
            "note": clean["note"],
            "asked_on": clean["asked_on"],
        }
