"""One statement in DuckDB's dialect, in that of another engine.

What sqlglot leaves as it stands is done here: parameters become literals, GROUP BY ALL and ORDER BY ALL
are written out, and what is made is temporary.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlglot import exp


def translated(sql: str, dialect: str, parameters: Sequence[Any] = ()) -> str:
    """The statement for "postgres" or "spark", its parameters (texts, whole numbers, dates) written into it."""
    return _translated(sql, dialect, tuple(parameters))


@lru_cache(maxsize=512)
def _translated(sql: str, dialect: str, parameters: tuple[Any, ...]) -> str:
    import sqlglot
    from sqlglot import exp

    tree = sqlglot.parse_one(sql, read="duckdb")
    places = list(tree.find_all(exp.Placeholder, bfs=False))
    for place, value in zip(places, parameters, strict=True):
        place.replace(_literal(value))
    for select in list(tree.find_all(exp.Select)):
        _write_out_all(select)
    if isinstance(tree, exp.Create):
        _make_temporary(tree)
    return tree.sql(dialect=dialect)


def _literal(value: object) -> exp.Expression:
    from sqlglot import exp

    if isinstance(value, date):
        return exp.cast(exp.Literal.string(value.isoformat()), "date")
    if isinstance(value, int):
        return exp.Literal.number(value)
    return exp.Literal.string(str(value))


def _write_out_all(select: exp.Select) -> None:
    """GROUP BY ALL and ORDER BY ALL as the numbers of the columns."""
    from sqlglot import exp

    group, order = select.args.get("group"), select.args.get("order")
    if group is not None and group.args.get("all"):
        numbers = [
            exp.Literal.number(place)
            for place, column in enumerate(select.expressions, start=1)
            if not column.find(exp.AggFunc)
        ]
        select.set("group", exp.Group(expressions=numbers) if numbers else None)
    if order is not None and [part.this.name.upper() for part in order.expressions] == ["ALL"]:
        parts = [exp.Ordered(this=exp.Literal.number(n + 1)) for n in range(len(select.expressions))]
        select.set("order", exp.Order(expressions=parts))


def _make_temporary(tree: exp.Create) -> None:
    """Whatever is made ends with the connection."""
    from sqlglot import exp

    properties = tree.args.get("properties") or exp.Properties(expressions=[])
    properties.append("expressions", exp.TemporaryProperty())
    tree.set("properties", properties)
