"""The key findings: sentences that are made from the results alone.

Each says how many of how many of which unit, then the percentage: "23 of 30 closed episodes (77%) showed
...". None says why. A number that is withheld is said to be withheld, a table that could not be made says
what is missing, and a base under ten is said to be small. Rule: a percentage always with its number and
base, the unit named, no word of cause (the reporting rules that answer the problems of the printed report).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from soceis.evaluation.cells import Cell, Table
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.results import Results
from soceis.evaluation.words import row_in_words

SMALL_BASE = 10
TOPICS_SAID = 3
# What a unit is called: one of them, more of them.
UNITS: Mapping[str, tuple[str, str]] = {
    "referrals": ("referral", "referrals"),
    "episodes": ("episode", "episodes"),
    "people": ("young person", "young people"),
    "plans": ("plan", "plans"),
    "consultations": ("consultation", "consultations"),
}
SOURCES: Mapping[str, str] = {
    "children_services": "children's services",
    "police": "the police",
    "youth_justice": "a youth justice service",
    "third_sector": "a third-sector agency",
    "probation": "probation",
    "education": "education",
    "other": "another source",
    "not_known": "a source that is not known",
}


@dataclass(frozen=True, slots=True)
class Say:
    """How the cells of a table are said: `kind` before the unit, then the words after n of base (percentage).

    `leading` says only the largest cell, with `claim` when no number of the column is withheld; `first`
    says that many of the largest; otherwise `rows` are said, or all when there are none.
    """

    words: Callable[[str, Cell], str]
    kind: str = ""
    leading: bool = False
    claim: str = ""
    first: int = 0
    rows: tuple[str, ...] = ()


def _named(table: str, row: str) -> str:
    words = row_in_words(table, row)
    return words[:1].lower() + words[1:]


def _was(cell: Cell) -> str:
    return "was" if cell.n == 1 else "were"


SAID: Mapping[str, Say] = {
    "referral_source": Say(
        lambda _, cell: f"came from {SOURCES.get(cell.row, _named('referral_source', cell.row))}",
        leading=True,
        claim="no other source made more",
    ),
    "referral_reason": Say(
        lambda _, cell: f"had as the primary reason: {_named('referral_reason', cell.row)}",
        leading=True,
        claim="no other reason was more frequent",
    ),
    "case_status": Say(lambda _, cell: f"{_was(cell)} {cell.row} on the data date", rows=("open", "closed")),
    "closure_reason": Say(
        lambda _, cell: f"had as the reason for closing: {_named('closure_reason', cell.row)}",
        kind="closed",
        leading=True,
        claim="no other reason was more frequent",
    ),
    "closure_reason_corrected": Say(
        lambda _, cell: f"had as the reason for closing: {_named('closure_reason_corrected', cell.row)}",
        kind="closed",
        leading=True,
        claim="no other reason was more frequent",
    ),
    "plan_topics": Say(
        lambda _, cell: f"held the topic: {_named('plan_topics', cell.row)}", first=TOPICS_SAID
    ),
    "outcomes_closed": Say(
        lambda table, cell: f"showed {_named(table, cell.row)}",
        kind="closed",
    ),
    "outcomes_open": Say(
        lambda table, cell: f"showed {_named(table, cell.row)}",
        kind="open",
    ),
}


def key_findings(results: Results, names: Sequence[str]) -> tuple[str, ...]:
    """The sentences of the tables named, in that order; of the column Overall only."""
    made = {table.name: table for table in results.tables}
    if "closure_reason_corrected" in made:
        made.pop("closure_reason", None)
    return tuple(said for name in names if name in made for said in sentences_of(made[name]))


def sentences_of(table: Table) -> tuple[str, ...]:
    """What one table says; a table that is not said in words gives none."""
    if table.missing:
        return (f"{table.title}: not made, or only in part, because {table.missing}.",)
    if table.name == "age_and_sex":
        return tuple(_age_and_sex(table))
    if table.name == "duration":
        return tuple(_duration(table))
    say = SAID.get(table.name)
    if say is None:
        return ()
    return tuple(_of_cells(table, say))


def _of_cells(table: Table, say: Say) -> Iterator[str]:
    cells = [cell for cell in table.cells if cell.area == OVERALL]
    if say.rows:
        cells = [cell for cell in cells if cell.row in say.rows]
    if not (say.leading or say.first):
        for cell in cells:
            yield sentence(table, cell, say)
        return
    shown = [cell for cell in cells if cell.n]
    withheld = any(cell.suppressed for cell in cells)
    largest = sorted(shown, key=lambda cell: -(cell.n or 0))[: say.first or 1]
    if not largest:
        why = "the numbers are withheld" if withheld else "there is nothing to count"
        yield f"{table.title}: {why}."
    claim = say.claim if not withheld else "some numbers of this table are withheld"
    for cell in largest:
        yield sentence(table, cell, say, claim=claim if say.leading else "")


def sentence(table: Table, cell: Cell, say: Say, *, claim: str = "") -> str:
    """One cell in words."""
    one, many = UNITS[table.unit]
    kind = f"{say.kind} " if say.kind and table.unit == "episodes" else ""
    words = say.words(table.name, cell)
    if cell.suppressed:
        return f"How many {kind}{many} {words} is withheld."
    if cell.n is None or cell.base is None:
        return f"How many {kind}{many} {words} is not known."
    if cell.base == 0:
        return f"How many {kind}{many} {words} cannot be said: there is none of which it is known."
    noun = one if cell.base == 1 else many
    share = f" ({cell.printed}%)" if cell.printed.isdigit() else ""
    said = f"{cell.n:,} of {cell.base:,} {kind}{noun}{share} {words}"
    said += f"; {claim}." if claim else "."
    return said + (_small(cell, one) if share else "")


def _small(cell: Cell, one: str) -> str:
    if cell.base is None or cell.base >= SMALL_BASE:
        return ""
    return f" The base is under {SMALL_BASE}: one {one} more or less changes the percentage a great deal."


def _age_and_sex(table: Table) -> Iterator[str]:
    median = _printed(table, "median age")
    if median:
        yield f"The median age of the young people at referral was {median} years."
    males = [cell for cell in table.cells if cell.area == OVERALL and cell.row == "male"]
    for cell in males:
        yield sentence(table, cell, Say(lambda _, found: f"whose sex is known {_was(found)} male"))


def _duration(table: Table) -> Iterator[str]:
    n, median = _printed(table, "n"), _printed(table, "median months")
    if not n:
        yield "How long closed episodes lasted is withheld."
        return
    if not median:
        yield f"Closed episodes that began in an area's first six months: {n}."
        return
    yield (
        f"Closed episodes that began in an area's first six months: {n}; the median length was {median} full months."
    )


def _printed(table: Table, row: str) -> str:
    """A statistic of Overall as it prints; empty where it has no value."""
    found = [s for s in table.statistics if s.area == OVERALL and s.row == row]
    return found[0].printed if found and found[0].value is not None else ""
