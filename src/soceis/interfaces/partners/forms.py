"""What a partner types. Nothing here saves. Few questions first; the rest waits behind a disclosure."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from soceis.interfaces.partners.words import AGE_WORDS, AGENCY_WORDS, LABEL_WORDS, SIGN_WORDS
from soceis.sharing.consultations.queries import Place, Visitor
from soceis.sharing.consultations.rules import LONGEST, REFERRAL
from soceis.ui.forms import ChoiceField, DateField, Form, MultiChoiceField, TextAreaField, TextField


class TalkForm(Form):
    """To talk it through: no name is asked, and none is kept."""

    error_title = _("Not sent yet. Please check these answers")
    error_lead = _("What you typed is kept.")
    first: ClassVar[Sequence[str]] = (
        "work",
        "age_band",
        "concerns",
        "early_signs",
        "sender_name",
        "sender_telephone",
    )
    later: ClassVar[Sequence[str]] = (
        "place", "their_reference", "told_young_person", "told_family", "label_used", "young_person_view",
        "caregiver_view", "agencies", "other_agencies", "risk_to_staff", "risk_source", "risk_known_since",
        "sender_job", "knows_staff",
    )  # fmt: skip

    work = ChoiceField(
        label=_("Where is the young person?"), required_message=_("Choose where the young person is.")
    )
    age_band = ChoiceField(
        label=_("About how old are they?"),
        choices=tuple(AGE_WORDS.items()),
        required_message=_("Choose about how old they are. “I do not know” is an answer."),
    )
    concerns = TextAreaField(
        label=_("What have you seen or heard, and when?"),
        hint=_(
            "Several small things can matter more than one big one. No names, and nothing graded or from a source."
        ),
        required_message=_("Write what worries you."),
        rows=7,
        max_length=LONGEST["concerns"],
    )
    early_signs = MultiChoiceField(
        label=_("Has anybody noticed any of these?"), choices=tuple(SIGN_WORDS.items()), required=False
    )
    sender_name = TextField(
        label=_("Your name"),
        required_message=_("Write your name, so that we know whom to ask for."),
        max_length=LONGEST["sender_name"],
        autocomplete="name",
        width=20,
    )
    sender_telephone = TextField(
        label=_("A number on which we can ring you"),
        required=False,
        max_length=LONGEST["sender_telephone"],
        inputmode="tel",
        autocomplete="tel",
        width=20,
    )
    place = TextField(
        label=_("Where do they spend their time?"),
        hint=_("A part of town, a school, a park."),
        required=False,
        max_length=LONGEST["place"],
    )
    their_reference = TextField(
        label=_("Your own reference"),
        hint=_("So that you find it again. Never a name."),
        required=False,
        max_length=LONGEST["their_reference"],
        width=20,
    )
    told_young_person = TextAreaField(
        label=_("What has the young person been told, and in what words?"),
        required=False,
        rows=2,
        max_length=LONGEST["told_young_person"],
    )
    told_family = TextAreaField(
        label=_("What have those at home been told, and in what words?"),
        required=False,
        rows=2,
        max_length=LONGEST["told_family"],
    )
    label_used = ChoiceField(
        label=_("Was a word used that may put them off?"),
        hint=_("A label for them, or for those around them. Knowing it helps us to begin well."),
        choices=tuple(LABEL_WORDS.items()),
        required=False,
        inline=True,
    )
    young_person_view = TextAreaField(
        label=_("What does the young person think of it?"),
        required=False,
        rows=2,
        max_length=LONGEST["young_person_view"],
    )
    caregiver_view = TextAreaField(
        label=_("What do those at home think of it?"),
        required=False,
        rows=2,
        max_length=LONGEST["caregiver_view"],
    )
    agencies = MultiChoiceField(
        label=_("Who else is involved?"), choices=tuple(AGENCY_WORDS.items()), required=False
    )
    other_agencies = TextAreaField(
        label=_("Who is it there, and what do they do?"),
        required=False,
        rows=2,
        max_length=LONGEST["other_agencies"],
    )
    risk_to_staff = TextAreaField(
        label=_("Is there anything that we must know before we visit?"),
        hint=_(
            "A dog, somebody at the address, a place where they are watched. Leave it empty if you do not know."
        ),
        required=False,
        rows=2,
        max_length=LONGEST["risk_to_staff"],
    )
    risk_source = TextField(
        label=_("Who told you what we must know before a visit?"),
        required=False,
        max_length=LONGEST["risk_source"],
    )
    risk_known_since = DateField(
        label=_("Since when is it known?"), hint=_("About when will do."), required=False, in_the_past=True
    )
    sender_job = TextField(label=_("What is your job?"), required=False, max_length=LONGEST["sender_job"])
    knows_staff = TextField(
        label=_("Does somebody who works for us know the young person or the family?"),
        hint=_("Then write who. Our team there will not see this; the national manager answers you."),
        required=False,
        max_length=LONGEST["knows_staff"],
    )

    def __init__(self, *args: Any, visitor: Visitor, **options: Any) -> None:
        super().__init__(*args, **options)
        self._places = {f"{one.organisation_id}.{one.area_id}": one for one in visitor.places}
        several = len({one.organisation_id for one in visitor.places}) > 1
        work = self.fields["work"]
        assert isinstance(work, ChoiceField)  # noqa: S101  told to the type checker
        work.choices = [
            (key, f"{one.area} ({one.organisation})" if several else one.area)
            for key, one in self._places.items()
        ]
        if len(self._places) == 1:
            del self.fields["work"]

    @property
    def sends_to(self) -> Place:
        """The organisation and the area for which it is."""
        if len(self._places) == 1:
            return next(iter(self._places.values()))
        return self._places[self.cleaned_data["work"]]

    @property
    def asked_first(self) -> list[BoundField]:
        return [self[name] for name in self.first if name in self.fields]

    @property
    def asked_later(self) -> list[BoundField]:
        return [self[name] for name in self.later]

    @property
    def later_open(self) -> bool:
        """Whether something behind the disclosure has an answer or an error."""
        typed = self.typed or {}
        return any(
            bound.errors or (self.is_bound and bound.data) or typed.get(bound.name)
            for bound in self.asked_later
        )


class ReferForm(TalkForm):
    """To refer: the same questions, and who it is."""

    first = (
        "work", "name_used", "last_name", "date_of_birth", "concerns", "early_signs", "told_young_person",
        "label_used", "risk_to_staff", "sender_name", "sender_telephone",
    )  # fmt: skip
    later = (
        "told_family", "young_person_view", "caregiver_view", "risk_source", "risk_known_since", "agencies",
        "other_agencies", "reaching", "place", "their_reference", "sender_job", "knows_staff",
    )  # fmt: skip

    name_used = TextField(
        label=_("The young person’s first name, as they use it"),
        required_message=_("Write their name. If it may not be given, go back and talk it through."),
        max_length=LONGEST["name_used"],
        width=20,
    )
    last_name = TextField(label=_("Last name"), required=False, max_length=LONGEST["last_name"], width=20)
    date_of_birth = DateField(label=_("Date of birth, if you know it"), required=False, in_the_past=True)
    reaching = TextAreaField(
        label=_("How can we reach them safely?"),
        hint=_("And how not: a telephone that others look at, a door that is watched."),
        required=False,
        rows=2,
        max_length=LONGEST["reaching"],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["age_band"]
        self.fields["concerns"].help_text = _("Several small things can matter more than one big one.")
        self.order_fields([*self.first, *self.later])


FORMS: dict[str, type[TalkForm]] = {"consultation": TalkForm, REFERRAL: ReferForm}
