"""Whatever the flow, linkage and cohorts of a study are: no small count is shown, and none can be worked out."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.disclosure.auditing import audit
from soceis.evaluation.disclosure.policies import POLICIES
from soceis.evaluation.study.counts import gathered, protected_counts
from soceis.evaluation.study.options import StudyOptions
from soceis.evaluation.study.results import CohortRow, Count, FlowRow, LinkageRow, Study

NOTHING = Count(None)


def a_study(
    linkage: tuple[LinkageRow, ...], flow: tuple[FlowRow, ...], cohorts: tuple[CohortRow, ...]
) -> Study:
    return Study(
        options=StudyOptions(policy="release"), service="", dated=date(2026, 11, 23), months=("2020-01", "2022-01"),
        inputs=(), linkage=linkage, flow=flow, lost=(), balance=(), effective=None, matching="", cohorts=cohorts,
        outcomes=(), entries=(), absents=(),
    )  # fmt: skip


@st.composite
def studies(draw: st.DrawFn) -> Study:
    areas = [(draw(st.integers(0, 30)), draw(st.integers(0, 6))) for _ in range(draw(st.integers(1, 3)))]
    linkage = tuple(
        LinkageRow(f"area {place}", Count(found + lost), Count(found))
        for place, (found, lost) in enumerate(areas)
    )
    service = sum(found for found, _ in areas)
    comparison = draw(st.integers(0, 60))
    not_found = sum(lost for _, lost in areas)
    flow = [
        FlowRow("referred", "referred", Count(service + not_found), NOTHING),
        FlowRow("units", "with police data", Count(service), Count(comparison), Count(not_found), NOTHING),
    ]
    for step in ("observed", "matched"):
        lost = draw(st.integers(0, min(service, 7))), draw(st.integers(0, comparison))
        service, comparison = service - lost[0], comparison - lost[1]
        flow.append(FlowRow(step, step, Count(service), Count(comparison), Count(lost[0]), Count(lost[1])))
    cuts = sorted(draw(st.lists(st.integers(0, service), max_size=3)))
    sizes = [end - start for start, end in zip([0, *cuts], [*cuts, service], strict=True)]
    cohorts = tuple(CohortRow(f"2021-{month:02d}", Count(n)) for month, n in enumerate(sizes, start=1) if n)
    return a_study(linkage, tuple(flow), cohorts)


@given(studies(), st.sampled_from(["release", "youth_justice", "uk_llc"]))
def test_no_small_count_is_shown_or_can_be_worked_out(study: Study, name: str) -> None:
    policy = POLICIES[name]
    areas, steps, cohorts = protected_counts(study, policy)
    shown = {("referred", row.area): row.referred for row in areas}
    shown |= {("found", row.area): row.found for row in areas}
    shown |= {("cohort", row.months): row.treated for row in cohorts}
    for row in steps:
        counts = row.service, row.comparison, row.lost_service, row.lost_comparison
        keys = ("service", "comparison", "lost service", "lost comparison")
        shown |= {(key, row.step): count for key, count in zip(keys, counts, strict=True)}
    system = gathered(study, cohorts).system(policy)
    hidden = {place for key, place in system.places().items() if key not in shown or shown[key].n is None}
    assert audit(system, frozenset(hidden)) == ()
    for count in shown.values():
        assert count.n is None or not policy.is_small(count.n)


@given(studies())
def test_what_is_not_withheld_is_the_truth(study: Study) -> None:
    areas, steps, cohorts = protected_counts(study, POLICIES["release"])
    for before, after in zip(study.linkage, areas, strict=True):
        assert after.found.withheld or after.found == before.found
    for was, now in zip(study.flow, steps, strict=True):
        assert all(b.withheld or b == a for a, b in zip(was.counts, now.counts, strict=True))
    if all(row.treated.n is not None for row in cohorts):
        assert sum(row.treated.n or 0 for row in cohorts) == sum(row.treated.n or 0 for row in study.cohorts)
