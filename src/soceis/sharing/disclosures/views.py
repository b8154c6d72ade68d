"""Who knows what about a young person: the list, sharing something, what others told us, putting right."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid, Refused
from soceis.people.models import YoungPerson
from soceis.people.queries import young_person_for
from soceis.people.views.asking import attempt, done, looked
from soceis.sharing.disclosures import actions, presenters, queries
from soceis.sharing.disclosures.forms import PutRightForm, ReceiptForm, ShareForm, ToldUsForm
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.disclosures.rules import OUT, REFUSED
from soceis.sharing.partners.queries import directory
from soceis.ui.forms import Form

# What can be done on the page of a disclosure, and the words after it.
STEPS: dict[str, tuple[Callable[..., Any], str]] = {
    "receipt": (actions.receipt, "Noted: it arrived."),
    "right": (actions.put_right, "Noted. Whoever has it needs to hear of it."),
}


@requires(Permission.DISCLOSURE_SEE)
@require_safe
def who_knows(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Who knows what about a young person: by organisation, then every disclosure."""
    person = young_person_for(request.user, young_person_id, Permission.DISCLOSURE_SEE)
    found = queries.disclosures_of(request.user, person)
    looked(request, person, "who knows what")
    context = {
        "person": person,
        "knows": presenters.who_knows(found),
        "lines": [presenters.line(one) for one in found],
        "may_share": bool(decide(request.reach, Permission.INFORMATION_SHARE, person.access_subject)),
    }
    return render(request, "disclosures/who_knows.html", context)


@requires(Permission.INFORMATION_SHARE)
@require_http_methods(["GET", "POST"])
def share(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Tell another organisation something, or keep that it was not told."""
    person = young_person_for(request.user, young_person_id, Permission.INFORMATION_SHARE)
    saving = opening(request, form="share", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    form = ShareForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        organisations=directory(request.user),
        areas=queries.areas_to_share(request.user, person),
        sources=queries.told_us(request.user, person),
    )
    if request.method == "POST":
        went = _try_to_share(request, saving, person, form)
        if went:
            return went
    looked(request, person, "share information")
    return render(request, "disclosures/share.html", {"person": person, "form": form, "saving": saving})


def _try_to_share(
    request: StaffRequest, saving: Saving, person: YoungPerson, form: ShareForm
) -> HttpResponseRedirect | None:
    """A refusal stays on the page with what was typed, and is kept in the audit."""

    def act() -> None:
        try:
            actions.share(by=request.user, young_person=person, **form.values())
        except Refused as refused:
            audit.record(
                by=request.user, action=Action.REFUSED, people=[person.pk], areas=person.areas,
                detail={"page": "share information"},
            )  # fmt: skip
            raise Invalid(str(refused)) from refused

    url = reverse("disclosures:who_knows", args=[person.pk])
    return attempt(
        request, saving, form, act, url=url, words="Noted. It stands in the list of who knows what."
    ).went_to


@requires(Permission.INFORMATION_SHARE)
@require_http_methods(["GET", "POST"])
def told_us(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Keep what another organisation told us."""
    person = young_person_for(request.user, young_person_id, Permission.INFORMATION_SHARE)
    saving = opening(request, form="told us", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    form = ToldUsForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        organisations=directory(request.user),
        areas=queries.areas_to_share(request.user, person),
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.note_told_us(by=request.user, young_person=person, **form.with_others()),
            url=reverse("disclosures:who_knows", args=[person.pk]),
            words="Noted, with who told us and how it is handled.",
        ).went_to
        if went:
            return went
    looked(request, person, "what others told us")
    return render(request, "disclosures/told_us.html", {"person": person, "form": form, "saving": saving})


@requires(Permission.DISCLOSURE_SEE)
@require_http_methods(["GET", "POST"])
def disclosure(request: StaffRequest, disclosure_id: UUID) -> HttpResponseBase:
    """One disclosure: everything that was kept, its receipt, what was put right."""
    found = queries.disclosure_for(request.user, disclosure_id)
    may_change = bool(decide(request.reach, Permission.INFORMATION_SHARE, found.access_subject))
    saving = opening(request, form="disclosure", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    data = request.POST if request.method == "POST" else None
    doing = request.POST.get("do", "")
    receipt = ReceiptForm(data if doing == "receipt" else None)
    right = PutRightForm(data if doing == "right" else None)
    if request.method == "POST":
        went = _step(request, saving, found, {"receipt": receipt, "right": right})
        if went:
            return went
    looked(request, found.young_person, "a disclosure")
    was_sent = found.direction == OUT and found.decision != REFUSED
    context = {
        "disclosure": found,
        "person": found.young_person,
        "title": presenters.title_of(found),
        "facts": presenters.facts(found),
        "afterwards": [presenters.afterwards_line(one) for one in found.afterwards.all()],
        "passed_on": [presenters.line(one) for one in found.passed_on.all()],
        "saving": saving,
        "may_change": may_change,
        "receipt_form": receipt if may_change and was_sent and found.received_on is None else None,
        "right_form": right if may_change and found.decision != REFUSED else None,
        "may_look_at": found.outside_reason
        and found.seen_on is None
        and found.created_by_id != request.user.pk
        and decide(request.reach, Permission.SHARING_LOOK_AT, found.access_subject),
    }
    return render(request, "disclosures/disclosure.html", context)


def _step(
    request: StaffRequest, saving: Saving, found: Disclosure, forms: dict[str, Form]
) -> HttpResponseRedirect | None:
    doing = request.POST.get("do", "")
    here = reverse("disclosures:disclosure", args=[found.pk])
    form = forms.get(doing)
    if form is None:
        return None
    act, words = STEPS[doing]
    return attempt(
        request,
        saving,
        form,
        lambda: act(by=request.user, disclosure=found, **form.cleaned_data),
        url=here,
        words=words,
    ).went_to


@requires(Permission.SHARING_LOOK_AT)
@require_POST
def look_at(request: StaffRequest, disclosure_id: UUID) -> HttpResponseBase:
    """A manager has looked at something shared without an agreement."""
    found = queries.disclosure_for(request.user, disclosure_id)
    actions.look_at(by=request.user, disclosure=found)
    return done(request, "Noted: you have looked at it.", reverse("disclosures:disclosure", args=[found.pk]))


@requires(Permission.INFORMATION_SHARE)
@require_POST
def note_afterwards(request: StaffRequest, disclosure_id: UUID, afterwards: UUID) -> HttpResponseBase:
    """They were told of a correction or recall, or answered."""
    found = queries.disclosure_for(request.user, disclosure_id)
    after = queries.afterwards_for(request.user, found, afterwards)
    actions.note_afterwards(by=request.user, afterwards=after, what=request.POST.get("what", ""))
    return done(request, "Noted.", reverse("disclosures:disclosure", args=[found.pk]))


@requires(Permission.SHARING_LOOK_AT)
@require_safe
def outside(request: StaffRequest) -> HttpResponseBase:
    """What was shared without an agreement in the manager's areas, and nobody has looked at yet."""
    found = queries.outside_agreements(request.user)
    people = {one.young_person_id for one in found}
    if people:
        audit.record(
            by=request.user, action=Action.LISTED, people=people, areas={one.area_id for one in found},
            detail={"page": "shared without an agreement"},
        )  # fmt: skip
    return render(request, "disclosures/outside.html", {"found": found})
