"""How ready an area's workbooks are: as JSON for machines and as a page for people, without a name in either."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from soceis.evaluation.adapting.area import Adapted, Checked, SourceCount, TableCount
from soceis.evaluation.frames.findings import REASONS
from soceis.evaluation.report.content import (
    Block,
    Facts,
    Grid,
    Heading,
    Notice,
    NumberedTable,
    Paragraph,
    Report,
)

FORMAT = 1
LISTED = 20
SEVERITY_WORDS = {"error": "Error", "warning": "Warning", "note": "Note"}
KEEP = Notice(
    "Not for release",
    "This page names rows and columns of the workbooks, so that they can be corrected. It holds no names, but"
    " keep it with whoever may see the workbooks.",
)


def readiness_json(adapted: Adapted) -> dict[str, Any]:
    """Everything read, left out and noticed; rows by number, values for code words alone."""
    mapping = adapted.mapping
    return {
        "format": FORMAT,
        **adapted.meta(),
        "mapping": mapping.name,
        "unreadable": list(adapted.problems),
        "sources": [
            {
                "source": source.name,
                "place": source.place,
                "read": source.read,
                "used": source.used,
                "left_out": [
                    {"reason": reason, "rows": len(rows), "numbers": list(rows[:LISTED])}
                    for reason, rows in source.left_out
                ],
            }
            for source in adapted.sources
        ],
        "tables": {table.table: _table_json(table) for table in adapted.counts},
        "findings": [noticed.as_json() for noticed in adapted.noticed],
        "rules": [_rule_json(entry) for entry in gathered(adapted.checked)],
    }


def readiness_text(adapted: Adapted) -> str:
    """The JSON as it is written."""
    return json.dumps(readiness_json(adapted), indent=1, ensure_ascii=False) + "\n"


def _table_json(table: TableCount) -> dict[str, Any]:
    return {
        "looked_at": table.looked_at,
        "rows": table.made,
        "not_meant": table.not_meant,
        "excluded": [{"reason": reason, "rows": rows} for reason, rows in table.excluded],
        "columns": {
            field.column: {
                "known": field.known,
                "of": field.rows,
                "percent": _percent(field.known, field.rows),
            }
            for field in table.fields
        },
    }


def _percent(known: int, rows: int) -> int | None:
    """A whole number, halves up; None of nothing."""
    return (200 * known + rows) // (2 * rows) if rows else None


def _rule_json(entry: tuple[tuple[str, str, str, str], list[str]]) -> dict[str, Any]:
    (severity, table, column, code), origins = entry
    what, todo = REASONS[code]
    return {
        "code": code,
        "severity": severity,
        "table": table,
        "column": column or None,
        "count": len(origins),
        "rows": [origin for origin in origins if origin][:LISTED],
        "message": f"{what}. {todo}",
    }


def gathered(checked: tuple[Checked, ...]) -> Iterator[tuple[tuple[str, str, str, str], list[str]]]:
    """The findings of the extract's rules by kind, with the places of the rows; no value among them."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for one in checked:
        finding = one.finding
        key = (finding.severity, finding.table, finding.column, finding.code)
        found.setdefault(key, []).append(one.origin)
    yield from found.items()


def readiness_report(adapted: Adapted) -> Report:
    """The same as a page of blocks, for any renderer of reports."""
    mapping = adapted.mapping
    return Report(
        f"Readiness of {mapping.area}",
        f"What was read from the workbooks, and what was not. Data date {mapping.data_date.isoformat()}.",
        "Not for release",
        mapping.data_date,
        (("Area", mapping.area), ("Data date", mapping.data_date.isoformat())),
        tuple(_blocks(adapted)),
    )


def _blocks(adapted: Adapted) -> Iterator[Block]:
    numbers = iter(range(1, 1000))
    yield KEEP
    yield from _summary(adapted)
    yield Heading("What was read", "read")
    yield NumberedTable(next(numbers), "Rows of the workbooks", "sources", _sources(adapted.sources))
    yield Heading("What became of it", "tables")
    yield Paragraph(
        "A table looks at every row of the sheets that it is made from. Some rows are not meant for it, such as"
        " somebody without a plan for the table of plans; others are left out, each with its reason.",
        quiet=True,
    )
    yield NumberedTable(next(numbers), "Rows of the extract", "made", _tables(adapted.counts))
    yield Heading("What was left out", "left-out")
    left = _left_out(adapted)
    if left.rows:
        yield NumberedTable(next(numbers), "Rows left out, by reason", "excluded", left)
    else:
        yield Paragraph("No row was left out.")
    yield Heading("How complete each field is", "complete")
    yield NumberedTable(next(numbers), "Fields with a value", "fields", _fields(adapted.counts))
    yield Heading("What was noticed", "noticed")
    yield from _noticed(adapted, numbers)


def _summary(adapted: Adapted) -> Iterator[Block]:
    levels: Counter[str] = Counter(noticed.severity for noticed in adapted.noticed)
    levels.update(key[0] for key, _ in gathered(adapted.checked))
    yield Heading("In short", "short")
    for problem in adapted.problems:
        yield Notice("A file could not be read", problem[:1].upper() + problem[1:])
    read = sum(source.read for source in adapted.sources)
    used = sum(source.used for source in adapted.sources)
    yield Facts(
        (
            ("Area", f"{adapted.area} ({adapted.mapping.nation.replace('_', ' ').title()})"),
            ("Complete", "yes" if adapted.mapping.complete else "no: a partial area"),
            ("Launch date", adapted.mapping.launch_date.isoformat()),
            ("Data date", adapted.mapping.data_date.isoformat()),
            ("Rows used", f"{used:,} of {read:,} rows read"),
            ("Kinds of errors", str(levels["error"])),
            ("Kinds of warnings", str(levels["warning"])),
            ("Mapping", adapted.mapping.name),
        )
    )


def _sources(sources: tuple[SourceCount, ...]) -> Grid:
    return Grid(
        ("Source", "Where", "Rows read", "Used", "Left out"),
        tuple((s.name, s.place, f"{s.read:,}", f"{s.used:,}", f"{s.read - s.used:,}") for s in sources),
        ("left", "left", "right", "right", "right"),
    )


def _tables(tables: tuple[TableCount, ...]) -> Grid:
    return Grid(
        ("Table", "Rows looked at", "Made", "Not meant for it", "Left out"),
        tuple(
            (
                t.table,
                f"{t.looked_at:,}",
                f"{t.made:,}",
                f"{t.not_meant:,}",
                f"{sum(rows for _, rows in t.excluded):,}",
            )
            for t in tables
        ),
        ("left", "right", "right", "right", "right"),
    )


def _left_out(adapted: Adapted) -> Grid:
    rows = [
        (source.place, reason, f"{len(numbers):,}", _numbers(numbers))
        for source in adapted.sources
        for reason, numbers in source.left_out
    ]
    rows += [
        (f"table {table.table}", reason, f"{count:,}", "")
        for table in adapted.counts
        for reason, count in table.excluded
    ]
    return Grid(("Where", "Reason", "Rows", "Row numbers"), tuple(rows), ("left", "left", "right", "left"))


def _numbers(numbers: tuple[int, ...]) -> str:
    more = ", and more" if len(numbers) > LISTED else ""
    return ", ".join(str(number) for number in numbers[:LISTED]) + more


def _fields(tables: tuple[TableCount, ...]) -> Grid:
    rows = tuple(
        (f"{table.table}.{field.column}", f"{field.known:,} of {field.rows:,}", f"{percent}%")
        for table in tables
        for field in table.fields
        if (percent := _percent(field.known, field.rows)) is not None
    )
    return Grid(("Field", "Rows with a value", "Share"), rows, ("left", "right", "right"))


def _noticed(adapted: Adapted, numbers: Iterator[int]) -> Iterator[Block]:
    if not adapted.noticed and not adapted.checked:
        yield Paragraph("Nothing.")
        return
    if adapted.noticed:
        rows = tuple((SEVERITY_WORDS[noticed.severity], noticed.message) for noticed in adapted.noticed)
        yield NumberedTable(
            next(numbers),
            "In the workbooks",
            "findings",
            Grid(("Kind", "What and where"), rows, ("left", "left")),
        )
    if adapted.checked:
        yield NumberedTable(
            next(numbers), "Against the rules of the extract", "rules", _rules(adapted.checked)
        )


def _rules(checked: tuple[Checked, ...]) -> Grid:
    rows = []
    for (severity, table, column, code), origins in gathered(checked):
        what, todo = REASONS[code]
        where = f"{table}.{column}" if column else table
        places = "; ".join(origin for origin in origins[:LISTED] if origin)
        rows.append((SEVERITY_WORDS[severity], where, f"{len(origins):,}", f"{what}. {todo}", places))
    return Grid(
        ("Kind", "Field", "Times", "What, and what to do", "Where"),
        tuple(rows),
        ("left", "left", "right", "left", "left"),
    )


def readiness_html(adapted: Adapted) -> str:
    """The page as HTML."""
    from soceis.evaluation.report.html import render

    return render(readiness_report(adapted))
