"""What young people allowed, reached and said of themselves: permissions, firsts, people to turn to, short measures."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from soceis.evaluation.cells import Table
from soceis.evaluation.counting.specs import HALVES_UP
from soceis.evaluation.counting.tabulating import Run, cells_of, finished
from soceis.evaluation.engines.sql import literal
from soceis.evaluation.frames import beside
from soceis.evaluation.work.specs import ENGAGED, MIDDLE, UP_TO, WorkSpec, work_spec
from soceis.evaluation.work.steps import MEDIAN, by_row, left_out, of_everybody, quantiles, rows_of

# Sharing has an answer for each name; who said no to being counted is in no extract.
ASKED_FOR = ("police_linkage", "interview", "photo", "caregiver_updates")
NOT_ASKED = "not_asked"
PERMISSION_ROWS = tuple(
    f"{purpose}_{answer}" for purpose in ASKED_FOR for answer in (*beside.PERMISSIONS, NOT_ASKED)
)
PERMISSIONS = work_spec(
    "permissions_by_purpose",
    "Permissions, by what was asked for",
    PERMISSION_ROWS,
    f"The last answer of the young person to each question {UP_TO}; of two answers of one day the no stands. Not asked"
    f" is a row of its own and no no. Base: {ENGAGED}. Being counted in the evaluation is not in it, because who said"
    " no to it is in no extract and the share of yeses would be too high; nor is sharing, which has an answer for each"
    f" name. {HALVES_UP}",
    "permission_answers",
)
MILESTONES = work_spec(
    "milestones",
    "First steps towards each other",
    beside.MILESTONES,
    f"Episodes in which the young person did it for the first time {UP_TO}. Base: episodes with a first attempt,"
    " whether or not anybody was met. A step that nobody noted is not counted; an episode may stand in several rows."
    f" {HALVES_UP}",
    "engagement_milestones",
)
OF_NETWORKS = (
    "How many people of each kind the young person says they could turn to; the first and the last number of a kind,"
    f" given on different days {UP_TO}. Kinds of people, never who."
)


def _network(name: str, title: str, which: str) -> WorkSpec:
    return work_spec(
        name,
        title,
        beside.SUPPORT_KINDS,
        f"{OF_NETWORKS} Episodes whose {which} number is 1 or more. Base: episodes with two numbers of the kind,"
        f" whatever they are; a kind that was not asked about is not nobody. Median: {which} numbers of all such"
        " kinds together."
        f" {MIDDLE} {HALVES_UP}",
        "support_networks",
    )


NETWORK_START = _network("network_start", "Who young people could turn to at the start", "first")
NETWORK_END = _network("network_end", "Who young people could turn to at the end, or last", "last")
OF_MEASURES = (
    "Five short sentences, each not yet, sometimes or yes; the first and the last answer to a sentence, given on"
    f" different days {UP_TO}; “not now” is no answer. They are never added up."
)


def _measures(name: str, title: str, what: str) -> WorkSpec:
    return work_spec(
        name,
        title,
        beside.MEASURES,
        f"{OF_MEASURES} Episodes whose last answer is {what}. Base: episodes with two answers to the sentence."
        f" {HALVES_UP}",
        "short_measures",
    )


MEASURES_BETTER = _measures(
    "measures_better", "Short sentences that became truer", "nearer to yes than the first"
)
MEASURES_HELD = _measures(
    "measures_held", "Short sentences that became truer or stayed", "as near to yes as the first, or nearer"
)

# A no stands before a yes of the same day, and what cannot be read before both: it may be a no.
LATEST = "CASE x.answer WHEN 'given' THEN 1 WHEN 'refused' THEN 2 WHEN 'withdrawn' THEN 3 ELSE 4 END"
QUESTIONS = " UNION ALL ".join(f"SELECT {literal(purpose)} AS purpose" for purpose in ASKED_FOR)
ANSWERS = f"""
    SELECT purpose || '_' || answer, area, count(*) FROM (
        SELECT e.area, p.purpose, CASE WHEN x.person_id IS NULL THEN '{NOT_ASKED}' ELSE x.answer END AS answer,
               row_number() OVER (
                   PARTITION BY e.episode_id, p.purpose ORDER BY x.answered_on DESC, {LATEST} DESC) AS place
        FROM episodes e CROSS JOIN ({QUESTIONS}) p
        LEFT JOIN clean_permission_answers x
          ON x.person_id = e.person_id AND x.purpose = p.purpose AND x.answered_on <= e.as_at
        WHERE e.first_attended IS NOT NULL
    ) t WHERE place = 1 AND answer IS NOT NULL GROUP BY 1, 2
"""
MET = "SELECT area, count(*) FROM episodes WHERE first_attended IS NOT NULL GROUP BY 1"
TRIED = "SELECT area, count(*) FROM episodes WHERE open_from IS NOT NULL GROUP BY 1"


def permissions(run: Run) -> Table:
    """How the last answer to each question stands, of everybody who was met."""
    return of_everybody(run, PERMISSIONS, ANSWERS, MET, ("purpose", "answer"))


def milestones(run: Run) -> Table:
    """What young people did for the first time, of everybody whom we tried to reach."""
    reached = rows_of("engagement_milestones", "x.kind IS NOT NULL AND e.open_from IS NOT NULL")
    query = f"SELECT x.kind, e.area, count(DISTINCT x.episode_id) {reached} GROUP BY 1, 2"
    return of_everybody(run, MILESTONES, query, TRIED, ("kind",))


def _first_and_last(rows: str, what: str, value: str, day: str) -> str:
    """The SQL of the first and last value of each thing, of episodes with values on two days or more."""
    order = f"PARTITION BY x.episode_id, {what} ORDER BY"
    return f"""
        SELECT thing, area, episode_id, max(CASE WHEN up = 1 THEN value END) AS first_value,
               max(CASE WHEN down = 1 THEN value END) AS last_value
        FROM (
            SELECT {what} AS thing, e.area, x.episode_id, {value} AS value, {day} AS said_on,
                   row_number() OVER ({order} {day}, x.row__number) AS up,
                   row_number() OVER ({order} {day} DESC, x.row__number DESC) AS down
            {rows}
        ) t GROUP BY 1, 2, 3 HAVING count(DISTINCT said_on) > 1
    """


PEOPLE = _first_and_last(
    rows_of("support_networks", "x.kind IS NOT NULL AND x.number IS NOT NULL"),
    "x.kind",
    "x.number",
    "x.counted_on",
)
HOW_TRUE = "CASE x.answer WHEN 'not_yet' THEN 1 WHEN 'sometimes' THEN 2 WHEN 'yes' THEN 3 END"
SAID = _first_and_last(
    rows_of("short_measures", "x.measure IS NOT NULL AND x.answer <> 'not_now'"),
    "x.measure",
    HOW_TRUE,
    "x.taken_on",
)


def network(run: Run, asked: WorkSpec, which: str) -> Table:
    """Who they could turn to, at the first or at the last count of each kind."""
    found = run.standing.db.execute(
        f"SELECT thing, area, count(CASE WHEN {which} > 0 THEN 1 END), count(*) FROM ({PEOPLE}) n GROUP BY 1, 2"
    ).fetchall()
    together = run.standing.db.execute(
        f"SELECT area, episode_id, sum({which}) FROM ({PEOPLE}) n GROUP BY 1, 2"
    ).fetchall()
    cells = cells_of(
        run,
        asked.spec.rows,
        {(kind, area): n for kind, area, n, _ in found},
        {(kind, area): base for kind, area, _, base in found},
    )
    people = [(area, Fraction(int(number))) for area, _, number in together]
    return finished(
        run,
        asked.spec,
        cells,
        statistics=quantiles(run, people, {"median people": MEDIAN}, digits=1),
        excluded=left_out(run, asked, ("kind", "number")),
    )


def measures(run: Run, asked: WorkSpec, sign: str) -> Table:
    """How the answers changed between the first and the last."""
    query = (
        f"SELECT thing, area, count(CASE WHEN last_value {sign} first_value THEN 1 END), count(*)"
        f" FROM ({SAID}) m GROUP BY 1, 2"
    )
    return by_row(run, asked, query, ("measure", "answer"))


TABLES: tuple[tuple[WorkSpec, Callable[[Run], Table]], ...] = (
    (PERMISSIONS, permissions),
    (MILESTONES, milestones),
    (NETWORK_START, partial(network, asked=NETWORK_START, which="first_value")),
    (NETWORK_END, partial(network, asked=NETWORK_END, which="last_value")),
    (MEASURES_BETTER, partial(measures, asked=MEASURES_BETTER, sign=">")),
    (MEASURES_HELD, partial(measures, asked=MEASURES_HELD, sign=">=")),
)
