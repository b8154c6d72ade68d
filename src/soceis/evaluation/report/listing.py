"""The lists at the end of a report: what the two mappings change, what was found about the data, what went in."""

from collections.abc import Iterator, Sequence

from soceis.evaluation.differences import Difference
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.frames import Extract
from soceis.evaluation.readiness import kinds_of, lines_of
from soceis.evaluation.report.content import Block, Grid, NumberedTable, Paragraph
from soceis.evaluation.results import Results
from soceis.evaluation.words import area_in_words, row_in_words

LEFT_OUT_HERE = (
    "Left out here: rows that no result can use. A row of which one value is wrong is left out only where that"
    " value is needed; this stands under each table."
)
KEPT_OUT = (
    "What was found about single rows, and how many rows were read and left out, is kept out of a report for release:"
    " it may be about one young person. The evaluation team has it."
)
LISTED_FINDINGS = 200
LISTED_DIFFERENCES = 500


def listed_differences(found: Sequence[Difference], tables: Iterator[int]) -> Iterator[Block]:
    """What the two ways of counting make different, cell by cell, with the causes."""
    if not found:
        yield Paragraph("Counted either way, every cell is the same.")
        return
    yield Paragraph(
        f"The same records, counted as in 2023 and as corrected, differ in {counted(len(found), 'cell', 'cells')}."
    )
    shown = found[:LISTED_DIFFERENCES]
    causes = {
        cause: str(n) for n, cause in enumerate(dict.fromkeys(c for d in shown for c in d.causes), start=1)
    }
    rows = tuple(
        (
            f"{difference.title}: {row_in_words(difference.table, difference.row)}",
            area_in_words(difference.area),
            _side(difference.published, difference.published_n, difference.published_base),
            _side(difference.corrected, difference.corrected_n, difference.corrected_base),
            ", ".join(causes[cause] for cause in difference.causes),
        )
        for difference in shown
    )
    columns = ("Cell", "Area", "As in 2023", "Corrected", "Cause")
    grid = Grid(columns, rows, ("left", "left", "right", "right", "left"))
    notes = [f"Cause {number}. {cause}" for cause, number in causes.items()]
    if len(shown) < len(found):
        notes.append(f"The first {len(shown)} of {len(found)} are listed.")
    title = "Cells that the two ways of counting make different"
    yield NumberedTable(next(tables), title, "table-differences", grid, tuple(notes), folded=True)


def _side(printed: str, n: int | None, base: int | None) -> str:
    if n is None or base is None:
        return printed
    return f"{n:,} of {base:,} ({printed}{'%' if base else ''})"


def listed_rows(extract: Extract, tables: Iterator[int]) -> Iterator[Block]:
    """How many rows of each table were read and left out."""
    rows = tuple((name, f"{read:,}", f"{left:,}") for name, read, left in lines_of(extract))
    yield NumberedTable(
        next(tables),
        "Rows read and left out",
        "table-rows",
        Grid(("Table", "Read", "Left out"), rows, ("left", "right", "right")),
        (LEFT_OUT_HERE,),
    )


def listed_findings(results: Results, tables: Iterator[int]) -> Iterator[Block]:
    """Every error and warning with its place and what to do: for those who hold the data."""
    told = [found for found in results.findings if found.severity != "note"]
    if not told:
        yield Paragraph("No errors and no warnings were found in the data.")
        return
    shown = told[:LISTED_FINDINGS]
    more = f"The first {len(shown)} of {len(told)}; all are in readiness.json."
    grid = Grid(
        ("Finding", "Kind", "Area"),
        tuple((found.message, found.severity, found.area) for found in shown),
        ("left", "left", "left"),
    )
    yield NumberedTable(
        next(tables),
        "Findings about the data",
        "table-findings",
        grid,
        () if len(shown) == len(told) else (more,),
        folded=True,
    )


def released_findings(results: Results, tables: Iterator[int]) -> Iterator[Block]:
    """The kinds of errors and warnings that may be told, and nothing about single rows."""
    yield Paragraph(KEPT_OUT)
    told = [found for found in results.findings if found.severity != "note"]
    if told:
        yield NumberedTable(
            next(tables),
            "Kinds of findings about the data",
            "table-findings",
            Grid(("Finding", "Kind"), tuple(kinds_of(told)), ("left", "left")),
        )


def listed_inputs(extract: Extract, tables: Iterator[int]) -> Iterator[Block]:
    """Each file that was read, with the hash by which it can be told to be the same."""
    yield NumberedTable(
        next(tables),
        "What was read",
        "table-inputs",
        Grid(("File or table", "SHA-256"), extract.inputs, ("left", "code")),
        ("The hashes of everything written stand in manifest.json.",),
    )
