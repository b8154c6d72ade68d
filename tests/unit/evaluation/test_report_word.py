"""The report for Word: real headings and captions, contents that are filled, pictures described, same bytes."""

import io
import re
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from soceis.evaluation.report import as_word, compose
from soceis.evaluation.report.content import Bullets, Heading, NumberedFigure, NumberedTable
from soceis.evaluation.report.paper import for_paper, parts_of
from tests.unit.evaluation import reports


@pytest.fixture(scope="module")
def content() -> bytes:
    return as_word(reports.report())


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def paragraphs(document: Any, style: str) -> list[str]:
    return [p.text.replace("\u200b", "") for p in document.paragraphs if p.style.name == style]


def tables_of(document: Any) -> dict[str, Any]:
    """The tables by what they are said to be."""
    found = document.element.body.iter(qn("w:tbl"))
    return {table.find(f".//{qn('w:tblDescription')}").get(qn("w:val")): table for table in found}


def test_headings_are_headings(document: Any) -> None:
    blocks = for_paper(reports.report())
    for level in (1, 2):
        expected = [b.text for b in blocks if isinstance(b, Heading) and b.level - 1 == level]
        assert paragraphs(document, f"Heading {level}") == expected
    assert paragraphs(document, "Title") == [reports.report().title]


def test_every_table_and_figure_has_a_caption_with_its_number_in_a_field(document: Any) -> None:
    blocks = for_paper(reports.report())
    expected = [
        f"{'Table' if isinstance(b, NumberedTable) else 'Figure'} {b.number}. {b.title}"
        for b in blocks
        if isinstance(b, NumberedTable | NumberedFigure)
    ]
    captions = [p for p in document.paragraphs if p.style.name == "Caption"]
    assert [p.text.replace("\u200b", "") for p in captions] == expected
    for caption in captions:
        instructions = "".join(t.text for t in caption._p.iter(qn("w:instrText")))
        assert re.fullmatch(r" SEQ (Table|Figure) \\\* ARABIC ", instructions)


def test_the_contents_are_filled_and_every_entry_leads_somewhere(document: Any) -> None:
    body = document.element.body
    entries = [p.text.replace("\u200b", "") for p in document.paragraphs if p.style.name == "Contents Entry"]
    links = list(body.iter(qn("w:hyperlink")))
    marks = {start.get(qn("w:name")) for start in body.iter(qn("w:bookmarkStart"))}
    assert len(links) == len(entries)
    assert {link.get(qn("w:anchor")) for link in links} <= marks
    texts = ["".join(t.text for t in link.iter(qn("w:t"))).replace("\u200b", "") for link in links]
    headings = [b.text for b in for_paper(reports.report()) if isinstance(b, Heading) and b.level == 2]
    assert texts[: len(headings)] == headings
    assert any(text.startswith("Table 1. ") for text in texts)
    assert any(text.startswith("Figure 1. ") for text in texts)


def test_no_bookmark_has_the_name_or_number_of_another(document: Any) -> None:
    starts = list(document.element.body.iter(qn("w:bookmarkStart")))
    for attribute in ("w:name", "w:id"):
        values = [start.get(qn(attribute)) for start in starts]
        assert len(values) == len(set(values))
        assert all(len(value) <= 40 for value in values)


def test_every_field_that_begins_ends(document: Any) -> None:
    kinds = [found.get(qn("w:fldCharType")) for found in document.element.body.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0


def test_heading_rows_are_marked_and_no_row_is_cut_by_a_page(document: Any) -> None:
    tables = tables_of(document)
    for block in for_paper(reports.report()):
        if not isinstance(block, NumberedTable):
            continue
        parts = parts_of(block.grid)
        for part in parts:
            name = block.title if part.of == 1 else f"{block.title}, part {part.number} of {part.of}"
            rows = list(tables[name].iter(qn("w:tr")))
            heads = [row for row in rows if row.find(f".//{qn('w:tblHeader')}") is not None]
            assert heads == rows[: 2 if part.grid.groups else 1]
            assert all(row.find(f".//{qn('w:cantSplit')}") is not None for row in rows)


def test_the_cells_are_those_of_the_content(document: Any) -> None:
    report = reports.report()
    block = next(b for b in report.blocks if isinstance(b, NumberedTable) and "referral_source" in b.anchor)
    table = tables_of(document)[block.title]
    rows = [
        ["".join(t.text or "" for t in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
        for row in table.iter(qn("w:tr"))
    ]
    assert rows[1:] == [list(block.grid.columns), list(block.grid.bases), *map(list, block.grid.rows)]


def test_every_picture_says_what_it_shows(document: Any) -> None:
    figures = [b for b in for_paper(reports.report()) if isinstance(b, NumberedFigure)]
    drawn = list(document.element.body.iter(qn("wp:docPr")))
    assert [found.get("descr") for found in drawn] == [figure.alternative for figure in figures]


def test_the_language_is_british_english_and_the_mark_stands_on_every_page(document: Any) -> None:
    languages = {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}
    footer = document.sections[0].footer
    assert "Not for release" in footer.paragraphs[0].text
    fields = "".join(t.text for t in footer._element.iter(qn("w:instrText")))
    assert "PAGE" in fields
    assert "NUMPAGES" in fields


def test_the_key_findings_are_a_list(document: Any) -> None:
    said = [item for b in reports.report().blocks if isinstance(b, Bullets) for item in b.items]
    assert paragraphs(document, "List Bullet") == said


def test_the_same_report_is_the_same_bytes_and_no_file_in_it_has_a_time(
    content: bytes, document: Any
) -> None:
    assert as_word(compose(reports.material())) == content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None
    assert document.core_properties.created.date() == document.core_properties.modified.date()
    assert document.core_properties.created.date() == reports.report().dated
    assert document.core_properties.author == "soceis"


@pytest.mark.parametrize("name", [reports.HOSTILE[:-3], reports.FOREIGN, "x" * 180])
def test_no_name_can_break_the_document(name: str) -> None:
    made = docx.Document(io.BytesIO(as_word(reports.report(reports.of_areas(2, name + "{}")))))
    text = "".join(t.text or "" for t in made.element.body.iter(qn("w:t"))).replace("\u200b", "")
    assert f"{name}1" in text
    assert f"{name}2" in text
