"""With whom a young person would like to work, and what was asked."""

from dataclasses import dataclass

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.journey.casework.models import ChangeAsked, Episode, MatchingNote


@dataclass(frozen=True)
class Fit:
    """The matching note, and every time that somebody asked for a change, the latest first."""

    note: MatchingNote | None
    asked: list[ChangeAsked]

    @property
    def waiting(self) -> ChangeAsked | None:
        """What nobody has answered yet."""
        return next((one for one in self.asked if one.answered_on is None), None)

    @property
    def to_tell(self) -> ChangeAsked | None:
        """What was answered and not told back."""
        return next((one for one in self.asked if one.answered_on and one.told_on is None), None)


def fit_of(user: User, episode: Episode) -> Fit:
    """Both, in two statements."""
    check(reach_of(user), Permission.WORKER_WISH, episode.access_subject)
    asked = ChangeAsked.objects.select_related("answered_by").filter(episode=episode.pk)
    return Fit(
        MatchingNote.objects.filter(episode=episode.pk).first(),
        list(asked.order_by("-asked_on", "-created_at")),
    )
