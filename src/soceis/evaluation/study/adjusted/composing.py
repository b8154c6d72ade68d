"""The part of the report about covariates; it stands beside the headline of each outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from soceis.evaluation.impact.covariates import WAY_WORDS
from soceis.evaluation.report.content import Block, Grid, Paragraph
from soceis.evaluation.study.entries import Entry
from soceis.evaluation.study.grids import NONE, estimate_cells, grid
from soceis.evaluation.study.results import Adjusted
from soceis.evaluation.study.verdict import NOUNS, amount_in_words
from soceis.evaluation.study.words import OUTCOME_TITLES

Table = Callable[[str, str, Grid, Sequence[str]], Block]

# A move of the estimate below this part of its standard error says little, one above the other part much.
LITTLE, MUCH = 0.25, 1.0
WHAT = (
    "Allowing for {what}. Where events go another way with these, and the two groups differ in them, a part of the"
    " difference is theirs and not the service's. Regression predicts the change of each young person of the service"
    " from others like them; weighting makes the others count as much as they are like them; the doubly robust way"
    " does both, and is right when either is (Sant'Anna and Zhao, 2020). The intervals rest on the usual formula,"
    " which is too sure with few young people; the headline stays as it is."
)
MOVES = {
    "little": "the two groups either hardly differ in {what}, or {many} hardly go with it",
    "some": "it could be chance, or a part of the difference that belongs to {what}",
    "much": "{what} and {many} go together, and the groups differ in {what}: go by the adjusted estimate rather than"
    " by the other",
}


def adjusted_grid(rows: Sequence[Adjusted], *, outcomes: bool = False) -> Grid:
    """Each way with the estimate, and the one without covariates for the same young people."""
    lines = []
    for row in rows:
        if row.found is None:
            continue
        first = (OUTCOME_TITLES[row.outcome],) if outcomes else ()
        before = (NONE, NONE) if row.without is None else estimate_cells(row.without)[:2]
        lines.append((*first, WAY_WORDS[row.way].capitalize(), *estimate_cells(row.found), *before))
    columns = ("Way", "Estimate", "95% interval", "p", "Without covariates", "95% interval, without")
    return grid((("Outcome",) if outcomes else ()) + columns, lines, texts=2 if outcomes else 1)


def blocks_of(rows: Sequence[Adjusted], outcome: str, table: Table) -> Iterator[Block]:
    """What is said of one outcome: the table, why it differs from the headline, and what is missing from it."""
    own = [row for row in rows if row.outcome == outcome]
    if not own:
        return
    shown = adjusted_grid(own)
    what = ", ".join(own[0].covariates)
    if shown.rows:
        title = f"{OUTCOME_TITLES[outcome]}: allowing for {what}"
        yield table(title, f"adjusted-{outcome}", shown, tuple(_notes(own, what)))
    reasons = {row.absent: None for row in own if row.found is None and row.absent}
    for reason in reasons:
        yield Paragraph(f"No estimate that allows for {what}: {reason}", quiet=True)


def _notes(own: Sequence[Adjusted], what: str) -> Iterator[str]:
    yield WHAT.format(what=what)
    first = next(row for row in own if row.found is not None)
    if first.found is not None and first.without is not None:
        yield moved(first.found, first.without, what)
    for row in own:
        if row.found is not None and row.absent:
            yield f"{WAY_WORDS[row.way].capitalize()}: {row.absent}."


def moved(found: Entry, without: Entry, what: str) -> str:
    """How far covariates move an estimate, and what that says."""
    many = NOUNS[found.place.outcome]
    change = abs(found.estimate - without.estimate)
    error = found.se or 0.0
    kind = "little" if change <= LITTLE * error else "some" if change <= MUCH * error else "much"
    before, after = (amount_in_words(entry.estimate, many) for entry in (without, found))
    return (
        f"For the same young people it is {before} a month for every 100 without, and {after} with {what}: a move of"
        f" {change / error if error else 0:.1f} of its standard error; {MOVES[kind].format(what=what, many=many)}."
    )
