"""Letters, what may stand on an envelope, what a letter to a family never says, kinds of files. No Django.

Sources: the service's own practice; domain reference 2.7 on the words about young people.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

YOUNG_PERSON, CAREGIVER, PROFESSIONAL = "young_person", "caregiver", "professional"
READERS = {
    YOUNG_PERSON: "The young person",
    CAREGIVER: "Somebody at home",
    PROFESSIONAL: "A school, an office or another professional",
}
# Those who read a letter at home; their letters keep to plain and kind words.
AT_HOME = (YOUNG_PERSON, CAREGIVER)


@dataclass(frozen=True)
class LetterKind:
    """One letter to begin from. The texts hold {name} (the young person's), {worker} and {service}."""

    words: str
    reader: str
    subject: str
    body: str


LETTERS: Mapping[str, LetterKind] = {
    "hello": LetterKind(
        "Hello, before we first meet",
        YOUNG_PERSON,
        "Hello",
        "Hi {name},\n\nI’m {worker}. I’d like to meet you and hear what you want to do next. You choose where: a "
        "walk, food, or somewhere you like.\n\nNothing starts unless you want it to. I’ll try you again soon, or "
        "you can reach me first.\n\nSee you,\n{worker}",
    ),
    "meeting": LetterKind(
        "When we meet next",
        YOUNG_PERSON,
        "When we meet next",
        "Hi {name},\n\nWe said we’d meet on \n\nIf that no longer works, tell me and we’ll find another time.\n\n"
        "See you then,\n{worker}",
    ),
    "missed": LetterKind(
        "Sorry we missed each other",
        YOUNG_PERSON,
        "Sorry we missed each other",
        "Hi {name},\n\nI came by and we missed each other. That’s fine. I’d still like to meet, at a time and place "
        "that suits you.\n\nTake care,\n{worker}",
    ),
    "well_done": LetterKind(
        "Well done",
        YOUNG_PERSON,
        "Well done",
        "Hi {name},\n\nI wanted to put this on paper, so that you can keep it:\n\n\n\nYou did that.\n\n{worker}",
    ),
    "goodbye": LetterKind(
        "Ending our work",
        YOUNG_PERSON,
        "What you have done",
        "Hi {name},\n\nOur work together ends now, and the door stays open: if you want us again, get in touch.\n\n"
        "What I will remember:\n\n\n\nGo well,\n{worker}",
    ),
    "home": LetterKind(
        "Hello to somebody at home",
        CAREGIVER,
        "Hello from {service}",
        "Dear \n\nI’m {worker}, and I am getting to know {name}. I would like to hear from you what matters at "
        "home, at a time that suits you.\n\nKind regards,\n{worker}",
    ),
    "support": LetterKind(
        "Speaking up for them",
        PROFESSIONAL,
        "In support of {name}",
        "Dear \n\nI work with {name} and write with {name}’s agreement.\n\nWhat {name} has shown:\n\n\n\nWhat we ask "
        "of you:\n\n\n\nYours sincerely,\n{worker}",
    ),
    "plain": LetterKind("A letter of my own", PROFESSIONAL, "", "Dear \n\n\n\n{worker}"),
}
LETTER_KINDS = {code: kind.words for code, kind in LETTERS.items()}
SENT_HOW = {
    "hand": "Given by hand",
    "post": "By post",
    "email": "By e-mail",
    "shown": "Read together",
}

# Words that no paper for a young person or a caregiver holds.
NEVER_AT_HOME = ("exploitation", "exploited", "offender", "offending", "gang", "gangs", "risk", "risky")
_NEVER = re.compile(r"\b(" + "|".join(NEVER_AT_HOME) + r")\b", re.IGNORECASE)
# Topics of a plan whose staff words do not belong on the young person's own copy.
TOPICS_AT_HOME = {
    "risky_situations": "Spotting and handling tricky situations",
    "exploitation": "People who treat me fairly",
    "offending": "Staying on the right side of things",
    "contextual_safeguarding": "Places and groups that feel good",
}


def words_not_for_home(text: str) -> tuple[str, ...]:
    """The words of the text that a letter to a family never holds, each once, in lower case."""
    return tuple(dict.fromkeys(found.lower() for found in _NEVER.findall(text)))


@dataclass(frozen=True)
class Way:
    """A way of reaching a young person, as people.ContactPoint holds it."""

    way: str
    safe: str  # yes, only_when, no
    text_ok: bool = False
    voicemail_ok: bool = False
    when_and_how: str = ""


@dataclass(frozen=True)
class MayReach:
    """What may be sent, with the reason. `post`, `message` and `voicemail` are yes, ask or no."""

    post: str
    message: str
    voicemail: str
    conditions: tuple[str, ...] = ()


_STRENGTH = {"no": 0, "ask": 1, "yes": 2}


def may_reach(ways: Iterable[Way]) -> MayReach:
    """What may go to a young person by post, as a message, or onto a voicemail.

    An answer is "yes" when a way in use is safe for it, "ask" when it is only safe under a condition, and "no"
    when nobody has said that it is safe: not known is not the same as safe. Any address that is marked not to
    be used forbids post to all of them, for two addresses are easily mistaken for one another.
    """
    ways = list(ways)
    answers = {"post": "no", "message": "no", "voicemail": "no"}
    for one in ways:
        answer = {"yes": "yes", "only_when": "ask"}.get(one.safe, "no")
        fits = {
            "post": one.way == "address",
            "message": one.way in {"mobile", "message"} and one.text_ok,
            "voicemail": one.way == "mobile" and one.voicemail_ok,
        }
        for what, fit in fits.items():
            if fit and _STRENGTH[answer] > _STRENGTH[answers[what]]:
                answers[what] = answer
    if any(one.way == "address" and one.safe == "no" for one in ways):
        answers["post"] = "no"
    conditions = tuple(one.when_and_how for one in ways if one.safe == "only_when" and one.when_and_how)
    return MayReach(**answers, conditions=conditions)


RECEIPT = "receipt"
# What a receipt of practical help may be kept as.
SHOWS_A_RECEIPT = ("application/pdf", "image/jpeg", "image/png")
FILE_KINDS = {
    "certificate": "Certificate or award",
    "their_work": "Something they made",
    "letter_in": "Letter from somebody else",
    "agreement": "Signed agreement",
    "report": "Report or assessment of a partner",
    RECEIPT: "Receipt",
    "other": "Something else",
}
FILE_REMOVALS = {
    "wrong_person": "It belongs to somebody else",
    "wrong_file": "It is the wrong file",
    "not_needed": "We do not need it",
    "asked": "They asked us to",
}
LONGEST = {"name": 120, "address": 600, "subject": 160, "body": 12_000, "title": 120, "note": 500}

CODE_LISTS = {
    "letter_reader": READERS,
    "letter_kind": LETTER_KINDS,
    "letter_sent_how": SENT_HOW,
    "file_kind": FILE_KINDS,
    "file_removal": FILE_REMOVALS,
}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {}
