"""Finding a service, writing one, reading a file in."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import codes
from soceis.sharing.partners.forms import AreaForm
from soceis.sharing.signposting.rules import HELPS, LONGEST, STATUSES
from soceis.sharing.signposting.rules.reading import MOST_BYTES
from soceis.ui.forms import (
    ChoiceField,
    FileField,
    Form,
    HiddenField,
    IntegerField,
    MultiChoiceField,
    TextAreaField,
    TextField,
    YesNo,
)

OLDEST = 120


class FindForm(Form):
    """For which area, which age, what it should help with, words of its name."""

    area = ChoiceField(label=_("Where?"), required=False, select=True, choose=_("All my areas"))
    age = IntegerField(label=_("How old are they?"), required=False, most=OLDEST, width=3)
    helps = ChoiceField(
        label=_("What should it help with?"),
        required=False,
        select=True,
        choose=_("Anything"),
        choices=lambda: codes.choices("signpost_helps"),
    )
    words = TextField(label=_("Its name, or a word of it"), required=False, max_length=80, width=20)

    def __init__(self, *args: Any, areas: Iterable[Area], **options: Any) -> None:
        super().__init__(*args, **options)
        self.areas = {str(one.pk): one for one in areas}
        if len(self.areas) > 1:
            listed = [("", _("All my areas")), *((key, one.name) for key, one in self.areas.items())]
            self.fields["area"].choices = listed  # type: ignore[attr-defined]
        else:
            del self.fields["area"]


class SignpostForm(AreaForm):
    """A service as staff write it; what else came with it stays."""

    area = ChoiceField(label=_("In whose directory?"), select=True, required_message=_("Choose the area."))
    name = TextField(
        label=_("What is the service called?"),
        required_message=_("Write the name of the service."),
        max_length=LONGEST["name"],
    )
    organisation = TextField(label=_("Who offers it?"), required=False, max_length=LONGEST["organisation"])
    description = TextAreaField(
        label=_("What do they do?"), required=False, rows=4, max_length=LONGEST["description"]
    )
    helps = MultiChoiceField(label=_("What does it help with?"), required=False, choices=list(HELPS.items()))
    least_age = IntegerField(label=_("From which age?"), required=False, most=OLDEST, width=3)
    most_age = IntegerField(label=_("Up to which age?"), required=False, most=OLDEST, width=3)
    cost = TextField(label=_("What does it cost?"), required=False, max_length=LONGEST["cost"])
    opening = TextField(label=_("When is it open?"), required=False, max_length=LONGEST["opening"])
    telephone = TextField(
        label=_("Telephone"), required=False, max_length=LONGEST["telephone"], width=20, inputmode="tel"
    )
    email = TextField(label=_("E-mail"), required=False, max_length=LONGEST["email"], inputmode="email")
    url = TextField(
        label=_("Website"),
        hint=_("With https:// in front."),
        required=False,
        max_length=LONGEST["url"],
        inputmode="url",
    )
    address = TextField(label=_("Street"), required=False, max_length=LONGEST["address"])
    city = TextField(label=_("Town"), required=False, max_length=LONGEST["city"])
    postcode = TextField(label=_("Postcode"), required=False, max_length=LONGEST["postcode"], width=10)
    status = ChoiceField(
        label=_("Is it open?"), choices=list(STATUSES.items()), initial="active", select=True
    )
    is_public = YesNo(
        label=_("May the entry be given to others?"),
        hint=_("As Open Referral UK, with everything above. The note below never leaves."),
        initial="yes",
    )
    note = TextAreaField(
        label=_("A note for ourselves"),
        hint=_("Without the name of a young person."),
        required=False,
        rows=2,
        max_length=LONGEST["note"],
    )
    version = HiddenField()

    def values(self) -> dict[str, Any]:
        given = {key: value for key, value in self.cleaned_data.items() if key not in ("area", "version")}
        return {**given, "is_public": bool(given["is_public"])}


class ReadInForm(AreaForm):
    """A file of Open Referral UK, and whose directory it goes into."""

    area = ChoiceField(label=_("Into whose directory?"), select=True, required_message=_("Choose the area."))
    file = FileField(
        label=_("The file"),
        hint=_("Open Referral UK (HSDS-UK 3.0) as JSON: one service, a list of them, or a page of an API."),
        most_megabytes=MOST_BYTES // 1_000_000,
        accept=".json,application/json",
    )
