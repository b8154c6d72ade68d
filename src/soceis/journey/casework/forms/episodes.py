"""Pausing and resuming."""

from soceis.foundation.records import clock
from soceis.ui.forms import DateField, Form, TextAreaField


class PauseForm(Form):
    """Why the work is paused and when it is looked at again."""

    reason = TextAreaField(
        label="Why is the work paused?", rows=3, required_message="Say why the work is paused."
    )
    on = DateField(label="Since when?", in_the_past=True, initial=clock.today)
    until = DateField(
        label="When will you look at it again?",
        hint="It is a reminder: nothing happens by itself.",
        required=False,
        not_before=clock.today,
    )


class ResumeForm(Form):
    """Since when the work goes on."""

    on = DateField(label="Since when does it go on?", in_the_past=True, initial=clock.today)
