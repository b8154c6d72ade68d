"""What a page of the method and a number on it are made of."""

from dataclasses import dataclass

SHARE = "n / base, as a percentage: 100 x n / base, rounded to a whole number, halves up."
REPORT = "Evaluation report of June 2023"
CONTRACT = "the contract of the results"


@dataclass(frozen=True, slots=True)
class Number:
    """A table or a curve: what it means, its formula, where the rule comes from, and what it cannot say."""

    name: str
    meaning: str
    formula: str
    source: str
    cannot_say: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its file, its title, a sentence of introduction, the modules of examples, and its numbers."""

    file: str
    title: str
    introduction: str
    examples: tuple[str, ...]
    numbers: tuple[Number, ...] = ()
