"""Code lists about people, and the rules of age.

Ethnicity: the 19 groups of the 2021 harmonised standard for England and Wales, and Scotland's 2022
groups. Sex and disability: the children in need census. Sources: GSS harmonised standards; Scottish
Government core questions; Department for Education.
"""

from datetime import date

SEX = {"male": "Male", "female": "Female", "other": "Another term", "unknown": "Not known"}

ETHNICITY_EW19 = {
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
ETHNICITY_SCT = {
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
ETHNICITY_SCHEME_BY_NATION = {
    "england": "ethnicity_ew19",
    "wales": "ethnicity_ew19",
    "northern_ireland": "ethnicity_ew19",
    "scotland": "ethnicity_sct",
}

TIES = {
    "mother": "Mother",
    "father": "Father",
    "step_parent": "Step-parent",
    "grandparent": "Grandparent",
    "foster_carer": "Foster carer",
    "kinship_carer": "Kinship carer",
    "sibling": "Brother or sister",
    "other_family": "Other family",
    "partner": "Boyfriend or girlfriend",
    "friend": "Friend",
    "social_worker": "Social worker",
    "youth_justice_worker": "Youth justice worker",
    "teacher": "Teacher or head of year",
    "police": "Police officer",
    "health": "Doctor, nurse or health worker",
    "other_professional": "Other professional",
    "adult_of_concern": "Adult we are worried about",
}
PROFESSIONAL_TIES = frozenset(
    {"social_worker", "youth_justice_worker", "teacher", "police", "health", "other_professional"}
)

CONTACT_WAYS = {
    "mobile": "Mobile",
    "message": "Messages only",
    "address": "Address",
    "email": "E-mail",
    "meeting_place": "Meeting place",
}
SAFE = {"yes": "Safe", "only_when": "Only when", "no": "Do not use"}

HAZARD_KINDS = {
    "person_at_address": "Person at the address",
    "dog": "Dog",
    "weapon": "Weapon",
    "area": "The area",
    "health": "Health",
    "nothing_known": "Nothing known",
}

OPENING_PURPOSES = {
    "needs_help_now": "Somebody needs help now and their worker cannot be reached",
    "advice": "An area asked me for advice",
    "complaint": "I am looking into a complaint",
    "subject_access": "I am answering a request for information, number given below",
}
OPENING_HOURS = {"practitioner": 4, "area_manager": 8, "national_manager": 8, "data_protection_officer": 72}

CODE_LISTS = {
    "sex": SEX,
    "ethnicity_ew19": ETHNICITY_EW19,
    "ethnicity_sct": ETHNICITY_SCT,
    "tie": TIES,
    "contact_way": CONTACT_WAYS,
    "safe": SAFE,
    "hazard": HAZARD_KINDS,
    "opening_purpose": OPENING_PURPOSES,
}
# Children in need census: sex N00783 and ethnicity codes.
CROSSWALKS = {
    ("sex", "cin_sex"): {"male": "M", "female": "F", "other": "U", "unknown": "U"},
    ("ethnicity_ew19", "cin_ethnicity"): {
        "white_british": "WBRI",
        "white_irish": "WIRI",
        "white_gypsy_or_irish_traveller": "WIRT",
        "white_roma": "WROM",
        "white_other": "WOTH",
        "mixed_white_and_black_caribbean": "MWBC",
        "mixed_white_and_black_african": "MWBA",
        "mixed_white_and_asian": "MWAS",
        "mixed_other": "MOTH",
        "asian_indian": "AIND",
        "asian_pakistani": "APKN",
        "asian_bangladeshi": "ABAN",
        "asian_chinese": "CHNE",
        "asian_other": "AOTH",
        "black_caribbean": "BCRB",
        "black_african": "BAFR",
        "black_other": "BOTH",
        "arab": "OOTH",
        "other": "OOTH",
    },
}

OLDEST_BELIEVABLE_AGE = 25


def completed_years(born: date, on: date) -> int:
    """Whole years of age on a day; somebody born on 29 February has their birthday on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_words(born: date | None, on: date) -> str:
    """ "child, 15" until 18, then the age alone; "age not known" without a date of birth."""
    if born is None:
        return "age not known"
    years = completed_years(born, on)
    return f"child, {years}" if years < 18 else str(years)
