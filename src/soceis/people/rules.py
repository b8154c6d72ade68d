"""Code lists about people, and the rules of age.

Ethnicity: the 19 groups of the 2021 harmonised standard for England and Wales, and Scotland's 2022
groups. Sex and disability: the children in need census. Sources: GSS harmonised standards; Scottish
Government core questions; Department for Education.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from soceis.foundation.records.nations import NATIONS

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
SAID_BY = {
    "self": "They said it themselves",
    "caregiver": "Somebody at home said it",
    "professional": "A worker's impression",
}
LOOKED_AFTER = {
    "no": "No",
    "care_order": "Yes, under a court order",
    "accommodated": "Yes, by agreement with the family",
    "kinship": "Yes, with family or friends",
    "was": "Not now, but was before",
    "not_known": "Not known",
}
ETHNICITY_SCHEME_BY_NATION = {code: nation.ethnicity_scheme for code, nation in NATIONS.items()}

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


def same_number(one: str, other: str) -> bool:
    """Whether two texts are one telephone number: "07700 900 123" and "+44 7700 900123" are.

    The last nine digits are compared, which leaves out the country and the leading zero; a text with fewer digits
    is no number.
    """
    digits = [re.sub(r"[^0-9]", "", text) for text in (one, other)]
    return min(map(len, digits)) >= 9 and digits[0][-9:] == digits[1][-9:]


CONTACT_WAYS = {
    "mobile": "Mobile",
    "message": "Messages only",
    "address": "Address",
    "email": "E-mail",
    "meeting_place": "Meeting place",
}
SAFE = {"yes": "Safe", "only_when": "Only when", "no": "Do not use"}

NOTHING_KNOWN = "nothing_known"
HAZARD_KINDS = {
    "person_at_address": "Person at the address",
    "dog": "Dog",
    "weapon": "Weapon",
    "area": "The area",
    "way_in": "Getting in and out",
    "health": "Health",
    NOTHING_KNOWN: "Nothing known",
}
HAZARD, ASKED_NONE, NOBODY_COULD_SAY = "hazard", "none", "not_known"
SAFETY_ANSWERS = {
    HAZARD: "There is something to know",
    ASKED_NONE: "We asked, and there is nothing",
    NOBODY_COULD_SAY: "We asked, and nobody could say",
}

# Before a visit the most serious is read first.
MOST_SERIOUS_FIRST = ("weapon", "person_at_address", "area", "way_in", "dog", "health", NOTHING_KNOWN)
# The questions of a visit: each is answered, or stands as not asked.
VISIT_QUESTIONS = MOST_SERIOUS_FIRST[:-1]

OPENING_PURPOSES = {
    "needs_help_now": "Somebody needs help now and their worker cannot be reached",
    "advice": "An area asked me for advice",
    "complaint": "I am looking into a complaint",
    "subject_access": "I am answering a request for information, number given below",
}
# What each role may open a record for.
PURPOSES_BY_ROLE = {
    "practitioner": ("needs_help_now",),
    "area_manager": ("needs_help_now", "complaint"),
    "national_manager": ("needs_help_now", "advice", "complaint"),
    "data_protection_officer": ("subject_access", "complaint"),
}
SHORTEST_OPENING_REASON = 15  # characters
OPENING_HOURS = {"practitioner": 4, "area_manager": 8, "national_manager": 8, "data_protection_officer": 72}

CODE_LISTS = {
    "sex": SEX,
    "said_by": SAID_BY,
    "looked_after": LOOKED_AFTER,
    "ethnicity_ew19": ETHNICITY_EW19,
    "ethnicity_sct": ETHNICITY_SCT,
    "tie": TIES,
    "contact_way": CONTACT_WAYS,
    "safe": SAFE,
    "hazard": HAZARD_KINDS,
    "safety_answer": SAFETY_ANSWERS,
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

# The longest texts that are kept, in characters.
LONGEST = {
    "name_used": 80,
    "pronouns": 40,
    "legal_first_name": 80,
    "legal_last_name": 80,
    "nickname": 80,
    "communication_needs": 300,
    "about_me": 5_000,
    "strengths": 5_000,
    "first_language": 60,
    "looked_after": 40,
    "value": 300,
    "belongs_to": 120,
    "when_and_how": 2_000,
    "name": 120,
    "organisation": 120,
    "telephone": 60,
    "may_be_told": 2_000,
    "note": 5_000,
    "text": 2_000,
    "source": 200,
    "what_we_do": 1_000,
    "reason": 2_000,
}
MOST_NICKNAMES = 12
KEY_LENGTH = 80

# Letters that Unicode does not take apart into a letter and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}
)
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015'\u2018\u2019\u02bc`./_,;:()]+")


def completed_years(born: date, on: date) -> int:
    """Whole years of age on a day; somebody born on 29 February has their birthday on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_words(born: date | None, on: date) -> str:
    """ "child, 15" until 18, then the age alone; "age not known" without a date of birth."""
    if born is None:
        return "age not known"
    years = completed_years(born, on)
    return f"child, {years}" if years < 18 else str(years)


def plain(text: str) -> str:
    """Small letters without accents: "Siân" -> "sian", "Łukasz" -> "lukasz"."""
    taken_apart = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
    return "".join(sign for sign in taken_apart if not unicodedata.combining(sign)).casefold()


def _letters(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())[:KEY_LENGTH]


def name_keys(text: str) -> tuple[str, ...]:
    """The words by which a name is found: each word, and a joined word both whole and in parts.

    "Anne-Marie O'Neill" -> ("anne", "marie", "annemarie", "o", "neill", "oneill").
    """
    keys: dict[str, None] = {}
    for word in plain(text).split():
        parts = [_letters(part) for part in _BETWEEN.split(word)]
        keys |= dict.fromkeys(part for part in (*parts, _letters(word)) if part)
    return tuple(keys)


SHORTEST_ALIKE, LONG_NAME = 4, 7


def spelled_alike(one: str, other: str) -> bool:
    """Whether two words of names may be one name, written by two people: "tegan" and "teagan".

    One sign written otherwise, left out, added or exchanged with the next; two where both have seven signs or more.
    Words of fewer than four signs are alike only when they are the same.
    """
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < SHORTEST_ALIKE:
        return False
    allowed = 2 if shorter >= LONG_NAME else 1
    if abs(len(one) - len(other)) > allowed:
        return False
    return _changes(one, other) <= allowed


def _changes(one: str, other: str) -> int:
    """Damerau's distance in its usual restricted form: nothing is changed after it was exchanged."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        line = [row]
        for column, seen in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (sign != seen))
            exchanged = row > 1 and column > 1 and sign == other[column - 2] and one[row - 2] == seen
            line.append(min(cost, before[column - 2] + 1) if exchanged else cost)
        before, last = last, line
    return last[-1]


def search_words(text: str) -> tuple[str, ...]:
    """The words of something typed into a search box, in the form of keys: "O'Neill  sian" -> ("oneill", "sian")."""
    words = (_letters(word) for word in plain(text).split())
    return tuple(dict.fromkeys(word for word in words if word))


def after_prefix(prefix: str) -> str:
    """The first text, in the order of code points, that is greater than every text that begins with `prefix`.

    Such a text exists because keys hold only letters and figures, never the last code point.
    """
    following = ord(prefix[-1]) + 1
    if 0xD800 <= following <= 0xDFFF:  # surrogates are not characters
        following = 0xE000
    return prefix[:-1] + chr(following)


def day_and_month_swapped(born: date) -> date | None:
    """The date that results when somebody writes the month first; None when that is no date or the same."""
    if born.day > 12 or born.day == born.month:
        return None
    return date(born.year, born.day, born.month)


# Two records of one person: which value stays where they differ. Each is one answer with what belongs to it (why it
# is missing, from which list); the first of its fields is the answer. `both`: the words of both may stay.
@dataclass(frozen=True)
class Choosable:
    """One thing that two records may say differently."""

    name: str
    words: str
    fields: tuple[str, ...]
    of_person: bool = True
    both: bool = False


CHOOSABLE = (
    Choosable("name_used", "Name they use", ("name_used",)),
    Choosable("date_of_birth", "Date of birth", ("date_of_birth", "date_of_birth_missing")),
    Choosable("pronouns", "Pronouns", ("pronouns",)),
    Choosable("legal_first_name", "First name in official papers", ("legal_first_name",), of_person=False),
    Choosable("legal_last_name", "Last name in official papers", ("legal_last_name",), of_person=False),
    Choosable("sex", "Sex", ("sex", "sex_missing"), of_person=False),
    Choosable(
        "ethnicity",
        "Ethnicity",
        ("ethnicity", "ethnicity_missing", "ethnicity_said_by", "ethnicity_scheme"),
        of_person=False,
    ),
    Choosable("first_language", "First language", ("first_language",), of_person=False),
    Choosable("welsh_preferred", "Would rather speak Welsh", ("welsh_preferred",), of_person=False),
    Choosable("looked_after", "Looked after by a local authority", ("looked_after",), of_person=False),
    Choosable("communication_needs", "What helps them to take part", ("communication_needs",), both=True),
    Choosable("about_me", "About them, in their own words", ("about_me",), both=True),
    Choosable("strengths", "What they are good at and like", ("strengths",), both=True),
)
STAYS, GOES, BOTH = "stays", "goes", "both"
NO_NEWS_HOME = frozenset({"refused", "withdrawn"})


def to_choose(stays: Mapping[str, Any], goes: Mapping[str, Any]) -> list[Choosable]:
    """What both records answer, and differently. An answer on one side alone is kept without a question."""
    return [
        one
        for one in CHOOSABLE
        if _said(stays[one.fields[0]])
        and _said(goes[one.fields[0]])
        and stays[one.fields[0]] != goes[one.fields[0]]
    ]


def _said(value: object) -> bool:
    return value not in (None, "")


def made_one(stays: Mapping[str, Any], goes: Mapping[str, Any], choices: Mapping[str, str]) -> dict[str, Any]:
    """What the record that stays says afterwards, by field; `choices` has STAYS, GOES or BOTH for what differs.

    The other name that they use becomes a nickname. When either side said no to news for the people at home, no it is.
    """
    asked = {one.name for one in to_choose(stays, goes)}
    kept: dict[str, Any] = {}
    for one in CHOOSABLE:
        answer = one.fields[0]
        theirs = choices.get(one.name) if one.name in asked else _where_it_is(stays[answer], goes[answer])
        kept |= {name: (goes if theirs == GOES else stays)[name] for name in one.fields}
        if theirs == BOTH:
            kept[answer] = f"{stays[answer]}\n\n{goes[answer]}"
    names = [*stays["nicknames"], *goes["nicknames"], stays["name_used"], goes["name_used"]]
    kept["nicknames"] = [name for name in dict.fromkeys(names) if name != kept["name_used"]][:MOST_NICKNAMES]
    news = (stays["caregiver_updates"], goes["caregiver_updates"])
    kept["caregiver_updates"] = next((said for said in news if said in NO_NEWS_HOME), news[0] or news[1])
    return kept


def _where_it_is(stays: object, goes: object) -> str:
    return GOES if _said(goes) and not _said(stays) else STAYS
