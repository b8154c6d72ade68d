"""What the pages of this app share: who is looked at, saving with both versions shown, one audit entry."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseRedirect, QueryDict
from django.shortcuts import redirect

from soceis.foundation.access.doors import StaffRequest
from soceis.foundation.accounts.saving import Saving
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid, StaleEdit
from soceis.foundation.records.models import Record
from soceis.people.models import YoungPerson
from soceis.people.presenters import Difference, differences, questions_of
from soceis.ui.forms import Form


def looked(request: StaffRequest, person: YoungPerson, what: str) -> None:
    """One audit entry for a page about a young person."""
    audit.record(
        by=request.user,
        action=Action.LOOKED,
        people=[person.id],
        areas=person.areas,
        record=person,
        detail={"page": what},
    )


def id_in(text: str) -> UUID | None:
    """An identifier from an address, None when it is not one."""
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass
class Attempt:
    """One try to save a form: where it led, or what two people changed at the same time."""

    went_to: HttpResponseRedirect | None = None
    differences: list[Difference] = field(default_factory=list)
    who: str = ""


def attempt(
    request: StaffRequest, saving: Saving, form: Form, act: Callable[[], Any], *, url: str, words: str
) -> Attempt:
    """Save what was typed; errors go beside their fields, a stale edit comes back with both versions."""
    if not form.is_valid():
        return Attempt()
    try:
        act()
    except Invalid as problem:
        form.refuse(problem)
        return Attempt()
    except StaleEdit as stale:
        questions = questions_of((name, str(bound.label)) for name, bound in form.fields.items())
        return Attempt(differences=differences(stale, questions), who=stale.who)
    messages.success(request, words)
    return Attempt(went_to=saving.finish(url))


def over_theirs(request: StaffRequest, record: Record) -> QueryDict:
    """What was typed, over the version that is saved now: saving again keeps these words."""
    typed = request.POST.copy()
    typed["version"] = str(type(record)._default_manager.values_list("version", flat=True).get(pk=record.pk))
    return typed


def done(request: StaffRequest, words: str, url: str) -> HttpResponseRedirect:
    """After a single button."""
    messages.success(request, words)
    return redirect(url)
