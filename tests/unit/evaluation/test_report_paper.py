"""The report on paper: tables that fit the page, a tagged PDF that stands alone, and the same bytes each time."""

import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.cells import Table, counted
from soceis.evaluation.codes import OVERALL, TOPICS
from soceis.evaluation.report import as_pdf, compose
from soceis.evaluation.report.content import (
    Bullets,
    Grid,
    Group,
    Heading,
    NumberedFigure,
    NumberedTable,
    Report,
)
from soceis.evaluation.report.grids import grid_of
from soceis.evaluation.report.paper import TEXT_WIDTH, breakable, for_paper, parts_of
from soceis.evaluation.report.typesetting import PRINTABLE, printable
from tests.unit.evaluation import reports

RIGHT = "right"
# What the name "Row" needs, in millimetres.
NAME_OF_ROW = 8


def words_of(pdf: bytes) -> str:
    """The text of all pages, with single spaces and without the places at which a word may break."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages)).replace("\u200b", "").replace("\ufffe", "")


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(reports.report())


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    """Tables of counts of a few or of many areas, with names of any length."""
    groups = draw(st.integers(1, 40))
    each = draw(st.integers(2, 3))
    names = draw(st.lists(st.text("abcdefgh ", max_size=60), min_size=groups, max_size=groups))
    width = 1 + groups * each
    number = st.integers(0, 10**7).map(lambda n: f"{n:,}")
    row = st.lists(number, min_size=width - 1, max_size=width - 1).map(lambda cells: ("Row", *cells))
    rows = tuple(draw(st.lists(row, min_size=1, max_size=3)))
    over = (Group("", 1), *(Group(name, each) for name in names))
    columns = ("", *(f"c{n}" for n in range(width - 1)))
    return Grid(columns, rows, ("left", *(RIGHT,) * (width - 1)), over)  # type: ignore[arg-type]


@given(grids())
def test_every_part_of_a_table_fits_the_page_and_together_they_are_the_table(grid: Grid) -> None:
    parts = parts_of(grid)
    for part in parts:
        assert sum(part.widths) <= TEXT_WIDTH + 0.01 or len(part.grid.groups) == 2
        assert part.widths[0] >= NAME_OF_ROW
        assert sum(group.columns for group in part.grid.groups) == len(part.grid.columns) == len(part.widths)
    assert [group for part in parts for group in part.grid.groups[1:]] == list(grid.groups[1:])
    for at, row in enumerate(grid.rows):
        assert tuple(cell for part in parts for cell in part.grid.rows[at][1:]) == row[1:]
        assert all(part.grid.rows[at][0] == row[0] for part in parts)
    assert [(part.number, part.of) for part in parts] == [(n, len(parts)) for n in range(1, len(parts) + 1)]


@pytest.mark.parametrize(("areas", "parts"), [(1, 1), (4, 1), (12, 3), (30, 7)])
def test_a_table_of_many_areas_is_cut_between_areas(areas: int, parts: int) -> None:
    columns = (*(f"Area {n}" for n in range(1, areas + 1)), OVERALL)
    cells = tuple(
        counted(topic, area, 120, 100 + at) for at, topic in enumerate(TOPICS, 25) for area in columns
    )
    grid = grid_of(Table("plan_topics", "Topics", "plans", "", cells))
    assert len(grid.columns) == 1 + 3 * (areas + 1)
    assert len(parts_of(grid)) == parts


@given(st.text("abcdefghij ", max_size=120))
def test_breaking_a_long_word_changes_no_letter(text: str) -> None:
    assert breakable(text).replace("\u200b", "") == text
    assert all(len(piece) <= 28 for piece in re.split("[ \u200b]", breakable(text)))


def test_the_numbers_of_a_figure_stand_in_an_annex_that_the_figure_names() -> None:
    report = reports.report()
    blocks = for_paper(report)
    annex = next(at for at, b in enumerate(blocks) if isinstance(b, Heading) and b.anchor == "annex")
    listed = [block for block in blocks[annex:] if isinstance(block, NumberedTable)]
    figures = [block for block in blocks if isinstance(block, NumberedFigure)]
    assert len(listed) == len(figures) > 0
    numbers = [block.number for block in blocks if isinstance(block, NumberedTable)]
    assert numbers == list(range(1, len(numbers) + 1))
    for figure, table in zip(figures, listed, strict=True):
        assert f"table {table.number}, in the annex" in figure.caption
        assert table.grid == figure.table


def test_the_pdf_has_every_table_figure_and_key_finding(pdf: bytes) -> None:
    text = words_of(pdf)
    report = reports.report()
    for block in report.blocks:
        if isinstance(block, NumberedTable):
            assert f"Table {block.number}. {block.title}" in text
        elif isinstance(block, NumberedFigure):
            assert f"Figure {block.number}. {block.title}" in text
        elif isinstance(block, Bullets):
            assert all(item in text for item in block.items)
    assert report.mark in text
    assert "Contents" in text


def test_every_page_has_its_number_and_the_mark(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    for number, page in enumerate(document, start=1):
        text = page.get_textpage().get_text_bounded()
        assert f"Page {number} of {len(document)}" in text
        assert "Not for release" in text


def test_the_numbering_on_paper_is_that_of_the_content(pdf: bytes) -> None:
    text = words_of(pdf)
    for block in for_paper(reports.report()):
        if isinstance(block, NumberedTable):
            assert f"Table {block.number}. {block.title}" in text


def unpacked(pdf: bytes) -> str:
    """The PDF with its compressed streams opened."""
    return "".join(_streams(pdf)) + pdf.decode("latin-1")


def _streams(pdf: bytes) -> Iterator[str]:
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        try:
            yield zlib.decompress(found.group(1)).decode("latin-1")
        except zlib.error:
            continue


def test_the_pdf_is_tagged_for_people_who_cannot_see_it(pdf: bytes) -> None:
    inside = unpacked(pdf)
    assert "<pdfuaid:part>1</pdfuaid:part>" in inside
    assert re.search(r"/Lang\s*\(en-GB\)", inside)
    for tag in ("/StructTreeRoot", "/H1", "/Table", "/TH", "/Caption", "/Figure", "/L", "/TOC"):
        assert tag in inside, tag
    assert "/Alt" in inside
    assert re.search(r"/DisplayDocTitle\s+true", inside)


def test_the_fonts_are_inside_and_none_is_of_this_machine(pdf: bytes) -> None:
    names = set(re.findall(r"/BaseFont\s*/(?:[A-Z]{6}\+)?([\w-]+)", unpacked(pdf)))
    assert any("AtkinsonHyperlegibleNext" in name for name in names)
    assert {re.split("[-+]", name)[0] for name in names} <= {
        "AtkinsonHyperlegibleNext", "DejaVuSansMono", "LibertinusSerif",
    }  # fmt: skip


def test_the_same_report_is_the_same_bytes(pdf: bytes) -> None:
    assert as_pdf(compose(reports.material())) == pdf


def test_the_date_of_the_document_is_that_of_the_extract(pdf: bytes) -> None:
    dates = set(re.findall(r"/(?:CreationDate|ModDate)\s*\(D:(\d{8})", unpacked(pdf)))
    assert dates == {"20230101"}


@pytest.mark.parametrize("name", [reports.HOSTILE, reports.FOREIGN, "x" * 180, "A b " * 40])
def test_no_name_can_become_a_command_or_break_the_page(name: str) -> None:
    report = reports.report(reports.of_areas(2, name + "{}" if "{" not in name else name[:-3] + "{}"))
    text = words_of(as_pdf(report))
    shown = re.sub(r"\s+", "", printable(name.rstrip("{%")))[:60]
    assert shown in re.sub(r"\s+", "", text)


def test_letters_that_no_font_has_are_written_as_their_numbers() -> None:
    assert printable("Łódź, Ynys Môn, 東") == "Łódź, Ynys Môn, [U+6771]"
    assert printable("e\u0301") == "é"


def test_every_letter_that_is_called_printable_can_be_printed() -> None:
    letters = "".join(chr(c) for first, last in PRINTABLE for c in range(first, last + 1))
    lines = tuple(f"{letters[at : at + 40]}" for at in range(0, len(letters), 40))
    empty: dict[str, Any] = {"cover": (), "blocks": (Bullets(lines),)}
    report = Report("Letters", "All of them", "Mark", reports.report().dated, **empty)
    assert "Ж" in words_of(as_pdf(report))
