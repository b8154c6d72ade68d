"""The list for the page that somebody types on, and the page on which managers keep it."""

from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from soceis.foundation.access.doors import StaffRequest, logged_in, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.sharing.wording import actions
from soceis.sharing.wording.forms import PromptForm
from soceis.sharing.wording.queries import counts_of, prompts_for
from soceis.sharing.wording.rules import LANGUAGES, THEIR_WORDS

MINUTES = 5


@logged_in
@require_GET
def listed(request: StaffRequest) -> HttpResponseBase:
    """Words, why and what instead, and the fields that are left alone. It says nothing about anybody."""
    prompts = [
        {"words": prompt.words, "why": prompt.why, "instead": prompt.instead, "language": prompt.language}
        for prompt in prompts_for(request.user)
    ]
    answer = JsonResponse({"prompts": prompts, "theirs": sorted(THEIR_WORDS)})
    answer["Cache-Control"] = f"private, max-age={MINUTES * 60}"
    return answer


@requires(Permission.WORDING_EDIT)
@require_http_methods(["GET", "POST"])
def keep(request: StaffRequest) -> HttpResponseBase:
    """The list; adding to it, and putting words aside."""
    here, prompts = reverse("wording:keep"), prompts_for(request.user)
    saving = opening(request, form="language prompt")
    if saving.result:
        return redirect(saving.result)
    aside = request.POST.get("aside", "")
    form = PromptForm(request.POST if request.method == "POST" and not aside else None, typed=saving.restored)
    if aside:
        chosen = next((one for one in prompts if f"{one.language}:{one.words}" == aside), None)
        if chosen is None:
            raise NotFound
        actions.put_aside(by=request.user, prompt=chosen)
        return saving.finish(here)
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_prompt(by=request.user, **form.cleaned_data)
        except Invalid as problem:
            form.refuse(problem)
        else:
            return saving.finish(here)
    audit.record(
        by=request.user, action=Action.LISTED, people=[], areas=sorted(request.reach.managed_areas),
        detail={"page": "words"},
    )  # fmt: skip
    context = {
        "lists": [
            (words, [one for one in prompts if one.language == code]) for code, words in LANGUAGES.items()
        ],
        "counts": counts_of(request.user),
        "form": form,
        "saving": saving,
        "title": _("Words about young people"),
    }
    return render(request, "wording/keep.html", context)
