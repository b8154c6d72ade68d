"""Conflicts of interest in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from soceis.journey.casework.models import Conflict
from soceis.journey.casework.queries.conflicts import Declared
from soceis.journey.casework.rules.workers import CONFLICT_WHY
from soceis.ui.words import day_words


@dataclass(frozen=True)
class ConflictLine:
    """One declaration: who, about whom, how it stands."""

    id: UUID
    who: str
    about: str
    why: str
    state: str
    tone: str
    kept: list[str]
    has_ended: bool


def own_lines(conflicts: Sequence[Conflict]) -> list[tuple[str, str]]:
    """What somebody declared and when; never what came of it."""
    return [(one.words, _own(one)) for one in conflicts]


def _own(one: Conflict) -> str:
    ended = f", taken back on {day_words(one.ended_on)}" if one.ended_on else ""
    return f"{CONFLICT_WHY.get(one.why, one.why)} · said on {day_words(one.declared_on)}{ended}"


def conflict_lines(found: Sequence[Declared]) -> list[ConflictLine]:
    """For the managers who answer for it."""
    return [_line(one) for one in found]


def _line(one: Declared) -> ConflictLine:
    conflict = one.conflict
    standing = [kept for kept in one.kept if kept.ended_on is None]
    state, tone = "Nobody has looked yet", "wait"
    if conflict.ended_on:
        state, tone = f"Ended on {day_words(conflict.ended_on)}", "plain"
    elif standing:
        state, tone = "Kept apart", "done"
    elif conflict.looked_on:
        state, tone = f"Nobody we work with, on {day_words(conflict.looked_on)}", "plain"
    return ConflictLine(
        conflict.pk,
        conflict.worker.display_name,
        conflict.words,
        _own(conflict),
        state,
        tone,
        [f"{kept.young_person.name_used} ({kept.young_person.reference})" for kept in standing],
        conflict.ended_on is not None,
    )
