"""The tables of the extract out of the records, as at a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings

from soceis.evaluation.engines import connection
from soceis.foundation.records import clock
from soceis.foundation.records.encryption import keyring
from soceis.foundation.records.errors import Invalid
from soceis.insight.extracts.queries.snapshot import VIEWS, VIEWS_BESIDE, Snapshot, snapshot
from soceis.insight.extracts.queries.trimming import BESIDE_STATEMENTS, CONTACTS, INNER, STATEMENTS
from soceis.insight.extracts.rules import ID_COLUMNS, SORTED_BY, in_series, series_key

if TYPE_CHECKING:
    import pyarrow as pa

FORMAT = 1


@dataclass(frozen=True, slots=True)
class AreaDay:
    """An area and the day as at which it is shown; `own_day` is the day on which its data was taken, if any."""

    area: str
    nation: str
    launch_date: date
    own_day: date | None
    complete: bool
    day: date


def frames(
    as_of: date | None = None, areas: Sequence[str] | None = None
) -> tuple[dict[str, Any], dict[str, pa.Table]]:
    """(extract.json, tables by name) as at each area's day, under the database's own pseudonyms.

    The day is `as_of`, else the area's data date, else today. `areas` are names of areas, None for all.
    Never hand these pseudonyms out: `in_a_series` makes those of an extract. Invalid when a day lies
    ahead or an area is not known.
    """
    with snapshot() as moment:
        days = area_days(moment, as_of, areas)
        return meta_of(days), tables_of(moment, days, with_contacts=True, beside=True)


def area_days(moment: Snapshot, as_of: date | None, areas: Sequence[str] | None) -> tuple[AreaDay, ...]:
    """The chosen areas in their order, each with its day."""
    today = clock.today()
    if as_of is not None and as_of > today:
        raise Invalid({"as_of": "That day has not come yet. Choose today or an earlier day."})
    rows = sorted(moment.view("areas").to_pylist(), key=lambda row: (row["position"], row["area"]))
    unknown = sorted(set(areas or ()) - {row["area"] for row in rows})
    if unknown:
        raise Invalid({"areas": f"There is no area {unknown[0]}. Choose from the list."})
    if areas is not None and not areas:
        raise Invalid({"areas": "Choose at least one area."})
    return tuple(
        AreaDay(
            row["area"],
            row["nation"],
            row["launch_date"],
            row["data_date"],
            row["complete"],
            as_of or row["data_date"] or today,
        )
        for row in rows
        if areas is None or row["area"] in areas
    )


def meta_of(days: Sequence[AreaDay]) -> dict[str, Any]:
    """What extract.json says."""
    return {
        "format": FORMAT,
        "service": settings.SERVICE_NAME,
        "created_at": clock.now().isoformat(timespec="seconds"),
        "areas": [
            {
                "area": day.area,
                "nation": day.nation,
                "launch_date": day.launch_date,
                "data_date": day.day,
                "complete": day.complete,
            }
            for day in days
        ],
    }


def tables_of(
    moment: Snapshot, days: Sequence[AreaDay], *, with_contacts: bool, beside: bool = False
) -> dict[str, pa.Table]:
    """The tables of the contract, trimmed to each area's day; with `beside`, those beside it that have rows."""
    wanted = [name for name in VIEWS if name != "areas" and (with_contacts or name != "contacts")]
    wanted += VIEWS_BESIDE if beside else ()
    found = trimmed({name: moment.view(name) for name in wanted}, {day.area: day.day for day in days})
    return {name: table for name, table in found.items() if name not in VIEWS_BESIDE or table.num_rows}


def trimmed(views: Mapping[str, pa.Table], days: Mapping[str, date]) -> dict[str, pa.Table]:
    """The research views as the extract's tables, as at each area's day; contacts and tables beside when given."""
    import pyarrow as pa

    statements = (*STATEMENTS, *(found for found in (CONTACTS, *BESIDE_STATEMENTS) if found[0] in views))
    with connection() as db:
        columns = {"area": list(days), "day": list(days.values())}
        db.register(
            "days", pa.table(columns, schema=pa.schema([("area", pa.string()), ("day", pa.date32())]))
        )
        for name, content in views.items():
            db.register(f"raw_{name}", content)
        for name, statement in statements:
            db.execute(f"create table {name} as {statement}")
        return {
            name: db.sql(f"select * from {name}").to_arrow_table()
            for name, _ in statements
            if name not in INNER
        }


def in_a_series(tables: dict[str, pa.Table], series: str) -> dict[str, pa.Table]:
    """The same tables under the pseudonyms of a series, sorted by them.

    The key comes from the oldest key of the ring, so that a series outlives a rotation.
    """
    key = series_key(keyring().keys[-1][1], series)
    said: dict[str, dict[str, str]] = {}
    return {name: _sorted(name, _renamed(name, table, key, said)) for name, table in tables.items()}


def _renamed(name: str, table: pa.Table, key: bytes, said: dict[str, dict[str, str]]) -> pa.Table:
    """The table with its pseudonyms replaced; `said` remembers, by column, those that were made before."""
    import pyarrow as pa

    for column in ID_COLUMNS.get(name, ()):
        coded = table.column(column).combine_chunks().dictionary_encode()
        rename, known = in_series(key, column), said.setdefault(column, {})
        words = coded.dictionary.to_pylist()
        known.update({word: rename(word) for word in words if word not in known})
        renamed = pa.array([known[word] for word in words], pa.string()).take(coded.indices)
        table = table.set_column(table.column_names.index(column), column, renamed)
    return table


def _sorted(name: str, table: pa.Table) -> pa.Table:
    """Stable for rows that are equal in the sorted columns: their order is kept."""
    import pyarrow as pa
    from pyarrow import compute

    place = pa.array(range(table.num_rows), pa.int64())
    keys = [(column, "ascending") for column in SORTED_BY[name]]
    order = compute.sort_indices(table.append_column("place__", place), [*keys, ("place__", "ascending")])
    return table.take(order)
