"""What is typed about a referral that came: a question, the decision, what a visitor must know. Nothing here saves."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import codes
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.rules import (
    DUPLICATE,
    LONGEST,
    OLDEST,
    PROGRAMME_OF_DECISION,
    YOUNGEST,
    needs_override,
)
from soceis.people.forms import SafetyNoteForm
from soceis.people.rules import LONGEST as LONGEST_NOTE
from soceis.people.rules import NOTHING_KNOWN
from soceis.sharing.consultations.rules import BECAUSE
from soceis.ui.forms import ChoiceField, DateField, Form, MultiChoiceField, TextAreaField, TextField


class AskForm(Form):
    """A question to the referrer."""

    question = TextAreaField(
        label=_("What do you ask the referrer?"),
        hint=_("It is kept here, so that whoever takes the answer knows the question."),
        required_message=_("Write what you ask."),
        rows=3,
        max_length=LONGEST["reason"],
    )


class DecideForm(Form):
    """The decision and its reasons for ourselves; what the referrer hears; going on outside the ages."""

    decision = ChoiceField(
        label=_("What have you decided?"),
        hints={
            "signposted": _(
                "Somebody else fits better. The referrer hears that we looked at it and will ring."
            ),
            "not_accepted": _(
                "The referrer hears that it is not for us, and the reason that you choose below."
            ),
            DUPLICATE: _("It is about what was decided before. The referrer never hears that."),
        },
        reveals={"not_accepted": ("told_because",)},
        required_message=_("Choose what you have decided."),
    )
    because = MultiChoiceField(
        label=_("For which reasons?"),
        hint=_("For ourselves. One will do."),
        choices=lambda: codes.choices("triage_reason"),
        required_message=_("Choose at least one reason."),
    )
    reason = TextAreaField(
        label=_("Why?"),
        hint=_(
            "In your own words. They stay with us; write them so that the young person may one day read them."
        ),
        required_message=_("Say why, in your own words. They stay with us."),
        rows=4,
        max_length=LONGEST["decision_reason"],
    )
    told_because = ChoiceField(
        label=_("What does the referrer hear?"),
        choices=[(code, words) for code, words in BECAUSE.items() if code],
        required_message=_("Choose what the referrer hears."),
    )
    told_words = TextField(
        label=_("Where else may they ask?"),
        hint=_(
            "An organisation and its number. The referrer reads it as it stands: nothing about the young person, "
            "and nothing that tells whether we know somebody."
        ),
        required=False,
        max_length=LONGEST["told_words"],
    )
    age_override_reason = TextAreaField(
        label=_("They are outside the ages. Why do you go on?"),
        hint=_("We work with young people of %(youngest)s to %(oldest)s.")
        % {"youngest": YOUNGEST, "oldest": OLDEST},
        required=False,
        rows=3,
        max_length=LONGEST["age_override_reason"],
    )

    def __init__(self, *args: Any, referral: Referral, **options: Any) -> None:
        super().__init__(*args, **options)
        self.about = referral
        field = self.fields["decision"]
        assert isinstance(field, ChoiceField)  # noqa: S101  told to the type checker
        field.choices = [
            (code, words) for code, words in codes.choices("referral_decision") if code != "pending"
        ]
        if not any(needs_override(referral.age_at_referral, decision) for decision in PROGRAMME_OF_DECISION):
            del self.fields["age_override_reason"]

    def clean(self) -> dict[str, Any]:
        """Outside the ages, going on needs its reason."""
        said = super().clean() or self.cleaned_data
        decision = said.get("decision", "")
        if needs_override(self.about.age_at_referral, decision) and not said.get("age_override_reason"):
            self.add_error("age_override_reason", _("Say why you go on although the age is outside."))
        return said


class RiskForm(SafetyNoteForm):
    """What becomes of what the referrer said that staff must know: a note before every visit, or none."""

    error_title = _("Nothing is noted yet. Please check these answers")
    what = ChoiceField(
        label=_("What becomes of it?"),
        choices=(
            ("take", _("It stands in the notes before a visit")),
            ("leave", _("It is left out of them")),
        ),
        reveals={"take": ("kind", "text", "what_we_do", "source", "known_since"), "leave": ("because",)},
        required_message=_("Choose what becomes of it."),
    )
    text = TextAreaField(
        label=_("What must somebody know before they visit?"),
        hint=_("Say what is known as a fact and what is only thought. No graded police information."),
        required_message=_("Write what somebody must know before they visit."),
        rows=3,
        max_length=LONGEST_NOTE["text"],
    )
    known_since = DateField(
        label=_("Since when is it known?"),
        hint=_(
            "The day of the information itself. If the referrer did not say, ask them: about when will do."
        ),
        required_message=_("Say since when it is known, about when at least."),
        in_the_past=True,
    )
    because = TextAreaField(
        label=_("Why need a visitor not know it?"),
        required_message=_("Say why a visitor need not know it."),
        rows=2,
        max_length=LONGEST["risk_left_because"],
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["answer"]
        kind = self.fields["kind"]
        assert isinstance(kind, ChoiceField)  # noqa: S101  told to the type checker
        kind.choices = [(code, words) for code, words in codes.choices("hazard") if code != NOTHING_KNOWN]
        self.order_fields(["what"])

    def note(self) -> dict[str, Any]:
        """The answers as `referrals.actions.take_risk_over` takes them."""
        return {
            name: self.cleaned_data[name] for name in ("kind", "text", "what_we_do", "source", "known_since")
        }
