"""Writing a plan, a goal, a step."""

from collections.abc import Sequence
from typing import Any

from soceis.journey.plans.models import FormVersion
from soceis.journey.plans.rules import GOAL_HELPS, TOPICS
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)


class PlanForm(Form):
    """A plan on the area's form. Topics that the form does not offer are not shown: nobody asked about them."""

    in_their_words = TextAreaField(
        label="What do they want from this?", hint="In their own words.", required=False, rows=3
    )
    topics = MultiChoiceField(
        label="What will you work on together?", hint="Tick what you both choose.", choices=(), required=False
    )
    helps = TextAreaField(label="What helps, and what does not?", required=False, rows=3)
    version = HiddenField()

    def __init__(self, *args: Any, form_version: FormVersion, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["topics"]
        field.choices = [(topic, TOPICS[topic]) for topic in form_version.topics if topic in TOPICS]

    @property
    def seen_version(self) -> int | None:
        """The version of the draft that the page showed."""
        text = self.cleaned_data.get("version", "")
        return int(text) if text.isdecimal() else None

    def values(self) -> dict[str, Any]:
        """What write and change_draft take."""
        return {name: self.cleaned_data[name] for name in ("topics", "in_their_words", "helps")}


class AgreeForm(Form):
    """The day on which they agreed."""

    on = DateField(label="When did you agree it together?", in_the_past=True)


class GoalForm(Form):
    """A goal in their words, with small steps."""

    words = TextField(
        label="The goal, in their words",
        hint="For example, get my CSCS card",
        max_length=300,
        spellcheck=True,
    )
    topic = ChoiceField(label="What is it about?", select=True, required=False)
    steps = TextAreaField(
        label="Small steps", hint="One on each line. You can add more later.", required=False, rows=4
    )
    state = ChoiceField(
        label="Where does it stand?",
        choices=(("agreed", "They have chosen it"), ("suggested", "They are thinking about it")),
        initial="agreed",
        inline=True,
    )

    def __init__(self, *args: Any, form_version: FormVersion, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["topic"]
        topics = [(topic, TOPICS[topic]) for topic in form_version.topics if topic in TOPICS]
        field.choices = [("", "Choose one"), *topics]

    def values(self) -> dict[str, Any]:
        """What add_goal takes."""
        clean = self.cleaned_data
        return {**clean, "steps": clean["steps"].splitlines()}


class StepForm(Form):
    """One more step of a goal."""

    step = TextField(label="Another step", max_length=200, spellcheck=True)


class RewordForm(Form):
    """The goal in other words, when it has changed."""

    words = TextField(label="The goal in their words", max_length=300, spellcheck=True)
    topic = ChoiceField(label="What is it about?", select=True, required=False)
    version = HiddenField()

    def __init__(self, *args: Any, topics: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["topic"]
        offered = [(topic, TOPICS[topic]) for topic in topics if topic in TOPICS]
        field.choices = [("", "None of these"), *offered]

    def values(self) -> dict[str, Any]:
        """What reword_goal takes."""
        text = self.cleaned_data["version"]
        return {
            "words": self.cleaned_data["words"],
            "topic": self.cleaned_data["topic"],
            "version": int(text) if text.isdecimal() else None,
        }


class HelpForm(Form):
    """What helps with the goal."""

    kind = ChoiceField(label="What is it?", choices=tuple(GOAL_HELPS.items()))
    words = TextField(label="What helps?", hint="For example, CSCS course on Tuesdays", spellcheck=True)
    where = TextField(label="Where, or how to get there?", required=False)
