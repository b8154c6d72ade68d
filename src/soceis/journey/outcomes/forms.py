"""What changed, in taps: the five outcomes, short measures, support, milestones, plans for the time after."""

from collections.abc import Iterator
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import clock
from soceis.journey.outcomes.models import AdultTransfer, ExitPlan
from soceis.journey.outcomes.rules import (
    ACCEPTED,
    ADULT_SERVICES,
    AGREES,
    APPLICABLE,
    EVIDENCE,
    MEASURE_ANSWERS,
    MEASURES,
    MILESTONES,
    MOMENTS,
    MOST_OF_A_KIND,
    NO_FOLLOW_UP,
    OUTCOMES,
    STAGES,
    SUPPORT_KINDS,
    VALUES,
    stage_of,
)
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    IntegerField,
    TextAreaField,
    TextField,
    YesNo,
)

BASELINE = "baseline"
WORDS = "_words"


class StageForm(Form):
    """What the readings of one page have in common."""

    stage = ChoiceField(label="When is this about?", choices=tuple(MOMENTS.items()))
    recorded_on = DateField(label="On which day?", in_the_past=True, initial=clock.today)
    evidence = ChoiceField(label="Where does it come from?", choices=tuple(EVIDENCE.items()), required=False)

    def values(self) -> dict[str, Any]:
        """What `actions.record` takes of it."""
        clean = dict(self.cleaned_data)
        clean["stage"], clean["follow_up_months"] = stage_of(clean["stage"])
        return clean


class OutcomeForm(Form):
    """One outcome. Left empty, nothing is recorded of it."""

    applicable = ChoiceField(
        label="Is this about them at all?", choices=tuple(APPLICABLE.items()), required=False, inline=True
    )
    value = ChoiceField(
        label="Compared with the start", choices=tuple(VALUES.items()), required=False, inline=True
    )
    note = TextAreaField(label="In a few words", required=False, rows=2)

    def __init__(self, *args: Any, outcome: str, **options: Any) -> None:
        super().__init__(*args, prefix=outcome, **options)
        self.outcome, self.title = outcome, OUTCOMES[outcome]

    @property
    def is_answered(self) -> bool:
        clean = self.cleaned_data
        return bool(clean.get("applicable") or clean.get("value") or clean.get("note"))

    def values(self, stage: str) -> dict[str, Any]:
        """What record takes; a change needs no saying that the outcome applies, and there is none at the start."""
        clean = self.cleaned_data
        applicable = clean["applicable"] or ("yes" if clean["value"] else "")
        value = "" if stage == BASELINE else clean["value"]
        return {"outcome": self.outcome, "applicable": applicable, "value": value, "note": clean["note"]}


class MomentForm(Form):
    """When it was, and what it is about."""

    stage = ChoiceField(label=_("When is this about?"), choices=tuple(STAGES.items()))
    on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)


class MeasuresForm(MomentForm):
    """Five short sentences, and how far they are true."""

    mark_optional = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, sentence in MEASURES.items():
            self.fields[name] = ChoiceField(
                label=sentence, choices=tuple(MEASURE_ANSWERS.items()), required=False, inline=True
            )
            self.fields[name + WORDS] = TextField(
                label=_("In their words"), required=False, max_length=300, spellcheck=True
            )

    @property
    def lines(self) -> Iterator[tuple[BoundField, BoundField, bool]]:
        """Each sentence with the box for words, and whether there are any."""
        for name in MEASURES:
            words = self[name + WORDS]
            yield self[name], words, bool(words.value())

    def values(self) -> dict[str, Any]:
        """What `actions.measure` takes."""
        clean = self.cleaned_data
        return {
            "stage": clean["stage"],
            "on": clean["on"],
            "answers": {name: clean[name] for name in MEASURES if clean[name]},
            "words": {name: clean[name + WORDS] for name in MEASURES},
        }


class SupportForm(MomentForm):
    """How many people of each kind they can turn to. Kinds, never names."""

    mark_optional = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for kind, words in SUPPORT_KINDS.items():
            self.fields[kind] = IntegerField(
                label=words, required=False, least=0, most=MOST_OF_A_KIND, width=3
            )

    @property
    def kinds(self) -> list[BoundField]:
        return [self[kind] for kind in SUPPORT_KINDS]

    def values(self) -> dict[str, Any]:
        """What `actions.count_support` takes."""
        clean = self.cleaned_data
        numbers = {kind: clean[kind] for kind in SUPPORT_KINDS if clean[kind] is not None}
        return {"stage": clean["stage"], "on": clean["on"], "numbers": numbers}


class MilestoneForm(Form):
    """The first time that they did something."""

    kind = ChoiceField(label=_("What did they do?"), choices=tuple(MILESTONES.items()))
    words = TextField(label=_("In a few words"), required=False, max_length=300, spellcheck=True)
    on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)


class SeenForm(Form):
    """A form about the one record of an episode, which remembers which version the page showed."""

    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """What the action takes; a lost version is as if nothing had been seen."""
        clean = dict(self.cleaned_data)
        seen = clean.pop("version")
        return {**clean, "version": int(seen) if seen.isdecimal() else 0}


class ExitPlanForm(SeenForm):
    """What goes on when the work ends."""

    changed = TextAreaField(label=_("What has changed, in their words?"), required=False, rows=3)
    keeps_going = TextAreaField(label=_("What goes on without us?"), required=False, rows=2)
    turn_to = TextAreaField(label=_("Who do they turn to?"), required=False, rows=2)
    if_hard = TextAreaField(
        label=_("What do they do when things get hard?"),
        hint=_("And how they come back to us, if they want to."),
        required=False,
        rows=2,
    )
    ask_again = ChoiceField(
        label=_("May we ask how things are, after 6 and 12 months?"),
        choices=tuple(AGREES.items()),
        initial="not_asked",
        inline=True,
    )
    agreed_on = DateField(label=_("When did they agree this?"), required=False, in_the_past=True)
    has_copy = YesNo(label=_("Do they have a copy?"), required=False)

    def values(self) -> dict[str, Any]:
        values = super().values()
        return {**values, "has_copy": values["has_copy"] in (True, "yes")}


class TransferForm(SeenForm):
    """The way into a service for adults."""

    wanted = ChoiceField(
        label=_("Do they want it?"), choices=tuple(AGREES.items()), initial="not_asked", inline=True
    )
    kind = ChoiceField(
        label=_("What kind of service?"), choices=tuple(ADULT_SERVICES.items()), required=False, select=True
    )
    service = TextField(label=_("Which service?"), required=False, max_length=120)
    plan = TextAreaField(label=_("How is the change made?"), required=False, rows=3)
    asked_on = DateField(label=_("When was the service asked?"), required=False, in_the_past=True)
    accepted = ChoiceField(
        label=_("What did it answer?"), choices=tuple(ACCEPTED.items()), required=False, inline=True
    )
    answered_on = DateField(label=_("When did it answer?"), required=False, in_the_past=True)
    told_on = DateField(label=_("When did you tell them?"), required=False, in_the_past=True)


class LeaveForm(Form):
    """Why nobody is asked again."""

    reason = ChoiceField(label=_("Why does nobody ask?"), choices=tuple(NO_FOLLOW_UP.items()))
    note = TextAreaField(label=_("In a few words"), required=False, rows=2)


def filled(record: ExitPlan | AdultTransfer | None, names: tuple[str, ...]) -> dict[str, Any]:
    """What the form begins with."""
    if record is None:
        return {"version": "0"}
    values = {name: getattr(record, name) for name in names}
    if "has_copy" in values:
        values["has_copy"] = "yes" if values["has_copy"] else "no"
    return {**values, "version": str(record.version)}
