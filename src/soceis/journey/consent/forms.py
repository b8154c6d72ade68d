"""The agreement, the limits of privacy, and answers to what we ask permission for."""

from typing import Any

from soceis.foundation.records import clock, codes
from soceis.journey.consent.rules import CAREGIVER, GIVEN, SHARING, TO_JUDGE, YOUNG_PERSON
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)

HOME = "home"
ONE_A_LINE = "One sentence a line. They may read this."


class AgreementForm(Form):
    """Both sides of the agreement, filled in with what was agreed last or with our words."""

    of_us = TextAreaField(
        label="What you can expect of us",
        hint=ONE_A_LINE,
        rows=7,
        required_message="Say at least one thing that they can expect of us.",
    )
    of_you = TextAreaField(
        label="What we ask of you",
        hint=ONE_A_LINE,
        rows=4,
        required_message="Say at least one thing that we ask of them.",
    )
    own_words = TextAreaField(
        label="What they want to add", hint="In their own words.", rows=2, required=False
    )
    of_home = TextAreaField(
        label="For the people at home",
        hint="One sentence a line. They may read this.",
        rows=3,
        required=False,
    )
    version = HiddenField()

    @property
    def seen_version(self) -> int | None:
        """The version of the draft that was on the page; None when there was none."""
        text = self.cleaned_data["version"]
        return int(text) if text.isdecimal() else None

    def values(self) -> dict[str, Any]:
        """What write_agreement takes."""
        return {name: self.cleaned_data[name] for name in ("of_us", "of_you", "own_words", "of_home")}


class AgreeForm(Form):
    """The young person agreed."""

    agreed_how = ChoiceField(
        label="How did they agree?",
        choices=lambda: codes.choices("agreed_how"),
        required_message="Say how they agreed.",
    )
    on = DateField(label="When?", in_the_past=True, initial=clock.today)
    home = MultiChoiceField(
        label="At home", choices=((HOME, "Somebody at home agreed to their part"),), required=False
    )

    def values(self) -> dict[str, Any]:
        """What agree takes."""
        clean = self.cleaned_data
        return {"agreed_how": clean["agreed_how"], "on": clean["on"], "home_agreed": HOME in clean["home"]}


class LimitsForm(Form):
    """What stays private was explained."""

    understood = ChoiceField(
        label="Did they understand it?",
        choices=lambda: codes.choices("limits_understood"),
        required_message="Say whether they understood it.",
    )
    on = DateField(label="When did you explain it?", in_the_past=True, initial=clock.today)


class AnswerForm(Form):
    """One answer to one question. How competence was judged is asked only where the law leaves it open."""

    purpose = ChoiceField(
        label="What is it about?",
        choices=lambda: codes.choices("permission_purpose"),
        reveals={SHARING: ("partner",)},
        required_message="Say what it is about.",
    )
    partner = TextField(
        label="With whom?",
        hint="A name and where they work. For example, Ms Rees at Willows School",
        max_length=120,
        required_message="Say with whom.",
    )
    answer = ChoiceField(
        label="What did they say?",
        choices=lambda: codes.choices("permission_answer"),
        required_message="Say what they answered.",
    )
    answered_by = ChoiceField(
        label="Who answered?",
        choices=lambda: codes.choices("permission_answered_by"),
        initial=YOUNG_PERSON,
        required_message="Say who answered.",
    )
    competence = ChoiceField(
        label="Can they decide this themselves?",
        choices=(),
        reveals={"able": ("judged_how",), "not_able": ("judged_how",)},
        required=False,
    )
    judged_how = TextAreaField(
        label="How did you judge that?",
        hint="For example, she said it back in her own words and asked who would see it.",
        rows=2,
        required=False,
    )
    answered_on = DateField(label="When?", in_the_past=True, initial=clock.today)
    note = TextAreaField(label="What they said about it", rows=2, required=False)

    def __init__(self, *args: Any, now: str, **options: Any) -> None:
        """`now` is how it stands with deciding for themselves today (rules.standing)."""
        if now != TO_JUDGE:
            options["initial"] = {"competence": "presumed", **options.get("initial", {})}
        super().__init__(*args, **options)
        competence: Any = self.fields["competence"]
        competence.choices = [
            (code, words)
            for code, words in codes.choices("competence")
            if not (code == "presumed" and now == TO_JUDGE)
        ]

    @property
    def is_yes_of_home(self) -> bool:
        return (self["answer"].value(), self["answered_by"].value()) == (GIVEN, CAREGIVER)
