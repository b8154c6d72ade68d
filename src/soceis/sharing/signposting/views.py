"""Where else somebody can turn: finding, one service, writing, reading in, giving to others."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.saving import opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.people.forms.details import whole
from soceis.people.views.asking import Attempt, attempt, done, id_in
from soceis.sharing.partners.queries import areas_of, areas_to_change
from soceis.sharing.signposting import actions, presenters, queries
from soceis.sharing.signposting.forms import FindForm, ReadInForm, SignpostForm
from soceis.sharing.signposting.models import Signpost
from soceis.ui.papers.sending import sent


def _may_edit(request: StaffRequest, signpost: Signpost) -> bool:
    subject = Subject(area_ids=frozenset([signpost.area_id]))
    return bool(decide(request.reach, Permission.PARTNER_EDIT, subject))


@requires(Permission.PARTNER_SEE)
@require_safe
def find(request: StaffRequest) -> HttpResponseBase:
    """Services by area, age, what they help with and words; each with the day of its last check."""
    form = FindForm(request.GET or None, areas=areas_of(request.user))
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.find(
        request.user,
        area_id=id_in(asked.get("area") or ""),
        age=asked.get("age"),
        helps=asked.get("helps") or "",
        words=asked.get("words") or "",
    )
    may_keep = request.reach.holds(Permission.PARTNER_EDIT)
    context = {
        "form": form,
        "lines": [presenters.line(one) for one in found],
        "narrowed": any(value not in (None, "") for value in asked.values()),
        "may_keep": may_keep,
        "keeps": list(areas_to_change(request.user)) if may_keep else [],
    }
    return render(request, "signposting/find.html", context)


@requires(Permission.PARTNER_SEE)
@require_safe
def signpost(request: StaffRequest, signpost_id: UUID) -> HttpResponseBase:
    """One service. A plan or a letter names it by the address of this page and nothing else."""
    found = queries.signpost_for(request.user, signpost_id)
    check, tone = presenters.check_words(found)
    context = {
        "signpost": found,
        "line": presenters.line(found),
        "summary_rows": presenters.rows(found),
        "description": found.content.get("description") or "",
        "website": presenters.website(found),
        "check": check,
        "tone": tone,
        "may_edit": _may_edit(request, found),
    }
    return render(request, "signposting/signpost.html", context)


@requires(Permission.PARTNER_EDIT)
@require_http_methods(["GET", "POST"])
def add(request: StaffRequest) -> HttpResponseBase:
    """A service that is not in the directory yet."""
    saving = opening(request, form="signpost")
    if saving.result:
        return redirect(saving.result)
    form = SignpostForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        areas=areas_to_change(request.user),
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.add(by=request.user, area=form.chosen_area(), **form.values()),
            url=reverse("signposting:find"),
            words="Saved, and noted that you made sure of it today.",
        ).went_to
        if went:
            return went
    return render(request, "signposting/edit.html", {"form": form, "saving": saving, "tried": Attempt()})


@requires(Permission.PARTNER_EDIT)
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, signpost_id: UUID) -> HttpResponseBase:
    """Change a service; what came with it and is not shown here stays."""
    found = queries.signpost_for(request.user, signpost_id)
    if not _may_edit(request, found):
        raise NotFound
    saving = opening(request, form="signpost", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    form = SignpostForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial=presenters.initial(found),
    )
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.change_signpost(
                by=request.user,
                signpost=found,
                version=whole(form.cleaned_data["version"]),
                **form.values(),
            ),
            url=reverse("signposting:signpost", args=[found.pk]),
            words="Saved.",
        )
        if tried.went_to:
            return tried.went_to
    context = {"form": form, "saving": saving, "tried": tried, "signpost": found}
    return render(request, "signposting/edit.html", context, status=409 if tried.differences else 200)


@requires(Permission.PARTNER_EDIT)
@require_POST
def checked(request: StaffRequest, signpost_id: UUID) -> HttpResponseBase:
    """Somebody made sure today that the entry is right."""
    found = queries.signpost_for(request.user, signpost_id)
    actions.make_sure(by=request.user, signpost=found)
    return done(
        request, "Noted: you made sure of it today.", reverse("signposting:signpost", args=[found.pk])
    )


@requires(Permission.PARTNER_EDIT)
@require_http_methods(["GET", "POST"])
def read_in(request: StaffRequest) -> HttpResponseBase:
    """A file of Open Referral UK; the same page says what became of each service. Reading it twice doubles nothing."""
    posted = request.method == "POST"
    form = ReadInForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        areas=areas_to_change(request.user),
    )
    made = None
    if posted and form.is_valid():
        try:
            made = actions.read_in(
                by=request.user, area=form.chosen_area(), content=form.cleaned_data["file"].read()
            )
        except Invalid as problem:
            form.refuse(problem)
    status = 422 if form.errors else 200
    return render(request, "signposting/read_in.html", {"form": form, "made": made}, status=status)


@requires(Permission.PARTNER_EDIT)
@require_safe
def give(request: StaffRequest) -> HttpResponseBase:
    """The public services of an area as a file."""
    asked = id_in(request.GET.get("area", ""))
    area = next((one for one in areas_to_change(request.user) if one.pk == asked), None)
    if area is None:
        raise NotFound
    content = actions.give(by=request.user, area=area)
    return sent(content, "application/json", f"services-{area.code}-{clock.today():%Y-%m-%d}.json")
