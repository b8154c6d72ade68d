"""Choosing an invented person: the log-in of a demonstration, and of nothing else."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import open_door
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.places import own_page
from soceis.interfaces.demonstration.personas import personas


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
        return render(request, "demonstration/choose.html", {"groups": personas(), "page": page})
    person = _invented(request.POST.get("person", ""))
    login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)  # for the list of one's own log-ins
    return redirect(page)


def _invented(said: str) -> User:
    """The invented person with this id; raises Http404 for anybody else."""
    try:
        return User.objects.get(id=UUID(said), is_demonstration=True, is_active=True)
    except (ValueError, User.DoesNotExist) as error:
        raise Http404 from error
