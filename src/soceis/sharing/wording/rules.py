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
        *("caregiver_view", "concerns", "told_young_person", "other_agencies", "risk_to_staff", "own_idea"),
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
