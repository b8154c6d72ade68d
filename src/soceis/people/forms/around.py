"""Somebody around a young person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import codes
from soceis.people.rules import LONGEST
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)

FACTS = (
    ("lives_with", _("They live together")),
    ("may_be_a_risk", _("They may be a risk: nobody contacts them or leaves word with them")),
)


class TieForm(Form):
    """Who it is, what they may be told, and whether contact with them may do harm."""

    kind = ChoiceField(
        label=_("What are they to the young person?"), choices=lambda: codes.choices("tie"), select=True
    )
    name = TextField(
        label=_("Their name"),
        hint=_("Or what the young person calls them."),
        required_message=_("Write their name, or what the young person calls them."),
        max_length=LONGEST["name"],
        width=20,
    )
    organisation = TextField(
        label=_("Where do they work?"),
        hint=_("For professionals."),
        required=False,
        max_length=LONGEST["organisation"],
    )
    telephone = TextField(
        label=_("Telephone"), required=False, max_length=LONGEST["telephone"], width=20, inputmode="tel"
    )
    may_be_told = TextAreaField(
        label=_("What may they be told?"),
        hint=_("What the young person has agreed to. Nothing written here means nothing may be told."),
        required=False,
        rows=3,
        max_length=LONGEST["may_be_told"],
    )
    facts = MultiChoiceField(label=_("Is any of this so?"), choices=FACTS, required=False)
    note = TextAreaField(label=_("Strengths and worries"), required=False, rows=3, max_length=LONGEST["note"])
    checked_on = DateField(
        label=_("When did somebody last check that this is so?"), required=False, in_the_past=True
    )
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """The answers as the actions take them."""
        said = dict(self.cleaned_data)
        said.pop("version")
        chosen = said.pop("facts")
        return {**said, **{code: code in chosen for code, _words in FACTS}}
