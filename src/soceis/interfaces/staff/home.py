"""Where each person begins."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from soceis.foundation.access.doors import StaffRequest, logged_in
from soceis.foundation.access.permissions import Permission

# The first of these that somebody may open is where they begin.
BEGINNINGS = (
    (Permission.MY_DAY_SEE, "staff:my_day"),
    (Permission.MONDAY_SEE, "staff:monday"),
    (Permission.EXTRACT_MAKE, "staff:evaluation"),
    (Permission.AUDIT_SEE, "staff:audit"),
    (Permission.EVALUATION_SEE, "staff:evaluation"),
    (Permission.ACCOUNT_INVITE, "accounts:invite"),
)


@logged_in
def home(request: StaffRequest) -> HttpResponseRedirect | HttpResponse:
    """On to the page that this person comes for."""
    for permission, route in BEGINNINGS:
        if request.reach.holds(permission):
            return redirect(route)
    return without_role(request)


def without_role(request: HttpRequest) -> HttpResponse:
    """Somebody whose roles have ended, or who was never given one."""
    return render(request, "staff/without_role.html", status=403)
