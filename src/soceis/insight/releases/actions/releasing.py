"""Proposing a release, and what a second person answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, Refused, WrongState
from soceis.insight.releases.actions.comparing import compare_anew
from soceis.insight.releases.models import Release, ReleaseState, ReportRun
from soceis.insight.releases.queries import (
    content_of,
    files_of,
    latest_comparison,
    left_ids,
    may_leave,
    releases_for,
    standing_of,
    standings_of,
)
from soceis.insight.releases.rules import (
    APPROVED,
    DECLINED,
    DONE,
    LONGEST_TITLE,
    PROPOSED,
    RELEASE_STATES,
    TELLS,
    TRANSITIONS,
    WITHDRAWN,
    bundled,
    chosen_files,
    entry_showing,
    sha256,
    tables_shown,
    words_problem,
)

# One release at a time is approved, so that no two pass that together reveal something.
LEDGER_LOCK = 727_401


@transaction.atomic
def propose(
    *,
    by: User,
    run: ReportRun,
    title: str,
    purpose: str,
    recipient: str,
    parts: Sequence[str],
    tables: Sequence[str] = (),
) -> Release:
    """Propose that parts of a report leave the service (`rules.PARTS`; `tables` for the part "tables").

    Refused without RELEASE_PROPOSE. WrongState when the report is not ready or was made for inside use.
    A job then compares it with everything that left before; until that has ended well nobody can approve it.
    """
    check(reach_of(by), Permission.RELEASE_PROPOSE)
    _must_be_releasable(run)
    checking = Checking()
    for name, problem in (
        ("title", words_problem(title, "Give it a title", 3, LONGEST_TITLE)),
        ("recipient", words_problem(recipient, "Say who gets it", 3, 200)),
        ("purpose", words_problem(purpose, "Say what it is for")),
    ):
        if problem:
            checking.refuse(name, problem)
    outputs = chosen_files((file.name for file in files_of(by, run)), parts, tables)
    if not outputs:
        checking.refuse("parts", "Choose what is to be released.")
    checking.done()
    release = Release(
        run=run,
        title=title.strip(),
        purpose=purpose.strip(),
        recipient=recipient.strip(),
        outputs=outputs,
        sha256=sha256(bundled(content_of(by, run, outputs))),
        entry=entry_showing(run.entry, tables_shown(outputs)),
        proposed_by=by,
    )
    release.save(force_insert=True)
    _step(by, release, "", PROPOSED, "")
    audit.record(
        by=by,
        action=Action.CREATED,
        record=release,
        purpose=release.purpose,
        detail={"report": run.pk, "files": len(outputs), "policy": run.policy, "sha256": release.sha256},
    )
    compare_anew(by, release)
    return release


@transaction.atomic
def approve(*, by: User, release: Release, words: str, on: date | None = None) -> Release:
    """Let a release leave. Refused to whoever proposed it, whatever roles they hold.

    NotCompared while it has not been compared with everything that left, WouldReveal when it tells too much
    together with that, WrongState when the files are not those that were proposed. Other proposals are then
    compared again, this one with them.
    """
    held = _held(release)
    _second_person(by, held)
    _must_lead_to(held, APPROVED)
    _say("words", words, "Say what you looked at and why it may leave")
    standing_of(latest_comparison(by, held), left_ids(by)).demand()
    if sha256(bundled(content_of(by, held.run, held.outputs))) != held.sha256:
        raise CHANGED_SINCE
    held.approved_by, held.approved_at = by, clock.now()
    _move(by, held, APPROVED, words, on, "approved_by", "approved_at")
    _compare_others(by)
    return held


def _compare_others(by: User) -> None:
    """Compare every other proposal again, but those that are known to tell too much."""
    waiting = list(releases_for(by).filter(state=PROPOSED))
    standings = standings_of(by, waiting)
    for release in waiting:
        if standings[release.pk].stands != TELLS:
            compare_anew(by, release)


@transaction.atomic
def decline(*, by: User, release: Release, words: str, on: date | None = None) -> Release:
    """Say that a proposed release does not leave, and why. Refused to whoever proposed it."""
    held = _held(release)
    _second_person(by, held)
    _must_lead_to(held, DECLINED)
    _say("words", words, "Say why it may not leave")
    _move(by, held, DECLINED, words, on)
    return held


@transaction.atomic
def withdraw(*, by: User, release: Release, reason: str, on: date | None = None) -> Release:
    """Take a release back: the proposer at any time, others who may approve once it was approved.

    It is not handed out any more. What was learnt from it counts in every later comparison.
    """
    held = _held(release)
    if held.proposed_by_id == by.pk:
        check(reach_of(by), Permission.RELEASE_PROPOSE)
    else:
        check(reach_of(by), Permission.RELEASE_APPROVE)
    if held.state == PROPOSED and held.proposed_by_id != by.pk:
        raise WrongState(
            "Only the person who proposed a release takes the proposal back.",
            "Nothing was changed.",
            "Decline it instead.",
        )
    _must_lead_to(held, WITHDRAWN)
    _say("reason", reason, "Say why it is withdrawn")
    _move(by, held, WITHDRAWN, reason, on)
    return held


CHANGED_SINCE = WrongState(
    "The files kept here are not those that were proposed.",
    "Nothing was released.",
    "Tell the data-protection officer, and make the report again.",
)


def _must_be_releasable(run: ReportRun) -> None:
    if run.state != DONE:
        raise WrongState(
            "This report is not ready.", "Nothing was changed.", "Wait until it is, then propose it."
        )
    if not may_leave(run.policy):
        raise WrongState(
            "This report was made for inside use: small numbers stand in it as they are.",
            "Nothing was changed.",
            "Make the report under a release policy, then propose that one.",
        )


def _second_person(by: User, release: Release) -> None:
    check(reach_of(by), Permission.RELEASE_APPROVE, Subject(first_person=release.proposed_by_id))
    if by.pk == release.proposed_by_id:
        # The policy refuses it before; so does the database after.
        raise Refused("You proposed this release, so somebody else decides on it.")


def _held(release: Release) -> Release:
    """The release as it is now, locked until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [LEDGER_LOCK])
    held = Release.objects.select_for_update(of=("self",)).select_related("run").filter(pk=release.pk).first()
    if held is None:
        raise NotFound
    return held


def _must_lead_to(release: Release, state: str) -> None:
    if state not in TRANSITIONS[release.state]:
        raise WrongState(
            f"This release stands at “{RELEASE_STATES[release.state]}”, where that cannot be said of it.",
            "Nothing was changed.",
            "Open it again to see who decided and why.",
        )


def _say(name: str, words: str, asked: str) -> None:
    checking = Checking()
    if problem := words_problem(words, asked):
        checking.refuse(name, problem)
    checking.done()


def _move(by: User, release: Release, to: str, words: str, on: date | None, *fields: str) -> None:
    before, release.state = release.state, to
    release.save(update_fields=["state", *fields])
    _step(by, release, before, to, words.strip(), on)
    audit.record(
        by=by,
        action=Action.CHANGED if to == WITHDRAWN else Action.DECIDED,
        record=release,
        purpose=words.strip(),
        detail={"from": before, "to": to, "sha256": release.sha256},
    )


def _step(by: User, release: Release, before: str, to: str, reason: str, on: date | None = None) -> None:
    ReleaseState.objects.create(
        release=release,
        from_state=before,
        to_state=to,
        effective_on=on or clock.today(),
        recorded_by=by,
        reason=reason,
    )
