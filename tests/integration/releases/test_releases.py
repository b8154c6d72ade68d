"""Releases by two people: who may, never the first person, what is compared, what can be made again."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
import typer
from django.db import IntegrityError, ProgrammingError, connections, transaction

from soceis.config.commands import verify_releases
from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, NotFound, Refused, ShownError, WrongState
from soceis.insight.releases import actions, queries
from soceis.insight.releases.actions import comparing
from soceis.insight.releases.models import Release, ReleaseCheck, ReleaseComparison, ReleaseState
from soceis.insight.releases.rules import NotCompared, WouldReveal, sha256, unbundled
from tests.cast import Cast
from tests.integration.releases.conftest import LOOKED, PURPOSE, approved, compare, made, proposed, waiting

Small = dict[str, bytes]


def again(by: User, release: Release) -> Release:
    with acting_as(by):
        return queries.release_for(by, release.pk)


def as_well(user: User, role: str) -> None:
    Membership.objects.create(user=user, role=role, begins=date(2020, 6, 1))


@contextmanager
def as_owner() -> Iterator[Callable[[str], object]]:
    """What somebody could do who owns the tables: row security and triggers are no bar to them."""
    tables = ("releases_reportfile", "releases_frozenextract", "releases_release")
    with connections["owner"].cursor() as cursor:
        for table in tables:
            cursor.execute(f"alter table {table} disable row level security, disable trigger user")
        yield cursor.execute
    connections["owner"].close()


# Proposing


def test_an_evaluator_proposes_and_nobody_else(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast)
    for user in (cast.neil, cast.dafydd, cast.alys, cast.nia, cast.ada):
        with pytest.raises((Refused, NotFound)), acting_as(user):
            actions.propose(
                by=user, run=run, title="Annual report", purpose=PURPOSE, recipient="All", parts=["report"]
            )
    release = proposed(cast, run)
    assert (release.state, release.proposed_by, release.approved_by) == ("proposed", cast.eve, None)
    with acting_as(cast.eve):
        (step,) = ReleaseState.objects.filter(release=release)
    assert (step.from_state, step.to_state, step.effective_on) == ("", "proposed", clock.today())


def test_what_was_made_for_inside_use_is_never_proposed(cast: Cast, small_evaluation: Small) -> None:
    with pytest.raises(WrongState, match="made for inside use"):
        proposed(cast, made(cast, policy="internal"))


def test_a_proposal_says_to_whom_and_what_for(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast)
    with pytest.raises(Invalid) as refused:
        proposed(cast, run, title=" ", recipient="", purpose="report", parts=[])
    assert set(refused.value.fields) == {"title", "recipient", "purpose", "parts"}
    with acting_as(cast.eve):
        assert not Release.objects.exists()


def test_only_what_was_chosen_leaves(cast: Cast, small_evaluation: Small) -> None:
    run = made(cast)
    release = proposed(cast, run, parts=["tables"], tables=["case_status"])
    assert release.outputs == ["manifest.json", "tables/case_status.csv"]
    assert release.entry == {"tables": [{"name": "case_status"}]}
    taken = take(cast.neil, approved(cast, release))
    assert unbundled(taken) == {
        name: small_evaluation[name] for name in ("manifest.json", "tables/case_status.csv")
    }


def take(by: User, release: Release) -> bytes:
    with acting_as(by):
        return actions.take_release(by=by, release=release).content


# The second person


def test_the_second_person_is_a_manager_an_officer_or_another_evaluator(
    cast: Cast, small_evaluation: Small
) -> None:
    as_well(cast.ada, "evaluator")
    run = made(cast)
    for user in (cast.neil, cast.dafydd, cast.ada):
        release = proposed(cast, run)
        with acting_as(user):
            actions.approve(by=user, release=release, words=LOOKED)
        found = again(cast.eve, release)
        assert (found.state, found.approved_by) == ("approved", user)
    for user in (cast.alys, cast.nia, cast.dom):
        release = proposed(cast, run)
        with pytest.raises((Refused, NotFound)), acting_as(user):
            actions.approve(by=user, release=release, words=LOOKED)


@pytest.mark.parametrize("role", ["national_manager", "data_protection_officer"])
def test_the_first_person_is_never_the_second_whatever_roles_they_hold(
    cast: Cast, small_evaluation: Small, role: str
) -> None:
    as_well(cast.eve, role)
    release = proposed(cast)
    with acting_as(cast.eve):
        reach = reach_of(cast.eve)
        assert decide(reach, Permission.RELEASE_APPROVE), "they may, of what others proposed"
        assert not decide(reach, Permission.RELEASE_APPROVE, Subject(first_person=cast.eve.pk))
    for answer in (actions.approve, actions.decline):
        with pytest.raises(Refused), acting_as(cast.eve):
            answer(by=cast.eve, release=release, words=LOOKED)
    assert again(cast.eve, release).state == "proposed"


def test_the_database_refuses_what_the_code_would_forget(cast: Cast, small_evaluation: Small) -> None:
    as_well(cast.eve, "national_manager")
    release = proposed(cast)
    now = clock.now()
    with pytest.raises(IntegrityError), acting_as(cast.eve):
        Release.objects.filter(pk=release.pk).update(state="approved", approved_by=cast.eve, approved_at=now)
    with pytest.raises(IntegrityError), acting_as(cast.eve):
        Release.objects.filter(pk=release.pk).update(state="approved", approved_by=cast.neil, approved_at=now)
    with pytest.raises(IntegrityError), acting_as(cast.eve):
        Release.objects.filter(pk=release.pk).update(state="approved")
    with pytest.raises(ProgrammingError), acting_as(cast.neil):
        Release.objects.filter(pk=release.pk).update(purpose="Something else")
    with pytest.raises(ProgrammingError), acting_as(cast.neil):
        Release.objects.create(
            run=release.run, title="Mine", purpose=PURPOSE, recipient="Me", outputs=[], sha256="",
            proposed_by=cast.eve,
        )  # fmt: skip
    with pytest.raises(ProgrammingError), acting_as(cast.neil):
        Release.objects.filter(pk=release.pk)._raw_delete("default")
    assert again(cast.eve, release).state == "proposed"


def test_the_owner_of_the_database_cannot_make_one_person_two(people: Cast, small_evaluation: Small) -> None:
    release = proposed(people)
    with pytest.raises(IntegrityError), as_owner() as execute:
        execute(
            "update releases_release set approved_by_id = proposed_by_id, approved_at = now()"
            f" where id = '{release.pk}'"
        )


def test_an_answer_needs_words_and_is_given_once(cast: Cast, small_evaluation: Small) -> None:
    release = proposed(cast)
    with pytest.raises(Invalid), acting_as(cast.neil):
        actions.approve(by=cast.neil, release=release, words="ok")
    with acting_as(cast.dafydd):
        actions.decline(by=cast.dafydd, release=release, words="Nobody has told the funder yet.")
    with pytest.raises(WrongState, match="Declined"), acting_as(cast.neil):
        actions.approve(by=cast.neil, release=release, words=LOOKED)
    found = again(cast.eve, release)
    assert (found.state, found.approved_by) == ("declined", None)


def test_the_day_from_which_it_holds_and_the_moment_it_was_recorded_are_both_kept(
    cast: Cast, small_evaluation: Small
) -> None:
    release = proposed(cast)
    day = clock.today() - timedelta(days=3)
    with acting_as(cast.neil):
        actions.approve(by=cast.neil, release=release, words=LOOKED, on=day)
        step = ReleaseState.objects.get(release=release, to_state="approved")
    assert step.effective_on == day
    assert (clock.now() - step.recorded_at).total_seconds() < 60
    assert (step.recorded_by, step.reason) == (cast.neil, LOOKED)


# What is released


def test_only_an_approved_release_is_taken_away(cast: Cast, small_evaluation: Small) -> None:
    release = proposed(cast)
    with pytest.raises(WrongState):
        take(cast.eve, release)
    content = take(cast.dafydd, approved(cast, release))
    assert sha256(content) == release.sha256
    with acting_as(cast.dafydd):
        entry = Entry.objects.get(record_id=release.pk, action="exported")
    assert (entry.actor, entry.purpose, entry.detail["sha256"]) == (
        cast.dafydd.pk,
        PURPOSE,
        release.sha256,
    )


def test_a_withdrawn_release_is_not_handed_out_but_still_compared_with(
    cast: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = approved(cast)
    with acting_as(cast.dafydd):
        actions.withdraw(by=cast.dafydd, release=release, reason="A number in table 3 was wrong.")
    with pytest.raises(WrongState):
        take(cast.eve, again(cast.eve, release))
    with acting_as(cast.eve):
        assert queries.left_before(cast.eve) == [release]
    found = again(cast.eve, release)
    assert (found.state, found.approved_by) == ("withdrawn", cast.neil)


def test_a_proposal_is_taken_back_by_whoever_made_it(cast: Cast, small_evaluation: Small) -> None:
    release = proposed(cast)
    with pytest.raises(WrongState, match="Decline it instead"), acting_as(cast.neil):
        actions.withdraw(by=cast.neil, release=release, reason="I do not like the title of it.")
    with acting_as(cast.eve):
        actions.withdraw(by=cast.eve, release=release, reason="The funder wants another day.")
        assert queries.left_before(cast.eve) == []


# Compared with everything before


def answer_of(user: User, release: Release) -> str:
    """What comes of an approval, as the name of the refusal."""
    try:
        with acting_as(user):
            actions.approve(by=user, release=release, words=LOOKED)
    except ShownError as error:
        return type(error).__name__
    return "approved"


def leaves(user: User, release: Release) -> str:
    """What comes of a change past every rule of ours, straight in the database."""
    try:
        with acting_as(user):
            Release.objects.filter(pk=release.pk).update(
                state="approved", approved_by=user, approved_at=clock.now()
            )
    except IntegrityError as error:
        return "refused" if "compared with all that left" in str(error) else str(error)
    return "approved"


def at_once(answer: Callable[[User, Release], str], *asked: tuple[User, Release]) -> list[str]:
    """What comes of approvals that begin at the same moment."""
    begin = threading.Barrier(len(asked))
    said: list[str] = []

    def approve(user: User, release: Release) -> None:
        try:
            begin.wait()
            said.append(answer(user, release))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=approve, args=each) for each in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(said)


def test_proposing_queues_a_comparison_and_nobody_approves_before_it_has_ended(
    cast: Cast, small_evaluation: Small
) -> None:
    release = waiting(cast)
    with pytest.raises(NotCompared), acting_as(cast.neil):
        actions.approve(by=cast.neil, release=release, words=LOOKED)
    with acting_as(cast.neil):
        asked = release.comparisons.get()
        assert actions.ask_comparison(by=cast.neil, release=release) == asked, "one goes on already"
    assert (asked.state, asked.asked_by) == ("queued", cast.eve)
    compare(cast, release)
    assert answer_of(cast.neil, release) == "approved"


def test_what_would_be_learnt_stands_with_the_proposal_and_stops_the_approval(
    cast: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    sentence = "Cardiff, closed: 3 would follow from the release of March by subtraction."
    earlier = approved(cast)
    told = []

    def revealed_by(new: object, earlier: list[object], policy: str, _: object) -> list[str]:
        told.append((new, earlier, policy))
        return [sentence]

    monkeypatch.setattr(comparing, "revealed_by", revealed_by)
    release = waiting(cast)
    found = compare(cast, release)
    assert (found.state, found.revealed, found.compared_with) == ("done", [sentence], [earlier.pk])
    by_report = {"tables": [{"name": "case_status"}, {"name": "plan_topics"}]}
    assert told == [(by_report, [(f"Annual report, {earlier.reference}", by_report)], "release")]
    with pytest.raises(WouldReveal) as stopped, acting_as(cast.neil):
        actions.approve(by=cast.neil, release=release, words=LOOKED)
    assert stopped.value.sentences == (sentence,)
    with acting_as(cast.dafydd):
        refused = Entry.objects.get(action="refused", actor=cast.eve.pk)
    assert (refused.record_id, refused.purpose) == (release.pk, PURPOSE)
    assert refused.detail["would_reveal"] == 1


def test_a_comparison_that_stops_says_so_and_can_be_asked_for_again(
    cast: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object) -> list[str]:
        raise ZeroDivisionError("secret of the program")

    release = waiting(cast)
    with monkeypatch.context() as broken:
        broken.setattr(comparing, "revealed_by", breaks)
        with pytest.raises(ZeroDivisionError):
            compare(cast, release)
    with acting_as(cast.eve):
        stopped = release.comparisons.get()
    assert stopped.state == "failed"
    assert "secret" not in stopped.failure
    assert answer_of(cast.neil, release) == "NotCompared"
    with acting_as(cast.neil):
        actions.ask_comparison(by=cast.neil, release=release)
    compare(cast, release)
    assert answer_of(cast.neil, release) == "approved"


def test_what_left_meanwhile_is_compared_with_before_the_next_leaves(
    cast: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = proposed(cast), proposed(cast)
    monkeypatch.setattr(comparing, "revealed_by", lambda _, earlier, *__: ["They tell."] if earlier else [])
    approved(cast, first)
    with acting_as(cast.neil):
        assert queries.standings_of(cast.neil, [second])[second.pk].stands == "going", "asked for by itself"
    assert answer_of(cast.dafydd, second) == "NotCompared"
    compare(cast, second)
    assert answer_of(cast.dafydd, second) == "WouldReveal"
    assert again(cast.eve, second).state == "proposed"


def test_of_two_proposals_approved_at_the_same_moment_only_one_leaves(
    people: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        monkeypatch.setattr(comparing, "revealed_by", lambda *_: [])
        first, second = proposed(people), proposed(people)
        said = at_once(answer_of, (people.neil, first), (people.dafydd, second))
        assert said == ["NotCompared", "approved"]
        monkeypatch.setattr(comparing, "revealed_by", lambda *_: ["They tell."])
        stopped = next(
            release for release in (first, second) if again(people.eve, release).state == "proposed"
        )
        compare(people, stopped)
        assert answer_of(people.neil, stopped) == "WouldReveal"


def test_the_database_lets_nothing_leave_that_was_not_compared_with_all_before_it(
    people: Cast, small_evaluation: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert leaves(people.neil, waiting(people)) == "refused"
    for _ in range(5):
        one, other = proposed(people), proposed(people)
        assert at_once(leaves, (people.neil, one), (people.dafydd, other)) == ["approved", "refused"]
    monkeypatch.setattr(comparing, "revealed_by", lambda *_: ["They tell."])
    assert leaves(people.neil, proposed(people)) == "refused"


def test_the_database_shows_comparisons_to_those_who_answer_for_releases_and_nobody_changes_anothers(
    cast: Cast, small_evaluation: Small
) -> None:
    comparison = compare(cast, waiting(cast))
    for user, sees in ((cast.eve, True), (cast.neil, True), (cast.dafydd, True),
                       (cast.alys, False), (cast.nia, False), (cast.ada, False)):  # fmt: skip
        with acting_as(user):
            assert ReleaseComparison.objects.exists() is sees, user
    with acting_as(cast.neil):
        mine = ReleaseComparison.objects.filter(pk=comparison.pk).update(revealed=["x"])
    assert mine == 0
    with pytest.raises(ProgrammingError), acting_as(cast.eve):
        ReleaseComparison.objects.filter(pk=comparison.pk)._raw_delete("default")


def test_two_people_who_approve_at_once_are_one_approval(people: Cast, small_evaluation: Small) -> None:
    release = proposed(people)
    assert at_once(answer_of, (people.neil, release), (people.dafydd, release)) == ["WrongState", "approved"]
    with acting_as(people.eve):
        assert ReleaseState.objects.filter(release=release, to_state="approved").count() == 1


# The ledger


def test_the_ledger_is_for_those_who_answer_for_releases(cast: Cast, small_evaluation: Small) -> None:
    release = approved(cast)
    for user in (cast.eve, cast.neil, cast.dafydd):
        with acting_as(user):
            assert list(queries.releases_for(user)) == [release]
    for user in (cast.alys, cast.nia, cast.dom, cast.ada):
        with acting_as(user):
            assert not Release.objects.exists()
            with pytest.raises(Refused):
                queries.releases_for(user)


# Making it again


SWAPPED = (
    "update releases_reportfile set content = 'x', sha256 = encode(sha256('x'), 'hex')"
    " where name = 'report.pdf'"
)


def check(cast: Cast, release: Release) -> ReleaseCheck:
    with acting_as(cast.dafydd):
        asked = actions.ask_check(by=cast.dafydd, release=release)
    actions.do_check(by=cast.dafydd, check_id=asked.pk)
    with acting_as(cast.dafydd):
        return ReleaseCheck.objects.get(pk=asked.pk)


def test_a_release_is_made_again_byte_for_byte_but_for_the_moments(
    cast: Cast, small_evaluation: Small
) -> None:
    release = approved(cast)
    small_evaluation["manifest.json"] = b'{"options": {}, "started_at": "8", "ended_at": "9"}'
    found = check(cast, release)
    assert (found.state, found.same) == ("done", True)
    assert found.verdict == "Made again from the frozen extract: all 7 files are the same, byte for byte."


def test_a_difference_in_the_manifest_is_a_difference(cast: Cast, small_evaluation: Small) -> None:
    release = approved(cast)
    small_evaluation["manifest.json"] = json.dumps({"options": {"seed": 1}}).encode()
    found = check(cast, release)
    assert found.same is False
    assert "1 file (manifest.json) did not come out the same" in found.verdict


@pytest.mark.parametrize(
    ("tampering", "named"),
    [
        ("update releases_reportfile set content = 'x' where name = 'report.pdf'", "report.pdf"),
        ("update releases_frozenextract set content = 'x'", "the frozen extract"),
        (SWAPPED, "report.pdf"),
        ("delete from releases_reportfile where name = 'report.pdf'", "the zip that was approved"),
    ],
)
def test_what_somebody_changed_in_the_database_is_noticed(
    people: Cast, small_evaluation: Small, tampering: str, named: str
) -> None:
    release = approved(people)
    with as_owner() as execute:
        execute(tampering)
    found = check(people, release)
    assert found.same is False
    assert named in found.verdict
    if "releases_reportfile" in tampering:
        with pytest.raises(WrongState, match="not those that were proposed"):
            take(people.eve, release)


def test_what_was_never_released_is_not_checked(cast: Cast, small_evaluation: Small) -> None:
    with pytest.raises(WrongState):
        check(cast, proposed(cast))


def test_a_change_between_proposal_and_approval_stops_the_approval(
    people: Cast, small_evaluation: Small
) -> None:
    release = proposed(people)
    with as_owner() as execute:
        execute("update releases_reportfile set content = 'x' where name = 'report.pdf'")
    with pytest.raises(WrongState, match="not those that were proposed"):
        approved(people, release)
    assert again(people.eve, release).state == "proposed"


def test_each_step_stands_in_the_audit(cast: Cast, small_evaluation: Small) -> None:
    release = approved(cast)
    with acting_as(cast.neil), transaction.atomic():
        actions.withdraw(by=cast.neil, release=release, reason="A number in table 3 was wrong.")
    with acting_as(cast.dafydd):
        entries = list(Entry.objects.filter(record_id=release.pk).order_by("id"))
    assert [(entry.action, entry.actor, entry.purpose) for entry in entries] == [
        ("created", cast.eve.pk, PURPOSE),
        ("decided", cast.neil.pk, LOOKED),
        ("changed", cast.neil.pk, "A number in table 3 was wrong."),
    ]


# `soceis releases verify`


def test_the_command_makes_every_release_again_and_says_so(
    cast: Cast, small_evaluation: Small, capsys: pytest.CaptureFixture[str]
) -> None:
    release = approved(cast)
    proposed(cast)
    verify_releases(by="DAFYDD@example.org")
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith(f"{release.reference} Annual report: Made again from the frozen extract")
    assert said[1:] == ["Releases made again: 1. Not the same: 0."]
    small_evaluation["report.pdf"] = b"another"
    with pytest.raises(typer.Exit):
        verify_releases(by="dafydd@example.org")
    assert "1 file (report.pdf) did not come out the same" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("who", "refusal"), [("alys@example.org", Refused), ("nobody@example.org", WrongState)]
)
def test_the_command_reads_releases_only_for_those_who_may(
    cast: Cast, who: str, refusal: type[ShownError]
) -> None:
    with pytest.raises(refusal):
        verify_releases(by=who)
