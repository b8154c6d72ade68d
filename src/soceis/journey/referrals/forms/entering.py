"""What is typed about a referral, as values. Nothing here saves.

The questions are in the order in which a person tells it: is anybody in danger, who is it, what worries
you, what have they been told, who told us, what is the main reason.
"""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import clock, codes
from soceis.foundation.records.nations import source_words
from soceis.journey.referrals.rules import (
    LONGEST,
)
from soceis.people.forms import WhoForm
from soceis.people.queries import Lookalike
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    MultiChoiceField,
    Section,
    TextAreaField,
    TextField,
    YesNo,
)

SOMEBODY_ELSE = "somebody_else"
LABEL_ANSWERS = (("yes", _("Yes")), ("no", _("No")), ("unknown", _("We do not know")))
LABEL_USED = {"yes": True, "no": False, "unknown": None}

WORRIES = Section(_("What worries you"), ("concerns", "early_signs"))
TOLD = Section(
    _("What they have been told"),
    ("told_young_person", "told_family", "label_used", "young_person_view", "caregiver_view"),
    _(
        "A label can shut the door before we have knocked. Knowing what was said helps us to plan the first contact."
    ),
)
TELLERS = Section(
    _("Who told us"),
    (
        "received_on",
        "source",
        "referrer_organisation",
        "referrer_name",
        "referrer_contact",
        "agencies",
        "other_agencies",
    ),
)
BEFORE_VISITS = Section(
    _("Before anybody visits"),
    ("risk_to_staff", "risk_source", "risk_known_since"),
    _("When the referral is accepted you are asked what of it stands in the notes before a visit."),
)
REASON = Section(_("Main reason"), ("primary_reason", "programme_asked"))
DANGER = Section("", ("in_danger_now",))


class ReferralForm(Form):
    """A referral of a young person whom we know."""

    error_title = _("The referral is not saved yet. Please check these answers")
    error_lead = _("What you typed is still here.")
    sections: ClassVar[Sequence[Section]] = (DANGER, WORRIES, TOLD, TELLERS, BEFORE_VISITS, REASON)

    may_wait: ClassVar[tuple[str, ...]] = ()
    in_danger_now = YesNo(
        label=_("Is somebody in danger now?"), required_message=_("Say whether somebody is in danger now.")
    )
    concerns = TextAreaField(
        label=_("What has been seen or said, when and where?"),
        hint=_("Several small things can matter more than one big one. Their own words in quotation marks."),
        required_message=_("Write what worries you."),
        rows=8,
        max_length=LONGEST["concerns"],
    )
    early_signs = MultiChoiceField(
        label=_("Has anybody noticed any of these?"),
        choices=lambda: codes.choices("early_sign"),
        required=False,
    )
    told_young_person = TextAreaField(
        label=_("What has the young person been told, and in what words?"),
        hint=_("Write “nothing” when they have not been told."),
        required=False,
        rows=3,
        max_length=LONGEST["told_young_person"],
    )
    told_family = TextAreaField(
        label=_("What have those at home been told, and in what words?"),
        required=False,
        rows=2,
        max_length=LONGEST["told_family"],
    )
    label_used = ChoiceField(
        label=_("Was a label used, such as “exploited”, “gang” or “at risk”?"),
        choices=LABEL_ANSWERS,
        inline=True,
        required_message=_("Say whether a label was used. “We do not know” is an answer."),
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
    received_on = DateField(
        label=_("When did we receive it?"),
        in_the_past=True,
        required_message=_("Add the day on which it came."),
        initial=clock.today,
    )
    source = ChoiceField(
        label=_("Which kind of organisation referred?"),
        choices=lambda: codes.choices("referral_source"),
        select=True,
        required_message=_("Choose who referred. “Not known” is in the list."),
    )
    referrer_organisation = TextField(
        label=_("Which one?"),
        hint=_("For example: Fitzalan High School."),
        required=False,
        max_length=LONGEST["referrer_organisation"],
    )
    referrer_name = TextField(
        label=_("Who there?"), required=False, max_length=LONGEST["referrer_name"], width=20
    )
    referrer_contact = TextField(
        label=_("How do we answer them?"),
        hint=_("Telephone or e-mail."),
        required=False,
        max_length=LONGEST["referrer_contact"],
    )
    agencies = MultiChoiceField(
        label=_("Who else is involved?"), choices=lambda: codes.choices("partner_kind"), required=False
    )
    other_agencies = TextAreaField(
        label=_("Who is it there, and what do they do?"),
        required=False,
        rows=2,
        max_length=LONGEST["other_agencies"],
    )
    risk_to_staff = TextAreaField(
        label=_("Is there anything that staff must know before they visit?"),
        hint=_("A dog, somebody at the address, a place where they are watched. Only what was said."),
        required=False,
        rows=2,
        max_length=LONGEST["risk_to_staff"],
    )
    risk_source = TextField(
        label=_("Where does that come from?"),
        hint=_("For example: their social worker, who was there."),
        required=False,
        max_length=LONGEST["risk_source"],
    )
    risk_known_since = DateField(
        label=_("Since when is it known?"), hint=_("About when will do."), required=False, in_the_past=True
    )
    primary_reason = ChoiceField(
        label=_("What is the main reason?"),
        hint=_("The one that the referrer would name first."),
        choices=lambda: codes.choices("referral_reason"),
        missing_reasons=True,
        required_message=_("Choose the main reason, or why there is no answer."),
    )
    programme_asked = ChoiceField(
        label=_("Which programme did the referrer have in mind?"),
        choices=lambda: codes.choices("programme"),
        select=True,
        required=False,
        choose=_("They did not say"),
    )

    def speak_as_in(self, nation: str) -> None:
        """Name kinds of organisations as the nation does; the codes stay the same."""
        source = self.fields["source"]
        assert isinstance(source, ChoiceField)  # noqa: S101  told to the type checker
        source.choices = source_words(nation, codes.choices("referral_source"))

    @property
    def later(self) -> list[BoundField]:
        """The questions that may wait, which the page keeps closed until somebody wants them."""
        return [self[name] for name in self.may_wait]

    @property
    def later_open(self) -> bool:
        """Whether one of them has an answer or an error."""
        return any(
            bound.errors or (self.is_bound and bound.data) or (self.typed or {}).get(bound.name)
            for bound in self.later
        )

    def referral(self) -> dict[str, Any]:
        """The answers as `referrals.actions.enter` takes them."""
        said = {name: self.cleaned_data[name] for name in REFERRAL_NAMES if name in self.cleaned_data}
        return {
            **said,
            "label_used": LABEL_USED[said["label_used"]],
            "in_danger_now": bool(said["in_danger_now"]),
        }


REFERRAL_NAMES = (*ReferralForm.base_fields, "primary_reason_missing")


class NewReferralForm(ReferralForm, WhoForm):
    """A referral of somebody who may be new to us.

    When `lookalikes` are found, the person is asked whether it is one of them before anything is saved.
    """

    who_title = _("Who is it?")
    may_wait: ClassVar[tuple[str, ...]] = WhoForm.MAY_WAIT
    sections = (
        DANGER, Section(who_title, ("same_as", *WhoForm.WHO)), WORRIES, TOLD, TELLERS, BEFORE_VISITS, REASON,
    )  # fmt: skip

    def __init__(self, *args: Any, nation: str, **options: Any) -> None:
        super().__init__(*args, nation=nation, **options)
        self.speak_as_in(nation)
        self._in_order()

    def ask_about(self, lookalikes: list[Lookalike], before: Mapping[str, str]) -> None:
        """Ask whether it is one of these; call it before the answers are checked.

        `before` says by identifier what became of earlier referrals.
        """
        choices = [(str(found.young_person.id), found.sentence.removesuffix(ASKING)) for found in lookalikes]
        self.fields["same_as"] = ChoiceField(
            label=_("Is this somebody who is already with us?"),
            hint=_("The same person keeps one record, so that nobody has to tell their story again."),
            hints=before,
            choices=[*choices, (SOMEBODY_ELSE, _("No, this is somebody else"))],
            required_message=_("Nothing is saved yet: say whether this is somebody who is already with us."),
        )
        self._in_order()

    def _in_order(self) -> None:
        """Errors are listed in the order in which the questions stand."""
        self.order_fields([name for section in self.sections for name in section.fields])

    def who(self) -> dict[str, Any]:
        """The answers about the person as `people.actions.add` takes them."""
        missing = {f"{name}_missing" for name in self.WHO}
        return {name: value for name, value in self.details().items() if name in self.WHO or name in missing}

    @property
    def chosen(self) -> str:
        """The id of the young person who is the same, SOMEBODY_ELSE, or "" when nobody was asked about."""
        return str(self.cleaned_data.get("same_as", ""))


ASKING = " Is this the same person?"
