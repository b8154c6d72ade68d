"""Which words of our list were met in what a team saved. It stops nothing and asks the database for nothing else."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase

from soceis.foundation.access.policy import NOBODY, Reach
from soceis.foundation.accounts.saving import posted_token
from soceis.foundation.records import clock
from soceis.sharing.wording.actions import count_met
from soceis.sharing.wording.queries import remembered
from soceis.sharing.wording.rules import found_in, is_theirs

WORKS = ("practitioner", "peer_mentor", "area_manager")
KEEPING_THE_LIST = "/words/"


class CountWordsMiddleware:
    """After a form was saved: one more text in which these words stood, for the team of whoever wrote it.

    Stands innermost, within the request's transaction: what is rolled back is not counted.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method != "POST" or response.status_code != 302 or request.path == KEEPING_THE_LIST:
            return response
        area = team_of(getattr(request, "reach", NOBODY))
        if area is not None and posted_token(request.POST) is not None:
            met = words_met(request)
            if met:
                count_met(area_id=area, month=clock.today().replace(day=1), words=met)
        return response


def team_of(reach: Reach) -> UUID | None:
    """The area in which somebody works; None for whoever works in several, or in none."""
    areas = {area for role, area in reach.roles if role in WORKS and area is not None}
    return areas.pop() if len(areas) == 1 else None


def words_met(request: HttpRequest) -> list[str]:
    """The words of our list in what was posted, other people's words and quotations left out."""
    texts = [text for name, values in request.POST.lists() if not is_theirs(name) for text in values]
    return [prompt.words for prompt in found_in(" ¶ ".join(map(str, texts)), remembered())]
