"""The rules that the printed report led to, where no other test holds them; and the page that lists them all."""

import re
from pathlib import Path

import pytest

from soceis.evaluation import MAPPINGS, Results, curve_caption, evaluate
from soceis.evaluation.report.sentences import SAID, sentences_of
from tests.spec.records import extract
from tests.unit.evaluation import sample

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "docs/explanation/reporting-rules.md"
UNITS = {"referrals", "episodes", "people", "plans"}


@pytest.fixture(scope="module", params=MAPPINGS)
def results(request: pytest.FixtureRequest) -> Results:
    return evaluate(sample.extract(), request.param)


def test_every_test_that_the_page_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", PAGE.read_text(encoding="utf-8")))
    written = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)\(", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len(named) > 40
    assert named - written == set()


def test_every_problem_and_every_rule_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^\| [ED](\d+) ", page, re.MULTILINE) == [str(n) for n in range(1, 43)]
    assert re.findall(r"^\| ([a-k])\. ", page, re.MULTILINE) == list("abcdefghijk")


def test_every_table_says_what_it_counts_and_of_what(results: Results) -> None:
    for table in results.all_tables:
        assert table.unit in UNITS
        if table.cells:
            assert re.search(r"[Bb]ase|percentage of", table.definition), table.name
        for cell in table.cells:
            assert cell.n is not None
            assert cell.base is not None
            assert cell.n <= cell.base
    assert [area for area, _ in results.as_at] == [area.name for area in results.areas]


def test_the_rows_of_a_column_share_a_base_unless_each_shows_its_own() -> None:
    own = {"plan_topics", "outcomes_closed", "outcomes_open", "dose_outcomes"}
    for table in evaluate(sample.extract()).all_tables:
        if table.name.partition("_by_")[0] not in own:
            for area in {cell.area for cell in table.cells}:
                assert len({cell.base for cell in table.cells if cell.area == area}) == 1, table.name


def test_every_statistic_names_what_it_is(results: Results) -> None:
    kinds = ("median", "mean", "min", "max", "lower quartile", "upper quartile", "n")
    for table in results.all_tables:
        for found in table.statistics:
            assert found.row == "n" or found.row.startswith(tuple(f"{kind} " for kind in kinds)), found


CHANGE = re.compile(
    r"\d ?%\s+(reduction|decrease|fall|drop|improvement|increase|rise|success)"
    r"|(reduced|fell|rose|improved|increased) by \d|two[- ]thirds|success rate",
    re.IGNORECASE,
)


def test_no_words_of_a_result_turn_a_share_into_a_change(results: Results) -> None:
    assert CHANGE.search("a 77% reduction in offending")
    said = [text for table in results.all_tables for text in (table.title, table.definition)]
    said += [sentence for table in results.tables for sentence in sentences_of(table)]
    said += [curve_caption([curve]) for curve in results.curves]
    assert [text for text in said if CHANGE.search(text)] == []
    shares = [s for t in results.tables if t.name in SAID for s in sentences_of(t) if "%" in s]
    assert shares
    assert all(re.search(r"\d of \d[\d,]* [a-z ]+\(\d+%\)", sentence) for sentence in shares)


def test_the_base_of_an_outcome_does_not_depend_on_how_it_turned_out() -> None:
    episodes = """
      episode_id | first_attended
      e1         | 2020-07-01
      e2         | 2020-07-01
    """
    bases = set()
    for first in ("better", "same", "worse"):
        readings = f"""
          episode_id | value
          e1         | {first}
          e2         | worse
        """
        table = evaluate(extract(episodes=episodes, outcome_readings=readings)).table("outcomes_open")
        bases.add(table.cell("reduced_offending", "North").base)
    assert bases == {2}


def test_whoever_never_attended_is_in_no_outcome() -> None:
    episodes = """
      episode_id | open_from
      e1         | 2020-07-01
    """
    readings = """
      episode_id | value
      e1         | better
    """
    for mapping in MAPPINGS:
        found = evaluate(extract(episodes=episodes, outcome_readings=readings), mapping)
        assert {cell.n for cell in found.table("outcomes_open").cells} == {0}


def test_starting_and_stopping_is_not_never_starting() -> None:
    episodes = """
      episode_id | state  | end_date   | closure_code
      e1         | closed | 2021-01-01 | stopped_after_start
      e2         | closed | 2021-01-01 | declined_at_offer
    """
    table = evaluate(extract(episodes=episodes)).table("closure_reason_corrected")
    found = {cell.row: cell.n for cell in table.cells if cell.area == "North" and cell.n}
    assert found == {"stopped": 1, "never_started": 1}


def test_published_outcomes_count_better_whether_or_not_the_outcome_applies() -> None:
    episodes = """
      episode_id | first_attended
      e1         | 2020-07-01
    """
    readings = """
      episode_id | value  | applicable
      e1         | better | no
    """
    both = {"episodes": episodes, "outcome_readings": readings}
    found = {
        mapping: evaluate(extract(**both), mapping).table("outcomes_open").cell("reduced_offending", "North")
        for mapping in MAPPINGS
    }
    assert (found["published_2023"].n, found["published_2023"].base) == (1, 1)
    assert (found["corrected"].n, found["corrected"].base) == (0, 0)


def test_overall_pools_areas_so_that_somebody_referred_in_two_counts_in_both() -> None:
    areas = """
      area  | launch_date | data_date  | complete
      North | 2020-06-01  | 2022-10-31 | yes
      South | 2020-06-01  | 2022-10-31 | yes
    """
    people = """
      person_id | sex
      Alex      | male
      Sam       | female
    """
    referrals = """
      referral_id | person_id | area  | received_on | age_at_referral
      r1          | Alex      | North | 2020-06-10  | 13
      r2          | Alex      | South | 2021-06-10  | 14
      r3          | Sam       | North | 2020-06-10  | 17
    """
    table = evaluate(extract(areas, people=people, referrals=referrals)).table("age_and_sex")
    cells = {cell.area: (cell.n, cell.base) for cell in table.cells}
    assert cells == {"North": (1, 2), "South": (1, 1), "Overall": (2, 3)}
    assert table.statistic("median age", "Overall").value == 14


def test_of_two_open_episodes_the_earlier_start_then_the_lower_identifier_is_kept() -> None:
    for starts, kept in (
        (("2021-02-01", "2021-01-01"), "e2"),
        (("2021-01-01", "2021-01-01"), "e1"),
        ((".", "2021-01-01"), "e2"),
    ):
        episodes = f"""
          episode_id | person_id | referral_id | open_from   | state
          e1         | Alex      | r1          | {starts[0]} | engaging
          e2         | Alex      | r1          | {starts[1]} | paused
        """
        referrals = """
          referral_id | person_id
          r1          | Alex
        """
        found = extract(episodes=episodes, referrals=referrals)
        assert [f.severity for f in found.findings if f.code == "second_open_episode"] == ["error"]
        rows = {f.row for f in found.findings if f.code == "second_open_episode"}
        assert rows == {1 if kept == "e2" else 2}
