"""Form fields after GOV.UK Frontend's patterns, with our words and our rules.

    class VisitForm(Form):
        on = DateField(label="When was it?", in_the_past=True)
        minutes = IntegerField(label="How long?", suffix="minutes", least=1, most=1440)
        story = TextAreaField(label="What happened?", count=True)

A template draws a whole form with ``{% form form submit="Save the visit" %}`` or one field with
``{% field form.on %}``.
"""

from soceis.ui.forms.base import Form, Section
from soceis.ui.forms.dates import DateField, DateParts, TimeField
from soceis.ui.forms.fields import (
    ChoiceField,
    EmailField,
    FileField,
    HiddenField,
    IntegerField,
    MultiChoiceField,
    PasswordField,
    TextAreaField,
    TextField,
    YesNo,
)

__all__ = [
    "ChoiceField",
    "DateField",
    "DateParts",
    "EmailField",
    "FileField",
    "Form",
    "HiddenField",
    "IntegerField",
    "MultiChoiceField",
    "PasswordField",
    "Section",
    "TextAreaField",
    "TextField",
    "TimeField",
    "YesNo",
]
