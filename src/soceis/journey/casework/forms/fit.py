"""With whom a young person would like to work, and asking for somebody else."""

from typing import Any

from soceis.foundation.records import clock, codes
from soceis.ui.forms import ChoiceField, DateField, Form, HiddenField, TextAreaField, TextField


class MatchingForm(Form):
    """What matters to them about a worker."""

    local = ChoiceField(label="From where?", choices=lambda: codes.choices("worker_local"), required=False)
    gender = ChoiceField(
        label="A woman or a man?", choices=lambda: codes.choices("worker_gender"), required=False
    )
    language = TextField(label="A language", required=False, max_length=60, width=20)
    words = TextAreaField(label="What else matters to them?", rows=2, required=False, max_length=2_000)
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """What note_matching takes."""
        clean = self.cleaned_data
        seen = int(clean["version"]) if clean["version"].isdecimal() else None
        return {**{name: clean[name] for name in ("local", "gender", "language", "words")}, "version": seen}


class AskChangeForm(Form):
    """Somebody asks for another worker."""

    asked_by = ChoiceField(
        label="Who asks?",
        choices=lambda: codes.choices("change_asked_by"),
        initial="young_person",
        required_message="Say who asked.",
    )
    words = TextAreaField(
        label="What did they say?",
        rows=2,
        max_length=2_000,
        required_message="Say what they said. Their own words are best.",
    )
    on = DateField(label="When?", in_the_past=True, initial=clock.today)


class AnswerChangeForm(Form):
    """The manager answers."""

    answer = ChoiceField(
        label="What is the answer?",
        choices=lambda: codes.choices("change_answer"),
        required_message="Choose an answer.",
    )
    answer_words = TextAreaField(
        label="How do we tell them?",
        rows=2,
        max_length=2_000,
        required_message="Say it as it will be told to them.",
    )
