"""The groups of young people by which tables are made besides areas: sex, ethnicity, age band, nation.

Every person has one number, `who`, that stands for the three groups that go with the person; the nation goes
with the area.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from soceis.evaluation import codes
from soceis.evaluation.cells import By
from soceis.evaluation.counting.specs import Needs
from soceis.evaluation.engines.sql import any_of


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way of grouping: its groups in printed order, what it needs, and what its tables say about it."""

    by: By
    groups: tuple[str, ...]
    needs: Needs
    title: str
    definition: str


GROUPINGS: Mapping[By, Grouping] = {
    grouping.by: grouping
    for grouping in (
        Grouping(
            "sex",
            codes.SEX_GROUPS,
            (("people", ("sex",)),),
            "by sex",
            "Columns: the recorded sex; not known where it is missing, recorded as unknown, or not one of the codes.",
        ),
        Grouping(
            "ethnicity",
            codes.ETHNIC_GROUPS,
            (("people", ("ethnicity",)),),
            "by ethnic group",
            "Columns: five broad groups, to which the codes of England and Wales and those of Scotland both lead"
            " (Arab is in other; African, Caribbean and Black are one group); not known where the ethnicity is"
            " missing, recorded as unknown, or a code of neither list.",
        ),
        Grouping(
            "age_band",
            codes.AGE_BANDS,
            (("referrals", ("age_at_referral",)),),
            "by age at the first referral",
            "Columns: age in whole years at the person's earliest referral of all (ties by referral_id); not known"
            " where that referral has no age or one that cannot be right.",
        ),
        Grouping("nation", codes.NATIONS, (), "by nation", "Columns: the nation of the area."),
    )
}

# `who` in decimal digits: the place of the sex, of the ethnic group, and of the age band in their lists.
_SEX, _ETHNICITY = 100, 10
NOT_KNOWN = (
    _SEX * codes.SEX_GROUPS.index(codes.NOT_KNOWN)
    + _ETHNICITY * codes.ETHNIC_GROUPS.index(codes.NOT_KNOWN)
    + codes.AGE_BANDS.index(codes.NOT_KNOWN)
)


def group_of(by: By, who: int) -> str:
    """The group of a person's number; `by` is sex, ethnicity or age_band."""
    match by:
        case "sex":
            return codes.SEX_GROUPS[who // _SEX]
        case "ethnicity":
            return codes.ETHNIC_GROUPS[who // _ETHNICITY % 10]
        case _:
            return codes.AGE_BANDS[who % 10]


def _place(column: str, group_of_code: Mapping[str, str], groups: tuple[str, ...]) -> str:
    """The SQL of the place of a code's group; any other value, and none, is not known."""
    members = {group: [c for c, g in group_of_code.items() if g == group] for group in groups}
    arms = " ".join(
        f"WHEN {column} IN {any_of(members[group])} THEN {place}"
        for place, group in enumerate(groups)
        if members[group]
    )
    return f"CASE {arms} ELSE {groups.index(codes.NOT_KNOWN)} END"


def _band(column: str) -> str:
    """The SQL of the place of an age's band."""
    places = {band: place for place, band in enumerate(codes.AGE_BANDS)}
    arms = " ".join(f"WHEN {column} <= {last} THEN {places[band]}" for band, last in codes.LAST_AGE_OF_BAND)
    unknown, oldest = places[codes.NOT_KNOWN], places[codes.AGE_BANDS[-2]]
    return f"CASE WHEN {column} IS NULL THEN {unknown} {arms} ELSE {oldest} END"


# Everybody's number; the age is that of the earliest referral of all, also where only some areas are asked for.
WHO_IS_WHO = f"""
    CREATE TABLE persons AS
    SELECT p.person_id,
           {_SEX} * {_place("p.sex", codes.SEX_GROUP, codes.SEX_GROUPS)}
           + {_ETHNICITY} * {_place("p.ethnicity", codes.ETHNIC_GROUP, codes.ETHNIC_GROUPS)}
           + {_band("f.age_at_referral")} AS who
    FROM clean_people p
    LEFT JOIN (
        SELECT person_id, age_at_referral, row_number() OVER (
            PARTITION BY person_id ORDER BY received_on, referral_id) AS earliest_first
        FROM clean_referrals
    ) f ON f.person_id = p.person_id AND f.earliest_first = 1
"""
