"""Consultations: what partners asked before a referral, and how many became one. Counted apart from referrals."""

from __future__ import annotations

from collections.abc import Callable

from soceis.evaluation import codes
from soceis.evaluation.cells import Table
from soceis.evaluation.counting.specs import HALVES_UP, Spec
from soceis.evaluation.counting.tabulating import Run
from soceis.evaluation.frames import beside
from soceis.evaluation.work.specs import UP_TO, WorkSpec
from soceis.evaluation.work.steps import by_row, whole

OF_CONSULTATIONS = (
    f"Consultations that partners sent through their own door {UP_TO}. They hold no name, so one young person may stand"
    " behind several, and none of them is a referral or counted as one. Those kept apart or sealed, and those that led"
    " to somebody who said no to being counted, are not in it."
)


def _spec(name: str, title: str, definition: str) -> WorkSpec:
    return WorkSpec(
        Spec(
            name,
            title,
            beside.PARTNERS,
            dict.fromkeys(codes.MAPPINGS, "consultations"),
            dict.fromkeys(codes.MAPPINGS, f"{OF_CONSULTATIONS} {definition} {HALVES_UP}"),
            (),
            ("approaches",),
        ),
        ("approaches",),
    )


BY_PARTNER = _spec(
    "consultations_by_partner",
    "Who asked for a consultation",
    "By kind of organisation. Base: all of them.",
)
BECAME = _spec(
    "consultations_became_referrals",
    "Consultations that became a referral",
    "Those that had become a referral by then. Base: all consultations of the kind of organisation, answered or not;"
    " one of the last weeks may still become a referral. That few do is no failing: advice may have been enough.",
)
ASKED = (
    "FROM clean_approaches x JOIN areas e ON e.area = x.area AND x.sent_on <= e.as_at"
    " WHERE x.kind = 'consultation' AND x.partner_kind IS NOT NULL"
)


def by_partner(run: Run) -> Table:
    """Which kinds of organisations asked."""
    query = f"SELECT x.partner_kind, e.area, count(*) {ASKED} GROUP BY 1, 2"
    return whole(run, BY_PARTNER, query, ("kind", "partner_kind"))


def became(run: Run) -> Table:
    """How many became a referral."""
    query = (
        f"SELECT x.partner_kind, e.area, count(CASE WHEN x.became_on <= e.as_at THEN 1 END), count(*) {ASKED}"
        " GROUP BY 1, 2"
    )
    return by_row(run, BECAME, query, ("kind", "partner_kind", "became_on"))


TABLES: tuple[tuple[WorkSpec, Callable[[Run], Table]], ...] = ((BY_PARTNER, by_partner), (BECAME, became))
