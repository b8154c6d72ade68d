"""Words of a note made to fit: whom it is about, and the shares of what was done."""

import re

HE_TO_SHE = {"he": "she", "him": "her", "his": "her", "himself": "herself", "lad": "girl"}
HE_TO_THEY = {
    "he": "they",
    "him": "them",
    "his": "their",
    "himself": "themself",
    "was": "were",
    "has": "have",
}


def worded(text: str, sex: str) -> str:
    """A note written about a boy, told of somebody else."""
    table = {"female": HE_TO_SHE, "unknown": HE_TO_THEY}.get(sex)
    if table is None:
        return text

    def swap(found: re.Match[str]) -> str:
        word = found.group()
        other = table.get(word.lower(), word.lower())
        return other.capitalize() if word[0].isupper() else other

    if sex == "unknown":
        text = re.sub(
            r"\b([Hh]e) (was|has)\b", lambda m: f"{swap_pronoun(m.group(1))} {HE_TO_THEY[m.group(2)]}", text
        )
    return re.sub(r"\b([Hh]e|[Hh]im|[Hh]is|[Hh]imself|another lad)\b", swap, text)


def swap_pronoun(word: str) -> str:
    """ "he" as "they", keeping a capital."""
    return "They" if word[0].isupper() else "they"


def shares(mix: str) -> tuple[tuple[str, float], ...]:
    """The shares of a mix written in percent: "FUN 50, SKL 50"."""
    pairs = (part.split() for part in mix.split(","))
    return tuple((code, int(percent) / 100) for code, percent in pairs)
