"""What people type about practical help, money and speaking up. Nothing here saves."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soceis.foundation.records import clock, codes
from soceis.journey.support.rules import pence_of
from soceis.ui.forms import ChoiceField, DateField, Form, HiddenField, TextAreaField, TextField


class PenceField(TextField):
    """An amount of money in pounds as people type it. Cleans to whole pence, None when empty."""

    nothing: Any = None

    def __init__(self, **options: Any) -> None:
        super().__init__(inputmode="decimal", prefix="£", width=5, max_length=14, **options)

    def clean(self, value: Any) -> Any:
        """Whole pence; raises ValidationError for what is no amount."""
        text = str(super().clean(value))
        if not text:
            return None
        pence = pence_of(text)
        if pence is None:
            raise ValidationError(_("Write the amount in pounds, like 12.50."), code="invalid")
        return pence


class HelpForm(Form):
    """What is needed and how soon: two taps and Save."""

    need = ChoiceField(
        label=gettext_lazy("What is needed?"),
        choices=lambda: codes.choices("need"),
        label_size="hidden",  # the card says it
        required_message=gettext_lazy("Choose what is needed."),
    )
    how_soon = ChoiceField(
        label=gettext_lazy("How soon?"),
        choices=lambda: codes.choices("how_soon"),
        initial="this_week",
        inline=True,
        required_message=gettext_lazy("Say how soon."),
    )
    words = TextField(label=gettext_lazy("In a few words"), required=False, max_length=300)
    asked_on = DateField(
        label=gettext_lazy("When did they ask?"), in_the_past=True, initial=clock.today, required=False
    )


class UnmetForm(Form):
    """Why it could not be met."""

    unmet_reason = ChoiceField(
        label=gettext_lazy("Why could it not be met?"),
        choices=lambda: codes.choices("unmet_reason"),
        select=True,
        required_message=gettext_lazy("Say why it could not be met."),
    )
    outcome = TextField(label=gettext_lazy("In a few words"), required=False, max_length=300)


class GrantForm(Form):
    """How much, and what it buys."""

    pence = PenceField(
        label=gettext_lazy("How much?"),
        required_message=gettext_lazy("Write the amount in pounds, like 12.50."),
    )
    why = TextField(label=gettext_lazy("What does it buy?"), required=False, max_length=300)


class DecisionForm(Form):
    """A manager's words about a grant."""

    words = TextField(
        label=gettext_lazy("Your words about it"),
        hint=gettext_lazy("Needed when you decline."),
        required=False,
        max_length=300,
    )


class ReceiptForm(Form):
    """What was bought, where, for how much."""

    kind = ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=lambda: codes.choices("receipt"),
        initial="receipt",
        inline=True,
    )
    shop = TextField(
        label=gettext_lazy("Where?"),
        max_length=120,
        required_message=gettext_lazy("Write the name of the shop."),
    )
    pence = PenceField(
        label=gettext_lazy("How much?"),
        required_message=gettext_lazy("Write the amount in pounds, like 12.50."),
    )
    number = TextField(label=gettext_lazy("Number on it"), required=False, max_length=60, width=20)
    on = DateField(label=gettext_lazy("When?"), in_the_past=True, initial=clock.today, required=False)


class AdvocacyForm(Form):
    """With whom, what was asked for; the answer once there is one."""

    with_whom = ChoiceField(
        label=gettext_lazy("With whom did you speak?"),
        choices=lambda: codes.choices("advocacy_with"),
        required_message=gettext_lazy("Choose with whom you spoke."),
    )
    asked_for = TextAreaField(
        label=gettext_lazy("What did you ask for?"),
        rows=2,
        max_length=2_000,
        required_message=gettext_lazy("Write what you asked for."),
    )
    outcome = ChoiceField(
        label=gettext_lazy("What came of it?"),
        choices=lambda: codes.choices("advocacy_outcome"),
        initial="waiting",
    )
    spoke_to = TextField(label=gettext_lazy("Who was it?"), required=False, max_length=120)
    asked_on = DateField(
        label=gettext_lazy("When did you ask?"), in_the_past=True, initial=clock.today, required=False
    )
    heard_on = DateField(label=gettext_lazy("When did the answer come?"), in_the_past=True, required=False)
    outcome_words = TextAreaField(
        label=gettext_lazy("What did they say?"), required=False, rows=2, max_length=2_000
    )
    next_step = TextField(label=gettext_lazy("What happens next?"), required=False, max_length=300)
    next_on = DateField(label=gettext_lazy("By when?"), required=False)
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """What the actions take."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class CaregiverForm(Form):
    """Whom, what kind of support, what next."""

    tie = ChoiceField(
        label=gettext_lazy("Whom did you support?"),
        required_message=gettext_lazy("Choose whom you supported."),
    )
    kind = ChoiceField(
        label=gettext_lazy("What kind of support was it?"),
        choices=lambda: codes.choices("caregiver_support"),
        required_message=gettext_lazy("Choose what kind of support it was."),
    )
    words = TextAreaField(
        label=gettext_lazy("What they said, and what was done"),
        hint=gettext_lazy("This is theirs. It does not stand in the young person’s record."),
        required=False,
        rows=3,
        max_length=4_000,
    )
    on = DateField(label=gettext_lazy("When was it?"), in_the_past=True, initial=clock.today, required=False)
    next_step = TextField(label=gettext_lazy("What happens next?"), required=False, max_length=300)
    next_on = DateField(label=gettext_lazy("By when?"), required=False)
    version = HiddenField()

    def __init__(self, *args: Any, ties: Sequence[tuple[str, str]] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["tie"]
        chosen.choices = list(ties)
        if len(ties) == 1:
            chosen.initial = ties[0][0]

    def values(self) -> dict[str, Any]:
        """What the actions take, without whom it is about."""
        return {name: value for name, value in self.cleaned_data.items() if name not in {"tie", "version"}}
