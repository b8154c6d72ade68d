"""What is read from a folder, and the one sentence when it cannot be."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet
import pytest

from soceis.evaluation import (
    CannotWrite,
    Extract,
    ExtractUnreadable,
    evaluate,
    read_folder,
    results_as_json,
    write_extract,
)
from tests.unit.evaluation import sample

Damage = Callable[[Path], object]


def about(**changes: Any) -> Damage:
    def damage(folder: Path) -> None:
        (folder / "extract.json").write_text(json.dumps({**sample.meta(), **changes}))

    return damage


def about_area(**changes: Any) -> Damage:
    def damage(folder: Path) -> None:
        content = sample.meta()
        content["areas"][0] |= changes
        (folder / "extract.json").write_text(json.dumps(content))

    return damage


def text(name: str, content: str | bytes) -> Damage:
    raw = content.encode() if isinstance(content, str) else content
    return lambda folder: (folder / name).write_bytes(raw)


UNREADABLE: tuple[tuple[str, Damage, str], ...] = (
    ("no extract.json", lambda f: (f / "extract.json").unlink(), "holds no extract.json"),
    ("broken JSON", text("extract.json", '{"format": 1,'), "not valid JSON"),
    ("JSON nested too deep", text("extract.json", "[" * 100_000), "not valid JSON"),
    ("not an object", text("extract.json", "[]"), "one JSON object"),
    ("not UTF-8", text("extract.json", b"\xff\xfe\x00"), "not UTF-8"),
    ("another format", about(format=2), "format 2"),
    ("format as text", about(format="1"), "this version reads format 1"),
    ("format as truth", about(format=True), "this version reads format 1"),
    ("no areas", about(areas=[]), "lists no areas"),
    ("an area that is text", about(areas=["North"]), "area 1"),
    ("an area twice", about(areas=[sample.META["areas"][0]] * 2), '"North" twice'),
    ("an area called Overall", about_area(area="Overall"), "rename it"),
    ("an area without a name", about_area(area=" "), "no usable name"),
    ("no data date", about_area(data_date=None), "no data_date"),
    ("a week for a data date", about_area(data_date="2022-W01-1"), "no data_date"),
    ("not said whether complete", about_area(complete="yes"), '"complete": true or false'),
    ("no people", lambda f: (f / "people.csv").unlink(), "the table people is missing"),
    ("no episodes", lambda f: (f / "episodes.csv").unlink(), "the table episodes is missing"),
    ("an empty file", text("referrals.csv", ""), "referrals.csv cannot be read: it is empty"),
    ("no key column", text("people.csv", "id,sex\np1,male\n"), "no column person_id"),
    ("a column twice", text("people.csv", "person_id,sex,sex\np1,male,male\n"), '"sex" twice'),
    ("semicolons", text("people.csv", "person_id;sex\np1;male\n"), "not separated by commas"),
    ("UTF-16", text("people.csv", "person_id,sex\np1,male\n".encode("utf-16")), "not UTF-8"),
    ("an open quotation mark", text("people.csv", 'person_id,sex\n"p1,male\np2,female\n'), "never closed"),
    (
        "a Parquet file that is text",
        lambda f: (f / "people.csv").rename(f / "people.parquet"),
        "not a Parquet file",
    ),
    ("a table twice", text("people.parquet", b""), "stands in the folder twice"),
)


@pytest.mark.parametrize(("_", "damage", "why"), UNREADABLE, ids=[case[0] for case in UNREADABLE])
def test_an_extract_that_cannot_be_read_says_why_and_what_to_do(
    _: str, damage: Damage, why: str, tmp_path: Path
) -> None:
    folder = sample.write(tmp_path / "extract")
    damage(folder)
    with pytest.raises(ExtractUnreadable) as caught:
        read_folder(folder)
    sentence = str(caught.value)
    assert why in sentence
    assert "\n" not in sentence
    assert sentence.endswith(".")


def test_a_folder_that_is_not_there_or_is_a_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(ExtractUnreadable, match="there is no folder"):
        read_folder(tmp_path / "nowhere")
    (tmp_path / "file").write_text("")
    with pytest.raises(ExtractUnreadable, match="is a file"):
        read_folder(tmp_path / "file")


def test_csv_parquet_and_memory_give_the_same_results(tmp_path: Path) -> None:
    from_csv = read_folder(sample.write(tmp_path / "csv"))
    folder = sample.write(tmp_path / "parquet", {})
    for name, rows in sample.rows().items():
        pyarrow.parquet.write_table(sample.arrow(name, rows), folder / f"{name}.parquet")
    expected = results_as_json(evaluate(sample.extract()))
    assert results_as_json(evaluate(from_csv)) == expected
    assert results_as_json(evaluate(read_folder(folder))) == expected


def test_types_of_a_parquet_file_are_not_trusted(tmp_path: Path) -> None:
    rows = sample.rows()
    tables = {name: sample.arrow(name, listed) for name, listed in rows.items()}
    received = [row["received_on"] for row in rows["referrals"]]
    days = pa.array(received).cast(pa.date32()).cast(pa.timestamp("us"))
    ages = pa.array([15.0, 14.0, 16.0, None])
    typed = tables["referrals"]
    for name, values in (("received_on", days), ("age_at_referral", ages)):
        typed = typed.set_column(typed.column_names.index(name), name, values)
    typed = typed.set_column(1, "person_id", typed.column("person_id").combine_chunks().dictionary_encode())
    again = Extract.from_tables(sample.meta(), {**tables, "referrals": typed})
    assert again.findings == ()
    assert results_as_json(evaluate(again)) == results_as_json(evaluate(sample.extract()))


def test_bom_quotes_line_ends_and_blank_lines_are_read(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "extract")
    lines = (folder / "people.csv").read_text().splitlines()
    quoted = ['"' + '","'.join(line.split(",")) + '"' for line in lines]
    (folder / "people.csv").write_bytes(b"\xef\xbb\xbf" + "\r\n".join([*quoted, "", ""]).encode())
    found = read_folder(folder)
    assert found.findings == ()
    assert results_as_json(evaluate(found)) == results_as_json(evaluate(sample.extract()))


def test_a_row_with_too_few_or_too_many_values_is_counted_and_named(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "extract")
    with (folder / "people.csv").open("a") as file:
        file.write("p4\np5,male,unknown,2005-01,more\np6,boy,unknown,2005-01\n")
    found = read_folder(folder)
    assert [(f.code, f.row) for f in found.findings] == [
        ("wrong_number_of_columns", 4),
        ("wrong_number_of_columns", 5),
        ("unknown_code", 6),
    ]
    assert [(d.code, d.rows) for d in found.dropped] == [("wrong_number_of_columns", 2)]


def test_a_value_longer_than_a_block_is_read_and_found(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "extract")
    with (folder / "people.csv").open("a") as file:
        file.write("p4," + "x" * 80_000_000 + ",unknown,\n")
    found = read_folder(folder)
    assert [(f.code, f.row, f.column) for f in found.findings] == [("unknown_code", 4, "sex")]


def test_broken_encoding_is_found_where_it_stands(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "extract")
    with (folder / "people.csv").open("ab") as file:
        file.write(b"Andr\xe9,male,unknown,\n")
    found = read_folder(folder)
    assert [(f.code, f.row, f.column) for f in found.findings] == [("unreadable_text", 4, "person_id")]


def test_unknown_columns_and_files_are_named_and_not_read(tmp_path: Path) -> None:
    folder = sample.write(tmp_path / "extract")
    rows = (folder / "people.csv").read_text().splitlines()
    named = [rows[0] + ",first_name", *(row + ",Alex" for row in rows[1:])]
    (folder / "people.csv").write_text("\n".join(named))
    (folder / "notes.txt").write_text("")
    (folder / "linkage_service.csv").write_text("record_id,first_name\n1,Alex\n")
    found = read_folder(folder)
    assert [(f.code, f.severity, f.table) for f in found.findings] == [
        ("identifying_file", "error", "linkage_service.csv"),
        ("unknown_file", "note", "notes.txt"),
        ("unknown_column", "note", "people"),
    ]
    assert "first_name" not in found.tables["people"].column_names
    assert "Alex" not in str(found.tables)


@pytest.mark.parametrize(
    "missing", ["plans", "plan_forms", "plan_topics", "outcome_readings", "states", "contacts"]
)
def test_a_missing_table_makes_the_results_that_need_it_say_so(missing: str) -> None:
    needing = {
        "plans": {"plan_topics"},
        "plan_forms": {"plan_topics"},
        "plan_topics": {"plan_topics"},
        "outcome_readings": {"outcomes_closed", "outcomes_open"},
    }.get(missing, set())
    rows = sample.rows()
    del rows[missing]
    extract = sample.extract(rows)
    results = evaluate(extract)
    assert {t.name for t in results.tables if t.missing} == needing
    assert [f.table for f in extract.findings] == [missing]
    for name in needing:
        table = results.table(name)
        assert f"the table {missing} is missing" in table.definition
        assert {(c.n, c.base, c.percent, c.printed) for c in table.cells} == {
            (None, None, None, "not available")
        }


def test_published_plan_topics_do_not_need_the_forms() -> None:
    rows = sample.rows()
    del rows["plan_forms"]
    table = evaluate(sample.extract(rows), "published_2023").table("plan_topics")
    assert (table.missing, table.cell("offending", "North").printed) == ("", "100")


@pytest.mark.parametrize(
    ("table", "column", "needing"),
    [
        ("people", "sex", {"age_and_sex"}),
        ("referrals", "age_at_referral", {"age_and_sex"}),
        ("referrals", "source", {"referral_source"}),
        ("referrals", "primary_reason", {"referral_reason"}),
        (
            "episodes",
            "state",
            {
                "case_status",
                "closure_reason",
                "closure_reason_corrected",
                "outcomes_closed",
                "outcomes_open",
                "duration",
            },
        ),
        ("episodes", "closure_code", {"closure_reason", "closure_reason_corrected"}),
        ("episodes", "first_attended", {"outcomes_closed", "outcomes_open"}),
        ("episodes", "open_from", {"duration"}),
        ("plans", "form_version", {"plan_topics"}),
        ("outcome_readings", "value", {"outcomes_closed", "outcomes_open"}),
        ("people", "birth_month", set()),
    ],
)
def test_a_missing_column_makes_the_results_that_need_it_say_so(
    table: str, column: str, needing: set[str]
) -> None:
    rows = sample.rows()
    for row in rows[table]:
        del row[column]
    extract = sample.extract(rows)
    assert [(f.code, f.table, f.column) for f in extract.findings if f.severity != "warning"] == [
        ("missing_column", table, column)
    ]
    results = evaluate(extract)
    assert {t.name for t in results.tables if t.missing} == needing


def test_an_area_without_rows_is_warned_about_and_prints_dashes() -> None:
    content = sample.meta()
    content["areas"].append({**content["areas"][0], "area": "West"})
    extract = sample.extract(about=content)
    assert [(f.code, f.area) for f in extract.findings] == [("no_rows_in_area", "West")]
    cell = evaluate(extract).table("referral_source").cell("police", "West")
    assert (cell.n, cell.base, cell.percent, cell.printed) == (0, 0, None, "-")


def test_tables_with_only_a_header_give_empty_results() -> None:
    results = evaluate(sample.extract({name: [] for name in sample.rows()}))
    assert {c.printed for t in results.tables for c in t.cells} == {"-"}
    assert {(s.row, s.printed) for t in results.tables for s in t.statistics if s.printed != "-"} == {
        ("n", "0")
    }


def test_an_extract_is_written_and_read_back_the_same_bytes_each_time(tmp_path: Path) -> None:
    tables = {name: sample.arrow(name, rows) for name, rows in sample.rows().items()}
    first = write_extract(tables, sample.meta(), tmp_path / "a")
    second = write_extract(tables, sample.meta(), tmp_path / "b")
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert results_as_json(evaluate(read_folder(tmp_path / "a"))) == results_as_json(
        evaluate(sample.extract())
    )


def test_only_tables_of_the_contract_are_written(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="names is not a table"):
        write_extract({"names": pa.table({"name": ["Alex"]})}, sample.meta(), tmp_path)
