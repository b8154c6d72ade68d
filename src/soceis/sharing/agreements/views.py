"""The register of agreements, one of them, and taking it further."""

from uuid import UUID

from django.http import HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.models import Area
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.records import clock
from soceis.foundation.records.errors import NotFound
from soceis.people.forms.details import whole
from soceis.people.views.asking import Attempt, attempt, done
from soceis.sharing.agreements import actions, presenters, queries
from soceis.sharing.agreements.forms import AgreementForm, PartyForm, SpeakerForm, StageForm, StartForm
from soceis.sharing.agreements.models import Agreement, AgreementParty
from soceis.sharing.agreements.rules import STAGES, TRANSITIONS, UNDER_WAY
from soceis.sharing.partners.models import PartnerContact
from soceis.sharing.partners.queries import areas_to_change, directory
from soceis.ui.forms import Form
from soceis.ui.papers.sending import sent
from soceis.ui.papers.typesetting import Paper, as_pdf

FIELDS = (
    "title",
    "purposes",
    "categories",
    "gateway",
    "effective_on",
    "review_on",
    "ends_on",
    "blocker",
    "note",
)


@requires(Permission.SHARING_AGREEMENT_SEE)
@require_safe
def register(request: StaffRequest) -> HttpResponseBase:
    """Every agreement; those that ask for something first."""
    context = {
        "rows": [presenters.agreement_line(one) for one in queries.register(request.user)],
        "may_write": request.reach.holds(Permission.SHARING_AGREEMENT_WRITE),
        "reminders": [presenters.reminder_line(one) for one in queries.reminders_for(request.user)],
    }
    return render(request, "agreements/register.html", context)


@requires(Permission.SHARING_AGREEMENT_SEE)
@require_POST
def saw(request: StaffRequest, reminder_id: UUID) -> HttpResponseBase:
    """A reminder was seen."""
    reminder = queries.reminder_for(request.user, reminder_id)
    actions.saw(by=request.user, reminder=reminder)
    return done(request, "Noted: you have seen it.", reverse("agreements:register"))


@requires(Permission.SHARING_AGREEMENT_WRITE)
@require_http_methods(["GET", "POST"])
def propose(request: StaffRequest) -> HttpResponseBase:
    """Begin with an agreement: first for which area, when there are several."""
    areas = list(areas_to_change(request.user))
    area = _chosen(areas, request.GET.get("area", ""))
    if area is None:
        return render(request, "agreements/start.html", {"form": StartForm(areas=areas)})
    saving = opening(request, form="agreement", about=area.pk)
    if saving.result:
        return redirect(saving.result)
    form = AgreementForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, nation=area.nation
    )
    if request.method == "POST":
        made: list[Agreement] = []
        tried = attempt(
            request,
            saving,
            form,
            lambda: made.append(actions.propose(by=request.user, area=area, **form.values())),
            url=reverse("agreements:register"),
            words="Saved. Now add who is party to it.",
        )
        if tried.went_to:
            return redirect("agreements:agreement", made[0].pk)
    return render(
        request, "agreements/edit.html", {"form": form, "saving": saving, "tried": Attempt(), "area": area}
    )


def _chosen(areas: list[Area], asked: str) -> Area | None:
    if len(areas) == 1:
        return areas[0]
    return next((area for area in areas if str(area.pk) == asked), None)


def _may_write(request: StaffRequest, agreement: Agreement) -> bool:
    subject = Subject(area_ids=frozenset([agreement.area_id]))
    return bool(decide(request.reach, Permission.SHARING_AGREEMENT_WRITE, subject))


@requires(Permission.SHARING_AGREEMENT_WRITE)
@require_http_methods(["GET", "POST"])
def edit(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """Change what is to be agreed."""
    agreement = queries.agreement_for(request.user, agreement_id).agreement
    saving = opening(request, form="agreement", about=agreement.pk)
    if saving.result:
        return redirect(saving.result)
    initial = {name: getattr(agreement, name) for name in FIELDS} | {"version": str(agreement.version)}
    data = request.POST if request.method == "POST" else None
    form = AgreementForm(data, typed=saving.restored, nation=agreement.area.nation, initial=initial)
    tried = Attempt()
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.change_agreement(
                by=request.user,
                agreement=agreement,
                version=whole(form.cleaned_data["version"]),
                **form.values(),
            ),
            url=reverse("agreements:agreement", args=[agreement.pk]),
            words="Saved.",
        )
        if tried.went_to:
            return tried.went_to
    context = {"form": form, "saving": saving, "tried": tried, "agreement": agreement, "area": agreement.area}
    return render(request, "agreements/edit.html", context, status=409 if tried.differences else 200)


@requires(Permission.SHARING_AGREEMENT_SEE)
@require_http_methods(["GET", "POST"])
def agreement(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """An agreement: what it covers, who is party to it, its way so far, and what can be done."""
    found = queries.agreement_for(request.user, agreement_id)
    here = reverse("agreements:agreement", args=[found.agreement.pk])
    saving = opening(request, form="agreement steps", about=found.agreement.pk)
    if saving.result:
        return redirect(saving.result)
    may_write = _may_write(request, found.agreement)
    organisations = directory(request.user) if may_write else []
    data = request.POST if request.method == "POST" else None
    doing = request.POST.get("do", "")
    party = PartyForm(data if doing == "party" else None, organisations=organisations)
    stage = StageForm(data if doing == "stage" else None, stage=found.agreement.stage)
    if request.method == "POST":
        went = _step(request, saving, found.agreement, {"party": party, "stage": stage}, here)
        if went:
            return went
    context = {
        "agreement": found.agreement,
        "stage": STAGES[found.agreement.stage],
        "tone": presenters.STAGE_TONES.get(found.agreement.stage, "wait"),
        "due": presenters.due_words(found.due),
        "facts": presenters.facts(found),
        "parties": [presenters.party_line(one) for one in found.agreement.parties.all()],
        "steps": presenters.steps(found.agreement),
        "saving": saving,
        "may_write": may_write,
        "party_form": party
        if may_write and found.agreement.stage in UNDER_WAY[:-1] and organisations
        else None,
        "stage_form": stage if may_write and TRANSITIONS[found.agreement.stage] else None,
        "stages": STAGES,
    }
    return render(request, "agreements/agreement.html", context)


def _step(
    request: StaffRequest, saving: Saving, agreement: Agreement, forms: dict[str, Form], here: str
) -> HttpResponseRedirect | None:
    """Add a party, or take the agreement a stage further."""
    form = forms.get(request.POST.get("do", ""))
    if isinstance(form, PartyForm):
        return attempt(
            request, saving, form,
            lambda: actions.add_party(by=request.user, agreement=agreement, **form.values()),
            url=here, words="Added.",
        ).went_to  # fmt: skip
    if isinstance(form, StageForm):
        return attempt(
            request, saving, form,
            lambda: actions.pass_to(by=request.user, agreement=agreement, **form.cleaned_data),
            url=here, words="Noted.",
        ).went_to  # fmt: skip
    return None


@requires(Permission.SHARING_AGREEMENT_WRITE)
@require_http_methods(["GET", "POST"])
def speaker(request: StaffRequest, agreement_id: UUID, party: UUID) -> HttpResponseBase:
    """Who speaks for a party, and, when somebody has left, what whoever comes after them should know."""
    found = queries.agreement_for(request.user, agreement_id).agreement
    if not _may_write(request, found):
        raise NotFound
    chosen = queries.party_for(request.user, found, party)
    saving = opening(request, form="agreement speaker", about=chosen.pk)
    if saving.result:
        return redirect(saving.result)
    people = PartnerContact.objects.filter(organisation=chosen.organisation_id, left_on__isnull=True)
    data = request.POST if request.method == "POST" else None
    form = SpeakerForm(
        data, typed=saving.restored, people=people, initial={"contact": str(chosen.contact_id or "")}
    )
    if request.method == "POST":
        tried = attempt(
            request,
            saving,
            form,
            lambda: actions.name_contact(by=request.user, party=chosen, contact=form.chosen()),
            url=reverse("agreements:agreement", args=[found.pk]),
            words="Saved. Tell them how we work together, and note that they were briefed.",
        )
        if tried.went_to:
            return tried.went_to
    line = presenters.party_line(chosen)
    context = {"agreement": found, "party": chosen, "line": line, "form": form, "saving": saving}
    return render(request, "agreements/speaker.html", context)


@requires(Permission.SHARING_AGREEMENT_SEE)
@require_safe
def handover(request: StaffRequest, agreement_id: UUID) -> HttpResponseBase:
    """One page for whoever is new: what was agreed, with whom, whom to call, and what comes next. It prints."""
    found = queries.agreement_for(request.user, agreement_id)
    context = {
        "agreement": found.agreement,
        "stage": STAGES[found.agreement.stage],
        "due": presenters.due_words(found.due),
        "facts": presenters.facts(found),
        "parties": [presenters.party_line(one) for one in found.agreement.parties.all()],
    }
    return render(request, "agreements/handover.html", context)


def _pack_of(request: StaffRequest, agreement_id: UUID, party: UUID) -> tuple[AgreementParty, Paper]:
    """The pack for whoever speaks newly for a party; managers of the area hand it over."""
    found = queries.agreement_for(request.user, agreement_id).agreement
    if not _may_write(request, found):
        raise NotFound
    chosen = queries.party_for(request.user, found, party)
    door = request.build_absolute_uri(reverse("door:start"))
    return chosen, presenters.pack(chosen, found, door, made_on=clock.today())


@requires(Permission.SHARING_AGREEMENT_WRITE)
@require_safe
def pack(request: StaffRequest, agreement_id: UUID, party: UUID) -> HttpResponseBase:
    """What whoever is new at a partner should know, to look at before it is given."""
    chosen, paper = _pack_of(request, agreement_id, party)
    return render(
        request,
        "agreements/pack.html",
        {"party": chosen, "paper": paper, "parts": presenters.pack_parts(paper)},
    )


@requires(Permission.SHARING_AGREEMENT_WRITE)
@require_safe
def pack_paper(request: StaffRequest, agreement_id: UUID, party: UUID) -> HttpResponseBase:
    """The same as a paper."""
    chosen, paper = _pack_of(request, agreement_id, party)
    actions.took_pack(by=request.user, party=chosen)
    return sent(as_pdf(paper), "application/pdf", "working-together.pdf")
