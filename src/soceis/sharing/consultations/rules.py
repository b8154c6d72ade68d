"""Codes and times of what partners bring to us, and what they hear of it. No Django.

Sources: the evaluation report of 2023, section 3.2.1 (an open door for consultation before a referral; nobody heard
what became of one). Numbers to call: gov.uk (999, 101), NSPCC helpline, Childline.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from soceis.people.rules import name_keys, plain

CONSULTATION, REFERRAL = "consultation", "referral"
KINDS = {CONSULTATION: "To talk it through", REFERRAL: "To refer"}
AGE_BANDS = {
    "under_11": "Under 11",
    "11_to_13": "11 to 13",
    "14_to_15": "14 or 15",
    "16_to_18": "16 to 18",
    "over_18": "Over 18",
    "not_known": "I do not know",
}
# What has been noticed. The codes are those of referrals' early signs, so that nothing is asked twice.
SIGNS = {
    "gang_association": "Spends time with a group that worries people",
    "older_associates": "Older people around them whom nobody can place",
    "escalating_offending": "Things alleged against them are getting more serious",
    "leaving_education": "Drifting away from school, college or training",
    "missing": "Missing, or far from home without a reason",
    "unexplained_things": "New clothes, phones or money that nobody can explain",
    "injuries_or_fear": "Injuries, or frightened of somebody",
}
CODE_LISTS = {"approach_kind": KINDS, "approach_age_band": AGE_BANDS}
# Kind of organisation -> source of a referral (journey/referrals).
SOURCE_OF = {
    "police": "police",
    "children_services": "children_services",
    "youth_justice": "youth_justice",
    "education": "education",
    "probation": "probation",
    "third_sector": "third_sector",
}

RECEIVED, ADVISED, BECAME, CLOSED = "received", "advised", "became_referral", "closed"
STATES = {
    RECEIVED: "Waits for an answer",
    ADVISED: "Advice was given",
    BECAME: "Became a referral",
    CLOSED: "Closed",
}
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (RECEIVED,),
    RECEIVED: (ADVISED, BECAME, CLOSED),
    ADVISED: (BECAME, CLOSED),
    BECAME: (),
    CLOSED: (),
}

# What the partner hears, and nothing else ever. The same for somebody we know and somebody we do not: a referral
# that was made before is "looked at", never "already known".
STANDINGS = {
    "received": "Received. Nobody has decided yet.",
    "advised": "We have talked. It is not a referral.",
    "one_to_one": "Accepted for one-to-one work.",
    "prevention": "Accepted for the school programme.",
    "looked_at": "We have looked at it, and will ring you.",
    "not_for_us": "Not for us.",
    "ended": "Closed.",
}
BECAUSE = {
    "": "",
    "age": "We work with young people of 11 to 18.",
    "area": "We work in other places. Ring us, and we will help you to find somebody there.",
    "threshold": "From what we know, another kind of help fits better. Ring us, and we will think with you.",
    "too_little": "From what was written we could not tell. Ring us, and we will go through it together.",
    "no_place": "We have nobody free at present. Ring us, and we will think with you.",
}
HEARD: dict[str, str] = {
    "accepted_one_to_one": "one_to_one",
    "accepted_prevention": "prevention",
    "not_accepted": "not_for_us",
    "signposted": "looked_at",
    "duplicate": "looked_at",
    "withdrawn": "looked_at",
}
YOUNGEST, OLDEST = 11, 18

LINK_MINUTES, VISIT_HOURS = 60, 12
ANSWER_WORKING_DAYS = 2
FEW = 5  # counts below it are held back in what a partner sees
LONGEST = {
    "sender_name": 120,
    "sender_job": 120,
    "sender_telephone": 40,
    "place": 200,
    "their_reference": 60,
    "concerns": 20_000,
    "told_young_person": 5_000,
    "young_person_view": 5_000,
    "caregiver_view": 5_000,
    "other_agencies": 5_000,
    "name_used": 80,
    "last_name": 80,
    "reaching": 500,
    "told_family": 5_000,
    "risk_to_staff": 2_000,
    "risk_source": 200,
    "knows_staff": 200,
    "told_words": 160,
    "advice": 5_000,
    "national_question": 2_000,
    "national_advice": 5_000,
    "why_closed": 2_000,
}
SAID = (
    "sender_name",
    "sender_job",
    "sender_telephone",
    "place",
    "their_reference",
    "concerns",
    "told_young_person",
    "told_family",
    "young_person_view",
    "caregiver_view",
    "other_agencies",
    "risk_to_staff",
    "risk_source",
    "name_used",
    "last_name",
    "reaching",
    "knows_staff",
)
# Who a young person is: never asked, and never kept, when it is only to talk it through.
NAMES = ("name_used", "last_name", "reaching")


@dataclass(frozen=True)
class Call:
    """One number to ring: what for, the number as people say it, and as a telephone dials it."""

    what: str
    number: str

    @property
    def dial(self) -> str:
        return self.number.replace(" ", "")


# By nation; joined later by the nation packs.
NUMBERS_TO_CALL: dict[str, tuple[Call, ...]] = {
    nation: (
        Call("Police, fire or ambulance", "999"),
        Call("Police, when nobody will be hurt in the next hours", "101"),
        Call("NSPCC helpline, for adults who worry about a child", "0808 800 5000"),
        Call("Childline, for young people", "0800 1111"),
    )
    for nation in ("england", "wales", "scotland", "northern_ireland")
}
# Whom to ring after 999, by nation: who has the duty to protect a child there.
DUTY_OF = {
    "england": "children’s social care at the council where the young person is",
    "wales": "children’s services at the council where the young person is",
    "scotland": "social work at the council where the young person is",
    "northern_ireland": "the gateway team of the health and social care trust where the young person is",
}
NATIONS = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern_ireland": "Northern Ireland",
}


def may_pass(from_state: str, to_state: str) -> bool:
    return to_state in TRANSITIONS.get(from_state, ())


def answer_by(sent_on: date) -> date:
    """The day by which somebody answers: the second working day after (Saturday and Sunday are none)."""
    day, left = sent_on, ANSWER_WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def heard(decision: str, age: int | None, told: str = "") -> tuple[str, str]:
    """What the partner hears of a decision: codes of STANDINGS and of BECAUSE; `told` is the one that was chosen."""
    standing = HEARD[decision]
    if standing != "not_for_us":
        return standing, ""
    return standing, told or ("age" if is_outside(age) else "threshold")


def is_outside(age: int | None) -> bool:
    """Whether somebody is known to be younger or older than those with whom we work."""
    return age is not None and not YOUNGEST <= age <= OLDEST


# What the partner reads is about where to ask, so none of these has a place in it.
_ABOUT_SOMEBODY = re.compile(
    r"\b(he|she|him|her|his|hers|they|them|their|theirs|himself|herself|boy|girl|child|son|daughter|pupil|ef|fe|hi|nhw"
    r"|bachgen|merch|plentyn)\b"
)
_KNOWN = re.compile(
    r"\b(already|known?|knew|again|before|previous\w*|earlier|last (time|year|month|week)|history"
    r"|our (workers?|records?|files?)|eisoes|yn barod|o'r blaen|adnabod\w*)\b"
)
_TELEPHONE = re.compile(r"\+?\d[\d ]{8,14}\d")
_SAME_WORDS = 4  # so many words in a row that stand in the referral too are content


def content_in(words: str, names: Collection[str], texts: Iterable[str] = ()) -> str:
    """Why a partner may not read these words, as a sentence; "" when they say nothing about anybody.

    `names` are keys of the young person's names (`people.rules.name_keys`), `texts` what was written about them.
    Numbers other than a telephone number are dates, ages or references, so they are refused too.
    """
    said = words.replace("’", "'").lower()
    if set(name_keys(words)) & set(names):
        return "A name of the young person stands in it. Write only where else to ask."
    if _KNOWN.search(said):
        return "It sounds as if we knew somebody. Write only where else to ask."
    if _ABOUT_SOMEBODY.search(said):
        return "It is about somebody. Write only an organisation, and how to reach it."
    if any(sign.isdigit() for sign in _TELEPHONE.sub("", words)):
        return (
            "A number other than a telephone number stands in it: it could be an age, a date or a reference."
        )
    runs = _runs(words)
    if any(runs & _runs(text) for text in texts):
        return "Words of the referral, or of your own reason, stand in it. Write only where else to ask."
    return ""


def _runs(text: str) -> set[tuple[str, ...]]:
    said = re.findall(r"\w+", plain(text))
    return {tuple(said[at : at + _SAME_WORDS]) for at in range(len(said) - _SAME_WORDS + 1)}


def held_back(count: int) -> str:
    """A count as a partner sees it: small ones are not said, nought is."""
    return str(count) if count == 0 or count >= FEW else f"fewer than {FEW}"
