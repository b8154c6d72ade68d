"""The report as one HTML page: own styles, figures inside, no script, nothing fetched."""

import re
from collections.abc import Iterable
from functools import singledispatch
from html import escape

from soceis.evaluation.report.content import (
    Block,
    Bullets,
    Facts,
    Grid,
    Heading,
    Notice,
    NumberedFigure,
    NumberedTable,
    Paragraph,
    Report,
)
from soceis.evaluation.report.style import STYLE, policy, typeface


def render(report: Report) -> str:
    """The page."""
    entries = "".join(
        f'<li><a href="#{heading.anchor}">{escape(heading.text)}</a></li>'
        for heading in report.headings
        if heading.level == 2
    )
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{escape(report.title)}</title>\n<style>{typeface()}{STYLE}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#main">Skip to the report</a>\n'
        f'<header><p class="mark">{escape(report.mark)}</p>'
        f"<h1>{escape(report.title)}</h1><p>{escape(report.subtitle)}</p></header>\n"
        f'<div class="page"><nav aria-label="Contents"><h2>Contents</h2><ol>{entries}</ol></nav>\n'
        f'<main id="main">\n{"".join(_sections(report.blocks))}</main></div>\n</body>\n</html>\n'
    )


def _sections(blocks: Iterable[Block]) -> Iterable[str]:
    """The blocks, each run under a heading in a section of its own."""
    opened = False
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            if opened:
                yield "</section>\n"
            yield f'<section aria-labelledby="{block.anchor}">'
            opened = True
        yield _drawn(block) + "\n"
    if opened:
        yield "</section>\n"


@singledispatch
def _drawn(block: object) -> str:
    raise TypeError(f"a report has no block of the kind {type(block).__name__}")


@_drawn.register
def _(block: Heading) -> str:
    return f'<h{block.level} id="{block.anchor}">{escape(block.text)}</h{block.level}>'


@_drawn.register
def _(block: Paragraph) -> str:
    kind = ' class="quiet"' if block.quiet else ""
    return f"<p{kind}>{escape(block.text)}</p>"


@_drawn.register
def _(block: Bullets) -> str:
    items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
    return f'<ul class="sentences">{items}</ul>'


@_drawn.register
def _(block: Notice) -> str:
    return f'<div class="notice" role="note"><strong>{escape(block.title)}</strong><p>{escape(block.text)}</p></div>'


@_drawn.register
def _(block: Facts) -> str:
    entries = "".join(
        f"<div><dt>{escape(term)}</dt><dd>{escape(text)}</dd></div>" for term, text in block.entries
    )
    return f"<dl>{entries}</dl>"


@_drawn.register
def _(block: NumberedTable) -> str:
    heading = f"Table {block.number}. {block.title}"
    grid = _grid(block.grid, heading, block.anchor)
    if block.folded:
        rows = len(block.grid.rows)
        grid = (
            f"<details><summary>Show the {rows:,} {'row' if rows == 1 else 'rows'}</summary>{grid}</details>"
        )
    notes = "".join(f"<p>{escape(note)}</p>" for note in block.notes)
    return (
        f'<div class="card" id="{block.anchor}"><h3>{escape(heading)}</h3>{grid}'
        + (f'<div class="notes">{notes}</div>' if notes else "")
        + "</div>"
    )


@_drawn.register
def _(block: NumberedFigure) -> str:
    heading = f"Figure {block.number}. {block.title}"
    picture = _one_picture(block.svg)
    table = _grid(block.table, f"{heading}: the same numbers", f"{block.anchor}-numbers")
    return (
        f'<figure class="card" id="{block.anchor}"><h3>{escape(heading)}</h3>'
        f'<div class="picture" tabindex="0" role="region" aria-label="{escape(heading)}">{picture}</div>'
        f"<figcaption>{_folded(block.caption)}</figcaption>"
        f"<details><summary>The same numbers as a table</summary>{table}</details></figure>"
    )


LONG, FIRST = 320, 100


def _folded(caption: str) -> str:
    """A caption; of a long one only its first sentences until somebody asks for more (on paper all of it)."""
    end = caption.find(". ", FIRST) + 1
    if len(caption) <= LONG or not end:
        return escape(caption)
    return (
        f"{escape(caption[:end])}<details><summary>How it is counted and drawn</summary>"
        f"<p>{escape(caption[end:].strip())}</p></details>"
    )


TAG = re.compile(r"<[A-Za-z][^>]*>")
SPOKEN = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"')


def _one_picture(svg: str) -> str:
    """The figure as one picture with its title and description: nobody hears every mark of it by itself."""
    opening, closing, inside = svg.partition(">")
    return opening + closing + TAG.sub(lambda tag: SPOKEN.sub("", tag[0]), inside)


def _grid(grid: Grid, caption: str, anchor: str) -> str:
    """A table in a frame that scrolls by itself when the page is narrow."""
    over = ""
    if grid.groups:
        groups = "".join(
            f'<th scope="colgroup" colspan="{group.columns}">{escape(group.text)}</th>'
            if group.text
            else "<td></td>"
            for group in grid.groups
        )
        over = f'<tr class="groups">{groups}</tr>'
    headings = "".join(
        f'<th scope="col" class="{align}">{escape(text)}</th>' if text else "<td></td>"
        for text, align in zip(grid.columns, grid.align, strict=True)
    )
    bases = f'<tr class="base">{_row(grid.bases, grid)}</tr>' if grid.bases else ""
    body = "".join(f"<tr>{_row(row, grid)}</tr>" for row in grid.rows)
    return (
        f'<div class="frame" tabindex="0" role="region" aria-label="{escape(caption)}" id="{anchor}-frame">'
        f'<table><caption class="unseen">{escape(caption)}</caption>'
        f"<thead>{over}<tr>{headings}</tr></thead><tbody>{bases}{body}</tbody></table></div>"
    )


def _row(row: tuple[str, ...], grid: Grid) -> str:
    name, *values = row
    cells = "".join(
        f'<td class="{align}">{escape(value)}</td>'
        for value, align in zip(values, grid.align[1:], strict=True)
    )
    return f'<th scope="row">{escape(name)}</th>{cells}'
