"""The PDF as a screen reader finds it: what each part is, in words for whoever cannot see it (PDF/UA-1)."""

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pytest
from pypdfium2 import raw

from soceis.evaluation.report import as_pdf
from soceis.evaluation.report.content import Heading, NumberedFigure
from soceis.evaluation.report.paper import for_paper
from soceis.evaluation.report.typesetting import printable
from tests.unit.evaluation import reports

Found = tuple[str, str, tuple[str, ...]]


@pytest.fixture(scope="module")
def document() -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(as_pdf(reports.report()))


@pytest.fixture(scope="module")
def pages(document: pypdfium2.PdfDocument) -> list[list[Found]]:
    """Every part of each page: its tag, its alternative text, and the tags of what is in it."""
    return [_tags_of(page) for page in document]


def _tags_of(page: pypdfium2.PdfPage) -> list[Found]:
    tree = raw.FPDF_StructTree_GetForPage(page.raw)
    assert tree, "a page has no tags"
    found: list[Found] = []
    for place in range(raw.FPDF_StructTree_CountChildren(tree)):
        found += _within(raw.FPDF_StructTree_GetChildAtIndex(tree, place))
    raw.FPDF_StructTree_Close(tree)
    return found


def _within(part: Any) -> Iterator[Found]:
    children = [
        child
        for place in range(raw.FPDF_StructElement_CountChildren(part))
        if (child := raw.FPDF_StructElement_GetChildAtIndex(part, place))
    ]
    inside = [found for child in children for found in _within(child)]
    alternative = _text(raw.FPDF_StructElement_GetAltText, part)
    yield _text(raw.FPDF_StructElement_GetType, part), alternative, tuple(tag for tag, _, _ in inside)
    yield from inside


def _text(of: Callable[[Any, Any, int], int], part: Any) -> str:
    size = of(part, None, 0)
    buffer = ctypes.create_string_buffer(size)
    of(part, buffer, size)
    return buffer.raw[:size].decode("utf-16-le").rstrip("\0")


def test_every_figure_is_told_in_words(pages: list[list[Found]]) -> None:
    figures = [block for block in for_paper(reports.report()) if isinstance(block, NumberedFigure)]
    told = [alternative for page in pages for tag, alternative, _ in page if tag == "Figure"]
    assert figures
    assert told == [printable(figure.alternative) for figure in figures]
    assert all(told)


def test_every_table_says_which_of_its_cells_are_headers(pages: list[list[Found]]) -> None:
    """What goes on from the page before has them there: a header that is printed again is not read out again."""
    tables = [[inside for tag, _, inside in page if tag == "Table"] for page in pages]
    assert any(tables)
    for before, here in zip([[], *tables], tables, strict=False):
        for number, inside in enumerate(here):
            assert "TH" in inside or (number == 0 and before)


def test_the_bookmarks_are_the_headings(document: pypdfium2.PdfDocument) -> None:
    headings = [block.text for block in for_paper(reports.report()) if isinstance(block, Heading)]
    marked = [mark.get_title() for mark in document.get_toc()]
    assert headings
    assert [title for title in marked if title in headings] == [printable(text) for text in headings]


def test_the_document_has_a_title(document: pypdfium2.PdfDocument) -> None:
    assert document.get_metadata_dict()["Title"] == printable(reports.report().title)
