"""The pages about what could happen, what protects, places and groups, and visits."""

from soceis.journey.safety.views.contexts import context, settle_action
from soceis.journey.safety.views.reading import context_versions, overview, risk_versions, visit
from soceis.journey.safety.views.risks import end_risk, look_again, write_risk

__all__ = [
    "context",
    "context_versions",
    "end_risk",
    "look_again",
    "overview",
    "risk_versions",
    "settle_action",
    "visit",
    "write_risk",
]
