"""How a field is drawn: plain values that every field of ours carries as `look`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    # A sentence, translated now or when it is shown.
    Words = str | _StrPromise
else:
    Words = str | Promise

# GOV.UK Frontend's width classes, by the number of characters a box should suggest.
WIDTHS = (2, 3, 4, 5, 10, 20, 30)


@dataclass(frozen=True)
class Look:
    """What the templates need to know about a field beyond Django's own attributes.

    `width` is one of WIDTHS, or 0 for the full column. `label_size` is "", "l" or "hidden". `hints` and
    `reveals` are per choice; `reveals` maps a choice to the names of the fields it opens.
    """

    kind: str
    input_type: str = "text"
    width: int = 0
    label_size: str = ""
    rows: int = 5
    count: bool = False
    inline: bool = False
    prefix: Words = ""
    suffix: Words = ""
    inputmode: str = ""
    accept: str = ""  # of a file: what the browser offers first
    autocomplete: str = "off"
    spellcheck: bool = False
    hints: Mapping[str, Words] = field(default_factory=dict)
    reveals: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    choose: Words = ""
    mark_optional: bool = True

    def __post_init__(self) -> None:
        if self.width and self.width not in WIDTHS:
            raise ValueError(f"A field is {', '.join(map(str, WIDTHS))} characters wide, not {self.width}.")


class Drawn:
    """Mixed into Django's fields: keeps the look, and says in our words when an answer is needed.

    `needs_answer` stays true when `missing_reasons` lets a reason stand in for the answer; Django's own
    `required` is then off, because the form checks the two together.
    """

    look: Look
    missing_reasons: bool
    needs_answer: bool
    nothing: Any = None

    def dress(
        self, look: Look, *, label: Words, required: bool, missing_reasons: bool, required_message: Words
    ) -> dict[str, Any]:
        """Remember the look; returns the keyword arguments that Django's field should get."""
        self.look = look
        self.missing_reasons = missing_reasons
        self.needs_answer = required
        message = required_message or self.default_required_message(label)
        return {
            "required": required and not missing_reasons,
            "label": label,
            "label_suffix": "",
            "error_messages": {"required": message},
        }

    def default_required_message(self, label: Words) -> Words:
        """What is said when the answer is not there."""
        return format_lazy(_("“{label}” needs an answer."), label=label)

    def needs_an_answer(self) -> ValidationError:
        """The error for an answer that is not there."""
        messages: Mapping[str, Words] = getattr(self, "error_messages", {})
        return ValidationError(str(messages["required"]), code="required")
