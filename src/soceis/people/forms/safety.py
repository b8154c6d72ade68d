"""What to know before a visit."""

from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import clock, codes
from soceis.people.rules import LONGEST
from soceis.ui.forms import ChoiceField, DateField, Form, TextAreaField, TextField


class SafetyNoteForm(Form):
    """A hazard, or that nothing is known, with its source and its age."""

    kind = ChoiceField(
        label=_("What is it about?"),
        choices=lambda: codes.choices("hazard"),
        hints={
            "nothing_known": _("Somebody has asked, and there is nothing that a visitor must look out for.")
        },
    )
    answer = ChoiceField(
        label=_("What did you learn?"), choices=lambda: codes.choices("safety_answer"), required=False
    )
    text = TextAreaField(
        label=_("What must somebody know before they visit?"),
        hint=_("Say what is known as a fact and what is only thought. No graded police information."),
        required=False,
        rows=3,
        max_length=LONGEST["text"],
    )
    what_we_do = TextAreaField(
        label=_("What do we do about it?"),
        hint=_("For example: meet at the library; go in twos; ring from the car."),
        required=False,
        rows=2,
        max_length=LONGEST["what_we_do"],
    )
    source = TextField(
        label=_("Who told us?"),
        hint=_("For example: police, by telephone; his mother; seen by Nia."),
        required_message=_("Say who told us. Information without a source cannot be weighed."),
        max_length=LONGEST["source"],
    )
    known_since = DateField(
        label=_("Since when is it known?"),
        hint=_("The day of the information itself, not of writing it down."),
        in_the_past=True,
        initial=clock.today,
    )
