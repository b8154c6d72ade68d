"""extract.json: which areas the extract holds, and the day on which each area's data was taken."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from soceis.evaluation.codes import NATIONS, OVERALL
from soceis.evaluation.errors import ExtractUnreadable
from soceis.evaluation.frames.findings import Finding, finding, shown
from soceis.evaluation.frames.schema import FORMAT

META_FILE = "extract.json"
LONGEST_NAME = 200
ISO_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Area:
    """An area as at its data date; `complete` is False for a partial area (case files only, late data)."""

    name: str
    nation: str
    launch_date: date | None
    data_date: date
    complete: bool


@dataclass(frozen=True, slots=True)
class Meta:
    """What extract.json says."""

    service: str
    created_at: str
    areas: tuple[Area, ...]


def parse_text(text: str) -> dict[str, Any]:
    """The object of extract.json; ExtractUnreadable when it is not JSON or not an object."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        usual = "too deeply nested" if isinstance(error, RecursionError) else "a number is too long"
        reason = getattr(error, "msg", usual)
        line = getattr(error, "lineno", None)
        where = f" in line {line}" if line else ""
        raise ExtractUnreadable(
            f"{META_FILE} is not valid JSON ({reason}{where}); write it again as the contract describes."
        ) from None
    if not isinstance(found, dict):
        raise ExtractUnreadable(
            f"{META_FILE} must hold one JSON object; write it again as the contract describes."
        )
    return found


def parse(content: Mapping[str, Any]) -> tuple[Meta, tuple[Finding, ...]]:
    """The areas of an extract and the findings about them; ExtractUnreadable when they cannot be known."""
    if type(content.get("format")) is not int or content["format"] != FORMAT:
        raise ExtractUnreadable(
            f"{META_FILE} says format {shown(json.dumps(content.get('format'), default=str))}, "
            f"but this version reads format {FORMAT}; make the extract again in format {FORMAT}."
        )
    listed = content.get("areas")
    if not isinstance(listed, list) or not listed:
        raise ExtractUnreadable(
            f"{META_FILE} lists no areas; add each area with its launch date and data date."
        )
    findings: list[Finding] = []
    areas = tuple(_area(entry, number, findings) for number, entry in enumerate(listed, start=1))
    names = [area.name for area in areas]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        raise ExtractUnreadable(
            f'{META_FILE} lists the area "{shown(doubled[0])}" twice; keep one of the two.'
        )
    created_at = content.get("created_at")
    if not _is_moment(created_at):
        findings.append(finding("not_a_timestamp", "warning", META_FILE, column="created_at"))
    service = content.get("service")
    return (
        Meta(
            _plain(service),
            _plain(created_at),
            areas,
        ),
        tuple(findings),
    )


def _plain(text: object) -> str:
    """A text that can be printed: not endless, without control characters, halves of characters or turned order."""
    if not isinstance(text, str):
        return ""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text[:LONGEST_NAME])


def _area(entry: object, number: int, findings: list[Finding]) -> Area:
    if not isinstance(entry, dict):
        raise ExtractUnreadable(
            f"area {number} in {META_FILE} is not an object; write it as the contract describes."
        )
    name = entry.get("area")
    if not isinstance(name, str) or not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise ExtractUnreadable(
            f"area {number} in {META_FILE} has no usable name; give it one of up to 200 letters."
        )
    if name == OVERALL:
        raise ExtractUnreadable(
            f'an area in {META_FILE} is called "{OVERALL}", the name of the last column; rename it.'
        )
    data_date = _date(entry.get("data_date"))
    if data_date is None:
        raise ExtractUnreadable(
            f'the area "{name}" in {META_FILE} has no data_date as YYYY-MM-DD; add the day its data was taken.'
        )
    complete = entry.get("complete")
    if not isinstance(complete, bool):
        raise ExtractUnreadable(
            f'the area "{name}" in {META_FILE} does not say "complete": true or false; add it,'
            " because partial areas are counted differently."
        )
    launch_date = _date(entry.get("launch_date"))
    if launch_date is None:
        findings.append(finding("no_launch_date", "error", META_FILE, column="launch_date", area=name))
    elif launch_date > data_date:
        findings.append(
            finding("launch_after_data_date", "warning", META_FILE, column="launch_date", area=name)
        )
    nation = entry.get("nation")
    if nation not in NATIONS:
        value = nation if isinstance(nation, str) else ""
        findings.append(
            finding("unknown_nation", "error", META_FILE, column="nation", area=name, value=value)
        )
    return Area(name, nation if isinstance(nation, str) else "", launch_date, data_date, complete)


def _date(value: object) -> date | None:
    if isinstance(value, datetime):
        return None
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or not ISO_DATE.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _is_moment(value: object) -> bool:
    if isinstance(value, datetime):
        return True
    if not isinstance(value, str):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
