"""What the pages of the journey share: saving once, errors beside their fields, one audit entry for a look."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from soceis.foundation.access.doors import StaffRequest
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import Saving
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.journey.casework.models import Episode
from soceis.journey.casework.queries import current_episode
from soceis.people.models import YoungPerson
from soceis.ui.forms import Form


def looked(request: StaffRequest, person: YoungPerson, page: str) -> None:
    """One audit entry for a page about a young person."""
    audit.record(
        by=request.user,
        action=Action.LOOKED,
        people=[person.pk],
        areas=person.areas,
        record=person,
        detail={"page": page},
    )


def page_of(young_person_id: UUID) -> str:
    """The address of a young person's page."""
    return reverse("staff:young_person", args=[young_person_id])


def episode_of(request: StaffRequest, young_person_id: UUID, permission: Permission) -> Episode:
    """The present episode of a young person; NotFound when there is none for whoever asks."""
    episode = current_episode(request.user, young_person_id, permission)
    if episode is None:
        raise NotFound
    return episode


def attempt(
    request: StaffRequest,
    saving: Saving,
    form: Form,
    act: Callable[[], Any],
    *,
    url: str | Callable[[], str],
    words: str,
) -> HttpResponseRedirect | None:
    """Save what was typed and go on, or put what cannot be kept beside its field and answer with None.

    `url` is asked after `act` when where to go on depends on what was saved.
    """
    if not form.is_valid():
        return None
    try:
        with transaction.atomic():
            act()
    except Invalid as problem:
        form.refuse(problem)
        return None
    messages.success(request, words)
    return saving.finish(url if isinstance(url, str) else url())


def done(request: StaffRequest, words: str, url: str) -> HttpResponseRedirect:
    """After a single button."""
    messages.success(request, words)
    return redirect(url)


def back_to(request: StaffRequest, default: str) -> str:
    """The page that the button stood on, when it is one of ours."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, allowed_hosts=None) and asked.startswith("/"):
        return asked
    return default


def id_in(text: str) -> UUID | None:
    """An identifier from an address or a form; None when it is not one."""
    try:
        return UUID(text)
    except (ValueError, AttributeError):
        return None
