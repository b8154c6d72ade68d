"""One study, from a folder to what it found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from soceis.evaluation.disclosure.policies import POLICIES, Policy
from soceis.evaluation.errors import UnknownOption
from soceis.evaluation.impact.panel import Panel, framed, month_text
from soceis.evaluation.impact.panel.reading import read_panel
from soceis.evaluation.study.adjusted import adjusting, must_be_columns
from soceis.evaluation.study.comparing import Compared, compare
from soceis.evaluation.study.entries import MATCHED_CONTROLS, Made
from soceis.evaluation.study.estimating import estimates_of_panel
from soceis.evaluation.study.flowing import cohorts_of, flow_of
from soceis.evaluation.study.headline import outcome_study
from soceis.evaluation.study.linked import Carried, LinksFile, carry, read_links
from soceis.evaluation.study.linked.carrying import How
from soceis.evaluation.study.options import StudyOptions, check
from soceis.evaluation.study.protecting import Sums, protect
from soceis.evaluation.study.reading import About, folder_of, read_about
from soceis.evaluation.study.results import OutcomeStudy, Study, Told
from soceis.evaluation.study.surroundings import changed
from soceis.evaluation.study.words import OUTCOME_TITLES

Step = Callable[[str], None]
MONTHS_A_YEAR = 12


def run_study(folder: Path, options: StudyOptions, step: Step = lambda _: None) -> Study:
    """The study of an extract, as its policy lets it be seen; `step` is told in words what comes next.

    UnknownOption, ExtractUnreadable or PanelUnusable when there can be no study; an estimate that cannot be made is
    absent with its reason.
    """
    check(options)
    folder = folder_of(folder)
    step("Reading the units and their months")
    about = read_about(folder)
    read = read_panel(folder)
    options, missing = _outcomes(options, read)
    must_be_columns(read, options.covariates)
    links = None if options.links is None else read_links(options.links, folder)
    panel = framed(read, options.window)
    step("Making the comparison group")
    compared = compare(panel, read, options)
    step("Estimating")
    everybody = estimates_of_panel(compared.panel, options.outcomes)
    nobody: Made = ((), ())
    matched = (
        nobody
        if compared.matched is None
        else estimates_of_panel(compared.matched, options.outcomes, MATCHED_CONTROLS)
    )
    outcomes = tuple(
        _one(compared, everybody, matched, outcome, options, step) for outcome in options.outcomes
    )
    study = _study(about, read, compared, outcomes, everybody, matched, options, missing)
    if options.covariates:
        step("Allowing for covariates")
        controls = {found.outcome: found.control for found in outcomes}
        made = adjusting(compared.panel, compared.matched, controls, options.covariates)
        study = replace(study, adjusted=made, findings=(*study.findings, *made.told))
    if links is not None:
        step("Drawing the links again")
        inputs = tuple(sorted((*about.inputs, (links.name, links.sha256))))
        study = replace(study, inputs=inputs, links=_carried(links, about, compared, outcomes, options))
    return protect(study, POLICIES[options.policy], _sums(compared, options, POLICIES[options.policy]))


def _outcomes(options: StudyOptions, panel: Panel) -> tuple[StudyOptions, tuple[Told, ...]]:
    """The options with the outcomes that are there, and what is said about the others."""
    there = tuple(outcome for outcome in options.outcomes if outcome in panel.outcomes)
    if not there:
        raise UnknownOption(
            f"unit_months has no column {' or '.join(options.outcomes)}; it has {', '.join(panel.outcomes)}."
        )
    told = tuple(
        Told(
            "no_outcome",
            "warning",
            f"{OUTCOME_TITLES[gone]} are not in unit_months. Add the column to study them.",
        )
        for gone in options.outcomes
        if gone not in there
    )
    return replace(options, outcomes=there), told


def _one(
    compared: Compared, everybody: Made, matched: Made, outcome: str, options: StudyOptions, step: Step
) -> OutcomeStudy:
    step(f"{OUTCOME_TITLES[outcome]}: dealing the months of start out again, and simulating")
    if compared.matched is not None:
        found = outcome_study(compared.matched, matched, outcome, options, "matched")
    else:
        found = outcome_study(compared.panel, everybody, outcome, options, "everybody")
    # Whoever was matched was chosen for their past; what chance alone does is seen among everybody.
    return replace(found, change=changed(compared.panel, outcome, options))


def _study(
    about: About,
    read: Panel,
    compared: Compared,
    outcomes: Sequence[OutcomeStudy],
    everybody: Made,
    matched: Made,
    options: StudyOptions,
    missing: tuple[Told, ...],
) -> Study:
    panel = compared.panel
    months = month_text(int(panel.months[0])), month_text(int(panel.months[-1]))
    problems = tuple(Told(found.code, "warning", found.said, found.count) for found in panel.findings)
    # Units without a start stand in `left_out` of the panel as it was read.
    unstarted = sum(left.rows for left in read.left_out)
    treated = int(read.treated.sum())
    given = treated + unstarted, read.size - treated
    analysed = panel if compared.matched is None else compared.matched
    return Study(
        options=options,
        service=about.service,
        dated=about.dated or _last_day(int(read.months[-1])),
        months=months,
        inputs=about.inputs,
        linkage=about.linkage,
        flow=flow_of(about.linkage, given, read, panel, compared.steps),
        lost=compared.lost,
        balance=compared.balance,
        effective=compared.effective,
        matching=compared.words,
        cohorts=cohorts_of(analysed),
        outcomes=tuple(outcomes),
        entries=everybody[0],
        absents=everybody[1],
        matched_entries=matched[0],
        matched_absents=matched[1],
        findings=(*about.told, *problems, *missing, *_one_cohort(panel), *compared.told),
    )


def _carried(
    links: LinksFile,
    about: About,
    compared: Compared,
    outcomes: Sequence[OutcomeStudy],
    options: StudyOptions,
) -> Carried:
    """The headline estimates with uncertain links; everybody who was not found may be a missed link."""
    missed = None
    if about.linkage:
        missed = sum((row.referred.n or 0) - (row.found.n or 0) for row in about.linkage)
    controls = {found.outcome: found.control for found in outcomes}
    analysed = compared.panel if compared.matched is None else compared.matched
    return carry(links, analysed, controls, How(options.link_draws, options.seed, missed))


def _one_cohort(panel: Panel) -> tuple[Told, ...]:
    starts = np.unique(panel.cohort[panel.treated])
    if len(starts) != 1:
        return ()
    words = (
        f"All young people of the service began in {month_text(int(starts[0]))}. Whatever else happened in that month"
        " cannot be told apart from the service; add young people who began in other months."
    )
    return (Told("one_cohort", "warning", words),)


def _last_day(month: int) -> date:
    """The first day after a month: the date of a study whose extract has none."""
    return date((month + 1) // MONTHS_A_YEAR, (month + 1) % MONTHS_A_YEAR + 1, 1)


def _sums(compared: Compared, options: StudyOptions, policy: Policy) -> Sums:
    """Which outcomes one or two young people make most of, so that a total or mean of them may not leave."""
    from soceis.evaluation.disclosure.magnitudes import may_show_magnitude

    panel = compared.panel if compared.matched is None else compared.matched
    dominated = set()
    for outcome in options.outcomes:
        values = np.nan_to_num(panel.outcome(outcome))
        for group in (panel.treated, ~panel.treated):
            amounts = np.rint(values[group].sum(axis=1)).astype(int).tolist()
            if amounts and not may_show_magnitude(amounts, policy):
                dominated.add(outcome)
    return Sums(frozenset(dominated))
