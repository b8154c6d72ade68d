"""Saying that two records are one person, confirming it, and undoing it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.people.rules import BOTH, GOES, LONGEST, STAYS, Choosable
from soceis.ui.forms import ChoiceField, Form, MultiChoiceField, TextAreaField, TextField


class OtherForm(Form):
    """Which record it may be together with."""

    reference = TextField(
        label=_("Reference of the other record"),
        hint=_("Six letters and figures, like K7QX3M."),
        required_message=_("Write the reference of the other record."),
        max_length=12,
        width=10,
    )


class MergeForm(Form):
    """What stays where the two differ (`asked`: what, and the words of either), what stays aside, how one knows."""

    error_lead = _("Nothing was asked for yet. What you chose is still here.")
    reason = TextAreaField(
        label=_("How do you know that they are one person?"),
        hint=_("Another manager reads this and confirms it, or not."),
        required_message=_("Say how you know that they are one person."),
        rows=3,
        max_length=LONGEST["reason"],
    )

    def __init__(
        self,
        *args: Any,
        asked: Iterable[tuple[Choosable, str, str]],
        overlaps: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.asked = [one.name for one, _first, _second in asked]
        fields: dict[str, Any] = {}
        for one, first, second in asked:
            answers = [(STAYS, first), (GOES, second)]
            if one.both:
                answers.append((BOTH, str(_("Both, one after the other"))))
            fields[one.name] = ChoiceField(
                label=one.words, choices=answers, required_message=_("Choose which one stays.")
            )
        if overlaps:
            fields["aside"] = MultiChoiceField(
                label=_("Work of both at one time"),
                hint=_(
                    "The second one can stay as it is, under the old reference. "
                    "It can be read there and is not counted."
                ),
                choices=list(overlaps.items()),
                required=False,
            )
        self.fields = {**fields, **self.fields}

    def values(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return {
            "choices": {name: said[name] for name in self.asked},
            "aside": said.get("aside") or [],
            "reason": said["reason"],
        }


class DecideMergeForm(Form):
    """The second person's answer."""

    error_lead = _("Nothing was decided yet. What you wrote is still here.")
    answer = ChoiceField(
        label=_("Are they one person?"),
        choices=(("yes", _("Yes, make them one record")), ("no", _("No, they stay two"))),
        required_message=_("Say whether they are one person."),
    )
    reason = TextAreaField(
        label=_("Your words about it"),
        hint=_("Needed when they stay two."),
        required=False,
        rows=2,
        max_length=LONGEST["reason"],
    )


class UndoMergeForm(Form):
    """Why they are two people after all."""

    error_lead = _("Nothing was changed yet. What you wrote is still here.")
    reason = TextAreaField(
        label=_("How do you know that they are two people?"),
        required_message=_("Say how you know that they are two people."),
        rows=2,
        max_length=LONGEST["reason"],
    )
