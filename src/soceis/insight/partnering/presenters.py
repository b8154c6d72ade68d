"""What may be told to partners, in words, tables and papers. Nothing here asks the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.utils.translation import gettext as _

from soceis.foundation.records import clock
from soceis.foundation.records.checking import day_words as long_day
from soceis.insight.partnering.queries import WITHHELD_WORDS, Reasons, Report
from soceis.insight.partnering.queries.counting import Share, Wait
from soceis.insight.partnering.rules import (
    CHANGED_BY,
    ROWS,
    TABLES,
    THEMES,
    WAITS,
    Year,
)
from soceis.sharing.dealings.models import PartnerAction
from soceis.ui.navigation import NavItem
from soceis.ui.papers.typesetting import Block, Grid, Paper, Part, Points, Text
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

MARK = "[c]"
STEP = "\u2003"  # an em space for each step below what a row is a part of; read out as nothing
SHARE_WORDS = {
    "accepted": "Accepted, of those decided",
    "begun": "Began with us, of those accepted",
    "became": "Became a referral, of the consultations answered",
}
OWN = (
    "Counted are this organisation’s own referrals and consultations alone: what came through the partners’ door, and "
    "referrals that were entered under its name as it stands in the directory."
)
REASONS_DEFINITION = (
    "Young people of this area of whom somebody said in the year why they do not begin or go on, each counted once: "
    "what they said themselves comes before what those at home, our worker or a partner said, then the latest, and of "
    "several that day the one named first. Who could change it is what was noted with the reason."
)


@dataclass(frozen=True)
class ActionLine:
    """Something agreed with a partner, in words."""

    action: PartnerAction
    who: str
    when: str
    tone: str
    reason: str


def number(value: int | None) -> str:
    """A count as it is told."""
    return MARK if value is None else str(value)


def report_tables(report: Report) -> list[Table]:
    """The rows of a report under their headings; what is a part of the row above stands a step in."""
    columns = [Column(_("What")), Column(_("How many"), number=True)]
    tables: list[Table] = []
    for name, (words, depth, _meaning) in ROWS.items():
        row = Row((f"{STEP * depth}{words}", number(report.counts[name])), kind="" if depth else "total")
        if name in TABLES:
            tables.append(Table(TABLES[name], columns, [row], stacked=False, hidden_caption=True))
        else:
            tables[-1] = replace(tables[-1], rows=[*tables[-1].rows, row])
    return tables


def share_lines(report: Report) -> list[tuple[str, str]]:
    """Each share with its numerator, denominator and, where its base allows, percentage."""
    return [(SHARE_WORDS[one.part], share_words(one)) for one in report.shares]


def share_words(share: Share) -> str:
    """ "12 of 18 (67%)"; what is withheld says so."""
    if share.number is None or share.of is None:
        return f"{MARK}"
    if share.of == 0:
        return _("none yet")
    said = _("%(part)d of %(base)d") % {"part": share.number, "base": share.of}
    return said if share.percent is None else f"{said} ({share.percent}%)"


def wait_lines(report: Report) -> list[tuple[str, str]]:
    """Each wait with its median and of how many it is."""
    return [(WAITS[one.name][0], wait_words(one)) for one in report.waits]


def wait_words(wait: Wait) -> str:
    """ "5 days (median of 12)"; "[c]" where it may not be told."""
    if wait.of == 0:
        return _("none yet")
    if wait.days is None or wait.of is None:
        return MARK
    said = days_words(wait.days)
    return _("%(days)s (median of %(number)d)") % {"days": said, "number": wait.of}


def days_words(days: Fraction) -> str:
    """ "5 days", "1 day", "4.5 days"."""
    said = str(days.numerator) if days.denominator == 1 else f"{float(days):g}"
    return _("1 day") if said == "1" else _("%s days") % said


def definitions() -> list[tuple[str, str]]:
    """Every row with what it counts."""
    return [(words, meaning) for words, _depth, meaning in ROWS.values()]


def reasons_table(reasons: Reasons) -> Table:
    """A row a kind of reason, a column by who could change it, margins last."""
    columns = [
        Column(_("Kind of reason")),
        *(Column(words, number=True) for words in CHANGED_BY.values()),
        Column(_("Together"), number=True),
    ]
    names = [*(words for words, _reasons in THEMES.values()), _("Together")]
    rows = [
        Row((name, *map(number, line)), kind="total" if place == len(THEMES) else "")
        for place, (name, line) in enumerate(zip(names, reasons.table, strict=True))
    ]
    return Table(
        _("Why young people do not begin or go on"),
        columns,
        rows,
        stacked=False,
        wide=True,
        hidden_caption=True,
    )


def nobody_was_asked(reasons: Reasons) -> bool:
    """Whether there is nothing to show yet."""
    return reasons.table[-1][-1] == 0


def year_choices(address: str, years: Sequence[Year], chosen: Year, also: str = "") -> list[NavItem]:
    """The years as links; the chosen one is current."""
    return [
        NavItem(one.short, f"{address}?year={one.begins_in}{also}", current=one == chosen) for one in years
    ]


def action_line(action: PartnerAction) -> ActionLine:
    """Who does it, by when, whether it is late."""
    there = ", ".join(filter(None, (action.contact.name if action.contact else "", action.organisation.name)))
    who = _("%(there)s; of us %(worker)s") % {"there": there, "worker": action.worker.display_name}
    theme = THEMES.get(action.reason)
    if action.done_on is not None:
        when, tone = _("done %s") % day_words(action.done_on), "done"
    elif action.due_on < clock.today():
        when, tone = _("late: by %s") % day_words(action.due_on), "late"
    else:
        when, tone = _("by %s") % day_words(action.due_on), "wait"
    return ActionLine(action, who, when, tone, theme[0] if theme else "")


def theme_choices() -> list[tuple[str, str]]:
    """The kinds of reason that a change may answer."""
    return [(code, words) for code, (words, _reasons) in THEMES.items()]


# Papers.


def report_paper(report: Report) -> Paper:
    """The report as a paper for the organisation."""
    name = report.organisation.name
    return Paper(
        title=_("What became of what you brought to us"),
        subtitle=f"{name} · {report.year.words} · {_('as at')} {long_day(report.as_at)}",
        dated=report.as_at,
        sender=_("For %s") % name,
        parts=(
            Part("", (Text(OWN, quiet=True),)),
            Part(_("In short"), (_pairs(share_lines(report)), _pairs(wait_lines(report)))),
            *(Part(table.caption, (_grid(table),)) for table in report_tables(report)),
            Part(_("How it is counted"), (_pairs(definitions()), Text(WITHHELD_WORDS, quiet=True))),
        ),
        mark=_("Numbers alone. Counted from the service’s records on %s.") % long_day(report.as_at),
    )


def reasons_paper(reasons: Reasons, actions: Iterable[PartnerAction]) -> Paper:
    """The reasons and what was agreed, as a paper for partners. Our workers stand on it as colleagues know them."""
    lines = [action_line(one) for one in actions]
    points = tuple(
        (f"{one.action.what} ({one.who}; {one.when})", True if one.action.done_on else None) for one in lines
    )
    agreed: Block = Points(points) if points else Text(_("Nothing has been agreed yet."))
    return Paper(
        title=_("What stands in young people’s way, and what we change"),
        subtitle=f"{reasons.area.name} · {reasons.year.words} · {_('as at')} {long_day(reasons.as_at)}",
        dated=reasons.as_at,
        parts=(
            Part(_("Why they do not begin or go on"), (_grid(reasons_table(reasons)),)),
            Part(_("What was agreed"), (agreed,)),
            Part(
                _("How it is counted"),
                (Text(REASONS_DEFINITION, quiet=True), Text(WITHHELD_WORDS, quiet=True)),
            ),
        ),
        mark=_("Numbers alone. Counted from the service’s records on %s.") % long_day(reasons.as_at),
    )


def _grid(table: Table) -> Grid:
    return Grid(
        tuple(column.title for column in table.columns),
        tuple(tuple(str(cell) for cell in row.cells) for row in table.rows),
        tuple(place for place, row in enumerate(table.rows) if row.kind),
    )


def _pairs(pairs: Iterable[tuple[str, str]]) -> Grid:
    return Grid((), tuple(pairs))
