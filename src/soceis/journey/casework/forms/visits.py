"""The card after a visit, and the entry for a group."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from soceis.foundation.records import clock, codes
from soceis.journey.casework.actions import Present, Taken
from soceis.journey.casework.forms.amounts import miles_field, spend_field, spend_for_field
from soceis.journey.casework.forms.choices import (
    FROM_AFAR,
    HOW,
    IN_PERSON,
    MILESTONE,
    MINUTES,
    OTHER,
    SHARE,
    TODAY,
    WHAT,
    WHEN,
    day_of,
    minutes_of,
    modes,
    moment_of,
    planned_field,
)
from soceis.journey.casework.models import Episode, PlannedVisit
from soceis.journey.casework.rules.capture import MOST_TRAVEL_MINUTES, shares_from_parts
from soceis.journey.casework.rules.outreach import ROUTE_OF_MODE
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

PROMISED_WITHIN = timedelta(days=7)
PART = "part_"
WORRIED = "worried"
NOT_YET = "not_yet"
ALL_PARTS = "Give every ticked one its minutes, or none of them."


def travel_field() -> IntegerField:
    return IntegerField(
        label="Time on the road", hint="There and back", suffix="minutes", most=MOST_TRAVEL_MINUTES, width=4,
        required=False,
    )  # fmt: skip


class PartsForm(Form):
    """What time together was for: ticked, in equal parts unless minutes are given for each."""

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
    travel_minutes = travel_field()
    miles = miles_field()
    spend = spend_field()
    spend_for = spend_for_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for code, label in codes.choices("component"):
            self.fields[PART + code] = IntegerField(
                label=label, suffix="min", most=1440, width=4, required=False
            )

    @property
    def parts_fields(self) -> list[tuple[str, Any]]:
        """The boxes for minutes, with their codes."""
        return [(name.removeprefix(PART), self[name]) for name in self.fields if name.startswith(PART)]

    @property
    def has_parts(self) -> bool:
        return any(bound.value() not in (None, "") for _, bound in self.parts_fields)

    def _clean_form(self) -> None:
        super()._clean_form()  # type: ignore[misc]
        if self._shares() is None:
            self.add_error("components", ALL_PARTS)

    def _shares(self) -> dict[str, float] | None:
        parts = {code: self.cleaned_data.get(bound.name) for code, bound in self.parts_fields}
        return shares_from_parts(self.cleaned_data.get("components", ()), parts)

    def shares(self) -> dict[str, float]:
        return self._shares() or {}

    def taken(self) -> Taken:
        """What it took besides the time together."""
        clean = self.cleaned_data
        return Taken(clean["travel_minutes"], clean["miles"], clean["spend"], clean["spend_for"])


class ContactForm(PartsForm):
    """One visit on one card. Only what it was, how and when are needed."""

    field_order = ("what", *HOW.values(), "when", "on", "minutes", "minutes_other", "summary", "components")

    what = ChoiceField(
        label="Were they there?",
        choices=tuple((code, words) for code, (words, _) in WHAT.items()),
        reveals={code: (field,) for code, field in HOW.items()},
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
    title = TextField(
        label="In a few words", hint="For example, climbing wall, then food", required=False, max_length=120
    )
    place = TextField(label="Where?", required=False, max_length=120)
    summary = TextAreaField(label="What happened?", required=False, rows=3)
    young_person_words = TextAreaField(label="Their own words", required=False, rows=2)
    strengths_seen = TextAreaField(label="Strengths you saw", required=False, rows=2)
    steps = MultiChoiceField(
        label="Steps they took", hint="They are ticked on their plan too.", choices=(), required=False
    )
    limits = ChoiceField(
        label="Did you explain what stays private, and what we have to pass on?",
        hint="Asked until they have understood it.",
        choices=lambda: [*codes.choices("limits_understood"), (NOT_YET, "Not yet")],
        required=False,
    )
    worry = MultiChoiceField(
        label="Worries",
        choices=((WORRIED, "Something worries me"),),
        reveals={WORRIED: ("concern", "tell", "how_soon")},
        required=False,
    )
    concern = TextAreaField(
        label="What worries you?",
        hint="What you saw or heard, and from whom. In danger now: 999, then ring your manager.",
        rows=2,
        required_message="Say in a few words what worries you.",
    )
    tell = MultiChoiceField(
        label="Who needs to be told?",
        choices=lambda: codes.choices("concern_tell"),
        required_message="Choose who needs to be told. “Nobody more” is an answer too.",
    )
    how_soon = ChoiceField(
        label="Do you need an answer from your manager?",
        choices=lambda: [("", "No, they only need to know"), *codes.choices("flag_how_soon")],
        inline=True,
        required=False,
    )
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
        self,
        *args: Any,
        mentor: str = "",
        visit: PlannedVisit | None = None,
        steps: Sequence[tuple[str, str]] = (),
        asks_limits: bool = False,
        **options: Any,
    ) -> None:
        """`mentor` is the name of the peer mentor who may be let read it; `visit` fills in what was planned.

        `steps` are the small steps of their goals that are not done yet, as choices. `asks_limits` while they
        have not understood what stays private; it never stops a note from being saved.
        """
        if visit is not None:
            options["initial"] = {**planned(visit), **options.get("initial", {})}
        super().__init__(*args, **options)
        shares = [(SHARE, f"{mentor} may read this")] if mentor else []
        self.fields["also"].choices = [*shares, (MILESTONE, "Something to remember")]  # type: ignore[attr-defined]
        self.fields["steps"].choices = list(steps)  # type: ignore[attr-defined]
        if not asks_limits:
            del self.fields["limits"]

    def values(self) -> dict[str, Any]:
        """What record_contact takes."""
        clean = self.cleaned_data
        what = clean["what"]
        minutes = minutes_of(clean["minutes"], clean["minutes_other"])
        took_place = WHAT[what][1] == "attended"
        return {
            "kind": WHAT[what][1],
            "mode": clean[HOW[what]],
            "route": ROUTE_OF_MODE[clean[HOW[what]]] if what == "tried" else "",
            "happened_at": moment_of(day_of(clean["when"], clean["on"]), clean["at"], minutes),
            "minutes": minutes if took_place else None,
            "components": self.shares(),
            **{name: clean[name] for name in ("title", "place", "summary", "young_person_words")},
            **{name: clean[name] for name in ("strengths_seen", "next_step")},
            "shared_with_peer_mentor": SHARE in clean["also"],
            "is_milestone": MILESTONE in clean["also"],
            "taken": self.taken(),
        }

    def limits_explained(self) -> dict[str, Any] | None:
        """What explain_limits takes, or None when nothing was explained."""
        clean = self.cleaned_data
        if WHAT[clean["what"]][1] != "attended" or clean.get("limits") in (None, "", NOT_YET):
            return None
        return {"understood": clean["limits"], "on": day_of(clean["when"], clean["on"])}

    @property
    def limits_wait(self) -> bool:
        """Whether they met and nobody has explained yet what stays private."""
        asked = "limits" in self.fields and WHAT[self.cleaned_data["what"]][1] == "attended"
        return asked and self.cleaned_data["limits"] in ("", NOT_YET)

    def promise(self) -> dict[str, Any] | None:
        """What promise() takes, or None when nothing was promised."""
        if not self.cleaned_data["promised"]:
            return None
        due = self.cleaned_data["promised_by"] or clock.today() + PROMISED_WITHIN
        return {"text": self.cleaned_data["promised"], "due_on": due}

    def concerns(self) -> dict[str, Any] | None:
        """What raise_concern takes, or None when nothing worries."""
        if WORRIED not in self.cleaned_data["worry"]:
            return None
        return {
            "text": self.cleaned_data["concern"],
            "tell": self.cleaned_data["tell"],
            "how_soon": self.cleaned_data["how_soon"],
        }

    @property
    def more_is_open(self) -> bool:
        """Whether the rest of the card shows at once: something is wrong in it, or was typed before."""
        return bool(self.errors or self.typed)


def planned(visit: PlannedVisit) -> dict[str, Any]:
    """What a planned visit fills in."""
    at = visit.starts_at.astimezone(clock.LONDON)
    days = {clock.today(): TODAY, clock.today() - timedelta(days=1): "yesterday"}
    return {
        "what": "met",
        "when": days.get(at.date(), OTHER),
        "on": at.date(),
        "at": at.time(),
        "title": visit.title,
        "place": visit.place,
    }


class GroupForm(PartsForm):
    """One entry for a group, and a remark of their own for everybody who was there."""

    field_order = ("title", "when", "on", "at", "place", "people", "missed", "minutes", "minutes_other")

    title = TextField(
        label="What did you do?",
        hint="For example, football and pizza",
        max_length=120,
        required_message="Say in a few words what the group did.",
    )
    when = ChoiceField(label="When?", choices=WHEN, initial=TODAY, reveals={OTHER: ("on",)})
    on = DateField(label="Which day?", in_the_past=True)
    at = TimeField(label="What time did it begin?", hint="For example, 16:30", required=False)
    place = TextField(label="Where?", required=False, max_length=120)
    people = MultiChoiceField(
        label="Who was there?",
        hint="Tick somebody and there is room for a remark that stands on their page alone.",
        choices=(),
        required_message="Tick who was there.",
    )
    missed = MultiChoiceField(label="Who could not make it?", choices=(), required=False)
    summary = TextAreaField(
        label="What happened, for everybody’s page",
        hint="Name nobody here: each of them has this on their own page.",
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, episodes: Sequence[Episode], **options: Any) -> None:
        super().__init__(*args, **options)
        self.episodes = {str(episode.pk): episode for episode in episodes}
        people: Any = self.fields["people"]
        missed: Any = self.fields["missed"]
        choices = [(key, episode.young_person.name_used) for key, episode in self.episodes.items()]
        people.choices = missed.choices = choices
        for key, name in choices:
            self.fields[f"remark_{key}"] = TextAreaField(label=f"About {name}", required=False, rows=2)
        reveals: Mapping[str, tuple[str, ...]] = {key: (f"remark_{key}",) for key in self.episodes}
        people.look = replace(people.look, reveals=reveals)

    def _clean_form(self) -> None:
        super()._clean_form()
        both = set(self.cleaned_data.get("people", ())) & set(self.cleaned_data.get("missed", ()))
        names = [self.episodes[key].young_person.name_used for key in self.episodes if key in both]
        if names:
            self.add_error("missed", f"{', '.join(names)}: ticked as there and as not there. Keep one.")

    def _present(self, keys: Iterable[str], *, came: bool) -> list[Present]:
        return [
            Present(self.episodes[key], came, self.cleaned_data[f"remark_{key}"] if came else "")
            for key in keys
        ]

    def values(self) -> dict[str, Any]:
        """What record_group takes."""
        clean = self.cleaned_data
        minutes = minutes_of(clean["minutes"], clean["minutes_other"])
        return {
            "people": [
                *self._present(clean["people"], came=True), *self._present(clean["missed"], came=False)
            ],
            "happened_at": moment_of(day_of(clean["when"], clean["on"]), clean["at"], minutes),
            "minutes": minutes,
            "components": self.shares(),
            "title": clean["title"],
            "place": clean["place"],
            "summary": clean["summary"],
            "taken": self.taken(),
        }  # fmt: skip
