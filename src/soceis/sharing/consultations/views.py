"""What partners brought: what waits, one of them with everything that can be done, counts by partner."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.sharing.consultations import actions, presenters, queries
from soceis.sharing.consultations.forms import AdviceForm, CloseForm, NationalAdviceForm, NationalForm
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.rules import ADVISED, BECAME, CLOSED, RECEIVED, may_pass
from soceis.ui.forms import Form


@dataclass(frozen=True)
class Step:
    """Something that can be done on the page of one: its form, the action, the field, the words after it."""

    form: type[Form]
    act: Callable[..., Any]
    field: str
    argument: str
    title: str
    done: str


STEPS: dict[str, Step] = {
    "advise": Step(
        AdviceForm, actions.advise, "advice", "advice", "Write down what we advised", "Noted: you have talked."
    ),
    "ask": Step(
        NationalForm, actions.ask_national, "national_question", "question", "Ask the national manager",
        "Asked. The national manager sees this page now.",
    ),
    "answer": Step(
        NationalAdviceForm, actions.advise_area, "national_advice", "advice", "Answer the area", "Answered."
    ),
    "close": Step(CloseForm, actions.close, "why_closed", "why", "Close it here", "Closed."),
}  # fmt: skip


@requires(Permission.APPROACH_SEE)
@require_safe
def waiting(request: StaffRequest) -> HttpResponseBase:
    """What waits for an answer, the one promised soonest first."""
    found = queries.waiting(request.user)
    audit.record(
        by=request.user, action=Action.LISTED, areas={one.area_id for one in found},
        detail={"page": "from partners", "number": len(found)},
    )  # fmt: skip
    return render(request, "consultations/waiting.html", {"lines": presenters.lines(found)})


@requires(Permission.APPROACH_SEE)
@require_safe
def by_partner(request: StaffRequest) -> HttpResponseBase:
    """Consultations, how many became referrals, and referrals: by partner."""
    table = presenters.partner_table(queries.counts_by_partner(request.user))
    return render(request, "consultations/by_partner.html", {"table": table})


@requires(Permission.APPROACH_SEE)
@require_http_methods(["GET", "POST"])
def page(request: StaffRequest, approach_id: UUID) -> HttpResponseBase:
    """One of them: who brought it, what they told us, what can be done."""
    approach = queries.approach_for(request.user, approach_id)
    if request.method == "POST" and "let_area_see" in request.POST:
        actions.let_area_see(by=request.user, approach=approach)
        messages.success(request, "The area sees it now.")
        return redirect("consultations:page", approach.pk)
    name = _chosen(request, approach)
    saving = opening(request, form=f"approach {name}", about=approach.pk)
    if saving.result:
        return redirect(saving.result)
    step = STEPS[name]
    form = step.form(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        initial={step.field: getattr(approach, step.field)},
    )
    if request.method == "POST" and form.is_valid():
        try:
            step.act(
                by=request.user, approach=approach, version=_version(request),
                **{step.argument: form.cleaned_data[step.field]},
            )  # fmt: skip
        except Invalid as problem:
            form.refuse(problem)
        else:
            messages.success(request, step.done)
            return saving.finish(reverse("consultations:page", args=[approach.pk]))
    audit.record(
        by=request.user, action=Action.LOOKED, areas=[approach.area_id], record=approach,
        detail={"page": "from a partner"},
    )  # fmt: skip
    in_force, until = queries.agreement_until(request.user, approach)
    may_refer = (
        bool(decide(request.reach, Permission.REFERRAL_ENTER, approach.access_subject))
        and not approach.kept_apart
    )
    context = {
        "approach": approach,
        "sender": presenters.sender_rows(approach),
        "said": presenters.said_rows(approach),
        "first": presenters.how_told(approach),
        "risk_source": presenters.risk_source(approach)
        if approach.risk_to_staff
        and decide(request.reach, Permission.SAFE_CONTACT_SEE, approach.access_subject)
        else "",
        "may_declare": approach.state in (RECEIVED, ADVISED)
        and bool(decide(request.reach, Permission.CONFLICT_DECLARE)),
        "heard": presenters.heard_words(approach),
        "in_force": in_force,
        "until": until,
        "steps": [(code, STEPS[code].title, code == name) for code in _open_steps(request, approach)],
        "step": name,
        "title": step.title,
        "form": form if name in _open_steps(request, approach) else None,
        "saving": saving,
        "may_refer": may_refer and may_pass(approach.state, BECAME),
        "may_give_back": approach.kept_apart and _is_national(request),
    }
    return render(request, "consultations/page.html", context)


def _is_national(request: StaffRequest) -> bool:
    return "national_manager" in request.reach.role_codes


def _open_steps(request: StaffRequest, approach: Approach) -> list[str]:
    """What can be done with it today, by whoever asks."""
    if approach.state not in (RECEIVED, ADVISED):
        return []
    found = ["advise"]
    if _is_national(request):
        found.append("answer")
    elif approach.national_asked_on is None:
        found.append("ask")
    return [*found, "close"] if may_pass(approach.state, CLOSED) else found


def _chosen(request: StaffRequest, approach: Approach) -> str:
    """The step that was posted, or asked for in the address; the first that is open otherwise."""
    if request.method == "POST":
        name = request.POST.get("step", "")
        if name not in STEPS:
            raise NotFound
        return name
    open_steps = _open_steps(request, approach)
    asked = request.GET.get("step", "")
    return asked if asked in open_steps else next(iter(open_steps), "advise")


def _version(request: StaffRequest) -> int:
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
