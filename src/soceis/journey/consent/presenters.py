"""The agreement and the permissions, in words."""

from dataclasses import dataclass
from datetime import date

from soceis.journey.consent.models import Agreement, LimitsExplained, PermissionAnswer
from soceis.journey.consent.queries import Standing
from soceis.journey.consent.rules import (
    AGREED_HOW,
    ANSWERED_BY,
    ASKED,
    COMPETENCE,
    GIVEN,
    NOT_ASKED,
    PURPOSES,
    STATES,
    UNDERSTOOD,
    ask_again,
)
from soceis.ui.words import day_words

TONES = {GIVEN: "done", "refused": "wait", "withdrawn": "wait", NOT_ASKED: "plain"}
ASK_AGAIN = "Somebody else said yes for them. They decide this themselves now: ask them."


@dataclass(frozen=True)
class PurposeLine:
    """One purpose: the question as one would ask it, how it stands, and what was said before."""

    purpose: str
    partner: str
    title: str
    asked: str
    state: str
    tone: str
    said: str
    again: str
    note: str
    before: list[str]


def purpose_lines(standings: list[Standing], now: str) -> list[PurposeLine]:
    """Every purpose in words; `now` is how it stands with deciding for themselves today."""
    return [_line(one, now) for one in standings]


def _line(one: Standing, now: str) -> PurposeLine:
    latest = one.latest
    again = latest is not None and ask_again(latest.answer, latest.answered_by, now)
    return PurposeLine(
        one.purpose,
        one.partner,
        f"{PURPOSES[one.purpose]}{f': {one.partner}' if one.partner else ''}",
        ASKED[one.purpose],
        STATES[one.state],
        TONES[one.state],
        said_words(latest) if latest is not None else "",
        ASK_AGAIN if again else "",
        latest.note if latest is not None else "",
        [f"{STATES[answer.answer]} · {said_words(answer)}" for answer in one.answers[1:]],
    )


def said_words(answer: PermissionAnswer) -> str:
    """ "The young person, 3 May 2026. Presumed from their age. Noted by Nia"."""
    judged = COMPETENCE.get(answer.competence, "")
    if answer.judged_how:
        judged = f"{judged}: {answer.judged_how}" if judged else answer.judged_how
    by = f"Noted by {answer.created_by.get_short_name()}" if answer.created_by else ""
    who = f"{ANSWERED_BY[answer.answered_by]}, {day_words(answer.answered_on)}"
    return ". ".join(part.rstrip(".") for part in (who, judged, by) if part)


def agreement_words(agreement: Agreement | None) -> str:
    """ "Agreed on 3 May 2026: they said so (the second)"."""
    if agreement is None or agreement.agreed_on is None:
        return ""
    how = AGREED_HOW.get(agreement.agreed_how, "")
    said = f": {how[:1].lower()}{how[1:]}" if how else ""
    return f"Agreed on {day_words(agreement.agreed_on)}{said}"


def former_words(agreement: Agreement) -> str:
    """Which one it was and when it was agreed."""
    return f"Number {agreement.number}, agreed on {_day(agreement.agreed_on)}"


def _day(day: date | None) -> str:
    return day_words(day) if day else "a day that was not noted"


def limits_words(told: list[LimitsExplained]) -> str:
    """ "Explained on 3 May 2026 by Nia. They understood it"; says so when it was not explained yet."""
    if not told:
        return "Not explained yet."
    last = told[0]
    by = f" by {last.created_by.get_short_name()}" if last.created_by else ""
    return f"Explained on {day_words(last.explained_on)}{by}. {UNDERSTOOD.get(last.understood, '')}"
