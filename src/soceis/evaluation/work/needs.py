"""How parts of life changed between the first and the last number, as each side said, and where the sides differ."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from soceis.evaluation.cells import Table
from soceis.evaluation.counting.tabulating import Run
from soceis.evaluation.work import specs
from soceis.evaluation.work.specs import WorkSpec
from soceis.evaluation.work.steps import by_row, whole

# Numbers that count: none of conversations in which only the worker answered.
RATED = """
    CREATE TABLE rated AS
    SELECT e.area, x.episode_id, x.held_on, x.part, x.side, x.rating, x.row__number AS place
    FROM clean_life_answers x JOIN episodes e ON e.episode_id = x.episode_id AND x.held_on <= e.as_at
    WHERE x.basis = 'rated' AND x.rating BETWEEN 1 AND 5 AND x.side IS NOT NULL AND x.part IS NOT NULL
      AND x.worker_only = 'no'
"""
CHANGES = """
    CREATE TABLE life_changes AS
    SELECT area, episode_id, side, part, max(CASE WHEN up = 1 THEN rating END) AS first_number,
           max(CASE WHEN down = 1 THEN rating END) AS last_number
    FROM (
        SELECT area, episode_id, side, part, rating, held_on,
               row_number() OVER (PARTITION BY episode_id, side, part ORDER BY held_on, place) AS up,
               row_number() OVER (PARTITION BY episode_id, side, part ORDER BY held_on DESC, place DESC) AS down
        FROM rated
    ) t GROUP BY area, episode_id, side, part HAVING count(DISTINCT held_on) > 1
"""
DIFFERENTLY = """
    SELECT part, area, count(CASE WHEN theirs <> ours THEN 1 END), count(*) FROM (
        SELECT y.part, y.area, y.rating AS theirs, w.rating AS ours, row_number() OVER (
            PARTITION BY y.episode_id, y.part ORDER BY y.held_on DESC, y.place DESC, w.place DESC) AS latest
        FROM rated y JOIN rated w ON w.episode_id = y.episode_id AND w.part = y.part AND w.held_on = y.held_on
        WHERE y.side = 'young_person' AND w.side = 'worker'
    ) t WHERE latest = 1 GROUP BY 1, 2
"""
BALANCE = """
    SELECT CASE WHEN balance > 0 THEN 'more_better' WHEN balance < 0 THEN 'more_harder' ELSE 'as_many' END,
           area, count(*)
    FROM (
        SELECT area, episode_id, sum(CASE WHEN last_number > first_number THEN 1
                                          WHEN last_number < first_number THEN -1 ELSE 0 END) AS balance
        FROM life_changes WHERE side = 'young_person' GROUP BY 1, 2
    ) t GROUP BY 1, 2
"""
DOUBTS = ("part", "side", "basis", "rating", "worker_only")


def prepare(run: Run) -> None:
    """Make the tables that the others read: rated, life_changes."""
    run.standing.db.execute(RATED)
    run.standing.db.execute(CHANGES)


def _changed(run: Run, asked: WorkSpec, side: str, sign: str) -> Table:
    query = (
        f"SELECT part, area, count(CASE WHEN last_number {sign} first_number THEN 1 END), count(*)"
        f" FROM life_changes WHERE side = '{side}' GROUP BY 1, 2"
    )
    return by_row(run, asked, query, DOUBTS)


def seen_differently(run: Run) -> Table:
    """Where the young person and the worker gave the same part different numbers on one day."""
    return by_row(run, specs.NEEDS_DIFFERENTLY, DIFFERENTLY, DOUBTS)


def balance(run: Run) -> Table:
    """Whether more became better than harder."""
    return whole(run, specs.NEEDS_BALANCE, BALANCE, DOUBTS)


def _of(asked: WorkSpec, side: str, sign: str) -> tuple[WorkSpec, Callable[[Run], Table]]:
    return asked, partial(_changed, asked=asked, side=side, sign=sign)


TABLES: tuple[tuple[WorkSpec, Callable[[Run], Table]], ...] = (
    (specs.NEEDS_BALANCE, balance),
    _of(specs.NEEDS_BETTER, "young_person", ">"),
    _of(specs.NEEDS_HELD, "young_person", ">="),
    _of(specs.NEEDS_BETTER_WORKER, "worker", ">"),
    _of(specs.NEEDS_HELD_WORKER, "worker", ">="),
    (specs.NEEDS_DIFFERENTLY, seen_differently),
)
