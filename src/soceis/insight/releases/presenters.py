"""Reports and releases in words. Nothing here asks the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils import formats

from soceis.foundation.records import clock
from soceis.insight.releases.models import (
    Release,
    ReleaseCheck,
    ReleaseComparison,
    ReleaseState,
    ReportRun,
    Work,
)
from soceis.insight.releases.rules import (
    APPROVED,
    DECLINED,
    GOING,
    OLD,
    PARTS,
    PROPOSED,
    RELEASE_STATES,
    SAFE,
    STOPPED,
    TELLS,
    WANTING,
    WITHDRAWN,
    WORK_STATES,
    Standing,
    part_of,
    table_of,
)
from soceis.ui.tables import SummaryRow
from soceis.ui.words import day_words

SHOWN_DIGITS = 12
MAPPING_WORDS = {"corrected": "Corrected", "published_2023": "As published 2023"}
WORK_TONES = {"queued": "wait", "running": "wait", "done": "done", "failed": "late"}
RELEASE_TONES = {PROPOSED: "wait", APPROVED: "done", DECLINED: "late", WITHDRAWN: "plain"}
# What is said of a proposal that cannot leave yet, and its tone.
STANDING_WORDS = {
    WANTING: ("To be compared with earlier releases", "wait"),
    GOING: ("Being compared with earlier releases", "wait"),
    STOPPED: ("The comparison stopped", "late"),
    OLD: ("To be compared again", "wait"),
    TELLS: ("Would tell too much", "late"),
}
STATE_KINDS = {PROPOSED: "work", APPROVED: "outcome", DECLINED: "tried", WITHDRAWN: "tried"}
STEP_WORDS = {PROPOSED: "Proposed", APPROVED: "Approved", DECLINED: "Declined", WITHDRAWN: "Withdrawn"}
SILENT = (
    "Nothing was heard of this for five minutes: the part of the service that makes reports may have been"
    " restarted. Ask for it again; if that waits too, tell the person who runs the service."
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of work is; `poll_url` is where the page asks again, "" once it has ended."""

    title: str
    percent: int
    words: str
    poll_url: str
    failure: str
    ended: bool


def progress_of(work: Work, title: str, poll_url: str) -> Progress:
    """For the part of a page that tells how far a report or a check is."""
    words = work.step or WORK_STATES[work.state]
    failure = SILENT if work.is_silent else work.failure
    return Progress(title, work.percent, words, poll_url if work.goes_on else "", failure, not work.goes_on)


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list."""

    url: str
    title: str
    more: str
    state: str
    tone: str
    who: str


def report_line(run: ReportRun, areas: Mapping[str, str], policies: Mapping[str, str]) -> ReportLine:
    """`areas` and `policies` map codes and names to words."""
    return ReportLine(
        reverse("releases:report", args=[run.pk]),
        report_title(run),
        f"{policies.get(run.policy, run.policy)}. {', '.join(areas.get(code, code) for code in run.areas)}.",
        WORK_STATES["failed"] if run.is_silent else WORK_STATES[run.state],
        "late" if run.is_silent else WORK_TONES[run.state],
        f"{run.asked_by.display_name}, {moment_words(run.asked_at)}",
    )


def report_title(run: ReportRun) -> str:
    """Corrected, as at each area’s own day."""
    return f"{MAPPING_WORDS.get(run.mapping, run.mapping)}, as at {as_at_words(run.as_of)}"


def as_at_words(day: date | None) -> str:
    """The day, or that each area has its own."""
    return formats.date_format(day, "j F Y") if day else "each area’s own day"


def moment_words(moment: datetime) -> str:
    """Mon 23 Nov, 10:05."""
    return f"{day_words(moment)}, {moment.astimezone(clock.LONDON):%H:%M}"


def report_facts(run: ReportRun, areas: Mapping[str, str], policies: Mapping[str, str]) -> list[SummaryRow]:
    """What a report was made from and how."""
    facts = [
        SummaryRow("Counted", MAPPING_WORDS.get(run.mapping, run.mapping)),
        SummaryRow("As at", as_at_words(run.as_of)[:1].upper() + as_at_words(run.as_of)[1:]),
        SummaryRow("Areas", ", ".join(areas.get(code, code) for code in run.areas)),
        SummaryRow("For whom", policies.get(run.policy, run.policy)),
        SummaryRow("Asked for by", f"{run.asked_by.display_name}, {moment_words(run.asked_at)}"),
    ]
    if run.program:
        facts.append(SummaryRow("Made with", f"version {run.program}"))
    if run.frozen_sha256:
        facts.append(SummaryRow("Frozen extract", f"SHA-256 begins {run.frozen_sha256[:SHOWN_DIGITS]}"))
    return facts


def outputs_words(names: Iterable[str]) -> list[str]:
    """What a release holds, part by part: "Tables (CSV): case status, closure reason"."""
    listed = list(names)
    said = []
    for part in PARTS:
        files = [name for name in listed if part_of(name) == part]
        if not files:
            continue
        tables = [table_of(name).replace("_", " ") for name in files if table_of(name)]
        said.append(f"{part.words}: {', '.join(tables)}" if tables else part.words)
    return said


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """A release in the ledger."""

    url: str
    title: str
    reference: str
    state: str
    tone: str
    facts: Sequence[SummaryRow]


def release_line(
    release: Release, policies: Mapping[str, str], standing: Standing | None = None
) -> ReleaseLine:
    """Who proposed it, who approved it, when, under which policy, which hash, what for.

    `standing` is how the comparison of a proposal stands.
    """
    state, tone = RELEASE_STATES[release.state], RELEASE_TONES[release.state]
    if standing is not None:
        state, tone = STANDING_WORDS.get(standing.stands, (state, tone))
    facts = [
        SummaryRow("For", release.recipient),
        SummaryRow("What for", release.purpose),
        SummaryRow("Proposed by", _by(release.proposed_by.display_name, release.proposed_at)),
    ]
    if release.approved_by is not None and release.approved_at is not None:
        facts.append(SummaryRow("Approved by", _by(release.approved_by.display_name, release.approved_at)))
    facts += [
        SummaryRow("Whose rules", policies.get(release.run.policy, release.run.policy)),
        SummaryRow("SHA-256", release.sha256[:SHOWN_DIGITS]),
    ]
    return ReleaseLine(
        reverse("releases:release", args=[release.pk]),
        release.title,
        release.reference,
        state,
        tone,
        facts,
    )


def _by(name: str, moment: datetime) -> str:
    return f"{name}, {moment_words(moment)}"


def release_facts(release: Release, policies: Mapping[str, str]) -> list[SummaryRow]:
    """Everything that the second person and the ledger's reader should know."""
    return [
        SummaryRow("For", release.recipient),
        SummaryRow("What for", release.purpose),
        SummaryRow(
            "What leaves",
            tags=outputs_words(release.outputs),
            value="; ".join(outputs_words(release.outputs)),
        ),
        SummaryRow("Files", len(release.outputs)),
        SummaryRow("Whose rules", policies.get(release.run.policy, release.run.policy)),
        SummaryRow("SHA-256", release.sha256),
    ]


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """How the comparison of a proposal stands.

    `words` say what was found or what stopped it, `todo` what to do about it; `more_url` leads to a proposal
    of less, "" for whoever did not propose this one.
    """

    standing: Standing
    progress: Progress | None
    words: str
    todo: str
    ask_url: str
    more_url: str

    @property
    def goes_on(self) -> bool:
        return self.standing.stands == GOING

    @property
    def may_leave(self) -> bool:
        return self.standing.may_leave

    @property
    def tells(self) -> bool:
        return self.standing.stands == TELLS

    @property
    def fresh(self) -> bool:
        """Whether there is nothing to ask for again."""
        return self.standing.stands in {SAFE, GOING, TELLS}


TELLS_TODO = (
    "Take this proposal back. Then propose again without the tables that are named, or make the report under"
    " stricter rules."
)
TELLS_TODO_SECOND = "Decline it, and say which tables to leave out or which stricter rules to use."


def comparison_line(
    release: Release, comparison: ReleaseComparison | None, standing: Standing, *, proposed_it: bool
) -> ComparisonLine:
    """For the part of a page that tells whether a proposal may leave."""
    progress = None
    if comparison is not None and standing.stands in {GOING, STOPPED}:
        address = reverse("releases:comparison_progress", args=[comparison.pk])
        progress = progress_of(comparison, "Comparing with everything released before", address)
    again = f"{reverse('releases:propose', args=[release.run_id])}?like={release.pk}"
    return ComparisonLine(
        standing,
        progress,
        _compared_words(comparison, standing),
        TELLS_TODO if proposed_it else TELLS_TODO_SECOND,
        reverse("releases:compare", args=[release.pk]),
        again if proposed_it else "",
    )


def _compared_words(comparison: ReleaseComparison | None, standing: Standing) -> str:
    if standing.stands == WANTING or comparison is None:
        return "This has not been compared with the earlier releases."
    if standing.stands == OLD:
        since = "1 release" if standing.left_since == 1 else f"{standing.left_since} releases"
        return f"{since} left the service after this was compared."
    if standing.stands != SAFE:
        return ""
    count = len(comparison.compared_with)
    if count == 0:
        return "Nothing was released before this, so there is nothing to compare it with."
    before = "the one release" if count == 1 else f"all {count} releases"
    return f"Compared with {before} before it: no small number could be worked out from them together."


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step in the life of a release."""

    when: datetime
    title: str
    kind: str
    reason: str
    recorded: str


def step_line(step: ReleaseState) -> StepLine:
    """Who did it and why; `recorded` says when the service learned of it, if that was another day."""
    who = step.recorded_by.display_name if step.recorded_by else "The service itself"
    learnt = step.recorded_at.astimezone(clock.LONDON)
    other_day = learnt.date() != step.effective_on
    return StepLine(
        learnt,
        f"{STEP_WORDS[step.to_state]} by {who}",
        STATE_KINDS[step.to_state],
        step.reason,
        f"From {day_words(step.effective_on)}; recorded {moment_words(learnt)}" if other_day else "",
    )


@dataclass(frozen=True, slots=True)
class CheckLine:
    """A check that a release can be made again."""

    when: str
    verdict: str
    tone: str
    progress: Progress
    again_url: str


def check_line(check: ReleaseCheck) -> CheckLine:
    """Its verdict, or how far it is."""
    tone = "safe" if check.same else "safety"
    progress = progress_of(check, "Making it again", reverse("releases:check_progress", args=[check.pk]))
    return CheckLine(
        f"{check.asked_by.display_name}, {moment_words(check.asked_at)}",
        check.verdict,
        tone,
        progress,
        reverse("releases:check", args=[check.release_id]),
    )
