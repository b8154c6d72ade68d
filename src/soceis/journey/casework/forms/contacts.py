"""Recording a contact in a few taps, an attempt in three, and correcting either."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from soceis.foundation.records import clock, codes
from soceis.journey.casework.models import Contact, PlannedVisit
from soceis.journey.casework.rules import CONTACT_KINDS, CONTACT_MODES, equal_shares
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

NOON = time(12, 0)
TODAY, YESTERDAY, OTHER = "today", "yesterday", "other"
WHEN = ((TODAY, "Today"), (YESTERDAY, "Yesterday"), (OTHER, "Another day"))
# What somebody taps -> the kind of contact that it is.
WHAT = {
    "met": ("We met", "attended"),
    "talked": ("We talked or wrote", "attended"),
    "tried": ("I tried to reach them", "attempt"),
    "not_attended": ("They could not make it", "not_attended"),
    "cancelled_by_young_person": ("They cancelled", "cancelled_by_young_person"),
    "cancelled_by_us": ("We cancelled", "cancelled_by_us"),
}
IN_PERSON = ("one_to_one", "activity", "visit", "group")
FROM_AFAR = ("phone", "message")
OUTCOMES_OF_TRYING = {
    "no_reply": "No reply",
    "left_message": "Left a message",
    "not_in": "Nobody in",
    "another_time": "They asked for another time",
    "via_others": "Asked somebody to pass it on",
}
TRIED_BY = {"phone": "Call", "message": "Message", "visit": "Visit"}
MINUTES = (("30", "30 min"), ("60", "1 hour"), ("90", "1½ hours"), (OTHER, "Another"))
SHARE, MILESTONE = "share", "milestone"
PROMISED_WITHIN = timedelta(days=7)


def modes(*chosen: str) -> list[tuple[str, str]]:
    """The chosen modes in the order of asking."""
    return [(mode, CONTACT_MODES[mode]) for mode in chosen]


def day_of(when: str, other: date | None) -> date:
    """The day that was tapped."""
    days = {TODAY: clock.today(), YESTERDAY: clock.today() - timedelta(days=1)}
    return days.get(when) or other or clock.today()


def moment_of(day: date, at: time | None, minutes: int | None = None) -> datetime:
    """When it began: as typed; for today, that long before now; else noon, which counts as office hours."""
    if at is None and day == clock.today():
        return clock.now() - timedelta(minutes=minutes or 0)
    return datetime.combine(day, at or NOON, tzinfo=clock.LONDON)


def planned_field() -> ChoiceField:
    """What a meeting that did not come about would have been."""
    return ChoiceField(
        label="What was planned?", choices=modes(*IN_PERSON, "phone"), inline=True, initial="one_to_one"
    )


class ContactForm(Form):
    """A contact. Only what it was, how and when are needed."""

    what = ChoiceField(
        label="What happened?",
        choices=tuple((code, words) for code, (words, _) in WHAT.items()),
        reveals={
            "met": ("met_how",),
            "talked": ("talked_how",),
            "tried": ("tried_how",),
            "not_attended": ("planned_how",),
            "cancelled_by_young_person": ("they_cancelled_how",),
            "cancelled_by_us": ("we_cancelled_how",),
        },
        required_message="Tap what happened.",
    )
    met_how = ChoiceField(label="How?", choices=modes(*IN_PERSON), inline=True, initial="one_to_one")
    talked_how = ChoiceField(label="How?", choices=modes(*FROM_AFAR), inline=True, initial="phone")
    tried_how = ChoiceField(
        label="How?", choices=modes("phone", "message", "visit"), inline=True, initial="message"
    )
    planned_how = planned_field()
    they_cancelled_how = planned_field()
    we_cancelled_how = planned_field()
    when = ChoiceField(label="When?", choices=WHEN, initial=TODAY, reveals={OTHER: ("on",)})
    on = DateField(label="Which day?", in_the_past=True)
    at = TimeField(
        label="What time did it begin?",
        hint="Leave it empty if you are not sure. For example, 14:30",
        required=False,
    )
    minutes = ChoiceField(
        label="How long?", choices=MINUTES, required=False, reveals={OTHER: ("minutes_other",)}
    )
    minutes_other = IntegerField(label="How many minutes?", suffix="minutes", most=1440, width=4)
    components = MultiChoiceField(
        label="What was it for?",
        hint="Tick what fits. They count in equal parts.",
        choices=lambda: codes.choices("component"),
        required=False,
    )
    title = TextField(
        label="In a few words", hint="For example, climbing wall, then food", required=False, max_length=120
    )
    place = TextField(label="Where?", required=False, max_length=120)
    summary = TextAreaField(label="What happened?", required=False, rows=5)
    young_person_words = TextAreaField(label="Their own words", required=False, rows=2)
    strengths_seen = TextAreaField(label="Strengths you saw", required=False, rows=2)
    next_step = TextAreaField(label="Next step", required=False, rows=2)
    promised = TextField(
        label="Did you promise anything?",
        hint="It stands on your day until it is kept. For example, to bring the college form",
        required=False,
        max_length=200,
    )
    promised_by = DateField(label="By when?", hint="Leave it empty for a week from today", required=False)
    also = MultiChoiceField(label="Also", choices=(), required=False)

    def __init__(
        self, *args: Any, mentor: str = "", visit: PlannedVisit | None = None, **options: Any
    ) -> None:
        """`mentor` is the name of the peer mentor who may be let read it; `visit` fills in what was planned."""
        if visit is not None:
            options["initial"] = {**planned(visit), **options.get("initial", {})}
        super().__init__(*args, **options)
        shares = [(SHARE, f"{mentor} may read this")] if mentor else []
        self.fields["also"].choices = [*shares, (MILESTONE, "Something to remember")]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What record_contact takes."""
        clean = self.cleaned_data
        what = clean["what"]
        minutes = minutes_of(clean["minutes"], clean["minutes_other"])
        took_place = WHAT[what][1] == "attended"
        return {
            "kind": WHAT[what][1],
            "mode": clean[HOW[what]],
            "happened_at": moment_of(day_of(clean["when"], clean["on"]), clean["at"], minutes),
            "minutes": minutes if took_place else None,
            "components": clean["components"],
            **{name: clean[name] for name in ("title", "place", "summary", "young_person_words")},
            **{name: clean[name] for name in ("strengths_seen", "next_step")},
            "shared_with_peer_mentor": SHARE in clean["also"],
            "is_milestone": MILESTONE in clean["also"],
        }

    def promise(self) -> dict[str, Any] | None:
        """What promise() takes, or None when nothing was promised."""
        if not self.cleaned_data["promised"]:
            return None
        due = self.cleaned_data["promised_by"] or clock.today() + PROMISED_WITHIN
        return {"text": self.cleaned_data["promised"], "due_on": due}


HOW = {
    "met": "met_how",
    "talked": "talked_how",
    "tried": "tried_how",
    "not_attended": "planned_how",
    "cancelled_by_young_person": "they_cancelled_how",
    "cancelled_by_us": "we_cancelled_how",
}


def minutes_of(chosen: str, other: int | None) -> int | None:
    """Minutes from the tap or from the box."""
    if chosen == OTHER:
        return other
    return int(chosen) if chosen else None


def planned(visit: PlannedVisit) -> dict[str, Any]:
    """What a planned visit fills in."""
    at = visit.starts_at.astimezone(clock.LONDON)
    days = {clock.today(): TODAY, clock.today() - timedelta(days=1): YESTERDAY}
    return {
        "what": "met",
        "when": days.get(at.date(), OTHER),
        "on": at.date(),
        "at": at.time(),
        "title": visit.title,
        "place": visit.place,
    }


class AttemptForm(Form):
    """Trying to reach somebody: how, what came of it, save."""

    how = ChoiceField(label="How did you try?", choices=modes("message", "phone", "visit"))
    outcome = ChoiceField(label="What came of it?", choices=tuple(OUTCOMES_OF_TRYING.items()))
    when = ChoiceField(label="When?", choices=WHEN, initial=TODAY, reveals={OTHER: ("on",)})
    on = DateField(label="Which day?", in_the_past=True)
    summary = TextAreaField(label="Anything to add?", required=False, rows=2)

    def values(self) -> dict[str, Any]:
        """What record_contact takes."""
        clean = self.cleaned_data
        outcome = OUTCOMES_OF_TRYING[clean["outcome"]]
        return {
            "kind": "attempt",
            "mode": clean["how"],
            "happened_at": moment_of(day_of(clean["when"], clean["on"]), None),
            "title": f"{TRIED_BY[clean['how']]}, {outcome[0].lower()}{outcome[1:]}",
            "summary": clean["summary"],
        }


class CorrectionForm(Form):
    """Everything of a contact as it was written, and why it is corrected."""

    correction_reason = TextField(label="What was wrong?", hint="For example, it was the day before")
    kind = ChoiceField(label="What happened?", choices=tuple(CONTACT_KINDS.items()))
    mode = ChoiceField(label="How?", choices=tuple(CONTACT_MODES.items()))
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

    def __init__(self, *args: Any, contact: Contact, **options: Any) -> None:
        options.setdefault("initial", as_written(contact))
        super().__init__(*args, **options)
        self.contact = contact
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
            "happened_at": before if same_minute else happened_at,
            "minutes": clean["minutes"],
            "components": kept_shares(self.contact.components, clean["components"]),
            **{name: clean[name] for name in texts},
            "shared_with_peer_mentor": SHARE in clean["also"],
            "is_milestone": MILESTONE in clean["also"],
        }


def kept_shares(before: Mapping[str, float], ticked: Iterable[str]) -> dict[str, float]:
    """The old shares when the same are ticked, else equal ones."""
    chosen = list(ticked)
    return dict(before) if set(chosen) == set(before) else equal_shares(chosen)


def as_written(contact: Contact) -> dict[str, Any]:
    """A contact as a form shows it."""
    at = contact.happened_at.astimezone(clock.LONDON)
    plain = ("kind", "mode", "minutes", "title", "place", "summary", "young_person_words", "strengths_seen")
    also = [SHARE] * contact.shared_with_peer_mentor + [MILESTONE] * contact.is_milestone
    return {
        **{name: getattr(contact, name) for name in plain},
        "next_step": contact.next_step,
        "on": at.date(),
        "at": at.time().replace(second=0, microsecond=0),
        "components": list(contact.components),
        "also": also,
    }
