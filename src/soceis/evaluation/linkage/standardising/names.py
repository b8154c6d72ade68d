"""Names: accents, apostrophes, hyphens, prefixes, double-barrelled names, nicknames.

Each function gives the name in one form, and its keys: other forms under which the same person may stand.
Two records of whom any key is the same may have variants of one name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from soceis.evaluation.linkage.standardising.variants import groups_of

# Letters that Unicode does not take apart.
LETTERS = str.maketrans(
    {
        "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "\u0131": "i", "ħ": "h",
    }
)  # fmt: skip
# The many signs that are typed for an apostrophe (grave and acute accents, quotes, primes), and a full stop.
APOSTROPHE = "['\u0060\u00b4\u2019\u2018\u02bc\u2032.]"
APOSTROPHES = re.compile(APOSTROPHE)
DASHES = re.compile("[-\u2010-\u2015_/&+]+")
TITLES = frozenset(["mr", "mrs", "miss", "ms", "mx", "dr", "master", "sir"])
ENDINGS = frozenset(["jr", "jnr", "junior", "sr", "snr", "senior", "ii", "iii"])
SMALL_WORDS = (
    "al el abu bin ibn bint ap ab ferch de da do dos di du la le van von der den ter ten st saint mc mac o ul ur"
    " ud fitz"
)
PARTICLES = frozenset(SMALL_WORDS.split())
# What stands in a name's place when nobody knew it.
SAID_INSTEAD = (
    "unknown notknown none na nk nil null anon anonymous test testing xx xxx unnamed baby notgiven notrecorded"
    " notstated tbc unk withheld refused"
)
NO_NAME = frozenset(SAID_INSTEAD.split())
SHORTEST_PART = 3
# "O'" before a name: the descendant of.
OF = re.compile(rf"\s*o\s*(?:{APOSTROPHE}|\s)", re.IGNORECASE)
MOHAMMED = frozenset(groups_of("first")["mohammed"])
Name = tuple[str, tuple[str, ...]]
NO: Name = ("", ())


def plain_words(text: str) -> list[str]:
    """The words of a name in small letters without accents, each still with its hyphens."""
    parts = unicodedata.normalize("NFKD", text.casefold().translate(LETTERS))
    letters = "".join(letter for letter in parts if not unicodedata.combining(letter))
    letters = DASHES.sub("-", APOSTROPHES.sub("", letters))
    words = "".join(letter if letter.isalpha() or letter == "-" else " " for letter in letters).split()
    return [word.strip("-") for word in words if word.strip("-")]


@lru_cache(maxsize=1 << 16)
def first_name(text: str) -> Name:
    """A first name and its keys: hyphenated names joined, the first of several words, each part, its groups."""
    words = [word for word in plain_words(text) if word not in TITLES]
    if not words or "".join(words).replace("-", "") in NO_NAME:
        return NO
    long = [word for word in words if len(word) > 1] or words
    if len(long) > 1 and MOHAMMED.intersection(groups_of("first").get(long[0], ())):
        # Brothers are often all called Mohammed and told apart by the name that follows.
        long = long[1:]
    main = long[0].replace("-", "")
    keys = [main, "".join(words).replace("-", "")]
    keys += [part for word in long for part in word.split("-") if len(part) > 1]
    return main, _keys(keys, "first")


@lru_cache(maxsize=1 << 18)
def last_name(text: str) -> Name:
    """A last name and its keys: all words joined, each part, Mac as Mc, without O', endings of women's forms."""
    words = [word for word in plain_words(text) if word not in TITLES and word not in ENDINGS]
    main = "".join(words).replace("-", "")
    if not main or main in NO_NAME:
        return NO
    parts = [part for word in words for part in word.split("-")]
    own = [part for part in parts if part not in PARTICLES and len(part) >= SHORTEST_PART]
    keys = [main, *own, *(form for name in (main, *own) for form in _forms(name))]
    if OF.match(text):
        keys.append(main[1:])
    return main, _keys(keys, "last")


def _forms(name: str) -> list[str]:
    forms = []
    if name.startswith("mac") and len(name) > 5:
        forms.append("mc" + name[3:])
    if name.endswith(("ska", "cka")) and len(name) > 5:
        forms.append(name[:-1] + "i")
    if name.endswith(("ova", "eva")) and len(name) > 5:
        forms.append(name[:-1])
    return forms


def _keys(names: list[str], part: str) -> tuple[str, ...]:
    groups = groups_of("first" if part == "first" else "last")
    found = dict.fromkeys(name for name in names if name)
    marks = dict.fromkeys(mark for name in found for mark in groups.get(name, ()))
    return (*found, *marks)


def aliases(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The keys that other names add, of first and of last names.

    Names stand with semicolons between them. One word may be a nickname or a former last name, so it counts as
    both; of several words the first is a first name, the last a last name.
    """
    first: dict[str, None] = {}
    last: dict[str, None] = {}
    for alias in text.split(";"):
        words = alias.split()
        if not words:
            continue
        first |= dict.fromkeys(first_name(words[0])[1])
        last |= dict.fromkeys(last_name(" ".join(words[1:]) if words[1:] else words[0])[1])
    return tuple(first), tuple(last)
