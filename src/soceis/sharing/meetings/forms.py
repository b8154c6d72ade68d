"""Planning a meeting, asking people to it, an item of its agenda, what is agreed."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock, codes
from soceis.sharing.agreements.models import Agreement
from soceis.sharing.disclosures.forms import ShareForm
from soceis.sharing.meetings.models import Attendee, Meeting
from soceis.sharing.meetings.rules import LONGEST
from soceis.sharing.partners.forms import AreaForm
from soceis.sharing.partners.models import PartnerContact
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    MultiChoiceField,
    Section,
    TextAreaField,
    TextField,
    TimeField,
)
from soceis.ui.words import day_words

ACTION_DAYS = 14  # until when something agreed is usually done


class PlanForm(AreaForm):
    """Which meeting, when, where, under which agreement."""

    area = ChoiceField(label=_("For which area?"), required_message=_("Choose the area."))
    kind = ChoiceField(
        label=_("What kind of meeting is it?"),
        choices=lambda: codes.choices("meeting_kind"),
        select=True,
        required_message=_("Choose one."),
    )
    title = TextField(
        label=_("What is it called?"),
        hint=_("Without the name of a young person: “Panel of March”."),
        required_message=_("Give it a name that names no young person."),
        max_length=LONGEST["title"],
    )
    on = DateField(label=_("Which day?"), initial=clock.today)
    at = TimeField(label=_("What time?"))
    place = TextField(label=_("Where?"), required=False, max_length=LONGEST["place"])
    chair = TextField(label=_("Who chairs it?"), required=False, max_length=LONGEST["chair"])
    agreement = ChoiceField(
        label=_("Under which agreement do the minutes go out?"),
        hint=_("Whether somebody may hear an item is asked again for each one."),
        required=False,
        select=True,
        choose=_("None yet"),
    )
    note = TextAreaField(label=_("What is it for?"), required=False, rows=2, max_length=LONGEST["note"])

    def __init__(
        self, *args: Any, areas: Iterable[Area], agreements: Iterable[Agreement], **options: Any
    ) -> None:
        super().__init__(*args, areas=areas, **options)
        self.agreements = {str(one.pk): one for one in agreements}
        listed = [(key, f"{one.title} ({one.area.name})") for key, one in self.agreements.items()]
        self.fields["agreement"].choices = [("", _("None yet")), *listed]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        day, hour = said.pop("on"), said.pop("at")
        return {
            **said,
            "area": self.chosen_area(),
            "agreement": self.agreements.get(said.get("agreement", "")),
            "starts_at": datetime.combine(day, hour, tzinfo=clock.LONDON),
        }


class InviteForm(Form):
    """Who is asked to the table."""

    contacts = MultiChoiceField(label=_("From other organisations"), required=False)
    workers = MultiChoiceField(label=_("From us"), required=False)

    def __init__(
        self, *args: Any, contacts: Iterable[PartnerContact], workers: Iterable[User], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.people: Mapping[str, Mapping[str, Any]] = {
            "contacts": {str(one.pk): one for one in contacts},
            "workers": {str(one.pk): one for one in workers},
        }
        for name, people in self.people.items():
            if people:
                self.fields[name].choices = [(key, self._words(one)) for key, one in people.items()]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    @staticmethod
    def _words(one: PartnerContact | User) -> str:
        return one.display_name if isinstance(one, User) else f"{one.name}, {one.organisation.name}"

    def values(self) -> dict[str, Any]:
        return {
            name: [people[key] for key in self.cleaned_data.get(name, [])]
            for name, people in self.people.items()
        }


class AgendaForm(Form):
    """To which meeting, and what we want from it."""

    meeting = ChoiceField(label=_("Which meeting?"), required_message=_("Choose the meeting."))
    asks = TextAreaField(
        label=_("What do you want from the meeting for them?"),
        hint=_("For example: a place at the climbing group, and one school that will have him back."),
        required_message=_("Write what you want from the meeting for them."),
        rows=3,
        max_length=LONGEST["asks"],
    )

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **options: Any) -> None:
        super().__init__(*args, **options)
        self.meetings = {str(one.pk): one for one in meetings}
        self.fields["meeting"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.title}, {day_words(one.starts_at)}") for key, one in self.meetings.items()
        ]

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "meeting": self.meetings[self.cleaned_data["meeting"]]}


class DecisionForm(Form):
    """What was decided about a young person."""

    decision = TextAreaField(
        label=_("What was decided, and why?"),
        hint=_("When nothing was decided, write that."),
        required_message=_("Write what was decided, or that nothing was."),
        rows=3,
        max_length=LONGEST["decision"],
    )


class TellForm(ShareForm):
    """What was told to everybody at the table: as `ShareForm`, without whom, how and when, which the meeting says."""

    sections = (
        Section(_("What was told"), ("what", "categories", "purpose", "why", "based_on", "source_agreed")),
        Section(_("Does the young person know?"), ("told", "told_note")),
        Section(_("What allows it"), ("article_6", "article_9", "article_10", "outside_reason")),
    )

    def __init__(self, *args: Any, area: Area, **options: Any) -> None:
        super().__init__(*args, organisations=(), areas=(area,), **options)
        for known in ("organisation", "decision", "method", "happened_on"):
            del self.fields[known]

    def values(self) -> dict[str, Any]:
        said = dict(self.cleaned_data)
        return {
            **said,
            "based_on": self.sources.get(said.get("based_on", "")),
            "source_agreed": bool(said.get("source_agreed")),
        }


def _in_two_weeks() -> Any:
    return clock.today() + timedelta(days=ACTION_DAYS)


class ActionForm(Form):
    """Something agreed: one owner, one date."""

    what = TextField(
        label=_("What is to be done?"),
        required_message=_("Write what is to be done."),
        max_length=LONGEST["what"],
    )
    owner = ChoiceField(label=_("Who does it?"), select=True, required_message=_("Choose who does it."))
    due_on = DateField(label=_("By when?"), initial=_in_two_weeks)

    def __init__(self, *args: Any, attendees: Iterable[Attendee], **options: Any) -> None:
        super().__init__(*args, **options)
        self.attendees = {str(one.pk): one for one in attendees}
        self.fields["owner"].choices = [(key, one.called) for key, one in self.attendees.items()]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "owner": self.attendees[self.cleaned_data["owner"]]}


class DoneForm(Form):
    """What came of something agreed."""

    outcome = TextAreaField(
        label=_("What came of it?"),
        hint=_("Also when it became needless."),
        required_message=_("Write what came of it."),
        rows=2,
        max_length=LONGEST["outcome"],
    )
