"""How everything stood on the day: the tables as at each area's data date, or as at an earlier date.

`standing_on` opens a database with these tables, for the chosen areas only:

areas     area, position, as_at, launch_date, complete
people    person_id, sex, sex__problem
referrals person_id, area, received_on, age_at_referral, source, primary_reason (each with __problem)
episodes  episode_id, person_id, referral_id, area, state, open_from, first_attended, end_date,
          closure_code (each with __problem), as_at
plans     plan_id, area, form_version (with __problem)
plan_forms, plan_topics
readings  the last of each episode and outcome after baseline up to the day: episode_id, outcome, applicable,
          value, problem

`Standing.left_out` holds what is not in those tables, and why: table, reason, area, rows.

With an earlier date, an episode's state is the last event of its history on or before the date (ties
by recorded_at, then by file order). Without a history it is worked out: closed when it ended on or before
the date; as recorded when it still waits or is not known; from the first contact attempt on as recorded, or
active when it was closed later; else unknown. A date after an area's data date leaves the area at its data
date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from soceis.evaluation.codes import OVERALL, MappingName
from soceis.evaluation.engines import Engine, opened
from soceis.evaluation.errors import UnknownArea
from soceis.evaluation.frames import Area, Extract
from soceis.evaluation.frames.files import ROW
from soceis.evaluation.frames.findings import Finding, finding, reason_text
from soceis.evaluation.frames.schema import TABLES

LeftOut = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column: its label, and the areas that are pooled in it."""

    label: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The database of one run, the areas asked for, the date asked for, and what had to stay outside."""

    db: Engine
    extract: Extract
    areas: tuple[Area, ...]
    as_of: date | None
    left_out: tuple[LeftOut, ...] = ()

    def columns(self, mapping: MappingName) -> tuple[Column, ...]:
        """Each area, then Overall: under `corrected` without the partial areas."""
        pooled = tuple(a.name for a in self.areas if a.complete or mapping == "published_2023")
        return (*(Column(a.name, (a.name,)) for a in self.areas), Column(OVERALL, pooled))

    def as_at(self, area: Area) -> date:
        """The day on which the area is shown."""
        return area.data_date if self.as_of is None else min(self.as_of, area.data_date)

    @property
    def partial(self) -> tuple[str, ...]:
        return tuple(area.name for area in self.areas if not area.complete)


def chosen(extract: Extract, names: Sequence[str] | None) -> tuple[Area, ...]:
    """The areas asked for, in the order of the extract; all of them for None."""
    if names is None:
        return extract.meta.areas
    known = {area.name for area in extract.meta.areas}
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        asked = f'there is no area "{unknown[0]}" in the extract' if unknown else "no area was asked for"
        raise UnknownArea(f"{asked}; choose from {', '.join(area.name for area in extract.meta.areas)}.")
    return tuple(area for area in extract.meta.areas if area.name in set(names))


@contextmanager
def standing_on(
    extract: Extract, as_of: date | None, areas: Sequence[str] | None, *, engine: str = "duckdb"
) -> Iterator[Standing]:
    """The tables as they stood on the day, in an engine of their own.

    UnknownArea, UnknownOption, EngineUnavailable, and ExtractUnreadable when a file of the extract is no longer
    what was read.
    """
    with opened(engine, extract.files()) as db:
        bare = Standing(db, extract, chosen(extract, areas), as_of)
        _make_areas(bare)
        for name, content in extract.tables.items():
            db.offer(f"clean_{name}", content)
        left = [*_dropped(bare), *_make_people_and_referrals(bare), *_make_episodes(bare)]
        if "plans" in extract.tables:
            left += _make_plans(bare)
        if "outcome_readings" in extract.tables:
            _make_readings(bare)
        yield replace(bare, left_out=tuple(left))


def findings_about_the_date(standing: Standing) -> tuple[Finding, ...]:
    """What a person should know about the date asked for."""
    if standing.as_of is None:
        return ()
    late = tuple(
        finding("as_of_after_data_date", "warning", "extract.json", column="data_date", area=a.name)
        for a in standing.areas
        if standing.as_of > a.data_date
    )
    row = standing.db.execute("SELECT count(*) FROM episodes WHERE guessed").fetchone()
    if not row or not row[0]:
        return late
    return (*late, finding("no_state_history", "warning", "states", detail=f"It concerns {row[0]} episodes."))


def _make_areas(standing: Standing) -> None:
    import pyarrow as pa

    areas = standing.areas
    columns = {
        "area": pa.array([area.name for area in areas], pa.string()),
        "position": pa.array(range(len(areas)), pa.int32()),
        "data_date": pa.array([area.data_date for area in areas], pa.date32()),
        "as_at": pa.array([standing.as_at(area) for area in areas], pa.date32()),
        "launch_date": pa.array([area.launch_date for area in areas], pa.date32()),
        "complete": pa.array([area.complete for area in areas], pa.bool_()),
    }
    standing.db.load("areas", pa.table(columns))


def _dropped(standing: Standing) -> list[LeftOut]:
    """Rows that broke a vital rule: those of the chosen areas, and those whose area is not known."""
    names = {area.name for area in standing.areas}
    return [
        (d.table, reason_text(d.table, d.column, d.code), d.area, d.rows)
        for d in standing.extract.dropped
        if not d.area or d.area in names
    ]


def _left_out(standing: Standing, table: str, reason: str, column: str, source: str) -> list[LeftOut]:
    """Count the rows of a source (SQL from FROM on; it has their area) as left out of a table."""
    rows = standing.db.execute(f"SELECT area, count(*) {source} GROUP BY area").fetchall()
    return [(table, reason_text(table, column, reason), area, n) for area, n in rows]


def _earlier(standing: Standing) -> bool:
    """Whether any area is shown before its data date."""
    return any(standing.as_at(area) < area.data_date for area in standing.areas)


def _columns(table: str, alias: str, *without: str) -> str:
    """The SQL of a clean table's columns, each with its problem, and its row number."""
    names = [ROW]
    names += [f"{column}{end}" for column in TABLES[table].names for end in ("", "__problem")]
    return ", ".join(f"{alias}.{name}" for name in names if name not in without)


def _make_people_and_referrals(standing: Standing) -> list[LeftOut]:
    db = standing.db
    db.execute("CREATE VIEW people AS SELECT * FROM clean_people")
    db.execute(
        f"CREATE VIEW all_referrals AS SELECT {_columns('referrals', 'r')}, a.as_at"
        " FROM clean_referrals r JOIN areas a ON a.area = r.area"
    )
    if not _earlier(standing):
        db.execute("CREATE VIEW referrals AS SELECT * FROM all_referrals")
        return []
    db.execute("CREATE TABLE referrals AS SELECT * FROM all_referrals WHERE received_on <= as_at")
    late = "FROM all_referrals WHERE received_on > as_at"
    return _left_out(standing, "referrals", "after_as_of", "received_on", late)


# An episode's state on the day. `asked` is true for the areas shown before their data date.

_EVENTS = f"""
    SELECT episode_id,
           max(CASE WHEN place = 1 AND effective_on <= as_at THEN state END) AS said,
           max(CASE WHEN effective_on <= as_at THEN effective_on END) AS said_on,
           max(CASE WHEN effective_on IS NULL THEN 1 ELSE 0 END) = 1 AS undated
    FROM (
        SELECT s.episode_id, coalesce(s.state, '') AS state, s.effective_on, a.as_at,
               row_number() OVER (
                   PARTITION BY s.episode_id, CASE WHEN s.effective_on <= a.as_at THEN 1 ELSE 0 END
                   ORDER BY s.effective_on DESC, coalesce(s.recorded_at, -1) DESC, s.{ROW} DESC
               ) AS place
        FROM clean_states s JOIN clean_episodes e ON e.episode_id = s.episode_id
        JOIN areas a ON a.area = e.area
    ) placed
    GROUP BY episode_id
"""
_NO_EVENTS = """
    SELECT e.episode_id, e.episode_id AS said, e.open_from AS said_on, false AS undated
    FROM clean_episodes e WHERE 1 = 0
"""
_CHANGING = (
    "state",
    "state__problem",
    "open_from",
    "first_attended",
    "end_date",
    "end_date__problem",
    "closure_code",
    "closure_code__problem",
)
_AT_THE_DATA_DATE = f"""
    CREATE VIEW episodes AS
    SELECT {_columns("episodes", "e")}, a.as_at, false AS asked, false AS guessed
    FROM clean_episodes e JOIN areas a ON a.area = e.area
"""
_JUDGED = f"""
    CREATE TABLE judged AS
    SELECT {_columns("episodes", "e", *_CHANGING)}, a.as_at, a.asked,
           h.episode_id IS NULL AND a.asked AND coalesce(e.state, '') <> 'unknown' AS guessed,
           a.asked AND (h.episode_id IS NOT NULL AND NOT h.undated AND h.said IS NULL
                        OR coalesce(r.received_on > a.as_at, false)) AS not_yet,
           e.end_date AS recorded_end, e.end_date__problem AS recorded_end__problem, h.said_on,
           e.closure_code AS recorded_code, e.closure_code__problem AS recorded_code__problem,
           CASE WHEN NOT a.asked THEN e.state
                WHEN h.episode_id IS NOT NULL THEN CASE WHEN NOT h.undated THEN nullif(h.said, '') END
                WHEN e.state__problem IS NOT NULL THEN NULL
                WHEN e.state = 'closed' AND e.end_date IS NULL THEN 'unknown'
                WHEN e.state = 'closed' AND e.end_date <= a.as_at THEN 'closed'
                WHEN e.state IN ('awaiting_allocation', 'unknown') THEN e.state
                WHEN e.open_from <= a.as_at THEN CASE e.state WHEN 'closed' THEN 'active' ELSE e.state END
                ELSE 'unknown' END AS state,
           CASE WHEN NOT a.asked THEN e.state__problem
                WHEN h.episode_id IS NULL THEN e.state__problem
                WHEN h.undated THEN 'not_a_date'
                WHEN h.said = '' THEN 'unknown_code' END AS state__problem,
           CASE WHEN NOT a.asked OR e.open_from <= a.as_at THEN e.open_from END AS open_from,
           CASE WHEN NOT a.asked OR e.first_attended <= a.as_at THEN e.first_attended END AS first_attended
    FROM clean_episodes e
    JOIN (SELECT area, as_at, as_at < data_date AS asked FROM areas) a ON a.area = e.area
    LEFT JOIN events h ON h.episode_id = e.episode_id
    LEFT JOIN clean_referrals r ON r.referral_id = e.referral_id
"""
_EARLIER = f"""
    CREATE TABLE episodes AS
    SELECT {_columns("episodes", "j", *_CHANGING)}, j.as_at, j.asked, j.guessed,
           j.state, j.state__problem, j.open_from, j.first_attended,
           CASE WHEN NOT asked OR (state = 'closed' AND recorded_end <= as_at) THEN recorded_end
                WHEN state = 'closed' THEN said_on END AS end_date,
           CASE WHEN NOT asked OR (state = 'closed' AND said_on IS NULL) THEN recorded_end__problem
           END AS end_date__problem,
           CASE WHEN NOT asked OR state = 'closed' THEN recorded_code END AS closure_code,
           CASE WHEN NOT asked THEN recorded_code__problem
                WHEN state = 'closed' AND recorded_code IS NULL
                     THEN coalesce(recorded_code__problem, 'closed_without_closure_code')
           END AS closure_code__problem
    FROM judged j WHERE NOT not_yet
"""


def _make_episodes(standing: Standing) -> list[LeftOut]:
    db = standing.db
    if not _earlier(standing):
        db.execute(_AT_THE_DATA_DATE)
        return []
    history = standing.extract.lacks("states", "state", "effective_on") == ""
    db.execute(f"CREATE VIEW events AS {_EVENTS if history else _NO_EVENTS}")
    db.execute(_JUDGED)
    db.execute(_EARLIER)
    return _left_out(standing, "episodes", "after_as_of", "", "FROM judged WHERE not_yet")


def _make_plans(standing: Standing) -> list[LeftOut]:
    db = standing.db
    db.execute(
        f"CREATE VIEW all_plans AS SELECT {_columns('plans', 'p')}, a.as_at, a.as_at < a.data_date AS asked"
        " FROM clean_plans p JOIN areas a ON a.area = p.area"
    )
    db.execute("CREATE VIEW plans AS SELECT * FROM all_plans WHERE NOT asked OR agreed_on <= as_at")
    if not _earlier(standing):
        return []
    late = "FROM all_plans WHERE asked AND agreed_on > as_at"
    undated = "FROM all_plans WHERE asked AND agreed_on IS NULL"
    return [
        *_left_out(standing, "plans", "after_as_of", "agreed_on", late),
        *_left_out(standing, "plans", "not_dated", "agreed_on", undated),
    ]


# The order of readings as one number: the day (none counts as the last), then the row.
_DAY = "year(o.recorded_on) * 372 + month(o.recorded_on) * 31 + day(o.recorded_on)"
_NO_DAY, _ROWS = 2_000_000, 100_000_000_000
_LATEST = f"max(CAST(coalesce({_DAY}, {_NO_DAY}) AS BIGINT) * {_ROWS} + o.{ROW})"
_PROBLEM = "CASE " + " ".join(
    f"WHEN o.{column}__problem IS NOT NULL THEN '{column} ' || o.{column}__problem"
    for column in ("recorded_on", "stage", "applicable", "value")
)


def _make_readings(standing: Standing) -> None:
    """The last reading of each episode and outcome up to the day; one without a sound date may be the last."""
    in_time = "(o.recorded_on IS NULL OR o.recorded_on <= e.as_at)"
    of_the_day = f"JOIN episodes e ON e.episode_id = o.episode_id AND {in_time}" if _earlier(standing) else ""
    standing.db.execute(
        f"""
        CREATE TABLE readings AS
        SELECT o.episode_id, o.outcome, o.applicable, o.value, {_PROBLEM} END AS problem
        FROM clean_outcome_readings o
        JOIN (
            SELECT {_LATEST} % {_ROWS} AS last_row FROM clean_outcome_readings o {of_the_day}
            WHERE o.stage IS NULL OR o.stage <> 'baseline'
            GROUP BY o.episode_id, o.outcome
        ) l ON l.last_row = o.{ROW}
        WHERE o.stage IS NULL OR o.stage <> 'baseline'
        """
    )
