"""Checks of what is about to be kept, collected so that a person sees everything at once."""

from datetime import date

from soceis.foundation.records import clock, codes
from soceis.foundation.records.errors import Invalid

LINE, NARRATIVE = 200, 20_000


def day_words(day: date) -> str:
    """ "17 November 2026"."""
    return f"{day.day} {day:%B %Y}"


class Checking:
    """Collects sentences by field; `done` raises Invalid when there are any."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}

    def refuse(self, name: str, sentence: str) -> None:
        """Note a sentence about a field; the first one stays."""
        self.fields.setdefault(name, sentence)

    def text(self, name: str, value: str, longest: int = NARRATIVE, needed: str = "") -> None:
        """Text without NUL and not over-long; `needed` is the sentence for an empty one."""
        if "\x00" in value:
            self.refuse(name, "There is a character in this text that cannot be kept. Please type it again.")
        if len(value) > longest:
            self.refuse(
                name,
                f"This is {len(value):,} characters long; the longest is {longest:,}. Please shorten it.",
            )
        if needed and not value.strip():
            self.refuse(name, needed)

    def code(self, name: str, scheme: str, code: str, *, on: date | None = None, needed: str = "") -> None:
        """A code that may be chosen on the day; empty only when nothing is `needed`."""
        if not code:
            if needed:
                self.refuse(name, needed)
            return
        if not codes.known(scheme, code, on):
            self.refuse(name, "That is not one of the answers. Choose one that is shown.")

    def day(
        self, name: str, day: date, *, first: date | None = None, since: str = "", future: bool = False
    ) -> None:
        """A day that has come, not before `first` (which `since` explains: "the referral came on")."""
        if not future and day > clock.today():
            self.refuse(name, f"{day_words(day)} has not happened yet. Check the date.")
        if first is not None and day < first:
            self.refuse(
                name, f"{since[:1].upper()}{since[1:]} {day_words(first)}. Choose that day or a later one."
            )

    def done(self) -> None:
        if self.fields:
            raise Invalid(self.fields)
