"""Groups, sessions, who comes, and the register."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.journey.activities.actions.register import Mark
from soceis.journey.activities.actions.sessions import Expected
from soceis.journey.activities.models import Group, GroupSession, Place, RegisterEntry
from soceis.journey.activities.rules import (
    EXPECTED,
    LARGEST,
    MARKS,
    MOST_WEEKS,
    PRESENT,
    REGISTER,
    ROUTE,
    VENUE,
)
from soceis.journey.casework.forms.visits import PartsForm
from soceis.journey.casework.models import Episode
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    IntegerField,
    MultiChoiceField,
    TextAreaField,
    TextField,
    TimeField,
)

NEW = "new"
OWN_WAY = ""


class GroupForm(Form):
    """A group to get together."""

    title = TextField(
        label="What is the group called?", hint="For example, Cooking on Wednesdays", max_length=80
    )
    what = TextField(label="What is it for?", max_length=300, required=False, spellcheck=True)
    most = IntegerField(
        label="Room for how many?",
        hint="Two to four is a good beginning.",
        least=1,
        most=LARGEST,
        width=2,
        initial=8,
    )
    grew_from = ChoiceField(label="Which small group came before?", select=True, required=False)

    def __init__(self, *args: Any, groups: Iterable[Group], **options: Any) -> None:
        super().__init__(*args, **options)
        self.groups = {str(group.pk): group for group in groups}
        field: Any = self.fields["grew_from"]
        field.choices = [("", "None"), *((key, group.title) for key, group in self.groups.items())]

    def values(self) -> dict[str, Any]:
        """What make_group takes."""
        return {**self.cleaned_data, "grew_from": self.groups.get(self.cleaned_data["grew_from"])}


class PauseForm(Form):
    """Pausing a group, to come back to it."""

    revisit_on = DateField(label="When do you come back to it?", not_before=clock.today)
    pause_reason = TextField(label="Why, naming nobody", required=False, spellcheck=True)


class SessionForm(Form):
    """When and where they meet, and who works."""

    on = DateField(label="Which day?")
    at = TimeField(label="What time does it begin?", hint="For example, 16:30")
    minutes = IntegerField(label="How long?", suffix="minutes", least=5, most=1440, width=4, initial=90)
    place = ChoiceField(label="Where?", select=True, reveals={NEW: ("place_name",)})
    place_name = TextField(label="What is the place called?", max_length=120)
    routes = MultiChoiceField(label="Ways there that are used", choices=(), required=False)
    route_name = TextField(
        label="Another way there", hint="A road, a bus, a station", max_length=120, required=False
    )
    weeks = IntegerField(
        label="How many weeks running?", suffix="weeks", least=1, most=MOST_WEEKS, width=2, initial=1
    )
    workers = MultiChoiceField(label="Who works at it?", choices=(), required_message="Tick who works at it.")
    version = HiddenField()

    def __init__(
        self,
        *args: Any,
        places: Sequence[Place],
        staff: Sequence[User],
        session: GroupSession | None = None,
        **options: Any,
    ) -> None:
        """With `session` the form changes it; a course of weeks and workers are for new ones."""
        super().__init__(*args, **options)
        self.places = {str(place.pk): place for place in places}
        self.staff = {str(worker.pk): worker for worker in staff}
        where: Any = self.fields["place"]
        venues = [(key, place.name) for key, place in self.places.items() if place.kind == VENUE]
        where.choices = [*venues, (NEW, "A new place")]
        ways: Any = self.fields["routes"]
        ways.choices = [(key, place.name) for key, place in self.places.items() if place.kind == ROUTE]
        who: Any = self.fields["workers"]
        who.choices = [(key, worker.display_name) for key, worker in self.staff.items()]
        if session is not None:
            del self.fields["weeks"], self.fields["workers"]

    @property
    def starts_at(self) -> datetime:
        return datetime.combine(self.cleaned_data["on"], self.cleaned_data["at"], tzinfo=clock.LONDON)

    @property
    def seen_version(self) -> int | None:
        text = self.cleaned_data.get("version", "")
        return int(text) if text.isdecimal() else None

    @property
    def chosen_workers(self) -> list[User]:
        return [self.staff[key] for key in self.cleaned_data["workers"]]

    @property
    def chosen_place(self) -> Place | None:
        """The place that was chosen; None for a new one, whose name is `place_name`."""
        return self.places.get(self.cleaned_data["place"])

    @property
    def chosen_routes(self) -> list[Place]:
        return [self.places[key] for key in self.cleaned_data["routes"]]


def session_values(session: GroupSession) -> dict[str, Any]:
    """What the form begins with, when a session is changed."""
    at = session.starts_at.astimezone(clock.LONDON)
    return {
        "on": at.date(),
        "at": at.time(),
        "minutes": session.minutes,
        "place": str(session.place_id),
        "routes": [str(key) for key in session.routes],
        "version": str(session.version),
    }


class PeopleForm(Form):
    """Who is to come, and in whose car."""

    people = MultiChoiceField(label="Who comes?", choices=(), required=False)
    following = MultiChoiceField(
        label="Also", choices=(("yes", "At the sessions after this one too"),), required=False
    )

    def __init__(
        self,
        *args: Any,
        episodes: Sequence[Episode],
        lines: Sequence[RegisterEntry],
        workers: Sequence[User],
        **options: Any,
    ) -> None:
        self.episodes = {str(episode.pk): episode for episode in episodes}
        self.workers = {str(worker.pk): worker for worker in workers}
        there = {str(line.episode_id): line for line in lines if line.state == EXPECTED}
        begins = {"people": [key for key in self.episodes if key in there]}
        lifts = {f"lift_{key}": str(there[key].lift_with_id or OWN_WAY) for key in begins["people"]}
        super().__init__(*args, initial={**begins, **lifts}, **options)
        field: Any = self.fields["people"]
        field.choices = [(key, episode.young_person.name_used) for key, episode in self.episodes.items()]
        cars = [
            (OWN_WAY, "By themselves"),
            *((key, f"With {w.get_short_name()}") for key, w in self.workers.items()),
        ]
        for key, episode in self.episodes.items():
            if key in there:
                self.fields[f"lift_{key}"] = ChoiceField(
                    label=f"How does {episode.young_person.name_used} get there?",
                    choices=cars,
                    select=True,
                    required=False,
                )

    @property
    def lifts(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("lift_")]

    def values(self) -> dict[str, Any]:
        """What set_people takes."""
        clean = self.cleaned_data
        return {
            "expected": [
                Expected(self.episodes[key], self.workers.get(clean.get(f"lift_{key}", OWN_WAY)))
                for key in clean["people"]
            ],
            "of": list(self.episodes.values()),
            "following": bool(clean["following"]),
        }


class RegisterForm(PartsForm):
    """Who came, came late, could not, or was not asked; a remark for each where there is one."""

    summary = TextAreaField(
        label="What happened, for everybody’s page",
        hint="Name nobody here: each of them has this on their own page.",
        required=False,
        rows=3,
    )

    def __init__(self, *args: Any, lines: Sequence[RegisterEntry], **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines = {str(line.pk): line for line in lines if line.state == EXPECTED}
        for key, line in self.lines.items():
            name = line.young_person.name_used
            self.fields[f"mark_{key}"] = ChoiceField(
                label=name, choices=[(mark, REGISTER[mark]) for mark in MARKS], initial=PRESENT, inline=True
            )
            self.fields[f"remark_{key}"] = TextField(
                label=f"About {name}", required=False, max_length=2_000, spellcheck=True
            )

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """For each of them what they were and the remark."""
        return [(self[f"mark_{key}"], self[f"remark_{key}"]) for key in self.lines]

    def values(self) -> dict[str, Any]:
        """What take_register takes."""
        clean = self.cleaned_data
        chosen = clean["minutes"]
        minutes = clean["minutes_other"] if chosen == "other" else int(chosen) if chosen else None
        return {
            "marks": [
                Mark(line, clean[f"mark_{key}"], clean[f"remark_{key}"]) for key, line in self.lines.items()
            ],
            "minutes": minutes,
            "components": self.shares(),
            "summary": clean["summary"],
            "taken": self.taken(),
        }


class OverrideForm(Form):
    """Why it may go on all the same."""

    reason = TextAreaField(
        label="Why may it go on all the same, and what makes it safe?", rows=3, max_length=2_000
    )
