"""The report as a Word document: real headings, captions with fields, contents, and tables that repeat headings."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime, time
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from soceis.evaluation.report.content import (
    Block,
    Bullets,
    Facts,
    Heading,
    Notice,
    NumberedFigure,
    NumberedTable,
    Paragraph,
    Report,
)
from soceis.evaluation.report.paper import TEXT_WIDTH, Part, for_paper, parts_of
from soceis.evaluation.report.wordparts import (
    bookmark,
    contents_field,
    described,
    facts_table,
    field,
    new_document,
    plain,
    results_table,
)

if TYPE_CHECKING:
    from docx.document import Document

TALLEST_PICTURE = 215.0
# The level of the headings that the contents list.
SECTION = 2
# The earliest moment that a zip file can hold: the same for every file in it.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)


def as_word(report: Report) -> bytes:
    """The report as a .docx. The same report gives the same bytes: its dates are those of the content."""
    document = new_document(report.title, report.subtitle, report.mark)
    blocks = for_paper(report)
    _cover(document, report)
    _contents(document, blocks)
    for block in blocks:
        _write(block, document)
    core = document.core_properties
    core.created = core.modified = datetime.combine(report.dated, time(), UTC)
    written = io.BytesIO()
    document.save(written)
    return _without_moments(written.getvalue())


def _without_moments(content: bytes) -> bytes:
    """The same files in the same order, none with the time at which it was packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, NO_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return packed.getvalue()


def _cover(document: Document, report: Report) -> None:
    document.add_paragraph(plain(report.title), style="Title")
    document.add_paragraph(plain(report.mark), style="Mark")
    facts_table(document, report.cover)
    _next_page(document)


def _next_page(document: Document) -> None:
    from docx.enum.text import WD_BREAK

    document.add_paragraph(style="Cell").add_run().add_break(WD_BREAK.PAGE)


def _contents(document: Document, blocks: tuple[Block, ...]) -> None:
    """The contents as they are, each entry a link: nothing needs to be updated when the file is opened."""
    headings = [
        (block.text, block.anchor)
        for block in blocks
        if isinstance(block, Heading) and block.level == SECTION
    ]
    tables = [
        (f"Table {block.number}. {block.title}", block.anchor)
        for block in blocks
        if isinstance(block, NumberedTable)
    ]
    figures = [
        (f"Figure {block.number}. {block.title}", block.anchor)
        for block in blocks
        if isinstance(block, NumberedFigure)
    ]
    contents_field(document, "Contents", 'TOC \\o "1-1" \\h \\n', headings)
    contents_field(document, "Tables", 'TOC \\h \\n \\c "Table"', tables)
    contents_field(document, "Figures", 'TOC \\h \\n \\c "Figure"', figures)
    _next_page(document)


@singledispatch
def _write(block: object, document: Document) -> None:  # noqa: ARG001 - the fallback of a dispatch
    raise TypeError(f"a report has no block of the kind {type(block).__name__}")


@_write.register(Heading)
def _(block: Heading, document: Document) -> None:
    paragraph = document.add_heading(plain(block.text), level=block.level - 1)
    bookmark(paragraph, block.anchor)


@_write.register(Paragraph)
def _(block: Paragraph, document: Document) -> None:
    document.add_paragraph(plain(block.text), style="Note" if block.quiet else "Normal")


@_write.register(Bullets)
def _(block: Bullets, document: Document) -> None:
    for item in block.items:
        document.add_paragraph(plain(item), style="List Bullet")


@_write.register(Notice)
def _(block: Notice, document: Document) -> None:
    paragraph = document.add_paragraph(style="Mark")
    paragraph.add_run(f"{plain(block.title)}. ").bold = True
    paragraph.add_run(plain(block.text)).bold = False


@_write.register(Facts)
def _(block: Facts, document: Document) -> None:
    facts_table(document, block.entries)


@_write.register(NumberedTable)
def _(block: NumberedTable, document: Document) -> None:
    _caption(document, "Table", block.number, block.title, block.anchor)
    for part in parts_of(block.grid):
        _part(document, part, block.title)
    for note in block.notes:
        document.add_paragraph(plain(note), style="Note")


def _part(document: Document, part: Part, title: str) -> None:
    told = title
    if part.of > 1:
        told = f"{title}, part {part.number} of {part.of}"
        document.add_paragraph(
            f"Part {part.number} of {part.of}", style="Note"
        ).paragraph_format.keep_with_next = True
    results_table(document, part, plain(told))


@_write.register(NumberedFigure)
def _(block: NumberedFigure, document: Document) -> None:
    _caption(document, "Figure", block.number, block.title, block.anchor)
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    described(paragraph, block.png, plain(block.alternative), (TEXT_WIDTH, TALLEST_PICTURE), block.number)
    document.add_paragraph(plain(block.caption), style="Note")


def _caption(document: Document, kind: str, number: int, title: str, anchor: str) -> Any:
    """A caption with the number as a field, so that Word's own lists of tables and figures find it."""
    paragraph = document.add_paragraph(style="Caption")
    paragraph.add_run(f"{kind} ")
    field(paragraph, f"SEQ {kind} \\* ARABIC", str(number))
    paragraph.add_run(f". {plain(title)}")
    bookmark(paragraph, anchor)
    return paragraph
