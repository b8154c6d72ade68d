"""What people type about education, training and work. Nothing here saves."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.contexts.schools.rules import MOST_DAYS, SUSPENSION, last_month
from soceis.foundation.records import clock, codes
from soceis.journey.casework.forms.amounts import AmountField
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)

OTHER = "other"
DAYS = (("1", _("1 day")), ("2", _("2 days")), ("3", _("3 days")), ("5", _("5 days")), (OTHER, _("Another")))


class EntryForm(Form):
    """Base: the version travels along; `values` is what the actions take."""

    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """The answers without the version."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    @classmethod
    def beginning(cls, entry: Any) -> dict[str, Any]:
        """What the form begins with when an entry is changed."""
        return {name: getattr(entry, name, None) for name in cls.base_fields}


def source_field(initial: str) -> ChoiceField:
    return ChoiceField(
        label=_("Who told us?"),
        choices=lambda: codes.choices("education_source"),
        select=True,
        initial=initial,
    )


class StatusForm(EntryForm):
    """Where they learn or work, since when, who says so."""

    status = ChoiceField(
        label=_("Where are they now?"),
        choices=lambda: codes.choices("education_status"),
        required_message=_("Say where they are. “Not known” is an answer."),
    )
    where = TextField(
        label=_("Which one?"),
        hint=_("The name of the school, the course or the work"),
        required=False,
        max_length=120,
    )
    begins = DateField(label=_("Since when?"), in_the_past=True, initial=clock.today, required=False)
    source = source_field("young_person")
    note = TextField(label=_("In a few words"), required=False, max_length=300)


class AwayForm(EntryForm):
    """A suspension: today, so many days, and Save."""

    kind = ChoiceField(
        label=_("What did the school do?"),
        choices=lambda: codes.choices("away_from_school"),
        initial=SUSPENSION,
    )
    days_said = ChoiceField(
        label=_("For how many school days?"),
        choices=DAYS,
        inline=True,
        required=False,
        reveals={OTHER: ("days",)},
    )
    days = AmountField(label=_("School days"), hint=_("Halves too, like 1.5"), most=MOST_DAYS)
    begins = DateField(label=_("From which day?"), in_the_past=True, initial=clock.today, required=False)
    reason = ChoiceField(
        label=_("What reason does the school give?"),
        choices=lambda: codes.choices("away_reason"),
        select=True,
        initial="not_known",
        required=False,
    )
    note = TextAreaField(
        label=_("How they tell it, and what would help"), required=False, rows=2, max_length=600
    )
    source = source_field("school")

    def __init__(self, *args: Any, words: Mapping[str, str] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if words:
            kind: Any = self.fields["kind"]
            kind.choices = [(code, words[code]) for code, _label in codes.choices("away_from_school")]

    def values(self) -> dict[str, Any]:
        """The tapped number of days, or the typed one."""
        clean = super().values()
        said = clean.pop("days_said")
        return {**clean, "days": clean["days"] if said == OTHER else Decimal(said) if said else None}

    @classmethod
    def beginning(cls, entry: Any) -> dict[str, Any]:
        """Days that are one of the tiles are tapped, others are typed."""
        shown = {code for code, _words in DAYS} - {OTHER}
        days = entry.days.normalize() if entry.days is not None else None
        said = "" if days is None else f"{days:f}" if f"{days:f}" in shown else OTHER
        return {**super().beginning(entry), "days": None if days is None else f"{days:f}", "days_said": said}


class AttendanceForm(EntryForm):
    """The share of sessions attended in a time; the last month is filled in."""

    percent = AmountField(label=_("How much did they attend?"), suffix="%", most=Decimal(100))
    begins = DateField(
        label=_("First day of the time"), in_the_past=True, initial=lambda: last_month(clock.today())[0]
    )
    ends = DateField(
        label=_("Last day of the time"), in_the_past=True, initial=lambda: last_month(clock.today())[1]
    )
    source = source_field("school")


class ApplicationForm(EntryForm):
    """What was applied for, where, when."""

    kind = ChoiceField(label=_("What is it for?"), choices=lambda: codes.choices("application"))
    title = TextField(label=_("Which course or job?"), max_length=120)
    where = TextField(label=_("Where?"), required=False, max_length=120)
    state_on = DateField(
        label=_("When did they apply?"), in_the_past=True, initial=clock.today, required=False
    )
    note = TextField(label=_("In a few words"), required=False, max_length=300)

    @classmethod
    def beginning(cls, entry: Any) -> dict[str, Any]:
        """The day of applying, however far it has come since."""
        return {**super().beginning(entry), "state_on": date.fromisoformat(entry.steps[0]["on"])}


class AchievementForm(EntryForm):
    """What they achieved, and whether they want to keep it in their wallet."""

    kind = ChoiceField(label=_("What kind is it?"), choices=lambda: codes.choices("achievement"))
    title = TextField(label=_("What did they achieve?"), max_length=120)
    words = TextField(
        label=_("In their own words"),
        hint=_("This stands in what they keep."),
        required=False,
        max_length=300,
    )
    where = TextField(label=_("Where?"), required=False, max_length=120)
    achieved_on = DateField(label=_("When?"), in_the_past=True, initial=clock.today, required=False)
    keep = MultiChoiceField(
        label=_("Their wallet"),
        choices=(("yes", _("They want this in their wallet")),),
        required=False,
        initial=["yes"],
    )

    def values(self) -> dict[str, Any]:
        """Whether they keep it, as yes or no."""
        clean = super().values()
        kept = clean.pop("keep")
        return {**clean, "in_wallet": "yes" in kept}

    @classmethod
    def beginning(cls, entry: Any) -> dict[str, Any]:
        """Ticked when they keep it."""
        return {**super().beginning(entry), "keep": ["yes"] if entry.in_wallet else []}
