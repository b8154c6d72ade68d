"""The parts of a Word document that python-docx has no word for: fields, bookmarks, header rows, alternative text."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from soceis.evaluation.report.paper import KEPT_TOGETHER, Part, breakable

if TYPE_CHECKING:
    from docx.document import Document

# What every office program has, for a Word document brings no fonts of its own.
FONT, CODE_FONT = "Arial", "Courier New"
INK, MUTED, DEEP, LINE, AMBER = "17282B", "56676A", "073F40", "D9D2C5", "FFE8B8"
POINTS: dict[str, float] = {"Normal": 10.5, "Caption": 10.5, "List Bullet": 10.5, "Title": 28}
# Left and right margin, and the height of a line of a table, in millimetres and points.
MARGIN_MM, TABLE_POINTS, CODE_POINTS, FACT_POINTS = 20, 8.5, 6.5, 9.5
# The air at the sides of a cell, in twentieths of a point.
CELL_MARGIN = 45
TERM_MM, SAID_MM = 45.0, 125.0
# How a paragraph in a table begins.
STYLED = '<w:pStyle w:val="Cell"/>'
# XML 1.0 has no place for these.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def plain(text: str) -> str:
    """The text without what no Word document can hold, very long words breakable."""
    return breakable(UNWRITABLE.sub("\ufffd", text))


def new_document(title: str, subtitle: str, mark: str) -> Document:
    """An empty document in British English with our styles, page numbers and the mark on every page."""
    import docx
    from docx.shared import Mm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN_MM)
    section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    _styles(document)
    _footer(section, mark)
    core = document.core_properties
    core.title, core.subject, core.author, core.last_modified_by = (
        plain(title),
        plain(subtitle),
        "soceis",
        "soceis",
    )
    core.language, core.comments, core.revision = "en-GB", "", 1
    return document


def _styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    styles = document.styles
    for style in list(styles):
        # A hundred looks of tables that we do not use: every paragraph's style is looked for among them.
        if style.type == WD_STYLE_TYPE.TABLE and not style.element.default:
            style.delete()
    for name in ("Note", "Mark", "Cell", "Contents Entry", "Contents Heading"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    sizes = POINTS | {
        "Note": 9,
        "Mark": 10.5,
        "Cell": TABLE_POINTS,
        "Contents Entry": 10.5,
        "Contents Heading": 13,
    }
    sizes |= {"Heading 1": 17, "Heading 2": 12.5}
    for name, size in sizes.items():
        style = styles[name]
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.color.rgb = RGBColor.from_string(MUTED if name == "Note" else INK)
        _typeface(style)
    for name in ("Title", "Heading 1", "Heading 2", "Contents Heading"):
        styles[name].font.bold = True
        styles[name].font.color.rgb = RGBColor.from_string(DEEP)
    title = styles["Title"].element.get_or_add_pPr()
    for border in title.findall(qn("w:pBdr")):
        title.remove(border)
    styles["Caption"].font.bold = styles["Mark"].font.bold = True
    styles["Caption"].paragraph_format.keep_with_next = True
    styles["Caption"].paragraph_format.space_before = Pt(14)
    styles["Heading 1"].paragraph_format.space_before = Pt(22)
    styles["Heading 1"].paragraph_format.space_after = Pt(6)
    styles["Cell"].paragraph_format.space_after = Pt(0)
    styles["Contents Entry"].paragraph_format.space_after = Pt(2)
    styles["Note"].paragraph_format.space_after = Pt(3)
    shaded(styles["Mark"].element.get_or_add_pPr(), AMBER)
    _language(document)


def _typeface(style: Any) -> None:
    """Our typeface for every script, and no theme that would take its place."""
    from docx.oxml.ns import qn

    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)


def _language(document: Document) -> None:
    from docx.oxml.ns import qn

    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), "en-GB")


def _footer(section: Any, mark: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    paragraph = section.footer.paragraphs[0]
    paragraph.style = "Note"
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(210 - 2 * MARGIN_MM), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(plain(mark)).bold = True
    paragraph.add_run("\tPage ")
    field(paragraph, "PAGE", "1")
    paragraph.add_run(" of ")
    field(paragraph, "NUMPAGES", "1")


def _element(tag: str, **values: str) -> Any:
    """A new XML element of Word's own namespace."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    return made


def _instruction(text: str) -> Any:
    from docx.oxml.ns import qn

    made = _element("instrText")
    made.set(qn("xml:space"), "preserve")
    made.text = f" {text} "
    return made


def field(paragraph: Any, instruction: str, result: str) -> None:
    """A field with its result already in it."""
    for child in (
        _element("fldChar", fldCharType="begin"),
        _instruction(instruction),
        _element("fldChar", fldCharType="separate"),
    ):
        paragraph.add_run()._r.append(child)  # noqa: SLF001 - python-docx gives no other way to its XML
    paragraph.add_run(result)
    paragraph.add_run()._r.append(_element("fldChar", fldCharType="end"))  # noqa: SLF001 - as above


def contents_field(
    document: Document, title: str, instruction: str, entries: Sequence[tuple[str, str]]
) -> None:
    """A list of contents as a field whose result, links to bookmarks, is written out."""
    if not entries:
        return
    document.add_paragraph(title, style="Contents Heading")
    for number, (words, anchor) in enumerate(entries):
        paragraph = document.add_paragraph(style="Contents Entry")
        if number == 0:
            for child in (
                _element("fldChar", fldCharType="begin"),
                _instruction(instruction),
                _element("fldChar", fldCharType="separate"),
            ):
                paragraph.add_run()._r.append(child)  # noqa: SLF001 - as above
        link = _element("hyperlink", anchor=bookmark_name(anchor), history="1")
        run = paragraph.add_run(plain(words))
        link.append(run._r)  # noqa: SLF001 - as above
        paragraph._p.append(link)  # noqa: SLF001 - as above
        if number == len(entries) - 1:
            paragraph.add_run()._r.append(_element("fldChar", fldCharType="end"))  # noqa: SLF001 - as above


def bookmark_name(anchor: str) -> str:
    """A name for a bookmark: a letter first, letters, digits and underscores, at most 40."""
    import hashlib

    name = "_" + re.sub("[^A-Za-z0-9_]", "_", anchor)
    if len(name) <= 40 and name[1:] == anchor.replace("-", "_"):
        return name
    return f"{name[:27]}_{hashlib.sha256(anchor.encode()).hexdigest()[:12]}"


def bookmark(paragraph: Any, anchor: str) -> None:
    """A bookmark around a paragraph, for the contents to point at."""
    name = bookmark_name(anchor)
    body = paragraph._p  # noqa: SLF001 - as above
    number = str(sum(1 for _ in body.getroottree().iter("{*}bookmarkStart")) + 1)
    start = _element("bookmarkStart", id=number, name=name)
    body.insert(1 if body.pPr is not None else 0, start)
    body.append(_element("bookmarkEnd", id=number))


def shaded(properties: Any, colour: str) -> None:
    """A ground of a colour behind a paragraph or a cell."""
    properties.append(_element("shd", val="clear", color="auto", fill=colour))


def facts_table(document: Document, entries: Sequence[tuple[str, str]]) -> None:
    """Terms and what they are, in two columns."""
    said = Look(points=FACT_POINTS)
    term = Look(points=FACT_POINTS, bold=True)
    rows = [_row(((_cell(name, TERM_MM, term)), _cell(words, SAID_MM, said))) for name, words in entries]
    _append(document, rows, (TERM_MM, SAID_MM), "Terms and what they mean")


def results_table(document: Document, part: Part, description: str) -> None:
    """A part of a table of results: its heading rows marked as such and repeated on every page."""
    grid = part.grid
    sides = [align == "right" for align in grid.align]
    rows = []
    if grid.groups:
        rows.append(_row(_grouped(part), heads=True))
    head = [Look(bold=True, colour=MUTED, right=right) for right in sides]
    rows.append(_row(_cells(part, grid.columns, head), heads=True))
    if grid.bases:
        rows.append(_row(_cells(part, grid.bases, [Look(colour=MUTED, right=right) for right in sides])))
    body = [Look(right=align == "right", code=align == "code") for align in grid.align]
    rows += [_row(_cells(part, row, body)) for row in grid.rows]
    if len(rows) <= KEPT_TOGETHER:
        rows = [*(row.replace(STYLED, f"{STYLED}<w:keepNext/>") for row in rows[:-1]), rows[-1]]
    _append(document, rows, part.widths, description)


@dataclass(frozen=True, slots=True)
class Look:
    """How the text of a cell looks."""

    right: bool = False
    bold: bool = False
    code: bool = False
    colour: str = ""
    points: float = TABLE_POINTS


def _cells(part: Part, texts: Sequence[str], looks: Sequence[Look]) -> list[str]:
    return [_cell(*each) for each in zip(texts, part.widths, looks, strict=True)]


def _grouped(part: Part) -> list[str]:
    cells = []
    at = 0
    for group in part.grid.groups:
        wide = sum(part.widths[at : at + group.columns])
        cells.append(_cell(group.text, wide, Look(right=at > 0, bold=True), span=group.columns))
        at += group.columns
    return cells


# A table is written as XML at once: cell by cell through python-docx takes a hundred times as long.


def _append(document: Document, rows: Sequence[str], widths: Sequence[float], description: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>'
        for side in ("top", "bottom", "insideH")
    )
    margins = "".join(f'<w:{side} w:w="{CELL_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    columns = "".join(f'<w:gridCol w:w="{_twips(wide)}"/>' for wide in widths)
    table = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar>'
        f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblDescription w:val={quoteattr(description)}/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
    after = document.add_paragraph(style="Cell")
    after._p.addprevious(table)  # noqa: SLF001 - as above


def _row(cells: Sequence[str], *, heads: bool = False) -> str:
    """A row that the end of a page never cuts; `heads` repeats it on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if heads else ''}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(text: str, wide: float, look: Look, *, span: int = 1) -> str:
    said = text if look.code else plain(text)
    points = CODE_POINTS if look.code else look.points
    fonts = f'<w:rFonts w:ascii="{CODE_FONT}" w:hAnsi="{CODE_FONT}" w:cs="{CODE_FONT}"/>' if look.code else ""
    bold = "<w:b/>" if look.bold else ""
    colour = f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    side = '<w:jc w:val="right"/>' if look.right else ""
    spread = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(wide)}" w:type="dxa"/>{spread}</w:tcPr>'
        f"<w:p><w:pPr>{STYLED}{side}</w:pPr><w:r><w:rPr>{fonts}{bold}{colour}"
        f'<w:sz w:val="{round(2 * points)}"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(said)}</w:t></w:r></w:p></w:tc>'
    )


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def described(paragraph: Any, png: bytes, alternative: str, most: tuple[float, float], number: int) -> None:
    """A picture no larger than `most` (width and height in mm), with what it shows in words."""
    from docx.shared import Mm

    run = paragraph.add_run()
    shape = run.add_picture(io.BytesIO(png), width=Mm(most[0]))
    if shape.height > Mm(most[1]):
        shape.width, shape.height = int(shape.width * Mm(most[1]) / shape.height), Mm(most[1])
    properties = shape._inline.docPr  # noqa: SLF001 - as above
    properties.set("descr", alternative)
    properties.set("name", f"Figure {number}")
