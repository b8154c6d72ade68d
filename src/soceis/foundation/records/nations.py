"""What differs between the nations of the United Kingdom: one place, from which every app reads. No Django.

Sources. Age of criminal responsibility: Children and Young Persons Act 1933 section 50 (England and Wales, 10); Age
of Criminal Responsibility (Scotland) Act 2019 section 1 (12); Criminal Justice (Children) (Northern Ireland) Order
1998 article 3 (10). Deciding about their own information: Data Protection Act 2018 section 208 and Age of Legal
Capacity (Scotland) Act 1991 section 2 (Scotland, 12); elsewhere no age is presumed below 16 and understanding is
judged each time (Gillick v West Norfolk and Wisbech AHA, 1985). Gateways: see sharing.agreements.rules. Numbers: as
published by the services that answer them; looked up on 23 November 2026.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

ENGLAND, WALES, SCOTLAND, NORTHERN_IRELAND = "england", "wales", "scotland", "northern_ireland"


@dataclass(frozen=True)
class Number:
    """Whom to ring, on what, and for what.

    Uses: "danger", "police", "worried" (an adult), "talk" (a young person), "social_work" (at night, all the nation).
    """

    use: str
    who: str
    number: str
    when: str = ""


@dataclass(frozen=True)
class Nation:
    """One nation. Ages are completed years; `sources` are this nation's own names for kinds of organisations."""

    name: str
    responsible_from: int
    presumed_from: int
    ethnicity_scheme: str
    gateways: tuple[str, ...]
    numbers: tuple[Number, ...]
    sources: Mapping[str, str] = field(default_factory=dict)


EVERYWHERE = (
    Number("danger", "Emergency services", "999"),
    Number("police", "Police, when it is not urgent", "101"),
    Number("worried", "NSPCC helpline", "0808 800 5000"),
    Number("worried", "Modern slavery helpline", "08000 121 700"),
    Number("talk", "Childline", "0800 1111"),
)
# Codes of sharing.agreements.rules.GATEWAYS.
COMMON_LAW = "common_law"
ENGLAND_AND_WALES = ("crime_and_disorder", "serious_violence")

NATIONS: Mapping[str, Nation] = {
    ENGLAND: Nation(
        "England",
        10,
        16,
        "ethnicity_ew19",
        (*ENGLAND_AND_WALES, "children_act_england", COMMON_LAW),
        EVERYWHERE,
    ),
    WALES: Nation(
        "Wales",
        10,
        16,
        "ethnicity_ew19",
        (*ENGLAND_AND_WALES, "children_act_wales", "duty_to_report_wales", COMMON_LAW),
        (
            *EVERYWHERE,
            Number("talk", "Meic", "080880 23456", "8 in the morning to midnight; Welsh or English"),
        ),
    ),
    # Scotland has no probation service and no youth justice service: both are the council's social work.
    SCOTLAND: Nation(
        "Scotland",
        12,
        12,
        "ethnicity_sct",
        ("girfec", COMMON_LAW),
        EVERYWHERE,
        {
            "children_services": "Children's social work",
            "youth_justice": "Youth justice social work",
            "probation": "Justice social work",
        },
    ),
    NORTHERN_IRELAND: Nation(
        "Northern Ireland",
        10,
        16,
        "ethnicity_ew19",
        (COMMON_LAW,),
        (
            *EVERYWHERE,
            Number(
                "social_work",
                "Regional emergency social work",
                "028 9504 9999",
                "5 in the evening to 9 in the morning, weekends and holidays",
            ),
        ),
        {
            "children_services": "Health and Social Care Trust",
            "youth_justice": "Youth Justice Agency",
            "probation": "Probation Board",
        },
    ),
}


def open_in(gateway: str) -> tuple[str, ...]:
    """The nations in which a gateway is open, in their order."""
    return tuple(code for code, nation in NATIONS.items() if gateway in nation.gateways)


def numbers(nation: str, *uses: str) -> tuple[Number, ...]:
    """Whom to ring in a nation for these uses, in the order of the uses; all when none is named."""
    there = NATIONS[nation].numbers
    return tuple(one for use in uses for one in there if one.use == use) if uses else there


def is_responsible(nation: str, born: date | None, on: date) -> bool:
    """Whether somebody was old enough on a day for what they did to be an offence; a birth not known counts as so.

    Somebody born on 29 February is a year older on 1 March.
    """
    if born is None:
        return True
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return years >= NATIONS[nation].responsible_from


def source_words(nation: str, choices: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """(code, label) pairs of kinds of organisations, by the nation's own names. The codes stay the same."""
    own = NATIONS[nation].sources
    return [(code, own.get(code, label)) for code, label in choices]
