"""How everything stood on the day: the tables as at each area's data date, or as at an earlier date.

`standing_on` opens a database with these tables, for the chosen areas only:

areas     area, position, as_at, launch_date, complete
people    person_id, sex, sex__problem
referrals person_id, area, received_on, age_at_referral, source, primary_reason (each with __problem)
episodes  episode_id, person_id, referral_id, area, state, open_from, first_attended, end_date,
          closure_code (each with __problem), as_at
plans     plan_id, area, form_version (with __problem)
plan_forms, plan_topics
readings  episode_id, outcome, stage, applicable, value, problem, latest_first
left_out  tbl, reason, area, rows: what is not in those tables, and why

With an earlier date, an episode's state is the last event of its history on or before the date (ties
by recorded_at, then by file order). Without a history it is worked out: closed when it ended on or before
the date; as recorded when it still waits or is not known; from the first contact attempt on as recorded, or
active when it was closed later; else unknown. A date after an area's data date leaves the area at its data
date.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from soceis.evaluation.codes import OVERALL, MappingName
from soceis.evaluation.engine import connection, literal
from soceis.evaluation.errors import UnknownArea
from soceis.evaluation.frames import Area, Extract
from soceis.evaluation.frames.findings import Finding, finding, reason_text
from soceis.evaluation.frames.reading import ROW

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Column:
    """A printed column: its label, and the areas that are pooled in it."""

    label: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """The database of one run, the areas asked for, and the date asked for."""

    db: duckdb.DuckDBPyConnection
    extract: Extract
    areas: tuple[Area, ...]
    as_of: date | None

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
def standing_on(extract: Extract, as_of: date | None, areas: Sequence[str] | None) -> Iterator[Standing]:
    """The tables as they stood on the day."""
    with connection() as db:
        standing = Standing(db, extract, chosen(extract, areas), as_of)
        _make_areas(standing)
        for name, content in extract.tables.items():
            db.register(f"clean_{name}", content)
        db.execute("CREATE TABLE left_out (tbl VARCHAR, reason VARCHAR, area VARCHAR, rows BIGINT)")
        _leave_out_dropped(standing)
        _make_people_and_referrals(standing)
        _make_episodes(standing)
        if "plans" in extract.tables:
            _make_plans(standing)
        if "outcome_readings" in extract.tables:
            _make_readings(standing)
        yield standing


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
    standing.db.execute(
        "CREATE TABLE areas (area VARCHAR, position INTEGER, data_date DATE, as_at DATE,"
        " launch_date DATE, complete BOOLEAN)"
    )
    standing.db.executemany(
        "INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                area.name,
                position,
                area.data_date.isoformat(),
                standing.as_at(area).isoformat(),
                area.launch_date.isoformat() if area.launch_date else None,
                area.complete,
            )
            for position, area in enumerate(standing.areas)
        ],
    )


def _leave_out_dropped(standing: Standing) -> None:
    """Rows that broke a vital rule: those of the chosen areas, and those whose area is not known."""
    names = {area.name for area in standing.areas}
    rows = [
        (d.table, reason_text(d.table, d.column, d.code), d.area, d.rows)
        for d in standing.extract.dropped
        if not d.area or d.area in names
    ]
    if rows:
        standing.db.executemany("INSERT INTO left_out VALUES (?, ?, ?, ?)", rows)


def _leave_out(standing: Standing, table: str, reason: str, column: str, query: str) -> None:
    """Count the rows of a query (it selects their area) as left out of a table."""
    standing.db.execute(
        f"INSERT INTO left_out SELECT {literal(table)}, {literal(reason_text(table, column, reason))},"
        f" area, count(*) FROM ({query}) GROUP BY area"
    )


def _make_people_and_referrals(standing: Standing) -> None:
    db = standing.db
    db.execute("CREATE VIEW people AS FROM clean_people")
    db.execute(
        "CREATE VIEW all_referrals AS SELECT r.*, as_at FROM clean_referrals r JOIN areas USING (area)"
    )
    db.execute("CREATE TABLE referrals AS FROM all_referrals WHERE received_on <= as_at")
    late = "FROM all_referrals WHERE received_on > as_at"
    _leave_out(standing, "referrals", "after_as_of", "received_on", late)


# An episode's state on the day. `asked` is true for the areas shown before their data date.

_EVENTS = f"""
    SELECT s.episode_id,
           arg_max(coalesce(s.state, ''), (s.effective_on, coalesce(s.recorded_at, -1), s.{ROW}))
               FILTER (WHERE s.effective_on <= a.as_at) AS said,
           max(s.effective_on) FILTER (WHERE s.effective_on <= a.as_at) AS said_on,
           bool_or(s.effective_on IS NULL) AS undated
    FROM clean_states s JOIN clean_episodes e USING (episode_id) JOIN areas a ON a.area = e.area
    GROUP BY s.episode_id
"""
_NO_EVENTS = """
    SELECT ''::VARCHAR AS episode_id, ''::VARCHAR AS said, NULL::DATE AS said_on, false AS undated WHERE false
"""


def _make_episodes(standing: Standing) -> None:
    db = standing.db
    history = standing.extract.lacks("states", "state", "effective_on") == ""
    db.execute(f"CREATE VIEW events AS {_EVENTS if history else _NO_EVENTS}")
    db.execute(
        """
        CREATE TABLE judged AS
        SELECT e.* EXCLUDE (state, state__problem, open_from, first_attended, end_date, end_date__problem,
                            closure_code, closure_code__problem),
               a.as_at, asked,
               h.episode_id IS NULL AND asked AND coalesce(e.state, '') <> 'unknown' AS guessed,
               asked AND (h.episode_id IS NOT NULL AND NOT h.undated AND h.said IS NULL
                          OR coalesce(r.received_on > a.as_at, false)) AS not_yet,
               e.end_date AS recorded_end, e.end_date__problem AS recorded_end__problem, h.said_on,
               e.closure_code AS recorded_code, e.closure_code__problem AS recorded_code__problem,
               CASE WHEN NOT asked THEN e.state
                    WHEN h.episode_id IS NOT NULL THEN CASE WHEN NOT h.undated THEN nullif(h.said, '') END
                    WHEN e.state__problem IS NOT NULL THEN NULL
                    WHEN e.state = 'closed' AND e.end_date IS NULL THEN 'unknown'
                    WHEN e.state = 'closed' AND e.end_date <= a.as_at THEN 'closed'
                    WHEN e.state IN ('awaiting_allocation', 'unknown') THEN e.state
                    WHEN e.open_from <= a.as_at THEN CASE e.state WHEN 'closed' THEN 'active' ELSE e.state END
                    ELSE 'unknown' END AS state,
               CASE WHEN NOT asked THEN e.state__problem
                    WHEN h.episode_id IS NULL THEN e.state__problem
                    WHEN h.undated THEN 'not_a_date'
                    WHEN h.said = '' THEN 'unknown_code' END AS state__problem,
               CASE WHEN NOT asked OR e.open_from <= a.as_at THEN e.open_from END AS open_from,
               CASE WHEN NOT asked OR e.first_attended <= a.as_at THEN e.first_attended END AS first_attended
        FROM clean_episodes e
        JOIN (SELECT *, as_at < data_date AS asked FROM areas) a ON a.area = e.area
        LEFT JOIN events h ON h.episode_id = e.episode_id
        LEFT JOIN clean_referrals r ON r.referral_id = e.referral_id
        """
    )
    db.execute(
        """
        CREATE TABLE episodes AS
        SELECT * EXCLUDE (recorded_end, recorded_end__problem, recorded_code, recorded_code__problem,
                          said_on, not_yet),
               CASE WHEN NOT asked OR (state = 'closed' AND recorded_end <= as_at) THEN recorded_end
                    WHEN state = 'closed' THEN said_on END AS end_date,
               CASE WHEN NOT asked OR (state = 'closed' AND said_on IS NULL) THEN recorded_end__problem
               END AS end_date__problem,
               CASE WHEN NOT asked OR state = 'closed' THEN recorded_code END AS closure_code,
               CASE WHEN NOT asked THEN recorded_code__problem
                    WHEN state = 'closed' AND recorded_code IS NULL
                         THEN coalesce(recorded_code__problem, 'closed_without_closure_code')
               END AS closure_code__problem
        FROM judged WHERE NOT not_yet
        """
    )
    _leave_out(standing, "episodes", "after_as_of", "", "FROM judged WHERE not_yet")


def _make_plans(standing: Standing) -> None:
    db = standing.db
    db.execute(
        "CREATE VIEW all_plans AS SELECT p.*, as_at, as_at < data_date AS asked"
        " FROM clean_plans p JOIN areas USING (area)"
    )
    db.execute("CREATE TABLE plans AS FROM all_plans WHERE NOT asked OR agreed_on <= as_at")
    _leave_out(
        standing, "plans", "after_as_of", "agreed_on", "FROM all_plans WHERE asked AND agreed_on > as_at"
    )
    _leave_out(
        standing, "plans", "not_dated", "agreed_on", "FROM all_plans WHERE asked AND agreed_on IS NULL"
    )


def _make_readings(standing: Standing) -> None:
    """Each episode's readings after baseline up to the day; one without a sound date may be the last."""
    standing.db.execute(
        f"""
        CREATE TABLE readings AS
        SELECT o.episode_id, o.outcome, o.applicable, o.value, e.area,
               CASE WHEN o.recorded_on__problem IS NOT NULL THEN 'recorded_on ' || o.recorded_on__problem
                    WHEN o.stage__problem IS NOT NULL THEN 'stage ' || o.stage__problem
                    WHEN o.applicable__problem IS NOT NULL THEN 'applicable ' || o.applicable__problem
                    WHEN o.value__problem IS NOT NULL THEN 'value ' || o.value__problem END AS problem,
               row_number() OVER (
                   PARTITION BY o.episode_id, o.outcome ORDER BY o.recorded_on DESC NULLS FIRST, o.{ROW} DESC
               ) AS latest_first
        FROM clean_outcome_readings o JOIN episodes e USING (episode_id)
        WHERE (o.stage IS NULL OR o.stage <> 'baseline') AND (o.recorded_on IS NULL OR o.recorded_on <= e.as_at)
        """
    )
