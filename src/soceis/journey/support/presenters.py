"""Practical help, grants, speaking up and caregivers' support in words. Nothing here asks the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soceis.foundation.records import clock, codes
from soceis.journey.support.models import Advocacy, CaregiverSupport, Grant, HelpRequest, Receipt
from soceis.journey.support.rules import (
    APPROVED,
    ASKED,
    GRANT_STATES,
    HELP_STATES,
    HELP_TRANSITIONS,
    MET,
    UNMET,
    pounds,
    unmet_counts,
)
from soceis.people.models import Tie
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

TONES = {ASKED: "wait", MET: "done", UNMET: "late", "not_needed": "plain"}
GRANT_TONES = {ASKED: "wait", APPROVED: "done", "declined": "plain", "withdrawn": "plain"}
ANSWER_TONES = {
    "waiting": "wait",
    "agreed": "done",
    "partly": "voice",
    "refused": "late",
    "no_answer": "plain",
}


@dataclass(frozen=True)
class ReceiptLine:
    """A receipt or a voucher in words."""

    receipt: Receipt
    words: str
    counts: bool
    shown_by: str


@dataclass(frozen=True)
class GrantLine:
    """A grant in words: what is left of it, and its receipts."""

    grant: Grant
    amount: str
    state: str
    tone: str
    asked: str
    decided: str
    left: str
    receipts: tuple[ReceiptLine, ...]

    @property
    def waits(self) -> bool:
        return self.grant.state == ASKED

    @property
    def spendable(self) -> bool:
        return self.grant.state == APPROVED


@dataclass(frozen=True)
class HelpLine:
    """Something that was asked for, in words."""

    request: HelpRequest
    need: str
    state: str
    tone: str
    facts: str
    outcome: str
    grants: tuple[GrantLine, ...]
    moves: tuple[str, ...]

    @property
    def is_open(self) -> bool:
        return self.request.state == ASKED


def help_line(request: HelpRequest) -> HelpLine:
    """`request` comes with its grants and receipts."""
    reason = codes.label("unmet_reason", request.unmet_reason) if request.unmet_reason else ""
    return HelpLine(
        request,
        codes.label("need", request.need),
        HELP_STATES[request.state],
        TONES[request.state],
        _facts(request, clock.today()),
        ". ".join(part for part in (reason, request.outcome) if part),
        tuple(grant_line(grant) for grant in request.grants.all()),
        HELP_TRANSITIONS[request.state],
    )


def _facts(request: HelpRequest, today: date) -> str:
    asked = _("Asked %(day)s") % {"day": day_words(request.asked_on)}
    if request.state != ASKED:
        return " · ".join([asked, day_words(request.ended_on)] if request.ended_on else [asked])
    if request.due_on < today:
        return f"{asked} · " + _("was due %(day)s") % {"day": day_words(request.due_on)}
    if request.due_on == today:
        return f"{asked} · " + _("needed today")
    return f"{asked} · " + _("by %(day)s") % {"day": day_words(request.due_on)}


def grant_line(grant: Grant) -> GrantLine:
    receipts = tuple(receipt_line(receipt) for receipt in grant.receipts.all())
    spent = sum(line.receipt.pence for line in receipts if line.counts)
    decided = ""
    if grant.decided_on:
        decided = f"{grant.decided_by}, {day_words(grant.decided_on)}"
        decided += f": “{grant.decision_words}”" if grant.decision_words else ""
    left = _("%(left)s left of %(all)s") % {"left": pounds(grant.pence - spent), "all": pounds(grant.pence)}
    return GrantLine(
        grant,
        pounds(grant.pence),
        GRANT_STATES[grant.state],
        GRANT_TONES[grant.state],
        _("%(who)s asked %(day)s") % {"who": grant.created_by, "day": day_words(grant.created_at)},
        decided,
        left if grant.state == APPROVED else "",
        receipts,
    )


def receipt_line(receipt: Receipt) -> ReceiptLine:
    kind = codes.label("receipt", receipt.kind)
    number = f" {receipt.number}" if receipt.number else ""
    words = f"{pounds(receipt.pence)} · {receipt.shop} · {kind.lower()}{number} · {day_words(receipt.on)}"
    counts = receipt.taken_back_on is None
    shown = (
        ngettext("%(files)s photo or PDF", "%(files)s photos or PDFs", receipt.files) if receipt.files else ""
    )
    return ReceiptLine(receipt, words, counts, shown % {"files": receipt.files} if shown else "")


@dataclass(frozen=True)
class WaitingGrant:
    """A grant that waits for a manager, on their list."""

    grant: Grant
    who: str
    words: str
    more: str
    own: bool


def waiting_grant(grant: Grant, user_id: object) -> WaitingGrant:
    """`own` says that the one who reads asked for it, so that somebody else decides."""
    need = codes.label("need", grant.request.need)
    why = grant.why or grant.request.words
    return WaitingGrant(
        grant,
        grant.young_person.name_used,
        f"{pounds(grant.pence)} · {need}" + (f": {why}" if why else ""),
        _("%(who)s asked %(day)s") % {"who": grant.created_by, "day": day_words(grant.created_at)},
        grant.created_by_id == user_id,
    )


def unmet_table(rows: Iterable[tuple[str, str]]) -> Table | None:
    """How often each need could not be met in twelve months and why; None when all were met."""
    counts = unmet_counts(rows)
    if not counts:
        return None
    reasons = sorted({reason for by_reason in counts.values() for reason in by_reason})
    columns = [
        Column(_("Need")),
        *(Column(codes.label("unmet_reason", code), number=True) for code in reasons),
    ]
    columns.append(Column(_("All"), number=True))
    ordered = sorted(counts.items(), key=lambda item: (-sum(item[1].values()), item[0]))
    lines = [
        Row([codes.label("need", need), *(by.get(code, 0) for code in reasons), sum(by.values())])
        for need, by in ordered
    ]
    total = [sum(by.get(code, 0) for by in counts.values()) for code in reasons]
    lines.append(Row([_("All"), *total, sum(total)], kind="total"))
    note = _("Requests of your areas that ended as not to be met in the last 365 days.")
    return Table(_("What could not be met, and why"), columns, lines, note=note, wide=True, stacked=False)


@dataclass(frozen=True)
class AdvocacyLine:
    """What was asked of another service, in words."""

    advocacy: Advocacy
    whom: str
    facts: str
    outcome: str
    tone: str
    answer: str
    next: str


def advocacy_line(advocacy: Advocacy) -> AdvocacyLine:
    whom = codes.label("advocacy_with", advocacy.with_whom)
    by = advocacy.created_by.get_short_name() if advocacy.created_by else ""
    heard = _("answer %(day)s") % {"day": day_words(advocacy.heard_on)} if advocacy.heard_on else ""
    asked = _("Asked %(day)s") % {"day": day_words(advocacy.asked_on)}
    return AdvocacyLine(
        advocacy,
        f"{whom}: {advocacy.spoke_to}" if advocacy.spoke_to else whom,
        " · ".join(part for part in (asked, by, heard) if part),
        codes.label("advocacy_outcome", advocacy.outcome),
        ANSWER_TONES.get(advocacy.outcome, "plain"),
        advocacy.outcome_words,
        _next(advocacy.next_step, advocacy.next_on),
    )


def _next(step: str, on: date | None) -> str:
    if on is None:
        return step
    return f"{step or _('Look again')}, {day_words(on)}"


@dataclass(frozen=True)
class CaregiverEntry:
    """One entry of a caregiver's own support, in words."""

    support: CaregiverSupport
    kind: str
    facts: str
    next: str


@dataclass(frozen=True)
class Caregiver:
    """A caregiver with their own support. Of somebody who may be a risk there is no number."""

    tie: Tie
    title: str
    telephone: str
    may_be_a_risk: bool
    entries: tuple[CaregiverEntry, ...]


def caregiver(tie: Tie) -> Caregiver:
    """`tie` comes with its support."""
    return Caregiver(
        tie,
        f"{tie.name}, {codes.label('tie', tie.kind).lower()}",
        "" if tie.may_be_a_risk else tie.telephone,
        tie.may_be_a_risk,
        tuple(_entry(support) for support in tie.support.all()),
    )


def _entry(support: CaregiverSupport) -> CaregiverEntry:
    by = support.created_by.get_short_name() if support.created_by else ""
    return CaregiverEntry(
        support,
        codes.label("caregiver_support", support.kind),
        " · ".join(part for part in (day_words(support.on), by) if part),
        _next(support.next_step, support.next_on),
    )


def to_support(ties: Sequence[Tie]) -> list[tuple[str, str]]:
    """Caregivers who may be contacted, as answers of a form."""
    return [
        (str(tie.pk), f"{tie.name}, {codes.label('tie', tie.kind).lower()}")
        for tie in ties
        if not tie.may_be_a_risk
    ]
