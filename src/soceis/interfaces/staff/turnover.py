"""Somebody at a partner who is gone, or does not answer: who is affected, and who comes after them, in one step."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from soceis.foundation.access.doors import StaffRequest, requires
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import decide
from soceis.foundation.accounts.models import User
from soceis.foundation.accounts.saving import opening
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.people.views.asking import attempt
from soceis.sharing.agreements import actions, queries
from soceis.sharing.agreements.models import AgreementParty
from soceis.sharing.agreements.rules import lapsed_since
from soceis.sharing.consultations.actions import mailbox_of
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.rules import RECEIVED
from soceis.sharing.disclosures.queries import sent_to
from soceis.sharing.meetings.models import Attendee, MeetingAction
from soceis.sharing.meetings.rules import PLANNED
from soceis.sharing.partners import actions as partners
from soceis.sharing.partners.models import PartnerContact
from soceis.sharing.partners.queries import contact_for, contacts_of
from soceis.sharing.partners.rules import LONGEST, STANDINGS, standing
from soceis.ui.forms import ChoiceField, Form, TextField
from soceis.ui.words import day_words

SOMEBODY_NEW, NOBODY = "new", "nobody"


class SuccessorForm(Form):
    """Who comes after somebody: of those who are there, or somebody who is written down with the same step."""

    error_title = _("Nobody is named yet. Please check these answers")
    successor = ChoiceField(
        label=_("Who comes after them?"),
        required_message=_("Choose who comes after them."),
        reveals={SOMEBODY_NEW: ("name", "job", "email", "telephone")},
    )
    name = TextField(
        label=_("Their name"),
        required_message=_("Write the name of whoever is new."),
        max_length=LONGEST["name"],
    )
    job = TextField(label=_("What they do there"), required=False, max_length=LONGEST["job"])
    email = TextField(label=_("Their work e-mail"), required=False, max_length=LONGEST["email"])
    telephone = TextField(label=_("Their telephone"), required=False, max_length=LONGEST["telephone"])

    def __init__(self, *args: Any, people: list[PartnerContact], speaks: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(one.pk): one for one in people}
        listed = [(key, one.name + (f", {one.job}" if one.job else "")) for key, one in self.people.items()]
        listed.append((SOMEBODY_NEW, str(_("Somebody who is not written down yet"))))
        if not speaks:
            listed.append((NOBODY, str(_("Nobody stands in for now"))))
        self.fields["successor"].choices = listed  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Affected:
    """One kind of what is affected: its heading and the lines (words, page)."""

    heading: str
    lines: list[tuple[str, str]]


@requires(Permission.SHARING_AGREEMENT_WRITE)
@require_http_methods(["GET", "POST"])
def turnover(request: StaffRequest, partner_contact_id: UUID) -> HttpResponseBase:
    """What somebody leaves behind, and naming whoever comes after them."""
    contact = contact_for(request.user, partner_contact_id)
    parties = queries.named_in(request.user, contact)
    speaks = any(party.contact_id == contact.pk for party in parties)
    people = [
        one
        for one in contacts_of(request.user, contact.organisation)
        if one.left_on is None and one.pk != contact.pk
    ]
    saving = opening(request, form="successor", about=contact.pk)
    if saving.result:
        return redirect(saving.result)
    form = SuccessorForm(
        request.POST if request.method == "POST" else None,
        typed=saving.restored,
        people=people,
        speaks=speaks,
        initial={"successor": str(contact.deputy_id or "")},
    )
    if request.method == "POST":
        went = attempt(
            request,
            saving,
            form,
            lambda: _name(request.user, contact, form),
            url=_after(parties),
            words="Saved. Whoever comes after them is still to be briefed.",
        ).went_to
        if went:
            return went
    context = {
        "contact": contact,
        "organisation": contact.organisation,
        "what": _what(contact),
        "standing": standing(contact.known, clock.today()),
        "affected": _affected(request, contact, parties),
        "speaks": speaks,
        "form": form if parties else None,
        "saving": saving,
    }
    return render(request, "staff/turnover.html", context)


def _after(parties: list[AgreementParty]) -> str:
    """The pack for whoever is new, when they speak; one step further is giving it to them."""
    if not parties:
        return reverse("partners:directory")
    party = parties[0]
    return reverse("agreements:pack", args=[party.agreement_id, party.pk])


def _what(contact: PartnerContact) -> str:
    today = clock.today()
    since = lapsed_since(contact.known, today)
    words = STANDINGS[standing(contact.known, today)]
    return f"{words}, {day_words(since)}" if since else words


def _name(user: User, contact: PartnerContact, form: SuccessorForm) -> None:
    said = form.cleaned_data
    chosen = said["successor"]
    if chosen == NOBODY:
        actions.hand_on(by=user, contact=contact, successor=None)
        return
    successor = form.people.get(chosen)
    if successor is None:
        texts: dict[str, Any] = {name: said[name] or "" for name in ("name", "job", "email", "telephone")}
        successor = partners.add_contact(
            by=user, organisation=contact.organisation, level=contact.level, **texts
        )
    actions.hand_on(by=user, contact=contact, successor=successor)


def _affected(
    request: StaffRequest, contact: PartnerContact, parties: list[AgreementParty]
) -> list[Affected]:
    """What names them or waits for them, as far as the asker may see. Five statements."""
    groups = [
        Affected("Agreements in force", [_party(party, contact) for party in parties]),
        Affected("Referrals and consultations from them that wait", _approaches(request, contact)),
        Affected("Meetings to come", _meetings(contact)),
        Affected("Agreed at meetings, not done", _actions(request, contact)),
        Affected("Sent without a receipt", _receipts(request, contact)),
    ]
    return [group for group in groups if group.lines]


def _party(party: AgreementParty, contact: PartnerContact) -> tuple[str, str]:
    does = "speaks for them" if party.contact_id == contact.pk else "stands in"
    where = f"{party.agreement.title}, {party.agreement.area.name}: {does}"
    return where, reverse("agreements:agreement", args=[party.agreement_id])


def _approaches(request: StaffRequest, contact: PartnerContact) -> list[tuple[str, str]]:
    if not contact.email or not request.reach.holds(Permission.APPROACH_SEE):
        return []
    found = Approach.objects.filter(mailbox=mailbox_of(contact.email), state=RECEIVED).order_by("answer_by")
    return [
        (
            f"{one.reference}, answer by {day_words(one.answer_by)}",
            reverse("consultations:page", args=[one.pk]),
        )
        for one in found
    ]


def _meetings(contact: PartnerContact) -> list[tuple[str, str]]:
    found = Attendee.objects.select_related("meeting").filter(
        contact=contact, meeting__state=PLANNED, meeting__starts_at__gte=clock.now()
    )
    return [
        (
            f"{one.meeting.title}, {day_words(one.meeting.starts_at.astimezone(clock.LONDON))}",
            reverse("meetings:meeting", args=[one.meeting_id]),
        )
        for one in found
    ]


def _actions(request: StaffRequest, contact: PartnerContact) -> list[tuple[str, str]]:
    found = list(
        MeetingAction.objects.select_related("young_person", "item").filter(
            owner__contact=contact, done_on__isnull=True
        )
    )
    _listed(request, found)
    return [
        (
            f"{one.young_person.name_used}: {one.what}, due {day_words(one.due_on)}",
            reverse("meetings:item", args=[one.item_id]),
        )
        for one in found
    ]


def _receipts(request: StaffRequest, contact: PartnerContact) -> list[tuple[str, str]]:
    if not decide(request.reach, Permission.DISCLOSURE_SEE):
        return []
    found = sent_to(request.user, contact)
    _listed(request, found)
    return [
        (
            f"{one.young_person.name_used}, {day_words(one.happened_on)}",
            reverse("disclosures:disclosure", args=[one.pk]),
        )
        for one in found
    ]


def _listed(request: StaffRequest, found: list[Any]) -> None:
    people = {one.young_person_id for one in found}
    if people:
        audit.record(
            by=request.user, action=Action.LISTED, people=people, areas={one.area_id for one in found},
            detail={"page": "turnover"},
        )  # fmt: skip
