"""Choosing an invented person: the log-in of a demonstration, and of nothing else."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from soceis.foundation.access.doors import open_door
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.places import own_page
from soceis.interfaces.demonstration.letters import latest_letters
from soceis.interfaces.demonstration.personas import personas, referrers
from soceis.sharing.consultations.actions import make_link


@open_door(
    "In a demonstration an invented person is chosen instead of logging in; elsewhere it does not exist."
)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponseBase:
    """The invented people by role; POST `person` goes on as that one."""
    if not settings.DEMONSTRATION or settings.PRODUCTION:
        raise Http404
    page = own_page(request, request.GET.get("next", ""))
    if request.method != "POST":
        said = {"groups": personas(), "referrers": referrers(), "page": page}
        return render(request, "demonstration/choose.html", said)
    if "partner" in request.POST:
        return _to_the_door(request.POST["partner"])
    person = _invented(request.POST.get("person", ""))
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)  # for the list of one's own log-ins
    return redirect(page)


@open_door("In a demonstration letters are not sent: they lie here. Elsewhere it does not exist.")
@never_cache
@require_safe
def letters(request: HttpRequest) -> HttpResponseBase:
    """The latest letters, which nobody sent."""
    if not settings.DEMONSTRATION or settings.PRODUCTION:
        raise Http404
    return render(
        request, "demonstration/letters.html", {"letters": latest_letters(settings.EMAIL_FILE_PATH)}
    )


def _to_the_door(email: str) -> HttpResponseBase:
    """A link for an invented person at a partner, opened at once."""
    known = any(email == one.email for one in referrers())
    letter = make_link(email) if known else None
    if letter is None:
        raise Http404
    return redirect("door:come_in", letter.token)


def _invented(said: str) -> User:
    """The invented person with this id; raises Http404 for anybody else."""
    try:
        return User.objects.get(id=UUID(said), is_demonstration=True, is_active=True)
    except (ValueError, User.DoesNotExist) as error:
        raise Http404 from error
