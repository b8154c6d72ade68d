"""links.csv, joined to the young people of the service in an extract.

A row joins the units whose person_id is its service_unit_id (the pseudonym that the service's file carried); when
no row of the file does, those whose unit_id it is. Rows of anybody else are left aside. A young person may have
several candidates: the months in the extract are taken to be those of the most probable.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from soceis.evaluation.engines.duck import connection
from soceis.evaluation.engines.sql import quoted
from soceis.evaluation.errors import LinkageFileUnreadable
from soceis.evaluation.frames.reading import fingerprint
from soceis.evaluation.study.reading import offer, table_files

SERVICE, POLICE, PROBABILITY = "service_unit_id", "police_unit_id", "probability"
COLUMNS = (SERVICE, POLICE, PROBABILITY)
JOINS = ("person_id", "unit_id")


@dataclass(frozen=True, slots=True)
class LinksFile:
    """The candidates of the young people of an extract.

    `candidates`: the probability of each pair (service_unit_id, police_unit_id). `person_of`: for each unit of the
    extract that is in the file, its service_unit_id. `held`: for each of those the police unit whose months the
    extract holds.
    """

    name: str
    sha256: str
    joined_by: str
    candidates: Mapping[tuple[str, str], float]
    person_of: Mapping[str, str]
    held: Mapping[str, str]


def read_links(path: Path, folder: Path) -> LinksFile:
    """The file, joined to the service's units of an extract; LinkageFileUnreadable when it does not fit."""
    found: dict[tuple[str, str], float] = {}
    for pair, probability in _rows(path):
        found[pair] = max(probability, found.get(pair, 0.0))
    joined_by, person_of = _joined(path, folder, {service for service, _ in found})
    people = set(person_of.values())
    candidates = {pair: found[pair] for pair in sorted(found) if pair[0] in people}
    return LinksFile(
        path.name, fingerprint(path), joined_by, candidates, person_of, _held(path.name, candidates)
    )


def _rows(path: Path) -> Iterator[tuple[tuple[str, str], float]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    gone = [column for column in COLUMNS if column not in (reader.fieldnames or ())]
    if gone:
        raise LinkageFileUnreadable(
            f"{path.name} has no column {gone[0]}; give the links.csv that `soceis link` writes, with"
            f" {', '.join(COLUMNS)}."
        )
    try:
        for row in reader:
            yield _row(path.name, reader.line_num, row)
    except csv.Error:
        raise LinkageFileUnreadable(
            f"{path.name} cannot be split into columns; write it again with `soceis link`."
        ) from None


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise LinkageFileUnreadable(
            f"{path.name} cannot be read ({error.strerror}); check its place."
        ) from None
    except UnicodeDecodeError:
        raise LinkageFileUnreadable(f"{path.name} is not UTF-8 text; save it as CSV (UTF-8).") from None


def _row(name: str, line: int, row: Mapping[str, str | None]) -> tuple[tuple[str, str], float]:
    service, police = (row[column] or "" for column in (SERVICE, POLICE))
    try:
        probability = float(row[PROBABILITY] or "")
    except ValueError:
        probability = -1.0
    if not 0 < probability <= 1:
        raise LinkageFileUnreadable(
            f"{name} has no probability above 0 and up to 1 in line {line}; correct it, or remove the line."
        )
    if not service or not police:
        raise LinkageFileUnreadable(
            f"{name} has a line without both unit ids (line {line}); complete it, or remove it."
        )
    return (service, police), probability


def _joined(path: Path, folder: Path, people: set[str]) -> tuple[str, dict[str, str]]:
    """By which column the file joins the extract, and the service_unit_id of each unit that it joins."""
    for column, ids in _units(folder).items():
        person_of = {unit: person for unit, person in ids if person in people}
        if person_of:
            return column, person_of
    raise LinkageFileUnreadable(
        f"{path.name} does not fit the extract: no {SERVICE} in it is a person_id or a unit_id of the service in units;"
        " give the links from which this extract was made."
    )


def _units(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """(unit_id, id) of every unit of the service, for each column by which a file may join it."""
    import duckdb

    units = table_files(folder)["units"]
    try:
        with connection([str(units.absolute())]) as db:
            offer(db, "units", units)
            there = {row[0] for row in db.execute("DESCRIBE units").fetchall()}
            return {
                column: db.execute(
                    f"SELECT CAST(unit_id AS VARCHAR), CAST({column} AS VARCHAR) FROM units"
                    f" WHERE {quoted('group')} = 'service' AND {column} IS NOT NULL ORDER BY 1"
                ).fetchall()
                for column in JOINS
                if column in there
            }
    except duckdb.Error:
        raise LinkageFileUnreadable(
            "the table units cannot be read to join the links to it; write it again as CSV or Parquet."
        ) from None


def _held(name: str, candidates: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """The most probable police unit of each young person; no two may have the same."""
    held: dict[str, str] = {}
    for (service, police), probability in candidates.items():
        if service not in held or probability > candidates[service, held[service]]:
            held[service] = police
    if len(set(held.values())) < len(held):
        raise LinkageFileUnreadable(
            f"{name} links two young people to one police record as their most probable; decide which of them it is"
            " with `soceis link review`, and link again."
        )
    return held
