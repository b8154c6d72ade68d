"""Sufficient statistics between sides: what a force sends instead of rows, and the estimates of all sides together.

`soceis impact summarise` writes one file on each side, `soceis impact estimate` combines them. Under a policy that
releases, a group of too few, or one whose events are those of one or two young people, is left out with its
reason; how many had no event at all is rounded down to a multiple of five.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from soceis import __version__
from soceis.evaluation.cells import Excluded
from soceis.evaluation.disclosure.magnitudes import may_show_magnitude
from soceis.evaluation.disclosure.policies import POLICIES, Policy
from soceis.evaluation.errors import EvaluationError, SummaryUnusable, UnknownOption
from soceis.evaluation.figures.wording import counted
from soceis.evaluation.folders import check_folder, json_bytes, save
from soceis.evaluation.impact.panel import NEVER, Panel, framed, grouped, month_number, month_text
from soceis.evaluation.impact.panel.reading import read_panel
from soceis.evaluation.impact.sending import summary_as_json, summary_from_json
from soceis.evaluation.impact.summaries import Group, Summary, combined, summarise
from soceis.evaluation.outputs import handling
from soceis.evaluation.study.comparing import with_sets
from soceis.evaluation.study.estimating import estimates_of
from soceis.evaluation.study.options import StudyOptions
from soceis.evaluation.study.protecting import fewest_of
from soceis.evaluation.study.reading import folder_of

KIND, FORMAT = "soceis impact summaries", 1
LARGEST_FILE = 200_000_000
ZEROS_STEP = 5
POOLED = (
    "comparison units whose matched month too few share are sent without that month: they count among all who were"
    " never referred, but not as matched."
)
Span = tuple[int, int]


def span_of(text: str) -> Span | None:
    """First and last month out of "2019-01:2023-06"; None for an empty text; UnknownOption otherwise."""
    if not text:
        return None
    first, colon, last = text.partition(":")
    try:
        span = month_number(first), month_number(last)
    except EvaluationError:
        span = 0, -1
    if not colon or span[0] >= span[1]:
        raise UnknownOption(f'--months must be two months, such as 2019-01:2023-06; it is "{text[:30]}".')
    return span


def write_summaries(
    folder: Path, out: Path, options: StudyOptions, span: Span | None = None
) -> tuple[str, ...]:
    """Write the summaries of one side into a file; says in sentences what is in it, and what was left out.

    `span` are the months of the study, the same on every side. SummaryUnusable when nothing may leave.
    """
    check_folder(out.parent)
    folder = folder_of(folder)
    policy = POLICIES[options.policy]
    read = read_panel(folder)
    outcomes = [outcome for outcome in options.outcomes if outcome in read.outcomes]
    if not outcomes:
        raise UnknownOption(f"unit_months has no column {' or '.join(options.outcomes)}; add one of them.")
    # Sets that the extract gives vary as a whole, here as in a study.
    panel, _ = with_sets(framed(read, options.window, span))
    made = [protected_summary(panel, outcome, policy) for outcome in outcomes]
    content = {
        "kind": KIND,
        "format": FORMAT,
        "program": f"soceis {__version__}",
        "policy": policy.name,
        "summaries": [summary_as_json(summary) for summary, _ in made],
    }
    save(out.parent, {out.name: json_bytes(content)})
    mark = handling(policy).mark
    said = [f"The summaries of {', '.join(outcomes)} are in {out}, under the policy {policy.name}. {mark}."]
    months = panel.months
    said.append(
        f"Months: {month_text(int(months[0]))}:{month_text(int(months[-1]))}. Every side needs the same."
    )
    for summary, left in made:
        said += [f"{summary.outcome}: {words}" for words in left]
    return tuple(said)


def protected_summary(panel: Panel, outcome: str, policy: Policy) -> tuple[Summary, tuple[str, ...]]:
    """The summary of one outcome as it may leave, and what was left out, in sentences.

    SummaryUnusable when no group may leave.
    """
    if not policy.releasing:
        return summarise(panel, outcome), ()
    panel, pooled = _without_small_months(panel, outcome, policy)
    summary = summarise(panel, outcome)
    shown = _may_leave(panel, outcome, policy)
    kept = [group for group, may in zip(summary.groups, shown, strict=True) if may]
    gone = [group for group, may in zip(summary.groups, shown, strict=True) if not may]
    if not kept:
        raise SummaryUnusable(
            f"every group of {outcome} has fewer than {fewest_of(policy)} young people or is mostly one or two of them,"
            f" so nothing may leave under the policy {policy.name}; agree another policy with the data owner."
        )
    left = (*_left_out(gone, policy), *([POOLED] if pooled else []))
    hidden = tuple(
        Excluded(found.reason, found.rows) for found in summary.left_out if not policy.is_small(found.rows)
    )
    groups = tuple(replace(group, zeros=group.zeros // ZEROS_STEP * ZEROS_STEP) for group in kept)
    return replace(summary, groups=groups, left_out=hidden, together=()), left


def _may_leave(panel: Panel, outcome: str, policy: Policy) -> list[bool]:
    """Of each group of a panel's summary, whether a policy lets it leave."""
    grouping = grouped(panel)
    totals = np.rint(np.nan_to_num(panel.outcome(outcome)).sum(axis=1)).astype(int)
    found = []
    for place in range(len(grouping.cohorts)):
        amounts = totals[grouping.labels == place].tolist()
        # A group to which nothing happened has no total that could be anybody's.
        dominated = any(amounts) and not may_show_magnitude(amounts, policy)
        found.append(len(amounts) >= fewest_of(policy) and not dominated)
    return found


def _without_small_months(panel: Panel, outcome: str, policy: Policy) -> tuple[Panel, bool]:
    """Comparisons whose matched month too few share stay, without it; and whether there were any."""
    own = panel.own_months
    if own is None or panel.index is None:
        return panel, False
    shown = np.array(_may_leave(panel, outcome, policy), bool)
    small = (own != NEVER) & ~shown[grouped(panel).labels]
    return replace(panel, index=np.where(small, NEVER, panel.index)), bool(small.any())


def _left_out(gone: Sequence[Group], policy: Policy) -> Iterator[str]:
    """What was left out; how many young people that is stays unsaid."""
    starts = [month_text(group.cohort) for group in gone if group.cohort != NEVER]
    if starts:
        yield (
            f"{counted(len(starts), 'month of start is', 'months of start are')} left out, with fewer than"
            f" {fewest_of(policy)} young people or with events of mostly one or two: {', '.join(starts)}."
        )
    if any(group.cohort == NEVER for group in gone):
        yield "a part of the comparison group is left out for the same reason."


def combine_summaries(files: Sequence[Path]) -> bytes:
    """The estimates of every outcome that all files hold, as JSON; SummaryUnusable when they do not fit together."""
    sides = [_read(path) for path in files]
    by_outcome: dict[str, list[Summary]] = {}
    for side in sides:
        for summary in side:
            by_outcome.setdefault(summary.outcome, []).append(summary)
    whole = [combined(found) for found in by_outcome.values()]
    entries, absents = estimates_of(whole)
    content: dict[str, Any] = {
        "format": FORMAT,
        "program": f"soceis {__version__}",
        "inputs": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files},
        "groups": [_sizes(summary, len(by_outcome[summary.outcome])) for summary in whole],
        "estimates": [entry.as_json() for entry in entries],
        "absent": [absent.as_json() for absent in absents],
    }  # fmt: skip
    return json_bytes(content)


def _sizes(summary: Summary, sides: int) -> dict[str, Any]:
    return {
        "outcome": summary.outcome,
        "sides": sides,
        "treated": summary.treated,
        "comparison": summary.comparisons,
    }


def _read(path: Path) -> list[Summary]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise SummaryUnusable(f"{path.name} is too large to be a file of summaries; check the name.")
        found = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SummaryUnusable(f"{path} cannot be read ({error.strerror}); check the name.") from None
    except (ValueError, RecursionError):
        raise SummaryUnusable(
            f"{path.name} is not a file of `soceis impact summarise`; make it again."
        ) from None
    if not isinstance(found, dict) or (found.get("kind"), found.get("format")) != (KIND, FORMAT):
        raise SummaryUnusable(f"{path.name} is not a file of `soceis impact summarise`; make it again.")
    listed = found.get("summaries")
    if not isinstance(listed, list) or not listed:
        raise SummaryUnusable(f"{path.name} holds no summary; make it again.")
    return [summary_from_json(summary) for summary in listed]


def write_file(path: Path, content: bytes) -> None:
    """Write one file whole; CannotWrite when it cannot be done."""
    check_folder(path.parent)
    save(path.parent, {path.name: content})
