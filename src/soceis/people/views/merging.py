"""Somebody who was recorded twice: both records side by side, asking, confirming, undoing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid
from soceis.people import actions
from soceis.people.actions.merging import may_decide_merge, said_of
from soceis.people.forms.merging import DecideMergeForm, MergeForm, OtherForm, UndoMergeForm
from soceis.people.models import RecordMerge
from soceis.people.presenters.merging import (
    counted_words,
    left_values,
    merge_row,
    side_by_side,
    value_words,
)
from soceis.people.queries import young_person_for
from soceis.people.queries.merging import (
    Both,
    both_for,
    lookalikes_of,
    merge_for,
    merges_here,
    merges_of,
    moved_rows,
    other_by_reference,
    written_since,
)
from soceis.people.queries.obstacles import Obstacle, Overlap
from soceis.people.rules import to_choose
from soceis.people.views.asking import looked


@requires(Permission.RECORD_MERGE)
@require_http_methods(["GET", "POST"])
def recorded_twice(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Which other record may be of the same person, and what was asked about this one before."""
    person = young_person_for(request.user, young_person_id, Permission.RECORD_MERGE)
    form = OtherForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            other = other_by_reference(request.user, form.cleaned_data["reference"])
        except Invalid as problem:
            form.refuse(problem)
        else:
            return redirect("people:side_by_side", person.pk, other.pk)
    alike = lookalikes_of(request.user, person)
    looked(request, person, "recorded twice")
    return render(
        request,
        "people/recorded_twice.html",
        {
            "person": person,
            "form": form,
            "alike": alike,
            "rows": [merge_row(merge) for merge in merges_of(request.user, person)],
        },
    )


@requires(Permission.RECORD_MERGE)
@require_safe
def merges(request: StaffRequest) -> HttpResponse:
    """What waits for a second person in the manager's areas, and what was decided."""
    found = merges_here(request.user)
    if found:
        people = [key for merge in found for key in (merge.young_person_id, merge.goes_id)]
        audit.record(by=request.user, action=Action.LISTED, people=people, detail={"page": "recorded twice"})
    return render(request, "people/merges.html", {"rows": [merge_row(merge) for merge in found]})


@requires(Permission.RECORD_MERGE)
@require_http_methods(["GET", "POST"])
def compare(request: StaffRequest, young_person_id: UUID, other_id: UUID) -> HttpResponseBase:
    """Both records side by side; what would go along; asking another manager to confirm it."""
    if young_person_id == other_id:
        young_person_for(request.user, young_person_id, Permission.RECORD_MERGE)
        return redirect("people:recorded_twice", young_person_id)
    both = both_for(request.user, young_person_id, other_id)
    if both.stays.merged_into_id or both.goes.merged_into_id:
        return redirect("people:recorded_twice", both.stays.pk)
    saving = opening(request, form="one person", about=both.goes.pk)
    if saving.result:
        return redirect(saving.result)
    form = _merge_form(request, both, saving)
    if request.method == "POST" and form.is_valid():
        try:
            merge = actions.ask_to_merge(by=request.user, stays=both.stays, goes=both.goes, **form.values())
        except Invalid as problem:
            form.refuse(problem)
        else:
            messages.success(request, "Asked. They stay two records until another manager has confirmed it.")
            return saving.finish(reverse("people:merge", args=[merge.pk]))
    _looked_at_both(request, both)
    return render(
        request, "people/side_by_side.html", {"both": both, "form": form, "saving": saving, **_shown(both)}
    )


@requires(Permission.RECORD_MERGE)
@require_http_methods(["GET", "POST"])
def merge(request: StaffRequest, merge_id: UUID) -> HttpResponseBase:
    """One request: confirming it as the second person, what went where, undoing it."""
    held = merge_for(request.user, merge_id)
    saving = opening(request, form="recorded twice", about=held.pk)
    if saving.result:
        return redirect(saving.result)
    form = _step_form(request, held, saving)
    if form is not None and request.method == "POST" and form.is_valid():
        try:
            messages.success(request, _step(request, held, form))
            return saving.finish(reverse("people:merge", args=[held.pk]))
        except Invalid as problem:
            form.refuse(problem)
    context = {"merge": held, "row": merge_row(held), "form": form, "saving": saving}
    if held.state == RecordMerge.ASKED:
        both = both_for(request.user, held.young_person_id, held.goes_id)
        context |= {"both": both, **_shown(both)}
        _looked_at_both(request, both)
    else:
        moved, aside = moved_rows(request.user, held)
        context |= {"moved": counted_words(moved), "aside": counted_words(aside)}
        context |= {"since": written_since(request.user, held), "values": left_values(held)}
        audit.record(
            by=request.user, action=Action.LOOKED, people=[held.young_person_id, held.goes_id],
            areas=[held.area_id], record=held, detail={"page": "recorded twice"},
        )  # fmt: skip
    return render(request, "people/merge.html", context)


def _step_form(
    request: StaffRequest, held: RecordMerge, saving: Saving
) -> DecideMergeForm | UndoMergeForm | None:
    """What this person can do about it now: decide, undo, or nothing."""
    posted = request.POST if request.method == "POST" else None
    if held.state == RecordMerge.ASKED and may_decide_merge(request.user, held):
        return DecideMergeForm(posted, typed=saving.restored)
    if held.state == RecordMerge.MERGED:
        return UndoMergeForm(posted, typed=saving.restored)
    return None


def _step(request: StaffRequest, held: RecordMerge, form: DecideMergeForm | UndoMergeForm) -> str:
    words = form.cleaned_data["reason"]
    if isinstance(form, UndoMergeForm):
        actions.undo_merge(by=request.user, merge=held, words=words)
        return "They are two records again. What was written in between is listed below."
    approve = form.cleaned_data["answer"] == "yes"
    actions.decide_merge(by=request.user, merge=held, approve=approve, words=words)
    return "They are one record now. Both references lead to it." if approve else "They stay two records."


def _merge_form(request: StaffRequest, both: Both, saving: Saving) -> MergeForm:
    first, second = said_of(both.stays), said_of(both.goes)
    asked = [(one, value_words(one, first), value_words(one, second)) for one in to_choose(first, second)]
    overlaps = {one.key: one.words for one in both.known.against if isinstance(one, Overlap) and not one.todo}
    posted = request.POST if request.method == "POST" else None
    return MergeForm(posted, typed=saving.restored, asked=asked, overlaps=overlaps)


def _shown(both: Both) -> dict[str, object]:
    against = [one for one in both.known.against if isinstance(one, Obstacle) or one.todo]
    return {
        "table": side_by_side(both, said_of(both.stays), said_of(both.goes)),
        "rows_that_go": counted_words(both.rows),
        "against": against,
    }


def _looked_at_both(request: StaffRequest, both: Both) -> None:
    audit.record(
        by=request.user, action=Action.LOOKED, people=[both.stays.pk, both.goes.pk],
        areas=[*both.stays.areas, *both.goes.areas], record=both.stays, detail={"page": "side by side"},
    )  # fmt: skip
