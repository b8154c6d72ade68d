"""Drafts: kept while somebody types, looked at, let go."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, logged_in
from soceis.foundation.accounts import actions, presenters, queries
from soceis.foundation.accounts.places import own_page
from soceis.foundation.accounts.saving import posted_token, read_token, words_of
from soceis.foundation.records import clock


@logged_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: StaffRequest, key: UUID) -> HttpResponseBase:
    """GET shows one's unsaved words; POST keeps what is typed and answers {"saved_at": "14:02"}."""
    if request.method == "POST":
        return _keep(request, key)
    kept = queries.draft_for(request.user, key)
    page = own_page(request, request.GET.get("next", ""))
    joint = "&" if "?" in page else "?"
    return render(
        request,
        "accounts/draft.html",
        {
            "draft": presenters.draft_shown(kept),
            "key": key,
            "page": page,
            "use_url": f"{page}{joint}use={key}",
        },
    )


def _keep(request: StaffRequest, key: UUID) -> HttpResponse:
    token = posted_token(request.POST) or read_token(request.GET.get("for", ""))
    if token is None or token.key != key or token.owner != request.user.pk:
        return JsonResponse(
            {"error": "This page is too old to keep what you type. Open it again."}, status=409
        )
    actions.keep_draft(
        by=request.user,
        key=key,
        form=token.form,
        about=token.about,
        content=words_of(request.POST),
        replaces=token.replaces,
    )
    return JsonResponse({"saved_at": presenters.time_words(clock.now())})


@logged_in
@require_POST
def let_go(request: StaffRequest, key: UUID) -> HttpResponseBase:
    """Remove one's unsaved words and go back to the page."""
    actions.let_go(by=request.user, key=key)
    return redirect(own_page(request, request.POST.get("next", "")))


def too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  Django passes it
    """The answer to a form whose protection against forgery no longer fits: somebody logged in meanwhile.

    The words are kept by the typing middleware when the form carries a token.
    """
    kept = posted_token(request.POST) is not None
    return render(request, "accounts/too_old.html", {"kept": kept, "page": request.path}, status=403)
