"""What the rows of each table are called on paper. The codes stay in results.json; people read these."""

from soceis.evaluation.codes import OVERALL

# Words that differ from the code by more than its underscores, by table; "" holds for all tables.
WORDS: dict[str, dict[str, str]] = {
    "": {
        "children_services": "Children's services",
        "youth_justice": "Youth justice service",
        "third_sector": "Third sector agency",
        "at_risk_identified_by_school": "At risk of criminal exploitation, identified by a school",
        "soc_association": "Association with organised crime groups or gangs",
        "drug_dealing": "Involvement in drug dealing",
        "completed_one_to_one": "Completed the one-to-one work",
        "completed_prevention": "Completed the school programme",
        "moved_to_other_service": "Moved to another service",
        "moved_area": "Moved to another area",
        "placed": "Accommodated or placed",
        "post_18_service": "Moved to a service for adults",
        "other_exit": "Other ending",
        "never_started": "Never started",
        "stopped": "Started, then stopped",
        "caregiver_support": "Emotional and practical support to caregivers",
        "risky_situations": "Identifying and managing risky situations",
        "education_employability": "Education or employability",
        "reduced_offending": "Reduced offending",
        "reduced_exploitation": "Reduced exploitation",
        "decision_making": "Developed decision-making about risk",
        "education_engagement": "Improved engagement with education, employment or training",
        "family_relationships": "Improved family relationships",
        "n": "Episodes",
        "min months": "Fewest months",
        "median months": "Median months",
        "max months": "Most months",
        "min age": "Youngest",
        "max age": "Oldest",
        "median age": "Median age",
        "mean age": "Mean age",
    },
    "case_status": {
        "not_allocated": "Not allocated yet",
        "not_started": "Not started yet",
        "unknown": "Not known",
    },
}


def row_in_words(table: str, row: str) -> str:
    """The name of a row for people."""
    own = WORDS.get(table, {}).get(row) or WORDS[""].get(row)
    return own or row.replace("_", " ").capitalize()


def area_in_words(area: str) -> str:
    """The name of a column for people."""
    return "Overall" if area == OVERALL else area
