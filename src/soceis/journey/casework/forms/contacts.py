"""An attempt in three taps, and correcting whatever was written."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from soceis.foundation.records import clock, codes
from soceis.journey.casework.actions import Taken
from soceis.journey.casework.forms.amounts import miles_field, spend_field, spend_for_field
from soceis.journey.casework.forms.choices import (
    MILESTONE,
    OTHER,
    SHARE,
    TODAY,
    WHEN,
    day_of,
    moment_of,
)
from soceis.journey.casework.forms.visits import travel_field
from soceis.journey.casework.models import Contact, WorkEntry
from soceis.journey.casework.rules import CONTACT_KINDS, CONTACT_MODES, equal_shares
from soceis.journey.casework.rules.outreach import ATTEMPT_OUTCOMES, ATTEMPT_ROUTES, MODE_OF_ROUTE
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    MultiChoiceField,
    TextAreaField,
    TextField,
    TimeField,
)


class AttemptForm(Form):
    """Trying to reach somebody: by which way, what came of it, save."""

    how = ChoiceField(label="How did you try?", choices=lambda: codes.choices("attempt_route"))
    outcome = ChoiceField(label="What came of it?", choices=lambda: codes.choices("attempt_outcome"))
    when = ChoiceField(label="When?", choices=WHEN, initial=TODAY, reveals={OTHER: ("on",)})
    on = DateField(label="Which day?", in_the_past=True)
    summary = TextAreaField(label="Anything to add?", required=False, rows=2)
    travel_minutes = travel_field()
    miles = miles_field()

    def values(self) -> dict[str, Any]:
        """What record_contact takes."""
        clean = self.cleaned_data
        route, outcome = ATTEMPT_ROUTES[clean["how"]], ATTEMPT_OUTCOMES[clean["outcome"]]
        return {
            "kind": "attempt",
            "mode": MODE_OF_ROUTE[clean["how"]],
            "route": clean["how"],
            "outcome": clean["outcome"],
            "happened_at": moment_of(day_of(clean["when"], clean["on"]), None),
            "title": f"{route}, {outcome[0].lower()}{outcome[1:]}",
            "summary": clean["summary"],
            "taken": Taken(clean["travel_minutes"], clean["miles"]),
        }


class CorrectionForm(Form):
    """Everything of a contact as it was written, and why it is corrected."""

    correction_reason = TextField(label="What was wrong?", hint="For example, it was the day before")
    kind = ChoiceField(label="What happened?", choices=tuple(CONTACT_KINDS.items()))
    mode = ChoiceField(label="How?", choices=tuple(CONTACT_MODES.items()))
    route = ChoiceField(
        label="By which way did you try?",
        choices=lambda: codes.choices("attempt_route"),
        select=True,
        required=False,
    )
    outcome = ChoiceField(
        label="What came of it?",
        choices=lambda: codes.choices("attempt_outcome"),
        select=True,
        required=False,
    )
    on = DateField(label="Which day?", in_the_past=True)
    at = TimeField(label="What time did it begin?")
    minutes = IntegerField(label="How long?", suffix="minutes", most=1440, width=4, required=False)
    components = MultiChoiceField(
        label="What was it for?", choices=lambda: codes.choices("component"), required=False
    )
    title = TextField(label="In a few words", required=False, max_length=120)
    place = TextField(label="Where?", required=False, max_length=120)
    summary = TextAreaField(label="What happened?", required=False, rows=5)
    young_person_words = TextAreaField(label="Their own words", required=False, rows=2)
    strengths_seen = TextAreaField(label="Strengths you saw", required=False, rows=2)
    next_step = TextAreaField(label="Next step", required=False, rows=2)
    also = MultiChoiceField(label="Also", choices=(), required=False)
    travel_minutes = travel_field()
    miles = miles_field()
    spend = spend_field()
    spend_for = spend_for_field()

    def __init__(self, *args: Any, contact: Contact, work: WorkEntry | None, **options: Any) -> None:
        """`work` is what it took of the worker, when whoever corrects may change that."""
        options.setdefault("initial", as_written(contact) | as_taken(work))
        super().__init__(*args, **options)
        self.contact, self.work = contact, work
        gone = ((TAKEN, work is None), (OF_ATTEMPTS, contact.kind != "attempt"))
        for name in (name for names, hidden in gone if hidden for name in names):
            del self.fields[name]
        shares = [(SHARE, "The peer mentor may read this")]
        self.fields["also"].choices = [*shares, (MILESTONE, "Something to remember")]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What correct_contact takes. Ticks that were left as they were keep their shares."""
        clean = self.cleaned_data
        happened_at = datetime.combine(clean["on"], clean["at"], tzinfo=clock.LONDON)
        before = self.contact.happened_at
        same_minute = happened_at == before.astimezone(clock.LONDON).replace(second=0, microsecond=0)
        texts = ("title", "place", "summary", "young_person_words", "strengths_seen", "next_step")
        return {
            "kind": clean["kind"],
            "mode": clean["mode"],
            **{
                name: clean[name] if clean["kind"] == "attempt" else ""
                for name in OF_ATTEMPTS
                if name in clean
            },
            "happened_at": before if same_minute else happened_at,
            "minutes": clean["minutes"],
            "components": kept_shares(self.contact.components, clean["components"]),
            **{name: clean[name] for name in texts},
            "shared_with_peer_mentor": SHARE in clean["also"],
            "is_milestone": MILESTONE in clean["also"],
            "taken": Taken(**{name: clean[name] for name in TAKEN}) if self.work else None,
        }


OF_ATTEMPTS = ("route", "outcome")
TAKEN = ("travel_minutes", "miles", "spend", "spend_for")


def as_taken(work: WorkEntry | None) -> dict[str, Any]:
    """Miles and money as a form shows them: nothing stays empty."""
    return {name: getattr(work, name) or "" for name in TAKEN} if work else {}


def kept_shares(before: Mapping[str, float], ticked: Iterable[str]) -> dict[str, float]:
    """The old shares when the same are ticked, else equal ones."""
    chosen = list(ticked)
    return dict(before) if set(chosen) == set(before) else equal_shares(chosen)


def as_written(contact: Contact) -> dict[str, Any]:
    """A contact as a form shows it."""
    at = contact.happened_at.astimezone(clock.LONDON)
    plain = (
        "kind",
        "mode",
        *OF_ATTEMPTS,
        "minutes",
        "title",
        "place",
        "summary",
        "young_person_words",
        "strengths_seen",
    )
    also = [SHARE] * contact.shared_with_peer_mentor + [MILESTONE] * contact.is_milestone
    return {
        **{name: getattr(contact, name) for name in plain},
        "next_step": contact.next_step,
        "on": at.date(),
        "at": at.time().replace(second=0, microsecond=0),
        "components": list(contact.components),
        "also": also,
    }
