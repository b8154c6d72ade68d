"""The list as it is shown, and a team's counts; each begins with who is asking."""

import time
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Sum

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, Membership, User
from soceis.foundation.records import clock
from soceis.sharing.wording.models import LanguagePrompt, PromptCount
from soceis.sharing.wording.rules import BUILT_IN, LEAST_WRITERS, MONTHS_SHOWN, Prompt, in_force

REMEMBERED_SECONDS = 60.0
WRITERS = ("practitioner", "peer_mentor", "area_manager")


class _Memory:
    """The list as it was read last, so that saving a visit asks the database nothing for it."""

    prompts: tuple[Prompt, ...] = BUILT_IN
    read_at = float("-inf")


_memory = _Memory()


def forget() -> None:
    """Read the list afresh (after a change, and between tests)."""
    _memory.prompts, _memory.read_at = BUILT_IN, float("-inf")


def remembered() -> tuple[Prompt, ...]:
    """The list as it was read last, without asking the database."""
    return _memory.prompts


def added() -> tuple[Prompt, ...]:
    """What managers added to our list, as it was read last: told to a young person, these are labels too."""
    return tuple(prompt for prompt in _memory.prompts if prompt not in BUILT_IN)


def prompts_for(user: User) -> tuple[Prompt, ...]:
    """Our list with what managers changed, for whoever is logged in."""
    reach_of(user)
    if time.monotonic() - _memory.read_at > REMEMBERED_SECONDS:
        rows = LanguagePrompt.objects.order_by("updated_at", "pk")
        changed = [(Prompt(row.language, row.words, row.why, row.instead), row.stands) for row in rows]
        _memory.prompts, _memory.read_at = in_force(BUILT_IN, changed), time.monotonic()
    return _memory.prompts


@dataclass(frozen=True)
class TeamCount:
    """In how many texts of a team words were met lately."""

    words: str
    times: int


def counts_of(user: User) -> list[TeamCount] | None:
    """The last months of the managed teams together (of all, for the national manager).

    None where too few write for it to be nobody's in particular.
    """
    check(reach_of(user), Permission.WORDING_EDIT)
    areas = reach_of(user).managed_areas
    if "national_manager" in reach_of(user).role_codes:
        areas = frozenset(Area.objects.values_list("pk", flat=True))
    if _writers(areas) < LEAST_WRITERS:
        return None
    this = clock.today().replace(day=1)
    months = this.year * 12 + this.month - MONTHS_SHOWN
    since = this.replace(year=months // 12, month=months % 12 + 1)
    counted = PromptCount.objects.filter(area__in=areas, month__gte=since).values_list("words")
    return [
        TeamCount(words, times)
        for words, times in counted.annotate(all=Sum("times")).order_by("-all", "words")
    ]


def _writers(areas: frozenset[UUID]) -> int:
    held = Membership.objects.filter(area__in=areas, role__in=WRITERS, ends=None)
    return held.values("user").distinct().count()
