"""Reports as jobs: who may ask, what is kept, what a person reads when one stops."""

import json
import zlib
from datetime import timedelta

import pytest
from django.db import InternalError, ProgrammingError, connection, connections, transaction

from soceis.evaluation import EvaluationError
from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Membership, User
from soceis.foundation.audit.models import Entry
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Refused, WrongState
from soceis.insight.releases import actions, jobs
from soceis.insight.releases.actions import making
from soceis.insight.releases.models import FrozenExtract, ReportFile, ReportRun
from soceis.insight.releases.queries import Made
from soceis.insight.releases.rules import sha256, unbundled
from soceis.people.models import YoungPerson
from tests.cast import Cast
from tests.integration.extracts.records import SECRET_WORDS
from tests.integration.releases.conftest import asked, made, proposed
from tests.jobs import job_worker


def again(by: User, run: ReportRun) -> ReportRun:
    with acting_as(by):
        return ReportRun.objects.get(pk=run.pk)


def test_the_evaluator_and_the_national_manager_ask_for_reports_and_nobody_else(
    cast: Cast, small_evaluation: dict[str, bytes]
) -> None:
    for user in (cast.eve, cast.neil):
        assert asked(cast, user).state == "queued"
    for user in (cast.alys, cast.nia, cast.dom, cast.dafydd, cast.ada):
        with pytest.raises(Refused):
            asked(cast, user)


def test_asking_queues_a_job_in_the_same_transaction(people: Cast) -> None:
    with acting_as(people.eve):
        actions.ask_report(by=people.eve, mapping="corrected", areas=[people.cardiff], policy="internal")
        transaction.set_rollback(True)
    assert queued() == []
    run = asked(people, people.eve)
    assert queued() == [{"work_id": str(run.pk), "user_id": str(people.eve.pk)}]


def queued() -> list[dict[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute("select args from procrastinate_jobs where task_name = 'releases.make_report'")
        return [json.loads(args) if isinstance(args, str) else args for (args,) in cursor.fetchall()]


@pytest.mark.parametrize(
    ("changed", "field"),
    [({"mapping": "as_i_like"}, "mapping"), ({"policy": "none"}, "policy"), ({"areas": []}, "areas")],
)
def test_what_cannot_be_made_is_not_queued(cast: Cast, changed: dict[str, object], field: str) -> None:
    wanted = {"mapping": "corrected", "areas": [cast.cardiff], "policy": "internal", **changed}
    with acting_as(cast.eve), pytest.raises(Invalid) as refused:
        actions.ask_report(by=cast.eve, **wanted)  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}
    assert queued() == []


def test_a_day_that_has_not_come_cannot_be_counted(cast: Cast) -> None:
    ahead = clock.today() + timedelta(days=1)
    with acting_as(cast.eve), pytest.raises(Invalid):
        actions.ask_report(
            by=cast.eve, mapping="corrected", areas=[cast.cardiff], as_of=ahead, policy="internal"
        )


def test_the_job_keeps_every_file_with_its_hash_and_the_extract_without_a_name(
    people: Cast, small_outputs: dict[str, bytes]
) -> None:
    run = made(people)
    assert (run.state, run.percent, run.step, run.failure) == ("done", 100, "", "")
    assert run.started_at
    assert run.ended_at
    assert run.program
    with acting_as(people.eve):
        kept = {file.name: file for file in ReportFile.objects.filter(run=run)}
        frozen = zlib.decompress(bytes(FrozenExtract.objects.get(run=run).content))
    assert {name: zlib.decompress(bytes(file.content)) for name, file in kept.items()} == small_outputs
    assert {name: file.sha256 for name, file in kept.items()} == {
        name: sha256(content) for name, content in small_outputs.items()
    }
    assert sha256(frozen) == run.frozen_sha256
    files = unbundled(frozen)
    assert {"extract.json", "people.csv", "episodes.csv"} <= set(files)
    assert not any(word.encode() in content for content in files.values() for word in SECRET_WORDS.split())
    with acting_as(people.alys):
        keys = [str(person.pk).encode() for person in YoungPerson.objects.all()]
    assert keys
    assert not any(key in content for content in files.values() for key in keys)


def test_two_reports_of_the_same_records_cannot_be_joined_by_their_pseudonyms(
    people: Cast, small_outputs: dict[str, bytes]
) -> None:
    runs = made(people), made(people)
    with acting_as(people.eve):
        tables = [
            unbundled(zlib.decompress(bytes(FrozenExtract.objects.get(run=run).content)))["people.csv"]
            for run in runs
        ]
    pseudonyms = [{line.split(b",")[0] for line in table.splitlines()[1:]} for table in tables]
    assert pseudonyms[0]
    assert not pseudonyms[0] & pseudonyms[1]


def test_a_watcher_sees_each_step_while_the_job_is_at_it(
    cast: Cast, small_evaluation: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = asked(cast, cast.eve)
    seen = []

    def outputs_of(*_: object, **__: object) -> Made:
        now = again(cast.neil, run)
        seen.append((now.state, now.step, now.percent))
        return Made(small_evaluation, {})

    monkeypatch.setattr(making, "outputs_of", outputs_of)
    actions.do_report(by=cast.eve, run_id=run.pk)
    assert seen == [("running", "Reading the records", 20)]


def test_a_report_is_made_once_however_often_the_job_comes(
    cast: Cast, small_evaluation: dict[str, bytes]
) -> None:
    run = made(cast)
    small_evaluation["report.pdf"] = b"another"
    actions.do_report(by=cast.eve, run_id=run.pk)
    assert again(cast.eve, run).ended_at == run.ended_at


def test_a_report_that_stops_says_why_in_the_words_of_the_evaluation(
    cast: Cast, small_evaluation: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_: object, **__: object) -> dict[str, bytes]:
        raise EvaluationError("the extract holds no area; choose an area that has begun")

    monkeypatch.setattr(making, "outputs_of", stops)
    run = made(cast)
    assert (run.state, run.failure) == ("failed", "The extract holds no area; choose an area that has begun.")
    with acting_as(cast.eve), pytest.raises(WrongState):
        actions.take_report(by=cast.eve, run=run, what="pdf")


def test_our_own_mistake_is_told_without_its_trace_and_the_queue_counts_it(
    cast: Cast, small_evaluation: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> dict[str, bytes]:
        raise ZeroDivisionError("secret of the program")

    monkeypatch.setattr(making, "outputs_of", breaks)
    run = asked(cast, cast.eve)
    with pytest.raises(ZeroDivisionError):
        jobs.make_report(work_id=str(run.pk), user_id=str(cast.eve.pk))
    stopped = again(cast.eve, run)
    assert stopped.state == "failed"
    assert "secret" not in stopped.failure
    assert str(run.pk)[:8] in stopped.failure
    with acting_as(cast.eve):
        assert not ReportFile.objects.filter(run=run).exists()


def test_whoever_lost_the_role_meanwhile_gets_no_report(
    cast: Cast, small_evaluation: dict[str, bytes]
) -> None:
    run = asked(cast, cast.neil)
    Membership.objects.filter(user=cast.neil).update(ends=clock.today() - timedelta(days=1))
    actions.do_report(by=cast.neil, run_id=run.pk)
    with acting_as(cast.eve):
        assert not ReportFile.objects.filter(run=run).exists()
        assert not FrozenExtract.objects.filter(run=run).exists()


def test_a_job_that_died_is_noticed_after_five_minutes(cast: Cast) -> None:
    run = asked(cast, cast.eve)
    assert (run.goes_on, run.is_silent) == (True, False)
    with clock.at(clock.now() + timedelta(minutes=6)):
        assert (run.goes_on, run.is_silent) == (False, True)


def test_the_database_shows_reports_to_those_who_answer_for_releases_alone(
    cast: Cast, small_evaluation: dict[str, bytes]
) -> None:
    made(cast)
    for user, sees in ((cast.eve, True), (cast.neil, True), (cast.dafydd, True),
                       (cast.alys, False), (cast.nia, False), (cast.ada, False)):  # fmt: skip
        with acting_as(user):
            found = [model.objects.exists() for model in (ReportRun, ReportFile, FrozenExtract)]
        assert found == [sees] * 3, user


def test_the_app_can_neither_change_nor_remove_what_a_report_holds(
    cast: Cast, small_evaluation: dict[str, bytes]
) -> None:
    run = made(cast)
    for change in (
        lambda: ReportFile.objects.filter(run=run).update(content=b""),
        lambda: ReportFile.objects.filter(run=run).delete(),
        lambda: FrozenExtract.objects.filter(run=run).update(content=b""),
        lambda: ReportRun.objects.filter(pk=run.pk).update(policy="internal"),
        lambda: ReportRun.objects.filter(pk=run.pk).delete(),
    ):
        with pytest.raises((ProgrammingError, InternalError)), acting_as(cast.eve):
            change()


def test_nobody_adds_a_file_to_a_report_that_is_ready(cast: Cast, small_evaluation: dict[str, bytes]) -> None:
    run = made(cast)
    with pytest.raises(ProgrammingError), acting_as(cast.eve):
        ReportFile.objects.create(run=run, name="more.pdf", content=b"", size=0, sha256="0" * 64)


def test_every_look_and_every_download_stands_in_the_audit(
    cast: Cast, small_evaluation: dict[str, bytes]
) -> None:
    run = made(cast)
    with acting_as(cast.dafydd):
        actions.take_report(by=cast.dafydd, run=run, what="page", reading=True)
        taken = actions.take_report(by=cast.dafydd, run=run, what="everything")
        entries = list(Entry.objects.filter(record_id=run.pk, actor=cast.dafydd.pk).order_by("id"))
    assert unbundled(taken.content) == small_evaluation
    assert [(entry.action, entry.detail["what"]) for entry in entries] == [
        ("looked", "page"),
        ("exported", "everything"),
    ]


def test_reports_that_nobody_proposed_are_removed_after_thirty_days(
    people: Cast, small_evaluation: dict[str, bytes]
) -> None:
    old, kept = made(people), made(people)
    proposed(people, kept)
    assert jobs.remove_old_reports() == 0, "never younger ones"
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table releases_reportrun disable row level security")
        cursor.execute("update releases_reportrun set asked_at = asked_at - interval '31 days'")
        cursor.execute("alter table releases_reportrun enable row level security")
    connections["owner"].close()
    with transaction.atomic():
        assert jobs.remove_old_reports() == 1
    with acting_as(people.eve):
        assert [run.pk for run in ReportRun.objects.all()] == [kept.pk]
        assert not ReportFile.objects.filter(run=old.pk).exists()


def test_the_worker_of_the_queue_makes_the_report(people: Cast, small_outputs: dict[str, bytes]) -> None:
    run = asked(people, people.eve)
    with job_worker():
        pass
    assert again(people.eve, run).state == "done"
