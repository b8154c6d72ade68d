"""Who a young person is."""

from collections.abc import Mapping
from typing import Any

from django.forms.models import model_to_dict
from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import codes
from soceis.people.models import PersonalDetails, YoungPerson
from soceis.people.rules import ETHNICITY_SCHEME_BY_NATION, LONGEST
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    Section,
    TextAreaField,
    TextField,
    YesNo,
)

BORN_HINT = _("For example, 14 3 2011")


class WhoForm(Form):
    """The plain questions about who somebody is, asked with a referral and when details change.

    `nation` decides the list of ethnicities. `details()` gives the values as the actions take them.
    """

    name_used = TextField(
        label=_("What name do they use?"),
        required_message=_("Write the name they use."),
        max_length=LONGEST["name_used"],
        width=20,
    )
    nicknames = TextField(
        label=_("Other names they go by"),
        hint=_("Nicknames and street names, with commas between them."),
        required=False,
        max_length=400,
    )
    legal_first_name = TextField(
        label=_("First name in official papers"),
        required=False,
        max_length=LONGEST["legal_first_name"],
        width=20,
    )
    legal_last_name = TextField(
        label=_("Last name in official papers"),
        required=False,
        max_length=LONGEST["legal_last_name"],
        width=20,
    )
    date_of_birth = DateField(
        label=_("When were they born?"),
        hint=BORN_HINT,
        required_message=_("Add the date of birth, or why there is none."),
        missing_reasons=True,
        in_the_past=True,
    )
    pronouns = TextField(
        label=_("Pronouns"),
        hint=_("In their own words."),
        required=False,
        max_length=LONGEST["pronouns"],
        width=10,
    )
    sex = ChoiceField(
        label=_("Sex"),
        choices=lambda: codes.choices("sex"),
        select=True,
        missing_reasons=True,
        required_message=_("Choose one, or why there is no answer."),
    )
    ethnicity = ChoiceField(
        label=_("Ethnic group"),
        select=True,
        missing_reasons=True,
        required_message=_("Choose one, or why there is no answer."),
    )
    ethnicity_said_by = ChoiceField(
        label=_("Who says so?"), choices=lambda: codes.choices("said_by"), select=True, required=False
    )

    FIRST = ("name_used", "nicknames", "date_of_birth", "sex", "ethnicity")
    MAY_WAIT = ("ethnicity_said_by", "legal_first_name", "legal_last_name", "pronouns")
    WHO = (*FIRST, *MAY_WAIT)

    def __init__(self, *args: Any, nation: str, **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["ethnicity"]
        assert isinstance(field, ChoiceField)  # noqa: S101  told to the type checker
        field.choices = codes.choices(ETHNICITY_SCHEME_BY_NATION[nation])

    def details(self) -> dict[str, Any]:
        """The answers as `people.actions.add` and `change_details` take them."""
        said = self.cleaned_data
        names = [name for name in self.fields if name in said and name not in NOT_DETAILS]
        values = {name: said[name] for name in names}
        if "nicknames" in values:
            values["nicknames"] = [part.strip() for part in values["nicknames"].split(",") if part.strip()]
        return values


NOT_DETAILS = frozenset({"version", "details_version"})


class DetailsForm(WhoForm):
    """Everything about somebody that may be changed on one page."""

    sections = (
        Section(_("Name and age"), ("name_used", "nicknames", "date_of_birth", "pronouns")),
        Section(
            _("In their own words, and what helps"),
            ("about_me", "strengths", "communication_needs", "first_language", "welsh_preferred"),
        ),
        Section(
            _("Official papers and counts"),
            ("legal_first_name", "legal_last_name", "sex", "ethnicity", "ethnicity_said_by", "looked_after"),
            _("Workers and managers see these. Peer mentors do not."),
        ),
    )

    about_me = TextAreaField(
        label=_("About me"),
        hint=_("What they want people here to know, in their words."),
        required=False,
        rows=4,
        max_length=LONGEST["about_me"],
    )
    strengths = TextAreaField(
        label=_("What they are good at and like"), required=False, rows=3, max_length=LONGEST["strengths"]
    )
    communication_needs = TextField(
        label=_("What helps them to take part"),
        hint=_("For example: short messages, somewhere quiet, time to think."),
        required=False,
        max_length=LONGEST["communication_needs"],
        spellcheck=True,
    )
    first_language = TextField(
        label=_("First language"), required=False, max_length=LONGEST["first_language"], width=20
    )
    welsh_preferred = YesNo(label=_("Would they rather speak Welsh?"), required=False)
    looked_after = ChoiceField(
        label=_("Does the local authority look after them?"),
        choices=lambda: codes.choices("looked_after"),
        select=True,
        required=False,
    )
    version = HiddenField()
    details_version = HiddenField()

    def __init__(self, *args: Any, nation: str, **options: Any) -> None:
        super().__init__(*args, nation=nation, **options)
        if nation != "wales":
            del self.fields["welsh_preferred"]

    @property
    def versions(self) -> dict[str, int]:
        """The versions that the person saw; one that cannot be read counts as the oldest."""
        return {name: whole(self.cleaned_data.get(name, "")) for name in ("version", "details_version")}


def whole(text: str) -> int:
    """A version from a hidden field; 0, which is never current, when somebody changed it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0


def details_as_typed(person: YoungPerson, details: PersonalDetails) -> Mapping[str, Any]:
    """What is kept now, as the form shows it."""
    kept = {**model_to_dict(details), **model_to_dict(person)}
    return {
        **kept,
        "nicknames": ", ".join(person.nicknames),
        "version": str(person.version),
        "details_version": str(details.version),
    }
