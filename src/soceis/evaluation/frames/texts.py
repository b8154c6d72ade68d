"""A column of any type as text: no type in a file is trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of any type as text; an empty text is missing. Dates print as ISO, true and false as yes and no."""
    import pyarrow as pa
    from pyarrow import compute

    kind = column.type
    if pa.types.is_dictionary(kind):
        column = column.cast(kind.value_type)
        kind = column.type
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind) or pa.types.is_fixed_size_binary(kind):
        column = _decoded(column)
    elif pa.types.is_string(kind) or pa.types.is_large_string(kind):
        column = _checked_text(column)
    elif pa.types.is_boolean(kind):
        column = compute.if_else(column, "yes", "no")
    elif pa.types.is_timestamp(kind):
        column = compute.replace_substring_regex(column.cast(pa.string()), r"[ T]00:00:00(\.0+)?Z?$", "")
    elif pa.types.is_floating(kind):
        column = compute.replace_substring_regex(column.cast(pa.string()), r"\.0+$", "")
    else:
        column = _cast(column)
    text = column.cast(pa.large_string())
    return compute.if_else(compute.equal(text, ""), pa.scalar(None, pa.large_string()), text)


def _decoded(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Bytes as UTF-8; a column with broken encoding is decoded cell by cell, broken bytes marked as such."""
    import pyarrow as pa

    try:
        return column.cast(pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        values = (None if v is None else v.decode("utf-8", errors="replace") for v in column.to_pylist())
        return pa.chunked_array([pa.array(values, pa.large_string())])


def _checked_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts as they are; a file may call bytes a text that are none."""
    import pyarrow as pa

    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        return _decoded(column.cast(pa.large_binary()))
    return column


def _cast(column: pa.ChunkedArray) -> pa.ChunkedArray:
    import pyarrow as pa

    try:
        return column.cast(pa.large_string())
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        values = (None if v is None else str(v) for v in column.to_pylist())
        return pa.chunked_array([pa.array(values, pa.large_string())])
