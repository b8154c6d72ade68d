"""How life is going: the page of the record, a conversation, and the page that is handed to the young person."""

from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts import idle
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, StaleEdit
from soceis.journey.assessments import actions
from soceis.journey.assessments.forms import SEEN, BeginForm, LifeForm
from soceis.journey.assessments.models import Conversation
from soceis.journey.assessments.presenters import (
    Difference,
    beside,
    change_table,
    chart,
    differences,
    licensed_table,
    present_words,
)
from soceis.journey.assessments.queries import (
    Talk,
    conversation_for,
    licence_of,
    licensed_of,
    talk_of,
    talks_of,
)
from soceis.journey.assessments.rules import LIFE_PARTS, LIFE_WORDS, WORKER, YOUNG_PERSON, is_open
from soceis.journey.casework.models import Episode
from soceis.journey.casework.rules import CLOSED
from soceis.journey.casework.views.asking import attempt, episode_of, looked
from soceis.ui.navigation import NavItem

BOTH = "both"
DONE = "done"


@dataclass
class Tried:
    """One try to save a side: where it led, or what two people changed at the same time."""

    went: HttpResponseBase | None = None
    form: LifeForm | None = None
    differences: list[Difference] = field(default_factory=list)
    who: str = ""


def _page_of(episode: Episode) -> str:
    return reverse("assessments:life", args=[episode.young_person_id])


@requires(Permission.LIFE_SEE)
def life(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """How life is going: the last conversation, what changed since the first, all of them."""
    episode = episode_of(request, young_person_id, Permission.LIFE_SEE)
    worker_too = request.GET.get("who") == BOTH
    talks = talks_of(request.user, episode)
    licence = licence_of(episode.area_id)
    readings = licensed_of(request.user, episode, worker_too=worker_too)
    here = _page_of(episode)
    looked(request, episode.young_person, "how life is going")
    context = {
        "person": episode.young_person,
        "episode": episode,
        "talks": list(reversed(talks)),
        "latest": talks[-1] if talks else None,
        "begin_with": LIFE_PARTS.get(talks[-1].conversation.begin_with, "") if talks else "",
        "lines": beside(talks[-1], talks[-2] if len(talks) > 1 else None) if talks else [],
        "chart": chart(talks, worker_too=worker_too),
        "scale": list(LIFE_WORDS.values()),
        "table": change_table(talks, worker_too=worker_too),
        "worker_too": worker_too,
        "whose": [
            NavItem(_("Theirs alone"), here, current=not worker_too),
            NavItem(_("With the worker’s beside"), f"{here}?who={BOTH}", current=worker_too),
        ],
        "licence": licence,
        "licensed": licensed_table(readings, licence),
        "may_write": bool(decide(request.reach, Permission.LIFE_WRITE, episode.access_subject))
        and episode.state != CLOSED,
    }
    return render(request, "assessments/life.html", context)


@requires(Permission.LIFE_WRITE)
@require_http_methods(["GET", "POST"])
def begin(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Begin a conversation; the day and who is there are filled in."""
    episode = episode_of(request, young_person_id, Permission.LIFE_WRITE)
    saving = opening(request, form="life", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    form = BeginForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST" and form.is_valid():
        try:
            begun = actions.begin(by=request.user, episode=episode, **form.cleaned_data)
        except Invalid as problem:
            form.refuse(problem)
        else:
            return saving.finish(reverse("assessments:conversation", args=[begun.pk]))
    looked(request, episode.young_person, "begin a talk about life")
    context = {"person": episode.young_person, "episode": episode, "form": form, "saving": saving}
    return render(request, "assessments/begin.html", context)


def _try(request: StaffRequest, saving: Saving, talk: Talk, side: str, url: str, words: str) -> Tried:
    """Save one side, or say why not; what two people changed at once comes back with both."""
    form = LifeForm(request.POST, side=side, talk=talk)
    try:
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.answer(by=request.user, conversation=talk.conversation, **form.values()),
            url=url,
            words=words,
        )
    except StaleEdit as stale:
        whole = request.POST.copy()
        whole[SEEN] = str(talk_of(talk.conversation).seen(side))
        over = LifeForm(whole, side=side, talk=talk)
        over.is_valid()
        return Tried(form=over, differences=differences(stale), who=stale.who)
    return Tried(went=went, form=form)


@requires(Permission.LIFE_SEE)
@require_http_methods(["GET", "POST"])
def conversation(request: StaffRequest, conversation_id: UUID) -> HttpResponseBase:
    """One conversation: both sides beside each other, and the worker's own view to fill in."""
    held = conversation_for(request.user, conversation_id)
    episode = held.episode
    may_write = _may_answer(request, held)
    saving = opening(request, form="life-worker", about=held.pk)
    if saving.result:
        return redirect(saving.result)
    talks = talks_of(request.user, episode)
    place = next(index for index, talk in enumerate(talks) if talk.conversation.pk == held.pk)
    talk, tried = talks[place], Tried()
    if may_write:
        if request.method == "POST":
            tried = _try(
                request, saving, talk, WORKER, _page_of(episode), _("Saved. Both views stay side by side.")
            )
        if tried.went:
            return tried.went
        tried.form = tried.form or LifeForm(side=WORKER, talk=talk, typed=saving.restored)
    looked(request, held.young_person, "a talk about life")
    lines = beside(talk, talks[place - 1] if place else None)
    context = {
        "person": held.young_person,
        "episode": episode,
        "talk": talk,
        "present": present_words(held.present),
        "begin_with": LIFE_PARTS.get(held.begin_with, ""),
        "lines": list(zip(lines, tried.form.lines, strict=True))
        if tried.form
        else [(one, None) for one in lines],
        "may_write": may_write,
        "form": tried.form,
        "tried": tried,
        "saving": saving,
    }
    return render(request, "assessments/conversation.html", context, status=409 if tried.differences else 200)


def _may_answer(request: StaffRequest, held: Conversation) -> bool:
    allowed = decide(request.reach, Permission.LIFE_WRITE, held.access_subject)
    return bool(allowed) and is_open(held.created_at, clock.now())


@requires(Permission.LIFE_WRITE)
@require_POST
def hand_over(request: StaffRequest, conversation_id: UUID) -> HttpResponseBase:
    """Give the phone to the young person: until the worker unlocks it, their page is all that opens."""
    held = conversation_for(request.user, conversation_id, Permission.LIFE_WRITE)
    address = reverse("assessments:theirs", args=[held.pk])
    idle.hand_over(request.session, address)
    return redirect(address)


@requires(Permission.LIFE_WRITE)
@require_http_methods(["GET", "POST"])
def theirs(request: StaffRequest, conversation_id: UUID) -> HttpResponseBase:
    """The young person's page. It names nobody else and says nothing of why the service is there."""
    held = conversation_for(request.user, conversation_id, Permission.LIFE_WRITE)
    here = reverse("assessments:theirs", args=[held.pk])
    handed = idle.is_handed(request.session, here)
    back = reverse("assessments:conversation", args=[held.pk])
    saving = opening(request, form="life-theirs", about=held.pk)
    if saving.result:
        return redirect(saving.result)
    talk, tried = talk_of(held), Tried()
    if request.method == "POST":
        tried = _try(request, saving, talk, YOUNG_PERSON, f"{here}?{DONE}=1" if handed else back, _("Saved."))
    if tried.went:
        if handed:
            list(messages.get_messages(request))  # their page thanks them itself
        return tried.went
    looked(request, held.young_person, "their page about life")
    context = {
        "first_name": held.young_person.name_used.partition(" ")[0],
        "form": tried.form or LifeForm(side=YOUNG_PERSON, talk=talk, typed=saving.restored),
        "is_done": request.method == "GET" and DONE in request.GET,
        "can_answer": is_open(held.created_at, clock.now()),
        "handed": handed,
        "back": back,
        "tried": tried,
        "saving": saving,
    }
    return render(request, "assessments/theirs.html", context, status=409 if tried.differences else 200)
