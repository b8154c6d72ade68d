"""Flagging something to the manager, and what the manager answers."""

from soceis.foundation.records import codes
from soceis.journey.casework.rules.flags import USUAL
from soceis.ui.forms import ChoiceField, Form, TextAreaField


class HowSoonForm(Form):
    """How soon an answer is needed; the usual is filled in."""

    how_soon = ChoiceField(
        label="How soon do you need an answer?",
        choices=lambda: codes.choices("flag_how_soon"),
        initial=USUAL,
        required_message="Choose how soon you need an answer.",
    )


class FlagForm(HowSoonForm):
    """What the manager needs to know."""

    text = TextAreaField(
        label="What does your manager need to know?",
        hint="What you saw or heard, or what you need. In danger now: 999, then ring your manager.",
        rows=3,
        required_message="Say in a few words what your manager needs to know.",
    )
    field_order = ("text", "how_soon")


class AnswerForm(Form):
    """What was done about it."""

    answer = TextAreaField(
        label="What was done, or decided?",
        hint="In words that the worker can use with the young person.",
        rows=3,
        required_message="Say what was done, or what you decided.",
    )
