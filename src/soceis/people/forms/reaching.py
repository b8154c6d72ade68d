"""A safe way to contact a young person."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import codes
from soceis.people.rules import LONGEST
from soceis.ui.forms import ChoiceField, Form, HiddenField, MultiChoiceField, TextAreaField, TextField

MESSAGES = (("text_ok", _("A text message is safe")), ("voicemail_ok", _("A voicemail is safe")))


class ContactPointForm(Form):
    """One way to reach somebody, whether it is safe, and how."""

    way = ChoiceField(
        label=_("What kind of contact?"), choices=lambda: codes.choices("contact_way"), select=True
    )
    value = TextField(
        label=_("The number, address or place"), required=False, max_length=LONGEST["value"], inputmode="text"
    )
    belongs_to = TextField(
        label=_("Whose is it?"),
        hint=_("Leave it empty when it is theirs."),
        required=False,
        max_length=LONGEST["belongs_to"],
        width=20,
    )
    safe = ChoiceField(label=_("Is it safe to use?"), choices=lambda: codes.choices("safe"))
    when_and_how = TextAreaField(
        label=_("When is it safe, and what do you say?"),
        hint=_("For example: after four, say “it’s Nia”. Never name the service."),
        required=False,
        rows=3,
        max_length=LONGEST["when_and_how"],
    )
    messages = MultiChoiceField(label=_("Messages"), choices=MESSAGES, required=False)
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """The answers as the actions take them."""
        said = dict(self.cleaned_data)
        said.pop("version")
        chosen = said.pop("messages")
        return {**said, **{code: code in chosen for code, _words in MESSAGES}}
