"""How well a column of a sheet fits a column of the extract, by its heading and by what it holds."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from soceis.evaluation.adapting.files import Cell
from soceis.evaluation.adapting.suggesting.synonyms import HEADINGS, WORDS
from soceis.evaluation.adapting.values import DateRules, as_date, as_whole, plain, text_of
from soceis.evaluation.frames.schema import Column
from soceis.evaluation.words import row_in_words

LIKELY, GUESS = 0.8, 0.5
MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A heading with the cells under it that hold something."""

    heading: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A proposal: a column of the sheet for one of the extract, how well it fits, and why."""

    target: Column
    column: SheetColumn
    score: float
    reason: str

    @property
    def confidence(self) -> str:
        return "likely" if self.score >= LIKELY else "guess"


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of a column, how often it stands there, the code it may mean (empty: none), and why."""

    word: str
    count: int
    code: str
    reason: str


def heading_fit(heading: str, synonyms: Sequence[str]) -> float:
    """1 for a known heading, less for one that holds its words or nearly reads like it; 0 for none."""
    last = plain(heading.rpartition(" / ")[2])
    told = plain(heading)
    best = 0.0
    for synonym in synonyms:
        if synonym in {told, last}:
            return 1.0
        if set(synonym.split()) <= set(told.split()):
            best = max(best, 0.75 if len(synonym.split()) > 1 else 0.6)
        ratio = difflib.SequenceMatcher(None, synonym, last).ratio()
        if ratio > 0.85:
            best = max(best, 0.7)
    return best


def match(table: str, target: Column, column: SheetColumn) -> Match | None:
    """The proposal for a pair, None when nothing speaks for it."""
    heading = heading_fit(column.heading, HEADINGS.get((table, target.name), ()))
    held, told = _evidence(target, column)
    if held is None:
        score = heading
    elif held < 0.5:
        score = 0.0
    else:
        score = 0.6 * heading + 0.4 * held if heading else 0.0
    if score < GUESS:
        return None
    why = "the heading is a known one" if heading == 1 else "the heading is like a known one"
    return Match(target, column, score, f"{why}{told}")


def _evidence(target: Column, column: SheetColumn) -> tuple[float | None, str]:
    """The share of the cells that read as what the target holds; None when that says nothing."""
    cells = column.cells
    if not cells:
        return 0.5, "; it is empty"
    if target.kind == "date":
        good = sum(as_date(cell, DateRules()).value is not None for cell in cells)
        return good / len(cells), f"; {good} of {len(cells)} values are dates"
    if target.kind == "whole":
        good = sum(as_whole(cell).value is not None for cell in cells)
        return good / len(cells), f"; {good} of {len(cells)} values are whole numbers"
    if target.codes:
        known = sum(found.count for found in words_of(target, column) if found.code)
        share = known / len(cells)
        # Local words are the rule, so that few known ones say little against a good heading.
        return max(share, 0.5), f"; {known} of {len(cells)} values are known words"
    return None, ""


def words_of(target: Column, column: SheetColumn) -> tuple[WordMatch, ...]:
    """The words under a heading, the most frequent first, each with the code that it may mean."""
    counted = Counter(text_of(cell) for cell in column.cells)
    return tuple(_word(target, word, count) for word, count in counted.most_common(MOST_WORDS))


def _word(target: Column, word: str, count: int) -> WordMatch:
    told = plain(word)
    known = {plain(code): code for code in target.codes}
    if told in known:
        return WordMatch(word, count, known[told], "likely: the word of the extract")
    said = {plain(row_in_words("", code)): code for code in target.codes}
    said |= {synonym: code for code in target.codes for synonym in WORDS.get(code, ())}
    if told in said:
        return WordMatch(word, count, said[told], "likely: a known word for it")
    near = difflib.get_close_matches(told, [*known, *said], n=1, cutoff=0.75)
    if near:
        return WordMatch(word, count, (known | said)[near[0]], f'guess: reads like "{near[0]}"')
    return WordMatch(word, count, "", "no code is near")
