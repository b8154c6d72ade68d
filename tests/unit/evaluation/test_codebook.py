"""The codebook's files say what the tables say, with labels, and read back as they were written."""

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import pytest

from soceis.evaluation import Extract, evaluate
from soceis.evaluation.codebook import LARGEST_IN_EVERY_FORMAT, codebook_files
from soceis.evaluation.codebook.files import (
    SPSS,
    STATA,
    as_csv,
    as_parquet,
    as_spss,
    as_stata,
    fit,
    fitted_names,
)
from soceis.evaluation.codebook.variables import Code, Dataset, Variable
from soceis.evaluation.codes import TOPICS
from soceis.evaluation.disclosure import POLICIES, protect
from tests.unit.evaluation import sample

DAY = date(2022, 10, 31)


def read(content: bytes, ending: str, folder: Path) -> tuple[pd.DataFrame, Any]:
    path = folder / f"table.{ending}"
    path.write_bytes(content)
    reader = pyreadstat.read_sav if ending == "sav" else pyreadstat.read_dta
    found: tuple[pd.DataFrame, Any] = reader(path, user_missing=True)
    return found


def files_of(extract: Extract, policy: str = "internal", **options: Any) -> dict[str, bytes]:
    return codebook_files(evaluate(extract, **options), extract, policy)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """The codebook of the small sound extract."""
    return files_of(sample.extract())


def test_every_table_stands_in_four_formats_beside_the_codebook(files: dict[str, bytes]) -> None:
    names = set(files)
    tables = {
        "results", "curves", "excluded",
        "people", "referrals", "episodes", "plans", "plan_topics", "outcome_readings",
    }  # fmt: skip
    assert names == {f"{t}.{e}" for t in tables for e in ("csv", "parquet", "sav", "dta")} | {
        "codebook.json",
        "codebook.csv",
    }


def test_a_releasing_policy_writes_no_record_of_anybody() -> None:
    for policy in ("release", "an owner's policy"):
        files = files_of(sample.extract(), policy)
        assert {name.split(".")[0] for name in files} == {"results", "curves", "codebook"}
        whole = b"".join(files.values())
        assert b"Pseudonym" not in whole


def test_the_same_extract_gives_the_same_bytes(files: dict[str, bytes]) -> None:
    assert files_of(sample.extract()) == files


def test_no_file_knows_the_day_on_which_it_was_made(files: dict[str, bytes], tmp_path: Path) -> None:
    for ending in ("sav", "dta"):
        _, about = read(files[f"people.{ending}"], ending, tmp_path)
        assert about.creation_time.date() == DAY


def test_spss_has_codes_as_numbers_with_labels_and_keeps_why_a_value_is_missing(tmp_path: Path) -> None:
    tables = sample.rows()
    tables["people"][0]["sex"] = "male"
    tables["people"][1]["sex"] = ""
    tables["people"][2]["sex"] = "sideways"
    tables["people"].append(tables["people"][0] | {"person_id": "p4", "sex": "unknown"})
    frame, about = read(files_of(sample.extract(tables))["people.sav"], "sav", tmp_path)
    assert list(frame["sex"]) == [1, -9, -8, -5]
    labels = about.variable_value_labels["sex"]
    assert labels[1] == "Male"
    assert labels[-9] == "Nothing recorded"
    assert labels[-8].startswith("Recorded, but cannot be used")
    assert labels[-5] == "Asked, and not known"
    assert about.missing_ranges["sex"] == [{"lo": -9.0, "hi": -2.0}]
    assert about.column_names_to_labels["sex"] == "Sex"


def test_stata_has_the_same_reasons_as_letters(tmp_path: Path) -> None:
    tables = sample.rows()
    tables["people"][1]["sex"] = ""
    tables["people"][2]["sex"] = "unknown"
    frame, about = read(files_of(sample.extract(tables))["people.dta"], "dta", tmp_path)
    assert list(frame["sex"]) == [1, "a", "e"]
    assert about.variable_value_labels["sex"]["e"] == "Asked, and not known"


def test_stata_files_open_in_another_reader(files: dict[str, bytes]) -> None:
    frame = pd.read_stata(io.BytesIO(files["episodes.dta"]), convert_missing=False)
    assert frame["state"][0] == "Closed"
    assert frame["open_from"][0] == pd.Timestamp("2020-06-15")


@pytest.mark.parametrize("ending", ["sav", "dta"])
def test_dates_are_dates(ending: str, files: dict[str, bytes], tmp_path: Path) -> None:
    frame, _ = read(files[f"episodes.{ending}"], ending, tmp_path)
    assert list(frame["open_from"][:3]) == [date(2020, 6, 15), date(2020, 7, 5), date(2021, 3, 5)]
    assert pd.isna(frame["end_date"][2]) or frame["end_date"][2] == "f"


def test_what_an_open_episode_cannot_have_does_not_apply(files: dict[str, bytes], tmp_path: Path) -> None:
    frame, _ = read(files["episodes.sav"], "sav", tmp_path)
    assert list(frame["closure_code"]) == [1, 2, -4, -4]


def test_a_column_that_the_extract_lacks_is_not_nothing_recorded(tmp_path: Path) -> None:
    tables = sample.rows()
    for row in tables["people"]:
        del row["sex"]
    files = files_of(sample.extract(tables))
    frame, _ = read(files["people.sav"], "sav", tmp_path)
    assert list(frame["sex"]) == [-7, -7, -7]
    assert pq.read_table(io.BytesIO(files["people.parquet"])).column("sex").null_count == 3


def test_a_topic_that_the_form_does_not_offer_is_not_asked_which_is_not_no(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    frame, about = read(files["plans.sav"], "sav", tmp_path)
    assert list(frame["topic_self_esteem"]) == [1, 0]
    assert list(frame["topic_housing"]) == [-6, -6]
    assert about.variable_value_labels["topic_housing"] == {
        0.0: "No",
        1.0: "Yes",
        -6.0: "Not asked: the form does not offer it",
        -7.0: "The extract has no such column",
        -8.0: "Recorded, but cannot be used: see readiness.json",
    }


def test_whoever_counts_the_topics_in_the_file_gets_the_printed_table(tmp_path: Path) -> None:
    tables = sample.rows()
    tables["plan_topics"].append({"plan_id": "n2", "topic": "housing"})
    tables["plan_forms"].append({"form_version": "v2", "topic": "self_esteem"})
    tables["plans"].append(
        {
            "plan_id": "n3",
            "episode_id": "e1",
            "area": "North",
            "agreed_on": "2020-08-01",
            "form_version": "v2",
        }
    )
    extract = sample.extract(tables)
    frame, _ = read(files_of(extract)["plans.sav"], "sav", tmp_path)
    printed = evaluate(extract).table("plan_topics")
    for topic in TOPICS:
        said = frame.loc[frame["area"] == "North", f"topic_{topic}"]
        cell = printed.cell(topic, "North")
        assert ((said == 1).sum(), (said >= 0).sum()) == (cell.n, cell.base), topic


def test_a_missing_table_of_topics_leaves_no_answer(tmp_path: Path) -> None:
    tables = {name: listed for name, listed in sample.rows().items() if name != "plan_forms"}
    extract = sample.extract(tables)
    files = files_of(extract)
    frame, _ = read(files["plans.sav"], "sav", tmp_path)
    assert set(frame["topic_housing"]) == {-7}


def test_a_table_that_the_extract_lacks_is_named_as_absent() -> None:
    tables = {name: listed for name, listed in sample.rows().items() if name != "outcome_readings"}
    files = files_of(sample.extract(tables))
    assert json.loads(files["codebook.json"])["not_in_extract"] == ["outcome_readings"]
    assert "outcome_readings.csv" not in files


def test_the_results_in_the_file_are_the_cells_of_the_tables(files: dict[str, bytes], tmp_path: Path) -> None:
    results = evaluate(sample.extract())
    frame, about = read(files["results.sav"], "sav", tmp_path)
    cells = [
        (t.name, c.row, t.by, c.area, c.n, c.base, c.printed) for t in results.all_tables for c in t.cells
    ]
    written = frame[frame["value"].isna() | (frame["value"] == -4)]
    found = [
        (
            r.table,
            r.row,
            r.dimension,
            r.area,
            None if r.n < 0 else r.n,
            None if r.base < 0 else r.base,
            r.printed,
        )
        for r in written.itertuples()
        if r.n >= 0 or r.n == -2
    ]
    assert found == cells
    assert about.variable_value_labels["n"][-3] == "Suppressed by the disclosure policy"


def test_what_the_policy_withholds_is_withheld_in_every_file(tmp_path: Path) -> None:
    extract = sample.extract()
    results = protect(evaluate(extract), POLICIES["release"])
    files = codebook_files(results, extract, "release")
    withheld = {(t.name, c.row, t.by, c.area) for t in results.all_tables for c in t.cells if c.suppressed}
    frame, _ = read(files["results.sav"], "sav", tmp_path)
    gone = frame[(frame["n"] == -3) & (frame["suppressed"] == 1)]
    assert withheld
    assert set(zip(gone["table"], gone["row"], gone["dimension"], gone["area"], strict=True)) == withheld
    statistics = {s.printed for t in results.all_tables for s in t.statistics if s.value is None}
    assert statistics == {"[c]", "-"}
    for printed, number in (("[c]", -3), ("-", -4)):
        told = frame[(frame["printed"] == printed) & (frame["n"] == -4)]
        assert set(told["value"]) == {number}, printed
        assert set(told["suppressed"]) == {int(printed == "[c]")}, printed


def test_results_of_only_some_areas_bring_only_their_people() -> None:
    files = files_of(sample.extract(), areas=["South"])
    people = list(csv.DictReader(io.StringIO(files["people.csv"].decode())))
    assert [row["person_id"] for row in people] == ["p3"]
    for name in ("referrals", "episodes", "plans"):
        rows = list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode())))
        assert {row["area"] for row in rows} <= {"South"}
    assert files["outcome_readings.csv"].count(b"\n") == 1


def test_a_word_that_is_in_no_list_keeps_its_own_label(tmp_path: Path) -> None:
    tables = sample.rows()
    tables["people"][0]["ethnicity"] = "white_british"
    tables["people"][1]["ethnicity"] = "martian"
    frame, about = read(files_of(sample.extract(tables))["people.sav"], "sav", tmp_path)
    assert list(frame["ethnicity"]) == [1, 101, -5]
    assert about.variable_value_labels["ethnicity"][101] == "martian (not in the list)"


def test_parquet_fields_carry_their_dictionary(files: dict[str, bytes]) -> None:
    schema = pq.read_schema(io.BytesIO(files["people.parquet"]))
    about = schema.field("sex").metadata
    assert about[b"label"] == b"Sex"
    assert about[b"sensitivity"] == b"S2"
    assert json.loads(about[b"codes"])["female"] == "Female"
    assert schema.metadata[b"title"] == b"Young people, one row each"


def test_the_codebook_names_every_variable_of_every_file(files: dict[str, bytes]) -> None:
    book = json.loads(files["codebook.json"])
    lines = list(csv.DictReader(io.StringIO(files["codebook.csv"].decode())))
    named = Counter((line["table"], line["name"]) for line in lines)
    assert set(named.values()) == {1}
    for table in book["tables"]:
        header = files[f"{table['table']}.csv"].decode().splitlines()[0].split(",")
        assert [v["name"] for v in table["variables"]] == header
        assert {(table["table"], name) for name in header} <= set(named)
    sex = next(line for line in lines if (line["table"], line["name"]) == ("people", "sex"))
    assert sex["codes"] == "1 male = Male; 2 female = Female; 3 other = Another term; -5 unknown = Not known"
    assert sex["sensitivity"] == "S2"


def test_the_codebook_defines_every_table_of_the_results(files: dict[str, bytes]) -> None:
    extract = sample.extract()
    contents = {c["name"]: c for c in json.loads(files["codebook.json"])["contents"]}
    for table in evaluate(extract).all_tables:
        assert contents[table.name]["definition"] == table.definition


# What the formats allow.


def text_dataset(values: list[str | None], name: str = "words") -> Dataset:
    variable = Variable(name, "Words", "Words.", "text", "S0", "a test")
    return Dataset("t", "A table", "About it.", (variable,), pa.table({name: pa.array(values, pa.string())}))


@pytest.mark.parametrize("ending", ["sav", "dta"])
@pytest.mark.parametrize(
    "values",
    [[], [None, None], ["", None], ["Ŵyn, “Łódź”, 日本"], ["x" * 1000, "y"], ["=1+1", 'a "quoted" word']],
    ids=["no rows", "all missing", "empty", "other alphabets", "long", "signs"],
)
def test_texts_come_back_as_they_were(ending: str, values: list[str | None], tmp_path: Path) -> None:
    write = as_spss if ending == "sav" else as_stata
    frame, _ = read(write(text_dataset(values), DAY), ending, tmp_path)
    assert list(frame["words"]) == [value or "" for value in values]


@pytest.mark.parametrize("type_", ["code", "date", "whole", "number"])
@pytest.mark.parametrize("rows", [0, 3])
def test_a_column_in_which_everything_is_missing_keeps_its_type(
    type_: Any, rows: int, tmp_path: Path
) -> None:
    kinds = {"code": pa.string(), "date": pa.date32(), "whole": pa.int64(), "number": pa.float64()}
    codes = (Code("a", 1, "A"),) if type_ == "code" else ()
    variable = Variable("v", "V", "V.", type_, "S0", "a test", codes=codes, missing=("not_recorded",))
    content = pa.table({"v": pa.nulls(rows, kinds[type_])})
    why = {"v": pa.array(["not_recorded"] * rows, pa.string())}
    dataset = Dataset("t", "A table", "About it.", (variable,), content, why)
    frame, about = read(as_spss(dataset, DAY), "sav", tmp_path)
    assert len(frame) == rows
    assert about.readstat_variable_types["v"] == "double"
    frame, about = read(as_stata(dataset, DAY), "dta", tmp_path)
    assert list(frame["v"]) == ["a"] * rows
    assert about.readstat_variable_types["v"] == "double"
    assert pq.read_table(io.BytesIO(as_parquet(dataset))).schema.field("v").type == kinds[type_]
    assert as_csv(dataset).count(b"\n") == rows + 1


def test_a_number_below_nought_is_never_taken_for_a_missing_value(tmp_path: Path) -> None:
    variable = Variable("v", "V", "V.", "number", "S0", "a test", missing=("not_recorded",))
    why = {"v": pa.array([None, "not_recorded"], pa.string())}
    dataset = Dataset("t", "A table", "About it.", (variable,), pa.table({"v": pa.array([-4.0, None])}), why)
    (tmp_path / "t.sav").write_bytes(as_spss(dataset, DAY))
    frame, _ = pyreadstat.read_sav(tmp_path / "t.sav")
    assert frame["v"][0] == -4
    assert pd.isna(frame["v"][1])


def test_names_are_made_to_fit_each_program() -> None:
    names = ["with", "if", "1st", "a b", "a_b", "Ünï", "x" * 70, "x" * 71, ""]
    for limits in (SPSS, STATA):
        fitted = fitted_names(names, limits)
        assert len({name.lower() for name in fitted.values()}) == len(names)
        for name in fitted.values():
            assert name.isidentifier()
            assert name[0].isalpha()
            assert limits.measure(name) <= limits.name
            assert name not in limits.reserved


def test_labels_are_cut_where_a_program_would_refuse_them(tmp_path: Path) -> None:
    assert fit("a" * 80, 80) == "a" * 80
    assert fit("a" * 81, 80) == "a" * 79 + "…"
    assert len(fit("é" * 200, 120, SPSS.measure).encode()) <= 120
    long = Variable(
        "v",
        "label " * 60,
        "V.",
        "code",
        "S0",
        "a test",
        codes=(Code("a", 1, "é" * 300),),
        missing=("not_asked",),
    )
    dataset = Dataset("t", "title " * 40, "About it.", (long,), pa.table({"v": pa.array(["a"])}))
    _, about = read(as_spss(dataset, DAY), "sav", tmp_path)
    assert about.variable_value_labels["v"][1].endswith("é…")
    _, about = read(as_stata(dataset, DAY), "dta", tmp_path)
    assert about.variable_value_labels["v"][1] == "é" * 300
    assert len(about.column_labels[0]) == 80


def test_a_table_too_long_for_spss_is_written_as_parquet_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LARGEST_IN_EVERY_FORMAT >= 100_000
    monkeypatch.setattr("soceis.evaluation.codebook.LARGEST_IN_EVERY_FORMAT", 2)
    files = files_of(sample.extract())
    assert "people.parquet" in files
    assert "people.sav" not in files
    described = {t["table"]: t["files"] for t in json.loads(files["codebook.json"])["tables"]}
    assert described["people"] == ["people.parquet"]
    assert "plans.sav" in described["plans"]
