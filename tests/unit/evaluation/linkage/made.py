"""Linkage files for tests: a few rows written out, or many invented people."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pyarrow as pa

from soceis.config.bench.linkage.people import Errors, Files, invent
from soceis.evaluation.linkage import Links, Records, Settings, link, records_of
from soceis.evaluation.linkage.findings import Notebook

# A smaller sample of pairs than the default: quicker, and enough for files of this size.
QUICK = Settings(pairs=1e5)
COLUMNS = (
    "record_id",
    "first_name",
    "last_name",
    "date_of_birth",
    "sex",
    "postcode",
    "aliases",
    "unit_id",
    "area",
)


def records(text: str, name: str = "service", settings: Settings | None = None) -> Records:
    """Records of rows with | between the values, in the order of COLUMNS; a dot is a missing value."""
    return records_of(table(text), settings or QUICK, Notebook(name))


def table(text: str) -> pa.Table:
    rows = [[value.strip() for value in line.split("|")] for line in text.strip().splitlines()]
    width = max(len(row) for row in rows)
    columns = {
        name: [row[place] if place < len(row) and row[place] != "." else None for row in rows]
        for place, name in enumerate(COLUMNS[:width])
    }
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def rows_as_records(rows: list[dict[str, str]], name: str) -> Records:
    return records_of(pa.Table.from_pylist(rows), QUICK, Notebook(name))


def sides(files: Files, settings: Settings | None = None) -> tuple[Records, Records]:
    chosen = settings or QUICK
    return (
        records_of(files.service, chosen, Notebook("service")),
        records_of(files.police, chosen, Notebook("police")),
    )


@cache
def invented(service: int, police: int, seed: int, families: float = 0.25, twins: float = 0.1) -> Files:
    return invent(service, police, seed, brothers=families, twins=twins, errors=Errors())


@cache
def linked(service: int, police: int, seed: int, families: float = 0.25, twins: float = 0.1) -> Links:
    """One linkage of invented people, made once for all tests of a module that only read it."""
    return link(*sides(invented(service, police, seed, families, twins)), QUICK)


def pairs(links: Links) -> set[tuple[str, str]]:
    return {(pair.service, pair.police) for pair in links.accepted}


def write_csv(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8") -> Path:
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding=encoding)
    return path
