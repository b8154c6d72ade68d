"""What staff type about what a partner brought. Nothing here saves."""

from django.utils.translation import gettext_lazy as _

from soceis.sharing.consultations.rules import LONGEST
from soceis.ui.forms import Form, TextAreaField


class AdviceForm(Form):
    """What we advised on the telephone."""

    advice = TextAreaField(
        label=_("What did you advise?"),
        hint=_("Ring them; their page only says that you have talked. Write no name here."),
        required_message=_("Write what you advised."),
        rows=4,
        max_length=LONGEST["advice"],
    )


class NationalForm(Form):
    """A question to the national manager."""

    national_question = TextAreaField(
        label=_("What do you want to ask?"),
        hint=_("The national manager sees this page then, and no young person’s record."),
        required_message=_("Write what you want to ask."),
        rows=3,
        max_length=LONGEST["national_question"],
    )


class NationalAdviceForm(Form):
    """The national manager's answer."""

    national_advice = TextAreaField(
        label=_("What do you advise the area?"),
        required_message=_("Write what you advise."),
        rows=4,
        max_length=LONGEST["national_advice"],
    )


class CloseForm(Form):
    """Closing without a referral."""

    why_closed = TextAreaField(
        label=_("Why does it end here?"),
        hint=_("For ourselves. The partner hears that we have talked, or that we have looked at it."),
        required_message=_("Write why it ends here."),
        rows=3,
        max_length=LONGEST["why_closed"],
    )
