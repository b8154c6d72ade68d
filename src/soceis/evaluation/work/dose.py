"""How much support, of what, by where the work stands and what became better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from soceis.evaluation import codes
from soceis.evaluation.cells import Statistic, Table, halves_up, mean_of, statistic
from soceis.evaluation.counting.tabulating import ANY_ROW, Doubt, Run, cells_of, excluded_units, finished
from soceis.evaluation.engines.sql import any_of, literal
from soceis.evaluation.work import specs
from soceis.evaluation.work.steps import MEDIAN, quantiles

COLUMNS = ("on", "kind", "minutes", "components")
COMPLETED = ("goals_met", "prevention_completed")
THOUSAND = 1000
MINUTES_OF_AN_HOUR = 60


def _share(component: str) -> str:
    """The SQL of a component's share in thousandths: what stands between its name and the next semicolon."""
    said = f"split_part(split_part(';' || components, ';{component}:', 2), ';', 1)"
    return f"CAST(round({THOUSAND} * coalesce(CAST(nullif({said}, '') AS DOUBLE), 0)) AS BIGINT)"


PLACES = range(len(codes.COMPONENTS))
# The shares of each way in which contacts are split: there are few, however many contacts there are.
SHARES = (
    f"SELECT components, {', '.join(f'{_share(code)} AS s{place}' for place, code in enumerate(codes.COMPONENTS))}"
    " FROM (SELECT DISTINCT components FROM clean_contacts WHERE components IS NOT NULL) said"
)
SUMS = ", ".join(
    f"sum(coalesce(c.minutes, 0) * coalesce(s.s{place}, 0)) AS m{place},"
    f" max(CASE WHEN s.s{place} > 0 THEN 1 ELSE 0 END) AS h{place}"
    for place in PLACES
)
ENDING = (
    f"CASE WHEN e.state <> 'closed' THEN 'open' WHEN e.closure_code IN {any_of(COMPLETED)} THEN 'completed'"
    f" WHEN e.closure_code IN {any_of(codes.NOT_ENGAGED)} THEN 'stopped' WHEN e.closure_code IS NOT NULL"
    " THEN 'moved_on' ELSE '' END"
)
KNOWN_BETTER = f"""
    SELECT episode_id, max(CASE WHEN value = {literal("better")} THEN 1 ELSE 0 END) AS better FROM readings
    WHERE problem IS NULL AND applicable = 'yes' AND value IN {any_of(codes.KNOWN_VALUES)} GROUP BY episode_id
"""
NONE_KNOWN = "SELECT episode_id, 0 AS better FROM episodes WHERE 1 = 0"
DOSES = """
    SELECT e.area, coalesce({ending}, '') AS ending, coalesce(r.better, -1) AS better, d.*
    FROM episodes e
    JOIN (
        SELECT c.episode_id, sum(coalesce(c.minutes, 0)) AS minutes, {sums}
        FROM clean_contacts c JOIN episodes i ON i.episode_id = c.episode_id
        LEFT JOIN ({shares}) s ON s.components = c.components
        WHERE c.kind = 'attended' AND c."on" <= i.as_at GROUP BY c.episode_id
    ) d ON d.episode_id = e.episode_id
    LEFT JOIN ({readings}) r ON r.episode_id = e.episode_id
    WHERE e.first_attended IS NOT NULL
"""
BASE = "SELECT area, count(*) FROM episodes WHERE first_attended IS NOT NULL GROUP BY area"


@dataclass(frozen=True, slots=True)
class Dose:
    """One engaged episode: minutes, then by component the minutes in thousandths and whether it had any."""

    area: str
    ending: str
    better: int
    minutes: int
    parts: tuple[int, ...]
    had: tuple[bool, ...]


def dose_tables(run: Run) -> Iterator[Table]:
    """The four tables of what support was made of; none when the contacts do not say."""
    if run.standing.extract.lacks("contacts", *COLUMNS):
        return
    doses = _doses(run)
    bases = {(ANY_ROW, area): n for area, n in run.standing.db.execute(BASE).fetchall()}
    excluded = [
        left
        for column in ("kind", "minutes", "components")
        for left in excluded_units(
            run,
            Doubt(
                "FROM clean_contacts c JOIN episodes e ON e.episode_id = c.episode_id",
                "contacts", column, f"c.{column}__problem", "e.area",
            ),
        )
    ]  # fmt: skip

    had: dict[tuple[str, str], int] = {}
    better: dict[tuple[str, str], int] = {}
    known: dict[tuple[str, str], int] = {}
    for dose in doses:
        for component, any_of_it in zip(codes.COMPONENTS, dose.had, strict=True):
            if not any_of_it:
                continue
            place = (component, dose.area)
            had[place] = had.get(place, 0) + 1
            if dose.better >= 0:
                known[place] = known.get(place, 0) + 1
                better[place] = better.get(place, 0) + dose.better
    components, outcomes = specs.DOSE_COMPONENTS.spec, specs.DOSE_OUTCOMES.spec
    yield finished(run, components, cells_of(run, components.rows, had, bases), excluded=excluded)
    yield finished(run, specs.DOSE_SHARES.spec, (), statistics=_shares(run, doses), excluded=excluded)
    yield finished(run, specs.DOSE_HOURS.spec, (), statistics=_hours(run, doses), excluded=excluded)
    if "outcome_readings" in run.standing.extract.tables:
        yield finished(run, outcomes, cells_of(run, outcomes.rows, better, known), excluded=excluded)


def _doses(run: Run) -> list[Dose]:
    readings = KNOWN_BETTER if "outcome_readings" in run.standing.extract.tables else NONE_KNOWN
    query = DOSES.format(ending=ENDING, sums=SUMS, shares=SHARES, readings=readings)
    found = []
    for area, ending, better, _, minutes, *rest in run.standing.db.execute(query).fetchall():
        parts, had = tuple(map(int, rest[::2])), tuple(bool(any_of_it) for any_of_it in rest[1::2])
        found.append(Dose(area, ending, better, int(minutes), parts, had))
    return found


def _shares(run: Run, doses: list[Dose]) -> list[Statistic]:
    made = []
    timed = [(dose, sum(dose.parts)) for dose in doses if sum(dose.parts)]
    for place, component in enumerate(codes.COMPONENTS):
        for column in run.columns:
            histogram: dict[int, int] = {}
            for dose, total in timed:
                if dose.area in column.areas:
                    share = halves_up(100 * dose.parts[place], total)
                    histogram[share] = histogram.get(share, 0) + 1
            of = sum(histogram.values())
            made.append(
                statistic(f"mean share {component}", column.label, mean_of(histogram), whole=True, of=of)
            )
    return made


def _hours(run: Run, doses: list[Dose]) -> list[Statistic]:
    groups = {
        specs.ALL: [dose for dose in doses if dose.minutes],
        **{ending: [d for d in doses if d.minutes and d.ending == ending] for ending in specs.ENDINGS},
        specs.BETTER: [dose for dose in doses if dose.minutes and dose.better == 1],
        specs.NONE_BETTER: [dose for dose in doses if dose.minutes and dose.better == 0],
    }
    return [
        found
        for group, chosen in groups.items()
        for found in quantiles(
            run,
            [(dose.area, Fraction(dose.minutes, MINUTES_OF_AN_HOUR)) for dose in chosen],
            {f"median hours {group}": MEDIAN},
            digits=1,
        )
    ]
