"""Declaring a conflict of interest, and keeping a record apart."""

from soceis.foundation.records import codes
from soceis.ui.forms import ChoiceField, Form, TextAreaField, TextField


class DeclareForm(Form):
    """Whom somebody knows apart from work."""

    words = TextAreaField(
        label="Whom do you know?",
        hint="A first name, roughly how old, where they live or hang out. Nobody needs to be sure.",
        rows=3,
        max_length=2_000,
        required_message="Say whom you know. A first name and a place will do.",
    )
    why = ChoiceField(
        label="How do you know them?",
        choices=lambda: codes.choices("conflict_why"),
        required_message="Say how you know them.",
    )


class KeepApartForm(Form):
    """Which record is kept from the worker."""

    reference = TextField(
        label="Reference of the young person",
        hint="It stands on their page, below the name.",
        width=10,
        max_length=20,
        required_message="Type the reference of the young person.",
    )
