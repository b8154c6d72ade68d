"""How units and months become a panel, who is left out of it, and what is said of bad data."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from soceis.evaluation import read_folder
from soceis.evaluation.errors import CannotEstimate, PanelUnusable, UnknownOption
from soceis.evaluation.impact import (
    NEVER,
    aggregate,
    framed,
    group_time,
    in_sets,
    make_panel,
    month_number,
    month_text,
    panel_of,
    randomisation_inference,
    rate_ratio,
    read_panel,
    summarise,
)
from soceis.evaluation.impact.panel import grouped
from tests.unit.evaluation.impact.panels import FIRST

UNITS = """unit_id,group,area,index_month,age,sex
a,service,North,2023-03,15,male
b,service,North,2023-04,14,female
c,comparison,North,2023-03,16,male
d,comparison,South,,13,male
"""
MONTHS = ("2023-01", "2023-02", "2023-03", "2023-04", "2023-05")


def months(values: dict[str, str]) -> str:
    rows = [
        f"{unit},{month},{number},0"
        for unit, numbers in values.items()
        for month, number in zip(MONTHS, numbers, strict=True)
        if number != "."
    ]
    return "\n".join(["unit_id,month,offences,arrests", *rows]) + "\n"


COUNTS = {"a": "21001", "b": "11120", "c": "01010", "d": "10201"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path)
    return tmp_path


def write(folder: Path, units: str = UNITS, counts: dict[str, str] | None = None, windows: str = "") -> None:
    (folder / "units.csv").write_text(units, encoding="utf-8")
    (folder / "unit_months.csv").write_text(months(counts or COUNTS), encoding="utf-8")
    if windows:
        (folder / "unit_windows.csv").write_text(windows, encoding="utf-8")


def test_a_month_is_a_number_and_back() -> None:
    assert month_text(month_number("2023-12")) == "2023-12"
    assert month_number("2024-01") - month_number("2023-12") == 1
    with pytest.raises(PanelUnusable, match="YYYY-MM"):
        month_number("2023-13")


def test_units_and_months_are_laid_out_by_unit(folder: Path) -> None:
    panel = read_panel(folder)
    assert panel.unit_ids == ("a", "b", "c", "d")
    assert [month_text(m) for m in panel.months.tolist()] == list(MONTHS)
    assert panel.outcome("offences").tolist() == [[float(x) for x in COUNTS[u]] for u in panel.unit_ids]
    assert panel.cohort.tolist() == [month_number("2023-03"), month_number("2023-04"), NEVER, NEVER]
    assert panel.index is not None
    assert panel.index.tolist()[2] == month_number("2023-03")
    assert panel.covariates["age"].tolist() == [15, 14, 16, 13]
    assert panel.labels["sex"] == ("male", "female", "male", "male")
    assert panel.area == ("North", "North", "North", "South")
    assert list(panel.outcomes) == ["offences", "arrests"]


def test_parquet_says_what_csv_says(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("parquet")
    rows = [line.split(",") for line in (folder / "unit_months.csv").read_text().splitlines()[1:]]
    columns = list(zip(*rows, strict=True))
    parquet.write_table(
        pa.table(
            {
                "unit_id": columns[0],
                "month": columns[1],
                "offences": pa.array([int(x) for x in columns[2]]),
                "arrests": pa.array([int(x) for x in columns[3]]),
            }
        ),
        other / "unit_months.parquet",
    )
    (other / "units.csv").write_text(UNITS, encoding="utf-8")
    first, second = read_panel(folder), read_panel(other)
    assert first.unit_ids == second.unit_ids
    assert (first.outcome("offences") == second.outcome("offences")).all()


def test_a_checked_extract_gives_the_same_panel(folder: Path) -> None:
    area = {"nation": "england", "launch_date": "2023-01-01", "data_date": "2023-12-31", "complete": True}
    about = {
        "format": 1, "service": "S", "created_at": "2024-01-01T00:00:00",
        "areas": [{"area": name, **area} for name in ("North", "South")],
    }  # fmt: skip
    (folder / "extract.json").write_text(json.dumps(about), encoding="utf-8")
    (folder / "people.csv").write_text("person_id,sex\np,male\n", encoding="utf-8")
    (folder / "referrals.csv").write_text(
        "referral_id,person_id,area,received_on,source,decision\nr,p,North,2023-02-01,police,pending\n",
        encoding="utf-8",
    )
    (folder / "episodes.csv").write_text(
        "episode_id,person_id,referral_id,area,programme,state\n", encoding="utf-8"
    )
    checked, plain = read_panel(read_folder(folder)), read_panel(folder)
    assert checked.unit_ids == plain.unit_ids
    assert (checked.cohort == plain.cohort).all()
    assert (checked.outcome("offences") == plain.outcome("offences")).all()
    assert checked.covariates["age"].tolist() == plain.covariates["age"].tolist()


def test_a_month_without_a_row_is_0_within_the_window_and_unknown_outside(folder: Path) -> None:
    write(
        folder,
        counts={"a": "2...1", "b": "1112.", "c": ".1.1.", "d": "10201"},
        windows="unit_id,observed_from,observed_to\na,2023-01,2023-05\nb,2023-01,2023-04\nc,2023-02,2023-04\n",
    )
    found = read_panel(folder).outcome("offences")
    assert found[0].tolist() == [2, 0, 0, 0, 1]
    assert np.isnan(found[1]).tolist() == [False, False, False, False, True]
    assert np.isnan(found[2]).tolist() == [True, False, False, False, True]
    assert found[3].tolist() == [1, 0, 2, 0, 1]


def test_without_windows_a_month_without_a_row_was_not_observed(folder: Path) -> None:
    write(folder, counts={**COUNTS, "d": "10.01"})
    panel = panel_of(folder)
    assert panel.unit_ids == ("a", "b", "c")
    assert [(left.reason, left.rows) for left in panel.left_out] == [
        ("not observed in every month that is compared", 1)
    ]
    assert panel.findings[0].code == "month_missing"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("unit_months.csv", "a,2023-01,2,0", "a,2023-01,2,0\na,2023-01,2,0"), "repeat a unit and month"),
        (("unit_months.csv", "a,2023-01,2,0", "a,2023-01,-2,0"), "below 0"),
        (("unit_months.csv", "a,2023-01,2,0", "a,2023-01,two,0"), "no numbers"),
        (("unit_months.csv", "a,2023-01,2,0", "a,2023-01,inf,0"), "no numbers"),
        (("unit_months.csv", "a,2023-01,2,0", "a,2023-01,nan,0"), "no numbers"),
        (("unit_months.csv", "a,2023-01,2,0", "a,2023-01,2,0,9,9"), "cannot be read"),
        (("unit_months.csv", "a,2023-01,2,0", "a,January,2,0"), "YYYY-MM"),
        (("unit_months.csv", "a,2023-01,2,0", "a,,2,0"), "empty"),
        (("unit_months.csv", "a,2023-01,2,0", "a,1023-01,2,0"), "check the first and the last"),
        (("unit_months.csv", "month", "when"), "no column month"),
        (("unit_months.csv", "offences,arrests", "x,y"), "none of the columns"),
        (("units.csv", "a,service", "b,service"), "own key"),
        (("units.csv", "a,service", "a,treated"), "service or comparison"),
        (("units.csv", "2023-04", "April"), "YYYY-MM"),
    ],
)
def test_bad_rows_are_refused_in_a_sentence_that_says_what_to_do(
    folder: Path, change: tuple[str, str, str], sentence: str
) -> None:
    name, old, new = change
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PanelUnusable, match=sentence):
        read_panel(folder)


def test_missing_tables_and_columns_are_named(folder: Path) -> None:
    with pytest.raises(PanelUnusable, match='no column "robberies"'):
        read_panel(folder, outcomes=["robberies"])
    (folder / "unit_months.csv").unlink()
    with pytest.raises(PanelUnusable, match="unit_months is missing"):
        read_panel(folder)


def test_rows_of_unknown_units_and_empty_values_are_counted(folder: Path) -> None:
    text = (folder / "unit_months.csv").read_text(encoding="utf-8")
    (folder / "unit_months.csv").write_text(
        text.replace("d,2023-01,1,0", "d,2023-01,,0") + "z,2023-01,1,0\n", encoding="utf-8"
    )
    panel = read_panel(folder)
    assert [(found.code, found.count) for found in panel.findings] == [
        ("unknown_units", 1),
        ("value_missing", 1),
    ]
    assert np.isnan(panel.outcome("offences")[3, 0])


def test_a_unit_of_the_service_without_a_start_month_is_left_out_and_counted(folder: Path) -> None:
    write(folder, units=UNITS.replace("b,service,North,2023-04", "b,service,North,"))
    panel = read_panel(folder)
    assert panel.unit_ids == ("a", "c", "d")
    assert panel.left_out[0].rows == 1
    assert panel.findings[0].code == "no_start_month"


# Framing.


def line(start: list[int], seen: list[str], window: int | None = None):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """A panel of units that start in a month (from 1; 0 never), each month observed (1) or not (0)."""
    marks = np.array([[mark == "1" for mark in row] for row in seen])
    counts = np.where(marks, 1.0 + np.arange(marks.shape[1]), np.nan)
    cohort = [FIRST + s if s else 0 for s in start]
    return framed(make_panel(cohort, FIRST + np.arange(marks.shape[1]), {"offences": counts}), window)


def test_whoever_began_in_the_first_month_is_left_out_with_the_reason() -> None:
    panel = framed(make_panel([FIRST, FIRST + 1, 0], FIRST + np.arange(3), {"offences": np.ones((3, 3))}))
    assert panel.unit_ids == ("1", "2")
    assert panel.left_out[0].reason == "began in or before the first month of the panel"


def test_whoever_was_never_observed_before_the_start_is_left_out_with_the_reason() -> None:
    panel = line([3, 3, 0], ["00011", "11111", "11111"])
    assert panel.unit_ids == ("1", "2")
    assert [left.reason for left in panel.left_out] == ["never observed before the start"]


def test_a_window_keeps_the_months_about_the_starts_and_the_one_before_them() -> None:
    panel = line([5, 0], ["1" * 12, "1" * 12], window=2)
    assert (panel.months - FIRST).tolist() == [2, 3, 4, 5, 6, 7]
    effects = group_time(summarise(panel, "offences"))
    assert [place.event_time for place in effects.places] == [-2, -1, 0, 1, 2]


def test_a_treated_unit_needs_its_own_window_and_a_comparison_the_window_of_a_cohort() -> None:
    panel = line(
        [4, 8, 4, 0, 0, 0],
        ["011111100000", "000011111111", "000111100000", "011111100000", "111111111111", "001111000000"],
        window=2,
    )
    assert panel.unit_ids == ("0", "1", "3", "4")
    grouping = grouped(panel)
    assert sorted(grouping.cohorts) == [0, 0, FIRST + 4, FIRST + 8]
    effects = group_time(summarise(panel, "offences"))
    groups = effects.summary.groups
    by_cohort = {
        place.cohort - FIRST: sum(groups[k].n for k in place.control)
        for place in effects.places
        if place.event_time == 0
    }
    assert by_cohort == {4: 2, 8: 1}


def test_everybody_observed_throughout_is_the_same_with_and_without_a_wide_window() -> None:
    rng = np.random.default_rng(0)
    counts = rng.poisson(1.0, (40, 8))
    start = np.where(rng.random(40) < 0.5, FIRST + rng.integers(2, 7, 40), 0)
    panel = make_panel(start, FIRST + np.arange(8), {"offences": counts})
    wide, every = (
        aggregate(group_time(summarise(framed(panel, window), "offences")), "dynamic", draws=0)
        for window in (8, None)
    )
    assert wide.parts == every.parts


def test_a_month_that_is_missing_altogether_is_named() -> None:
    with pytest.raises(PanelUnusable, match="nobody was observed in 2022-03"):
        line([3, 0], ["1101", "1101"])


def test_nobody_observed_throughout_is_said() -> None:
    with pytest.raises(PanelUnusable, match="shorter window"):
        line([2, 0], ["1110", "0111"])


def test_a_start_after_the_data_and_a_cohort_of_one_are_said() -> None:
    panel = line([2, 2, 3, 9, 0], ["1111"] * 5)
    assert [(found.code, found.count) for found in panel.findings] == [
        ("starts_after_the_end", 1), ("cohort_of_one", 2)
    ]  # fmt: skip
    late = group_time(summarise(panel, "offences"), "notyet")
    assert {place.cohort - FIRST for place in late.places} == {2, 3}
    assert all(len(place.control) >= 2 for place in late.places if place.event_time >= 0)


def test_a_window_of_nothing_is_refused() -> None:
    with pytest.raises(UnknownOption, match="1 or more"):
        line([2, 0], ["1111", "1111"], window=0)


def test_a_span_outside_the_data_is_refused() -> None:
    panel = make_panel([FIRST + 1, 0], FIRST + np.arange(3), {"offences": np.ones((2, 3))})
    with pytest.raises(PanelUnusable, match="choose months of the data"):
        framed(panel, None, (FIRST + 40, FIRST + 50))


def test_matched_units_keep_their_sets_and_weights() -> None:
    panel = make_panel([FIRST + 1, 0, 0], FIRST + np.arange(3), {"offences": np.ones((3, 3))})
    found = in_sets(panel, {"0": 4, "2": 4}, {"0": 1.0, "2": 0.5})
    assert found.unit_ids == ("0", "2")
    assert (found.strata.tolist(), found.weights.tolist()) == ([4, 4], [1.0, 0.5])
    with pytest.raises(PanelUnusable, match="none of the matched"):
        in_sets(panel, {"x": 1})


@pytest.mark.parametrize(
    ("months", "outcomes", "weights", "sentence"),
    [
        ([1, 3, 4], np.ones((2, 3)), None, "consecutive"),
        ([1, 2, 3], np.ones((2, 4)), None, "shape"),
        ([1, 2, 3], np.ones((2, 3)), [1, 0], "above 0"),
    ],
)
def test_arrays_that_do_not_fit_are_refused(months, outcomes, weights, sentence) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    with pytest.raises(PanelUnusable, match=sentence):
        make_panel([2, 0], months, {"offences": outcomes}, weights=weights)


# What cannot be compared.


def of(start: list[int], counts: np.ndarray | None = None):  # type: ignore[no-untyped-def]  # noqa: ANN201
    rng = np.random.default_rng(1)
    values = rng.poisson(2.0, (len(start), 6)) if counts is None else counts
    return framed(
        make_panel([FIRST + s if s else 0 for s in start], FIRST + np.arange(6), {"offences": values})
    )


def test_no_comparison_group_is_said_and_the_later_starters_are_offered() -> None:
    panel = of([2, 2, 4, 4])
    with pytest.raises(CannotEstimate, match="no comparison units"):
        group_time(summarise(panel, "offences"))
    effects = group_time(summarise(panel, "offences"), "notyet")
    assert {place.cohort - FIRST for place in effects.places if place.event_time >= 0} == {2}
    assert effects.absent
    assert all("had not started" in absent.reason for absent in effects.absent)


def test_one_cohort_without_comparisons_is_said() -> None:
    with pytest.raises(CannotEstimate, match="same month"):
        group_time(summarise(of([3, 3, 3]), "offences"), "notyet")


def test_nobody_treated_is_said() -> None:
    for make in (group_time, rate_ratio):
        with pytest.raises(CannotEstimate, match="start month"):
            make(summarise(of([0, 0, 0]), "offences"))


def test_nothing_but_zeros_is_said() -> None:
    panel = of([2, 0, 0], np.zeros((3, 6)))
    with pytest.raises(CannotEstimate, match="0 for everybody"):
        group_time(summarise(panel, "offences"))
    with pytest.raises(CannotEstimate, match="0 for everybody"):
        randomisation_inference(panel, "offences")


def test_an_unknown_outcome_is_said() -> None:
    with pytest.raises(PanelUnusable, match='no outcome "robberies"'):
        summarise(of([2, 0]), "robberies")


def test_an_effect_without_any_spread_is_absent_and_never_without_a_number() -> None:
    panel = of([2, 2, 0, 0], np.tile(np.arange(6.0), (4, 1)))
    found = aggregate(group_time(summarise(panel, "offences")), "dynamic")
    assert found.overall is None
    assert found.parts == ()
    assert {absent.reason for absent in found.absent} == {
        "nothing varied among those compared, so no error can be given"
    }
