"""Briefings, requests and answers in words. Nothing here asks the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.sharing.dealings.models import Briefing, PartnerAction, PartnerRequest
from soceis.sharing.dealings.queries import Answers, Unbriefed
from soceis.sharing.dealings.rules import HELD, PLANNED, STATES
from soceis.ui.tables import Column, Row, SummaryRow, Table
from soceis.ui.words import day_words


@dataclass(frozen=True)
class BriefingLine:
    """A briefing in a list."""

    title: str
    url: str
    about: str
    state: str
    tone: str


@dataclass(frozen=True)
class UnbriefedLine:
    """Somebody whom nobody has told how we work, or not for a year."""

    name: str
    url: str
    about: str
    why: str
    tone: str


@dataclass(frozen=True)
class RequestLine:
    """Something that was asked and has no answer yet."""

    what: str
    url: str
    about: str
    wait: str
    tone: str


def briefing_line(briefing: Briefing) -> BriefingLine:
    """When, for whom, and how many came."""
    names = list(dict.fromkeys(one.organisation.name for one in briefing.teams.all()))
    about = [day_words(briefing.planned_for), ", ".join(names), briefing.area.name]
    if briefing.state == HELD:
        about.append(came_words(briefing))
    late = briefing.state == PLANNED and briefing.planned_for < clock.today()
    state = _("Say who came") if late else STATES[briefing.state]
    tones = {HELD: "done", PLANNED: "late" if late else "wait"}
    return BriefingLine(
        briefing.title,
        reverse("dealings:briefing", args=[briefing.pk]),
        " · ".join(filter(None, about)),
        state,
        tones.get(briefing.state, "plain"),
    )


def came_words(briefing: Briefing) -> str:
    """ "9 people came"."""
    number = len(briefing.came.all()) + sum(one.others for one in briefing.teams.all())
    return _("1 person came") if number == 1 else _("%d people came") % number


def briefing_rows(briefing: Briefing) -> list[SummaryRow]:
    """What a briefing is, question by question."""
    names = list(dict.fromkeys(one.organisation.name for one in briefing.teams.all()))
    return [
        SummaryRow(_("About"), codes.label("briefing_topic", briefing.topic)),
        SummaryRow(_("For"), codes.label("briefing_for", briefing.who_for)),
        SummaryRow(_("Organisations"), ", ".join(names)),
        SummaryRow(_("When"), day_words(briefing.planned_for)),
        SummaryRow(_("Where"), briefing.place, missing="" if briefing.place else _("Not said")),
        SummaryRow(_("Given by"), briefing.given_by.display_name),
    ]


def who_came(briefing: Briefing) -> list[str]:
    """Those of the directory by name, then the others by team."""
    people = [one.contact.name for one in briefing.came.all()]
    teams = [one for one in briefing.teams.all() if one.others]
    others = [
        _("%(number)d others of %(team)s")
        % {"number": one.others, "team": ", ".join(filter(None, (one.team, one.organisation.name)))}
        for one in teams
    ]
    return [*people, *others]


def unbriefed_line(found: Unbriefed) -> UnbriefedLine:
    """Who, where, and since when nobody has told them."""
    contact = found.contact
    level = codes.label("partner_level", contact.level)
    if found.due == "never" or contact.briefed_on is None:
        why, tone = _("never since they came"), "late"
    else:
        why, tone = _("last %s") % day_words(contact.briefed_on), "wait"
    return UnbriefedLine(
        contact.name,
        reverse("partners:organisation", args=[contact.organisation_id]),
        " · ".join(filter(None, (contact.organisation.name, contact.job, level))),
        why,
        tone,
    )


def request_line(request: PartnerRequest) -> RequestLine:
    """What is waited for, of whom, and whether it is late."""
    today = clock.today()
    where = ", ".join(filter(None, (request.team, request.organisation.name)))
    kind = codes.label("partner_request_kind", request.kind)
    days = (today - request.asked_on).days
    waited = _("asked today") if days == 0 else _("asked %s") % day_words(request.asked_on)
    if request.needed_by is None:
        wait, tone = waited, "plain"
    elif request.needed_by < today:
        wait, tone = _("was needed by %s") % day_words(request.needed_by), "late"
    else:
        wait, tone = _("needed by %s") % day_words(request.needed_by), "wait"
    return RequestLine(
        request.what,
        reverse("dealings:request", args=[request.pk]),
        " · ".join((where, kind) if wait == waited else (where, kind, waited)),
        wait,
        tone,
    )


def request_rows(request: PartnerRequest) -> list[SummaryRow]:
    """A request and its answer."""
    rows = [
        SummaryRow(_("Of whom"), ", ".join(filter(None, (request.team, request.organisation.name)))),
        SummaryRow(_("What kind"), codes.label("partner_request_kind", request.kind)),
        SummaryRow(_("Asked"), day_words(request.asked_on)),
        SummaryRow(_("Needed by"), day_words(request.needed_by) if request.needed_by else _("no day")),
    ]
    if request.answered_on is not None:
        rows.append(
            SummaryRow(
                _("Answered"),
                f"{day_words(request.answered_on)}: {codes.label('partner_answer', request.answer)}",
            )
        )
        if request.answer_note:
            rows.append(SummaryRow(_("In words"), request.answer_note))
    return rows


def answers_table(found: Iterable[Answers]) -> Table:
    """Organisations with their teams and kinds of request below them; by name, for it is no ranking."""
    columns = [
        Column(_("Of whom")),
        Column(_("Asked"), number=True),
        Column(_("Answered"), number=True),
        Column(_("Median days to the answer"), number=True),
        Column(_("Open"), number=True),
        Column(_("Open past the day"), number=True),
    ]
    rows = []
    for one in found:
        counted = one.answering
        numbers = (
            counted.asked,
            counted.answered,
            median_words(counted.median_days),
            counted.open,
            counted.overdue,
        )
        rows.append(Row((_name(one), *numbers), kind="base" if not one.team and not one.kind else ""))
    note = _("By name: it says where an answer takes long, not who is good. Nobody at a partner is counted.")
    return Table(_("How requests were answered"), columns, rows, note=note, hidden_caption=True)


def _name(one: Answers) -> str:
    if one.team:
        return f"\u2003{one.team}"
    if one.kind:
        return f"\u2003{codes.label('partner_request_kind', one.kind)}"
    return one.organisation.name


def median_words(days: Fraction | None) -> str:
    """ "4", "4.5", or that there is none."""
    return _("none yet") if days is None else f"{float(days):g}"


def change_words(action: PartnerAction) -> str:
    """What somebody of ours sees to, with whom and by when."""
    return f"{action.what} ({action.organisation.name}, {day_words(action.due_on)})"
