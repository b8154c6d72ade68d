"""The part of the report about uncertain links; it stands with the linkage, before any estimate."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from soceis.evaluation.figures.wording import counted
from soceis.evaluation.report.content import Block, Grid, Heading, Paragraph
from soceis.evaluation.study.linked import words
from soceis.evaluation.study.linked.grids import drawn_grid, missed_grid, threshold_grid
from soceis.evaluation.study.linked.results import Carried

Table = Callable[[str, str, Grid, Sequence[str]], Block]


def blocks_of(carried: Carried | None, table: Table) -> Iterator[Block]:
    """What uncertain links do to the estimates; without a file of links, one sentence that says so."""
    yield Heading("How much depends on the links", "links", 3)
    if carried is None:
        yield Paragraph(words.NOT_GIVEN)
        return
    yield Paragraph(words.WHAT)
    yield Paragraph(carried.conclusion)
    drawn = drawn_grid(carried)
    if drawn.rows:
        yield table("With links drawn again", "linkage-draws", drawn, tuple(_draw_notes(carried)))
    swept = threshold_grid(carried)
    if swept.rows:
        yield table("With sure links alone", "linkage-thresholds", swept, (words.THRESHOLDS,))
    missed = missed_grid(carried)
    if missed.rows:
        yield table("If links were missed", "linkage-missed", missed, (words.MISSED,))
    said = dict.fromkeys(reason for each in carried.estimates for reason in each.absent)
    for reason in said:
        yield Paragraph(reason, quiet=True)


def _draw_notes(carried: Carried) -> Iterator[str]:
    yield f"{words.FORMULA} {carried.draws:,} draws, seed {carried.seed}."
    if carried.given is not None:
        yield (
            f"{counted(carried.given, 'young person', 'young people')} of the analysis stand in {carried.file} with a"
            " probability."
        )
    if carried.certain:
        yield (
            f"{counted(carried.certain, 'young person', 'young people')} of the analysis do not stand in it, and count"
            " as linked for certain."
        )
