"""Agreements in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soceis.foundation.records import clock, codes
from soceis.sharing.agreements.models import Agreement, AgreementParty
from soceis.sharing.agreements.queries import Standing
from soceis.sharing.agreements.rules import ACTIVE, ENDED, STAGES, SUSPENDED, UNDER_WAY, Due
from soceis.sharing.partners.presenters import TONES
from soceis.sharing.partners.rules import GOOD, STANDINGS, standing
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words

STAGE_TONES = {ACTIVE: "done", SUSPENDED: "late", ENDED: "plain"}


@dataclass(frozen=True)
class AgreementLine:
    """An agreement in the register, in words."""

    title: str
    url: str
    about: str
    stage: str
    tone: str
    due: str
    due_tone: str
    blocker: str


@dataclass(frozen=True)
class PartyLine:
    """A party and who speaks for it, in words."""

    party: AgreementParty
    name: str
    role: str
    speaker: str
    standing: str
    tone: str
    deputy: str


def _days(days: int) -> str:
    return ngettext("%d day", "%d days", days) % days


def due_words(due: Due | None) -> str:
    """ "30 days in this stage", "to be looked at in 12 days", "over since 3 days"."""
    if due is None:
        return ""
    if due.code == "stuck":
        return _("%s in this stage") % _days(due.days)
    if due.code == "over":
        return _("over since %s") % _days(-due.days)
    if due.code == "ending":
        return _("ends today") if due.days == 0 else _("ends in %s") % _days(due.days)
    if due.days < 0:
        return _("to be looked at since %s") % _days(-due.days)
    return _("to be looked at today") if due.days == 0 else _("to be looked at in %s") % _days(due.days)


def agreement_line(found: Standing) -> AgreementLine:
    agreement = found.agreement
    parties = ", ".join(sorted(party.organisation.name for party in agreement.parties.all()))
    late = found.due is not None and (
        found.due.code == "over" or found.due.days < 0 or found.due.code == "stuck"
    )
    return AgreementLine(
        title=agreement.title,
        url=reverse("agreements:agreement", args=[agreement.pk]),
        about=" · ".join(filter(None, (agreement.area.name, parties or _("nobody is party to it yet")))),
        stage=STAGES[agreement.stage],
        tone=STAGE_TONES.get(agreement.stage, "wait"),
        due=due_words(found.due),
        due_tone="late" if late else "wait",
        blocker=agreement.blocker,
    )


def party_line(party: AgreementParty) -> PartyLine:
    contact = party.contact
    where = standing(contact.known, clock.today()) if contact else ""
    deputy = contact.deputy if contact else None
    return PartyLine(
        party=party,
        name=party.organisation.name,
        role=codes.label("agreement_party_role", party.role),
        speaker=contact.name if contact else "",
        standing=STANDINGS[where] if where and where != GOOD else "",
        tone=TONES.get(where, "wait"),
        deputy=deputy.name if deputy is not None and deputy.left_on is None else "",
    )


def _listed(scheme: str, chosen: Sequence[str]) -> str:
    return "; ".join(codes.label(scheme, code) for code in chosen)


def _said(key: str, value: str) -> SummaryRow:
    return SummaryRow(key, value, missing="" if value else _("Not said yet"))


def _day(value: date | None) -> str:
    return day_words(value) if value else ""


def facts(found: Standing) -> list[SummaryRow]:
    """What an agreement says."""
    agreement = found.agreement
    rows = [
        _said(_("What for"), _listed("sharing_purpose", agreement.purposes)),
        _said(_("Which information"), _listed("sharing_category", agreement.categories)),
        SummaryRow(_("Legal way"), codes.label("sharing_gateway", agreement.gateway)),
        _said(_("Counts from"), _day(agreement.effective_on)),
        _said(_("Looked at again"), _day(agreement.review_on)),
        SummaryRow(_("Last day"), _day(agreement.ends_on) or _("It goes on")),
        SummaryRow(_("Who sees to it"), agreement.owner.get_full_name()),
    ]
    if agreement.stage in UNDER_WAY and agreement.blocker:
        rows.append(SummaryRow(_("What holds it up"), agreement.blocker))
    if agreement.note:
        rows.append(SummaryRow(_("To know"), agreement.note))
    return rows


@dataclass(frozen=True)
class StepLine:
    """One step in the life of an agreement, in words."""

    when: datetime
    title: str
    who: str
    reason: str


def steps(agreement: Agreement) -> list[StepLine]:
    """The latest first."""
    return [
        StepLine(
            when=datetime.combine(step.effective_on, time(12), tzinfo=clock.LONDON),
            title=STAGES[step.to_state],
            who=step.recorded_by.get_short_name() if step.recorded_by else "",
            reason=step.reason,
        )
        for step in reversed(agreement.steps.all())
    ]
