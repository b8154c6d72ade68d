"""Asking for another worker, in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from soceis.journey.casework.models import ChangeAsked, MatchingNote
from soceis.journey.casework.rules.workers import ASKED_BY, CHANGE_ANSWERS, GENDER, LOCAL
from soceis.ui.words import day_words


@dataclass(frozen=True)
class AskedLine:
    """One time that somebody asked: what they said, how it stands, the answer as it is told."""

    words: str
    who: str
    state: str
    tone: str
    answer: str


def asked_lines(asked: Sequence[ChangeAsked]) -> list[AskedLine]:
    """Every time that somebody asked for another worker."""
    return [_line(one) for one in asked]


def _line(one: ChangeAsked) -> AskedLine:
    who = f"{ASKED_BY[one.asked_by]}, {day_words(one.asked_on)}"
    if one.answered_on is None:
        return AskedLine(one.words, who, "Waits for the manager", "wait", "")
    by = f" by {one.answered_by.display_name}" if one.answered_by else ""
    answer = (
        f"{CHANGE_ANSWERS[one.answer]}. {one.answer_words} (answered{by} on {day_words(one.answered_on)})"
    )
    if one.told_on is None:
        return AskedLine(one.words, who, "Tell them", "late", answer)
    return AskedLine(one.words, who, f"Told on {day_words(one.told_on)}", "done", answer)


def matching_words(note: MatchingNote | None) -> list[str]:
    """The wishes, one a line; nothing when nobody has asked them."""
    if note is None:
        return []
    language = f"Would like to speak {note.language}" if note.language else ""
    return [
        words
        for words in (LOCAL.get(note.local, ""), GENDER.get(note.gender, ""), language, note.words)
        if words
    ]
