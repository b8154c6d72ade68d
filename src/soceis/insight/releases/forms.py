"""What somebody says when they ask for a report, propose a release, decide on one, or withdraw it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import clock
from soceis.insight.releases.queries import PolicyChoice
from soceis.insight.releases.rules import LONGEST, LONGEST_TITLE, PARTS, SHORTEST
from soceis.ui.forms import ChoiceField, DateField, Form, MultiChoiceField, TextAreaField, TextField

INSIDE, OUTSIDE = "inside", "outside"
OWN, TODAY, OTHER = "own", "today", "other"
CORRECTED, PUBLISHED = "corrected", "published_2023"
APPROVE, DECLINE = "approve", "decline"
AT_LEAST = f"At least {SHORTEST} letters. It stands in the ledger with your name."


class ReportForm(Form):
    """How it is counted, for whom it is made, areas, day."""

    error_lead = "No report was begun. What you chose is still here."

    readers = ChoiceField(
        label="Who will read it?",
        choices=((INSIDE, "Only us, inside the service"), (OUTSIDE, "Somebody outside")),
        hints={
            INSIDE: "Every number stands in it as it is, however small.",
            OUTSIDE: "Small numbers are withheld, and a second person approves what leaves.",
        },
        reveals={OUTSIDE: ("policy",)},
        required_message="Choose who will read it.",
        # Whoever only presses the button gets the report with the small numbers withheld.
        initial=OUTSIDE,
    )
    policy = ChoiceField(label="Whose rules?", required_message="Choose whose rules.")
    mapping = ChoiceField(
        label="How is it counted?",
        choices=((CORRECTED, "Corrected"), (PUBLISHED, "As published 2023")),
        hints={
            CORRECTED: "Referrals as referrals, episodes as episodes, one base a column.",
            PUBLISHED: "As the printed report of 2023 counted, to compare with it.",
        },
        initial=CORRECTED,
    )
    areas = MultiChoiceField(label="Which areas?", required_message="Choose at least one area.")
    as_at = ChoiceField(
        label="As at which day?",
        choices=(
            (OWN, "The day on which each area’s data was last taken"),
            (TODAY, "Today"),
            (OTHER, "Another day"),
        ),
        reveals={OTHER: ("day",)},
        initial=OWN,
    )
    day = DateField(label="Which day?", in_the_past=True)

    def __init__(
        self, *args: Any, areas: Sequence[Area], policies: Sequence[PolicyChoice], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.offered = {area.code: area for area in areas}
        field: Any = self.fields["areas"]
        field.choices = [(area.code, _area_words(area)) for area in areas]
        field.initial = list(self.offered)
        chosen: Any = self.fields["policy"]
        chosen.choices = [(policy.name, policy.owner) for policy in policies if policy.releasing]
        chosen.look = replace(chosen.look, hints={policy.name: policy.hint for policy in policies})
        chosen.initial = chosen.choices[0][0]
        self.inside = next(policy.name for policy in policies if not policy.releasing)

    @property
    def chosen_policy(self) -> str:
        """The name of the policy."""
        return self.inside if self.cleaned_data["readers"] == INSIDE else self.cleaned_data["policy"]

    @property
    def chosen_areas(self) -> list[Area]:
        """The chosen areas in the service's order."""
        return [area for code, area in self.offered.items() if code in self.cleaned_data["areas"]]

    @property
    def chosen_day(self) -> date | None:
        """None for each area's own day."""
        days: dict[str, date | None] = {OWN: None, TODAY: clock.today(), OTHER: self.cleaned_data.get("day")}
        return days[self.cleaned_data["as_at"]]


def _area_words(area: Area) -> str:
    return area.name if area.complete else f"{area.name} (partial: case files only)"


class ProposalForm(Form):
    """What is to leave, to whom, what for."""

    error_lead = "Nothing was proposed. What you typed is still here."

    title = TextField(
        label="What is it called?", max_length=LONGEST_TITLE, hint="For example Annual report 2026."
    )
    recipient = TextField(label="Who gets it?", max_length=200, hint="For example the funder, or anybody.")
    purpose = TextAreaField(label="What is it for?", hint=AT_LEAST, rows=3, max_length=LONGEST, count=True)
    outputs = MultiChoiceField(
        label="What is to leave?",
        hint="Leave out what they do not need. Each part is compared with everything released before.",
        choices=tuple((part.code, part.words) for part in PARTS),
        reveals={"tables": ("tables",)},
        required_message="Choose what is to be released.",
        initial=("report",),
    )
    tables = MultiChoiceField(label="Which tables?", required_message="Choose at least one table.")

    def __init__(self, *args: Any, tables: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["tables"]
        field.choices = list(tables)
        field.initial = [name for name, _ in tables]


class DecisionForm(Form):
    """What the second person answers."""

    error_lead = "Nothing was decided. What you typed is still here."

    answer = ChoiceField(
        label="May it leave?",
        choices=((APPROVE, "Yes, release it"), (DECLINE, "No, not as it is")),
        required_message="Choose yes or no.",
    )
    words = TextAreaField(
        label="What did you look at, and why?", hint=AT_LEAST, rows=3, max_length=LONGEST, count=True
    )


class WithdrawalForm(Form):
    """Why a release is taken back."""

    error_lead = "Nothing was withdrawn. What you typed is still here."

    reason = TextAreaField(
        label="Why is it withdrawn?", hint=AT_LEAST, rows=3, max_length=LONGEST, count=True
    )
