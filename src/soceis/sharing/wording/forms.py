"""Words, why, and what instead."""

from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import codes
from soceis.sharing.wording.rules import ENGLISH, LONGEST
from soceis.ui.forms import ChoiceField, Form, TextField


class PromptForm(Form):
    """One line of our list."""

    words = TextField(
        label=_("Words"),
        hint=_("As they stand in a text. A star stands for any ending: refus*"),
        max_length=LONGEST["words"],
        required_message=_("Write the words."),
    )
    why = TextField(
        label=_("Why do they do harm?"),
        max_length=LONGEST["why"],
        required_message=_("Say why they do harm: that is what helps."),
    )
    instead = TextField(
        label=_("What to write instead?"),
        max_length=LONGEST["instead"],
        required_message=_("Say what to write instead."),
    )
    language = ChoiceField(
        label=_("Language"), choices=lambda: codes.choices("prompt_language"), initial=ENGLISH, inline=True
    )
