"""The queue of referrals, entering one, and a referral's own page."""

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
from soceis.foundation.accounts.models import Area
from soceis.foundation.accounts.saving import Saving, opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid, NotFound, Refused
from soceis.journey.referrals import actions, presenters, queries
from soceis.journey.referrals.forms import AskForm, NewReferralForm, ReferralForm
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.rules import DECIDED, INFO_REQUESTED, RECEIVED, SCREENING, may_pass
from soceis.people.models import YoungPerson
from soceis.people.queries import Lookalike, possible_duplicates, young_person_for
from soceis.sharing.consultations.queries import waiting_count as from_partners


@requires(Permission.REFERRAL_QUEUE_SEE)
@require_safe
def queue(request: StaffRequest) -> HttpResponseBase:
    """What waits, oldest first."""
    state, programme = presenters.chosen_filters(
        request.GET.get("state", ""), request.GET.get("programme", "")
    )
    found = queries.queue(request.user, state=state, programme_asked=programme)
    people = {row.referral.young_person_id for row in found.waiting}
    if people:
        areas = {row.referral.area_id for row in found.waiting}
        audit.record(
            by=request.user,
            action=Action.LISTED,
            people=people,
            areas=areas,
            detail={"page": "referrals that wait"},
        )
    return render(
        request,
        "referrals/queue.html",
        {
            "filters": presenters.queue_filters(state, programme, found.by_state) if found.total else [],
            "rows": presenters.queue_rows(found.waiting),
            "total": found.total,
            "from_partners": from_partners(request.user),
            "narrowed": bool(state or programme),
        },
    )


@requires(Permission.REFERRAL_ENTER)
@require_http_methods(["GET", "POST"])
def enter(request: StaffRequest) -> HttpResponseBase:
    """Somebody told us about a young person whom we may not know yet."""
    areas = queries.areas_to_enter(request.user)
    area = _chosen_area(request, areas)
    if area is None:
        return render(request, "referrals/choose_area.html", {"areas": areas})
    saving = opening(request, form="referral")
    if saving.result:
        return redirect(saving.result)
    nation = area.nation
    if request.method != "POST":
        form = NewReferralForm(typed=saving.restored, nation=nation)
        return _entry_page(request, form, saving, area)
    form, alike = who_is_it(request, nation)
    if form.is_valid():
        try:
            return saving.finish(_save_new(request, area, form, alike))
        except Invalid as problem:
            form.refuse(problem)
    return _entry_page(request, form, saving, area)


@requires(Permission.REFERRAL_ENTER)
@require_http_methods(["GET", "POST"])
def enter_again(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """Another referral of somebody who is with us, or was."""
    person = young_person_for(request.user, young_person_id)
    areas = queries.areas_to_enter(request.user)
    area = _chosen_area(request, areas, person)
    if area is None:
        return render(request, "referrals/choose_area.html", {"areas": areas, "person": person})
    saving = opening(request, form="referral again", about=person.id)
    if saving.result:
        return redirect(saving.result)
    form = ReferralForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    form.speak_as_in(area.nation)
    if request.method == "POST" and form.is_valid():
        try:
            referral = actions.enter_again(by=request.user, young_person=person, area=area, **form.referral())
        except Invalid as problem:
            form.refuse(problem)
        else:
            messages.success(request, f"Saved. {person.name_used}’s referral waits for a decision.")
            return saving.finish(reverse("referrals:page", args=[referral.id]))
    waiting = [before for before in queries.referrals_of(request.user, person) if before.state != DECIDED]
    audit.record(
        by=request.user, action=Action.LOOKED, people=[person.id], areas=person.areas, record=person,
        detail={"page": "refer again"},
    )  # fmt: skip
    return _entry_page(request, form, saving, area, person=person, waiting=waiting)


@requires(Permission.REFERRAL_SEE)
@require_http_methods(["GET", "POST"])
def page(request: StaffRequest, referral_id: UUID) -> HttpResponseBase:
    """A referral: how it stands, everything told, what happened to it, what can be done."""
    referral = queries.referral_for(request.user, referral_id)
    may_decide = bool(decide(request.reach, Permission.REFERRAL_DECIDE, referral.access_subject))
    others = queries.others_of(request.user, referral)
    if request.method == "POST" and "join" in request.POST:
        return _join(request, referral, others)
    if request.method == "POST" and "look" in request.POST:
        actions.start_screening(by=request.user, referral=referral)
        messages.success(request, "Noted: you are looking at it.")
        return redirect("referrals:page", referral.id)
    may_see_risk = bool(decide(request.reach, Permission.SAFE_CONTACT_SEE, referral.access_subject))
    may_ask = may_decide and referral.state in (RECEIVED, SCREENING)
    ask: AskForm | None = None
    saving: Saving | None = None
    if may_ask or request.method == "POST":
        saving = opening(request, form="ask the referrer", about=referral.id)
        if saving.result:
            return redirect(saving.result)
        ask = AskForm(request.POST if request.method == "POST" else None, typed=saving.restored)
        if request.method == "POST" and ask.is_valid():
            try:
                actions.ask_referrer(by=request.user, referral=referral, reason=ask.cleaned_data["question"])
            except Invalid as problem:
                ask.refuse(problem)
            else:
                messages.success(request, "Noted. The referral waits for the referrer’s answer.")
                return saving.finish(reverse("referrals:page", args=[referral.id]))
    audit.record(
        by=request.user, action=Action.LOOKED, people=[referral.young_person_id], areas=[referral.area_id],
        record=referral, detail={"page": "referral"},
    )  # fmt: skip
    return render(
        request,
        "referrals/page.html",
        {
            "referral": referral,
            "person": referral.young_person,
            "panel": presenters.StandingPanel(referral),
            "help": presenters.help_now(referral.area.code, referral.area.nation)
            if referral.in_danger_now
            else [],
            "told": presenters.told_rows(referral),
            "others": presenters.earlier_rows(others),
            "further": presenters.further(referral, others),
            "may_join": may_decide and referral.state != DECIDED,
            "may_declare": may_decide and bool(decide(request.reach, Permission.CONFLICT_DECLARE)),
            "may_see_risk": may_see_risk,
            "risk_source": presenters.risk_source(referral) if referral.risk_to_staff else "",
            "may_answer_risk": may_decide and may_see_risk and referral.risk_answered_on is None,
            "decided": presenters.decision_rows(referral),
            "tellers": presenters.teller_rows(referral),
            "steps": presenters.steps(queries.states_of(request.user, referral)),
            "decision": presenters.decision_words(referral),
            "may_decide": may_decide and referral.state != DECIDED,
            "may_look": may_decide and may_pass(referral.state, SCREENING),
            "answered": referral.state == INFO_REQUESTED,
            "may_refer_again": bool(
                decide(request.reach, Permission.REFERRAL_ENTER, referral.access_subject)
                and referral.state == DECIDED
            ),
            "ask": ask if may_ask else None,
            "saving": saving,
        },
    )


def _join(request: StaffRequest, referral: Referral, others: list[Referral]) -> HttpResponseBase:
    """Two wait at once: this one goes on as further information to the other."""
    to = next((one for one in others if str(one.pk) == request.POST["join"]), None)
    if to is None:
        raise NotFound
    actions.join(by=request.user, referral=referral, to=to)
    messages.success(
        request, "Joined. What was written here stands on the other one too, and you decide once."
    )
    return redirect("referrals:page", to.pk)


def _chosen_area(request: StaffRequest, areas: list[Area], person: YoungPerson | None = None) -> Area | None:
    """The only area, or the one in the address; of a young person in one of them, that one."""
    if not areas:
        raise Refused("You do not enter referrals in any area.", todo="Ask the area manager if you need it.")
    if len(areas) == 1:
        return areas[0]
    asked = next((area for area in areas if area.code == request.GET.get("area")), None)
    if asked is not None or person is None:
        return asked
    theirs = [area for area in areas if area.id in person.areas]
    return theirs[0] if len(theirs) == 1 else None


def who_is_it(request: StaffRequest, nation: str) -> tuple[NewReferralForm, list[Lookalike]]:
    """What was typed, and the young people it may be about; when there are any, the form asks which."""
    form = NewReferralForm(request.POST, nation=nation)
    form.is_valid()
    said = form.details() if hasattr(form, "cleaned_data") else {}
    alike = possible_duplicates(
        request.user,
        said.get("name_used", ""),
        said.get("legal_first_name", ""),
        said.get("legal_last_name", ""),
        said.get("date_of_birth"),
        said.get("nicknames", ()),
    )
    if alike:
        form = NewReferralForm(request.POST, nation=nation)
        before = queries.referred_before(request.user, [found.young_person.pk for found in alike])
        form.ask_about(alike, presenters.before_words(before))
    return form, alike


def _save_new(request: StaffRequest, area: Area, form: NewReferralForm, alike: list[Lookalike]) -> str:
    """Enter the referral of the person who is the same, or of somebody new; answers with where to go."""
    same = next((found.young_person for found in alike if str(found.young_person.id) == form.chosen), None)
    if same is not None:
        referral = actions.enter_again(by=request.user, young_person=same, area=area, **form.referral())
        words = (
            f"Saved as another referral of {same.name_used}. What you typed about who they are was not put over "
            "what we have: check their details."
        )
    else:
        referral = actions.enter_new(by=request.user, area=area, person=form.who(), referral=form.referral())
        words = f"Saved. {referral.young_person.name_used}’s referral waits for a decision."
    messages.success(request, words)
    return reverse("referrals:page", args=[referral.id])


def _entry_page(
    request: StaffRequest, form: ReferralForm, saving: Saving, area: Area, **more: Any
) -> HttpResponseBase:
    return render(
        request,
        "referrals/enter.html",
        {
            "form": form,
            "saving": saving,
            "area": area,
            "help": presenters.help_now(area.code, area.nation),
            **more,
        },
    )
