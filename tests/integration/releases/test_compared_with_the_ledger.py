"""The comparison with what was released before, with the real ledger of the evaluation."""

from datetime import date, timedelta
from typing import Any

import pytest

from soceis.evaluation import evaluate
from soceis.evaluation.disclosure import POLICIES, entry_of
from soceis.insight.releases import queries
from soceis.insight.releases.actions import comparing, making
from soceis.insight.releases.actions.working import Watched
from soceis.insight.releases.queries import Made
from soceis.insight.releases.rules import NotCompared, WouldReveal
from tests.cast import Cast
from tests.integration.releases.conftest import approved, compare, made, proposed, waiting
from tests.spec.records import extract

FIRST = date(2020, 6, 2)


def told(as_of: date, policy: str = "release") -> dict[str, Any]:
    """What a release tells of forty young people referred a day apart, as at a day."""
    days = [FIRST + timedelta(days=number) for number in range(40)]
    rows = "\n".join(f"  r{number} | {day}" for number, day in enumerate(days))
    results = evaluate(extract(referrals=f"\n  referral_id | received_on\n{rows}\n"), "corrected", as_of)
    return entry_of(results, POLICIES[policy])


@pytest.fixture
def next_report(small_evaluation: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The entry of the report that is made next, under "entry"; compared by the real ledger."""
    entries: dict[str, Any] = {}
    monkeypatch.setattr(making, "outputs_of", lambda *_, **__: Made(dict(small_evaluation), entries["entry"]))
    monkeypatch.setattr(comparing, "revealed_by", queries.revealed_by)
    return entries


def test_two_days_between_which_two_young_people_came_do_not_both_leave(
    cast: Cast, next_report: dict[str, Any]
) -> None:
    next_report["entry"] = told(FIRST + timedelta(days=29))
    first = approved(cast, proposed(cast, made(cast)))
    next_report["entry"] = told(FIRST + timedelta(days=31))
    second = proposed(cast, made(cast))
    with pytest.raises(WouldReveal) as stopped:
        approved(cast, second)
    assert any("is 2, subtracting this release (32)" in sentence for sentence in stopped.value.sentences)
    assert all(
        sentence.endswith(f"(Annual report, {first.reference})") for sentence in stopped.value.sentences
    )


def test_of_two_that_tell_together_only_one_leaves_however_they_were_proposed(
    cast: Cast, next_report: dict[str, Any]
) -> None:
    next_report["entry"] = told(FIRST + timedelta(days=29))
    first = proposed(cast, made(cast))
    next_report["entry"] = told(FIRST + timedelta(days=31))
    second = proposed(cast, made(cast))
    approved(cast, first)
    with pytest.raises(NotCompared):
        approved(cast, second)
    assert compare(cast, second).compared_with == [first.pk]
    with pytest.raises(WouldReveal):
        approved(cast, second)


def test_the_page_tells_which_release_it_is_being_compared_with(
    cast: Cast, next_report: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    references = []
    for days in (9, 19, 29):
        next_report["entry"] = told(FIRST + timedelta(days=days))
        references.append(approved(cast, proposed(cast, made(cast))).reference)
    next_report["entry"] = told(FIRST + timedelta(days=39))
    release = waiting(cast, made(cast))
    said: list[tuple[object, object]] = []
    keep = Watched.set

    def heard(work: Watched, **values: object) -> None:
        said.append((values.get("step"), values.get("percent")))
        keep(work, **values)

    monkeypatch.setattr(Watched, "set", heard)
    assert compare(cast, release).state == "done"
    steps = [f"Comparing with Annual report, {reference}" for reference in references]
    assert said == [*zip(steps, (5, 27, 50), strict=True), ("Comparing with all together", 72)]


def test_ten_young_people_later_both_leave(cast: Cast, next_report: dict[str, Any]) -> None:
    next_report["entry"] = told(FIRST + timedelta(days=29))
    approved(cast, proposed(cast, made(cast)))
    next_report["entry"] = told(FIRST + timedelta(days=39))
    approved(cast, proposed(cast, made(cast)))


def test_the_tables_that_are_named_can_be_left_out(cast: Cast, next_report: dict[str, Any]) -> None:
    next_report["entry"] = told(FIRST + timedelta(days=29))
    approved(cast, proposed(cast, made(cast), parts=["tables"], tables=["case_status"]))
    next_report["entry"] = told(FIRST + timedelta(days=31))
    approved(cast, proposed(cast, made(cast)))


def test_the_same_report_leaves_for_a_second_person_without_a_word(
    cast: Cast, next_report: dict[str, Any]
) -> None:
    next_report["entry"] = told(FIRST + timedelta(days=29))
    run = made(cast)
    for recipient in ("The funder", "The council"):
        approved(cast, proposed(cast, run, recipient=recipient))
