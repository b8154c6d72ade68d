"""The codes of the extract and how they roll up into the rows of the published tables.

Everything here is data: lists in the order in which they print, and mappings from a code to a row.
"""

from typing import Literal, get_args

MappingName = Literal["published_2023", "corrected"]
MAPPINGS: tuple[MappingName, ...] = get_args(MappingName)

OVERALL = "Overall"

NATIONS = ("england", "wales", "scotland", "northern_ireland")
SEXES = ("male", "female", "other", "unknown")
KNOWN_SEXES = ("male", "female", "other")

# The groups of the tables by sex, ethnic group and age. What is missing or not a code is "not_known".
NOT_KNOWN = "not_known"
SEX_GROUP = {sex: sex for sex in KNOWN_SEXES}
SEX_GROUPS = (*KNOWN_SEXES, NOT_KNOWN)

# From the 19 groups of England and Wales and the list of Scotland's census of 2022 to the five broad groups
# in which the statistics of the United Kingdom are published (GSS harmonised standard for ethnicity).
ETHNIC_GROUPS = ("asian", "black", "mixed", "white", "other", NOT_KNOWN)
ETHNIC_GROUP = {
    "white_british": "white",
    "white_irish": "white",
    "white_gypsy_or_irish_traveller": "white",
    "white_roma": "white",
    "white_other": "white",
    "mixed_white_and_black_caribbean": "mixed",
    "mixed_white_and_black_african": "mixed",
    "mixed_white_and_asian": "mixed",
    "mixed_other": "mixed",
    "asian_indian": "asian",
    "asian_pakistani": "asian",
    "asian_bangladeshi": "asian",
    "asian_chinese": "asian",
    "asian_other": "asian",
    "black_caribbean": "black",
    "black_african": "black",
    "black_other": "black",
    "arab": "other",
    "other": "other",
    "sct_white_scottish": "white",
    "sct_white_other_british": "white",
    "sct_white_irish": "white",
    "sct_white_polish": "white",
    "sct_white_gypsy_traveller": "white",
    "sct_white_roma": "white",
    "sct_white_showman": "white",
    "sct_white_other": "white",
    "sct_mixed": "mixed",
    "sct_asian_pakistani": "asian",
    "sct_asian_indian": "asian",
    "sct_asian_bangladeshi": "asian",
    "sct_asian_chinese": "asian",
    "sct_asian_other": "asian",
    "sct_african": "black",
    "sct_caribbean_or_black": "black",
    "sct_arab": "other",
    "sct_other": "other",
}
# Bands of whole years; the last age of each but the last.
LAST_AGE_OF_BAND = (("under_11", 10), ("11_to_13", 13), ("14_to_15", 15), ("16_to_17", 17))
AGE_BANDS = (*(band for band, _ in LAST_AGE_OF_BAND), "18_and_over", NOT_KNOWN)

SOURCES = (
    "children_services",
    "police",
    "youth_justice",
    "third_sector",
    "probation",
    "education",
    "other",
    "not_known",
)
REASONS = (
    "criminal_exploitation",
    "at_risk_identified_by_school",
    "soc_association",
    "repeated_offending",
    "drug_dealing",
    "other",
)
DECISIONS = (
    "accepted_one_to_one",
    "accepted_prevention",
    "signposted",
    "not_accepted",
    "withdrawn",
    "duplicate",
    "pending",
)
PROGRAMMES = ("one_to_one", "school_group")
TOPICS = (
    "emotional_regulation",
    "self_esteem",
    "relationships",
    "thinking_and_behaviour",
    "caregiver_support",
    "family_support",
    "risky_situations",
    "exploitation",
    "safety_planning",
    "peer_mapping",
    "offending",
    "peer_mentor",
    "contextual_safeguarding",
    "education_employability",
    "identity_work",
    "substance_misuse",
    "daily_routine",
    "housing",
)
OUTCOMES = (
    "reduced_offending",
    "reduced_exploitation",
    "decision_making",
    "education_engagement",
    "family_relationships",
)
STAGES = ("baseline", "review", "exit", "follow_up")
APPLICABLE = ("yes", "no", "unknown")
VALUES = ("better", "same", "worse", "unknown")
KNOWN_VALUES = ("better", "same", "worse")

CONTACT_KINDS = ("attempt", "attended", "not_attended", "cancelled_by_us", "cancelled_by_young_person")
CONTACT_MODES = ("one_to_one", "group", "phone", "message", "visit", "activity")
COMPONENTS = (
    "FIN",
    "EMO",
    "HLT",
    "DEC",
    "REL",
    "SKL",
    "ADV",
    "EDU",
    "FUN",
    "FAM",
    "PEER_MENTOR",
    "GROUP",
    "OUTREACH",
)

# From the state of an episode to the row of the case-status table.
STATUS_OF_STATE = {
    "awaiting_allocation": "not_allocated",
    "allocated_not_started": "not_started",
    "engaging": "open",
    "active": "open",
    "paused": "open",
    "closed": "closed",
    "unknown": "unknown",
}
STATES = tuple(STATUS_OF_STATE)
STATUSES = ("open", "closed", "not_allocated", "not_started", "unknown")

# From the closure code to the four printed rows of 2023, and to the ten corrected rows.
PUBLISHED_CLOSURE = {
    "goals_met": "intervention_completed",
    "prevention_completed": "support_from_other_services",
    "other_service": "support_from_other_services",
    "custody": "other",
    "moved_area": "other",
    "placed": "other",
    "post_18_service": "other",
    "died": "other",
    "unsafe_to_continue": "other",
    "other": "other",
    "declined_at_offer": "declined_support",
    "caregiver_declined": "declined_support",
    "no_contact_made": "declined_support",
    "stopped_after_start": "declined_support",
}
CLOSURE_CODES = tuple(PUBLISHED_CLOSURE)
PUBLISHED_CLOSURES = ("intervention_completed", "support_from_other_services", "other", "declined_support")
CORRECTED_CLOSURE = {
    "goals_met": "completed_one_to_one",
    "prevention_completed": "completed_prevention",
    "other_service": "moved_to_other_service",
    "custody": "custody",
    "moved_area": "moved_area",
    "placed": "placed",
    "post_18_service": "post_18_service",
    "died": "other_exit",
    "unsafe_to_continue": "other_exit",
    "other": "other_exit",
    "declined_at_offer": "never_started",
    "caregiver_declined": "never_started",
    "no_contact_made": "never_started",
    "stopped_after_start": "stopped",
}
CORRECTED_CLOSURES = (
    "completed_one_to_one",
    "completed_prevention",
    "moved_to_other_service",
    "custody",
    "moved_area",
    "placed",
    "post_18_service",
    "other_exit",
    "never_started",
    "stopped",
)

# Cases that ended without the young person taking part, and why; rows of the tables of non-engagement.
NOT_ENGAGED = ("declined_at_offer", "caregiver_declined", "no_contact_made", "stopped_after_start")
NOT_RECORDED = "not_recorded"
# Who could change a reason, as it usually lies: the service, a partner, or nobody. Section 8 of the report of
# 2023 asks for this split; the record of a case may say otherwise, the extract holds the reason alone.
CHANGEABLE_BY = {
    "does_not_want": "nobody",
    "does_not_see_need": "service",
    "distrust_of_services": "service",
    "label_used": "partner",
    "too_many_workers": "partner",
    "caregiver_objects": "not_known",
    "fear_of_reprisal": "nobody",
    "timing_or_crisis": "nobody",
    "practical": "service",
    "location_or_rivalry": "service",
    "anxiety_or_confidence": "service",
    "worker_fit": "service",
    "in_custody_or_placed": "nobody",
    "wait_too_long": "service",
    "contact_never_made": "service",
    "other": "not_known",
    NOT_KNOWN: "not_known",
}
NON_ENGAGEMENT_REASONS = tuple(CHANGEABLE_BY)
CHANGERS = ("service", "partner", "nobody", NOT_KNOWN)

YOUNGEST_POSSIBLE, OLDEST_POSSIBLE = 0, 25
YOUNGEST_SERVED, OLDEST_SERVED = 11, 18
COHORT_MONTHS = 6
