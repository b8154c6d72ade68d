"""The blank screen and the living page of components."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import logged_in, open_door
from soceis.ui.frame import BLANKED_FROM
from soceis.ui.specimens import specimens

HOME = "/"


@open_door("It shows nothing about anybody, and it must open even when the log-in has just ended.")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def blank(request: HttpRequest) -> HttpResponseBase:
    """The neutral page. A post remembers where to go on, so that the address never shows it."""
    if request.method != "POST":
        return render(request, "ui/blank.html", {"back": request.session.get(BLANKED_FROM, HOME)})
    request.session[BLANKED_FROM] = own_page(request, request.POST.get("from", ""))
    return redirect("ui:blank")


def own_page(request: HttpRequest, address: str) -> str:
    """The address when it is one of our own pages, else the first page."""
    if not address.startswith("/"):
        return HOME
    if not url_has_allowed_host_and_scheme(address, allowed_hosts=None, require_https=request.is_secure()):
        return HOME
    return address


@logged_in
def components(request: HttpRequest) -> HttpResponse:
    """Every component in every state, each with the template code that makes it."""
    return render(request, "ui/components.html", specimens(request))
