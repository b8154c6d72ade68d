"""Codes, states and thresholds of referrals. No Django.

Sources: the evaluation report of 2023, sections 1.0, 3.2 and 4.6.1 (age, programmes, early signs); the
children in need census for the crosswalk of sources.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

SOURCES = {
    "children_services": "Children's services",
    "police": "Police",
    "youth_justice": "Youth justice service",
    "third_sector": "Third sector agency",
    "probation": "Probation",
    "education": "Education",
    "other": "Other",
    "not_known": "Not known",
}
OFFENDING = "repeated_offending"
REASONS = {
    "criminal_exploitation": "Criminal exploitation",
    "at_risk_identified_by_school": "At risk of criminal exploitation, identified by a school",
    "soc_association": "Association with serious organised crime groups or gangs",
    OFFENDING: "Repeated offending",
    "drug_dealing": "Involvement in drug dealing",
    "other": "Other",
}
EARLY_SIGNS = {
    "gang_association": "Spends time with a group that worries people",
    "older_associates": "Older people around them whom nobody can place",
    "escalating_offending": "Things alleged against them are getting more serious",
    "leaving_education": "Drifting away from school, college or training",
    "missing": "Missing, or far from home without a reason",
    "unexplained_things": "New clothes, phones or money that nobody can explain",
    "injuries_or_fear": "Injuries, or frightened of somebody",
}
PROGRAMMES = {"one_to_one": "One to one", "school_group": "School prevention programme"}
DECISIONS = {
    "accepted_one_to_one": "Accepted for one to one",
    "accepted_prevention": "Accepted for the school prevention programme",
    "signposted": "Signposted to somebody else",
    "not_accepted": "Not for us",
    "withdrawn": "Withdrawn by the referrer",
    "duplicate": "Already referred",
    "pending": "Waiting for a decision",
}
PROGRAMME_OF_DECISION = {"accepted_one_to_one": "one_to_one", "accepted_prevention": "school_group"}

DUPLICATE = "duplicate"
# The reasons for a decision, for ourselves. The referrer hears one of the reasons of consultations.rules.BECAUSE.
TRIAGE_REASONS = {
    "adults_use_them": "Adults use them, or press them",
    "signs_together": "Several small signs, seen together",
    "they_want_it": "They would like somebody alongside them",
    "early_and_in_school": "Early signs, and a group at school reaches them",
    "outside_ages": "They are outside the ages",
    "outside_areas": "They live where we do not work",
    "other_help_fits": "Another kind of help fits better",
    "helped_elsewhere": "Somebody else helps with this already",
    "too_little_known": "Too little is known, and nobody could say more",
    "not_wanted_now": "They, or those at home, do not want it now",
    "no_place_now": "We have nobody free",
    "same_matter": "It is about what was referred before",
    "referrer_took_it_back": "The referrer took it back",
}
_YES = ("adults_use_them", "signs_together", "they_want_it", "early_and_in_school")
_NO = (
    *("outside_ages", "outside_areas", "other_help_fits", "helped_elsewhere", "too_little_known"),
    *("not_wanted_now", "no_place_now"),
)
# Which reasons a decision can have.
REASONS_FOR: dict[str, tuple[str, ...]] = {
    "accepted_one_to_one": _YES,
    "accepted_prevention": _YES,
    "signposted": _NO,
    "not_accepted": _NO,
    "withdrawn": ("referrer_took_it_back", "not_wanted_now"),
    DUPLICATE: ("same_matter",),
}

RECEIVED, SCREENING, INFO_REQUESTED, DECIDED = "received", "screening", "info_requested", "decided"
STATES = {
    RECEIVED: "Received",
    SCREENING: "Being looked at",
    INFO_REQUESTED: "Waiting for an answer from the referrer",
    DECIDED: "Decided",
}
# From each state, the states it may pass to. The diagram in docs/reference is generated from here.
TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (RECEIVED,),
    RECEIVED: (SCREENING, DECIDED),
    SCREENING: (INFO_REQUESTED, DECIDED),
    INFO_REQUESTED: (SCREENING, DECIDED),
    DECIDED: (),
}

CODE_LISTS = {
    "referral_source": SOURCES,
    "referral_reason": REASONS,
    "early_sign": EARLY_SIGNS,
    "programme": PROGRAMMES,
    "referral_decision": DECISIONS,
    "triage_reason": TRIAGE_REASONS,
}
CROSSWALKS = {
    ("referral_source", "cin_referral_source"): {
        "children_services": "5A",
        "police": "6",
        "youth_justice": "5B",
        "third_sector": "8",
        "probation": "7",
        "education": "2A",
        "other": "8",
        "not_known": "10",
    },
}

YOUNGEST, OLDEST = 11, 18
# Decisions with which somebody begins; outside the ages they need a reason of their own.
OVERRIDE_DECISIONS = frozenset(PROGRAMME_OF_DECISION)
# The longest texts that are kept, in characters.
LONGEST = {
    "referrer_name": 120,
    "referrer_organisation": 120,
    "referrer_contact": 200,
    "concerns": 20_000,
    "told_young_person": 5_000,
    "young_person_view": 5_000,
    "caregiver_view": 5_000,
    "other_agencies": 5_000,
    "told_family": 5_000,
    "risk_to_staff": 5_000,
    "risk_source": 200,
    "risk_left_because": 2_000,
    "told_words": 160,
    "reason": 5_000,
    "decision_reason": 5_000,
    "age_override_reason": 2_000,
}
WAITING_WARN_DAYS, WAITING_LATE_DAYS = 5, 14


@dataclass(frozen=True)
class Standing:
    """How a referral stands to the thresholds: sentences for a person to weigh, never a score.

    `age_in_range` is None when the age is not known; outside the range a manager may go on with a reason.
    """

    sentences: tuple[str, ...]
    age_in_range: bool | None
    likely_programme: str  # code of PROGRAMMES, or "" when there is too little to say


def may_pass(from_state: str, to_state: str) -> bool:
    return to_state in TRANSITIONS.get(from_state, ())


def needs_override(age: int | None, decision: str) -> bool:
    """Whether the decision goes on with somebody outside the ages; an age that is not known does not."""
    return decision in OVERRIDE_DECISIONS and age is not None and not YOUNGEST <= age <= OLDEST


def reasons_problem(decision: str, because: Iterable[str]) -> str:
    """Why these reasons cannot stand for the decision, as a sentence; "" when they can.

    A decision needs one of its own reasons at least; reasons of another kind of decision contradict it.
    """
    given, fitting = set(because), set(REASONS_FOR.get(decision, ()))
    if not fitting:
        return ""
    if not given:
        return "Choose at least one reason."
    strange = [TRIAGE_REASONS[code] for code in TRIAGE_REASONS if code in given - fitting]
    if strange or given - set(TRIAGE_REASONS):
        named = "; ".join(strange) or "one that is not in the list"
        return f"This is no reason for what you have decided: {named}. Choose again."
    return ""


def waiting_days(received_on: date, on: date) -> int:
    """Whole days since the referral was received."""
    return (on - received_on).days


def waiting_band(days: int) -> str:
    """ "new", "waiting" or "late"."""
    if days >= WAITING_LATE_DAYS:
        return "late"
    return "waiting" if days >= WAITING_WARN_DAYS else "new"


def _age_sentence(name: str, age: int | None) -> tuple[str, bool | None]:
    if age is None:
        return f"We do not know how old {name} is. Ask the referrer before you decide.", None
    came = f"{name} was {age} when the referral came."
    if age < YOUNGEST:
        ages = f"We work with young people of {YOUNGEST} to {OLDEST}: going on needs your reason."
        return f"{came} {ages}", False
    if age > OLDEST:
        ages = f"We work up to and including {OLDEST}: going on needs your reason, or an adult service may fit better."
        return f"{came} {ages}", False
    return f"{name} was {age} when the referral came, which is within {YOUNGEST} to {OLDEST}.", True


def standing(name: str, age: int | None, reason: str, early_signs: Iterable[str]) -> Standing:
    """Say in sentences how the referral stands to what the service is for.

    One-to-one work is for young people who are exploited or tied to a group; the school programme for
    those who do not meet that and show early signs (report 3.2, 4.6.1). The manager decides.
    """
    signs = [sign for sign in EARLY_SIGNS if sign in set(early_signs)]
    age_sentence, in_range = _age_sentence(name, age)
    sentences = [age_sentence]
    likely = ""
    if reason in {"criminal_exploitation", "soc_association"}:
        likely = "one_to_one"
        sentences.append("The main reason given is one that one-to-one work is for.")
    elif reason == "at_risk_identified_by_school":
        likely = "school_group"
        sentences.append(
            "A school has seen early signs. The school programme is for that; one to one if more is known."
        )
    elif reason:
        likely = "one_to_one" if {"gang_association", "older_associates"} & set(signs) else "school_group"
        sentences.append(
            "The main reason alone does not show that adults are exploiting them. Look at the signs together."
        )
    else:
        sentences.append("No main reason was given. Ask the referrer what worries them most.")
    if signs:
        were = "was" if len(signs) == 1 else "were"
        named = "; ".join(EARLY_SIGNS[sign].lower() for sign in signs)
        sentences.append(f"{len(signs)} of the {len(EARLY_SIGNS)} early signs {were} named: {named}.")
    else:
        sentences.append("No early signs were named. That may be because nobody asked.")
    if likely:
        route = {"one_to_one": "one-to-one work", "school_group": "the school prevention programme"}[likely]
        sentences.append(f"From this, {route} looks likely. You know more than this page: you decide.")
    return Standing(tuple(sentences), in_range, likely)
