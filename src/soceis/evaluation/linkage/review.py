"""The queue of pairs that wait for a person, and what is shown of them.

review.csv holds no identifiers. Whoever reviews at a terminal, where both files are, sees the two records side by
side; they are read for that moment and written nowhere.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from soceis.evaluation.errors import LinkageFileUnreadable
from soceis.evaluation.linkage.decisions import Decision, merged, read_decisions, save_decisions
from soceis.evaluation.linkage.outputs import ASKED, DECISIONS, PAIR, REVIEW
from soceis.evaluation.linkage.records import parsed
from soceis.evaluation.linkage.settings import Settings

TWO = "two_candidates"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A pair that waits for a decision; `agreement` is {field: how it compares}."""

    service: str
    police: str
    probability: float
    two_candidates: bool
    agreement: tuple[tuple[str, str], ...]


def waiting_in(folder: Path) -> tuple[Waiting, ...]:
    """The pairs of review.csv that nobody decided yet; LinkageFileUnreadable when there is no such file."""
    try:
        text = (folder / REVIEW).read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        found = [_waiting(row) for row in rows]
    except (OSError, UnicodeDecodeError, KeyError, ValueError):
        raise LinkageFileUnreadable(
            f"{folder} holds no {REVIEW} that can be read; run `soceis link SERVICE.csv POLICE.csv --out {folder}`"
            " first."
        ) from None
    decided = {(each.service, each.police) for each in kept_in(folder)}
    return tuple(each for each in found if (each.service, each.police) not in decided)


def _waiting(row: dict[str, str]) -> Waiting:
    known = {*PAIR, TWO, *ASKED}
    return Waiting(
        row[PAIR[0]],
        row[PAIR[2]],
        float(row["probability"]),
        row[TWO] == "yes",
        tuple((field, words) for field, words in row.items() if field not in known),
    )


def kept_in(folder: Path) -> tuple[Decision, ...]:
    """The decisions that a folder holds; none when it holds no such file."""
    path = folder / DECISIONS
    return read_decisions(path) if path.exists() else ()


def keep(folder: Path, new: Sequence[Decision]) -> tuple[Decision, ...]:
    """Add decisions to those of a folder and return all; DecisionsContradict when they cannot stand together."""
    together = merged(kept_in(folder), new)
    save_decisions(together, folder / DECISIONS)
    return together


def shown_records(path: Path, wanted: Sequence[str], settings: Settings) -> dict[str, dict[str, str]]:
    """{record id: {field: what the file says}} of some records, to be shown to a person and not kept."""
    import pyarrow as pa
    import pyarrow.compute as pc

    table = parsed(path)
    if settings.record_id not in table.column_names:
        raise LinkageFileUnreadable(
            f"{path.name} has no column {settings.record_id}; give the file that was linked."
        )
    ids = pc.utf8_trim_whitespace(table.column(settings.record_id))
    fields = [each.name for each in settings.fields] + [settings.aliases]
    here = [field for field in fields if field in table.column_names]
    rows = table.append_column("(id)", ids).filter(pc.is_in(ids, pa.array(list(wanted), pa.string())))
    return {row["(id)"]: {field: row[field] or "" for field in here} for row in reversed(rows.to_pylist())}
