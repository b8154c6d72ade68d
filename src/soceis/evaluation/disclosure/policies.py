"""What each data owner lets leave: thresholds, zeros, rounding, bases of percentages, quantiles and extremes."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from soceis.evaluation.errors import PolicyInvalid, UnknownOption

Zeros = Literal["shown", "structural", "suppressed"]
LARGEST_FILE = 100_000
ENDINGS = (".yaml", ".yml", ".json")
# How much of a wrong value is repeated in a sentence.
SHOWN = 40


@dataclass(frozen=True, slots=True)
class Policy:
    """One data owner's rules about small numbers.

    threshold: the smallest count that may be shown; counts from 1 up to it are withheld. 0 withholds none.
    zeros: all are shown; shown only where the base is 0, too ("structural"); or withheld like small counts.
    rounding: counts are shown to the nearest multiple of this, halves up; 0 shows them as they are.
    smallest_percent_base: a percentage of a smaller base is not printed.
    smallest_group: medians and means of fewer are withheld.
    extremes: whether a minimum or maximum may be shown; each is one person.
    histogram_minimum: the smallest number of people in a bar of a released histogram.
    dominance: (n, k): a total may not leave when its n largest parts make more than the share k of it.
    p_percent: nor when the largest part could be guessed by the second largest to within this share of it.
    """

    name: str
    owner: str
    words: str
    source: str
    threshold: int
    zeros: Zeros = "shown"
    rounding: int = 0
    smallest_percent_base: int = 0
    smallest_group: int = 10
    extremes: bool = False
    histogram_minimum: int = 10
    dominance: tuple[int, float] | None = (2, 0.9)
    p_percent: float | None = 0.1

    @property
    def releasing(self) -> bool:
        """Whether the outputs under this policy are meant to leave the evaluation team."""
        return self.threshold > 1 or self.rounding > 1

    @property
    def why(self) -> str:
        """The reason that stands at a number that is withheld, in words."""
        return f"fewer than {self.threshold}"

    def is_small(self, n: int) -> bool:
        """Whether a count of `n` (0 or more) may not be shown for being small; zeros have their own rule."""
        return 0 < n < self.threshold

    def withholds(self, n: int, base: int | None) -> bool:
        """Whether a count of `n` out of `base` (None: not a part of anything) may not be shown by itself."""
        if n > 0 or self.zeros == "shown":
            return self.is_small(n)
        return self.threshold > 1 and (self.zeros == "suppressed" or base != 0)


# The sources are named as section 6 of the project's evaluation reference found them; they describe customs,
# not contracts: a data owner's own agreement always comes first, as a policy file.
_ALL = (
    Policy(
        "internal",
        "the evaluation team",
        "Nothing is withheld. Not for release.",
        "the contract of the results",
        threshold=0,
        smallest_group=0,
        extremes=True,
        histogram_minimum=1,
        dominance=None,
        p_percent=None,
    ),
    Policy(
        "release",
        "the service",
        "Counts of 1 to 4 are withheld, and whatever would let them be worked out.",
        "threshold of 5: the lowest of the thresholds in use in the UK (5, 7 and 10), for a population of hundreds",
        threshold=5,
        smallest_percent_base=10,
    ),
    Policy(
        "ons_10",
        "Office for National Statistics, Secure Research Service and Longitudinal Study",
        "Counts of 1 to 9 are withheld, and whatever would let them be worked out; the others are rounded to 5.",
        "ONS research services: threshold 10, judged in context; rounding base 5 and the dominance rules as in acro",
        threshold=10,
        rounding=5,
        smallest_percent_base=20,
        smallest_group=20,
    ),
    Policy(
        "youth_justice",
        "Ministry of Justice and Youth Justice Board",
        "Counts of 1 to 5 are withheld, and whatever would let them be worked out.",
        "youth justice statistics: 5 or fewer are commonly suppressed",
        threshold=6,
        smallest_percent_base=10,
    ),
    Policy(
        "opensafely",
        "OpenSAFELY",
        "Counts of 1 to 7 are withheld; the others are rounded to 5.",
        "OpenSAFELY's output rules: redact 7 or fewer, then round to 5",
        threshold=8,
        rounding=5,
        smallest_percent_base=10,
    ),
    Policy(
        "hesa",
        "Higher Education Statistics Agency and bodies that use its method",
        "Every count is rounded to 5, so that 0, 1 and 2 are shown as 0; no percentage of a base under 22.5.",
        "HESA's standard rounding method: to the nearest 5, percentages of fewer than 22.5 withheld",
        threshold=0,
        rounding=5,
        smallest_percent_base=23,
        smallest_group=23,
    ),
    Policy(
        "uk_llc",
        "UK Longitudinal Linkage Collaboration",
        "Counts under 10 are withheld, zero included, and whatever would let them be worked out.",
        "UK LLC's output rules: fewer than 10, zero and percentages included, masked along rows and columns",
        threshold=10,
        zeros="suppressed",
        smallest_percent_base=10,
    ),
)
POLICIES: Mapping[str, Policy] = {policy.name: policy for policy in _ALL}


def policy_named(name: str) -> Policy:
    """The policy of that name; UnknownOption when there is none."""
    if name in POLICIES:
        return POLICIES[name]
    raise UnknownOption(f'there is no policy "{name}"; choose {" or ".join(POLICIES)}.')


def policy_given(given: str) -> Policy:
    """The policy of that name, or the one in the file of that name.

    UnknownOption when it is neither; PolicyInvalid, with a sentence, when the file is not a policy.
    """
    path = Path(given)
    if given not in POLICIES and (path.suffix.lower() in ENDINGS or path.is_file()):
        return read_policy(path)
    try:
        return policy_named(given)
    except UnknownOption:
        raise UnknownOption(
            f'there is no policy "{given}"; choose {" or ".join(POLICIES)}, or name a file that ends in .yaml or'
            " .json."
        ) from None


def policy_as_json(policy: Policy) -> dict[str, Any]:
    """Every rule of a policy, as `policy_from` takes it, and the SHA-256 of these rules as JSON in sorted order."""
    rules = json.loads(json.dumps(asdict(policy)))
    text = json.dumps(rules, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return {**rules, "sha256": hashlib.sha256(text.encode()).hexdigest()}


def read_policy(path: Path) -> Policy:
    """A data owner's policy out of a YAML or JSON file; PolicyInvalid with a sentence when it is not one.

    The file holds one mapping with the names of Policy's fields; name, owner, words, source and threshold
    must be there.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PolicyInvalid(
                f"{path.name} is too large for a policy; give the file with the policy alone."
            )
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PolicyInvalid(f"{path.name} cannot be read ({error.strerror}); check the name.") from None
    except UnicodeDecodeError:
        raise PolicyInvalid(f"{path.name} is not UTF-8 text; save it as UTF-8.") from None
    content = _content(text, path)
    if not isinstance(content, dict):
        raise PolicyInvalid(f"{path.name} must hold one mapping of names to values, such as threshold: 5.")
    return policy_from(content, path.name)


def _content(text: str, path: Path) -> Any:
    """What a file says; a rule that is given twice is refused, since only one of the two would be followed."""
    import yaml

    twice: list[str] = []

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        twice.extend(name for name in names if names.count(name) > 1)
        return dict(pairs)

    try:
        if path.suffix.lower() == ".json":
            content = json.loads(text, object_pairs_hook=once)
        else:
            content = yaml.safe_load(text)
            top = yaml.compose(text, Loader=yaml.SafeLoader)
            if isinstance(top, yaml.MappingNode):
                once([(str(name.value), None) for name, _ in top.value])
    except (ValueError, yaml.YAMLError, RecursionError):
        raise PolicyInvalid(
            f"{path.name} is not valid YAML or JSON; compare it with the example in the guide to disclosure control."
        ) from None
    if twice:
        raise PolicyInvalid(f"{path.name} gives {twice[0][:SHOWN]} twice; keep one of the two.")
    return content


def policy_from(content: Mapping[str, Any], where: str) -> Policy:
    """A policy out of plain values; PolicyInvalid when one is missing, unknown or out of its range."""
    known = {field.name: field for field in fields(Policy)}
    unknown = [name for name in content if name not in known]
    if unknown:
        raise PolicyInvalid(
            f'{where}: there is no rule "{str(unknown[0])[:SHOWN]}"; the rules are {", ".join(known)}.'
        )
    needed = [name for name, field in known.items() if field.default is MISSING and name not in content]
    if needed:
        raise PolicyInvalid(f"{where}: {needed[0]} is missing; add it.")
    for name, value in content.items():
        said = _wrong(name, value)
        if said:
            raise PolicyInvalid(f"{where}: {name} must be {said}; it is {_as_written(value)}.")
    given = dict(content)
    if given.get("dominance") is not None:
        given["dominance"] = tuple(given["dominance"])
    policy = Policy(**given)
    if policy.name in POLICIES:
        raise PolicyInvalid(
            f'{where}: "{policy.name}" is the name of a policy of the program; choose another.'
        )
    return policy


_LARGEST = 1000


def _as_written(value: Any) -> str:
    """A wrong value in a sentence; of lists and mappings only what they are, for they may be endless."""
    if isinstance(value, list | dict):
        return f"a {'list' if isinstance(value, list) else 'mapping'} of {len(value)}"
    return repr(str(value)[:SHOWN])


def _wrong(name: str, value: Any) -> str:
    """What the value of a rule should have been; empty when it is fine."""
    fits, said = RULES[name]
    return "" if fits(value) else said


def _is_word(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[A-Za-z0-9_-]{1,40}", value) is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_count(value: Any) -> bool:
    return type(value) is int and 0 <= value <= _LARGEST


def _is_share(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _is_dominance(value: Any) -> bool:
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and type(value[0]) is int
        and value[0] > 0
        and _is_share(value[1])
    )


def _is_none_or(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or fits(value)


_COUNT = (_is_count, f"a whole number from 0 to {_LARGEST}")
_TEXT = (_is_text, "text")
# What the value of each rule has to be, and how that is said.
RULES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "name": (_is_word, "one word of up to 40 letters, digits, - and _"),
    "owner": _TEXT,
    "words": _TEXT,
    "source": _TEXT,
    "threshold": _COUNT,
    "zeros": (lambda value: value in get_args(Zeros), f"one of {', '.join(get_args(Zeros))}"),
    "rounding": _COUNT,
    "smallest_percent_base": _COUNT,
    "smallest_group": _COUNT,
    "extremes": (lambda value: isinstance(value, bool), "true or false"),
    "histogram_minimum": _COUNT,
    "dominance": (_is_none_or(_is_dominance), "a number and a share, such as [2, 0.9], or null"),
    "p_percent": (_is_none_or(_is_share), "a share from 0 to 1, or null"),
}
