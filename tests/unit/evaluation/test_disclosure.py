"""Disclosure control: policies, the holes that other tools leave, statistics, histograms and curves."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation.cells import Excluded, Statistic, Table, counted
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.disclosure import (
    MARK,
    POLICIES,
    UNRELIABLE,
    policy_as_json,
    policy_given,
    policy_named,
    protect,
    protected_durations,
    read_policy,
)
from soceis.evaluation.disclosure.histograms import merged
from soceis.evaluation.disclosure.links import rounded
from soceis.evaluation.disclosure.magnitudes import dominated, guessable, may_show_magnitude
from soceis.evaluation.disclosure.policies import policy_from
from soceis.evaluation.durations import AreaDurations, Bar, Segment
from soceis.evaluation.errors import PolicyInvalid, UnknownOption
from soceis.evaluation.figures.histogram import (
    histogram_caption,
    histogram_figure,
    histogram_table,
    histogram_text,
)
from soceis.evaluation.frames import Area
from soceis.evaluation.frames.findings import finding
from soceis.evaluation.results import Results
from soceis.interfaces.cli.evaluating import run as run_command
from tests.unit.evaluation import sample

DAY = date(2022, 10, 31)
RELEASE = POLICIES["release"]
RELEASING = [policy for policy in POLICIES.values() if policy.releasing]


def run(*tables: Table, areas: tuple[str, ...] = ("North", "South", "West")) -> Results:
    listed = tuple(Area(name, "wales", DAY, DAY, complete=True) for name in areas)
    return Results("corrected", None, listed, tuple((name, DAY) for name in areas), tables, ())


def sources(rows: dict[str, tuple[int, ...]], areas: tuple[str, ...] = ("North", "South", "West")) -> Table:
    """referral_source with these numbers an area, and Overall."""
    bases = [sum(numbers[i] for numbers in rows.values()) for i in range(len(areas))]
    cells = []
    for row, numbers in rows.items():
        cells += [counted(row, area, n, base) for area, n, base in zip(areas, numbers, bases, strict=True)]
        cells.append(counted(row, OVERALL, sum(numbers), sum(bases)))
    return Table("referral_source", "Who referred", "referrals", "All referrals.", tuple(cells))


BIG = sources({"police": (30, 12, 40), "education": (25, 3, 31), "other": (20, 17, 22)})


# Policies.


def test_every_policy_names_its_owner_and_its_source() -> None:
    assert set(POLICIES) == {"internal", "release", "ons_10", "youth_justice", "opensafely", "hesa", "uk_llc"}
    assert all(policy.owner and policy.words and policy.source for policy in POLICIES.values())
    assert [name for name, policy in POLICIES.items() if not policy.releasing] == ["internal"]


def test_an_unknown_policy_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownOption, match="choose internal or release"):
        policy_named("none")


GIVEN = {
    "name": "police_a",
    "owner": "Police force A",
    "words": "Small counts.",
    "source": "agreement",
    "threshold": 7,
}


def test_a_data_owners_policy_is_read_from_yaml_and_json(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(GIVEN | {"dominance": [1, 0.8]}), encoding="utf-8")
    policy = read_policy(path)
    assert (policy.threshold, policy.dominance, policy.zeros) == (7, (1, 0.8), "shown")
    path = tmp_path / "a.yaml"
    path.write_text("\n".join(f"{k}: {v}" for k, v in GIVEN.items()), encoding="utf-8")
    assert read_policy(path) == replace(policy, dominance=RELEASE.dominance)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"threshold": "7"}, "threshold must be a whole number"),
        ({"threshold": True}, "threshold must be a whole number"),
        ({"threshold": -1}, "threshold must be a whole number"),
        ({"zeros": "hidden"}, "zeros must be one of shown"),
        ({"dominance": [0, 2]}, "dominance must be"),
        ({"p_percent": 3}, "p_percent must be a share"),
        ({"extremes": "no"}, "extremes must be true or false"),
        ({"owner": ""}, "owner must be text"),
        ({"treshold": 5}, 'there is no rule "treshold"'),
        ({"name": "release"}, "choose another"),
        ({"name": "two words"}, "name must be one word"),
        ({"zeros": ["shown"]}, "zeros must be one of shown, structural, suppressed; it is a list of 1"),
    ],
)
def test_a_policy_that_cannot_be_followed_is_answered_with_a_sentence(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(GIVEN | change), encoding="utf-8")
    with pytest.raises(PolicyInvalid, match=said):
        read_policy(path)


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b"[1]", b"name: [", b"name: x"])
def test_a_file_that_is_no_policy_is_answered_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(PolicyInvalid, match=r"a\.yaml"):
        read_policy(path)
    with pytest.raises(PolicyInvalid, match="cannot be read"):
        read_policy(tmp_path / "missing.yaml")


@pytest.mark.parametrize("name", ["a.yaml", "a.json"])
def test_a_rule_that_is_given_twice_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    twice = json.dumps(GIVEN).removesuffix("}") + ', "threshold": 1}'
    path.write_text(twice, encoding="utf-8")
    with pytest.raises(PolicyInvalid, match="gives threshold twice"):
        read_policy(path)


def test_a_policy_is_given_by_its_name_or_by_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(json.dumps(GIVEN), encoding="utf-8")
    assert policy_given("release") is RELEASE
    assert policy_given(str(path)) == read_policy(path)
    with pytest.raises(UnknownOption, match=r"or name a file that ends in \.yaml or \.json"):
        policy_given("relase")
    with pytest.raises(PolicyInvalid, match=r"b\.yaml cannot be read \(No such file"):
        policy_given(str(tmp_path / "b.yaml"))


def test_what_the_manifest_says_of_a_policy_makes_the_same_policy_again(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(json.dumps(GIVEN), encoding="utf-8")
    said = json.loads(json.dumps(policy_as_json(read_policy(path))))
    digest = said.pop("sha256")
    assert policy_from(said, "the manifest") == read_policy(path)
    assert digest != policy_as_json(RELEASE)["sha256"]
    path.write_text(json.dumps(GIVEN | {"threshold": 8}), encoding="utf-8")
    assert digest != policy_as_json(read_policy(path))["sha256"]


def test_a_run_under_a_policy_file_follows_it_and_keeps_it_in_the_manifest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "owner.yaml"
    path.write_text(json.dumps(GIVEN), encoding="utf-8")
    folder = sample.write(tmp_path / "extract")
    out = tmp_path / "out"
    assert run_command(folder, out, "corrected", None, None, str(path), 0, "duckdb") == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["policy"] == policy_as_json(read_policy(path))
    assert manifest["options"]["policy"] == "police_a"
    assert "under the policy police_a" in capsys.readouterr().out
    path.write_text("threshold: 5", encoding="utf-8")
    assert run_command(folder, tmp_path / "no", "corrected", None, None, str(path), 0, "duckdb") == 2
    assert "owner.yaml: name is missing; add it." in capsys.readouterr().err
    assert not (tmp_path / "no").exists()


# Rules for amounts, against the rules written out.


@given(amounts=st.lists(st.integers(0, 50), max_size=8), n=st.integers(1, 3))
def test_dominance_is_the_share_of_the_largest(amounts: list[int], n: int) -> None:
    largest = sum(sorted(amounts, reverse=True)[:n])
    assert dominated(amounts, n, 0.75) == (sum(amounts) > 0 and 4 * largest > 3 * sum(amounts))


@given(amounts=st.lists(st.integers(0, 50), min_size=2, max_size=8))
def test_the_second_largest_may_not_come_close_to_the_largest(amounts: list[int]) -> None:
    first, second = sorted(amounts, reverse=True)[:2]
    guess = sum(amounts) - second
    assert guessable(amounts, 0.125) == (first > 0 and 8 * (guess - first) < first)


def test_a_mean_of_few_or_of_one_large_amount_is_withheld() -> None:
    assert may_show_magnitude([5] * 10, RELEASE)
    assert not may_show_magnitude([5] * 9, RELEASE)
    assert not may_show_magnitude([500] + [1] * 9, RELEASE)
    assert may_show_magnitude([500], POLICIES["internal"])


# The holes that other tools leave (section 6 of the evaluation reference).


def test_a_cell_below_the_threshold_is_never_printed() -> None:
    for policy in RELEASING:
        released = protect(run(BIG), policy)
        for cell in released.tables[0].cells:
            assert cell.n is None or cell.n == 0 or cell.n >= policy.threshold


def test_margins_stay_true_and_are_not_recomputed_from_what_is_left() -> None:
    released = protect(run(BIG), RELEASE)
    for cell in released.tables[0].cells:
        true = BIG.cell(cell.row, cell.area)
        assert cell.suppressed or (cell.n, cell.base) == (true.n, true.base)
    assert released.tables[0].cell("police", OVERALL).base == 200


def test_a_withheld_cell_is_never_alone_in_its_row_or_column() -> None:
    table = protect(run(BIG), RELEASE).tables[0]
    withheld = [cell for cell in table.cells if cell.suppressed]
    assert len(withheld) >= 4
    for cell in withheld:
        assert sum(other.row == cell.row for other in withheld) > 1
        assert sum(other.area == cell.area for other in withheld) > 1


def test_number_and_percentage_are_withheld_together_and_say_the_same() -> None:
    for policy in RELEASING:
        for cell in protect(run(BIG), policy).tables[0].cells:
            if cell.suppressed:
                assert (cell.n, cell.percent, cell.printed) == (None, None, MARK)
            elif cell.printed.isdigit():
                assert cell.n is not None
                assert cell.base
                assert int(cell.printed) == (200 * cell.n + cell.base) // (2 * cell.base)


def test_a_table_of_numbers_and_percentages_is_never_empty_because_one_cell_is_small() -> None:
    table = protect(run(BIG), RELEASE).tables[0]
    assert sum(not cell.suppressed for cell in table.cells) >= 6


def test_rounded_tables_say_that_they_need_not_add_up() -> None:
    table = protect(run(BIG), POLICIES["hesa"]).tables[0]
    assert all(cell.n is not None and cell.n % 5 == 0 for cell in table.cells)
    assert "need not add up" in table.definition
    assert protect(run(BIG), RELEASE).tables[0].definition.count("need not add up") == 0


@given(value=st.integers(0, 300), base=st.sampled_from([3, 5, 10]))
def test_rounding_goes_to_the_nearest_multiple_halves_up(value: int, base: int) -> None:
    nearest = min(range(0, 400, base), key=lambda multiple: (abs(multiple - value), -multiple))
    assert rounded(value, base) == nearest


def test_the_few_who_are_left_of_a_base_are_protected_too() -> None:
    """67 of 71 were male says that 4 were not."""
    cells = [
        counted("male", area, n, b) for area, n, b in (("North", 67, 71), ("South", 50, 60), ("West", 44, 60))
    ]
    cells.append(counted("male", OVERALL, 161, 191))
    table = Table("age_and_sex", "Age and sex", "people", "", tuple(cells))
    released = protect(run(table), RELEASE).tables[0]
    assert released.cell("male", "North").suppressed
    assert sum(cell.suppressed for cell in released.cells) >= 2


def test_everybody_in_one_row_is_shown_unless_the_policy_withholds_zeros() -> None:
    table = sources({"police": (50, 60, 70), "education": (0, 20, 30)})
    assert not any(cell.suppressed for cell in protect(run(table), RELEASE).tables[0].cells)
    released = protect(run(table), POLICIES["uk_llc"]).tables[0]
    assert released.cell("education", "North").suppressed
    assert released.cell("police", "North").suppressed


def test_the_same_count_in_another_table_gives_nothing_away() -> None:
    """The closed of the status table are the base of the reasons for closing."""
    status = sources({"open": (40, 40, 40), "closed": (30, 3, 50)})
    status = replace(status, name="case_status", unit="episodes")
    closed = sources({"intervention_completed": (20, 2, 30), "declined_support": (10, 1, 20)})
    closed = replace(closed, name="closure_reason", unit="episodes")
    released = protect(run(status, closed), RELEASE)
    assert released.table("case_status").cell("closed", "South").suppressed
    assert all(
        c.base is None and c.suppressed for c in released.table("closure_reason").cells if c.area == "South"
    )


def test_percentages_of_small_bases_are_not_printed() -> None:
    table = sources({"police": (5, 30, 30), "education": (0, 40, 40)})
    released = protect(run(table), RELEASE).tables[0]
    assert (released.cell("police", "North").n, released.cell("police", "North").printed) == (5, UNRELIABLE)
    assert "no percentage of a base under 10" in released.definition


def test_a_largest_value_is_a_person_and_a_median_needs_a_group() -> None:
    statistics = (
        Statistic("min age", "North", 11, "11", 40),
        Statistic("median age", "North", 15, "15", 40),
        Statistic("median age", "South", 17, "17", 9),
        Statistic("median age", "West", 17, "17"),
        Statistic("mean age", OVERALL, 15.37, "15", 49),
        Statistic("n", "North", 40, "40"),
        Statistic("n", "South", 9, "9"),
        Statistic("n", "West", 3, "3"),
        Statistic("n", OVERALL, 52, "52"),
    )
    table = Table("duration", "Months", "episodes", "", (), statistics)
    released = protect(run(table), RELEASE).tables[0]
    printed = {(found.row, found.area): found.printed for found in released.statistics}
    assert printed["min age", "North"] == MARK
    assert printed["median age", "North"] == "15"
    assert printed["median age", "South"] == printed["median age", "West"] == MARK
    assert released.statistic("mean age", OVERALL).value == 15
    assert printed["n", "West"] == MARK
    assert [printed["n", area] for area in ("North", "South", OVERALL)].count(MARK) >= 1


def test_beyond_a_quartile_there_must_be_enough_too() -> None:
    statistics = (
        Statistic("lower quartile days", "North", 3, "3", 19),
        Statistic("median days", "North", 9, "9", 19),
        Statistic("upper quartile days", "South", 20, "20", 20),
    )
    table = Table("first_attempt_days", "Days", "episodes", "", (), statistics)
    released = protect(run(table), RELEASE).tables[0]
    assert [found.printed for found in released.statistics] == [MARK, "9", "20"]
    assert "So are quartiles of fewer than 20." in released.definition


def test_the_definition_says_what_was_withheld_and_why() -> None:
    table = protect(run(BIG), RELEASE).tables[0]
    assert "[c]: withheld, because fewer than 5 young people could be known from it" in table.definition


def test_what_few_rows_were_left_out_for_is_not_listed() -> None:
    table = replace(BIG, excluded=(Excluded("a", 2, (("North", 2),)), Excluded("b", 30, (("North", 30),))))
    released = protect(run(table), RELEASE).tables[0]
    assert released.excluded == (Excluded("b", 30),)
    assert "Fewer than 5 rows are left out" in released.definition


def test_findings_about_single_rows_do_not_leave() -> None:
    about_row = finding("impossible_age", "error", "referrals", row=7, column="age_at_referral", value="44")
    about_file = finding("missing_column", "warning", "people", column="ethnicity")
    results = replace(run(BIG), findings=(about_row, about_file))
    assert protect(results, RELEASE).findings == (about_file,)


def test_protecting_again_changes_nothing_and_another_policy_is_refused() -> None:
    released = protect(run(BIG), RELEASE)
    assert protect(released, RELEASE) == released
    with pytest.raises(UnknownOption, match="another policy"):
        protect(released, POLICIES["ons_10"])
    assert protect(run(BIG), POLICIES["internal"]) == run(BIG)


# Figures.


@given(months=st.lists(st.integers(0, 60), max_size=120), smallest=st.integers(1, 15))
def test_every_bar_of_a_histogram_is_large_enough_and_nobody_is_lost(
    months: list[int], smallest: int
) -> None:
    bars = merged(months, smallest)
    assert (bars == []) == (len(months) < smallest)
    if not bars:
        return
    assert sum(bar.people for bar in bars) == len(months)
    for bar, following in zip(bars, [*bars[1:], None], strict=True):
        last = 10_000 if bar.last is None else bar.last
        assert (bar.last is None) == (following is None)
        assert bar.people == sum(bar.first <= value <= last for value in months) >= smallest


def durations(months: list[int]) -> AreaDurations:
    bars = tuple(Bar((Segment(0, length, length, "closed"),)) for length in months)
    return AreaDurations("North", DAY, bars, (), pauses_known=True)


def test_the_bars_of_people_become_a_histogram_with_words_and_a_table() -> None:
    histogram = protected_durations(durations([1] * 12 + [5] * 14 + [20] * 11), RELEASE)
    assert histogram is not None
    assert histogram_table(histogram) == (("0 to 2", "12"), ("3 to 5", "14"), ("6 or more", "11"))
    drawn = histogram_figure(histogram)
    assert "<title" in drawn
    assert histogram_text(histogram).startswith(
        "Histogram of the full months of 37 young people in North. 0 to 2 months: 12"
    )
    assert "20" not in histogram_text(histogram).replace("2022", "")
    assert "at least 10 young people" in histogram_caption(histogram)


def test_no_histogram_is_drawn_of_too_few() -> None:
    assert protected_durations(durations([1] * 15), RELEASE) is None
    assert protected_durations(durations([]), RELEASE) is None
