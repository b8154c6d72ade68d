"""Opening a record with a reason."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.people.rules import LONGEST, SHORTEST_OPENING_REASON
from soceis.ui.forms import ChoiceField, DateField, Form, TextAreaField, TextField


class OpenForm(Form):
    """Whose record, what for, and why; `purposes` are (code, words) that the role may use."""

    error_lead = _("Nothing was opened. What you typed is still here.")

    how = ChoiceField(
        label=_("How do you know whose record it is?"),
        choices=(
            ("reference", _("I have the reference")),
            ("name", _("I have a name and the date of birth")),
        ),
        reveals={"reference": ("reference",), "name": ("name", "date_of_birth")},
        initial="reference",
    )
    reference = TextField(
        label=_("Reference"),
        hint=_("Six letters and figures, like K7QX3M."),
        required_message=_("Write the reference."),
        max_length=12,
        width=10,
    )
    name = TextField(
        label=_("Name"),
        hint=_("Every word that you write must be one of their names, spelled in full."),
        required_message=_("Write one word of their name, or more."),
        max_length=LONGEST["name"],
        width=20,
    )
    date_of_birth = DateField(
        label=_("Date of birth"),
        hint=_("For example, 14 3 2011"),
        required_message=_("A name is only enough together with the date of birth."),
        in_the_past=True,
    )
    purpose = ChoiceField(label=_("What do you need it for?"))
    reason = TextAreaField(
        label=_("Why, in your own words?"),
        hint=_("The area’s managers are told at once and read this."),
        required_message=_("Say why. The area’s managers read it."),
        rows=3,
        max_length=LONGEST["reason"],
    )

    def __init__(self, *args: Any, purposes: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["purpose"]
        assert isinstance(field, ChoiceField)  # noqa: S101  told to the type checker
        field.choices = purposes
        if len(purposes) == 1:
            field.initial = purposes[0][0]

    def clean_reason(self) -> str:
        """Too short a reason is told here, beside the other answers; the action checks it again."""
        reason: str = self.cleaned_data["reason"]
        if len(reason) < SHORTEST_OPENING_REASON:
            self.add_error("reason", _("Say a little more, so that the managers understand why."))
        return reason

    def values(self) -> dict[str, Any]:
        """The answers as the action takes them."""
        said = self.cleaned_data
        names = ("reference", "name", "date_of_birth", "purpose", "reason")
        return {name: said[name] for name in names if said.get(name) not in (None, "")}
