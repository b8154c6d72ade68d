"""Who works with a young person: naming the key worker with everybody's caseload in sight."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.journey.casework import actions
from soceis.journey.casework.forms import AddWorkerForm, AllocateForm, EndForm
from soceis.journey.casework.forms.workers import Candidate
from soceis.journey.casework.models import Assignment, Episode
from soceis.journey.casework.presenters import assignment_words, load_words
from soceis.journey.casework.presenters.fit import matching_words
from soceis.journey.casework.queries import Load, caseload_counts, episode_for, peer_mentors, workers_of
from soceis.journey.casework.queries.fit import fit_of
from soceis.journey.casework.views.asking import attempt, looked, page_of

KEY, ADD, END = "key", "add", "end"


@dataclass(frozen=True)
class WorkerLine:
    """Somebody who works with the young person, in words, with the form that ends it."""

    assignment: Assignment
    words: str
    form: EndForm


@dataclass
class Board:
    """Everything that the page of workers is made of."""

    episode: Episode
    saving: Saving
    loads: list[Load]
    mentors: list[User]
    assignments: list[Assignment]
    key_worker: Assignment | None
    allocating: AllocateForm
    adding: AddWorkerForm
    lines: list[WorkerLine]


def _board(request: StaffRequest, episode: Episode, saving: Saving) -> Board:
    typed = request.POST if request.method == "POST" else None
    asked = request.POST.get("do", "")
    today = clock.today()
    loads = caseload_counts(request.user, episode.area)
    mentors = peer_mentors(request.user, episode.area)
    assignments = workers_of(request.user, episode)
    key_worker = next((one for one in assignments if one.kind == "key_worker" and one.ends is None), None)
    present = str(key_worker.worker_id) if key_worker else ""
    workers = [Candidate(str(one.worker.pk), one.worker.display_name, load_words(one)) for one in loads]
    walking = [Candidate(str(mentor.pk), mentor.display_name) for mentor in mentors]
    return Board(
        episode,
        saving,
        loads,
        mentors,
        assignments,
        key_worker,
        AllocateForm(typed if asked == KEY else None, prefix=KEY, workers=workers, present=present),
        AddWorkerForm(typed if asked == ADD else None, prefix=ADD, workers=workers, mentors=walking),
        [
            WorkerLine(
                one,
                assignment_words(one, today),
                EndForm(typed if asked == f"{END}-{one.pk}" else None, prefix=f"{END}-{one.pk}"),
            )
            for one in assignments
        ],
    )


def _user(board: Board, chosen: str) -> User:
    """The worker who was chosen; the form let only those through who are on the page."""
    return next(
        one for one in [*(load.worker for load in board.loads), *board.mentors] if str(one.pk) == chosen
    )


def _allocate(request: StaffRequest, board: Board, url: str) -> HttpResponseBase | None:
    form = board.allocating

    def act() -> None:
        clean = form.cleaned_data
        actions.allocate(
            by=request.user,
            episode=board.episode,
            worker=_user(board, clean["worker"]),
            on=clean["on"],
            change_reason=clean.get("change_reason") or "first",
        )

    words = f"Saved. They find {board.episode.young_person.name_used} on their day now."
    return attempt(request, board.saving, form, act, url=url, words=words)


def _add(request: StaffRequest, board: Board, url: str) -> HttpResponseBase | None:
    form = board.adding

    def act() -> None:
        clean = form.cleaned_data
        actions.add_worker(
            by=request.user,
            episode=board.episode,
            worker=_user(board, form.worker_id),
            kind=clean["kind"],
            begins=clean["begins"],
            ends=clean["ends"],
        )

    return attempt(
        request, board.saving, form, act, url=url, words="Saved. They can see the record from that day."
    )


def _end(request: StaffRequest, board: Board, asked: str, url: str) -> HttpResponseBase | None:
    line = next((one for one in board.lines if asked == f"{END}-{one.assignment.pk}"), None)
    if line is None:
        return None
    return attempt(
        request,
        board.saving,
        line.form,
        lambda: actions.end_assignment(by=request.user, assignment=line.assignment, **line.form.cleaned_data),
        url=url,
        words=f"Saved. {line.assignment.worker.get_short_name()} sees the record until the end of that day.",
    )


@requires(Permission.WORKER_ALLOCATE)
@require_http_methods(["GET", "POST"])
def allocate(request: StaffRequest, episode_id: UUID) -> HttpResponseBase:
    """Name the key worker, add others, end somebody's time."""
    episode = episode_for(request.user, episode_id, Permission.WORKER_ALLOCATE)
    saving = opening(request, form="workers", about=episode.pk)
    if saving.result:
        return redirect(saving.result)
    board = _board(request, episode, saving)
    if request.method == "POST":
        asked = request.POST.get("do", "")
        here = reverse("casework:allocate", args=[episode.pk])
        if asked == KEY:
            went = _allocate(request, board, page_of(episode.young_person_id))
        elif asked == ADD:
            went = _add(request, board, here)
        else:
            went = _end(request, board, asked, here)
        if went:
            return went
    looked(request, episode.young_person, "workers")
    found = fit_of(request.user, episode)
    context = {
        "person": episode.young_person,
        "board": board,
        "saving": saving,
        "wishes": matching_words(found.note),
        "waiting": found.waiting,
    }
    return render(request, "casework/workers.html", context)
