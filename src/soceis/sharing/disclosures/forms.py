"""What is shared with others, what they told us, what is put right."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from soceis.foundation.accounts.models import Area
from soceis.foundation.records import clock, codes
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.disclosures.rules import AFTERWARDS, HANDLING, LONGEST
from soceis.sharing.partners.forms import AreaForm
from soceis.sharing.partners.models import Organisation
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
from soceis.ui.words import day_words


class _WithOthers(AreaForm):
    """With which organisation, about which kinds of information. `areas` are those of the young person."""

    organisation = ChoiceField(
        label=_("Which organisation?"), select=True, required_message=_("Choose the organisation.")
    )
    area = ChoiceField(label=_("For which area?"), required_message=_("Choose the area."))

    def __init__(
        self, *args: Any, organisations: Iterable[Organisation], areas: Iterable[Area], **options: Any
    ) -> None:
        super().__init__(*args, areas=areas, **options)
        self.organisations = {str(one.pk): one for one in organisations}
        listed = [(key, one.name) for key, one in self.organisations.items()]
        self.fields["organisation"].choices = listed  # type: ignore[attr-defined]

    def with_others(self) -> dict[str, Any]:
        """The values, with the organisation and the area in them."""
        said = dict(self.cleaned_data)
        return {
            **said,
            "organisation": self.organisations[said["organisation"]],
            "area": self.chosen_area(),
        }


class ShareForm(_WithOthers):
    """What is told to another organisation, or was asked for and is not told."""

    error_title = _("This is not noted yet. Please check these answers")
    sections: ClassVar[Sequence[Section]] = (
        Section(
            _("To whom, and what"),
            ("organisation", "area", "decision", "what", "categories", "purpose", "why"),
        ),
        Section(_("Does the young person know?"), ("told", "told_note")),
        Section(_("How"), ("method", "happened_on", "based_on", "source_agreed")),
        Section(_("What allows it"), ("article_6", "article_9", "article_10", "outside_reason")),
    )
    decision = ChoiceField(
        label=_("What did you decide?"),
        choices=lambda: codes.choices("disclosure_decision"),
        initial="shared",
        inline=True,
    )
    what = TextAreaField(
        label=_("What is it, in words?"),
        hint=_("The least that serves. The words themselves, where you can."),
        required_message=_("Write what was shared, or what they asked for."),
        rows=4,
        max_length=LONGEST["what"],
    )
    categories = MultiChoiceField(
        label=_("Which kinds of information does it hold?"),
        choices=lambda: codes.choices("sharing_category"),
        required_message=_("Choose which kinds of information it holds."),
    )
    purpose = ChoiceField(
        label=_("What for?"), choices=lambda: codes.choices("sharing_purpose"), initial="safeguarding"
    )
    why = TextAreaField(
        label=_("Why, and why this much?"),
        required_message=_("Say why. A reason for not sharing is kept as well."),
        rows=3,
        max_length=LONGEST["why"],
    )
    told = ChoiceField(
        label=_("Does the young person know?"),
        choices=lambda: codes.choices("young_person_told"),
        required=False,
    )
    told_note = TextAreaField(
        label=_("In what words, or why not?"), required=False, rows=2, max_length=LONGEST["told_note"]
    )
    method = ChoiceField(
        label=_("How was it passed?"),
        choices=lambda: codes.choices("disclosure_method"),
        select=True,
        required=False,
    )
    happened_on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)
    based_on = ChoiceField(
        label=_("Is it something that others told us?"), required=False, select=True, choose=_("No")
    )
    source_agreed = YesNo(label=_("If so, did they agree that it is passed on?"), required=False)
    article_6 = ChoiceField(
        label=_("Lawful basis"),
        choices=lambda: codes.choices("article_6"),
        select=True,
        required=False,
        initial="recognised_interest",
    )
    article_9 = ChoiceField(
        label=_("Health, ethnicity, religion, sexuality: what allows it?"),
        choices=lambda: codes.choices("article_9"),
        select=True,
        initial="none",
    )
    article_10 = ChoiceField(
        label=_("Offences, alleged or proven: what allows it?"),
        choices=lambda: codes.choices("article_10"),
        select=True,
        initial="none",
    )
    outside_reason = TextAreaField(
        label=_("If no agreement covers it: why can safety not wait?"),
        hint=_("The manager looks at it afterwards. Leave it empty when an agreement covers it."),
        required=False,
        rows=2,
        max_length=LONGEST["outside_reason"],
    )

    def __init__(self, *args: Any, sources: Iterable[Disclosure] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.sources = {str(one.pk): one for one in sources}
        if self.sources:
            listed = [("", _("No")), *(self._source(one) for one in self.sources.values())]
            self.fields["based_on"].choices = listed  # type: ignore[attr-defined]
        else:
            del self.fields["based_on"], self.fields["source_agreed"]

    @staticmethod
    def _source(one: Disclosure) -> tuple[str, str]:
        handling = HANDLING[one.handling].lower()
        return str(one.pk), f"{one.organisation.name}, {day_words(one.happened_on)} ({handling})"

    def values(self) -> dict[str, Any]:
        said = self.with_others()
        return {
            **said,
            "based_on": self.sources.get(said.get("based_on", "")),
            "source_agreed": bool(said.get("source_agreed")),
        }


class ToldUsForm(_WithOthers):
    """What another organisation told us, and what may be done with it."""

    what = TextAreaField(
        label=_("What did they tell us?"),
        hint=_("Not graded intelligence, and not who their source is: that stays with the police."),
        required_message=_("Write what they told us."),
        rows=4,
        max_length=LONGEST["what"],
    )
    categories = MultiChoiceField(
        label=_("Which kinds of information does it hold?"),
        choices=lambda: codes.choices("sharing_category"),
        required_message=_("Choose which kinds of information it holds."),
    )
    purpose = ChoiceField(
        label=_("What for?"), choices=lambda: codes.choices("sharing_purpose"), initial="safeguarding"
    )
    handling = ChoiceField(
        label=_("May it be passed on?"),
        choices=lambda: codes.choices("handling"),
        required_message=_("Say whether it may be passed on. Ask them if unsure."),
    )
    originator = TextField(
        label=_("Their reference, or who there it comes from"),
        required=False,
        max_length=LONGEST["originator"],
    )
    happened_on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)


class ReceiptForm(Form):
    """It arrived."""

    received_by = TextField(
        label=_("Who told you that it arrived?"),
        required_message=_("Write who told you that it arrived."),
        max_length=LONGEST["received_by"],
    )
    on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)


class PutRightForm(Form):
    """Something that was told was wrong, or should not have been told."""

    kind = ChoiceField(label=_("What is to be done?"), choices=tuple(AFTERWARDS.items()))
    words = TextAreaField(
        label=_("What was wrong, and what is right?"),
        required_message=_("Say what was wrong, and what is right."),
        rows=3,
        max_length=LONGEST["words"],
    )
    notified_on = DateField(
        label=_("When did you tell them?"),
        hint=_("Leave it empty when you have not yet."),
        required=False,
        in_the_past=True,
    )


class AnswerForm(Form):
    """What somebody who heard of a correction or recall did with it."""

    answer = ChoiceField(
        label=_("What did they do?"),
        choices=lambda: codes.choices("afterwards_answer"),
        required_message=_("Choose what they did."),
    )
    answered_by = TextField(
        label=_("Who told you so?"),
        required_message=_("Write who answered."),
        max_length=LONGEST["answered_by"],
    )
    on = DateField(label=_("On which day?"), in_the_past=True, initial=clock.today)
