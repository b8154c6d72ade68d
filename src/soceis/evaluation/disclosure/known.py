"""What everybody knows of the tables by their definitions: which counts are the same, parts, or sums of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from soceis.evaluation import codes
from soceis.evaluation.cells import By
from soceis.evaluation.disclosure.sheets import EVENTS
from soceis.evaluation.frames.beside import LIFE_PARTS, MEASURES, PERMISSIONS, PURPOSES

# Two counts: table and row ("" for the base) of each.
Pair = tuple[tuple[str, str], tuple[str, str]]
# Counts of the same young people; curves stand among the tables.
SAME: tuple[Pair, ...] = (
    (("closure_reason", ""), ("case_status", "closed")),
    (("closure_reason_corrected", ""), ("case_status", "closed")),
    (("closure_reason_corrected", ""), ("closure_reason", "")),
    (("referral_reason", ""), ("referral_source", "")),
    (("first_attempt_days", ""), ("case_status", "")),
    (("first_attended_days", ""), ("case_status", "")),
    (("first_attended_days", ""), ("first_attempt_days", "")),
    (("time_to_first_attempt", ""), ("first_attempt_days", "")),
    (("time_to_first_attempt", EVENTS), ("first_attempt_days", "attempted")),
    (("time_to_first_attended", ""), ("first_attended_days", "")),
    (("time_to_first_attended", EVENTS), ("first_attended_days", "attended")),
    (("attempts_before_first_attended", ""), ("first_attended_days", "attended")),
    (("time_to_close", ""), ("first_attempt_days", "attempted")),
    (("time_to_close", EVENTS), ("duration_by_start", "n from first attempt")),
    (("duration_by_start", "n from first attempt"), ("case_status", "closed")),
    (("duration_by_start", "n from first meeting"), ("duration_by_start", "n from first attempt")),
    (("non_engagement_changeable", ""), ("non_engagement_reasons", "")),
    (("dose_components", ""), ("first_attended_days", "attended")),
    (("education_at_start", ""), ("first_attended_days", "attended")),
    (("education_at_end", ""), ("first_attended_days", "attended")),
    (("education_at_end", ""), ("education_at_start", "")),
    (("goal_days", ""), ("goals_by_state", "")),
    (("goal_days", "achieved"), ("goals_by_state", "achieved")),
    (("permissions_by_purpose", ""), ("first_attended_days", "attended")),
    (("milestones", ""), ("first_attempt_days", "attempted")),
    (("help_days", ""), ("help_unmet_reasons", "")),
)
# Two tables in which each row has the base of the same row of the other.
SAME_BASES: tuple[tuple[str, str], ...] = (
    ("needs_held", "needs_better"),
    ("needs_held_worker", "needs_better_worker"),
    ("help_unmet", "help_met"),
    ("network_end", "network_start"),
    ("measures_held", "measures_better"),
)
# The base of each row of one table is the same row of another.
BASES_ARE: tuple[tuple[str, str], ...] = (("consultations_became_referrals", "consultations_by_partner"),)
# The base of each row of one table is a part of the same row of another.
BASES_PART_OF: tuple[tuple[str, str], ...] = (("dose_outcomes", "dose_components"),)
# Counts of which one is a part of the other, so that what is left is a count as well.
PART_OF: tuple[Pair, ...] = (
    (("first_attended_days", "attended"), ("first_attempt_days", "attempted")),
    (("duration_by_start", "n from first meeting"), ("duration_by_start", "n from first attempt")),
    (("follow_up_12", ""), ("follow_up_6", "")),
    *((("needs_better", part), ("needs_held", part)) for part in LIFE_PARTS),
    *((("needs_better_worker", part), ("needs_held_worker", part)) for part in LIFE_PARTS),
    *((("measures_better", measure), ("measures_held", measure)) for measure in MEASURES),
)


def _leading_to(rows: Mapping[str, str], wanted: str) -> tuple[str, ...]:
    return tuple(row for row, leads_to in rows.items() if leads_to == wanted)


def _corrected(closures: Iterable[str]) -> tuple[str, ...]:
    """The corrected rows of some closure codes."""
    return tuple(dict.fromkeys(codes.CORRECTED_CLOSURE[code] for code in closures))


# Counts that are sums of rows of another table: table, row (or "" for the base), other table, its rows.
ROLLED_UP: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    *(
        (
            "closure_reason",
            row,
            "closure_reason_corrected",
            _corrected(_leading_to(codes.PUBLISHED_CLOSURE, row)),
        )
        for row in codes.PUBLISHED_CLOSURES
    ),
    *(
        (
            "non_engagement_changeable",
            changer,
            "non_engagement_reasons",
            _leading_to(codes.CHANGEABLE_BY, changer),
        )
        for changer in codes.CHANGERS
    ),
    (
        "non_engagement_changeable",
        codes.NOT_RECORDED,
        "non_engagement_reasons",
        (codes.NOT_RECORDED,),
    ),
    (
        "non_engagement_reasons",
        "",
        "closure_reason_corrected",
        _corrected(codes.NOT_ENGAGED),
    ),
    ("non_engagement_reasons", "", "closure_reason", ("declined_support",)),
    # Of each question everybody gave one answer or was not asked.
    *(
        (
            "permissions_by_purpose",
            "",
            "permissions_by_purpose",
            tuple(f"{purpose}_{answer}" for answer in (*PERMISSIONS, "not_asked")),
        )
        for purpose in PURPOSES
        if purpose not in ("evaluation", "sharing")
    ),
)
# Counts that are the bases of groups in a table by that grouping: table, row or "", other table, its groups.
GROUPED: tuple[tuple[str, str, str, By, tuple[str, ...]], ...] = (
    ("age_and_sex", "male", "referral_source", "sex", ("male",)),
    (
        "age_and_sex",
        "",
        "referral_source",
        "sex",
        tuple(group for group in codes.SEX_GROUPS if group != codes.NOT_KNOWN),
    ),
)
