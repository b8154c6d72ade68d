"""One's own log-ins, and the second step that every account needs."""

from allauth.account.internal.flows.logout import logout
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from soceis.foundation.access.doors import StaffRequest, logged_in
from soceis.foundation.accounts import second_factor
from soceis.foundation.accounts.presenters import log_in_shown


@logged_in
@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def log_ins(request: StaffRequest) -> HttpResponseBase:
    """Where one is logged in; POST ends one of them, all others, or every one."""
    sessions = UserSession.objects.purge_and_list(request.user)
    if request.method != "POST":
        sessions.sort(key=lambda session: (not session.is_current(), -session.created_at.timestamp()))
        shown = [log_in_shown(session, here=session.is_current()) for session in sessions]
        others = any(not session.here for session in shown)
        return render(request, "accounts/log_ins.html", {"log_ins": shown, "others": others})
    which = request.POST.get("end", "")
    ended = [session for session in sessions if _is_meant(session, which)]
    leaving = which == "everywhere" or any(session.is_current() for session in ended)
    end_sessions(request, ended)
    if leaving:
        logout(request)
        return redirect(settings.LOGIN_URL)
    messages.success(request, _("Ended. Nobody can go on there without logging in."))
    return redirect("accounts:log_ins")


def _is_meant(session: UserSession, which: str) -> bool:
    if which == "everywhere":
        return True
    if which == "others":
        return not session.is_current()
    return str(session.pk) == which


@logged_in
@login_required
@never_cache
@require_safe
def second_step(request: StaffRequest) -> HttpResponseBase:
    """The choice between a passkey and an authenticator app, before anything else opens."""
    if second_factor.has_one(request.user):
        return redirect("mfa_index")
    return render(request, "accounts/second_step.html")
