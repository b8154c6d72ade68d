"""What is typed about a tie on a map. Nothing here saves."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.contexts.mapping.actions import End
from soceis.contexts.mapping.rules import LONGEST
from soceis.foundation.records import clock, codes
from soceis.people.forms.details import whole
from soceis.ui.forms import ChoiceField, DateField, Form, HiddenField, TextAreaField, TextField


class MapTieForm(Form):
    """What is said of a tie: how, good or worrying, known or thought, who says so."""

    kind = ChoiceField(label=_("How are they tied?"), choices=lambda: codes.choices("map_tie"), select=True)
    side = ChoiceField(
        label=_("Is it good for them?"),
        choices=lambda: codes.choices("map_side"),
        required_message=_("Choose one. Most ties are good."),
    )
    certainty = ChoiceField(
        label=_("Is it known, or thought?"),
        choices=lambda: codes.choices("map_certainty"),
        required_message=_("Say whether it is known or only thought."),
    )
    source = TextField(
        label=_("Who told us?"),
        hint=_("For example: seen by Nia; his sister. No graded police information."),
        required_message=_("Say who told us. A tie without a source cannot be weighed."),
        max_length=LONGEST["source"],
    )
    reliability = ChoiceField(
        label=_("How reliable is that?"),
        choices=lambda: codes.choices("map_reliability"),
        required_message=_("Choose one. “Cannot say” is an answer too."),
    )
    learned_on = DateField(
        label=_("When was it so?"),
        hint=_("The day of the information itself, not of writing it down."),
        in_the_past=True,
        initial=clock.today,
    )
    note = TextAreaField(
        label=_("In a few words"),
        hint=_("What happens between them. No labels."),
        required=False,
        rows=2,
        max_length=LONGEST["note"],
    )
    good_until = DateField(
        label=_("Good until"),
        hint=_(
            "Left empty: six months when known at first hand, down to six weeks when only thought and passed on."
        ),
        required=False,
    )
    version = HiddenField()

    @property
    def seen_version(self) -> int:
        """The version that the page showed."""
        return whole(self.cleaned_data["version"])

    def values(self) -> dict[str, Any]:
        """What change_tie takes."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class NewTieForm(MapTieForm):
    """A new tie: between whom, too. Whoever is around them or on the map is chosen, not typed again."""

    one = ChoiceField(label=_("Who"), select=True)
    other = ChoiceField(label=_("and whom?"), select=True, required=False)
    name = TextField(
        label=_("Or somebody who is not in the list"),
        hint=_("A name or what they are called. It is words on this map alone."),
        required=False,
        max_length=LONGEST["name"],
    )

    def __init__(self, *args: Any, ends: Mapping[str, tuple[str, End]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.ends = ends
        listed = [(key, words) for key, (words, _end) in ends.items()]
        one: Any = self.fields["one"]
        other: Any = self.fields["other"]
        one.choices = listed
        other.choices = [("", _("Choose one")), *listed]

    def clean(self) -> dict[str, Any]:
        """One of the two: somebody of the list, or a name."""
        said = super().clean() or self.cleaned_data
        chosen, typed = said.get("other"), said.get("name")
        if chosen and typed:
            self.add_error("name", _("Choose somebody of the list or write a name, not both."))
        elif not chosen and not typed and "name" not in self.errors:
            self.add_error("other", _("Choose somebody, or write a name below."))
        return said

    def values(self) -> dict[str, Any]:
        """What add_tie takes."""
        said = super().values()
        name = said.pop("name")
        one, other = self.ends[said["one"]][1], self.ends[said["other"]][1] if said["other"] else name
        return {**said, "one": one, "other": other}
