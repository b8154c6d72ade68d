"""The people who work here: invite, appoint, end; and accepting an invitation."""

from uuid import UUID

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, open_door, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.roles import ROLES
from soceis.foundation.accounts import actions, presenters, queries
from soceis.foundation.accounts.forms import AppointForm, InviteForm, JoinForm
from soceis.foundation.records.errors import Invalid

PER_PAGE = 50


@requires(Permission.ACCOUNT_INVITE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: StaffRequest) -> HttpResponseBase:
    """Everybody who works here, open invitations, and the form that invites."""
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invited = actions.invite(by=request.user, **form.cleaned_data, link=_join_link(request))
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, presenters.invited_words(invited))
            return redirect("accounts:invite")
    asked = request.GET.get("q", "")[:80]
    page = Paginator(queries.colleagues_for(request.user, asked), PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "form": form,
        "page": page,
        "asked": asked,
        "colleagues": [presenters.colleague_shown(colleague) for colleague in page],
        "invitations": [
            presenters.invitation_shown(each) for each in queries.open_invitations_for(request.user)
        ],
        "roles": ROLES.values(),
    }
    return render(request, "accounts/colleagues.html", values, status=422 if form.errors else 200)


def _join_link(request: HttpRequest) -> actions.Link:
    return lambda token: request.build_absolute_uri(reverse("accounts:join", args=[token]))


@requires(Permission.ACCOUNT_INVITE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def colleague(request: StaffRequest, user_id: UUID) -> HttpResponseBase:
    """One person who works here; POST gives them a role."""
    person = queries.colleague_for(request.user, user_id)
    form = AppointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.appoint(by=request.user, user=person, **form.cleaned_data)
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved. It counts from now on."))
            return redirect("accounts:colleague", user_id)
    values = {"form": form, "colleague": presenters.colleague_shown(person), "roles": ROLES.values()}
    return render(request, "accounts/colleague.html", values, status=422 if form.errors else 200)


@requires(Permission.ACCOUNT_INVITE)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def end_membership(request: StaffRequest, membership_id: int) -> HttpResponseBase:
    """GET asks, POST ends somebody's role from now on."""
    membership = queries.membership_for(request.user, membership_id)
    if request.method != "POST":
        person = presenters.colleague_shown(queries.colleague_for(request.user, membership.user_id))
        role = presenters.role_words(membership.role, membership.area.name if membership.area else None)
        values = {"colleague": person, "role": role, "is_last": len(person.roles) == 1}
        return render(request, "accounts/end_membership.html", values)
    actions.end_membership(by=request.user, membership=membership)
    messages.success(request, _("Ended. They have been logged out everywhere."))
    return redirect("accounts:colleague", membership.user_id)


@requires(Permission.ACCOUNT_INVITE)
@require_POST
def withdraw(request: StaffRequest, invitation_id: UUID) -> HttpResponseBase:
    """Take an invitation back."""
    actions.withdraw(by=request.user, invitation=queries.invitation_for(request.user, invitation_id))
    messages.success(request, _("The invitation is withdrawn. Its link no longer works."))
    return redirect("accounts:invite")


@open_door("An invitation is the way in for somebody who has no account yet; its link is the proof.")
@never_cache
@sensitive_post_parameters("password", "again")
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponseBase:
    """Accept an invitation: choose a password, then go on to the second step."""
    limited: HttpResponseBase | None = ratelimit.consume_or_429(request, action="accept_invitation")
    if limited:
        return limited
    invitation = queries.invitation_of(token)
    if invitation is None:
        return render(request, "accounts/no_invitation.html", status=404)
    form = JoinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            user = actions.accept(token=token, password=form.cleaned_data["password"])
        except Invalid as error:
            form.refuse(error)
        else:
            login = Login(user=user, redirect_url=settings.LOGIN_REDIRECT_URL)
            user.backend = settings.AUTHENTICATION_BACKENDS[0]
            answer: HttpResponseBase = perform_password_login(request, {"email": user.email}, login)
            return answer
    values = {"form": form, "invitation": invitation}
    return render(request, "accounts/join.html", values, status=422 if form.errors else 200)
