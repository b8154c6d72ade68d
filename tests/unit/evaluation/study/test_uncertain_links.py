"""`soceis impact run --links`: what uncertain links do to the estimates, and which files are refused."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from soceis.evaluation.disclosure.policies import POLICIES
from soceis.evaluation.errors import LinkageFileUnreadable
from soceis.evaluation.impact.panel import framed, read_panel
from soceis.evaluation.study.entries import Model
from soceis.evaluation.study.linked import Carried, carry, protected_links, read_links
from soceis.evaluation.study.linked.carrying import How
from soceis.evaluation.study.linked.protecting import May
from soceis.evaluation.study.linked.reading import COLUMNS
from soceis.evaluation.study.linked.results import CarriedEstimate, Drawn, Interval
from soceis.evaluation.study.linked.words import conclusion_of
from tests.unit.evaluation.study.extracts import QUICK, SMALL, extract, read, run

Probability = Callable[[int], float]
HOW = How(draws=8, seed=4, missed=6)
OPEN = May(10, frozenset(), frozenset(), sizes=True, linkage=True)


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return extract(tmp_path_factory.mktemp("links") / "extract", wanted=replace(SMALL, service=40))


def people_of(folder: Path, column: str = "person_id") -> list[str]:
    return sorted(row[column] for row in read(folder / "units.csv") if row["group"] == "service")


def links_file(path: Path, people: list[str], probability: Probability, skip: int = 0) -> Path:
    """A links.csv of some young people, with a record id of each side beside the unit ids."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(
            ("service_record_id", "service_unit_id", "police_record_id", "police_unit_id", "probability")
        )
        for at, person in list(enumerate(people))[skip:]:
            writer.writerow((f"s{at}", person, f"r{at}", f"u{at}", f"{probability(at):.6f}"))
    return path


def carried(folder: Path, path: Path, how: How = HOW, outcomes: tuple[str, ...] = ("offences",)) -> Carried:
    panel = framed(read_panel(folder), 3)
    return carry(read_links(path, folder), panel, dict.fromkeys(outcomes, "never"), how)


def surely(_: int) -> float:
    return 1.0


def doubtfully(at: int) -> float:
    return 0.6 if at % 2 else 0.9


def test_with_probabilities_of_one_the_pooled_estimate_is_the_plain_one(given: Path, tmp_path: Path) -> None:
    found = carried(given, links_file(tmp_path / "links.csv", people_of(given), surely))
    assert [each.model for each in found.estimates] == ["linear", "poisson"]
    assert found.uncertain == found.certain == 0
    for each in found.estimates:
        assert each.plain is not None
        assert each.drawn is not None
        assert each.drawn.between == 0
        assert each.drawn.share == 0
        assert each.drawn.found.estimate == pytest.approx(each.plain.estimate, rel=1e-12)
        assert each.drawn.found.low == pytest.approx(each.plain.low, rel=1e-9)
        assert each.drawn.found.high == pytest.approx(each.plain.high, rel=1e-9)
        assert {row.people for row in each.thresholds} == {found.given}


def test_lower_probabilities_widen_the_interval(given: Path, tmp_path: Path) -> None:
    people = people_of(given)
    sure = carried(given, links_file(tmp_path / "sure.csv", people, surely))
    doubtful = carried(given, links_file(tmp_path / "doubtful.csv", people, doubtfully))
    for one, two in zip(sure.estimates, doubtful.estimates, strict=True):
        assert one.drawn is not None
        assert two.drawn is not None
        assert one.plain == two.plain
        assert two.drawn.between is not None
        assert two.drawn.between > 0
        assert two.drawn.found.high - two.drawn.found.low > one.drawn.found.high - one.drawn.found.low


def test_a_threshold_leaves_out_exactly_the_units_below_it(given: Path, tmp_path: Path) -> None:
    found = carried(given, links_file(tmp_path / "links.csv", people_of(given), doubtfully))
    panel = framed(read_panel(given), 3)
    units = {row["unit_id"]: row["person_id"] for row in read(given / "units.csv")}
    odd = set(people_of(given)[1::2])
    treated = [unit for unit, own in zip(panel.unit_ids, panel.treated.tolist(), strict=True) if own]
    for row in found.estimates[0].thresholds:
        left = [unit for unit in treated if row.threshold <= 0.6 or units[unit] not in odd]
        assert row.people == (len(left) if row.threshold <= 0.9 else 0)
        assert (row.found is None) == (row.threshold > 0.9)


def test_missed_links_pull_the_estimate_towards_what_is_assumed_of_them(given: Path, tmp_path: Path) -> None:
    path = links_file(tmp_path / "links.csv", people_of(given), surely)
    each = carried(given, path).estimates[0]
    assert each.plain is not None
    assert each.missed is not None
    share = 6 / (6 + (carried(given, path).given or 0))
    assert each.missed.share == pytest.approx(share)
    low, high = each.missed.assumed
    assert each.missed.low == pytest.approx((1 - share) * each.plain.estimate + share * low)
    assert each.missed.high == pytest.approx((1 - share) * each.plain.estimate + share * high)
    unknown = carried(given, path, replace(HOW, missed=None)).estimates[0]
    assert unknown.missed is None
    assert any("referrals" in reason for reason in unknown.absent)


def test_who_is_not_in_the_file_counts_as_linked_for_certain(given: Path, tmp_path: Path) -> None:
    whole = carried(given, links_file(tmp_path / "whole.csv", people_of(given), surely))
    part = carried(given, links_file(tmp_path / "part.csv", people_of(given), surely, skip=15))
    assert (part.given or 0) + (part.certain or 0) == whole.given
    assert part.certain
    assert [each.plain for each in part.estimates] == [each.plain for each in whole.estimates]


def test_the_file_may_name_the_units_of_the_extract_instead(given: Path, tmp_path: Path) -> None:
    named = read_links(links_file(tmp_path / "units.csv", people_of(given, "unit_id"), surely), given)
    assert named.joined_by == "unit_id"
    assert all(unit == person for unit, person in named.person_of.items())
    assert (
        read_links(links_file(tmp_path / "p.csv", people_of(given), surely), given).joined_by == "person_id"
    )


def test_of_several_candidates_the_most_probable_is_whose_months_the_extract_holds(
    given: Path, tmp_path: Path
) -> None:
    path = links_file(tmp_path / "links.csv", people_of(given), lambda _: 0.7)
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"s,{people_of(given)[0]},r,other,0.2\n")
    file = read_links(path, given)
    assert file.held[people_of(given)[0]] == "u0"
    assert (
        carried(given, path).estimates[0].plain
        == carried(given, links_file(tmp_path / "one.csv", people_of(given), surely)).estimates[0].plain
    )


def test_the_same_seed_draws_the_same_links_and_another_others(given: Path, tmp_path: Path) -> None:
    path = links_file(tmp_path / "links.csv", people_of(given), doubtfully)
    assert carried(given, path) == carried(given, path)
    assert carried(given, path) != carried(given, path, replace(HOW, seed=5))


HEADING = ",".join(COLUMNS)
WRONG = {
    "a column missing": ("service_unit_id,probability\np1,0.9\n", "no column police_unit_id"),
    "no probability": (f"{HEADING}\np1,u1,often\n", "line 2"),
    "a probability above one": (f"{HEADING}\np1,u1,1.2\n", "up to 1"),
    "a probability that is no number": (f"{HEADING}\np1,u1,nan\n", "up to 1"),
    "an id missing": (f"{HEADING}\np1,,0.9\n", "both unit ids"),
    "nobody of the extract": (f"{HEADING}\nsomebody,u1,0.9\n", "does not fit the extract"),
    "nothing at all": ("", "no column service_unit_id"),
    "one police record twice": (f"{HEADING}\np000000,u1,0.9\np000001,u1,0.9\n", "two young people"),
}


@pytest.mark.parametrize("content", WRONG.values(), ids=list(WRONG))
def test_a_wrong_file_is_refused_with_one_sentence(
    given: Path, tmp_path: Path, content: tuple[str, str]
) -> None:
    text, expected = content
    for at, person in enumerate(people_of(given)[:2]):
        text = text.replace(f"p00000{at}", person)
    path = tmp_path / "links.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LinkageFileUnreadable, match=expected):
        read_links(path, given)
    ended = run("run", given, "--out", tmp_path / "out", *QUICK, "--links", path)
    assert ended.status == 2
    assert len(ended.problems.strip().splitlines()) == 1
    assert not (tmp_path / "out/impact.json").exists()


def test_under_a_policy_estimates_that_differ_by_few_young_people_do_not_leave(
    given: Path, tmp_path: Path
) -> None:
    few = links_file(tmp_path / "few.csv", people_of(given), lambda at: 0.6 if at < 4 else 1.0)
    both = ("offences", "arrests")
    kept = protected_links(carried(given, few), POLICIES["release"], OPEN)
    assert kept is not None
    assert (kept.given, kept.uncertain) == (None, None)
    for each in kept.estimates:
        assert each.plain is not None
        assert each.drawn is None
        assert each.missed is None
        assert all(row.people is None for row in each.thresholds)
        assert [row.found is None for row in each.thresholds] == [
            row.threshold > 0.6 for row in each.thresholds
        ]
    many = links_file(tmp_path / "many.csv", people_of(given), doubtfully)
    drawn = carried(given, many, outcomes=both)
    found = protected_links(drawn, POLICIES["release"], OPEN)
    assert found is not None
    assert all(each.drawn is not None and each.drawn.people is None for each in found.estimates)
    hidden = protected_links(drawn, POLICIES["release"], replace(OPEN, withheld=frozenset({"arrests"})))
    assert hidden is not None
    assert [each.plain is None for each in hidden.estimates] == [False, False, True, True]


def one(model: Model, plain: tuple[float, float], drawn: tuple[float, float]) -> CarriedEstimate:
    """An estimate by its interval with certain links and with drawn ones."""
    first, second = (Interval((low + high) / 2, 1.0, low, high) for low, high in (plain, drawn))
    return CarriedEstimate("arrests", model, first, Drawn(second, 0.5, 1.0, 1.0, 0.5, 9, 0, None), (), None)


def test_the_sentence_names_each_conclusion_that_uncertain_links_change() -> None:
    kept, lost = one("linear", (-3, -1), (-4, -0.5)), one("linear", (-3, -1), (-4, 0.5))
    assert "arrests does not change" in conclusion_of([kept])
    assert "arrests changes once" in conclusion_of([lost])
    said = conclusion_of([kept, one("poisson", (-3, -1), (-4, 0.5))])
    assert "arrests does not change" in said
    assert "ratio of rates, that about arrests changes" in said


@pytest.fixture(scope="module")
def made(given: Path) -> Path:
    path = links_file(given.parent / "links.csv", people_of(given), doubtfully)
    ended = run("run", given, "--out", given.parent / "out", *QUICK, "--links", path, "--link-draws", 10)
    assert ended.status == 0, ended.problems
    return given.parent / "out"


def test_the_command_writes_what_uncertain_links_do_outside_of_the_estimates(made: Path) -> None:
    content: dict[str, Any] = json.loads((made / "impact.json").read_text(encoding="utf-8"))
    found = content["linkage_uncertainty"]
    assert {each["model"] for each in found["estimates"]} == {"linear", "poisson"}
    linear = found["estimates"][0]
    headline = content["headline"][0]["analytic"]
    assert linear["all_links_certain"]["estimate"] == pytest.approx(headline["estimate"], rel=1e-12)
    assert linear["all_links_certain"]["se"] == pytest.approx(headline["se"], rel=1e-12)
    assert found["draws"] == content["options"]["link_draws"] == 10
    for name in ("draws", "thresholds", "missed"):
        assert (made / f"tables/linkage_{name}.csv").is_file()
    manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    assert "links.csv" in manifest["inputs"]


def test_the_report_says_before_any_estimate_whether_the_conclusion_changes(made: Path) -> None:
    content = json.loads((made / "impact.json").read_text(encoding="utf-8"))
    page = (made / "report.html").read_text(encoding="utf-8")
    said = content["linkage_uncertainty"]["conclusion"]
    assert said.startswith("The conclusion about offences ")
    assert page.index('id="flow"') < page.index(said) < page.index('id="found"')


def test_without_a_file_the_report_says_that_the_links_are_taken_as_certain(
    given: Path, tmp_path: Path
) -> None:
    ended = run("run", given, "--out", tmp_path / "out", *QUICK)
    assert ended.status == 0, ended.problems
    page = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert "The uncertainty of the linkage is not in the intervals of this report" in page
    content = json.loads((tmp_path / "out/impact.json").read_text(encoding="utf-8"))
    assert content["linkage_uncertainty"] is None
    assert "links" not in content["options"]
