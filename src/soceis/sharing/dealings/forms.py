"""What changes, a briefing, who came to it, what was asked of a partner, their answer."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock, codes
from soceis.sharing.dealings.actions import TeamThere
from soceis.sharing.dealings.models import BriefedTeam
from soceis.sharing.dealings.rules import LONGEST, MOST_OTHERS
from soceis.sharing.partners.forms import AreaForm
from soceis.sharing.partners.models import Organisation, PartnerContact
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    IntegerField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)

ACTION_WEEKS = 6  # until when something agreed with a partner is usually done


def contact_words(contact: PartnerContact) -> str:
    """ "Jo Marsh, Team manager (Cardiff Council)"."""
    who = ", ".join(filter(None, (contact.name, contact.job)))
    return f"{who} ({contact.organisation.name})"


class ChangeForm(Form):
    """Something that a partner and we change; `reasons` are the kinds of reason that it may answer."""

    organisation = ChoiceField(
        label=_("Which partner?"), select=True, required_message=_("Choose the partner.")
    )
    what = TextField(
        label=_("What changes?"),
        hint=_("For example: our worker is introduced at school by somebody they know."),
        required_message=_("Write what changes."),
        max_length=LONGEST["what"],
    )
    reason = ChoiceField(
        label=_("Which reason does it answer?"), required=False, select=True, choose=_("None of these")
    )
    contact = ChoiceField(
        label=_("Who sees to it there?"), required=False, select=True, choose=_("Not said yet")
    )
    worker = ChoiceField(
        label=_("Who of us sees to it?"), select=True, required_message=_("Choose one of us.")
    )
    due_on = DateField(label=_("By when?"), initial=lambda: clock.today() + timedelta(weeks=ACTION_WEEKS))

    def __init__(
        self,
        *args: Any,
        organisations: Iterable[Organisation],
        contacts: Iterable[PartnerContact],
        workers: Iterable[User],
        reasons: Iterable[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.organisations = {str(one.pk): one for one in organisations}
        self.contacts = {str(one.pk): one for one in contacts}
        self.workers = {str(one.pk): one for one in workers}
        listed: dict[str, list[tuple[str, Any]]] = {
            "organisation": [(key, one.name) for key, one in self.organisations.items()],
            "reason": list(reasons),
            "contact": [(key, contact_words(one)) for key, one in self.contacts.items()],
            "worker": [(key, one.display_name) for key, one in self.workers.items()],
        }
        for name, choices in listed.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {
            **given,
            "organisation": self.organisations[given["organisation"]],
            "contact": self.contacts.get(given["contact"]),
            "worker": self.workers[given["worker"]],
        }


class FinishForm(Form):
    """That it was done, and what came of it."""

    outcome = TextField(label=_("What came of it?"), required=False, max_length=LONGEST["outcome"])


class BriefingForm(AreaForm):
    """Which briefing, when, for whom, given by whom."""

    area = ChoiceField(label=_("For which area?"), required_message=_("Choose the area."))
    title = TextField(
        label=_("What is it called?"),
        hint=_("For example: Hillside Academy, all heads of year."),
        required_message=_("Give it a name."),
        max_length=LONGEST["title"],
    )
    topic = ChoiceField(
        label=_("What is it about?"), choices=lambda: codes.choices("briefing_topic"), select=True
    )
    who_for = ChoiceField(label=_("Who is it for?"), choices=lambda: codes.choices("briefing_for"))
    organisations = MultiChoiceField(
        label=_("Which organisations?"), required_message=_("Choose at least one organisation.")
    )
    on = DateField(label=_("Which day?"), hint=_("A day that is over is entered too."), initial=clock.today)
    place = TextField(label=_("Where?"), required=False, max_length=LONGEST["place"])
    given_by = ChoiceField(
        label=_("Who of us gives it?"), select=True, required_message=_("Choose one of us.")
    )
    note = TextAreaField(label=_("Anything to know?"), required=False, rows=2, max_length=LONGEST["note"])

    def __init__(
        self,
        *args: Any,
        areas: Iterable[Area],
        organisations: Iterable[Organisation],
        workers: Iterable[User],
        **options: Any,
    ) -> None:
        super().__init__(*args, areas=areas, **options)
        self.partners = {str(one.pk): one for one in organisations}
        self.workers = {str(one.pk): one for one in workers}
        self.fields["organisations"].choices = [(key, one.name) for key, one in self.partners.items()]  # type: ignore[attr-defined]
        self.fields["given_by"].choices = [(key, one.display_name) for key, one in self.workers.items()]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {
            **given,
            "area": self.chosen_area(),
            "organisations": [self.partners[key] for key in given["organisations"]],
            "given_by": self.workers[given["given_by"]],
        }


class CameForm(Form):
    """Who came: people of the directory, and others by number and team."""

    came = MultiChoiceField(label=_("Who came, of those in the directory?"), required=False)
    note = TextAreaField(
        label=_("What did they ask?"),
        hint=_("Without the name of a young person."),
        required=False,
        rows=3,
        max_length=LONGEST["note"],
    )

    def __init__(
        self, *args: Any, contacts: Iterable[PartnerContact], teams: Iterable[BriefedTeam], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.contacts = {str(one.pk): one for one in contacts}
        self.teams = list(teams)
        self.fields["came"].choices = [(key, contact_words(one)) for key, one in self.contacts.items()]  # type: ignore[attr-defined]
        if not self.contacts:
            del self.fields["came"]
        for place, one in enumerate(self.teams):
            name = one.organisation.name
            self.fields[f"others_{place}"] = IntegerField(
                label=_("How many others came from %s?") % name, required=False, most=MOST_OTHERS, width=3
            )
            self.fields[f"team_{place}"] = TextField(
                label=_("From which team of %s?") % name,
                hint=_("For example: heads of year. Empty for all of it."),
                required=False,
                max_length=LONGEST["team"],
            )
        self.order_fields(["came", *(name for name in self.fields if name not in ("came", "note")), "note"])

    def values(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "came": [self.contacts[key] for key in given.get("came") or ()],
            "teams": [
                TeamThere(one.organisation, given[f"team_{place}"], given[f"others_{place}"] or 0)
                for place, one in enumerate(self.teams)
            ],
            "note": given["note"],
        }


class AskForm(AreaForm):
    """What was asked of an organisation or a team of it."""

    area = ChoiceField(label=_("For which area?"), required_message=_("Choose the area."))
    organisation = ChoiceField(
        label=_("Who was asked?"), select=True, required_message=_("Choose the organisation.")
    )
    team = TextField(
        label=_("Which team of theirs?"),
        hint=_("Never a person: answers are counted by team and organisation."),
        required=False,
        max_length=LONGEST["team"],
    )
    kind = ChoiceField(
        label=_("What was asked for?"), choices=lambda: codes.choices("partner_request_kind"), select=True
    )
    what = TextField(
        label=_("What exactly?"),
        hint=_("Without the name of a young person: “attendance of one pupil since September”."),
        required_message=_("Write what was asked, without the name of a young person."),
        max_length=LONGEST["what"],
    )
    on = DateField(label=_("When was it asked?"), in_the_past=True, initial=clock.today)
    needed_by = DateField(label=_("By when is it needed?"), required=False)

    def __init__(
        self, *args: Any, areas: Iterable[Area], organisations: Iterable[Organisation], **options: Any
    ) -> None:
        super().__init__(*args, areas=areas, **options)
        self.organisations = {str(one.pk): one for one in organisations}
        self.fields["organisation"].choices = [(key, one.name) for key, one in self.organisations.items()]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {
            **given,
            "area": self.chosen_area(),
            "organisation": self.organisations[given["organisation"]],
        }


class AnswerForm(Form):
    """What they answered, and when."""

    answer = ChoiceField(label=_("What did they answer?"), choices=lambda: codes.choices("partner_answer"))
    answer_note = TextField(
        label=_("In words"),
        hint=_("Without the name of a young person."),
        required=False,
        max_length=LONGEST["answer_note"],
    )
    on = DateField(label=_("When did they answer?"), in_the_past=True, initial=clock.today)
