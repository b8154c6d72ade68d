"""What was flagged, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from soceis.foundation.records import clock
from soceis.journey.casework.models import Concern
from soceis.journey.casework.rules.flags import FLAG_STATES, UNANSWERED, is_late
from soceis.ui.words import day_words


@dataclass(frozen=True)
class FlagLine:
    """One thing that was flagged, and what came of it; `tone` is that of a tag."""

    text: str
    about: str
    state: str
    tone: str
    answer: str


def flag_lines(flags: Iterable[Concern]) -> list[FlagLine]:
    """In the order given."""
    return [_line(flag) for flag in flags]


def due_words(flag: Concern) -> str:
    """ "answer by Wed 25 Nov", "answer was due Fri 20 Nov"."""
    if flag.answer_by is None:
        return ""
    was = "answer was due" if is_late(flag.flag, flag.answer_by, clock.today()) else "answer by"
    return f"{was} {day_words(flag.answer_by)}"


def _line(flag: Concern) -> FlagLine:
    late = is_late(flag.flag, flag.answer_by, clock.today())
    begun = f"{flag.worker.get_short_name()}, {day_words(flag.created_at)}"
    waits = due_words(flag) if flag.flag in UNANSWERED else ""
    by = flag.answered_by.get_short_name() if flag.answered_by else ""
    on = day_words(flag.answered_on) if flag.answered_on else ""
    tone = "late" if late else "wait" if flag.flag in UNANSWERED else "done"
    return FlagLine(
        text=flag.text,
        about=" · ".join(filter(None, (begun, waits))),
        state=FLAG_STATES.get(flag.flag, ""),
        tone=tone,
        answer=f"{flag.answer} ({by}, {on})" if flag.answer else "",
    )
