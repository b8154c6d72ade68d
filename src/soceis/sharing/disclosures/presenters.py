"""Who was told what, in words."""

from dataclasses import dataclass, field
from datetime import datetime, time

from django.urls import reverse
from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.sharing.disclosures.models import Afterwards, Disclosure
from soceis.sharing.disclosures.rules import AFTERWARDS, DECISIONS, IN, PART, REFUSED, receipt_is_late
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words


@dataclass(frozen=True)
class Knows:
    """What one organisation knows from us, in words: kinds of information, and when they heard last."""

    name: str
    kinds: str
    last: str


@dataclass(frozen=True)
class DisclosureLine:
    """One disclosure in the list, in words."""

    when: datetime
    title: str
    kind: str
    meta: str
    url: str
    tags: tuple[tuple[str, str], ...] = field(default_factory=tuple)  # words, tone


def title_of(one: Disclosure) -> str:
    """ "Told South Wales Police", "Did not tell …", "South Wales Police told us"."""
    name = one.organisation.name
    if one.direction == IN:
        return _("%s told us") % name
    if one.decision == REFUSED:
        return _("Did not tell %s") % name
    return (_("Told %s in part") if one.decision == PART else _("Told %s")) % name


def _kinds(codes_of: list[str]) -> str:
    return "; ".join(codes.label("sharing_category", code) for code in codes_of)


def line(one: Disclosure) -> DisclosureLine:
    tags: list[tuple[str, str]] = []
    if one.outside_reason:
        tags.append((_("Without an agreement"), "plain" if one.seen_on else "wait"))
    sent = one.direction != IN and one.decision != REFUSED
    if sent and receipt_is_late(one.happened_on, one.received_on, clock.today()):
        tags.append((_("No receipt yet"), "wait"))
    for after in one.afterwards.all():
        waiting = after.notified_on is None or after.answered_on is None
        tags.append((AFTERWARDS[after.kind], "late" if waiting else "done"))
    who = one.created_by.get_short_name() if one.created_by else ""
    return DisclosureLine(
        when=datetime.combine(one.happened_on, time(12), tzinfo=clock.LONDON),
        title=title_of(one),
        kind="tried" if one.decision == REFUSED else "work",
        meta=" · ".join(filter(None, (_kinds(one.categories), who))),
        url=reverse("disclosures:disclosure", args=[one.pk]),
        tags=tuple(tags),
    )


def who_knows(found: list[Disclosure]) -> list[Knows]:
    """What each organisation knows from us: the kinds it was told and that were not called back."""
    kinds: dict[str, dict[str, None]] = {}
    last: dict[str, Disclosure] = {}
    for one in found:
        recalled = any(after.kind == "recalled" for after in one.afterwards.all())
        if one.direction == IN or one.decision == REFUSED or recalled:
            continue
        name = one.organisation.name
        kinds.setdefault(name, {}).update(dict.fromkeys(one.categories))
        last.setdefault(name, one)
    return [
        Knows(name, _kinds(list(said)), _("last on %s") % day_words(last[name].happened_on))
        for name, said in sorted(kinds.items())
    ]


def facts(one: Disclosure) -> list[SummaryRow]:
    """Everything that was kept of a disclosure."""
    if one.direction == IN:
        return [
            SummaryRow(_("What they told us"), one.what),
            SummaryRow(_("Kinds"), _kinds(one.categories)),
            SummaryRow(_("What for"), codes.label("sharing_purpose", one.purpose)),
            SummaryRow(_("May it be passed on?"), codes.label("handling", one.handling)),
            SummaryRow(
                _("Their reference"), one.originator, missing="" if one.originator else _("None was given")
            ),
        ]
    rows = [
        SummaryRow(_("Decision"), DECISIONS[one.decision]),
        SummaryRow(_("What"), one.what),
        SummaryRow(_("Kinds"), _kinds(one.categories)),
        SummaryRow(_("What for"), codes.label("sharing_purpose", one.purpose)),
        SummaryRow(_("Why"), one.why),
    ]
    return rows if one.decision == REFUSED else [*rows, *_how(one)]


def _how(one: Disclosure) -> list[SummaryRow]:
    told = ": ".join(filter(None, (codes.label("young_person_told", one.told), one.told_note)))
    rows = [
        SummaryRow(_("Does the young person know?"), told),
        SummaryRow(_("How"), codes.label("disclosure_method", one.method)),
        SummaryRow(_("Agreement"), one.agreement.title if one.agreement else _("None covers it")),
    ]
    if one.outside_reason:
        rows.append(SummaryRow(_("Why without one"), one.outside_reason))
    if one.based_on:
        rows.append(SummaryRow(_("Comes from"), title_of(one.based_on)))
    conditions = [codes.label("article_6", one.article_6)]
    conditions += [
        codes.label(f"article_{n}", code)
        for n, code in ((9, one.article_9), (10, one.article_10))
        if code != "none"
    ]
    rows.append(SummaryRow(_("What allows it"), " · ".join(conditions)))
    if one.received_on:
        rows.append(SummaryRow(_("Arrived"), f"{day_words(one.received_on)}, {one.received_by}"))
    return rows


@dataclass(frozen=True)
class AfterwardsLine:
    """A correction or recall, and what is still to be done about it."""

    afterwards: Afterwards
    title: str
    about: str
    todo: str  # "notified", "answered" or ""
    todo_words: str


def afterwards_line(after: Afterwards) -> AfterwardsLine:
    told = _("told %s") % day_words(after.notified_on) if after.notified_on else _("not told yet")
    answered = _("answered %s") % day_words(after.answered_on) if after.answered_on else _("no answer yet")
    todo = "notified" if after.notified_on is None else ("answered" if after.answered_on is None else "")
    words = {"notified": _("I have told them"), "answered": _("They have answered"), "": ""}[todo]
    return AfterwardsLine(after, AFTERWARDS[after.kind], f"{told} · {answered}", todo, words)
