"""Meetings: the list, one of them, a young person on its agenda, what was told, the minutes."""

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
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused
from soceis.people.queries import young_person_for
from soceis.people.views.asking import attempt, id_in, looked
from soceis.people.views.asking import done as after_button
from soceis.sharing.agreements.queries import register
from soceis.sharing.disclosures.queries import told_us
from soceis.sharing.meetings import actions, presenters, queries
from soceis.sharing.meetings.forms import (
    ActionForm,
    AgendaForm,
    DecisionForm,
    DoneForm,
    InviteForm,
    PlanForm,
    TellForm,
)
from soceis.sharing.meetings.models import AgendaItem, Meeting
from soceis.sharing.meetings.rules import ATTENDANCE, CAME, FURTHER, HELD, OPEN, PLANNED, STATES, TRANSITIONS
from soceis.ui.papers.sending import sent
from soceis.ui.papers.typesetting import as_pdf


def _may_plan(request: StaffRequest, meeting: Meeting) -> bool:
    return bool(decide(request.reach, Permission.MEETING_PLAN, actions.subject_of(meeting)))


@requires(Permission.MEETING_SEE)
@require_safe
def meetings(request: StaffRequest) -> HttpResponseBase:
    """Meetings to come, what was agreed and waits, and those of half a year."""
    to_come, before = queries.meetings(request.user)
    waiting = queries.actions_waiting(request.user)
    if waiting:
        audit.record(
            by=request.user, action=Action.LISTED, people={one.young_person_id for one in waiting},
            areas={one.area_id for one in waiting}, detail={"page": "agreed at meetings"},
        )  # fmt: skip
    context = {
        "to_come": [presenters.meeting_line(one) for one in to_come],
        "before": [presenters.meeting_line(one) for one in before],
        "waiting": [presenters.action_line(one) for one in waiting],
        "may_plan": request.reach.holds(Permission.MEETING_PLAN),
    }
    return render(request, "meetings/meetings.html", context)


@requires(Permission.MEETING_PLAN)
@require_http_methods(["GET", "POST"])
def plan(request: StaffRequest) -> HttpResponseBase:
    """Plan a meeting, or enter one that was held."""
    saving = opening(request, form="meeting", about=None)
    if saving.result:
        return redirect(saving.result)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        areas=queries.areas_to_plan(request.user),
        agreements=[one.agreement for one in register(request.user) if one.agreement.stage == "active"],
    )
    if request.method == "POST":
        made: list[Meeting] = []
        tried = attempt(
            request,
            saving,
            form,
            lambda: made.append(actions.plan_meeting(by=request.user, **form.values())),
            url=reverse("meetings:meetings"),
            words="Planned. Now say who comes, and put young people on its agenda from their own pages.",
        )
        if tried.went_to:
            return redirect("meetings:meeting", made[0].pk)
    return render(request, "meetings/plan.html", {"form": form, "saving": saving})


@requires(Permission.MEETING_SEE)
@require_http_methods(["GET", "POST"])
def meeting(request: StaffRequest, meeting_id: UUID) -> HttpResponseBase:
    """A meeting: who is at the table, the agenda as far as somebody may see it, its minutes."""
    found = queries.meeting_for(request.user, meeting_id)
    may_plan = _may_plan(request, found)
    saving = opening(request, form="meeting table", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    invite = None
    if may_plan and found.state in OPEN:
        invite = InviteForm(
            request.POST if request.method == "POST" else None,
            contacts=queries.contacts_to_invite(request.user, found),
            workers=queries.workers_to_invite(request.user, found),
        )
        if request.method == "POST":
            went = attempt(
                request,
                saving,
                invite,
                lambda: actions.invite(by=request.user, meeting=found, **invite.values()),
                url=reverse("meetings:meeting", args=[found.pk]),
                words="They are at the table.",
            ).went_to
            if went:
                return went
    items = list(found.items.all())
    if items:
        audit.record(
            by=request.user, action=Action.LISTED, people=[one.young_person_id for one in items],
            areas=[found.area_id], record=found, detail={"page": "agenda"},
        )  # fmt: skip
    context = {
        "meeting": found,
        "line": presenters.meeting_line(found),
        "people": [presenters.attendee_line(one) for one in found.attendees.all()],
        "attendance": [(code, words) for code, words in ATTENDANCE.items() if code != "invited"],
        "items": items,
        "invite": invite if invite and invite.fields else None,
        "may_plan": may_plan,
        "note_who_came": may_plan and found.state in OPEN and found.starts_at <= clock.now(),
        "further": [(code, FURTHER[code]) for code in TRANSITIONS[found.state]] if may_plan else [],
        "saving": saving,
        "readers": _readers(items) if may_plan and found.state not in (PLANNED, "called_off") else [],
        "held": found.state not in (PLANNED, "called_off"),
    }
    return render(request, "meetings/meeting.html", context)


def _readers(items: list[AgendaItem]) -> list[tuple[UUID, str]]:
    """The organisations that heard something, and so have minutes of their own."""
    heard = {
        told.disclosure.organisation_id: told.disclosure.organisation.name
        for item in items
        for told in item.told.all()
    }
    return sorted(heard.items(), key=lambda one: one[1])


@requires(Permission.MEETING_PLAN)
@require_POST
def attended(request: StaffRequest, meeting_id: UUID, attendee_id: UUID) -> HttpResponseBase:
    """Note whether somebody came."""
    found = queries.meeting_for(request.user, meeting_id)
    attendee = queries.attendee_for(request.user, found, attendee_id)
    actions.attended(by=request.user, attendee=attendee, state=request.POST.get("state", ""))
    return after_button(request, "Noted.", reverse("meetings:meeting", args=[found.pk]))


@requires(Permission.MEETING_PLAN)
@require_POST
def further(request: StaffRequest, meeting_id: UUID) -> HttpResponseBase:
    """It was held, was called off, or its minutes are agreed."""
    found = queries.meeting_for(request.user, meeting_id)
    actions.take_further(by=request.user, meeting=found, state=request.POST.get("state", ""))
    words = {HELD: "Noted. Say who came, then what was told and decided."}.get(found.state, "Noted.")
    return after_button(request, words, reverse("meetings:meeting", args=[found.pk]))


@requires(Permission.MEETING_SEE)
@require_safe
def minutes(request: StaffRequest, meeting_id: UUID) -> HttpResponseBase:
    """The minutes as a PDF; `for` names an organisation, whose paper holds only what it heard."""
    found = queries.meeting_for(request.user, meeting_id)
    if found.state in (PLANNED, "called_off"):
        raise NotFound
    items, reader = list(found.items.all()), ""
    asked = id_in(request.GET.get("for", ""))
    if asked is not None:
        if not _may_plan(request, found):
            raise NotFound
        reader = dict(_readers(items)).get(asked, "")
        if not reader:
            raise NotFound
        items = queries.may_read(items, asked)
    paper = presenters.minutes(found, items, made_on=clock.today(), reader=reader, reader_id=asked)
    actions.took_minutes(by=request.user, meeting=found, items=items, to=reader or "ourselves")
    return sent(as_pdf(paper), "application/pdf", f"minutes-{actions.day_of(found):%Y-%m-%d}.pdf")


@requires(Permission.DISCLOSURE_SEE)
@require_http_methods(["GET", "POST"])
def about(request: StaffRequest, young_person_id: UUID) -> HttpResponseBase:
    """The meetings about a young person, and putting them on the agenda of one to come."""
    person = young_person_for(request.user, young_person_id, Permission.DISCLOSURE_SEE)
    may_speak = bool(decide(request.reach, Permission.MEETING_SPEAK, person.access_subject))
    saving = opening(request, form="agenda", about=person.pk)
    if saving.result:
        return redirect(saving.result)
    to_come = queries.meetings_to_come(request.user, person) if may_speak else []
    form = AgendaForm(
        request.POST if request.method == "POST" else None, typed=saving.restored, meetings=to_come
    )
    if request.method == "POST" and may_speak:
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.put_on_agenda(by=request.user, young_person=person, **form.values()),
            url=reverse("meetings:about", args=[person.pk]),
            words="On the agenda.",
        ).went_to
        if went:
            return went
    looked(request, person, "meetings about them")
    found = queries.items_of(request.user, person)
    context = {
        "person": person,
        "lines": [(one, presenters.when_words(one.meeting), STATES[one.meeting.state]) for one in found],
        "form": form if to_come else None,
        "may_speak": may_speak,
        "saving": saving,
    }
    return render(request, "meetings/about.html", context)


@requires(Permission.DISCLOSURE_SEE)
@require_http_methods(["GET", "POST"])
def item(request: StaffRequest, item_id: UUID) -> HttpResponseBase:
    """A young person at a meeting: what was told to whom, what was decided, who does what."""
    found = queries.item_for(request.user, item_id)
    may_speak = bool(decide(request.reach, Permission.MEETING_SPEAK, found.access_subject))
    may_change = may_speak and found.meeting.state in OPEN
    saving = opening(request, form="agenda item", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    data, doing = request.POST if request.method == "POST" else None, request.POST.get("do", "")
    decision = DecisionForm(data if doing == "decision" else None, initial={"decision": found.decision})
    action = ActionForm(data if doing == "action" else None, attendees=found.meeting.attendees.all())
    if request.method == "POST" and may_change:
        went = _step(request, saving, found, decision if doing == "decision" else action)
        if went:
            return went
    looked(request, found.young_person, "a meeting about them")
    context = {
        "item": found,
        "person": found.young_person,
        "when": presenters.when_words(found.meeting),
        "told": [one.disclosure for one in found.told.all()],
        "actions": [presenters.action_line(one) for one in found.actions.all()],
        "saving": saving,
        "decision_form": decision if may_change else None,
        "action_form": action if may_change else None,
        "may_speak": may_speak,
        "may_tell": may_change and any(one.state == CAME for one in found.meeting.attendees.all()),
        "open": found.meeting.state in OPEN,
    }
    return render(request, "meetings/item.html", context)


def _step(
    request: StaffRequest, saving: Saving, found: AgendaItem, form: DecisionForm | ActionForm
) -> HttpResponseRedirect | None:
    here = reverse("meetings:item", args=[found.pk])
    if isinstance(form, ActionForm):
        return attempt(
            request, saving, form, lambda: actions.agree(by=request.user, item=found, **form.values()),
            url=here, words="Agreed and noted.",
        ).went_to  # fmt: skip
    return attempt(
        request, saving, form, lambda: actions.decide_item(by=request.user, item=found, **form.cleaned_data),
        url=here, words="Noted.",
    ).went_to  # fmt: skip


@requires(Permission.MEETING_SPEAK)
@require_http_methods(["GET", "POST"])
def tell(request: StaffRequest, item_id: UUID) -> HttpResponseBase:
    """Keep what was told to those at the table; whoever no agreement covers is named before anything is kept."""
    found = queries.item_for(request.user, item_id, Permission.MEETING_SPEAK)
    saving = opening(request, form="told at a meeting", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    form = TellForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        area=found.meeting.area,
        sources=told_us(request.user, found.young_person),
    )
    if request.method == "POST":
        went = attempt(
            request, saving, form, lambda: _told(request, found, form),
            url=reverse("meetings:item", args=[found.pk]),
            words="Noted for each organisation that was there. It stands in who knows what.",
        ).went_to  # fmt: skip
        if went:
            return went
    looked(request, found.young_person, "told at a meeting")
    people = [presenters.attendee_line(one) for one in found.meeting.attendees.all() if one.contact_id]
    context = {
        "item": found,
        "person": found.young_person,
        "form": form,
        "saving": saving,
        "there": [one for one in people if one.attendee.state == CAME],
    }
    return render(request, "meetings/tell.html", context)


def _told(request: StaffRequest, found: AgendaItem, form: TellForm) -> None:
    """A refusal stays on the page with what was typed, and is kept in the audit."""
    try:
        actions.tell(by=request.user, item=found, **form.values())
    except Refused as refused:
        audit.record(
            by=request.user, action=Action.REFUSED, people=[found.young_person_id], areas=[found.area_id],
            detail={"page": "told at a meeting"},
        )  # fmt: skip
        raise Invalid(str(refused)) from refused


@requires(Permission.MEETING_SPEAK)
@require_http_methods(["GET", "POST"])
def done(request: StaffRequest, meeting_action_id: UUID) -> HttpResponseBase:
    """What came of something agreed."""
    found = queries.action_for(request.user, meeting_action_id)
    saving = opening(request, form="meeting action", about=found.pk)
    if saving.result:
        return redirect(saving.result)
    form = DoneForm(request.POST if request.method == "POST" else None, typed=saving.restored)
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: actions.done(by=request.user, action=found, **form.cleaned_data),
            url=reverse("meetings:item", args=[found.item_id]),
            words="Noted.",
        ).went_to
        if went:
            return went
    looked(request, found.young_person, "agreed at a meeting")
    context = {
        "line": presenters.action_line(found),
        "person": found.young_person,
        "form": form,
        "saving": saving,
    }
    return render(request, "meetings/done.html", context)
