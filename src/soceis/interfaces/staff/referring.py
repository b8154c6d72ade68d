"""What a partner brought becomes a referral: staff say whose it is, and the partner never learns who was known.

It spans consultations, people, referrals and casework, so it is composed here (ADR 7). So is what happens when
whoever would answer knows the young person or the family.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock, codes
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.journey.casework import actions as casework
from soceis.journey.casework.actions.conflicts import LONGEST_ABOUT
from soceis.journey.referrals import actions as referrals
from soceis.journey.referrals.forms import NewReferralForm
from soceis.journey.referrals.presenters import help_now
from soceis.journey.referrals.queries import referral_for
from soceis.journey.referrals.views import who_is_it
from soceis.people.queries import Lookalike
from soceis.sharing.consultations import actions as consultations
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.queries import approach_for, who_answers
from soceis.sharing.consultations.rules import BECAME, SOURCE_OF, may_pass
from soceis.ui.forms import ChoiceField, Form, TextAreaField

LABEL_SAID = {True: "yes", False: "no", None: "unknown"}


class KnowForm(Form):
    """Somebody of ours knows the young person or the family apart from work."""

    why = ChoiceField(
        label=_("How do you know them?"),
        choices=lambda: codes.choices("conflict_why"),
        required_message=_("Say how you know them."),
    )
    words = TextAreaField(
        label=_("Who is it to you?"),
        hint=_("A sentence will do. Only the managers of your areas read it."),
        required_message=_("Say whom you know. A first name and a place will do."),
        rows=2,
        max_length=LONGEST_ABOUT,
    )


@requires(Permission.CONFLICT_DECLARE)
@require_http_methods(["GET", "POST"])
def know_sender(request: StaffRequest, approach_id: UUID) -> HttpResponseBase:
    """Whoever answers knows the young person or the family: it is sealed from them, and somebody else answers."""
    approach = approach_for(request.user, approach_id, Permission.APPROACH_ANSWER)

    def act(why: str, words: str) -> str:
        casework.declare_conflict(by=request.user, words=f"{words} ({approach.reference})", why=why)
        return consultations.seal_from_me(by=request.user, approach=approach)

    back = reverse("consultations:page", args=[approach.pk])
    return _declaring(request, approach.pk, act, back, reverse("consultations:waiting"))


@requires(Permission.CONFLICT_DECLARE)
@require_http_methods(["GET", "POST"])
def know_them(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """Whoever decides knows the young person or the family: the record does not exist for them from now on."""
    referral = referral_for(request.user, referral_id, Permission.REFERRAL_DECIDE)

    def act(why: str, words: str) -> str:
        conflict = casework.declare_conflict(by=request.user, words=words, why=why)
        person = referral.young_person
        casework.keep_apart(by=request.user, conflict=conflict, reference=person.reference)
        return who_answers(referral.area_id, but=[request.user.pk])

    back = reverse("referrals:page", args=[referral.pk])
    return _declaring(request, referral.pk, act, back, reverse("referrals:queue"))


def _declaring(
    request: StaffRequest, about: UUID, act: Callable[[str, str], str], back: str, then: str
) -> HttpResponseBase:
    saving = opening(request, form="know them", about=about)
    if saving.result:
        return redirect(saving.result)
    form = KnowForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST" and form.is_valid():
        try:
            goes_on = act(form.cleaned_data["why"], form.cleaned_data["words"])
        except Invalid as problem:
            form.refuse(problem)
        else:
            who = (
                f"{goes_on} goes on with it."
                if goes_on
                else "Ring the national manager: nobody else is there."
            )
            messages.success(request, f"Thank you. You do not see it from now on. {who}")
            return saving.finish(then)
    return render(request, "staff/know_them.html", {"form": form, "saving": saving, "back": back})


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
        form, alike = who_is_it(request, nation)
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
    known = approach.risk_known_since
    dates = {
        "received_on": came,
        **({"date_of_birth": born} if born else {}),
        **({"risk_known_since": known} if known else {}),
    }
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
        "told_family": approach.told_family,
        "label_used": LABEL_SAID[approach.label_used],
        "young_person_view": approach.young_person_view,
        "caregiver_view": approach.caregiver_view,
        "source": SOURCE_OF.get(approach.organisation.kind, "other"),
        "referrer_organisation": approach.organisation.name,
        "referrer_name": approach.sender_name,
        "referrer_contact": ", ".join(filter(None, (approach.sender_telephone, approach.sender_email))),
        "agencies": list(approach.agencies),
        "other_agencies": approach.other_agencies,
        "risk_to_staff": approach.risk_to_staff,
        "risk_source": approach.risk_source,
    }


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
