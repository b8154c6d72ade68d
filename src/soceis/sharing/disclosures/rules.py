"""What is kept of every disclosure, and what may be passed on. No Django.

Sources: UK GDPR Articles 6, 9 and 10; Data Protection Act 2018, schedule 1, paragraphs 10 and 18; Data (Use and
Access) Act 2025 (recognised legitimate interests, in force since 5 February 2026); Department for Education,
Information sharing advice, 2024 (share what is needed, say so where it is safe, record the reason whether or
not it is shared).
"""

from dataclasses import dataclass
from datetime import date

OUT, IN = "out", "in"
DIRECTIONS = {OUT: "We told them", IN: "They told us"}
SHARED, PART, REFUSED = "shared", "part", "refused"
DECISIONS = {SHARED: "Shared", PART: "Shared in part", REFUSED: "Not shared"}
ARTICLE_6 = {
    "recognised_interest": "6(1)(ea): recognised legitimate interest, such as keeping a child safe",
    "legitimate_interests": "6(1)(f): legitimate interests",
    "legal_obligation": "6(1)(c): the law asks it of us",
    "vital_interests": "6(1)(d): somebody's life",
    "consent": "6(1)(a): they agreed, and could freely say no",
}
ARTICLE_9 = {
    "none": "Nothing of the kind (health, ethnicity, religion, sexuality)",
    "safeguarding": "9(2)(g) with schedule 1, paragraph 18: keeping children safe",
    "unlawful_acts": "9(2)(g) with schedule 1, paragraph 10: preventing or finding unlawful acts",
    "vital_interests": "9(2)(c): somebody's life",
    "explicit_consent": "9(2)(a): they agreed in so many words",
}
ARTICLE_10 = {
    "none": "Nothing about offences",
    "safeguarding": "Schedule 1, paragraph 18: keeping children safe",
    "unlawful_acts": "Schedule 1, paragraph 10: preventing or finding unlawful acts",
}
METHODS = {
    "secure_email": "Secure e-mail",
    "meeting": "In a meeting",
    "telephone": "By telephone",
    "letter": "By letter",
    "portal": "Their portal",
}
TOLD = {
    "told": "They were told, or asked",
    "will_be": "They will be told",
    "unsafe": "Telling them now could put somebody in danger",
    "not_possible": "We could not reach them in time",
}
HANDLING = {
    "free": "May be passed on where the law allows it",
    "ask_first": "Ask them before passing it on",
    "not_passed_on": "Stays with us: not to be passed on",
}
ANSWERS = {
    "put_right": "They have put it right",
    "removed": "They have removed it",
    "keeps": "They keep it, and said why",
}
CODE_LISTS = {
    "disclosure_decision": DECISIONS,
    "article_6": ARTICLE_6,
    "article_9": ARTICLE_9,
    "article_10": ARTICLE_10,
    "disclosure_method": METHODS,
    "young_person_told": TOLD,
    "handling": HANDLING,
    "afterwards_answer": ANSWERS,
}
# Whoever was told by word of mouth has it; what was sent is only known to have arrived when they say so.
SPOKEN = frozenset({"meeting", "telephone"})
POLICE = "police"  # partner_kind: theirs is never passed on, whatever handling was noted
LONGEST = {
    "what": 5_000,
    "why": 5_000,
    "told_note": 2_000,
    "outside_reason": 2_000,
    "received_by": 120,
    "answered_by": 120,
    "words": 2_000,
    "originator": 120,
}
CORRECTED, RECALLED = "corrected", "recalled"
AFTERWARDS = {CORRECTED: "Put right", RECALLED: "Called back"}
# Kinds of information with which the law asks for more than Article 6.
SPECIAL = frozenset({"health"})
OFFENCES = frozenset({"offences"})
RECEIPT_DAYS = 5  # after which a receipt that is missing is asked for
ANSWER_DAYS = 14  # after which somebody who was told of a correction should have answered
LATE_DAYS = 14  # after which a receipt that is missing is late


@dataclass(frozen=True)
class Source:
    """Something that an organisation told us: who, and under which handling."""

    organisation: object
    handling: str
    kind: str = ""  # of the organisation


def may_pass_on(source: Source | None, to: object, asked_and_agreed: bool) -> str:
    """Why what others told us may not be passed on; "" when it may. Giving it back to whoever told us is free."""
    if source is None or source.organisation == to:
        return ""
    if source.kind == POLICE:
        return "What the police told us is never passed on by us. Ask them to tell the others themselves."
    if source.handling == "not_passed_on":
        return "Whoever told us this said that it stays with us. Ask them to tell the others themselves."
    if source.handling == "ask_first" and not asked_and_agreed:
        return "Whoever told us this wants to be asked first. Ask them, then say here that they agreed."
    return ""


@dataclass(frozen=True)
class Sent:
    """Something that was sent: when, by which method, and when they said that it arrived."""

    on: date
    method: str
    received_on: date | None = None


def owes_receipt(sent: Sent, today: date) -> bool:
    """Whether a receipt is to be asked for: not for what was said aloud, and not in the first days."""
    if sent.received_on is not None or sent.method in SPOKEN:
        return False
    return (today - sent.on).days >= RECEIPT_DAYS


def receipt_is_late(sent: Sent, today: date) -> bool:
    return owes_receipt(sent, today) and (today - sent.on).days > LATE_DAYS


def waits_to_hear(notified_on: date | None, answered_on: date | None) -> bool:
    """Whether a correction or recall is not done: they were not told of it, or have not answered."""
    return notified_on is None or answered_on is None


def correction_is_late(
    noted_on: date, notified_on: date | None, answered_on: date | None, today: date
) -> bool:
    """Whoever was told wrongly should hear within a day, and answer within ANSWER_DAYS of hearing."""
    if notified_on is None:
        return (today - noted_on).days > 1
    return answered_on is None and (today - notified_on).days > ANSWER_DAYS
