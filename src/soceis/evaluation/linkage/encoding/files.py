"""Encoded records as a Parquet file, which says how it was made and by which check value its secret is known."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from soceis.evaluation.errors import CannotWrite, EncodingsDiffer, LinkageFileUnreadable
from soceis.evaluation.linkage.encoding.making import BITS, HASHES, Coder
from soceis.evaluation.linkage.records import NUMBER, Records
from soceis.evaluation.linkage.settings import Field, Settings

FORMAT = 1
MARK = b"soceis linkage codes"
MAGIC = b"PAR1"
OWN = ("record_id", "unit_id", "area")


@dataclass(frozen=True, slots=True)
class Encoded:
    """Encoded records, the settings under which they can be linked, and the check value of their secret."""

    records: Records
    settings: Settings
    check: str


def encoding_settings(settings: Settings) -> Settings:
    """The settings that link codes of files with these fields."""
    return settings.with_(encoded=True)


def is_encoded(path: Path) -> bool:
    """Whether a file looks like one of codes."""
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


def write_encoded(records: Records, settings: Settings, secret: bytes, path: Path) -> None:
    """Write encoded records (`encode`); CannotWrite when that is not possible."""
    import pyarrow as pa
    from pyarrow import parquet

    own = dict(zip(OWN, (records.ids, records.units, records.areas), strict=True))
    told = {
        "format": FORMAT,
        "name": records.name,
        "read": records.read,
        "bits": BITS,
        "hashes": HASHES,
        "fields": [[each.name, each.kind] for each in settings.fields],
        "check": Coder(secret).check(),
    }
    table = pa.table({**{f"own_{name}": pa.array(values, pa.string()) for name, values in own.items()}})
    for name in records.columns.column_names:
        if name != NUMBER:
            table = table.append_column(name, records.columns.column(name))
    try:
        parquet.write_table(
            table.replace_schema_metadata({MARK: json.dumps(told).encode()}), path, compression="zstd"
        )
    except OSError as error:
        raise CannotWrite(f"{path} cannot be written ({error.strerror}); choose another place.") from None


def read_encoded(path: Path, settings: Settings | None = None) -> Encoded:
    """Encoded records as they were written; LinkageFileUnreadable when the file is none."""
    import numpy as np
    import pyarrow as pa
    from pyarrow import parquet

    try:
        table = parquet.read_table(path)
    except (OSError, pa.ArrowInvalid):
        raise LinkageFileUnreadable(
            f"{path.name} cannot be read as a file of codes; make it again with `soceis link encode`."
        ) from None
    told = _told(path.name, table.schema.metadata or {})
    own = [tuple(table.column(f"own_{name}").to_pylist()) for name in OWN]
    columns = table.select([name for name in table.column_names if not name.startswith("own_")])
    columns = columns.replace_schema_metadata(None).append_column(
        NUMBER, pa.array(np.arange(table.num_rows), pa.int32())
    )
    fields = tuple(Field(name, kind) for name, kind in told["fields"])
    records = Records(told["name"], own[0], own[1], own[2], columns, (), told["read"])
    return Encoded(records, encoding_settings((settings or Settings()).with_(fields=fields)), told["check"])


def _told(name: str, metadata: dict[bytes, bytes]) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(metadata.get(MARK, b"{}"))
    if told.get("format") != FORMAT:
        raise LinkageFileUnreadable(
            f"{name} is no file of codes of this version; make it again with `soceis link encode`."
        )
    if (told["bits"], told["hashes"]) != (BITS, HASHES):
        raise EncodingsDiffer(f"{name} was encoded in another way; encode both files with the same version.")
    return told


def linkable(one: Encoded, other: Encoded) -> tuple[Records, Records, Settings]:
    """Two sides and the settings that link them; EncodingsDiffer when they cannot be compared."""
    if one.check != other.check:
        raise EncodingsDiffer(
            "the two files were encoded with different secrets, so that nothing in them is the same; encode both"
            " again with one secret."
        )
    if one.settings.fields != other.settings.fields:
        raise EncodingsDiffer("the two files hold different fields; encode both with the same columns.")
    return one.records, other.records, one.settings
