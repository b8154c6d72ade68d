"""The tables of the work, in the order in which the report shows them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from soceis.evaluation import codes
from soceis.evaluation.cells import Statistic, Table, statistic
from soceis.evaluation.counting.tabulating import Run, cells_of, finished
from soceis.evaluation.engines.sql import any_of, full_months_sql, literal
from soceis.evaluation.work import consulted, needs, specs, told
from soceis.evaluation.work.dose import dose_tables
from soceis.evaluation.work.specs import WorkSpec
from soceis.evaluation.work.steps import (
    MEDIAN,
    by_row,
    left_out,
    of_everybody,
    quantiles,
    rows_of,
    whole,
)

YEAR = 365
AWAY = ("suspension", "permanent")
TOOK_PLACE = ("held", "stopped_early")
CAME, ASKED = ("present", "late"), ("present", "late", "could_not")
# Shares of sessions closer than this, in thousandths, are the same.
ALIKE = 20
HUNDRED = 100


def work_tables(run: Run) -> tuple[Table, ...]:
    """Every table of the work whose sources the extract has."""
    present = run.standing.extract.tables
    if "life_answers" in present:
        needs.prepare(run)
    return (
        *dose_tables(run),
        *(made(run) for asked, made in TABLES if all(source in present for source in asked.sources)),
    )


# Goals.

GOAL_STATE = (
    "CASE WHEN x.state = 'achieved' AND (x.achieved_on IS NULL OR x.achieved_on > e.as_at) THEN 'working'"
    " ELSE x.state END"
)


def goals_by_state(run: Run) -> Table:
    """Episodes by the states that their goals are in."""
    goals = rows_of("goals", "x.state IS NOT NULL")
    return of_everybody(
        run,
        specs.GOALS_BY_STATE,
        f"SELECT {GOAL_STATE}, e.area, count(DISTINCT x.episode_id) {goals} GROUP BY 1, 2",
        f"SELECT e.area, count(DISTINCT x.episode_id) {goals} GROUP BY 1",
        ("state", "achieved_on"),
    )


def goals_by_topic(run: Run) -> Table:
    """Episodes that achieved a goal of a topic, of those that have one."""
    done = f"CASE WHEN {GOAL_STATE} = 'achieved' THEN x.episode_id END"
    goals = rows_of("goals", "x.topic IS NOT NULL AND x.state IS NOT NULL")
    query = (
        f"SELECT x.topic, e.area, count(DISTINCT {done}), count(DISTINCT x.episode_id) {goals} GROUP BY 1, 2"
    )
    return by_row(run, specs.GOALS_BY_TOPIC, query, ("topic", "state"))


def goal_days(run: Run) -> Table:
    """How long it took until the first goal was achieved."""
    goals = rows_of("goals")
    sound = "x.state = 'achieved' AND x.achieved_on BETWEEN x.agreed_on AND e.as_at"
    return _first_days(run, specs.GOAL_DAYS, goals, sound, "x.agreed_on", "x.achieved_on", "achieved_on")


def _first_days(
    run: Run, asked: WorkSpec, rows: str, came: str, first: str, second: str, doubt: str
) -> Table:
    """The fewest days of each episode, the median of them, and how many have any, of those in `rows`."""
    db = run.standing.db
    days = f"min(CASE WHEN {came} THEN date_diff('day', {first}, {second}) END)"
    query = f"SELECT e.area, x.episode_id, {days} AS days {rows} GROUP BY 1, 2"
    values = [(area, n) for area, _, n in db.execute(query).fetchall()]
    counts: dict[tuple[str, str], int] = {}
    bases: dict[tuple[str, str], int] = {}
    row = asked.spec.rows[0]
    for area, number in values:
        bases[row, area] = bases.get((row, area), 0) + 1
        counts[row, area] = counts.get((row, area), 0) + (number is not None)
    known = [(area, Fraction(number)) for area, number in values if number is not None]
    return finished(
        run,
        asked.spec,
        cells_of(run, asked.spec.rows, counts, bases),
        statistics=quantiles(run, known, {"median days": MEDIAN}, digits=1),
        excluded=left_out(run, asked, (doubt,)),
    )


# Education.


def _in_force(day: str) -> str:
    """The status in force on a day, of every engaged episode (SQL of row, area, n)."""
    return f"""
        SELECT eet, area, count(*) FROM (
            SELECT e.episode_id, e.area, coalesce(s.eet, 'not_recorded') AS eet,
                   row_number() OVER (
                       PARTITION BY e.episode_id ORDER BY s.begins DESC, s.row__number DESC) AS place
            FROM episodes e LEFT JOIN clean_education_statuses s
              ON s.episode_id = e.episode_id AND s.begins <= {day} AND s.begins <= e.as_at AND s.eet IS NOT NULL
            WHERE e.first_attended IS NOT NULL
        ) t WHERE place = 1 GROUP BY 1, 2
    """


UNTIL = "CASE WHEN e.state = 'closed' AND e.end_date IS NOT NULL THEN e.end_date ELSE e.as_at END"


def education_at_start(run: Run) -> Table:
    """Where they learned or worked when they were first met."""
    return whole(run, specs.EDUCATION_AT_START, _in_force("e.first_attended"), ("eet",))


def education_at_end(run: Run) -> Table:
    """Where they learn or work at the end, or now."""
    return whole(run, specs.EDUCATION_AT_END, _in_force(UNTIL), ("eet",))


def suspensions(run: Run) -> Table:
    """How often a school sent somebody away, before and after we first tried to reach them."""
    present = run.standing.extract.tables
    told = " UNION ".join(
        f"SELECT DISTINCT episode_id FROM clean_{name}"
        for name in ("education_statuses", "exclusions", "attendance")
        if name in present
    )
    away = f"x.kind IN {any_of(AWAY)} AND x.begins <= e.as_at"
    before = f"{away} AND date_diff('day', x.begins, e.open_from) BETWEEN 1 AND {YEAR}"
    after = (
        f"{away} AND x.begins <= {UNTIL} AND date_diff('day', e.open_from, x.begins) BETWEEN 0 AND {YEAR - 1}"
    )
    query = f"""
        SELECT e.area, e.episode_id, date_diff('day', e.open_from, {UNTIL}) + 1 AS days,
               count(CASE WHEN {before} THEN 1 END), count(CASE WHEN {after} THEN 1 END)
        FROM episodes e JOIN ({told}) t ON t.episode_id = e.episode_id
        LEFT JOIN clean_exclusions x ON x.episode_id = e.episode_id
        WHERE e.open_from IS NOT NULL AND e.open_from <= {UNTIL}
        GROUP BY 1, 2, 3
    """
    found = run.standing.db.execute(query).fetchall()
    statistics: list[Statistic] = []
    for row, place in (("rate before", 3), ("rate after", 4)):
        for column in run.columns:
            theirs = [one for one in found if one[0] in column.areas]
            days = sum(YEAR if place == 3 else min(YEAR, one[2]) for one in theirs)
            times = sum(one[place] for one in theirs)
            # What it is made from is those who were sent away: a rate of few of them may tell of one.
            of = sum(1 for one in theirs if one[place])
            rate = Fraction((2 * HUNDRED * HUNDRED * times + days) // (2 * days), HUNDRED) if days else None
            statistics.append(statistic(row, column.label, rate, of=of))
    excluded = left_out(run, specs.SUSPENSIONS, ("kind",))
    return finished(run, specs.SUSPENSIONS.spec, (), statistics=statistics, excluded=excluded)


def attendance_change(run: Run) -> Table:
    """Whether they went to school more often than before."""
    last = "PARTITION BY e.episode_id, CASE WHEN x.begins >= e.open_from THEN 1 ELSE 0 END"
    query = f"""
        SELECT CASE WHEN later - earlier > {ALIKE} THEN 'more' WHEN earlier - later > {ALIKE} THEN 'fewer'
                    ELSE 'same' END, area, count(*)
        FROM (
            SELECT area, episode_id, max(CASE WHEN side = 0 THEN per_thousand END) AS earlier,
                   max(CASE WHEN side = 1 THEN per_thousand END) AS later
            FROM (
                SELECT e.area, e.episode_id, x.per_thousand,
                       CASE WHEN x.begins >= e.open_from THEN 1 ELSE 0 END AS side,
                       row_number() OVER ({last} ORDER BY x.begins DESC, x.row__number DESC) AS place
                FROM clean_attendance x JOIN episodes e ON e.episode_id = x.episode_id AND x.begins <= e.as_at
                WHERE x.per_thousand IS NOT NULL AND (x.begins >= e.open_from OR x.ends < e.open_from)
            ) t WHERE place = 1 GROUP BY 1, 2
        ) u WHERE earlier IS NOT NULL AND later IS NOT NULL GROUP BY 1, 2
    """
    return whole(run, specs.ATTENDANCE, query, ("per_thousand", "ends"))


# Help, groups, reasons, asking again.

HELP_STATE = (
    "CASE WHEN x.state IN ('met', 'unmet') AND (x.ended_on IS NULL OR x.ended_on > e.as_at) THEN 'asked'"
    " ELSE x.state END"
)


def _help(run: Run, asked: WorkSpec, state: str) -> Table:
    requests = rows_of("help_requests", "x.need IS NOT NULL AND x.state IS NOT NULL")
    so = f"CASE WHEN {HELP_STATE} = '{state}' THEN x.episode_id END"
    query = (
        f"SELECT x.need, e.area, count(DISTINCT {so}), count(DISTINCT x.episode_id) {requests} GROUP BY 1, 2"
    )
    return by_row(run, asked, query, ("need", "state"))


def help_met(run: Run) -> Table:
    """Which practical help came."""
    return _help(run, specs.HELP_MET, "met")


def help_unmet(run: Run) -> Table:
    """Which practical help could not be had."""
    return _help(run, specs.HELP_UNMET, "unmet")


def help_unmet_reasons(run: Run) -> Table:
    """Why help could not be had, of everybody who asked for any."""
    requests = rows_of("help_requests", "x.need IS NOT NULL AND x.state IS NOT NULL")
    reason = f"coalesce(x.unmet_reason, {literal(codes.NOT_RECORDED)})"
    query = (
        f"SELECT {reason}, e.area, count(DISTINCT x.episode_id) {requests} AND {HELP_STATE} = 'unmet'"
        " AND x.unmet_reason__problem IS NULL GROUP BY 1, 2"
    )
    everybody = f"SELECT e.area, count(DISTINCT x.episode_id) {requests} GROUP BY 1"
    return of_everybody(run, specs.HELP_UNMET_REASONS, query, everybody, ("need", "state", "unmet_reason"))


def help_days(run: Run) -> Table:
    """How long it took until practical help first came."""
    sound = "x.state = 'met' AND x.ended_on BETWEEN x.asked_on AND e.as_at"
    rows = rows_of("help_requests")
    return _first_days(run, specs.HELP_DAYS, rows, sound, "x.asked_on", "x.ended_on", "ended_on")


def group_attendance(run: Run) -> Table:
    """Who came to groups, of those who were asked."""
    held = rows_of(
        "register_entries", f"x.session_state IN {any_of(TOOK_PLACE)} AND x.state IN {any_of(ASKED)}"
    )
    came = f"count(DISTINCT CASE WHEN x.state IN {any_of(CAME)} THEN x.session_id END)"
    query = f"SELECT e.area, x.episode_id, {came} {held} GROUP BY 1, 2"
    found = run.standing.db.execute(query).fetchall()
    counts: dict[tuple[str, str], int] = {}
    bases: dict[tuple[str, str], int] = {}
    for area, _, sessions in found:
        bases["came", area] = bases.get(("came", area), 0) + 1
        counts["came", area] = counts.get(("came", area), 0) + (sessions > 0)
    asked = specs.GROUP_CAME
    values = [(area, Fraction(sessions)) for area, _, sessions in found]
    return finished(
        run,
        asked.spec,
        cells_of(run, asked.spec.rows, counts, bases),
        statistics=quantiles(run, values, {"median sessions": MEDIAN}, digits=1),
        excluded=left_out(run, asked, ("state", "session_state")),
    )


def reasons_by_side(run: Run) -> Table:
    """Which sides said why."""
    said = rows_of("engagement_reasons", "x.informant IS NOT NULL")
    return of_everybody(
        run,
        specs.REASONS_BY_SIDE,
        f"SELECT x.informant, e.area, count(DISTINCT x.episode_id) {said} GROUP BY 1, 2",
        f"SELECT e.area, count(DISTINCT x.episode_id) {said} GROUP BY 1",
        ("informant",),
    )


def reasons_by_changer(run: Run) -> Table:
    """Who could change it, by who said so; each row has the base of its side."""
    said = rows_of("engagement_reasons", "x.informant IS NOT NULL AND x.addressable IS NOT NULL")
    db = run.standing.db
    sides = f"SELECT x.informant, e.area, count(DISTINCT x.episode_id) {said} GROUP BY 1, 2"
    of_side = {(side, area): n for side, area, n in db.execute(sides).fetchall()}
    rows = f"SELECT x.informant || '_' || x.addressable, e.area, count(DISTINCT x.episode_id) {said} GROUP BY 1, 2"
    counts = {(row, area): n for row, area, n in db.execute(rows).fetchall()}
    side_of = {
        row: next(side for side in specs.REASONS_BY_SIDE.spec.rows if row.startswith(f"{side}_"))
        for row in specs.SIDE_AND_CHANGER
    }
    bases = {
        (row, area): n
        for row, side in side_of.items()
        for (other, area), n in of_side.items()
        if other == side
    }
    asked = specs.REASONS_BY_CHANGER
    cells = cells_of(run, asked.spec.rows, counts, bases)
    return finished(run, asked.spec, cells, excluded=left_out(run, asked, ("informant", "addressable")))


def _follow_up(run: Run, asked: WorkSpec, months: int) -> Table:
    query = f"""
        SELECT coalesce(came, 'not_recorded'), area, count(*) FROM (
            SELECT e.episode_id, e.area, min(x.came) AS came
            FROM episodes e LEFT JOIN clean_follow_ups x
              ON x.episode_id = e.episode_id AND x.months = {months} AND x."on" <= e.as_at
            WHERE e.state = 'closed' AND e.first_attended IS NOT NULL AND e.end_date IS NOT NULL
              AND {full_months_sql("e.end_date", "e.as_at")} >= {months}
            GROUP BY 1, 2
        ) t GROUP BY 1, 2
    """
    return whole(run, asked, query, ("came", "months"))


def follow_up_6(run: Run) -> Table:
    """Asked how things are half a year after the end; who was asked is counted so, though left at first."""
    return _follow_up(run, specs.FOLLOW_UP_6, 6)


def follow_up_12(run: Run) -> Table:
    """The same a year after the end."""
    return _follow_up(run, specs.FOLLOW_UP_12, 12)


TABLES: tuple[tuple[WorkSpec, Callable[[Run], Table]], ...] = (
    *consulted.TABLES,
    *told.TABLES,
    *needs.TABLES,
    (specs.GOALS_BY_STATE, goals_by_state),
    (specs.GOALS_BY_TOPIC, goals_by_topic),
    (specs.GOAL_DAYS, goal_days),
    (specs.EDUCATION_AT_START, education_at_start),
    (specs.EDUCATION_AT_END, education_at_end),
    (specs.SUSPENSIONS, suspensions),
    (specs.ATTENDANCE, attendance_change),
    (specs.HELP_MET, help_met),
    (specs.HELP_UNMET, help_unmet),
    (specs.HELP_UNMET_REASONS, help_unmet_reasons),
    (specs.HELP_DAYS, help_days),
    (specs.GROUP_CAME, group_attendance),
    (specs.REASONS_BY_SIDE, reasons_by_side),
    (specs.REASONS_BY_CHANGER, reasons_by_changer),
    (specs.FOLLOW_UP_6, follow_up_6),
    (specs.FOLLOW_UP_12, follow_up_12),
)
