"""Who was told what, in words."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from soceis.foundation.records import clock, codes
from soceis.sharing.disclosures.models import Afterwards, Disclosure
from soceis.sharing.disclosures.rules import (
    AFTERWARDS,
    CORRECTED,
    DECISIONS,
    IN,
    PART,
    REFUSED,
    correction_is_late,
    owes_receipt,
    receipt_is_late,
    waits_to_hear,
)
from soceis.ui.papers.typesetting import Facts, Paper, Part, Points, Text
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words, whole_day


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
    if sent and owes_receipt(one.sent, clock.today()):
        tags.append((_("No receipt yet"), "wait"))
    for after in one.afterwards.all():
        waiting = waits_to_hear(after.notified_on, after.answered_on)
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


def under_words(one: Disclosure) -> str:
    """Under which agreement, or the handling that they asked for."""
    if one.direction == IN:
        return codes.label("handling", one.handling)
    if one.agreement:
        return _("Under: %s") % one.agreement.title
    return "" if one.decision == REFUSED else _("Without an agreement")


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
    url: str
    todo: str


def afterwards_line(after: Afterwards) -> AfterwardsLine:
    todo = _("Tell them") if after.notified_on is None else _("Note their answer")
    return AfterwardsLine(
        after,
        AFTERWARDS[after.kind],
        heard_words(after),
        reverse("disclosures:notice", args=[after.disclosure_id, after.pk]),
        todo if waits_to_hear(after.notified_on, after.answered_on) else "",
    )


def heard_words(after: Afterwards) -> str:
    """ "told 3 November · no answer yet", "told 3 November · they have removed it (Jo Marsh, 5 November)"."""
    told = _("told %s") % day_words(after.notified_on) if after.notified_on else _("not told yet")
    if after.answered_on is None:
        return f"{told} · {_('no answer yet')}"
    did = codes.label("afterwards_answer", after.answer) if after.answer else _("answered")
    return f"{told} · {did} ({', '.join(filter(None, (after.answered_by, day_words(after.answered_on))))})"


@dataclass(frozen=True)
class WaitingLine:
    """Something sent that waits for a word from them: about whom, to whom, since when, how late."""

    name: str
    url: str
    about: str
    tag: str
    tone: str


def receipt_line(one: Disclosure) -> WaitingLine:
    late = receipt_is_late(one.sent, clock.today())
    sent = _("%(method)s on %(day)s") % {
        "method": codes.label("disclosure_method", one.method) or _("Sent"),
        "day": day_words(one.happened_on),
    }
    who = one.created_by.get_short_name() if one.created_by else ""
    return WaitingLine(
        f"{one.young_person.name_used}: {one.organisation.name}",
        reverse("disclosures:disclosure", args=[one.pk]),
        " · ".join(filter(None, (_kinds(one.categories), sent, who))),
        _("late") if late else _("No receipt yet"),
        "late" if late else "wait",
    )


def hearing_line(after: Afterwards) -> WaitingLine:
    late = correction_is_late(
        after.created_at.astimezone(clock.LONDON).date(), after.notified_on, after.answered_on, clock.today()
    )
    return WaitingLine(
        f"{after.young_person.name_used}: {after.disclosure.organisation.name}",
        reverse("disclosures:notice", args=[after.disclosure_id, after.pk]),
        f"{AFTERWARDS[after.kind]} · {heard_words(after)}",
        _("late") if late else (_("Tell them") if after.notified_on is None else _("No answer yet")),
        "late" if late else "wait",
    )


# --- the notice ----------------------------------------------------------------------------------------------------


def notice(after: Afterwards, *, made_on: date) -> Paper:
    """What whoever was told gets when it was wrong: what is right, what to do, and a slip to answer.

    Nothing that was told is said again: it is named by its day, its kinds and our reference.
    """
    told = after.disclosure
    person = after.young_person
    corrected = after.kind == CORRECTED
    todo = (
        (_("Put it right wherever you keep it."), _("Do not use what stood there before."))
        if corrected
        else (_("Remove it wherever you keep it."), _("Do not use it, and do not pass it on."))
    )
    further = _("Tell everybody to whom you passed it, and ask them to do the same.")
    answer = _("Tell us what you did, and when, on the slip below or by telephone.")
    known = told.originator or str(told.pk)[-8:].upper()
    heading = _("What was wrong, and what is right") if corrected else _("Why it is called back")
    return Paper(
        title=_("Something we told you is put right")
        if corrected
        else _("Something we told you is called back"),
        dated=made_on,
        subtitle=_("To %s") % told.organisation.name,
        parts=(
            Part(
                _("What this is about"),
                (
                    Facts(
                        (
                            (_("Young person"), f"{person.name_used} ({person.reference})"),
                            (_("We told you on"), whole_day(told.happened_on)),
                            (_("Kinds of information"), _kinds(told.categories)),
                            (_("How"), codes.label("disclosure_method", told.method) or _("Not noted")),
                            (
                                _("Under"),
                                told.agreement.title if told.agreement else _("no agreement: for safety"),
                            ),
                            (_("Reference"), known),
                        )
                    ),
                ),
            ),
            Part(heading, (Text(after.words),)),
            Part(_("What we ask of you"), (Points(tuple((one, None) for one in (*todo, further, answer))),)),
            Part(_("Your answer"), (_slip(after),)),
        ),
        mark=_("Official: sensitive. %(service)s, %(telephone)s.")
        % {"service": settings.SERVICE_NAME, "telephone": settings.SERVICE_TELEPHONE},
    )


def _slip(after: Afterwards) -> Facts:
    """Empty lines to fill in; what they answered when it is known."""
    line = "_" * 30
    said = codes.label("afterwards_answer", after.answer) if after.answer else ""
    boxes = f"{_('put right')}   /   {_('removed')}   /   {_('kept, because')} {line}"
    return Facts(
        (
            (_("What you did"), said or boxes),
            (_("Name"), after.answered_by or line),
            (_("Day"), whole_day(after.answered_on) if after.answered_on else line),
        )
    )
