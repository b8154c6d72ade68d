"""Which counts of a study are withheld: the small ones, and whatever would let them be worked out.

All counts of linkage, flow and cohorts hang together: what is referred in an area is what was found and what was
not, the areas add up to the first step of the flow, each step is the one before it less whoever was lost, and the
cohorts add up to those analysed. One system of sums holds them all. How many are analysed stands at every estimate,
so that other counts are withheld rather than that; the audit of disclosure control has the last word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from soceis.evaluation.disclosure.auditing import audit
from soceis.evaluation.disclosure.links import rounded, shown_as
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.disclosure.systems import Key, Quantity, Relation, System
from soceis.evaluation.study.results import CohortRow, Count, FlowRow, LinkageRow, Study

REFERRED, FOUND, NOT_FOUND, COHORT = "referred", "found", "not found", "cohort"
SIDES = ("service", "comparison")
STEPS = (*SIDES, "lost service", "lost comparison")


@dataclass(slots=True)
class Counts:
    """Counts by key and the sums between them, while they are gathered; a key that stands there is never changed."""

    values: dict[Key, int] = field(default_factory=dict)
    implied: set[Key] = field(default_factory=set)
    sums: list[tuple[Key, tuple[Key, ...]]] = field(default_factory=list)

    def add(self, key: Key, n: int | None, *, implied: bool = False) -> bool:
        """Take a count in; False when it is not known or negative, so that no sum may rest on it."""
        if n is None or n < 0:
            return False
        self.values.setdefault(key, n)
        if implied:
            self.implied.add(key)
        return True

    def sum_of(self, whole: Key, parts: Sequence[Key]) -> None:
        """That some counts add up to another, where all are known and it is so."""
        known = all(key in self.values for key in (whole, *parts))
        if known and self.values[whole] == sum(self.values[part] for part in parts):
            self.sums.append((whole, tuple(parts)))

    def system(self, policy: Policy) -> System:
        places = {key: place for place, key in enumerate(self.values)}
        quantities = tuple(
            Quantity(
                key,
                n,
                policy.withholds(n, None if n else 0),
                *shown_as(n, policy),
                printable=key not in self.implied,
            )
            for key, n in self.values.items()
        )
        relations: list[Relation] = [
            ((places[whole], -1), *((places[part], 1) for part in parts)) for whole, parts in self.sums
        ]
        return System(quantities, tuple(relations), policy.threshold)


def protected_counts(
    study: Study, policy: Policy
) -> tuple[tuple[LinkageRow, ...], tuple[FlowRow, ...], tuple[CohortRow, ...]]:
    """The counts of linkage, flow and cohorts as they may leave under a releasing policy."""
    cohorts = merged_cohorts(study.cohorts, policy.threshold)
    counts = gathered(study, cohorts)
    hidden: frozenset[Key] = frozenset()
    if policy.threshold > 1 and counts.values:
        hidden = withheld(counts.system(policy), study, policy)

    def shown(count: Count, key: Key) -> Count:
        if count.n is None:
            return count
        return Count(None, withheld=True) if key in hidden else Count(rounded(count.n, policy.rounding))

    linkage = tuple(
        replace(
            row, referred=shown(row.referred, (REFERRED, row.area)), found=shown(row.found, (FOUND, row.area))
        )
        for row in study.linkage
    )
    flow = tuple(
        replace(
            row,
            service=shown(row.service, ("service", row.step)),
            comparison=shown(row.comparison, ("comparison", row.step)),
            lost_service=shown(row.lost_service, ("lost service", row.step)),
            lost_comparison=shown(row.lost_comparison, ("lost comparison", row.step)),
        )
        for row in study.flow
    )
    kept = tuple(replace(row, treated=shown(row.treated, (COHORT, row.months))) for row in cohorts)
    return linkage, flow, kept


def withheld(system: System, study: Study, policy: Policy) -> frozenset[Key]:
    """The keys of the counts to withhold: the least of some sets, each wider, that leaves nothing to work out."""
    places = system.places()
    small = {system.quantities[place].key for place in system.sensitive()}
    last = {(side, study.flow[-1].step) for side in SIDES} if study.flow else set()
    areas = {key for key in places if key[0] in {REFERRED, FOUND}}
    steps = {key for key in places if key[0] in STEPS} - last
    hidden = small | _areas_with_another(small, study) | _steps_around(study, policy)
    fewest = sorted((row.found.n or 0, row.area) for row in study.linkage)[:2]
    two = {(FOUND, area) for _, area in fewest}
    for more in (set[Key](), two, areas, {key for key in places if key[0] == COHORT}, steps):
        hidden |= more
        if not audit(system, system.closed(places[key] for key in hidden if key in places)):
            return frozenset(hidden)
    return frozenset(places)


def _areas_with_another(small: set[Key], study: Study) -> set[Key]:
    """Areas of which few were found, or few not, with a second one, so that the sum does not tell."""
    found = [row.area for row in study.linkage if {(FOUND, row.area), (NOT_FOUND, row.area)} & small]
    others = sorted((row.found.n or 0, row.area) for row in study.linkage if row.area not in found)
    if len(found) == 1 and others:
        found.append(others[0][1])
    return {(FOUND, area) for area in found}


def _steps_around(study: Study, policy: Policy) -> set[Key]:
    """Steps from which a later one that is shown differs by few, with what was lost next to them."""
    hidden: set[Key] = set()
    for side in SIDES:
        after: int | None = None
        rows = [row for row in study.flow if getattr(row, side).n is not None]
        for place in range(len(rows) - 1, -1, -1):
            n = getattr(rows[place], side).n
            if after is None or not policy.is_small(n - after):
                after = n
                continue
            hidden |= {(side, rows[place].step), (f"lost {side}", rows[place].step)}
            hidden.add((f"lost {side}", rows[place + 1].step))
    return hidden


def gathered(study: Study, cohorts: Sequence[CohortRow]) -> Counts:
    """All counts of a study with the sums between them; `cohorts` as they will be shown."""
    counts = Counts()
    for row in study.linkage:
        counts.add((REFERRED, row.area), row.referred.n)
        counts.add((FOUND, row.area), row.found.n)
        missing = None if row.referred.n is None or row.found.n is None else row.referred.n - row.found.n
        counts.add((NOT_FOUND, row.area), missing, implied=True)
        counts.sum_of((REFERRED, row.area), ((FOUND, row.area), (NOT_FOUND, row.area)))
    for side in SIDES:
        _steps(counts, study.flow, side)
    if study.flow:
        first, last = study.flow[0].step, study.flow[-1].step
        counts.sum_of(("service", first), [(REFERRED, row.area) for row in study.linkage])
        if len(study.flow) > 1:
            counts.sum_of(("service", study.flow[1].step), [(FOUND, row.area) for row in study.linkage])
        for cohort in cohorts:
            counts.add((COHORT, cohort.months), cohort.treated.n)
        counts.sum_of(("service", last), [(COHORT, cohort.months) for cohort in cohorts])
    return counts


def _steps(counts: Counts, flow: Sequence[FlowRow], side: str) -> None:
    """The steps of one group: each the one before it less whoever was lost."""
    before: Key | None = None
    for row in flow:
        here, lost = (side, row.step), (f"lost {side}", row.step)
        if not counts.add(here, getattr(row, side).n):
            continue
        counts.add(lost, getattr(row, f"lost_{side}").n)
        if before is not None:
            counts.sum_of(before, (here, lost))
        before = here


def merged_cohorts(cohorts: Sequence[CohortRow], smallest: int) -> tuple[CohortRow, ...]:
    """Neighbouring months taken together until at least `smallest` young people are in each row."""
    rows: list[tuple[str, str, int]] = []
    for row in cohorts:
        if rows and rows[-1][2] < smallest:
            first, _, n = rows.pop()
            rows.append((first, row.months, n + (row.treated.n or 0)))
        else:
            rows.append((row.months, row.months, row.treated.n or 0))
    if len(rows) > 1 and rows[-1][2] < smallest:
        _, last, n = rows.pop()
        first, _, more = rows.pop()
        rows.append((first, last, n + more))
    return tuple(
        CohortRow(first if first == last else f"{first} to {last}", Count(n)) for first, last, n in rows
    )
