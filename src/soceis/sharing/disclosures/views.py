"""Who knows what about a young person: the list, sharing something, what others told us, putting right."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
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
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Refused
from soceis.people.models import YoungPerson
from soceis.people.queries import young_person_for
from soceis.people.views.asking import attempt, done, looked
from soceis.sharing.disclosures import actions, presenters, queries
from soceis.sharing.disclosures.forms import AnswerForm, PutRightForm, ReceiptForm, ShareForm, ToldUsForm
from soceis.sharing.disclosures.models import Afterwards, Disclosure
from soceis.sharing.disclosures.rules import OUT, REFUSED
from soceis.sharing.partners.queries import directory, organisation_for
from soceis.ui.forms import Form
from soceis.ui.papers.sending import sent
from soceis.ui.papers.typesetting import as_pdf

# What can be done on the page of a disclosure, and the words after it.
TOLD_A_PAGE = 25
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
    """They have the notice of a correction or recall."""
    found = queries.disclosure_for(request.user, disclosure_id)
    after = queries.afterwards_for(request.user, found, afterwards)
    actions.note_told(by=request.user, afterwards=after)
    return done(request, "Noted: they have it.", reverse("disclosures:notice", args=[found.pk, after.pk]))


@requires(Permission.DISCLOSURE_SEE)
@require_http_methods(["GET", "POST"])
def notice(request: StaffRequest, disclosure_id: UUID, afterwards: UUID) -> HttpResponseBase:
    """The notice of a correction or recall: what they get, that they have it, and what they did with it."""
    found = queries.disclosure_for(request.user, disclosure_id)
    after = queries.afterwards_for(request.user, found, afterwards)
    may_change = bool(decide(request.reach, Permission.INFORMATION_SHARE, found.access_subject))
    saving = opening(request, form="answer to a notice", about=after.pk)
    if saving.result:
        return redirect(saving.result)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.note_answer(by=request.user, afterwards=after, **form.cleaned_data),
            url=reverse("disclosures:disclosure", args=[found.pk]),
            words="Noted: they have answered.",
        ).went_to
        if went:
            return went
    looked(request, found.young_person, "a notice")
    asks = may_change and after.notified_on is not None and after.answered_on is None
    context = {
        "disclosure": found,
        "person": found.young_person,
        "after": after,
        "heard": presenters.heard_words(after),
        "paper": presenters.notice(after, made_on=clock.today()),
        "may_tell": may_change and after.notified_on is None,
        "form": form if asks else None,
        "saving": saving,
        "may_change": may_change,
    }
    return render(request, "disclosures/notice.html", context)


@requires(Permission.INFORMATION_SHARE)
@require_safe
def notice_paper(request: StaffRequest, disclosure_id: UUID, afterwards: UUID) -> HttpResponseBase:
    """The notice as a paper, for whoever was told."""
    found = queries.disclosure_for(request.user, disclosure_id)
    after = queries.afterwards_for(request.user, found, afterwards)
    paper = presenters.notice(after, made_on=clock.today())
    actions.took_notice(by=request.user, afterwards=after)
    return sent(as_pdf(paper), "application/pdf", "notice.pdf")


@requires(Permission.DISCLOSURE_SEE)
@require_safe
def waiting(request: StaffRequest) -> HttpResponseBase:
    """What was sent and waits for a word: no receipt yet, corrections not told or not answered."""
    owed, hearing = queries.receipts_owed(request.user), queries.waiting_to_hear(request.user)
    _listed(request, [*owed, *hearing], "waiting to hear")
    context = {
        "owed": [presenters.receipt_line(one) for one in owed],
        "hearing": [presenters.hearing_line(one) for one in hearing],
    }
    return render(request, "disclosures/waiting.html", context)


@requires(Permission.DISCLOSURE_SEE)
@require_safe
def with_organisation(request: StaffRequest, organisation_id: UUID) -> HttpResponseBase:
    """What an organisation was told and told us over time, about those whom the asker may see."""
    organisation = organisation_for(request.user, organisation_id)
    every = queries.with_organisation(request.user, organisation)
    page = Paginator(every, TOLD_A_PAGE).get_page(request.GET.get("page"))
    found = list(page)
    _listed(request, found, "told and heard")
    context = {
        "organisation": organisation,
        "lines": [(one.young_person, presenters.line(one), presenters.under_words(one)) for one in found],
        "page": page,
    }
    return render(request, "disclosures/with_organisation.html", context)


def _listed(request: StaffRequest, found: Sequence[Disclosure | Afterwards], page: str) -> None:
    people = {one.young_person_id for one in found}
    if people:
        areas = {one.area_id for one in found}
        audit.record(by=request.user, action=Action.LISTED, people=people, areas=areas, detail={"page": page})


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
