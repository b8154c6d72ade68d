"""Moments and drafts in words."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from django.utils import formats

from soceis.foundation.accounts.models import Draft
from soceis.foundation.records import clock


def moment_words(moment: datetime) -> str:
    """ "Tue 17 Nov, 14:02" in London, with the year when it is not the present one."""
    local = moment.astimezone(clock.LONDON)
    pattern = "D j M, H:i" if local.year == clock.today().year else "D j M Y, H:i"
    return formats.date_format(local, pattern)


def time_words(moment: datetime) -> str:
    """ "14:02" in London."""
    return moment.astimezone(clock.LONDON).strftime("%H:%M")


@dataclass(frozen=True)
class DraftShown:
    """A draft as its page shows it: when it was kept, and the answers that hold words."""

    saved_at: str
    answers: tuple[str, ...]


def draft_shown(draft: Draft) -> DraftShown:
    """Answers in their order on the form; ticks and empty boxes are left out."""
    answers = tuple(value for _, value in parse_qsl(draft.content) if value.strip() and value != "on")
    return DraftShown(moment_words(draft.saved_at), answers)
