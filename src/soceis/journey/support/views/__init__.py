"""Pages of practical help, money, speaking up and caregivers' own support."""

from soceis.journey.support.views.logs import advocacy, caregivers
from soceis.journey.support.views.money import decide, grants, receipts
from soceis.journey.support.views.practical import move, one_request, practical

__all__ = ["advocacy", "caregivers", "decide", "grants", "move", "one_request", "practical", "receipts"]
