"""Agreements in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from soceis.foundation.records import clock, codes, nations
from soceis.sharing.agreements.models import Agreement, AgreementParty, AgreementReminder
from soceis.sharing.agreements.queries import Standing
from soceis.sharing.agreements.rules import ACTIVE, END, ENDED, STAGES, SUSPENDED, UNDER_WAY, Due
from soceis.sharing.partners.presenters import TONES
from soceis.sharing.partners.rules import GOOD, STANDINGS, standing
from soceis.ui.papers.typesetting import Facts, Paper, Part, Points, Text
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words, whole_day

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


@dataclass(frozen=True)
class ReminderLine:
    """Something of which somebody is reminded, in words."""

    reminder: AgreementReminder
    title: str
    url: str
    when: str
    tone: str


def reminder_line(one: AgreementReminder) -> ReminderLine:
    days = (one.due_on - clock.today()).days
    return ReminderLine(
        reminder=one,
        title=one.agreement.title,
        url=reverse("agreements:agreement", args=[one.agreement_id]),
        when=due_words(Due("ending" if one.of == END else "review", days)),
        tone="late" if days <= SHORT_DAYS else "wait",
    )


SHORT_DAYS = 7  # from here on a reminder stands out

# --- the pack for whoever is new -----------------------------------------------------------------------------------

HOW_WE_SHARE = (
    _lazy("A child’s safety comes first. Sharing to keep somebody safe never waits for an agreement."),
    _lazy("We share the least that serves, with those who need it, and write down what and why."),
    _lazy("We say so to the young person where it is safe, and so should you."),
    _lazy("What you tell us is passed on only as you say. What the police tell us is never passed on by us."),
    _lazy(
        "Please tell us when something has arrived. When something was wrong, you hear of it, and answer us."
    ),
)
WHO_WE_ARE = _lazy(
    "We work with young people of 11 to 18 whom adults use, or may be using, to commit crime. One worker goes at"
    " their pace, with the people around them, for as long as it takes. It is always the young person’s choice."
)
HOW_TO_REFER = (
    _lazy(
        "Open %(door)s on any phone. A letter with a link goes to your work e-mail; there is no account to make."
    ),
    _lazy("Talk it through without a name, or refer. You need no proof: several small things are enough."),
    _lazy("You hear who answers and by when, and later where it stands. It takes about eight minutes."),
)


def pack(party: AgreementParty, agreement: Agreement, door: str, *, made_on: date) -> Paper:
    """What whoever speaks newly for a party should know, on two sides at most. It names no young person.

    What is written freely about an agreement (what holds it up, anything to know) stays with us.
    """
    until = _("until %s") % whole_day(agreement.ends_on) if agreement.ends_on else _("with no last day")
    speaker = party.contact.name if party.contact else _("whoever speaks for them")
    return Paper(
        title=_("Working together: %s") % agreement.title,
        dated=made_on,
        subtitle=_("For %(who)s, %(organisation)s")
        % {"who": speaker, "organisation": party.organisation.name},
        parts=(
            Part("", (Text(_("You speak for %(organisation)s in this agreement. It counts %(until)s.")
                           % {"organisation": party.organisation.name, "until": until}),)),
            Part(_("What we agreed"), (Facts(_terms(agreement)),)),
            Part(_("What we share, and how"), (_points(HOW_WE_SHARE),)),
            Part(_("Who we are"), (Text(str(WHO_WE_ARE)), Facts(_us(agreement)))),
            Part(_("Numbers to call"), (Facts(_calls(agreement.area.nation)),)),
            Part(_("How to refer"), (_points(HOW_TO_REFER, door=door),)),
            Part(_("Who else speaks"), (Facts(_others(party, agreement)),)),
        ),
        mark=settings.SERVICE_NAME,
    )  # fmt: skip


def _whole(value: date | None) -> str:
    return whole_day(value) if value else ""


def _points(said: Sequence[object], **values: str) -> Points:
    return Points(tuple((str(one) % values if values else str(one), None) for one in said))


def _terms(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    said = (
        (_("What for"), _listed("sharing_purpose", agreement.purposes)),
        (_("Which information"), _listed("sharing_category", agreement.categories)),
        (_("Legal way"), codes.label("sharing_gateway", agreement.gateway)),
        (_("Counts from"), _whole(agreement.effective_on)),
        (_("Looked at again"), _whole(agreement.review_on)),
        (_("Last day"), _whole(agreement.ends_on) or _("It goes on")),
    )
    return tuple((asked, answer or _("Not said yet")) for asked, answer in said)


def _us(agreement: Agreement) -> tuple[tuple[str, str], ...]:
    return (
        (_("Service"), f"{settings.SERVICE_NAME}, {agreement.area.name}"),
        (_("Telephone"), settings.SERVICE_TELEPHONE),
        (_("Who sees to the agreement"), agreement.owner.get_full_name()),
    )


def _calls(nation: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (one.who, " ".join(filter(None, (one.number, f"({one.when})" if one.when else ""))))
        for one in nations.numbers(nation, "danger", "police", "worried", "social_work")
    )


def _others(party: AgreementParty, agreement: Agreement) -> tuple[tuple[str, str], ...]:
    """Who stands in for the reader, and the other organisations; names, no numbers: those are asked of us."""
    lines = [party_line(one) for one in agreement.parties.all()]
    mine = next((one.deputy for one in lines if one.party.pk == party.pk), "")
    others = [(one.name, one.speaker or _("Nobody yet")) for one in lines if one.party.pk != party.pk]
    return ((_("Stands in for you"), mine or _("Nobody yet")), *others)


@dataclass(frozen=True)
class PackPart:
    """A part of the pack on its page: sentences, short answers, points."""

    heading: str
    said: list[str]
    rows: list[SummaryRow]
    points: list[str]


def pack_parts(paper: Paper) -> list[PackPart]:
    """What the paper says, for the page: one content for both."""
    return [
        PackPart(
            part.heading,
            [block.text for block in part.blocks if isinstance(block, Text)],
            [
                SummaryRow(*entry)
                for block in part.blocks
                if isinstance(block, Facts)
                for entry in block.entries
            ],
            [said for block in part.blocks if isinstance(block, Points) for said, _done in block.items],
        )
        for part in paper.parts
    ]
