"""What is typed about what could happen, places and groups. Nothing here saves."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import User
from soceis.foundation.records import codes
from soceis.journey.safety.rules import LONGEST, SOMEBODY_ELSE
from soceis.people.forms.details import whole
from soceis.ui.forms import ChoiceField, DateField, Form, HiddenField, TextAreaField, TextField

NO_LABELS = _(
    "Say what others do or what happens, not what they are. Names only where somebody must know them."
)


def _area(label: Any, name: str, *, hint: Any = "", required: bool = True, rows: int = 3) -> TextAreaField:
    return TextAreaField(label=label, hint=hint, required=required, rows=rows, max_length=LONGEST[name])


class RiskForm(Form):
    """One thing that could happen; what protects comes first."""

    protects = _area(
        _("What protects them?"), "protects", hint=_("People, places, what they are good at. Start here.")
    )
    could_happen = _area(_("What could happen?"), "could_happen", hint=NO_LABELS, rows=2)
    likelihood = ChoiceField(
        label=_("How likely is it now?"),
        choices=lambda: codes.choices("likelihood"),
        required_message=_("Choose one. “Not known” is an answer too."),
    )
    because = _area(
        _("Why do we think so, and who told us?"),
        "because",
        hint=_("Keep what was seen apart from what is thought."),
        rows=2,
    )
    plan = _area(_("What do we do about it?"), "plan")
    their_view = _area(_("What do they say about it?"), "their_view", required=False, rows=2)
    reviewer = ChoiceField(
        label=_("Who looks at it again?"), select=True, required_message=_("Choose who looks at it again.")
    )
    review_on = DateField(
        label=_("By when?"),
        hint=_(
            "Left empty: within two weeks when very likely, four when likely or not known, later when less."
        ),
        required=False,
    )
    version = HiddenField()

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        field: Any = self.fields["reviewer"]
        field.choices = [
            ("", _("Choose one")),
            *((key, one.display_name) for key, one in self.people.items()),
        ]

    def values(self) -> dict[str, Any]:
        """What write_risk and look_again take."""
        said = dict(self.cleaned_data)
        said.pop("version")
        return {**said, "reviewer": self.people.get(said["reviewer"])}

    @property
    def seen_version(self) -> int:
        """The version that the page showed."""
        return whole(self.cleaned_data["version"])


class EndForm(Form):
    """How we know that something is no longer so."""

    because = TextAreaField(
        label=_("How do we know that it is no longer so?"), rows=2, max_length=LONGEST["ended_because"]
    )


class ContextForm(Form):
    """One place or group: what is good there comes first."""

    strengths = _area(_("What is good here?"), "strengths", hint=_("Start here."), required=False)
    harms = _area(_("What harms here?"), "harms", hint=NO_LABELS, required=False)
    reach = _area(
        _("Who has reach here?"),
        "reach",
        hint=_("Who is here when it matters, is listened to, or could change something?"),
        required=False,
        rows=2,
    )
    weight = ChoiceField(
        label=_("How much of what worries us comes from here?"),
        choices=lambda: codes.choices("context_weight"),
        required_message=_("Choose one. “Not known” is an answer too."),
    )
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        """What write_context takes."""
        said = dict(self.cleaned_data)
        return {**said, "version": whole(said.pop("version"))}


class ActionForm(Form):
    """What somebody does about it, by when."""

    text = TextField(label=_("What is to be done here?"), max_length=LONGEST["text"], spellcheck=True)
    owner = ChoiceField(label=_("Who does it?"))
    owner_elsewhere = TextField(
        label=_("Who else?"),
        hint=_("For example, the head of year; the housing officer."),
        required=False,
        max_length=LONGEST["owner_elsewhere"],
    )
    due_on = DateField(label=_("By when?"))

    def __init__(self, *args: Any, people: Sequence[User], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        field: Any = self.fields["owner"]
        field.choices = [
            *((key, one.display_name) for key, one in self.people.items()),
            (SOMEBODY_ELSE, _("Somebody else")),
        ]
        field.look = replace(field.look, reveals={SOMEBODY_ELSE: ("owner_elsewhere",)})

    def values(self) -> dict[str, Any]:
        """What add_action takes."""
        return {**self.cleaned_data, "owner": self.people.get(self.cleaned_data["owner"])}
