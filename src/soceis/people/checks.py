"""Checks that every action about people shares: texts that can be kept, codes that exist, days that can be."""

from collections.abc import Mapping
from datetime import date

from soceis.foundation.records import clock, codes
from soceis.foundation.records.errors import Invalid
from soceis.foundation.records.missing import MISSING_REASONS
from soceis.people.rules import LONGEST

Problems = dict[str, str]


def texts(values: Mapping[str, str], longest: Mapping[str, int] = LONGEST) -> tuple[dict[str, str], Problems]:
    """The texts trimmed, and a sentence for each that cannot be kept (too long, or with a NUL byte)."""
    kept: dict[str, str] = {}
    problems: Problems = {}
    for name, value in values.items():
        kept[name] = value.strip()
        if "\x00" in value or any(0xD800 <= ord(sign) <= 0xDFFF for sign in value):
            problems[name] = "There is a character in this text that cannot be kept. Type it again."
        elif len(kept[name]) > longest[name]:
            problems[name] = (
                f"This is {len(kept[name]):,} characters long; up to {longest[name]:,} can be kept. Please shorten it."
            )
    return kept, problems


def code(name: str, scheme: str, value: str, *, needed: bool = False) -> Problems:
    """A sentence when the code is not in the list."""
    if not value:
        return {name: "Choose one."} if needed else {}
    return (
        {}
        if codes.known(scheme, value)
        else {name: "That is not one of the answers. Choose one that is shown."}
    )


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
        return {name: "That day has not come yet. Check the date."}
    if born is not None and day < born:
        return {name: "That day is before they were born. Check the date, or the date of birth."}
    return {}


def refuse_if(*found: Problems) -> None:
    """Raise Invalid with every sentence, when there is one."""
    together: Problems = {}
    for problems in found:
        for name, sentence in problems.items():
            together.setdefault(name, sentence)
    if together:
        raise Invalid(together)
