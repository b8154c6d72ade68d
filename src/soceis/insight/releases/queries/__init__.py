"""Reading: reports and releases for whoever asks, and the evaluation from which they are made."""

from soceis.insight.releases.queries.evaluating import (
    Made,
    PolicyChoice,
    frozen_extract,
    may_leave,
    outputs_of,
    policy_choices,
    problem_of,
    revealed_by,
)
from soceis.insight.releases.queries.releases import (
    check_for,
    comparison_for,
    latest_comparison,
    left_before,
    left_ids,
    release_for,
    releases_for,
    standing_of,
    standings_of,
)
from soceis.insight.releases.queries.reports import (
    content_of,
    files_of,
    frozen_of,
    report_for,
    reports_for,
    table_titles,
)

__all__ = [
    "Made",
    "PolicyChoice",
    "check_for",
    "comparison_for",
    "content_of",
    "files_of",
    "frozen_extract",
    "frozen_of",
    "latest_comparison",
    "left_before",
    "left_ids",
    "may_leave",
    "outputs_of",
    "policy_choices",
    "problem_of",
    "release_for",
    "releases_for",
    "report_for",
    "reports_for",
    "revealed_by",
    "standing_of",
    "standings_of",
    "table_titles",
]
