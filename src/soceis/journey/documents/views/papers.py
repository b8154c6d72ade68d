"""The page of documents, and papers made out of a record."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import render

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.journey.casework import queries as casework
from soceis.journey.casework.models import Episode
from soceis.journey.casework.views.asking import episode_of, looked
from soceis.journey.documents import actions
from soceis.journey.documents.presenters import (
    file_row,
    letter_row,
    name_on_disk,
    neutral_message,
    reach_answers,
)
from soceis.journey.documents.presenters.papers import Told, handover, own_summary, plan_paper, review_paper
from soceis.journey.documents.queries import files_of, letters_of, may_reach_of
from soceis.journey.plans import queries as plans
from soceis.people import queries as people
from soceis.ui.papers.sending import sent
from soceis.ui.papers.typesetting import Paper, as_pdf

LATELY = 8  # contacts in a summary for a colleague


def _plan(user: User, episode: Episode) -> Paper:
    return plan_paper(
        Told(
            episode,
            workers=casework.workers_of(user, episode),
            plan=plans.present_plan(user, episode),
            goals=plans.goals_of(user, episode),
        )
    )


def _own(user: User, episode: Episode) -> Paper:
    return own_summary(
        Told(
            episode,
            workers=casework.workers_of(user, episode),
            goals=plans.goals_of(user, episode),
            visits=casework.planned_visits(user, episode),
        )
    )


def _handover(user: User, episode: Episode) -> Paper:
    person = episode.young_person
    return handover(
        Told(
            episode,
            workers=casework.workers_of(user, episode),
            goals=plans.goals_of(user, episode),
            safety=people.safety_notes_for(user, person),
            reaching=people.contact_points_for(user, person),
            contacts=casework.contacts_of(user, person, limit=LATELY),
            review=casework.latest_review(user, episode),
            maker=user.display_name,
        )
    )


def _review(user: User, episode: Episode) -> Paper:
    review = casework.latest_review(user, episode)
    if review is None:
        raise NotFound
    return review_paper(Told(episode, maker=user.display_name), review)


@dataclass(frozen=True)
class Made:
    """A paper of a record: its words, what it needs, how it is made."""

    words: str
    hint: str
    permission: Permission
    make: Callable[[User, Episode], Paper]


PAPERS: dict[str, Made] = {
    "plan": Made("The plan", "Their own copy, to keep", Permission.PLAN_SEE, _plan),
    "about-me": Made(
        "About them", "Their own copy: strengths, goals, what comes next", Permission.PLAN_SEE, _own
    ),
    "summary": Made(
        "Summary for a colleague", "For taking over; confidential", Permission.REVIEW_SEE, _handover
    ),
    "review": Made("The last review", "Confidential", Permission.REVIEW_SEE, _review),
}


@requires(Permission.DOCUMENT_SEE)
def documents(request: StaffRequest, young_person_id: UUID) -> HttpResponse:
    """Everything on paper about one young person."""
    person = people.young_person_for(request.user, young_person_id, Permission.DOCUMENT_SEE)
    looked(request, person, "documents")
    context = {
        "person": person,
        "papers": list(PAPERS.items()),
        "letters": [letter_row(letter) for letter in letters_of(request.user, person)],
        "files": [file_row(file) for file in files_of(request.user, person)],
        "reach": reach_answers(may_reach_of(request.user, person)),
        "neutral": neutral_message(person.name_used, request.user.get_short_name()),
        "may_write": bool(decide(request.reach, Permission.DOCUMENT_WRITE, person.access_subject)),
    }
    return render(request, "documents/documents.html", context)


@requires(Permission.DOCUMENT_SEE)
def paper(request: StaffRequest, young_person_id: UUID, paper: str) -> HttpResponseBase:
    """One paper as a PDF."""
    episode = episode_of(request, young_person_id, Permission.DOCUMENT_SEE)
    made = PAPERS.get(paper)
    if made is None:
        raise NotFound
    check(reach_of(request.user), made.permission, episode.access_subject)
    person = episode.young_person
    content = as_pdf(made.make(request.user, episode))
    actions.took_paper(by=request.user, person=person, paper=paper)
    return sent(content, "application/pdf", name_on_disk(person.reference, paper, clock.today(), "pdf"))
