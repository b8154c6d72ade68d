"""What the rows of each table are called on paper. The codes stay in results.json; people read these."""

from soceis.evaluation.codes import OVERALL

COMPONENTS: dict[str, str] = {
    "FIN": "Money and things",
    "EMO": "Emotional",
    "HLT": "Health",
    "DEC": "Decisions",
    "REL": "Relationships",
    "SKL": "Skills",
    "ADV": "Speaking up for them",
    "EDU": "Education or work",
    "FUN": "Fun",
    "FAM": "Family",
    "PEER_MENTOR": "Peer mentoring",
    "GROUP": "Group work",
    "OUTREACH": "Reaching out",
}
SIDES = {
    "young_person": "The young person",
    "caregiver": "Somebody at home",
    "worker": "The worker",
    "partner": "A partner",
}
CHANGERS = {
    "service": "the service could change it",
    "partner": "a partner could change it",
    "nobody": "nobody could change it",
    "not_known": "not known who could",
}
PERMISSIONS = {
    "police_linkage": "Looking up police records",
    "interview": "An interview",
    "photo": "Photos and videos",
    "caregiver_updates": "News to the people at home",
}
ANSWERS = {"given": "yes", "refused": "no", "withdrawn": "taken back", "not_asked": "not asked"}
PARTNERS = {
    "education": "School, college or education service",
    "benefits": "Benefits and advice",
}
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
        "lower quartile days": "Lower quartile, days",
        "median days": "Median, days",
        "upper quartile days": "Upper quartile, days",
        "median attempts": "Median number of attempts",
    },
    "first_attempt_days": {"attempted": "With a first attempt"},
    "first_attended_days": {"attended": "With a first meeting"},
    "attempts_before_first_attended": {
        "none": "None: the first contact was a meeting",
        "1": "1 attempt",
        "2": "2 attempts",
        "3_to_5": "3 to 5 attempts",
        "6_to_10": "6 to 10 attempts",
        "more_than_10": "More than 10 attempts",
    },
    "duration_by_start": {
        "n from first attempt": "Episodes, from the first attempt",
        "min months from first attempt": "Fewest months from the first attempt",
        "median months from first attempt": "Median months from the first attempt",
        "max months from first attempt": "Most months from the first attempt",
        "n from first meeting": "Episodes, from the first meeting",
        "min months from first meeting": "Fewest months from the first meeting",
        "median months from first meeting": "Median months from the first meeting",
        "max months from first meeting": "Most months from the first meeting",
    },
    "non_engagement_reasons": {
        "does_not_want": "Did not want it",
        "does_not_see_need": "Did not see a need",
        "distrust_of_services": "Did not trust services",
        "label_used": "A label had been used",
        "too_many_workers": "Too many workers already",
        "caregiver_objects": "Those at home were against it",
        "fear_of_reprisal": "Afraid of what others would do",
        "timing_or_crisis": "Wrong time, or a crisis",
        "practical": "Transport, phone or time",
        "location_or_rivalry": "The place was not safe for them",
        "anxiety_or_confidence": "Anxiety or confidence",
        "worker_fit": "We were not the right person",
        "in_custody_or_placed": "In custody or placed elsewhere",
        "wait_too_long": "Waited too long for us",
        "contact_never_made": "We never reached them",
        "other": "Something else",
    },
    "non_engagement_changeable": {
        "service": "The service could change it",
        "partner": "A partner could change it",
        "nobody": "Nobody could change it",
    },
    "non_engagement_attempts": {
        "median attempts service": "Median attempts, the service could change the reason",
        "median attempts partner": "Median attempts, a partner could change the reason",
        "median attempts nobody": "Median attempts, nobody could change the reason",
        "median attempts not_known": "Median attempts, not known who could",
        "median attempts not_recorded": "Median attempts, no reason recorded",
        "median attempts all": "Median attempts, all of them",
    },
    "dose_components": COMPONENTS,
    "dose_outcomes": COMPONENTS,
    "dose_shares": {f"mean share {code}": f"{words}, mean %" for code, words in COMPONENTS.items()},
    "dose_hours": {
        "median hours all": "Median hours, all",
        "median hours open": "Median hours, open",
        "median hours completed": "Median hours, completed",
        "median hours moved_on": "Median hours, moved on or another end",
        "median hours stopped": "Median hours, began and stopped",
        "median hours better": "Median hours, an outcome became better",
        "median hours none_better": "Median hours, none became better",
    },
    "group_attendance": {"came": "Came to at least one", "median sessions": "Median sessions they came to"},
    "needs_balance": {
        "more_better": "More parts became better",
        "as_many": "As many better as harder",
        "more_harder": "More parts became harder",
    },
    **{
        name: {
            "home": "Where they live",
            "family": "Family, and whoever looks after them",
            "learning": "School, college or work",
            "time": "Things they like doing",
            "body": "Body and health",
            "mind": "Mind and moods",
            "money": "Money and things they need",
            "safe": "Feeling safe",
            "heard": "Being themselves, being heard",
        }
        for name in (
            "needs_better",
            "needs_held",
            "needs_better_worker",
            "needs_held_worker",
            "needs_seen_differently",
        )
    },
    "goals_by_state": {
        "working": "Being worked on",
        "changed": "Went on in other words",
        "dropped": "Let go, by choice",
    },
    "goal_days": {"achieved": "With a goal achieved"},
    **{
        name: {"none": "None of them", "not_known": "Asked, not known"}
        for name in ("education_at_start", "education_at_end")
    },
    "suspensions": {"rate before": "Per 100 days before", "rate after": "Per 100 days after"},
    "attendance_change": {"more": "More sessions", "same": "About the same", "fewer": "Fewer sessions"},
    "help_days": {"met": "With help that came"},
    "help_unmet_reasons": {
        "no_money": "No money for it",
        "nothing_there": "Nothing of the kind here",
        "not_entitled": "Said not to be entitled",
        "papers": "Papers were missing",
        "too_far": "Too far to get to",
        "not_safe": "Not safe to use",
        "too_late": "It came too late",
        "no_answer": "No answer from those who could help",
        "other": "Another reason",
    },
    "permissions_by_purpose": {
        f"{purpose}_{answer}": f"{words}: {said}"
        for purpose, words in PERMISSIONS.items()
        for answer, said in ANSWERS.items()
    },
    "milestones": {
        "replied": "Wrote back, or picked up",
        "met": "Agreed to meet",
        "own_way": "Came without being fetched",
        "asked": "Asked us for something",
        "told": "Told us something that matters",
        "tried": "Tried something new",
        "chose": "Planned what we did",
        "helped": "Helped somebody else",
    },
    **{
        name: {
            "home": "Somebody at home",
            "family": "Other family",
            "friend": "Friends",
            "school": "Somebody at school, college or work",
            "club": "A coach, club or youth worker",
            "health": "A nurse, doctor or counsellor",
            "community": "Somebody from their faith or street",
            "worker": "Another worker",
            "median people": "Median number of people",
        }
        for name in ("network_start", "network_end")
    },
    **{
        name: {
            "someone": "There is somebody I can talk to",
            "cope": "I can handle what a day throws at me",
            "good_at": "I am good at something",
            "say": "People listen to what I want",
            "ahead": "I have something to look forward to",
        }
        for name in ("measures_better", "measures_held")
    },
    **dict.fromkeys(("consultations_by_partner", "consultations_became_referrals"), PARTNERS),
    **{name: {"bed": "A bed", "other": "Something else"} for name in ("help_met", "help_unmet")},
    "reasons_by_side": SIDES,
    "reasons_by_side_and_changer": {
        f"{side}_{changer}": f"{words}: {could}"
        for side, words in SIDES.items()
        for changer, could in CHANGERS.items()
    },
    **{
        name: {"asked": "Asked how things are", "left": "Left, with a reason", "not_recorded": "Not recorded"}
        for name in ("follow_up_6", "follow_up_12")
    },
    "case_status": {
        "not_allocated": "Not allocated yet",
        "not_started": "Not started yet",
        "unknown": "Not known",
    },
}

# What a column of a table by group is called, by what the columns are; areas keep their own names.
GROUPS: dict[str, dict[str, str]] = {
    "sex": {"male": "Male", "female": "Female", "other": "Other", "not_known": "Not known"},
    "ethnicity": {
        "asian": "Asian",
        "black": "Black",
        "mixed": "Mixed",
        "white": "White",
        "other": "Other",
        "not_known": "Not known",
    },
    "age_band": {
        "under_11": "Under 11",
        "11_to_13": "11 to 13",
        "14_to_15": "14 to 15",
        "16_to_17": "16 to 17",
        "18_and_over": "18 and over",
        "not_known": "Not known",
    },
    "nation": {
        "england": "England",
        "wales": "Wales",
        "scotland": "Scotland",
        "northern_ireland": "Northern Ireland",
    },
    "programme": {"one_to_one": "One to one", "school_group": "School programme"},
}


GROUPED = tuple(f"_by_{by}" for by in GROUPS)


def row_in_words(table: str, row: str) -> str:
    """The name of a row for people."""
    counted = table.partition("_by_")[0] if table.endswith(GROUPED) else table
    own = WORDS.get(counted, {}).get(row) or WORDS[""].get(row)
    return own or row.replace("_", " ").capitalize()


def area_in_words(area: str) -> str:
    """The name of a column for people."""
    return "Overall" if area == OVERALL else area


def column_in_words(by: str, label: str) -> str:
    """The name of a column for people: of a group of the young people, or of an area."""
    return GROUPS.get(by, {}).get(label) or area_in_words(label)
