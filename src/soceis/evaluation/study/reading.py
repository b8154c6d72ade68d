"""What the study reads beside the panel: whose extract it is, who was referred, and what each file hashes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from soceis.evaluation.engines.duck import connection
from soceis.evaluation.engines.sql import literal, quoted
from soceis.evaluation.errors import ExtractUnreadable
from soceis.evaluation.frames.meta import META_FILE, parse, parse_text
from soceis.evaluation.frames.reading import ENDINGS, fingerprint
from soceis.evaluation.study.results import Count, LinkageRow, Told

if TYPE_CHECKING:
    import duckdb

TABLES = ("units", "unit_months", "unit_windows", "referrals")
# Decisions after which a young person is the service's: who was turned away or not decided on is not.
ACCEPTED = ("accepted_one_to_one", "accepted_prevention")


@dataclass(frozen=True, slots=True)
class About:
    """What is known about an extract apart from its numbers. `dated` is None where no file says it."""

    service: str
    dated: date | None
    inputs: tuple[tuple[str, str], ...]
    linkage: tuple[LinkageRow, ...]
    told: tuple[Told, ...]


def read_about(folder: Path) -> About:
    """What the files of a folder (`folder_of`) say beside the panel; ExtractUnreadable when one stands there twice."""
    files = table_files(folder)
    service, dated, told = _meta(folder)
    read = [*files.values(), *(path for path in (folder / META_FILE,) if path.is_file())]
    inputs = tuple(sorted((path.name, fingerprint(path)) for path in read))
    linkage, more = _linkage(files)
    return About(service, dated, inputs, linkage, (*told, *more))


def folder_of(path: Path) -> Path:
    """The folder of an extract, given itself or by one of its files; ExtractUnreadable when it is none."""
    if not path.exists():
        raise ExtractUnreadable(f"there is no folder {path}; check the name, or make the extract first.")
    if path.is_dir():
        return path
    if path.name == META_FILE or (path.stem in TABLES and path.suffix in ENDINGS):
        return path.parent
    raise ExtractUnreadable(f"{path} is a file; give the folder that holds units and unit_months.")


def table_files(folder: Path) -> dict[str, Path]:
    """The file of each table that is there; ExtractUnreadable when one stands there twice."""
    found: dict[str, Path] = {}
    for name in TABLES:
        there = [folder / f"{name}{ending}" for ending in ENDINGS if (folder / f"{name}{ending}").is_file()]
        if len(there) > 1:
            both = " and ".join(path.name for path in there)
            raise ExtractUnreadable(
                f"the table {name} stands in the folder twice ({both}); remove one of them."
            )
        if there:
            found[name] = there[0]
    return found


def _meta(folder: Path) -> tuple[str, date | None, tuple[Told, ...]]:
    """The name of the service and the day of the extract, out of extract.json when there is one."""
    about = folder / META_FILE
    if not about.is_file():
        return (
            "",
            None,
            (Told("no_extract_json", "note", f"There is no {META_FILE}: the study is not dated."),),
        )
    try:
        text = about.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ExtractUnreadable(f"{META_FILE} is not UTF-8 text; save it as UTF-8.") from None
    meta, _ = parse(parse_text(text))
    try:
        dated = datetime.fromisoformat(meta.created_at).date()
    except ValueError:
        dated = max(area.data_date for area in meta.areas)
    return meta.service, dated, ()


def _linkage(files: Mapping[str, Path]) -> tuple[tuple[LinkageRow, ...], tuple[Told, ...]]:
    """Of the young people accepted in each area, how many have a unit: that is, were found in the police records."""
    if "referrals" not in files or "units" not in files:
        words = (
            "There is no table of referrals, so it is not known how many of the young people referred were found in"
            " the police records. Add the table referrals to see it."
        )
        return (), (Told("linkage_not_known", "warning", words),)
    import duckdb

    try:
        return _found_in(files)
    except duckdb.Error:
        words = (
            "The tables referrals or units cannot be read, so it is not known how many of the young people referred"
            " were found in the police records. Write them again as CSV or Parquet."
        )
        return (), (Told("linkage_not_known", "warning", words),)


def _found_in(files: Mapping[str, Path]) -> tuple[tuple[LinkageRow, ...], tuple[Told, ...]]:
    with connection([str(files[name].absolute()) for name in ("referrals", "units")]) as db:
        needed = {"referrals": ("person_id", "area", "decision"), "units": ("person_id", "group")}
        for name, columns in needed.items():
            offer(db, name, files[name])
            there = {row[0] for row in db.execute(f"DESCRIBE {name}").fetchall()}
            if not set(columns) <= there:
                gone = next(column for column in columns if column not in there)
                words = (
                    f"The table {name} has no column {gone}, so it is not known how many of the young people referred"
                    " were found in the police records. Add the column to see it."
                )
                return (), (Told("linkage_not_known", "warning", words),)
        return _by_area(db), ()


def _by_area(db: duckdb.DuckDBPyConnection) -> tuple[LinkageRow, ...]:
    accepted = ", ".join(literal(code) for code in ACCEPTED)
    rows = db.execute(
        "WITH accepted AS (SELECT DISTINCT area, person_id FROM referrals"
        f" WHERE decision IN ({accepted}) AND person_id IS NOT NULL),"
        f" found AS (SELECT DISTINCT person_id FROM units WHERE {quoted('group')} = 'service')"
        " SELECT area, count(*), count(*) FILTER (person_id IN (SELECT person_id FROM found WHERE person_id"
        " IS NOT NULL)) FROM accepted GROUP BY area ORDER BY area"
    ).fetchall()
    return tuple(LinkageRow(str(area), Count(int(n)), Count(int(found))) for area, n, found in rows)


def offer(db: duckdb.DuckDBPyConnection, name: str, path: Path) -> None:
    """The file as a view, every column as text."""
    place = literal(str(path.absolute()))
    source = f"read_csv({place}, all_varchar = true)" if path.suffix == ".csv" else f"read_parquet({place})"
    db.execute(f"CREATE VIEW {name} AS SELECT * FROM {source}")
