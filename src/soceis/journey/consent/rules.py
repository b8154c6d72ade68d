"""Words of the agreement, purposes of permission, and who may decide for themselves. No Django.

The ages from which deciding is presumed, with their sources, stand in foundation.records.nations.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from soceis.foundation.records.nations import NATIONS
from soceis.people.rules import completed_years

ADULT = 18  # years; from then on nobody else answers
PRESUMED_FROM: Mapping[str, int] = {code: nation.presumed_from for code, nation in NATIONS.items()}

# How it stands with deciding for themselves, on a day.
PRESUMED, TO_JUDGE, GROWN = "presumed", "to_judge", "grown"

SHARING, CAREGIVER_UPDATES = "sharing", "caregiver_updates"
EVALUATION, POLICE_LINKAGE = "evaluation", "police_linkage"
PURPOSES = {
    EVALUATION: "Counting in the evaluation of the service",
    POLICE_LINKAGE: "Looking up police records for the evaluation",
    "interview": "An interview about the service",
    "photo": "Photos and videos",
    CAREGIVER_UPDATES: "News to the people at home",
    SHARING: "Sharing with somebody by name",
}
# The same, as one would say it to them.
ASKED = {
    EVALUATION: "May we count you, without your name, when we find out what helps?",
    POLICE_LINKAGE: "May a researcher look up whether the police wrote anything about you? Nobody here sees it.",
    "interview": "May somebody ask you how it was with us? You can say no on the day too.",
    "photo": "May we take and keep photos of you?",
    CAREGIVER_UPDATES: "May we tell the people at home how it goes?",
    SHARING: "May we tell them how it goes with you?",
}
GIVEN, REFUSED, WITHDRAWN, NOT_ASKED = "given", "refused", "withdrawn", "not_asked"
ANSWERS = {GIVEN: "Yes", REFUSED: "No", WITHDRAWN: "Taken back"}
STATES = {**ANSWERS, NOT_ASKED: "Not asked yet"}
# What may be answered next, by what stands. Asking again is always allowed; only a yes can be taken back.
NEXT: Mapping[str, frozenset[str]] = {
    NOT_ASKED: frozenset({GIVEN, REFUSED}),
    GIVEN: frozenset({GIVEN, WITHDRAWN}),
    REFUSED: frozenset({GIVEN, REFUSED}),
    WITHDRAWN: frozenset({GIVEN, REFUSED}),
}
YOUNG_PERSON, CAREGIVER, BOTH = "young_person", "caregiver", "both"
ANSWERED_BY = {
    YOUNG_PERSON: "The young person",
    CAREGIVER: "Somebody with parental responsibility",
    BOTH: "Both, together",
}
ABLE, NOT_ABLE = "able", "not_able"
COMPETENCE = {
    PRESUMED: "Presumed from their age",
    ABLE: "They understand it and can decide",
    NOT_ABLE: "They cannot decide this yet",
}
UNDERSTOOD = {"yes": "They understood it", "partly": "Partly: we will come back to it"}
AGREED_HOW = {
    "said": "They said so",
    "signed": "They signed it on paper",
    "tapped": "They read it on the phone",
}
DRAFT, AGREED, REPLACED = "draft", "agreed", "replaced"
AGREEMENT_STATES = {DRAFT: "Draft", AGREED: "Agreed", REPLACED: "Replaced by a later one"}

CODE_LISTS = {
    "permission_purpose": PURPOSES,
    "permission_answer": ANSWERS,
    "permission_answered_by": ANSWERED_BY,
    "competence": COMPETENCE,
    "limits_understood": UNDERSTOOD,
    "agreed_how": AGREED_HOW,
}

# The words that an agreement begins with; a change makes a new WORDS_OF.
WORDS_OF = "2026-11"
OF_US = (
    "We are honest with you, also when that is hard.",
    "We come when we said we would. If we cannot, we tell you before.",
    "You choose what we work on, and you can say no.",
    "We keep trying, also when something goes wrong.",
    "You can ask for somebody else to work with you. Nobody minds.",
    "You can ask to see what we write about you.",
)
OF_YOU = (
    "Say what helps and what does not.",
    "Let us know when you cannot come. A message is enough.",
    "Look after the people who are there, and yourself.",
)
PRIVATE = (
    "What you tell us stays with the people here who work with you.",
    "Your family and your school only hear what you are fine with.",
)
PASSED_ON = (
    "When somebody could be badly hurt, you or somebody else, we have to tell people who can help.",
    "When a court orders us to, we have to answer.",
    "We tell you first whenever that is safe, and do it together with you.",
)
OF_HOME = (
    "The people at home hear what you are fine with them hearing.",
    "They can ring us too. What they tell us stays with us in the same way.",
)
# Never on a page that a young person or somebody at home may see.
LABELS = ("exploit", "offend", "gang", "risk", "criminal", "organised crime", "perpetrator")
_LABEL = re.compile(rf"\b({'|'.join(map(re.escape, LABELS))})\w*", re.IGNORECASE)


def labels_in(text: str) -> list[str]:
    """The words that put a label on somebody, as they stand in the text, each once."""
    return list(dict.fromkeys(found.group(0) for found in _LABEL.finditer(text)))


def lines(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def standing(nation: str, born: date | None, on: date) -> str:
    """PRESUMED, TO_JUDGE or GROWN on a day; without a date of birth it is judged.

    Somebody born on 29 February is a year older on 1 March (Age of Legal Capacity (Scotland) Act 1991,
    section 6, applied everywhere).
    """
    if born is None:
        return TO_JUDGE
    age = completed_years(born, on)
    if age >= ADULT:
        return GROWN
    return PRESUMED if age >= PRESUMED_FROM[nation] else TO_JUDGE


@dataclass(frozen=True)
class Said:
    """One answer: what, by whom, and how it was judged whether they can decide (with words)."""

    answer: str
    by: str
    competence: str
    judged_how: str = ""


Problem = tuple[str, str]
CHOOSE_ABLE = "Say whether they understand it well enough to decide."
THEMSELVES = "They decide this themselves. Ask them, or say why they cannot decide this yet."
TOO_YOUNG_ALONE = "They cannot decide this yet, so somebody with parental responsibility says yes with them."


def problem_with(said: Said, now: str, before: str, before_by: str) -> Problem | None:
    """The field and the sentence when an answer cannot stand, else None.

    `now` is how it stands with deciding on that day, `before` the answer so far and `before_by` who gave it.
    A no of the young person always stands, whatever their age and whatever anybody else said.
    """
    if said.answer not in NEXT[before]:
        return "answer", _cannot_follow(said.answer, before)
    if said.by != YOUNG_PERSON and now == GROWN:
        return "answered_by", "They are 18 or older. Only they themselves answer."
    if said.by == YOUNG_PERSON and said.answer != GIVEN:
        return None
    if said.answer == WITHDRAWN and said.by == CAREGIVER and before_by == YOUNG_PERSON:
        return "answered_by", "They gave this themselves, so only they can take it back."
    return _judged(said, now)


def _judged(said: Said, now: str) -> Problem | None:
    if now == TO_JUDGE and said.competence not in (ABLE, NOT_ABLE):
        return "competence", CHOOSE_ABLE
    if now == GROWN and said.competence == NOT_ABLE:
        return "competence", "They are 18 or older. Ask the data-protection officer how to go on."
    if said.by == CAREGIVER and said.competence != NOT_ABLE:
        return "answered_by", THEMSELVES
    if said.by == YOUNG_PERSON and said.competence == NOT_ABLE:
        return "answered_by", TOO_YOUNG_ALONE
    if said.competence in (ABLE, NOT_ABLE) and not said.judged_how.strip():
        return "judged_how", "Say in a few words how you judged it."
    return None


def _cannot_follow(answer: str, before: str) -> str:
    if answer == WITHDRAWN:
        return "There is no yes that could be taken back."
    if before == GIVEN:
        return "They said yes before. Choose “Taken back”."
    return "That is not one of the answers. Choose one that is shown."


def ask_again(answer: str, by: str, now: str) -> bool:
    """Whether a yes that somebody else gave needs their own answer, because they decide themselves by now."""
    return answer == GIVEN and by == CAREGIVER and now in (PRESUMED, GROWN)


def basis_words(nation: str, now: str) -> str:
    """How it stands with deciding, as a sentence for the worker."""
    where, age = NATIONS[nation].name, PRESUMED_FROM[nation]
    if now == GROWN:
        return "They are 18 or older and answer for themselves."
    if now == PRESUMED:
        return f"In {where} somebody of {age} or older is presumed to decide this themselves."
    return (
        f"In {where} nobody under {age} is presumed to decide this alone. Judge whether they understand it."
    )


def standard_text(of: Sequence[str]) -> str:
    """Sentences as the text of a box, one a line."""
    return "\n".join(of)
