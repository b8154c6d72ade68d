"""Words that put the blame on a young person, why, and what to write instead. No Django.

The list is our own, in English and Welsh; which words do harm follows the domain reference 2.7 (Children's Society
and NAPAC, appropriate language guide, 2024; NSPCC; Cardiff complex safeguarding). What stands in quotation marks is
somebody's own and is left alone, and so are the fields that hold what a young person, a family or a partner said.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ENGLISH, WELSH = "en", "cy"
LANGUAGES = {ENGLISH: "English", WELSH: "Welsh"}
CODE_LISTS = {"prompt_language": LANGUAGES}
LONGEST = {"words": 60, "why": 200, "instead": 200}
# A team's counts are shown only when so many people write there, so that they are nobody's in particular.
LEAST_WRITERS = 3
MONTHS_SHOWN = 3

# Names of fields (the last part of a prefixed one) that hold somebody else's words.
THEIR_WORDS = frozenset(
    {
        *("young_person_words", "in_their_words", "own_words", "their_view", "young_person_view", "about_me"),
        *(
            "caregiver_view",
            "concerns",
            "told_young_person",
            "told_family",
            "other_agencies",
            "risk_to_staff",
        ),
        *("own_idea", "risk_source"),
        *("answer", "begin_with", "of_us", "of_you", "of_home", "names", "area_names", "members"),
    }
)


@dataclass(frozen=True)
class Prompt:
    """A word or a phrase, why it does harm, and what to write instead. `*` stands for any ending of a word."""

    language: str
    words: str
    why: str
    instead: str


_ADULT = "It puts on the child what an adult does."
_OURS = "It says that the fault is theirs. What have we not found yet?"
_AGE = "It makes a child older than they are."
_OEDOLYN = "Mae’n rhoi ar y plentyn yr hyn y mae oedolyn yn ei wneud."
_NI = "Mae’n dweud mai arnyn nhw y mae’r bai. Beth nad ydym wedi’i ganfod eto?"
_OED = "Mae’n gwneud plentyn yn hŷn nag ydyw."

BUILT_IN: tuple[Prompt, ...] = tuple(
    Prompt(ENGLISH, *row)
    for row in (
        ("putting himself at risk", _ADULT, "is being put in danger by…"),
        ("putting herself at risk", _ADULT, "is being put in danger by…"),
        ("putting themselves at risk", _ADULT, "are being put in danger by…"),
        ("lifestyle choice*", _ADULT, "is being controlled; had few other ways"),
        ("gang member*", _ADULT, "say who does what to them, and who says so"),
        ("drug runner*", _ADULT, "is being made to carry drugs by…"),
        ("drug dealer*", _ADULT, "is being made to sell drugs; or what is alleged, and by whom"),
        ("working for", "A child does not work for whoever exploits them.", "is being used by…"),
        ("county lines kid*", _ADULT, "say in plain words what adults made them do"),
        ("goes back to", _ADULT, "is being drawn back, or controlled, by…"),
        ("absconded", "It sounds like a crime.", "was missing; may have been taken there"),
        ("absconding", "It sounds like a crime.", "was missing; may have been taken there"),
        ("refuses to engage", _OURS, "we have not yet found what works for them"),
        ("won't engage", _OURS, "we have not yet found what works for them"),
        ("failed to engage", _OURS, "we have not yet found what works for them"),
        ("not engaging", _OURS, "we have not yet found what works for them"),
        ("non-compliant", _OURS, "say what they said no to, and why"),
        ("hard to reach", _OURS, "we have not reached them yet; tried…"),
        ("did not attend", _OURS, "could not come, or was not brought"),
        ("streetwise", _AGE, "say their age, and what they need"),
        ("mature for his age", _AGE, "say his age, and what he needs"),
        ("mature for her age", _AGE, "say her age, and what she needs"),
        ("young man", _AGE, "say his name, or “boy” and his age"),
        ("young woman", _AGE, "say her name, or “girl” and her age"),
        ("attention seeking", "It hides a need.", "needs…; is trying to tell us that…"),
        ("attention-seeking", "It hides a need.", "needs…; is trying to tell us that…"),
        ("manipulative", "It hides a need.", "say what they did, and what they may need"),
        ("promiscuous", _ADULT, "was sexually abused by…"),
        ("troubled", "It is about a label, not about them.", "say what happened to them"),
        ("claims that", "It says that we do not believe them.", "told us that"),
    )
) + tuple(
    Prompt(WELSH, *row)
    for row in (
        ("rhoi ei hun mewn perygl", _OEDOLYN, "yn cael ei roi mewn perygl gan…"),
        ("dewis ffordd o fyw", _OEDOLYN, "yn cael ei reoli; heb fawr o ddewis"),
        ("aelod o gang", _OEDOLYN, "dywedwch pwy sy’n gwneud beth iddyn nhw, a phwy sy’n dweud hynny"),
        ("gwerthwr cyffuriau", _OEDOLYN, "yn cael ei orfodi i werthu cyffuriau gan…"),
        ("gwrthod ymgysylltu", _NI, "nid ydym wedi canfod eto beth sy’n gweithio"),
        ("ddim yn ymgysylltu", _NI, "nid ydym wedi canfod eto beth sy’n gweithio"),
        ("anodd ei gyrraedd", _NI, "nid ydym wedi eu cyrraedd eto"),
        ("aeddfed am ei oed", _OED, "dywedwch eu hoed, a’r hyn sydd ei angen arnynt"),
        ("dyn ifanc", _OED, "dywedwch ei enw, neu “bachgen” a’i oed"),
        ("menyw ifanc", _OED, "dywedwch ei henw, neu “merch” a’i hoed"),
        ("ceisio sylw", "Mae’n cuddio angen.", "mae angen…; yn ceisio dweud wrthym…"),
    )
)

# Names for a young person, or for what is done to them, that make many of them turn away before anybody has met them
# (report 6.1: how somebody was told decided whether they came). Told to them they are met inside quotations too.
_LABEL = "Many turn away from a word like this before anybody has met them."
_LABEL_CY = "Mae llawer yn troi cefn ar air fel hyn cyn i neb gwrdd â nhw."
LABELS: tuple[Prompt, ...] = tuple(
    Prompt(ENGLISH, words, _LABEL, instead)
    for words, instead in (
        ("exploit*", "say what is offered, and who they would meet"),
        ("gang*", "say what is offered, and who they would meet"),
        ("groom*", "say what is offered, and who they would meet"),
        ("county lines", "say what is offered, and who they would meet"),
        ("at risk", "say what is offered, and who they would meet"),
        ("high risk", "say what is offered, and who they would meet"),
        ("victim*", "their name"),
        ("trafficked", "their name"),
        ("offender*", "their name"),
        ("offending", "say what is offered, and who they would meet"),
        ("criminal*", "say what is offered, and who they would meet"),
        ("dealer*", "their name"),
        ("vulnerable", "their name"),
    )
) + tuple(
    Prompt(WELSH, words, _LABEL_CY, "dywedwch beth sy’n cael ei gynnig, a phwy fydden nhw’n cwrdd")
    for words in (
        "camfanteisi*", "chamfanteisi*", "gamfanteisi*", "ecsbloet*", "gang*", "mewn perygl", "mewn risg",
        "llinellau cyffuriau", "dioddefwr", "dioddefwyr", "troseddwr", "troseddwyr", "bregus",
    )
)  # fmt: skip

_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’(?!\w)|\"[^\"]*\"|«[^»]*»|(?<!\w)'[^'\n]*'(?!\w)")


def plain(text: str) -> str:
    """The text as it is compared: quotations left out, one kind of apostrophe, single spaces, lower case."""
    unquoted = _QUOTED.sub(" ¶ ", text)
    return " ".join(unquoted.replace("’", "'").lower().split())


def pattern(words: str) -> re.Pattern[str]:
    """A phrase as whole words; `*` stands for the ending of a word."""
    bare = " ".join(words.replace("’", "'").lower().split())
    inner = re.escape(bare).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){inner}(?!\w)")


def found_in(text: str, prompts: Iterable[Prompt]) -> list[Prompt]:
    """The prompts whose words stand in the text outside quotation marks, in the list's order, each once."""
    said = plain(text)
    return [prompt for prompt in prompts if pattern(prompt.words).search(said)]


def labels_in(text: str, prompts: Iterable[Prompt] = ()) -> list[str]:
    """The labels that stand in what somebody was told, as they were written there, each once and in their order.

    `prompts` are words of our list that count as labels too. Quotations are read as well: what was said to a young
    person usually stands in them. The text itself is never changed.
    """
    said = " ".join(text.replace("’", "'").split())
    small = said.lower()
    if len(small) != len(said):  # a letter whose small form is longer: places would no longer agree
        said = small
    met = [
        (found.start(), -found.end())
        for prompt in (*LABELS, *prompts)
        for found in pattern(prompt.words).finditer(small)
    ]
    labels: dict[str, str] = {}
    reached = 0
    for start, ends in sorted(met):
        if start >= reached:
            reached = -ends
            labels.setdefault(small[start:reached], said[start:reached])
    return list(labels.values())


@dataclass(frozen=True)
class FirstWords:
    """How somebody was told about us, for whoever meets them first. `labels` are as they were written."""

    labels: tuple[str, ...]
    said_to_be_used: bool | None
    told: str
    home: str

    @property
    def alert(self) -> str:
        """One quiet sentence when a label was used, or met in what they were told; "" otherwise."""
        named = ", ".join(f"“{label}”" for label in self.labels)
        if self.labels and self.said_to_be_used is not True:
            return f"What they were told holds {named}."
        if self.labels:
            return f"They were told with a label: {named}."
        if not self.said_to_be_used:
            return ""
        known = self.told.strip() or self.home.strip()
        return (
            "A label was used when they were told."
            if known
            else "A label was used; we do not know the words."
        )

    @property
    def at_first(self) -> tuple[str, ...]:
        """What to do at the first meeting; nothing when no label was used."""
        if not self.alert:
            return ()
        ask = () if self.told.strip() else ("Ask the referrer for the words before you meet.",)
        home = ("Those at home were told too: say the same to them.",) if self.home.strip() else ()
        return (
            *ask,
            "Begin with who you are and what they like to do. Leave that word out.",
            "Ask what they were told and how it was to hear it, and listen before you explain.",
            "Say that nothing is decided about them, and that they choose whether you meet again.",
            *home,
        )


def first_words(told: str, home: str, label_used: bool | None, prompts: Iterable[Prompt] = ()) -> FirstWords:
    """What is to be known of how they were told; `prompts` are words of our list that count as labels too."""
    labels = labels_in(f"{told}\n{home}", prompts)
    return FirstWords(tuple(dict.fromkeys(labels)), label_used, told, home)


def is_theirs(field: str) -> bool:
    """Whether a posted field holds somebody else's words; prefixes of forms in a row do not count."""
    return field.rsplit("-", 1)[-1] in THEIR_WORDS


def in_force(built_in: Sequence[Prompt], changed: Iterable[tuple[Prompt, bool]]) -> tuple[Prompt, ...]:
    """Our list with what managers added or put aside: the later one of the same words counts.

    `changed` are (prompt, whether it stands), in the order in which they were written.
    """
    merged = {(prompt.language, prompt.words.lower()): prompt for prompt in built_in}
    for prompt, stands in changed:
        key = (prompt.language, prompt.words.lower())
        if stands:
            merged[key] = prompt
        else:
            merged.pop(key, None)
    return tuple(merged.values())
