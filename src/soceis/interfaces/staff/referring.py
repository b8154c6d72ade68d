"""What a partner brought becomes a referral: staff say whose it is, and the partner never learns who was known.

It spans consultations, people and referrals, so it is composed here (ADR 7).
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.journey.referrals import actions as referrals
from soceis.journey.referrals.forms import NewReferralForm
from soceis.journey.referrals.presenters import help_now
from soceis.people.queries import Lookalike, possible_duplicates
from soceis.sharing.consultations import actions as consultations
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.queries import approach_for
from soceis.sharing.consultations.rules import BECAME, SOURCE_OF, may_pass


@requires(Permission.REFERRAL_ENTER)
@require_http_methods(["GET", "POST"])
def refer(request: StaffRequest, approach_id: UUID) -> HttpResponseBase:
    """Enter the referral, with everything that the partner wrote already there."""
    approach = approach_for(request.user, approach_id, Permission.APPROACH_ANSWER)
    check(request.reach, Permission.REFERRAL_ENTER, approach.access_subject)
    saving = opening(request, form="referral of a partner", about=approach.pk)
    if saving.result:
        return redirect(saving.result)
    if not may_pass(approach.state, BECAME) or approach.kept_apart:
        raise WrongState(
            "This does not become a referral here.",
            "Nothing was changed.",
            "Open it again to see where it stands.",
        )
    nation = approach.area.nation
    form = NewReferralForm(typed=saving.restored or typed_by_partner(approach), nation=nation)
    if request.method == "POST":
        form = NewReferralForm(request.POST, nation=nation)
        alike = _lookalikes(request, form)
        if alike:
            form = NewReferralForm(request.POST, nation=nation)
            form.ask_about(alike)
        if form.is_valid():
            try:
                return saving.finish(_save(request, approach, form, alike))
            except Invalid as problem:
                form.refuse(problem)
    audit.record(
        by=request.user, action=Action.LOOKED, areas=[approach.area_id], record=approach,
        detail={"page": "refer from a partner"},
    )  # fmt: skip
    context = {"form": form, "saving": saving, "area": approach.area, "help": help_now(approach.area.code)}
    return render(request, "referrals/enter.html", context)


def typed_by_partner(approach: Approach) -> dict[str, Any]:
    """The answers of the referral form as far as the partner gave them, the partner's own words untouched."""
    born, came = approach.date_of_birth, approach.sent_at.astimezone(clock.LONDON).date()
    where = f"\n\n({approach.place})" if approach.place else ""
    dates = {"received_on": came, **({"date_of_birth": born} if born else {})}
    parts = {
        f"{name}_{part}": str(getattr(day, part))
        for name, day in dates.items()
        for part in ("day", "month", "year")
    }
    return {
        **parts,
        "in_danger_now": "no",
        "name_used": approach.name_used,
        "legal_last_name": approach.last_name,
        "concerns": f"{approach.concerns}{where}",
        "early_signs": list(approach.early_signs),
        "told_young_person": approach.told_young_person,
        "young_person_view": approach.young_person_view,
        "caregiver_view": approach.caregiver_view,
        "source": SOURCE_OF.get(approach.organisation.kind, "other"),
        "referrer_organisation": approach.organisation.name,
        "referrer_name": approach.sender_name,
        "referrer_contact": ", ".join(filter(None, (approach.sender_telephone, approach.sender_email))),
        "other_agencies": approach.other_agencies,
    }


def _lookalikes(request: StaffRequest, form: NewReferralForm) -> list[Lookalike]:
    form.is_valid()
    said = form.details() if hasattr(form, "cleaned_data") else {}
    return possible_duplicates(
        request.user,
        said.get("name_used", ""),
        said.get("legal_first_name", ""),
        said.get("legal_last_name", ""),
        said.get("date_of_birth"),
        said.get("nicknames", ()),
    )


def _save(request: StaffRequest, approach: Approach, form: NewReferralForm, alike: list[Lookalike]) -> str:
    """The referral of the person who is the same, or of somebody new; the approach knows it from then on."""
    same = next((found.young_person for found in alike if str(found.young_person.id) == form.chosen), None)
    by, area = request.user, approach.area
    if same is not None:
        referral = referrals.enter_again(by=by, young_person=same, area=area, **form.referral())
    else:
        referral = referrals.enter_new(by=by, area=area, person=form.who(), referral=form.referral())
    consultations.became_referral(by=by, approach=approach, referral_id=referral.pk)
    messages.success(request, f"Saved. {referral.young_person.name_used}’s referral waits for a decision.")
    return reverse("referrals:page", args=[referral.id])
