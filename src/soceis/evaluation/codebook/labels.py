"""What every code of the extract means: the labels of SPSS and Stata, and of the codebook.

The lists of ethnicity are those of the censuses of England and Wales (2021, 19 groups) and of Scotland (2022);
the reasons for not engaging are the service's own. Codes of the published tables have the words of the report.
"""

from collections.abc import Mapping

from soceis.evaluation import codes
from soceis.evaluation.words import row_in_words

ETHNICITY_EW19: Mapping[str, str] = {
    "white_british": "White: English, Welsh, Scottish, Northern Irish or British",
    "white_irish": "White: Irish",
    "white_gypsy_or_irish_traveller": "White: Gypsy or Irish Traveller",
    "white_roma": "White: Roma",
    "white_other": "White: any other White background",
    "mixed_white_and_black_caribbean": "Mixed: White and Black Caribbean",
    "mixed_white_and_black_african": "Mixed: White and Black African",
    "mixed_white_and_asian": "Mixed: White and Asian",
    "mixed_other": "Mixed: any other Mixed or multiple background",
    "asian_indian": "Asian: Indian",
    "asian_pakistani": "Asian: Pakistani",
    "asian_bangladeshi": "Asian: Bangladeshi",
    "asian_chinese": "Asian: Chinese",
    "asian_other": "Asian: any other Asian background",
    "black_caribbean": "Black: Caribbean",
    "black_african": "Black: African",
    "black_other": "Black: any other Black background",
    "arab": "Arab",
    "other": "Any other ethnic group",
}
ETHNICITY_SCT: Mapping[str, str] = {
    "sct_white_scottish": "White: Scottish",
    "sct_white_other_british": "White: Other British",
    "sct_white_irish": "White: Irish",
    "sct_white_polish": "White: Polish",
    "sct_white_gypsy_traveller": "White: Gypsy or Traveller",
    "sct_white_roma": "White: Roma",
    "sct_white_showman": "White: Showman or Showwoman",
    "sct_white_other": "White: other",
    "sct_mixed": "Mixed or multiple ethnic groups",
    "sct_asian_pakistani": "Asian: Pakistani, Pakistani Scottish or Pakistani British",
    "sct_asian_indian": "Asian: Indian, Indian Scottish or Indian British",
    "sct_asian_bangladeshi": "Asian: Bangladeshi, Bangladeshi Scottish or Bangladeshi British",
    "sct_asian_chinese": "Asian: Chinese, Chinese Scottish or Chinese British",
    "sct_asian_other": "Asian: other",
    "sct_african": "African, African Scottish or African British",
    "sct_caribbean_or_black": "Caribbean or Black",
    "sct_arab": "Arab, Arab Scottish or Arab British",
    "sct_other": "Other ethnic group",
}

UNKNOWN_ETHNICITY: Mapping[str, str] = {"unknown": "Not known"}
YES_NO: Mapping[str, str] = {"no": "No", "yes": "Yes"}
STATE: Mapping[str, str] = {
    "awaiting_allocation": "Waiting for a key worker",
    "allocated_not_started": "Key worker named, not yet started",
    "engaging": "Getting to know each other",
    "active": "Active",
    "paused": "Paused",
    "closed": "Closed",
    "unknown": "Not known (brought over from older records)",
}
CLOSURE_CODE: Mapping[str, str] = {
    "goals_met": "Goals met, one to one finished",
    "prevention_completed": "School programme finished",
    "other_service": "Moved on to another service",
    "custody": "In custody",
    "moved_area": "Moved away",
    "placed": "Placed somewhere else",
    "post_18_service": "Moved on to a service for adults",
    "died": "Died",
    "unsafe_to_continue": "Not safe to go on",
    "other": "Something else",
    "declined_at_offer": "Chose not to begin",
    "caregiver_declined": "Those at home did not want it",
    "no_contact_made": "We could not make contact",
    "stopped_after_start": "Began, then chose to stop",
}
DECISION: Mapping[str, str] = {
    "accepted_one_to_one": "Accepted for one to one",
    "accepted_prevention": "Accepted for the school prevention programme",
    "signposted": "Signposted to somebody else",
    "not_accepted": "Not for us",
    "withdrawn": "Withdrawn by the referrer",
    "duplicate": "Already referred",
    "pending": "Waiting for a decision",
}
NOT_KNOWN = "Not known"
SEX: Mapping[str, str] = {"male": "Male", "female": "Female", "other": "Another term", "unknown": NOT_KNOWN}
PROGRAMME: Mapping[str, str] = {"one_to_one": "One to one", "school_group": "School prevention programme"}
STAGE: Mapping[str, str] = {
    "baseline": "At the start",
    "review": "At a review",
    "exit": "At the end",
    "follow_up": "Later",
}
APPLICABLE: Mapping[str, str] = {"yes": "Yes", "no": "No", "unknown": NOT_KNOWN}
VALUE: Mapping[str, str] = {"better": "Better", "same": "The same", "worse": "Harder", "unknown": NOT_KNOWN}
CONTACT_KIND: Mapping[str, str] = {
    "attempt": "Tried to reach them",
    "attended": "Met or talked",
    "not_attended": "They could not make it",
    "cancelled_by_us": "We cancelled",
    "cancelled_by_young_person": "They cancelled",
}
CONTACT_MODE: Mapping[str, str] = {
    "one_to_one": "One to one",
    "group": "Group",
    "phone": "Phone",
    "message": "Message",
    "visit": "Visit at home",
    "activity": "Activity",
}
GROUP: Mapping[str, str] = {"service": "Worked with the service", "comparison": "Comparison group"}


def _of_scotland(labels: Mapping[str, str]) -> Mapping[str, str]:
    """Both lists have groups of the same name, which are not the same code."""
    return {code: f"{label} (list of Scotland)" for code, label in labels.items()}


def _as_printed(table: str, listed: tuple[str, ...]) -> Mapping[str, str]:
    """Codes with the words under which the tables of the report print them."""
    return {code: row_in_words(table, code) for code in listed}


# By table and column of the extract: every code that the column may hold, in the order of the contract.
LABELS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("people", "sex"): SEX,
    ("people", "ethnicity"): {**ETHNICITY_EW19, **_of_scotland(ETHNICITY_SCT), **UNKNOWN_ETHNICITY},
    ("referrals", "source"): _as_printed("referral_source", codes.SOURCES),
    ("referrals", "primary_reason"): _as_printed("referral_reason", codes.REASONS),
    ("referrals", "decision"): DECISION,
    ("episodes", "programme"): PROGRAMME,
    ("episodes", "state"): STATE,
    ("episodes", "closure_code"): CLOSURE_CODE,
    ("episodes", "non_engagement_reason"): _as_printed(
        "non_engagement_reasons", codes.NON_ENGAGEMENT_REASONS
    ),
    ("plan_forms", "topic"): _as_printed("plan_topics", codes.TOPICS),
    ("plan_topics", "topic"): _as_printed("plan_topics", codes.TOPICS),
    ("outcome_readings", "outcome"): _as_printed("outcomes_closed", codes.OUTCOMES),
    ("outcome_readings", "stage"): STAGE,
    ("outcome_readings", "applicable"): APPLICABLE,
    ("outcome_readings", "value"): VALUE,
    ("contacts", "kind"): CONTACT_KIND,
    ("contacts", "mode"): CONTACT_MODE,
    ("contacts", "out_of_hours"): YES_NO,
    ("states", "state"): STATE,
    ("units", "group"): GROUP,
}
# Codes that say that nobody knows, where the method keeps them out of every base.
LEFT_OUT_OF_BASES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("people", "sex"): ("unknown",),
    ("people", "ethnicity"): ("unknown",),
    ("episodes", "non_engagement_reason"): ("not_known",),
    ("outcome_readings", "applicable"): ("unknown",),
    ("outcome_readings", "value"): ("unknown",),
}
