"""What the invented people add up to: how many of what in each area.

These are the choices from which records are made; every published figure is computed from the
records afterwards. Source: tables 3 to 5 and sections 3.2, 3.3 and 5.1 of the published report;
where the report gives only a total (reasons, "other" closures, "declined") the split over areas
is invented so that it adds up.
"""

from datetime import date

from soceis.interfaces.demonstration.shapes import Area, FormVersion
from soceis.journey.plans import rules

CARDIFF, EDINBURGH, NEWCASTLE, DUNDEE = "Cardiff", "Edinburgh", "Newcastle", "Dundee"

AREAS = (
    Area(CARDIFF, "wales", date(2020, 6, 1), date(2022, 10, 28), True, "cardiff-10"),
    Area(EDINBURGH, "scotland", date(2020, 7, 1), date(2023, 2, 28), True, "common-18"),
    Area(NEWCASTLE, "england", date(2020, 7, 1), date(2023, 1, 28), True, "common-18"),
    Area(DUNDEE, "scotland", date(2021, 9, 1), date(2023, 2, 28), False, "common-18"),
)

TOPICS = tuple(rules.TOPICS)  # in the order of Table 5

FORM_VERSIONS = (
    FormVersion("cardiff-10", (CARDIFF,), TOPICS[:10]),
    FormVersion("common-18", (EDINBURGH, NEWCASTLE, DUNDEE), TOPICS),
)

# People by whole years of age at referral. Dundee's case files hold no date of birth.
AGES: dict[str, dict[int | None, int]] = {
    CARDIFF: {11: 1, 12: 2, 13: 5, 14: 9, 15: 18, 16: 25, 17: 17, 18: 7},
    EDINBURGH: {13: 8, 14: 11, 15: 18, 16: 12, 17: 7, 18: 2},
    NEWCASTLE: {11: 4, 12: 10, 13: 15, 14: 18, 15: 12, 16: 7, 17: 3, 18: 2},
    DUNDEE: {None: 10},
}

SEXES = {
    CARDIFF: {"male": 77, "female": 7},
    EDINBURGH: {"male": 58},
    NEWCASTLE: {"male": 67, "female": 4},
    DUNDEE: {"male": 6, "female": 3, "unknown": 1},
}

SOURCES = {
    CARDIFF: {"children_services": 42, "police": 7, "youth_justice": 33, "third_sector": 1, "probation": 1},
    EDINBURGH: {
        "children_services": 38,
        "police": 9,
        "youth_justice": 1,
        "third_sector": 3,
        "education": 2,
        "other": 4,
        "not_known": 1,
    },
    NEWCASTLE: {
        "children_services": 11,
        "police": 24,
        "youth_justice": 4,
        "third_sector": 3,
        "education": 29,
    },
    DUNDEE: {"children_services": 5, "police": 3, "not_known": 2},
}

REASONS = {
    CARDIFF: {
        "criminal_exploitation": 66,
        "soc_association": 7,
        "repeated_offending": 7,
        "drug_dealing": 2,
        "other": 2,
    },
    EDINBURGH: {
        "criminal_exploitation": 44,
        "at_risk_identified_by_school": 2,
        "soc_association": 5,
        "repeated_offending": 2,
        "drug_dealing": 1,
        "other": 4,
    },
    NEWCASTLE: {
        "criminal_exploitation": 37,
        "at_risk_identified_by_school": 26,
        "soc_association": 3,
        "repeated_offending": 2,
        "drug_dealing": 2,
        "other": 1,
    },
    DUNDEE: {"criminal_exploitation": 7, "soc_association": 1, "repeated_offending": 1, "other": 1},
}

# Where each person's latest episode stands at the data date: a state, or the code it closed with.
STANDINGS = {
    CARDIFF: {
        "active": 16,
        "paused": 1,
        "engaging": 1,
        "awaiting_allocation": 4,
        "allocated_not_started": 4,
        "unknown": 1,
        "goals_met": 16,
        "custody": 4,
        "moved_area": 3,
        "placed": 2,
        "post_18_service": 1,
        "declined_at_offer": 13,
        "caregiver_declined": 5,
        "no_contact_made": 9,
        "stopped_after_start": 4,
    },
    EDINBURGH: {
        "active": 20,
        "paused": 2,
        "engaging": 3,
        "goals_met": 19,
        "other_service": 3,
        "custody": 1,
        "moved_area": 1,
        "declined_at_offer": 4,
        "no_contact_made": 3,
        "stopped_after_start": 2,
    },
    NEWCASTLE: {
        "active": 24,
        "paused": 1,
        "engaging": 2,
        "allocated_not_started": 4,
        "goals_met": 12,
        "prevention_completed": 21,
        "custody": 1,
        "post_18_service": 1,
        "placed": 1,
        "declined_at_offer": 1,
        "caregiver_declined": 1,
        "no_contact_made": 1,
        "stopped_after_start": 1,
    },
    DUNDEE: {
        "active": 5,
        "paused": 1,
        "engaging": 1,
        "moved_area": 1,
        "declined_at_offer": 1,
        "no_contact_made": 1,
    },
}

# Of those standings, how many people are in the school programme rather than one-to-one.
IN_SCHOOL_PROGRAMME = {NEWCASTLE: {"prevention_completed": 21, "active": 5}}

# Closed episodes that began (first contact) within six months of the area's launch: 45 in all.
EARLY_CLOSED = {CARDIFF: 18, EDINBURGH: 14, NEWCASTLE: 13, DUNDEE: 0}

# Of the closed early ones, by code; the stories take their own places out of these.
EARLY_CODES = {
    CARDIFF: {
        "goals_met": 7,
        "custody": 2,
        "moved_area": 1,
        "declined_at_offer": 3,
        "no_contact_made": 4,
        "stopped_after_start": 1,
    },
    EDINBURGH: {
        "goals_met": 9,
        "other_service": 1,
        "moved_area": 1,
        "declined_at_offer": 1,
        "no_contact_made": 1,
        "stopped_after_start": 1,
    },
    NEWCASTLE: {"goals_met": 5, "prevention_completed": 7, "no_contact_made": 1},
    DUNDEE: {},
}

# Closed before anybody had tried to make contact: no first contact, no duration.
NEVER_TRIED = {
    CARDIFF: {"caregiver_declined": 3, "declined_at_offer": 2},
    EDINBURGH: {"declined_at_offer": 1},
}

# One person in each of these closed, was referred again, and holds the standing above second time.
REFERRED_AGAIN = {NEWCASTLE: ("active", "goals_met")}

PLANS = {CARDIFF: 13, EDINBURGH: 12, NEWCASTLE: 10, DUNDEE: 5}

PLAN_TOPICS = {
    CARDIFF: dict(zip(TOPICS, (12, 12, 13, 13, 10, 7, 12, 12, 9, 11, 0, 0, 0, 0, 0, 0, 0, 0), strict=True)),
    EDINBURGH: dict(zip(TOPICS, (4, 0, 2, 4, 0, 2, 0, 3, 1, 0, 8, 4, 10, 9, 1, 3, 0, 1), strict=True)),
    NEWCASTLE: dict(zip(TOPICS, (10, 6, 5, 9, 6, 3, 0, 0, 1, 2, 0, 0, 0, 4, 2, 2, 2, 0), strict=True)),
    DUNDEE: dict(zip(TOPICS, (5, 5, 5, 4, 3, 3, 2, 5, 2, 5, 2, 0, 5, 3, 1, 3, 1, 0), strict=True)),
}

OUTCOMES = (
    "reduced_offending",
    "reduced_exploitation",
    "decision_making",
    "education_engagement",
    "family_relationships",
)

# Cardiff's engaged young people with "better" as the last reading, and how many have readings at all.
CARDIFF_BETTER = {
    "closed": dict(zip(OUTCOMES, (23, 20, 19, 12, 19), strict=True)),
    "open": dict(zip(OUTCOMES, (13, 10, 10, 11, 10), strict=True)),
}
CARDIFF_OPEN_WITH_BETTER = 16

ENGAGED_CLOSURES = frozenset(
    {
        "goals_met",
        "prevention_completed",
        "other_service",
        "custody",
        "moved_area",
        "placed",
        "post_18_service",
        "stopped_after_start",
    }
)
DECLINED_CLOSURES = frozenset(
    {"declined_at_offer", "caregiver_declined", "no_contact_made", "stopped_after_start"}
)
STATES_NOT_CLOSED = frozenset(
    {"awaiting_allocation", "allocated_not_started", "engaging", "active", "paused", "unknown"}
)
