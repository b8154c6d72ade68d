"""What people decided about pairs: who, when, why; kept in a CSV file and applied again at every run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from soceis.evaluation.errors import CannotWrite, DecisionsContradict, LinkageFileUnreadable

if TYPE_CHECKING:
    from soceis.evaluation.linkage.records import Records

Verdict = Literal["same", "different"]
HEADINGS = ("service_record_id", "police_record_id", "decision", "by", "on", "why")
# What people write for one verdict or the other.
WORDS: dict[str, Verdict] = {
    "same": "same", "link": "same", "yes": "same", "y": "same", "match": "same", "1": "same",
    "different": "different", "no_link": "different", "no link": "different", "no": "different", "n": "different",
    "not_same": "different", "0": "different",
}  # fmt: skip
UNDECIDED = frozenset({"", "?", "unsure", "skip", "later"})


@dataclass(frozen=True, slots=True)
class Decision:
    """One person's verdict on two records: the same young person, or different ones."""

    service: str
    police: str
    verdict: Verdict
    by: str
    on: date
    why: str


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions in a CSV file, with any further columns; rows without a decision are left for later.

    LinkageFileUnreadable when a column, a name or a date is missing or a word is not known.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise LinkageFileUnreadable(
            f"{path.name} cannot be read as text (UTF-8); save it as CSV again."
        ) from None
    rows = csv.DictReader(io.StringIO(text))
    missing = [heading for heading in HEADINGS[:5] if heading not in (rows.fieldnames or ())]
    if missing:
        raise LinkageFileUnreadable(
            f"{path.name} lacks the column {missing[0]}; decisions need {', '.join(HEADINGS)}."
        )
    return tuple(
        _read(path.name, number, row)
        for number, row in enumerate(rows, start=2)
        if (row["decision"] or "").strip().casefold() not in UNDECIDED
    )


def _read(name: str, number: int, row: dict[str, str | None]) -> Decision:
    told = {heading: (row.get(heading) or "").strip() for heading in HEADINGS}
    verdict = WORDS.get(told["decision"].casefold())
    if verdict is None:
        raise LinkageFileUnreadable(
            f"{name}, row {number}: the decision is not a word that is known; write same or different."
        )
    try:
        on = date.fromisoformat(told["on"])
    except ValueError:
        raise LinkageFileUnreadable(
            f"{name}, row {number}: the column on must be the day of the decision, YYYY-MM-DD."
        ) from None
    if not told["by"] or not told["service_record_id"] or not told["police_record_id"]:
        raise LinkageFileUnreadable(
            f"{name}, row {number}: a decision needs both record ids and, in the column by, who decided."
        )
    return Decision(told["service_record_id"], told["police_record_id"], verdict, told["by"], on, told["why"])


def decisions_as_csv(decisions: Iterable[Decision]) -> str:
    """The decisions as a file that `read_decisions` reads."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADINGS)
    for each in decisions:
        writer.writerow([each.service, each.police, each.verdict, each.by, each.on.isoformat(), each.why])
    return text.getvalue()


def save_decisions(decisions: Iterable[Decision], path: Path) -> None:
    """Write the file whole; CannotWrite when that is not possible."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(decisions_as_csv(decisions), encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written ({error.strerror}); the decisions before stand."
        ) from None


def merged(kept: Sequence[Decision], new: Sequence[Decision]) -> tuple[Decision, ...]:
    """All decisions, each once, in the order of the records. Merging again changes nothing.

    DecisionsContradict when two say different things about the same records, or give one record two others.
    """
    found: dict[tuple[str, str], Decision] = {}
    for each in (*kept, *new):
        before = found.setdefault((each.service, each.police), each)
        if before.verdict != each.verdict:
            raise DecisionsContradict(
                f"records {each.service} and {each.police} are {before.verdict} by {before.by} on {before.on} and"
                f" {each.verdict} by {each.by} on {each.on}; keep one of the two decisions."
            )
    _refuse_two(found.values())
    return tuple(found[key] for key in sorted(found))


def _refuse_two(decisions: Iterable[Decision]) -> None:
    partners: dict[tuple[str, str], Decision] = {}
    for each in decisions:
        if each.verdict != "same":
            continue
        for side, record in (("service", each.service), ("police", each.police)):
            before = partners.setdefault((side, record), each)
            if before is not each:
                raise DecisionsContradict(
                    f"record {record} of the {side} is the same as two records of the other side, by {before.by} on"
                    f" {before.on} and by {each.by} on {each.on}; keep one of the two decisions."
                )


def placed(decisions: Sequence[Decision], service: Records, police: Records) -> list[tuple[int, int, bool]]:
    """(place in service, place in police, the same) of each decision whose records are both there."""
    if not decisions:
        return []
    left = {record: place for place, record in enumerate(service.ids)}
    right = {record: place for place, record in enumerate(police.ids)}
    return [
        (left[each.service], right[each.police], each.verdict == "same")
        for each in merged((), decisions)
        if each.service in left and each.police in right
    ]
