"""A study as it may leave under a policy: what rests on too few young people is withheld, with the reason.

An estimate is a mean, so it needs as many young people as the policy asks of a mean. Where one component of an
average is withheld, another goes with it, so that it cannot be worked out from the average and the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from soceis.evaluation.disclosure.links import rounded
from soceis.evaluation.disclosure.policies import Policy
from soceis.evaluation.study.adjusted.protecting import protected_adjusting
from soceis.evaluation.study.comparing import outcome_of
from soceis.evaluation.study.counts import protected_counts
from soceis.evaluation.study.entries import Absent, Entry, Place, rounded_entry
from soceis.evaluation.study.linked.protecting import May, protected_links
from soceis.evaluation.study.results import (
    BalanceRow,
    LinkageRow,
    LostRow,
    OutcomeStudy,
    Side,
    Study,
    Told,
    Trends,
)
from soceis.evaluation.study.verdict import judge

PLACES = 4
MEANS = (
    "An estimate or a mean of fewer than {fewest} young people is withheld, and estimates are rounded. Months of start"
    " with too few young people are shown together."
)
SHOWN_PLACES = 2
Series = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Sums:
    """What only the rows can say: outcomes of which one or two people make most, and so of their history."""

    dominated: frozenset[str] = frozenset()


def protect(study: Study, policy: Policy, sums: Sums) -> Study:
    """The study as it may leave; under a policy that does not release, as it is."""
    if not policy.releasing:
        return study
    fewest = fewest_of(policy)
    linkage, flow, cohorts = protected_counts(study, policy)
    entries, absents = _entries(study.entries, study.absents, policy)
    matched, not_matched = _entries(study.matched_entries, study.matched_absents, policy)
    analysed = [count for row in flow[-1:] for count in (row.service, row.comparison)]
    shown = not any(count.withheld for count in analysed)
    lost = study.flow and any(0 < (row.lost_service.n or 0) < fewest for row in study.flow)
    return replace(
        study,
        linkage=linkage,
        flow=flow,
        cohorts=cohorts,
        lost=() if lost else tuple(_rounded_lost(study)),
        balance=tuple(_balance(row, study, policy, sums) for row in study.balance),
        effective=float(round(study.effective)) if study.effective is not None and shown else None,
        outcomes=tuple(_outcome(found, policy, sums, fewest, shown=shown) for found in study.outcomes),
        entries=entries,
        absents=absents,
        matched_entries=matched,
        matched_absents=not_matched,
        findings=tuple(_told(study.findings)),
        sizes_shown=shown,
        links=protected_links(study.links, policy, _may(study, linkage, sums, fewest, shown=shown)),
        adjusted=protected_adjusting(study.adjusted, entries, matched, PLACES, policy.rounding),
        policy_words=(
            f"For release under the policy {policy.name}: {policy.words}",
            MEANS.format(fewest=fewest),
        ),
    )


def _may(study: Study, linkage: Sequence[LinkageRow], sums: Sums, fewest: int, *, shown: bool) -> May:
    few = (
        found.outcome
        for found in study.outcomes
        if min(found.evidence.treated, found.evidence.comparison) < fewest
    )
    whole = not any(row.referred.withheld or row.found.withheld for row in linkage)
    return May(fewest, frozenset(few), sums.dominated, shown, whole)


def fewest_of(policy: Policy) -> int:
    """The fewest young people on whom an estimate that leaves may rest."""
    return max(policy.threshold, policy.smallest_group)


# Estimates.


def _entries(
    entries: Sequence[Entry], absents: Sequence[Absent], policy: Policy
) -> tuple[tuple[Entry, ...], tuple[Absent, ...]]:
    fewest = fewest_of(policy)
    hidden = _hidden(entries, fewest)
    reason = (
        f"withheld: it rests on fewer than {fewest} young people, or would let such an estimate be worked out"
    )
    kept = tuple(
        replace(
            rounded_entry(entry, PLACES),
            treated=rounded(entry.treated, policy.rounding),
            comparison=rounded(entry.comparison, policy.rounding),
        )
        for entry in entries
        if entry.place not in hidden
    )
    gone = tuple(Absent(entry.place, reason) for entry in entries if entry.place in hidden)
    return kept, (*absents, *gone)


def _hidden(entries: Sequence[Entry], fewest: int) -> frozenset[Place]:
    """Estimates on too few; with one component of an average, the next smallest too."""
    hidden = {entry.place for entry in entries if min(entry.treated, entry.comparison) < fewest}
    series: dict[Series, list[Entry]] = {}
    for entry in entries:
        place = entry.place
        if place.at is not None and _counts_in_the_average(place):
            series.setdefault((place.outcome, place.model, place.control, place.aggregation), []).append(
                entry
            )
    for own in series.values():
        gone = [entry for entry in own if entry.place in hidden]
        left = sorted((e for e in own if e.place not in hidden), key=lambda e: (e.treated, str(e.place.at)))
        if len(gone) == 1 and left:
            hidden.add(left[0].place)
    return frozenset(hidden)


def _counts_in_the_average(place: Place) -> bool:
    return place.aggregation != "dynamic" or (isinstance(place.at, int) and place.at >= 0)


# What else rests on people.


def _rounded_lost(study: Study) -> Iterator[LostRow]:
    for row in study.lost:
        yield replace(
            row,
            kept_mean=_shown(row.kept_mean),
            lost_mean=_shown(row.lost_mean),
            difference=_shown(row.difference),
        )


def _shown(value: float | None) -> float | None:
    return None if value is None else round(value, SHOWN_PLACES)


def _balance(row: BalanceRow, study: Study, policy: Policy, sums: Sums) -> BalanceRow:
    reason = _why_not(row, study, policy, sums)
    if reason:
        nothing = Side(None, None, None, None, None)
        return replace(row, service_mean=None, before=nothing, after=row.after and nothing, withheld=reason)
    return replace(
        row,
        service_mean=_shown(row.service_mean),
        before=_rounded_side(row.before),
        after=None if row.after is None else _rounded_side(row.after),
    )


def _rounded_side(side: Side) -> Side:
    # The largest distance of two distributions can lie at one person's value.
    return Side(
        _shown(side.mean), _shown(side.difference), _shown(side.variance_ratio), _shown(side.ecdf_mean), None
    )


def _why_not(row: BalanceRow, study: Study, policy: Policy, sums: Sums) -> str:
    """Why a measure may not leave; empty when it may."""
    if outcome_of(row.measure) in sums.dominated:
        return "one or two young people make most of it"
    fewest = fewest_of(policy)
    groups = _group_sizes(study)
    if min(groups, default=0) < fewest:
        return f"a group of fewer than {fewest}"
    if not row.share:
        return ""
    means = (row.service_mean, row.before.mean, row.after.mean if row.after else None)
    for mean in means:
        if mean is not None and any(policy.is_small(round(part * max(groups))) for part in (mean, 1 - mean)):
            return policy.why
    return ""


def _group_sizes(study: Study) -> list[int]:
    return [n for row in study.flow for n in (row.service.n, row.comparison.n) if n is not None]


def _outcome(found: OutcomeStudy, policy: Policy, sums: Sums, fewest: int, *, shown: bool) -> OutcomeStudy:
    evidence = found.evidence
    change = found.change
    if change is not None and (change.people < fewest or found.outcome in sums.dominated):
        change = None
    if change is not None and (policy.rounding > 1 or not shown):
        # Its sentence says how many they are, to the last one.
        change = replace(change, warning="")
    if min(evidence.treated, evidence.comparison) < fewest:
        reason = evidence.absent or f"it rests on fewer than {fewest} young people and is withheld"
        evidence = replace(
            evidence,
            treated=0,
            comparison=0,
            estimate=None,
            low=None,
            high=None,
            p=None,
            before=None,
            absent=reason,
        )
        power = replace(found.power, treated=0, comparison=0, curve=(), absent=reason)
        return replace(
            found, evidence=evidence, verdict=judge(evidence), randomisation=None, analytic=None, ratio=None,
            ratio_by_lot=None, power=power, change=None, trends=Trends(), sensitivity=(),
            dropped_by_poisson=None, notes=(),
        )  # fmt: skip
    evidence = replace(
        evidence,
        treated=rounded(evidence.treated, policy.rounding),
        comparison=rounded(evidence.comparison, policy.rounding),
        sizes_shown=shown,
        before=_shown(evidence.before) if found.outcome not in sums.dominated else None,
    )
    everybody = found.evidence.treated + found.evidence.comparison
    dropped = found.dropped_by_poisson
    small = dropped is None or not shown or policy.is_small(dropped) or policy.is_small(everybody - dropped)
    return replace(
        found,
        evidence=evidence,
        verdict=judge(evidence),
        change=change,
        randomisation=found.randomisation and rounded_entry(found.randomisation, PLACES),
        analytic=found.analytic and rounded_entry(found.analytic, PLACES),
        ratio=found.ratio and rounded_entry(found.ratio, PLACES),
        ratio_by_lot=found.ratio_by_lot and rounded_entry(found.ratio_by_lot, PLACES),
        power=replace(
            found.power,
            treated=evidence.treated if shown else None,
            comparison=evidence.comparison if shown else None,
        ),
        dropped_by_poisson=None if small else rounded(dropped or 0, policy.rounding),
    )


def _told(findings: Iterable[Told]) -> Iterator[Told]:
    """Findings about files; one with a number could be subtracted from another number, so that it is only hinted at."""
    left = False
    for told in findings:
        if told.count is not None:
            left = True
        else:
            yield told
    if left:
        words = "Findings with numbers are not listed: they may be about few young people."
        yield Told("not_listed", "note", words)
