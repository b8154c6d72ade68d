"""The codes of a record's fields.

Exact codes: the first 96 bits of BLAKE2b (RFC 7693), keyed with the secret and separated by field, of the
standardised value. Names, postcodes and their parts are salted with the year of birth, so that one name has
another code in each year and its frequency is spread; the sex is salted with the whole date of birth.

Bit codes, for what is nearly the same: the bigrams of a name, each with `HASHES` positions in a Bloom filter of
`BITS` bits (Schnell, Bachteler and Reiher, 2009), the positions drawn independently from a keyed hash of field,
year of birth and bigram, not by double hashing. The filter is then folded: each bit of its first half is the
exclusive or with the bit of the second (Schnell and Borgs, 2016), which halves it and lets no bit stand for one
bigram alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.linkage.records import NUMBER, Records
from soceis.evaluation.linkage.settings import Settings

if TYPE_CHECKING:
    import pyarrow as pa

BITS, HASHES = 1024, 20
CODE_BYTES = 12
NO_YEAR = "----"
Code = Callable[..., str | None]


def encode(records: Records, settings: Settings, secret: bytes) -> Records:
    """The same records with codes in the place of what identifies; ids, units and areas stay as they are.

    Texts and codes of the settings are encoded exactly. Nothing can be compared between two secrets.
    """
    import pyarrow as pa

    if settings.encoded:
        raise UnknownOption("these records are codes already; encode the file that they were made from.")
    born = settings.of_kind("date")
    columns = {name: records.columns.column(name).to_pylist() for name in records.columns.column_names}
    years = columns[f"{born}_year"] if born else [None] * len(records)
    days = columns[born] if born else [None] * len(records)
    coder = Coder(secret)
    made: dict[str, Any] = {NUMBER: records.columns.column(NUMBER)}
    for each in settings.fields:
        made |= _field(each.name, each.kind, columns, coder, years, days)
    first, last = settings.of_kind("first_name"), settings.of_kind("last_name")
    if first and last:
        # Codes of one field differ from those of another, so an exchange of names needs codes of its own.
        for here, there in ((first, last), (last, first)):
            made[f"{here}_reversed"] = coder.column(here, columns[there], years)
    arrays = {name: value if name == NUMBER else _array(name, value) for name, value in made.items()}
    return Records(
        records.name,
        records.ids,
        records.units,
        records.areas,
        pa.table(arrays),
        records.findings,
        records.read,
    )


def _array(name: str, values: Sequence[Any]) -> pa.Array:
    import pyarrow as pa

    if name.endswith("_keys"):
        return pa.array(values, pa.list_(pa.string()))
    return pa.array(values, pa.string())


Texts = Sequence[str | None]


def _field(
    name: str, kind: str, columns: dict[str, list[Any]], coder: Coder, years: Texts, days: Texts
) -> dict[str, Sequence[Any]]:
    if kind in ("first_name", "last_name"):
        return {
            name: coder.column(name, columns[name], years),
            f"{name}_keys": coder.lists(name, columns[f"{name}_keys"], years),
            f"{name}_bits": coder.bits(name, columns[name], years),
        }
    if kind == "date":
        return {
            name: coder.column(name, columns[name]),
            f"{name}_swapped": coder.column(name, columns[f"{name}_swapped"]),
            **{
                f"{name}_{part}": coder.column(f"{name} {part}", columns[f"{name}_{part}"])
                for part in ("year", "month", "day", "other")
            },
        }
    if kind == "sex":
        return {name: coder.column(name, columns[name], days)}
    if kind == "postcode":
        return {
            name: coder.column(name, columns[name], years),
            f"{name}_sector": coder.column(f"{name} sector", columns[f"{name}_sector"], years),
            f"{name}_district": coder.column(f"{name} district", columns[f"{name}_district"], years),
        }
    bits = {f"{name}_bits": coder.bits(name, columns[name], years)} if kind == "text" else {}
    return {name: coder.column(name, columns[name], years), **bits}


class Coder:
    """Codes under one secret."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._code = lru_cache(maxsize=1 << 20)(self._digest)
        self._filter = lru_cache(maxsize=1 << 18)(self._folded)
        self._places = lru_cache(maxsize=1 << 18)(self._positions)

    def _digest(self, field: str, salt: str, value: str) -> str:
        told = f"{field}\0{salt}\0{value}".encode()
        return hashlib.blake2b(told, key=self._secret, digest_size=CODE_BYTES).hexdigest()

    def _positions(self, field: str, salt: str, bigram: str) -> tuple[int, ...]:
        told = f"bigram\0{field}\0{salt}\0{bigram}".encode()
        digest = hashlib.blake2b(told, key=self._secret, digest_size=2 * HASHES).digest()
        return tuple(int.from_bytes(digest[at : at + 2]) % BITS for at in range(0, 2 * HASHES, 2))

    def _folded(self, field: str, salt: str, value: str) -> str:
        padded = f"_{value}_"
        whole = 0
        for at in range(len(padded) - 1):
            for place in self._places(field, salt, padded[at : at + 2]):
                whole |= 1 << place
        half = BITS // 2
        return format((whole >> half) ^ (whole & ((1 << half) - 1)), f"0{half}b")

    def column(self, field: str, values: Texts, salts: Texts | None = None) -> list[str | None]:
        """The exact code of each value, None where there is none; salted where `salts` are given."""
        if salts is None:
            return [None if value is None else self._code(field, "", value) for value in values]
        return [
            None if value is None else self._code(field, salt or NO_YEAR, value)
            for value, salt in zip(values, salts, strict=True)
        ]

    def lists(self, field: str, values: Sequence[list[str] | None], salts: Texts) -> list[list[str] | None]:
        """The exact codes of each list of keys, in the order of the codes, which says nothing."""
        return [
            None if keys is None else sorted(self._code(field, salt or NO_YEAR, key) for key in keys)
            for keys, salt in zip(values, salts, strict=True)
        ]

    def bits(self, field: str, values: Texts, salts: Texts) -> list[str | None]:
        """The folded filter of each value as text of 0 and 1."""
        return [
            None if value is None else self._filter(field, salt or NO_YEAR, value)
            for value, salt in zip(values, salts, strict=True)
        ]

    def check(self) -> str:
        """A code of nothing, by which two files are known to be made with one secret."""
        return self._digest("check", "", "soceis")
