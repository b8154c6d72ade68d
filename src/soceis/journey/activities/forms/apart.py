"""Who is kept apart: a manager's form."""

from collections.abc import Sequence
from typing import Any, cast

from soceis.foundation.accounts.models import User
from soceis.journey.activities.forms.naming import Find, PeopleField, PersonField
from soceis.journey.activities.models import Circle, Place
from soceis.journey.activities.rules.apart import OTHER_SIDES, SIDES, WEEKDAYS
from soceis.ui.forms import ChoiceField, Form, MultiChoiceField, TextAreaField, TextField, TimeField

LIFTS, TIMES = "lifts", "times"


def _named(field: Any, found: dict[str, Any], words: str) -> None:
    field.choices = [("", "Choose one"), *((key, str(getattr(one, words))) for key, one in found.items())]


class KeepApartForm(Form):
    """One side, the other, why; when it holds is behind a tick."""

    side = ChoiceField(
        label="Whom is it about?",
        choices=tuple(SIDES.items()),
        initial="person",
        reveals={"person": ("person",), "circle": ("circle",)},
    )
    person = PersonField(label="Which young person?")
    circle = ChoiceField(label="Which circle?", select=True)
    other_side = ChoiceField(
        label="Apart from whom, or from where?",
        choices=tuple(OTHER_SIDES.items()),
        initial="person",
        reveals={
            "person": ("other_person",),
            "circle": ("other_circle",),
            "worker": ("worker",),
            "place": ("place",),
        },
    )
    other_person = PersonField(label="Which other young person?")
    other_circle = ChoiceField(label="Which other circle?", select=True)
    worker = ChoiceField(label="Which worker?", select=True)
    place = ChoiceField(label="Which place, or way there?", select=True)
    also = MultiChoiceField(
        label="Only",
        choices=((LIFTS, "Only not in one car"), (TIMES, "Only on some days, or at some hours")),
        reveals={TIMES: ("weekdays", "from_time", "to_time")},
        required=False,
    )
    weekdays = MultiChoiceField(label="On which days?", choices=tuple(WEEKDAYS.items()), required=False)
    from_time = TimeField(label="From", required=False)
    to_time = TimeField(label="Until", required=False)
    reason = TextAreaField(
        label="Why, and who says so?", hint="Only managers read this.", rows=3, max_length=2_000
    )

    def __init__(
        self,
        *args: Any,
        find: Find,
        circles: Sequence[Circle],
        staff: Sequence[User],
        places: Sequence[Place],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        for name in ("person", "other_person"):
            cast("PersonField", self.fields[name]).find = find
        self.circles = {str(one.pk): one for one in circles}
        self.staff = {str(one.pk): one for one in staff}
        self.places = {str(one.pk): one for one in places}
        for name, found, words in (
            ("circle", self.circles, "name"),
            ("other_circle", self.circles, "name"),
            ("worker", self.staff, "display_name"),
            ("place", self.places, "name"),
        ):
            _named(self.fields[name], found, words)

    def values(self) -> dict[str, Any]:
        """What keep_apart takes."""
        clean = self.cleaned_data
        return {
            "person": clean["person"],
            "circle": self.circles.get(clean["circle"]),
            "other_person": clean["other_person"],
            "other_circle": self.circles.get(clean["other_circle"]),
            "worker": self.staff.get(clean["worker"]),
            "place": self.places.get(clean["place"]),
            "lifts_only": LIFTS in clean["also"],
            "weekdays": [int(day) for day in clean["weekdays"]],
            "from_time": clean["from_time"],
            "to_time": clean["to_time"],
            "reason": clean["reason"],
        }


class CircleForm(Form):
    """A circle and who is seen with it."""

    name = TextField(label="What do managers call it?", max_length=80)
    members = PeopleField(
        label="Who is seen with it?", hint="One name or reference a line.", rows=4, required=False
    )

    def __init__(self, *args: Any, find: Find, **options: Any) -> None:
        super().__init__(*args, **options)
        cast("PeopleField", self.fields["members"]).find = find

    def values(self) -> dict[str, Any]:
        """What make_circle takes."""
        return {"name": self.cleaned_data["name"], "members": self.cleaned_data["members"]}
