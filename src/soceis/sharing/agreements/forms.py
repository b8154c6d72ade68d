"""An agreement, its parties, its next stage."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import clock, codes
from soceis.sharing.agreements.rules import GATEWAYS, LONGEST, STAGES, TRANSITIONS
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)


class StartForm(Form):
    """For which area an agreement is; the ways by which information may pass depend on its nation."""

    area = ChoiceField(label=_("For which area?"), required_message=_("Choose the area."))

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["area"].choices = [(str(area.pk), area.name) for area in areas]  # type: ignore[attr-defined]


class AgreementForm(Form):
    """What is to be agreed."""

    title = TextField(
        label=_("What is it called?"),
        hint=_("For example: South Wales Police, support of young people."),
        required_message=_("Give it a name by which people know it."),
        max_length=LONGEST["title"],
    )
    purposes = MultiChoiceField(
        label=_("What may information be shared for?"),
        choices=lambda: codes.choices("sharing_purpose"),
        required=False,
    )
    categories = MultiChoiceField(
        label=_("Which kinds of information?"),
        hint=_("Only those that are needed for it."),
        choices=lambda: codes.choices("sharing_category"),
        required=False,
    )
    gateway = ChoiceField(label=_("By which legal way?"), required_message=_("Choose one."))
    effective_on = DateField(label=_("From which day does it count?"), required=False)
    review_on = DateField(label=_("When is it looked at again?"), required=False)
    ends_on = DateField(label=_("Its last day"), hint=_("Empty when it goes on."), required=False)
    blocker = TextField(
        label=_("What holds it up?"),
        hint=_("For example: waits for the force's legal department since May."),
        required=False,
        max_length=LONGEST["blocker"],
    )
    note = TextAreaField(label=_("Anything to know?"), required=False, rows=3, max_length=LONGEST["note"])
    version = HiddenField()

    def __init__(self, *args: Any, nation: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["gateway"].choices = [  # type: ignore[attr-defined]
            (code, label)
            for code, label in codes.choices("sharing_gateway")
            if code not in GATEWAYS or nation in GATEWAYS[code].nations
        ]

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class PartyForm(Form):
    """Another party of an agreement."""

    organisation = ChoiceField(label=_("Which organisation?"), select=True)
    role = ChoiceField(
        label=_("What are they to the information?"), choices=lambda: codes.choices("agreement_party_role")
    )

    def __init__(self, *args: Any, organisations: Iterable[Organisation], **options: Any) -> None:
        super().__init__(*args, **options)
        self.organisations = {str(one.pk): one for one in organisations}
        self.fields["organisation"].choices = [  # type: ignore[attr-defined]
            (key, one.name) for key, one in self.organisations.items()
        ]

    def values(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"organisation": self.organisations[said["organisation"]], "role": said["role"]}


class SpeakerForm(Form):
    """Who speaks for a party."""

    contact = ChoiceField(
        label=_("Who speaks for them?"), required=False, select=True, choose=_("Nobody yet")
    )

    def __init__(self, *args: Any, people: Iterable[PartnerContact], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        self.fields["contact"].choices = [  # type: ignore[attr-defined]
            ("", _("Nobody yet")),
            *((key, one.name) for key, one in self.people.items()),
        ]

    def chosen(self) -> PartnerContact | None:
        return self.people.get(self.cleaned_data["contact"])


class StageForm(Form):
    """The next stage of an agreement."""

    stage = ChoiceField(label=_("What happened?"), required_message=_("Choose what happened."))
    on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)
    reason = TextAreaField(
        label=_("Why?"),
        hint=_("Needed when it is stopped or ended."),
        required=False,
        rows=2,
        max_length=LONGEST["reason"],
    )

    def __init__(self, *args: Any, stage: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stage"].choices = [(to, STAGES[to]) for to in TRANSITIONS[stage]]  # type: ignore[attr-defined]
