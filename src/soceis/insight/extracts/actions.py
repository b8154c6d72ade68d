"""Making an extract: the only way in which pseudonymised records leave the service."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from soceis.evaluation import write_extract
from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.errors import Invalid
from soceis.insight.extracts.models import ExtractMade
from soceis.insight.extracts.queries.frames import frames, in_a_series
from soceis.insight.extracts.rules import normal_series, purpose_problem, series_problem

# The same content always gives the same bytes: one date for every file, one order.
ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)
READ_BY_OWNER = 0o600 << 16
UNIX = 3


@dataclass(frozen=True, slots=True)
class Extract:
    """An extract as a zip file, and the record of it."""

    record: ExtractMade
    content: bytes


@transaction.atomic
def make(*, by: User, purpose: str, series: str, areas: Sequence[Area], as_of: date | None = None) -> Extract:
    """Write the records as at each area's day (see `queries.frames`) into a zip of the contract's files.

    Records who, when, what for, the rows of each table and the SHA-256 of the zip. Refused without
    EXTRACT_MAKE; Invalid when the purpose is short, the series has no name, no area is chosen or the day
    lies ahead.
    """
    check(reach_of(by), Permission.EXTRACT_MAKE)
    problems = {"purpose": purpose_problem(purpose), "series": series_problem(series)}
    if not areas:
        problems["areas"] = "Choose at least one area."
    if any(problems.values()):
        raise Invalid({name: problem for name, problem in problems.items() if problem})
    meta, tables = frames(as_of, [area.name for area in areas])
    renamed = in_a_series(tables, series)
    with TemporaryDirectory(prefix="extract-") as folder:
        content = zipped(write_extract(renamed, meta, Path(folder)))
    record = ExtractMade.objects.create(
        made_by=by,
        purpose=purpose.strip(),
        series=normal_series(series),
        areas=[area.code for area in areas],
        as_of=as_of,
        rows={name: table.num_rows for name, table in renamed.items()},
        sha256=hashlib.sha256(content).hexdigest(),
    )
    audit.record(
        by=by,
        action=Action.EXPORTED,
        areas=[area.id for area in areas],
        record=record,
        purpose=record.purpose,
        detail={"rows": record.rows, "series": record.series, "as_of": as_of, "sha256": record.sha256},
    )
    return Extract(record, content)


def zipped(files: Sequence[Path]) -> bytes:
    """The files, without folders, in the order of their names."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for path in sorted(files, key=lambda path: path.name):
            entry = zipfile.ZipInfo(path.name, ZIP_MOMENT)
            entry.compress_type, entry.external_attr, entry.create_system = (
                zipfile.ZIP_DEFLATED,
                READ_BY_OWNER,
                UNIX,
            )
            bundle.writestr(entry, path.read_bytes())
    return made.getvalue()
