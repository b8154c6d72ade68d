"""With whom a young person would like to work: wishes, asking for somebody else, the answer, telling them."""

from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import StaleEdit
from soceis.journey.casework import actions
from soceis.journey.casework.forms.fit import AnswerChangeForm, AskChangeForm, MatchingForm
from soceis.journey.casework.models import Episode
from soceis.journey.casework.presenters import assignment_words
from soceis.journey.casework.presenters.fit import asked_lines
from soceis.journey.casework.queries import episode_for, workers_of
from soceis.journey.casework.queries.fit import Fit, fit_of
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, done, episode_of, looked
from soceis.people.presenters import Difference, differences, questions_of

WISH, ASK, ANSWER, TOLD = "wish", "ask", "answer", "told"
QUESTIONS = {"local": "From where?", "gender": "A woman or a man?", "language": "A language"}
QUESTIONS |= {"words": "What else matters to them?"}


@dataclass
class Page:
    """The forms of the page, and what two people wrote at once."""

    wishes: MatchingForm
    asking: AskChangeForm
    answering: AnswerChangeForm
    differences: list[Difference] = field(default_factory=list)
    who: str = ""


def _page(request: StaffRequest, found: Fit, saving: Saving) -> Page:
    asked = request.POST.get("do", "")
    note = found.note
    filled = (
        {name: getattr(note, name) for name in QUESTIONS} | {"version": str(note.version)} if note else {}
    )
    return Page(
        MatchingForm(request.POST if asked == WISH else None, typed=saving.restored, initial=filled),
        AskChangeForm(request.POST if asked == ASK else None, prefix=ASK),
        AnswerChangeForm(request.POST if asked == ANSWER else None, prefix=ANSWER),
    )


def _wish(
    request: StaffRequest, saving: Saving, episode: Episode, found: Fit, page: Page, here: str
) -> HttpResponseRedirect | None:
    form = page.wishes
    try:
        with transaction.atomic():
            return attempt(
                request,
                saving,
                form,
                lambda: actions.note_matching(by=request.user, episode=episode, **form.values()),
                url=here,
                words="Noted. It stands where workers are named.",
            )
    except StaleEdit as stale:
        page.differences, page.who = differences(stale, questions_of(QUESTIONS.items())), stale.who
        typed = request.POST.copy()
        typed["version"] = str(found.note.version) if found.note else ""
        page.wishes = MatchingForm(typed)
        return None


def _posted(
    request: StaffRequest, saving: Saving, episode: Episode, found: Fit, page: Page, here: str
) -> HttpResponseBase | None:
    asked = request.POST.get("do", "")
    if asked == WISH:
        return _wish(request, saving, episode, found, page, here)
    if asked == ASK:
        form = page.asking
        return attempt(
            request, saving, form,
            lambda: actions.ask_for_change(by=request.user, episode=episode, **form.cleaned_data),
            url=here, words="Noted. The manager answers it here.",
        )  # fmt: skip
    if asked == ANSWER and found.waiting is not None:
        waiting, answering = found.waiting, page.answering
        return attempt(
            request, saving, answering,
            lambda: actions.answer_change(by=request.user, asked=waiting, **answering.cleaned_data),
            url=here, words="Answered. Now they are told.",
        )  # fmt: skip
    if asked == TOLD and found.to_tell is not None:
        actions.told_change(by=request.user, asked=found.to_tell)
        return done(request, "Good. That is done.", here)
    return redirect(here)


@requires(Permission.WORKER_WISH)
def fit_of_person(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The same page, found by the young person: the work that goes on, else the last."""
    episode = episode_of(request, young_person_id, Permission.WORKER_WISH)
    return redirect("casework:fit", episode.pk)


@requires(Permission.WORKER_WISH)
@require_http_methods(["GET", "POST"])
def fit(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Who works with them, with whom they would like to work, and asking for somebody else."""
    episode = episode_for(request.user, episode_id, Permission.WORKER_WISH)
    saving = opening(request, form="fit", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    found = fit_of(request.user, episode)
    page = _page(request, found, saving)
    here = reverse("casework:fit", args=[episode.pk])
    if request.method == "POST":
        went = _posted(request, saving, episode, found, page, here)
        if went:
            return went
    looked(request, episode.young_person, "with whom they would like to work")
    may_answer = bool(decide(request.reach, Permission.WORKER_ALLOCATE, episode.access_subject))
    today = clock.today()
    context = {
        "person": episode.young_person,
        "episode": episode,
        "page": page,
        "tried": page,
        "found": found,
        "lines": asked_lines(found.asked),
        "may_answer": may_answer,
        "goes_on": episode.state != CLOSED,
        "workers": [
            (one.worker.display_name, assignment_words(one, today))
            for one in workers_of(request.user, episode)
        ],
        "saving": saving,
    }
    return render(request, "casework/fit.html", context, status=409 if page.differences else 200)
