"""A peer mentor tells the worker something."""

from soceis.ui.forms import Form, TextAreaField, YesNo


class TellForm(Form):
    """One box, and whether it can wait."""

    text = TextAreaField(
        label="What should they know?", rows=3, max_length=2_000, required_message="Say it in a few words."
    )
    can_wait = YesNo(label="Can it wait until you next talk?", required_message="Say whether it can wait.")
