"""Recording the five outcomes at one moment."""

from typing import Any

from soceis.foundation.records import clock
from soceis.journey.outcomes.rules import APPLICABLE, EVIDENCE, OUTCOMES, STAGES, VALUES
from soceis.ui.forms import ChoiceField, DateField, Form, TextAreaField

BASELINE = "baseline"


class StageForm(Form):
    """What the readings of one page have in common."""

    stage = ChoiceField(label="When is this about?", choices=tuple(STAGES.items()))
    recorded_on = DateField(label="On which day?", in_the_past=True, initial=clock.today)
    evidence = ChoiceField(label="Where does it come from?", choices=tuple(EVIDENCE.items()), required=False)


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
