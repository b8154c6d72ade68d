"""Conversations about life, licences and licensed readings, made through the actions."""

from datetime import date, timedelta
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.journey.assessments import actions
from soceis.journey.assessments.models import Conversation, Licence, LicensedReading
from soceis.journey.assessments.rules import YOUNG_PERSON, Said
from soceis.journey.casework.models import Episode
from tests.factories.casework import TODAY


def a_talk(
    *,
    by: User,
    episode: Episode,
    held_on: date = TODAY,
    side: str = YOUNG_PERSON,
    extra: dict[str, str] | None = None,
    **taps: str,
) -> Conversation:
    """A conversation in which one side answers, as `home="4"`, `friends="not_now"`."""
    with acting_as(by):
        talk = actions.begin(by=by, episode=episode, held_on=held_on)
        answers = {part: Said(tap) for part, tap in (taps or {"home": "3"}).items()}
        return actions.answer(by=by, conversation=talk, side=side, answers=answers, **(extra or {}))


def a_licence(*, by: User, area: Area, **values: Any) -> Licence:
    """A licence that holds for a year around today."""
    given: dict[str, Any] = {
        "holder": "The service",
        "reference": "LIC-1",
        "valid_from": TODAY - timedelta(days=180),
        "valid_until": TODAY + timedelta(days=180),
        **values,
    }
    with acting_as(by):
        return actions.record_licence(by=by, area=area, **given)


def a_licensed_reading(
    *, by: User, episode: Episode, scores: dict[int, int | None], **values: Any
) -> list[LicensedReading]:
    """One reading of the licensed instrument."""
    with acting_as(by):
        return actions.record_licensed(by=by, episode=episode, scores=scores, **values)
