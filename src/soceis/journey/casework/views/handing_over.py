"""A worker who leaves hands over everything they carry on one page."""

from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.casework import actions
from soceis.journey.casework.forms.hand_over import HandOverForm
from soceis.journey.casework.forms.workers import Candidate
from soceis.journey.casework.presenters import counted, load_words
from soceis.journey.casework.queries.handing_over import hand_over_of
from soceis.journey.casework.views.asking import attempt


@requires(Permission.WORKER_ALLOCATE)
@require_http_methods(["GET", "POST"])
def hand_over(request: StaffRequest, user_id: UUID) -> HttpResponseBase:
    """All young people of one worker, and who takes each of them over."""
    found = hand_over_of(request.user, user_id)
    saving = opening(request, form="hand_over", about=found.worker.pk)
    if saving.result:
        return redirect(saving.result)
    takers = {str(load.worker.pk): load.worker for load in found.loads if load.worker.pk != user_id}
    workers = [
        Candidate(str(load.worker.pk), load.worker.display_name, load_words(load))
        for load in found.loads
        if str(load.worker.pk) in takers
    ]
    form = HandOverForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        carried=found.carried,
        workers=workers,
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.hand_over(
                by=request.user,
                worker=found.worker,
                to={key: takers[chosen] for key, chosen in form.takers().items()},
                reason=form.cleaned_data["reason"],
                on=form.cleaned_data["on"],
            ),
            url=reverse("staff:caseload"),
            words=f"Handed over. Nobody waits for {found.worker.get_short_name()} any more.",
        )
        if went:
            return went
    audit.record(
        by=request.user,
        action=Action.LISTED,
        people=sorted({one.young_person_id for one in found.carried}),
        areas=sorted({one.area_id for one in found.carried}),
        detail={"page": "hand over"},
    )
    context = {
        "worker": found.worker,
        "carries": counted(len(found.carried), "young person", "young people"),
        "form": form if found.carried else None,
        "loads": [(one.name, one.carries) for one in workers],
        "saving": saving,
    }
    return render(request, "casework/hand_over.html", context)
