"""The columns that are compared, made from the raw text columns of a file.

first_name, last_name   x, x_keys (list), x_reversed (the other one), x_initial
date                    x, x_swapped, x_year, x_month (year and month), x_day (month and day), x_other (year, day)
postcode                x, x_sector, x_district
sex, text, code         x

What is not known is null in every one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from soceis.evaluation.linkage.findings import Notebook
from soceis.evaluation.linkage.settings import Field, Settings
from soceis.evaluation.linkage.standardising.dates import birth_date, swapped
from soceis.evaluation.linkage.standardising.names import aliases, first_name, last_name, plain_words
from soceis.evaluation.linkage.standardising.postcodes import PLAIN, postcode

if TYPE_CHECKING:
    import pyarrow as pa

SEXES = {
    "m": "male", "male": "male", "boy": "male", "man": "male", "1": "male", "gwryw": "male",
    "f": "female", "female": "female", "girl": "female", "woman": "female", "2": "female", "benyw": "female",
    "other": "other", "o": "other", "x": "other", "nonbinary": "other", "non-binary": "other",
}  # fmt: skip
UNKNOWN_SEX = frozenset({"", "unknown", "u", "0", "9", "nk", "not known", "not recorded", "not stated"})
Columns = dict[str, Any]


def columns_of(table: pa.Table, settings: Settings, notebook: Notebook) -> Columns:
    """{name: Arrow column} of everything that is compared; `notebook` is told what could not be read."""
    extra = _aliases(table, settings)
    columns: Columns = {}
    for each in settings.fields:
        columns |= MAKERS[each.kind](each, table.column(each.name), extra, notebook)
    first, last = settings.of_kind("first_name"), settings.of_kind("last_name")
    if first and last:
        columns |= {f"{first}_reversed": columns[last], f"{last}_reversed": columns[first]}
    return columns


class Distinct:
    """The different values of a column, and which of them each row has."""

    def __init__(self, column: pa.ChunkedArray) -> None:
        import pyarrow.compute as pc

        encoded = pc.fill_null(column.combine_chunks(), "").dictionary_encode()
        self.values: list[str] = encoded.dictionary.to_pylist()
        self.rows = encoded.indices

    def spread(self, values: Iterable[Any], kind: pa.DataType | None = None) -> pa.Array:
        """One value for each different one, back in every row; "" becomes null."""
        import pyarrow as pa

        made = pa.array([value or None for value in values], kind or pa.string())
        return made.take(self.rows)

    def problems(self, codes: Sequence[str], column: str, notebook: Notebook) -> None:
        """Tell the notebook in which rows a value has a problem."""
        import numpy as np

        if not any(codes):
            return
        rows = self.rows.to_numpy(zero_copy_only=False)
        for code in sorted({code for code in codes if code}):
            wrong = np.array([each == code for each in codes])
            notebook.note(code, column, np.flatnonzero(wrong[rows]).tolist())


def _aliases(table: pa.Table, settings: Settings) -> dict[int, tuple[tuple[str, ...], tuple[str, ...]]]:
    """{row: keys of first and of last names} where a record has other names."""
    if settings.aliases not in table.column_names:
        return {}
    texts = table.column(settings.aliases).to_pylist()
    return {row: aliases(text) for row, text in enumerate(texts) if text}


Extra = dict[int, tuple[tuple[str, ...], tuple[str, ...]]]


def _names(place: int, read: Callable[[str], tuple[str, tuple[str, ...]]]) -> Callable[..., Columns]:
    def make(each: Field, column: pa.ChunkedArray, extra: Extra, _: Notebook) -> Columns:
        distinct = Distinct(column)
        found = [read(value) for value in distinct.values]
        main = distinct.spread(name for name, _ in found)
        return {
            each.name: main,
            f"{each.name}_keys": _with_aliases(distinct, [keys for _, keys in found], extra, place),
            f"{each.name}_initial": distinct.spread(name[:1] for name, _ in found),
        }

    return make


def _with_aliases(distinct: Distinct, keys: list[tuple[str, ...]], extra: Extra, place: int) -> pa.Array:
    import pyarrow as pa

    rows = distinct.rows.to_numpy(zero_copy_only=False).copy()
    lists: list[list[str] | None] = [list(each) or None for each in keys]
    for row, both in extra.items():
        if more := both[place]:
            lists.append(list(dict.fromkeys((*keys[rows[row]], *more))))
            rows[row] = len(lists) - 1
    return pa.array(lists, pa.list_(pa.string())).take(pa.array(rows))


def _dates(each: Field, column: pa.ChunkedArray, _: Extra, notebook: Notebook) -> Columns:
    distinct = Distinct(column)
    read = [birth_date(value) for value in distinct.values]
    distinct.problems([problem for _, problem in read], each.name, notebook)
    days = [iso for iso, _ in read]
    return {
        each.name: distinct.spread(days),
        f"{each.name}_swapped": distinct.spread(swapped(iso) for iso in days),
        f"{each.name}_year": distinct.spread(iso[:4] for iso in days),
        f"{each.name}_month": distinct.spread(iso[:7] for iso in days),
        f"{each.name}_day": distinct.spread(iso[5:] for iso in days),
        f"{each.name}_other": distinct.spread(iso[:4] + iso[7:] for iso in days),
    }


def _postcodes(each: Field, column: pa.ChunkedArray, _: Extra, notebook: Notebook) -> Columns:
    """Nearly all postcodes are well written and different, so those are taken apart without a loop."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.compute as pc

    joined = pc.replace_substring_regex(pc.utf8_upper(column.combine_chunks()), "[^A-Z0-9]", "")
    plain = pc.fill_null(pc.match_substring_regex(joined, PLAIN), False)
    columns = {
        each.name: joined,
        f"{each.name}_sector": pc.utf8_slice_codeunits(joined, 0, -2),
        f"{each.name}_district": pc.utf8_slice_codeunits(joined, 0, -3),
    }
    rest = Distinct(pa.chunked_array([pc.if_else(plain, None, joined)]))
    read = [postcode(value) for value in rest.values]
    rest.problems([found[3] for found in read], each.name, notebook)
    if np.asarray(plain).all():
        return columns
    return {
        name: pc.if_else(plain, values, rest.spread(found[place] for found in read))
        for place, (name, values) in enumerate(columns.items())
    }


def _sexes(each: Field, column: pa.ChunkedArray, _: Extra, notebook: Notebook) -> Columns:
    distinct = Distinct(column)
    plain = [value.strip().casefold() for value in distinct.values]
    distinct.problems(
        ["unknown_sex" if value not in SEXES and value not in UNKNOWN_SEX else "" for value in plain],
        each.name,
        notebook,
    )
    return {each.name: distinct.spread(SEXES.get(value, "") for value in plain)}


def _texts(each: Field, column: pa.ChunkedArray, _: Extra, __: Notebook) -> Columns:
    distinct = Distinct(column)
    return {each.name: distinct.spread(_plain(value) for value in distinct.values)}


def _plain(text: str) -> str:
    return " ".join(plain_words(text)) if text.isalpha() else " ".join(text.casefold().split())


MAKERS: dict[str, Callable[..., Columns]] = {
    "first_name": _names(0, first_name),
    "last_name": _names(1, last_name),
    "date": _dates,
    "postcode": _postcodes,
    "sex": _sexes,
    "text": _texts,
    "code": _texts,
}
