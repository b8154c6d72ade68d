"""Checks of what is about to be kept: texts that can be kept, codes that exist, days that can be.

The functions answer with sentences by field (`Problems`); `refuse_if` and `Checking` collect them, so that a
person sees everything at once and not one thing after another.
"""

from collections.abc import Mapping
from datetime import date

from soceis.foundation.records import clock, codes
from soceis.foundation.records.errors import Invalid
from soceis.foundation.records.missing import MISSING_REASONS

Problems = dict[str, str]

LINE, NARRATIVE = 200, 20_000  # characters: a line of a list, a text of many paragraphs
CHOOSE = "Choose one."


def day_words(day: date) -> str:
    """ "17 November 2026"."""
    return f"{day.day} {day:%B %Y}"


def text(name: str, value: str, longest: int) -> Problems:
    """A sentence when the text is over-long, or holds a NUL or half a character, which no database keeps."""
    if "\x00" in value or any(0xD800 <= ord(sign) <= 0xDFFF for sign in value):
        return {name: "There is a character in this text that cannot be kept. Type it again."}
    if len(value) > longest:
        return {
            name: f"This is {len(value):,} characters long; up to {longest:,} can be kept. Please shorten it."
        }
    return {}


def texts(values: Mapping[str, str], longest: Mapping[str, int]) -> tuple[dict[str, str], Problems]:
    """The texts trimmed, and a sentence for each that cannot be kept; `longest` is in characters by field."""
    kept = {name: value.strip() for name, value in values.items()}
    problems: Problems = {}
    for name, value in kept.items():
        problems |= text(name, value, longest[name])
    return kept, problems


def code(name: str, scheme: str, value: str, *, on: date | None = None, needed: str = "") -> Problems:
    """A sentence when the code may not be chosen on the day; `needed` is the one for an empty code."""
    if not value:
        return {name: needed} if needed else {}
    if not codes.known(scheme, value, on):
        return {name: "That is not one of the answers. Choose one that is shown."}
    return {}


def answer_or_reason(name: str, answer: object, reason: str) -> Problems:
    """An answer, or why there is none, never both."""
    if reason and reason not in MISSING_REASONS:
        return {f"{name}_missing": "That is not one of the reasons. Choose one that is shown."}
    if answer and reason:
        return {name: "There is an answer and also a reason for having none. Keep one of them."}
    return {}


def past(name: str, day: date | None, *, born: date | None = None) -> Problems:
    """A sentence when the day has not come yet, or lies before the young person was born."""
    if day is None:
        return {}
    if day > clock.today():
        return {name: f"{day_words(day)} has not happened yet. Check the date."}
    if born is not None and day < born:
        return {name: "That day is before they were born. Check the date, or the date of birth."}
    return {}


def refuse_if(*found: Problems) -> None:
    """Raise Invalid with every sentence, when there is one; the first about a field stays."""
    checking = Checking()
    for problems in found:
        checking.note(problems)
    checking.done()


class Checking:
    """Collects sentences by field, the first about each; `done` raises Invalid when there are any."""

    def __init__(self) -> None:
        self.fields: Problems = {}

    def refuse(self, name: str, sentence: str) -> None:
        """Note a sentence about a field."""
        self.fields.setdefault(name, sentence)

    def note(self, problems: Problems) -> None:
        """Note what a function of this module found."""
        for name, sentence in problems.items():
            self.refuse(name, sentence)

    def text(self, name: str, value: str, longest: int = NARRATIVE, needed: str = "") -> None:
        """Text that can be kept, up to `longest` characters; `needed` is the sentence for an empty one."""
        self.note(text(name, value, longest))
        if needed and not value.strip():
            self.refuse(name, needed)

    def code(self, name: str, scheme: str, value: str, *, on: date | None = None, needed: str = "") -> None:
        """A code that may be chosen on the day; empty only when nothing is `needed`."""
        self.note(code(name, scheme, value, on=on, needed=needed))

    def day(
        self, name: str, day: date, *, first: date | None = None, since: str = "", future: bool = False
    ) -> None:
        """A day that has come, not before `first` (which `since` explains: "the referral came on")."""
        if not future:
            self.note(past(name, day))
        if first is not None and day < first:
            self.refuse(
                name, f"{since[:1].upper()}{since[1:]} {day_words(first)}. Choose that day or a later one."
            )

    def done(self) -> None:
        """Raise Invalid with every sentence, when there is one."""
        if self.fields:
            raise Invalid(self.fields)
