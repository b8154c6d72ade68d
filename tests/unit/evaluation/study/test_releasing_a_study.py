"""What of a study may leave: nothing that rests on too few, and nothing that lets such a number be worked out."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from soceis.evaluation.disclosure.auditing import audit
from soceis.evaluation.disclosure.policies import POLICIES
from soceis.evaluation.study import Study, StudyOptions, make_outputs, run_study
from soceis.evaluation.study.counts import gathered, merged_cohorts, protected_counts
from soceis.evaluation.study.entries import Entry, Place
from soceis.evaluation.study.protecting import Sums, protect
from soceis.evaluation.study.results import CohortRow, Count, FlowRow, LinkageRow, Told
from tests.unit.evaluation.study.extracts import SMALL, extract

RELEASE = POLICIES["release"]
QUICKLY = StudyOptions(3, ("offences",), draws=99, simulations=20)


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    wanted = replace(SMALL, service=60, comparison=150, starts=8)
    return run_study(extract(tmp_path_factory.mktemp("study") / "extract", wanted=wanted), QUICKLY)


@pytest.fixture(scope="module")
def released(study: Study) -> Study:
    return protect(replace(study, options=replace(QUICKLY, policy="release")), RELEASE, Sums())


def entry(at: int | str | None, treated: int, aggregation: str = "group") -> Entry:
    place = Place("offences", "linear", "never", aggregation, at)  # type: ignore[arg-type]
    return Entry(place, -0.123456, 0.1, -0.3, 0.1, 0.2, "m", treated, 100)


def test_a_policy_that_does_not_release_changes_nothing(study: Study) -> None:
    assert protect(study, POLICIES["internal"], Sums()) is study


def test_an_estimate_of_fewer_than_ten_is_absent_with_the_reason(study: Study) -> None:
    few = replace(study, entries=(entry("2021-01", 9), entry("2021-02", 3), entry("2021-03", 40)), absents=())
    found = protect(few, RELEASE, Sums())
    assert [each.place.at for each in found.entries] == ["2021-03"]
    assert {gone.place.at for gone in found.absents} == {"2021-01", "2021-02"}
    assert all("fewer than 10 young people" in gone.reason for gone in found.absents)
    assert found.entries[0].estimate == -0.1235


def test_one_component_is_never_withheld_alone_because_the_average_would_tell_it(study: Study) -> None:
    some = replace(
        study, entries=(entry("2021-01", 4), entry("2021-02", 30), entry("2021-03", 20)), absents=()
    )
    assert [each.place.at for each in protect(some, RELEASE, Sums()).entries] == ["2021-02"]


def test_a_month_before_the_start_is_in_no_average_so_it_is_withheld_alone(study: Study) -> None:
    entries = (entry(-3, 4, "dynamic"), entry(0, 30, "dynamic"), entry(1, 30, "dynamic"))
    assert len(protect(replace(study, entries=entries), RELEASE, Sums()).entries) == 2


def test_no_small_count_of_the_flow_can_be_worked_out(study: Study) -> None:
    flow = (
        FlowRow("referred", "referred", Count(60), Count(None)),
        FlowRow("units", "with police data", Count(57), Count(150), Count(3)),
        FlowRow("observed", "observed", Count(41), Count(148), Count(16), Count(2)),
        FlowRow("matched", "matched", Count(41), Count(80), Count(0), Count(68)),
    )
    linkage = (LinkageRow("North", Count(40), Count(39)), LinkageRow("South", Count(20), Count(18)))
    some = replace(study, flow=flow, linkage=linkage, cohorts=(CohortRow("2021-01", Count(41)),))
    areas, steps, cohorts = protected_counts(some, RELEASE)
    system = gathered(some, cohorts).system(RELEASE)
    shown = {("service", row.step): row.service for row in steps}
    shown |= {("comparison", row.step): row.comparison for row in steps}
    shown |= {("lost service", row.step): row.lost_service for row in steps}
    shown |= {("lost comparison", row.step): row.lost_comparison for row in steps}
    shown |= {("referred", row.area): row.referred for row in areas}
    shown |= {("found", row.area): row.found for row in areas}
    shown |= {("cohort", row.months): row.treated for row in cohorts}
    places = system.places()
    hidden = frozenset(
        place for key, place in places.items() if key not in shown or shown[key].withheld
    )  # what is only implied is never shown
    assert any(count.withheld for count in shown.values())
    assert audit(system, hidden) == ()
    assert not any(0 < (count.n or 0) < 5 for count in shown.values())


def test_how_many_are_analysed_is_shown_and_what_would_tell_a_small_loss_is_withheld_instead(
    study: Study,
) -> None:
    flow = (
        FlowRow("units", "with police data", Count(57), Count(150)),
        FlowRow("observed", "observed", Count(54), Count(140), Count(3), Count(10), "moved"),
    )
    found = protect(replace(study, flow=flow, linkage=()), RELEASE, Sums())
    last = found.flow[-1]
    assert (last.service.n, last.lost_service.withheld, found.flow[0].service.withheld) == (54, True, True)
    assert found.sizes_shown


def test_where_it_may_not_be_said_how_many_are_analysed_nothing_says_it(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soceis.evaluation.study.outputs.as_pdf", lambda _: b"")
    monkeypatch.setattr("soceis.evaluation.study.outputs.as_word", lambda _: b"")
    analysed = Count(None, withheld=True)
    hidden = (study.linkage, (FlowRow("matched", "matched", analysed, analysed),), ())
    monkeypatch.setattr("soceis.evaluation.study.protecting.protected_counts", lambda *_: hidden)
    found = protect(replace(study, options=replace(QUICKLY, policy="release")), RELEASE, Sums())
    outputs = make_outputs(found)
    words = re.sub(r"<[^>]+>", " ", outputs["report.html"].decode().split("</style>")[1])
    people = study.outcomes[0].evidence.treated
    assert not re.search(rf"\b{people} young people", words)
    assert json.loads(outputs["impact.json"])["power"]["offences"]["treated"] is None


def test_months_of_start_with_few_are_shown_together() -> None:
    rows = [CohortRow(f"2021-{month:02d}", Count(n)) for month, n in ((1, 2), (2, 2), (3, 9), (4, 1))]
    assert [(row.months, row.treated.n) for row in merged_cohorts(rows, 5)] == [("2021-01 to 2021-04", 14)]
    rows = [CohortRow(f"2021-{month:02d}", Count(n)) for month, n in ((1, 6), (2, 2), (3, 9), (4, 7))]
    assert [row.months for row in merged_cohorts(rows, 5)] == ["2021-01", "2021-02 to 2021-03", "2021-04"]


def test_a_measure_that_one_or_two_make_is_withheld(study: Study) -> None:
    found = protect(study, RELEASE, Sums(frozenset({"offences"})))
    row = next(row for row in found.balance if row.measure == "offences_before")
    assert row.withheld == "one or two young people make most of it"
    assert (row.service_mean, row.before.mean) == (None, None)
    assert found.outcomes[0].change is None
    assert found.outcomes[0].evidence.before is None


def test_no_smallest_and_no_largest_distance_leaves(released: Study) -> None:
    for row in released.balance:
        assert row.before.ecdf_max is None


def test_a_finding_about_few_young_people_is_not_listed(study: Study) -> None:
    told = (Told("month_missing", "warning", "3 units are left out.", 3), Told("files", "note", "No file."))
    found = protect(replace(study, findings=told), RELEASE, Sums())
    assert [each.code for each in found.findings] == ["files", "not_listed"]


def test_an_outcome_of_too_few_loses_every_number(study: Study) -> None:
    few = study.outcomes[0]
    small = replace(few, evidence=replace(few.evidence, treated=8))
    found = protect(replace(study, outcomes=(small,)), RELEASE, Sums()).outcomes[0]
    assert found.verdict.kind == "not_estimated"
    assert found.analytic is found.randomisation is found.ratio is found.change is None
    assert not re.search(r"\d+\.\d", " ".join(found.verdict.sentences))


@pytest.mark.parametrize("name", ["release", "ons_10", "uk_llc", "hesa"])
def test_a_released_study_holds_no_small_count_in_any_file(
    name: str, study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("soceis.evaluation.study.outputs.as_pdf", lambda _: b"")
    monkeypatch.setattr("soceis.evaluation.study.outputs.as_word", lambda _: b"")
    policy = POLICIES[name]
    found = protect(replace(study, options=replace(QUICKLY, policy=name)), policy, Sums())
    outputs = make_outputs(found)
    content: dict[str, Any] = json.loads(outputs["impact.json"])
    counts = [
        step[key] for step in content["flow"] for key in step if "service" in key or "comparison" in key
    ]
    counts += [row["treated"] for row in content["cohorts"]]
    counts += [row[key] for row in content["linkage"] for key in ("referred", "found")]
    for count in (count for count in counts if isinstance(count, int)):
        assert not 0 < count < policy.threshold
        assert not policy.rounding or count % policy.rounding == 0
    assert policy.name in outputs["report.html"].decode()
    assert "Not for release" not in outputs["report.html"].decode()


def test_the_command_applies_the_policy(tmp_path: Path) -> None:
    options = replace(QUICKLY, policy="ons_10")
    found = run_study(extract(tmp_path / "extract"), options)
    assert any("withheld" in gone.reason for gone in (*found.absents, *found.matched_absents))
    assert found.policy_words
