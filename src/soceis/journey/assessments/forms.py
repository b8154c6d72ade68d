"""How life is going, in taps; a licence; ten numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from soceis.foundation.records import clock, codes
from soceis.journey.assessments.models import Conversation
from soceis.journey.assessments.queries import Talk, said
from soceis.journey.assessments.rules import (
    LIFE_HINTS,
    LIFE_PARTS,
    LONGEST_WORDS,
    NUMBERS,
    SCORES,
    TAPS,
    YOUNG_PERSON,
    Said,
)
from soceis.ui.forms import (
    ChoiceField,
    DateField,
    Form,
    HiddenField,
    MultiChoiceField,
    TextAreaField,
    TextField,
)

WORDS, SEEN = "_words", "seen"
DOES_NOT_APPLY = "none"


class BeginForm(Form):
    """When they talk, and who is there."""

    held_on = DateField(label=_("When do you talk?"), in_the_past=True, initial=clock.today)
    present = MultiChoiceField(
        label=_("Who is there, besides you?"),
        choices=lambda: codes.choices("life_present"),
        required=False,
        initial=(YOUNG_PERSON,),
    )


@dataclass(frozen=True)
class PartLine:
    """One part of life on the page: its boxes, and whether words were written."""

    title: str
    answer: BoundField
    words: BoundField
    has_words: bool


class LifeForm(Form):
    """What one side says. Nothing has to be answered, and what is left stays as it was."""

    mark_optional = False

    seen = HiddenField()
    begin_with = ChoiceField(
        label=_("If one thing could get better first, which one?"),
        choices=tuple(LIFE_PARTS.items()),
        required=False,
        select=True,
        choose=_("Not sure, or none"),
    )
    in_their_words = TextAreaField(
        label=_("Anything else you want to say?"), required=False, rows=3, max_length=2_000
    )

    def __init__(self, *args: Any, side: str, talk: Talk, **options: Any) -> None:
        super().__init__(*args, initial=_filled(talk, side), **options)
        self.side = side
        if side != YOUNG_PERSON:
            del self.fields["begin_with"], self.fields["in_their_words"]
        for part, title in LIFE_PARTS.items():
            own = side == YOUNG_PERSON
            self.fields[part] = ChoiceField(
                label=title if own else _("%(part)s: how do you see it?") % {"part": title},
                hint=LIFE_HINTS[part] if own else "",
                choices=tuple(TAPS.items()),
                required=False,
                inline=True,
            )
            self.fields[part + WORDS] = TextField(
                label=_("In your words"), required=False, max_length=LONGEST_WORDS, spellcheck=True
            )

    @property
    def lines(self) -> Iterator[PartLine]:
        """The ten parts with their boxes."""
        for part, title in LIFE_PARTS.items():
            words = self[part + WORDS]
            yield PartLine(title, self[part], words, bool(words.value()))

    def clean(self) -> dict[str, Any]:
        """Words need an answer beside them, so that nobody has to guess it from them."""
        clean = super().clean() or self.cleaned_data
        for part in LIFE_PARTS:
            if clean.get(part + WORDS) and not clean.get(part) and part not in self.errors:
                self.add_error(part, _("There are words here and no answer. Tap one too; “Not now” is fine."))
        return clean

    @property
    def seen_version(self) -> int | None:
        """What the page showed when it was opened; None when the hidden box was lost."""
        text = self.cleaned_data.get(SEEN, "")
        return int(text) if text.isdecimal() else None

    def values(self) -> dict[str, Any]:
        """What `actions.answer` takes."""
        clean = self.cleaned_data
        answers = {part: Said(clean[part], clean[part + WORDS]) for part in LIFE_PARTS if clean.get(part)}
        extra: dict[str, Any] = {}
        for name in ("begin_with", "in_their_words"):
            if name in clean:
                extra[name] = clean[name]
        return {"side": self.side, "answers": answers, "seen": self.seen_version, **extra}


def _filled(talk: Talk, side: str) -> Mapping[str, str]:
    """What that side said before in this conversation."""
    conversation: Conversation = talk.conversation
    values = {SEEN: str(talk.seen(side))}
    values |= {name: getattr(conversation, name) for name in ("begin_with", "in_their_words")}
    for part, row in talk.side(side).items():
        values[part], values[part + WORDS] = said(row).tap, row.words
    return values


class LicenceForm(Form):
    """The evidence of a licence."""

    area = ChoiceField(label=_("For which area?"))
    holder = TextField(label=_("Who holds the licence?"), max_length=120)
    reference = TextField(label=_("Its reference"), max_length=80)
    valid_from = DateField(label=_("Valid from"))
    valid_until = DateField(label=_("Valid until"))
    area_names = TextAreaField(
        label=_("What the ten are called"),
        hint=_("Only if your licence lets you: ten lines. Left empty, they show as Area 1 to Area 10."),
        required=False,
        rows=5,
        max_length=1_000,
    )

    def __init__(self, *args: Any, areas: Mapping[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = self.fields["area"]
        if isinstance(chosen, ChoiceField):
            chosen.choices = list(areas.items())
        if len(areas) == 1:
            chosen.initial = next(iter(areas))

    def names(self) -> list[str]:
        """The lines that hold something."""
        text: str = self.cleaned_data["area_names"]
        return [line.strip() for line in text.splitlines() if line.strip()]


class LicensedForm(Form):
    """One reading of the licensed instrument."""

    read_on = DateField(label=_("When was it read?"), in_the_past=True, initial=clock.today)
    present = MultiChoiceField(
        label=_("Who was there, besides you?"),
        choices=lambda: codes.choices("life_present"),
        required=False,
        initial=(YOUNG_PERSON,),
    )

    def __init__(self, *args: Any, names: Mapping[int, str], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(DOES_NOT_APPLY, gettext("Does not apply"))]
        choices += [(str(score), str(score)) for score in SCORES]
        for number in NUMBERS:
            self.fields[f"score_{number}"] = ChoiceField(
                label=names[number], choices=choices, required=False, select=True, choose=_("Not read")
            )

    @property
    def scores(self) -> list[BoundField]:
        return [self[f"score_{number}"] for number in NUMBERS]

    def values(self) -> dict[str, Any]:
        """What `actions.record_licensed` takes."""
        clean = self.cleaned_data
        given = {number: clean[f"score_{number}"] for number in NUMBERS if clean[f"score_{number}"]}
        scores = {number: None if score == DOES_NOT_APPLY else int(score) for number, score in given.items()}
        return {"scores": scores, "read_on": clean["read_on"], "present": clean["present"]}
