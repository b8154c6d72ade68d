"""An organisation, somebody there."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import codes
from soceis.sharing.partners.models import PartnerContact
from soceis.sharing.partners.rules import LONGEST
from soceis.ui.forms import ChoiceField, EmailField, Form, HiddenField, TextAreaField, TextField

EVERYWHERE = "everywhere"


class AreaForm(Form):
    """About one of somebody's areas: its field `area` is left out where there is only one to choose."""

    def __init__(self, *args: Any, areas: Iterable[Area] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {str(one.pk): one for one in areas}
        if len(self.areas) > 1:
            self.fields["area"].choices = [(key, one.name) for key, one in self.areas.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["area"]

    def chosen_area(self) -> Area:
        """The area that was chosen, or the only one."""
        if "area" in self.cleaned_data:
            return self.areas[self.cleaned_data["area"]]
        return next(iter(self.areas.values()))


class OrganisationForm(Form):
    """What we know of an organisation. `areas` are those that whoever asks may choose; none hides the question."""

    area = ChoiceField(label=_("Where do they work?"), select=True)
    name = TextField(
        label=_("Name"),
        hint=_("As people say it: Fitzalan High School."),
        required_message=_("Write the name of the organisation."),
        max_length=LONGEST["name"],
    )
    kind = ChoiceField(label=_("What are they?"), choices=lambda: codes.choices("partner_kind"), select=True)
    email_domains = TextField(
        label=_("What stands after the @ of their work addresses?"),
        hint=_("For example: school.example. Several with a comma between them."),
        required=False,
        max_length=LONGEST["email_domains"],
    )
    telephone = TextField(
        label=_("Telephone"), required=False, max_length=LONGEST["telephone"], width=20, inputmode="tel"
    )
    website = TextField(label=_("Website"), required=False, max_length=LONGEST["website"])
    note = TextAreaField(label=_("Anything to know?"), required=False, rows=3, max_length=LONGEST["note"])
    version = HiddenField()

    def __init__(
        self, *args: Any, areas: Iterable[Area] = (), everywhere: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        listed: list[tuple[str, Any]] = [(str(area.pk), area.name) for area in areas]
        if everywhere:
            listed.append((EVERYWHERE, _("Everywhere")))
        if listed:
            self.fields["area"].choices = listed  # type: ignore[attr-defined]
        else:
            del self.fields["area"]

    def values(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name] for name in self.cleaned_data if name not in ("area", "version")
        }


class ContactForm(Form):
    """Somebody at an organisation; `others` may stand in for them."""

    name = TextField(
        label=_("Their name"),
        required_message=_("Write their name."),
        max_length=LONGEST["name"],
        width=20,
    )
    job = TextField(
        label=_("What do they do?"),
        hint=_("For example: designated safeguarding lead."),
        required=False,
        max_length=LONGEST["job"],
    )
    team = TextField(label=_("In which team?"), required=False, max_length=LONGEST["team"])
    level = ChoiceField(
        label=_("Which is nearer?"), choices=lambda: codes.choices("partner_level"), initial="frontline"
    )
    email = EmailField(label=_("Work e-mail"), required=False, max_length=LONGEST["email"])
    telephone = TextField(
        label=_("Work telephone"), required=False, max_length=LONGEST["telephone"], width=20, inputmode="tel"
    )
    deputy = ChoiceField(
        label=_("Who stands in for them?"), required=False, select=True, choose=_("Nobody yet")
    )
    version = HiddenField()

    def __init__(self, *args: Any, others: Iterable[PartnerContact] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.others = {str(one.pk): one for one in others}
        self.fields["deputy"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody yet")),
            *((key, one.name) for key, one in self.others.items()),
        ]

    def values(self) -> dict[str, Any]:
        given = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        return {**given, "deputy": self.others.get(given["deputy"])}
