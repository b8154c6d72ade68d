"""Reaching somebody, in words and tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from soceis.journey.casework.models import Episode, NonEngagementReason
from soceis.journey.casework.presenters import counted
from soceis.journey.casework.queries.outreach import Outreach
from soceis.journey.casework.rules import ADDRESSABLE, INFORMANTS, NON_ENGAGEMENT_REASONS
from soceis.journey.casework.rules.outreach import ATTEMPT_OUTCOMES, ATTEMPT_ROUTES, INTRODUCTIONS
from soceis.ui.tables import Column, Row, SummaryRow, Table
from soceis.ui.words import day_words

NOT_YET = "Not yet"


def way_rows(episode: Episode, outreach: Outreach) -> list[SummaryRow]:
    """From the referral to the first meeting."""
    found, days = outreach.tries, outreach.days_to_meeting
    introduced = INTRODUCTIONS.get(episode.introduction, "")
    by = f" ({episode.introduced_by})" if episode.introduced_by else ""
    met = day_words(outreach.met_on) if outreach.met_on else ""
    rows = [
        ("Referred", day_words(outreach.referred_on) if outreach.referred_on else "", "Not known"),
        ("How they came to know us", f"{introduced}{by}" if introduced else "", "Not noted yet"),
        ("First try", day_words(found.first) if found.first else "", NOT_YET),
        ("Tries before the first meeting", str(found.before_met), ""),
        ("First meeting", met + (f", {counted(days, 'day')} after the referral" if days else ""), NOT_YET),
        ("Tries altogether", str(found.total), ""),
        ("Last try", day_words(found.last) if found.last else "", NOT_YET),
    ]
    return [SummaryRow(key, value, missing="" if value else missing) for key, value, missing in rows]


def tries_table(outreach: Outreach) -> Table | None:
    """What came of each way of trying; None before the first try."""
    found = outreach.tries
    if not found.total:
        return None
    return Table(
        "Ways of trying",
        [Column("Way"), Column("Tries", number=True), Column("What came of it")],
        [
            Row((ATTEMPT_ROUTES.get(route, route), number, _came(found.by_outcome, route)))
            for route, number in found.by_route
        ],
        hidden_caption=True,
    )


def _came(outcomes: Sequence[tuple[str, str, int]], route: str) -> str:
    said = [
        f"{ATTEMPT_OUTCOMES.get(outcome, outcome)}{f' ({number})' if number > 1 else ''}"
        for way, outcome, number in outcomes
        if way == route and outcome
    ]
    return ", ".join(said) or "Not noted"


def untried_words(outreach: Outreach) -> str:
    """ "Not tried yet: at the door, through somebody at home." """
    routes = [ATTEMPT_ROUTES[route] for route in outreach.tries.not_tried]
    if not routes or outreach.met_on:
        return ""
    return f"Not tried yet: {', '.join(f'{words[:1].lower()}{words[1:]}' for words in routes)}."


@dataclass(frozen=True)
class Side:
    """What one side says: nothing yet, or reasons with who could change them."""

    code: str
    who: str
    lines: list[tuple[str, str, str]]  # the reason, who could change it, by whom and when it was noted


def sides(reasons: Sequence[NonEngagementReason]) -> list[Side]:
    """Each of the four sides, also those whom nobody has asked."""
    return [
        Side(code, who, [_line(reason) for reason in reasons if reason.informant == code])
        for code, who in INFORMANTS.items()
    ]


def _line(reason: NonEngagementReason) -> tuple[str, str, str]:
    noted = day_words(reason.asked_on or reason.created_at)
    by = reason.created_by.get_short_name() if reason.created_by else ""
    return (
        NON_ENGAGEMENT_REASONS.get(reason.reason, reason.reason),
        ADDRESSABLE.get(reason.addressable, reason.addressable),
        " · ".join(filter(None, (noted, by, reason.note))),
    )


def split_table(reasons: Sequence[NonEngagementReason]) -> Table | None:
    """Who could change what was said, by who said it; None when nobody was asked."""
    if not reasons:
        return None
    columns = [Column("Said by"), *(Column(words, number=True) for words in ADDRESSABLE.values())]
    said = [(reason.informant, reason.addressable) for reason in reasons]
    rows = [Row((who, *(said.count((code, by)) for by in ADDRESSABLE))) for code, who in INFORMANTS.items()]
    return Table("Who could change it", columns, rows, hidden_caption=True)
