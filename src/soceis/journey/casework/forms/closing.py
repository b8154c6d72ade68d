"""Asking to end the work, signing it off, returning it."""

from dataclasses import replace
from typing import Any

from soceis.foundation.records import clock, codes
from soceis.journey.casework.rules import NEEDS_NON_ENGAGEMENT_REASON
from soceis.ui.forms import ChoiceField, DateField, Form, MultiChoiceField, TextAreaField

# Needed for work that did not begin or did not go on, and not asked for otherwise.
NEEDED = {
    "reasons": "Choose at least one. “Not known” is an answer too.",
    "informant": "Say who told us.",
    "addressable": "Say whether somebody could change it.",
}


class ClosureForm(Form):
    """How it ended; when it did not begin or did not go on, also why, as far as anybody knows."""

    closure_code = ChoiceField(
        label="How did it end?",
        choices=lambda: codes.choices("closure_code"),
        required_message="Choose how it ended.",
    )
    reasons = MultiChoiceField(
        label="Why, as far as anybody knows?",
        hint="This is about what we and others could do better. Tick all that were said.",
        choices=lambda: codes.choices("non_engagement_reason"),
        required=False,
    )
    informant = ChoiceField(label="Who told us?", choices=lambda: codes.choices("informant"), required=False)
    addressable = ChoiceField(
        label="Could somebody change it?", choices=lambda: codes.choices("addressable"), required=False
    )
    reason_note = TextAreaField(label="In their words, or yours", required=False, rows=2)
    end_date = DateField(label="What was the last day?", in_the_past=True, initial=clock.today)
    note = TextAreaField(
        label="How did it end, and what was agreed?",
        hint="What they have achieved, who is there for them now, how they can come back.",
        rows=4,
        required_message="Say in a few words how it ended and what was agreed.",
    )

    def __init__(self, *args: Any, asked_before: bool = False, **options: Any) -> None:
        """`asked_before` says that reasons are known already, so that none need be given again."""
        super().__init__(*args, **options)
        self.asked_before = asked_before
        for name in NEEDED:
            field: Any = self.fields[name]
            field.look = replace(field.look, mark_optional=False)

    def _clean_fields(self) -> None:
        super()._clean_fields()
        if self.cleaned_data.get("closure_code") not in NEEDS_NON_ENGAGEMENT_REASON:
            return
        if self.asked_before and not self.cleaned_data.get("reasons") and "reasons" not in self.errors:
            return
        for name, sentence in NEEDED.items():
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, sentence)

    def values(self) -> dict[str, Any]:
        """What ask_closure takes."""
        clean = self.cleaned_data
        given = {name: clean[name] for name in ("closure_code", "end_date", "note")}
        if clean["closure_code"] not in NEEDS_NON_ENGAGEMENT_REASON:
            return given
        why = [
            (reason, clean["informant"], clean["addressable"], clean["reason_note"])
            for reason in clean["reasons"]
        ]
        return {**given, "non_engagement": why}


class SignOffForm(Form):
    """The signature itself needs nothing typed."""


class ReturnForm(Form):
    """What the manager asks for before signing."""

    note = TextAreaField(
        label="What do you ask for first?", rows=3, required_message="Say what you ask for before you sign."
    )
