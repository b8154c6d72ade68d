"""`soceis adapt --suggest`: a first draft of a mapping, every line with its reason, for a person to confirm.

The draft says `confirmed: no`, and `soceis adapt` refuses it until somebody has changed that.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from soceis.evaluation.adapting.files import Sheet, read_book
from soceis.evaluation.adapting.findings import safe_word
from soceis.evaluation.adapting.sources import headings
from soceis.evaluation.adapting.suggesting.matching import Match, SheetColumn, heading_fit, match, words_of
from soceis.evaluation.adapting.suggesting.synonyms import (
    BORN,
    FIRST_NAMES,
    HEADINGS,
    LAST_NAMES,
    REFERENCES,
    REFERRAL_REFERENCES,
    TOPIC_WORDS,
    WHOLE_NAMES,
)
from soceis.evaluation.adapting.values import is_ticked, is_unticked, plain
from soceis.evaluation.errors import WorkbookUnreadable
from soceis.evaluation.frames.schema import TABLES

LOOKED_AT = 15
FEWEST_TOPICS = 3
# A table is proposed from the sheet that has all of these (each entry: one of them), and fits best.
SIGNATURES: dict[str, tuple[tuple[str, ...], ...]] = {
    "referrals": (("received_on",), ("source", "primary_reason")),
    "episodes": (("state", "end_date", "open_from"),),
    "contacts": (("on",), ("kind", "mode")),
    "outcome_readings": (("outcome",), ("recorded_on",)),
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A sheet with its guessed rows of headings and its columns."""

    name: str
    file: str
    sheet: str
    header_rows: tuple[int, ...]
    columns: tuple[SheetColumn, ...]

    def find(self, synonyms: Sequence[str]) -> str:
        """The heading that fits best; empty when none does."""
        fits = [(heading_fit(column.heading, synonyms), column.heading) for column in self.columns]
        best = max(fits, key=lambda fit: fit[0], default=(0.0, ""))
        return best[1] if best[0] >= 0.7 else ""

    def matches(self, table: str) -> dict[str, Match]:
        """The best proposal for each column of a table, no heading twice."""
        found = [
            proposal
            for target in TABLES[table].columns
            if (table, target.name) in HEADINGS
            for column in self.columns
            if (proposal := match(table, target, column))
        ]
        chosen: dict[str, Match] = {}
        taken: set[str] = set()
        for proposal in sorted(found, key=lambda p: -p.score):
            if proposal.target.name not in chosen and proposal.column.heading not in taken:
                chosen[proposal.target.name] = proposal
                taken.add(proposal.column.heading)
        return chosen


def suggest(files: Sequence[Path], area: str = "") -> str:
    """The draft as YAML text; WorkbookUnreadable when a file cannot be read or holds no table."""
    looked = [sheet for path in files for sheet in _look(path)]
    if not looked:
        raise WorkbookUnreadable(f"{files[0].name} holds no sheet with headings and rows; check the file.")
    return "\n".join(_draft(looked, area)) + "\n"


def _look(path: Path) -> Iterator[Looked]:
    book = read_book(path)
    for sheet in book.sheets.values():
        rows = guessed_header(sheet)
        if not rows:
            continue
        names = headings(sheet, rows)
        below = [cells for number, cells in sheet.rows if number > rows[-1]]
        columns = tuple(
            SheetColumn(name, tuple(c[index] for c in below if index < len(c) and c[index] is not None))
            for index, name in enumerate(names)
            if name
        )
        label = plain(sheet.name or path.stem).replace(" ", "_") or "sheet"
        yield Looked(label, path.name, sheet.name, rows, columns)


def guessed_header(sheet: Sheet) -> tuple[int, ...]:
    """The row of headings: the first wide row of texts, and the one above it when cells are merged there."""
    head = sheet.rows[:LOOKED_AT]
    widest = max((sum(cell is not None for cell in cells) for _, cells in head), default=0)
    if widest < 2 or len(sheet.rows) < 2:
        return ()
    merged = {merge.top + 1 for merge in sheet.merges if merge.left < merge.right}
    for number, cells in head:
        filled = [cell for cell in cells if cell is not None]
        if len(filled) < 2 or not all(isinstance(cell, str) for cell in filled):
            continue
        if number in merged:
            return (number, number + 1)
        if len(filled) * 2 >= widest:
            return (number,)
    return ()


def _draft(looked: Sequence[Looked], area: str) -> Iterator[str]:
    yield "# A first draft, made by soceis adapt --suggest. Nothing in it is certain: each line says why."
    yield "# Check every line against the workbook, fill in what is empty, then write `confirmed: yes`."
    yield "format: 1"
    yield "confirmed: no"
    yield f"area: {_quoted(area) if area else ''}"
    yield "nation:            # england, wales, scotland or northern_ireland"
    yield "launch_date:       # the first day of the service in this area, as 2020-06-01"
    yield "data_date:         # the day on which this data was taken"
    yield "complete:          # yes, or no for a partial area (case files only, late data)"
    yield 'missing_words: [n/k, not known, not recorded, "-", "?"]   # check: words that mean nothing is known'
    yield "dates: day first   # check: 3/4/2021 is read as 3 April"
    yield ""
    yield "sources:"
    names = _names(looked)
    for sheet in looked:
        rows = "-".join(
            str(row) for row in (sheet.header_rows[0], sheet.header_rows[-1])[: len(sheet.header_rows)]
        )
        place = f", sheet: {_quoted(sheet.sheet)}" if sheet.sheet else ""
        yield f"  {names[id(sheet)]}: {{file: {_quoted(sheet.file)}{place}, header_rows: {rows}}}"
    yield ""
    yield "tables:"
    yield from _people(looked, names)
    for table in SIGNATURES:
        yield from _table(table, looked, names)
    yield from _topics(looked, names)


def _names(looked: Sequence[Looked]) -> dict[int, str]:
    """A name for each source, none twice."""
    names: dict[int, str] = {}
    for number, sheet in enumerate(looked, start=1):
        name = sheet.name if sheet.name not in names.values() else f"{sheet.name}_{number}"
        names[id(sheet)] = name
    return names


def _quoted(text: str) -> str:
    """A text as YAML reads it, whatever stands in it."""
    return json.dumps("".join(c if c.isprintable() else " " for c in text), ensure_ascii=False)


def _person(sheet: Looked) -> str:
    """The columns that tell one young person from another, as a list; empty when there are none."""
    first, last, whole = sheet.find(FIRST_NAMES), sheet.find(LAST_NAMES), sheet.find(WHOLE_NAMES)
    named = [name for name in ((first, last) if first and last else (whole,)) if name]
    born = sheet.find(BORN)
    parts = [_quoted(name) for name in named]
    if born:
        parts.append(f"{{date: {_quoted(born)}}}")
    if not named or not born:
        reference = sheet.find(REFERENCES)
        parts += [_quoted(reference)] if reference else []
    return f"[{', '.join(parts)}]" if parts else ""


def _case(sheet: Looked) -> str:
    found = [name for name in (sheet.find(REFERENCES), sheet.find(REFERRAL_REFERENCES)) if name]
    unique = list(dict.fromkeys(found))
    return f"[{', '.join(_quoted(name) for name in unique)}]" if unique else ""


def _people(looked: Sequence[Looked], names: Mapping[int, str]) -> Iterator[str]:
    best = max(looked, key=lambda s: (bool(s.find(BORN)), len(s.matches("people")), bool(_person(s))))
    person = _person(best)
    if not person:
        yield "  # people: no sheet has a name, a date of birth or a number for each young person; add it."
        return
    yield f"  people:            # from the sheet with {'a date of birth' if best.find(BORN) else 'names or numbers'}"
    yield f"    from: {names[id(best)]}"
    yield "    columns:"
    yield f"      person_id: {{person: {person}}}   # guess: together these tell one young person from another"
    for proposal in best.matches("people").values():
        yield from _column(proposal)
    if born := best.find(BORN):
        yield f"      birth_month: {{month_of: {_quoted(born)}}}   # likely: the heading is a known one"


def _table(table: str, looked: Sequence[Looked], names: Mapping[int, str]) -> Iterator[str]:
    fitting = []
    for sheet in looked:
        found = sheet.matches(table)
        if all(any(name in found for name in group) for group in SIGNATURES[table]):
            fitting.append((sum(proposal.score for proposal in found.values()), sheet, found))
    keyed = [(score, sheet, found) for score, sheet, found in fitting if _keys(table, sheet)]
    if not keyed:
        yield f"  # {table}: no sheet has the columns that it needs, or none has a number for each case; add it."
        return
    _, sheet, found = max(keyed, key=lambda fit: fit[0])
    yield f"  {table}:"
    yield f"    from: {names[id(sheet)]}"
    yield "    columns:"
    yield from _keys(table, sheet)
    for proposal in found.values():
        yield from _column(proposal)
    if table == "outcome_readings" and "value" in found:
        heading = _quoted(found["value"].column.heading)
        yield "      applicable:      # guess: a judgement was made, so the outcome applied; add the words that say no"
        yield f"        {{column: {heading}, words: {{n/a: no, not applicable: no}}, otherwise: yes}}"
    if (
        table == "referrals"
        and "age_at_referral" not in found
        and sheet.find(BORN)
        and "received_on" in found
    ):
        born, on = _quoted(sheet.find(BORN)), _quoted(found["received_on"].column.heading)
        yield f"      age_at_referral: {{age_from: {born}, on: {on}}}   # likely: no age, but a date of birth"
    for column in TABLES[table].columns:
        if column.required and column.kind != "key" and column.name not in {*found, "area", "applicable"}:
            yield f"      # {column.name}: nothing looks like it; say how it is made, or {{value: CODE}} for all rows"


def _keys(table: str, sheet: Looked) -> list[str]:
    """The lines of the keys of a table; none when the sheet cannot give them."""
    case, person = _case(sheet), _person(sheet)
    if not case:
        return []
    note = "   # guess: this numbers the cases"
    if table == "referrals":
        return _keyed(
            person, [f"      referral_id: {{key: {case}}}{note}", f"      person_id: {{person: {person}}}"]
        )
    if table == "episodes":
        lines = [
            f"      episode_id: {{key: {case}}}{note}, one period of work for each",
            f"      person_id: {{person: {person}}}",
            f"      referral_id: {{key: {case}}}",
        ]
        return _keyed(person, lines)
    episode = f"      episode_id: {{key: {case}, of: episode}}{note}"
    if table != "contacts":
        return [episode]
    number = sheet.find(("contact no", "contact id", "contact number"))
    return [episode, f"      contact_id: {{key: [{_quoted(number)}]}}"] if number else []


def _keyed(person: str, lines: list[str]) -> list[str]:
    return lines if person else []


def _column(proposal: Match) -> Iterator[str]:
    target, heading = proposal.target, _quoted(proposal.column.heading)
    note = f"   # {proposal.confidence}: {proposal.reason}"
    if not target.codes:
        if target.kind in {"word", "components"}:
            yield f"      {target.name}: {{column: {heading}}}{note}; add words for what it holds"
        else:
            yield f"      {target.name}: {heading}{note}"
        return
    found = words_of(target, proposal.column)
    known = [word for word in found if word.code]
    yield f"      {target.name}:{note}"
    yield f"        column: {heading}"
    if known:
        yield "        words:"
    told: set[str] = set()
    for word in known:
        if plain(word.word) and plain(word.word) not in told:
            told.add(plain(word.word))
            yield f"          {_quoted(word.word)}: {word.code}   # {word.count} times; {word.reason}"
    for word in found:
        if not word.code:
            yield f"          # {_quoted(safe_word(word.word))}: {word.count} times; {word.reason}; choose a code"


def _topics(looked: Sequence[Looked], names: Mapping[int, str]) -> Iterator[str]:
    """Plans with a column to tick for each topic."""
    for sheet in looked:
        ticked = {
            topic: column.heading
            for topic, words in TOPIC_WORDS.items()
            for column in sheet.columns
            if heading_fit(column.heading.removeprefix("Plan: "), (plain(words), plain(topic))) >= 0.7
            and all(is_ticked(cell) or is_unticked(cell) for cell in column.cells)
        }
        case = _case(sheet)
        if len(ticked) < FEWEST_TOPICS or not case:
            continue
        agreed = sheet.matches("plans").get("agreed_on")
        when = f"\n    when: {{{_quoted(agreed.column.heading)}: present}}" if agreed else ""
        each = "\n".join(
            f"      - {{heading: {_quoted(heading)}, topic: {topic}}}" for topic, heading in ticked.items()
        )
        source = names[id(sheet)]
        yield "  plan_forms:        # likely: columns with the names of topics that hold ticks or nothing"
        yield f"    from: {source}\n    each:\n{each}{when}\n    columns:"
        yield "      form_version: {value: form-1}   # check: one name for each version of the form"
        yield "      topic: {value: $topic}"
        yield f"  plans:\n    from: {source}{when}\n    columns:"
        yield f"      plan_id: {{key: {case}}}\n      episode_id: {{key: {case}, of: episode}}"
        yield "      form_version: {value: form-1}"
        if agreed:
            yield from _column(agreed)
        tick = f"{_quoted(agreed.column.heading)}: present, " if agreed else ""
        yield f"  plan_topics:\n    from: {source}\n    each:\n{each}"
        yield f"    when: {{{tick}$heading: ticked}}\n    columns:"
        yield f"      plan_id: {{key: {case}}}\n      topic: {{value: $topic}}"
        return
