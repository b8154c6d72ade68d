"""Recording how the five outcomes stand, with what was read before beside each."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import episode_of, looked, page_of
from soceis.journey.outcomes import actions
from soceis.journey.outcomes.forms import BASELINE, OutcomeForm, StageForm
from soceis.journey.outcomes.presenters import before_words, last_note
from soceis.journey.outcomes.queries import standings
from soceis.journey.outcomes.rules import MOMENTS, askings

NOTHING = "Nothing is filled in yet. Answer at least one of the five."
COMMON = ("stage", "recorded_on", "evidence")


@dataclass(frozen=True)
class OutcomeLine:
    """One outcome of the page: its form, and what was read before."""

    form: OutcomeForm
    before: list[str]
    note: str


def _save(
    request: StaffRequest, saving: Saving, episode: Episode, common: StageForm, forms: list[OutcomeForm]
) -> HttpResponseRedirect | None:
    """Record what was answered, all or nothing; problems go beside their fields."""
    if not all([common.is_valid(), *[form.is_valid() for form in forms]]):
        return None
    answered = [form for form in forms if form.is_answered]
    if not answered:
        common.add_error(None, NOTHING)
        return None
    whole = True
    with transaction.atomic():
        for form in answered:
            whole = _record(request, episode, common, form) and whole
        if not whole:
            transaction.set_rollback(True)
    if not whole:
        return None
    messages.success(request, f"Saved. {episode.young_person.name_used}’s page shows it now.")
    return saving.finish(page_of(episode.young_person_id))


def _record(request: StaffRequest, episode: Episode, common: StageForm, form: OutcomeForm) -> bool:
    try:
        actions.record(
            by=request.user,
            episode=episode,
            **common.values(),
            **form.values(common.cleaned_data["stage"]),
        )
    except Invalid as problem:
        shared = {name: words for name, words in problem.fields.items() if name in COMMON}
        own = {name: words for name, words in problem.fields.items() if name not in COMMON}
        if shared and not common.errors:
            common.refuse(Invalid(shared))
        if own:
            form.refuse(Invalid(own))
        return False
    return True


def _likely(episode: Episode, *, started: bool) -> str:
    """The moment that this is most likely about."""
    if episode.state != CLOSED or episode.end_date is None:
        return "review" if started else BASELINE
    today = clock.today()
    later = [one.months for one in askings(episode.end_date) if one.stands_on(today)]
    return f"follow_up_{later[0]}" if later else "exit"


@requires(Permission.OUTCOME_RECORD)
@require_http_methods(["GET", "POST"])
def record(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The five outcomes at one moment."""
    episode = episode_of(request, young_person_id, Permission.OUTCOME_RECORD)
    saving = opening(request, form="outcomes", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    read = standings(request.user, episode)
    data = request.POST if request.method == "POST" else None
    started = any(standing.baseline for standing in read)
    asked = request.GET.get("when", "")
    initial = {"stage": asked if asked in MOMENTS else _likely(episode, started=started)}
    common = StageForm(data, typed=saving.restored, initial=initial)
    forms = [OutcomeForm(data, outcome=standing.outcome, typed=saving.restored) for standing in read]
    if request.method == "POST":
        went = _save(request, saving, episode, common, forms)
        if went:
            return went
    looked(request, episode.young_person, "outcomes")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "form": common,
        "lines": [
            OutcomeLine(form, before_words(standing), last_note(standing))
            for form, standing in zip(forms, read, strict=True)
        ],
        "saving": saving,
    }
    return render(request, "outcomes/record.html", context)
