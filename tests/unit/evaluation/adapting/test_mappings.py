"""A mapping that cannot be followed is one sentence with its line and what to do."""

from pathlib import Path

import pytest

from soceis.evaluation import KeyUnusable, MappingInvalid, adapt, new_key, read_key
from soceis.evaluation.adapting import parse_mapping
from soceis.evaluation.errors import CannotWrite
from tests.unit.evaluation.adapting import books
from tests.unit.evaluation.adapting.books import MAPPING, ROWS, adapted, changed, codes, column


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(MAPPING.splitlines(), start=1) if text in line)


@pytest.mark.parametrize(
    ("old", "new", "where", "what"),
    [
        ("missing_words:", "mising_words:", "missing_words:", "Did you mean missing_words?"),
        ("area: North", "area: Overall", "area:", "no usable name"),
        ("nation: wales", "nation: walse", "nation:", 'there is no nation "walse". Did you mean wales?'),
        ("launch_date: 2020-06-01", "launch_date: 1/6/2020", "launch_date:", "must be a day as YYYY-MM-DD"),
        ("complete: yes", "complete: nearly", "complete:", "must be yes or no"),
        ("  people:", "  peopel:", "from: list", 'the extract has no table "peopel". Did you mean people?'),
        ("M: male", "M: mail", "M: male", 'sex has no code "mail". Did you mean male?'),
        ("received_on: Received", "recieved_on: Received", "received_on:", "Did you mean received_on?"),
        ("from: list", "from: lists", "from: list", 'there is no source "lists". Did you mean list?'),
        ("referral_id: {key: [Case]}", "referral_id: Case", "referral_id:", "makes a pseudonym of it"),
        ("file: list.xlsx", "file: ../list.xlsx", "list.xlsx", "must lie in the folder of the mapping"),
        ("{value: one_to_one}", "{}", "programme:", "must say one way"),
        ("format: 1", "format: 2", "format:", "reads mappings of format 1"),
        ("confirmed: yes", "confirmed: &a yes", "confirmed:", "& and * are not followed"),
        ("area: North", "area: North\narea: South", "nation:", '"area" stands here twice'),
        ("area: North", "area: [North", "nation", "check the indents"),
        ("      state:", "      area: {value: South}\n      state:", "state:", 'has no setting "area"'),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, where: str, what: str) -> None:
    with pytest.raises(MappingInvalid) as refused:
        parse_mapping(MAPPING.replace(old, new, 1), "north.yaml")
    assert what in str(refused.value)
    line = int(str(refused.value).split("line ")[1].split(":")[0])
    assert abs(line - line_of(where)) <= 1


def test_a_draft_that_nobody_has_confirmed_is_refused() -> None:
    with pytest.raises(MappingInvalid, match="a draft that nobody has confirmed"):
        parse_mapping(MAPPING.replace("confirmed: yes", "confirmed: no"))


def test_words_like_no_and_on_mean_what_they_say() -> None:
    text = MAPPING.replace("words: {F: female, M: male}", "words: {no: female, on: male}")
    mapping = parse_mapping(text)
    sex = mapping.blocks[0].columns["sex"]
    assert getattr(sex, "words", None) == {"no": "female", "on": "male"}


def test_one_entry_stands_for_several_columns() -> None:
    text = MAPPING + (
        "  outcome_readings:\n    from: list\n    each:\n      look: [One, Two]\n"
        "      outcome:\n        - {head: A, code: reduced_offending}\n        - {head: B, code: decision_making}\n"
        "    columns:\n      episode_id: {key: [Case], of: episode}\n      outcome: {value: $code}\n"
        "      recorded_on: $look / $head\n"
    )
    blocks = [block for block in parse_mapping(text).blocks if block.table == "outcome_readings"]
    read = [getattr(block.columns["recorded_on"], "column", "") for block in blocks]
    assert read == ["One / A", "One / B", "Two / A", "Two / B"]


def test_the_same_key_gives_the_same_pseudonyms_and_another_key_others(tmp_path: Path) -> None:
    mapping = parse_mapping(MAPPING)
    books.saved(books.workbook(), tmp_path)
    first, again = adapt(mapping, tmp_path, books.KEY), adapt(mapping, tmp_path, books.KEY)
    other = adapt(mapping, tmp_path, bytes(32))
    ids = column(first, "people", "person_id")
    assert ids == column(again, "people", "person_id") == column(first, "referrals", "person_id")
    assert not set(ids) & set(column(other, "people", "person_id"))


def test_no_name_and_no_number_of_the_area_gets_into_the_tables(tmp_path: Path) -> None:
    found = adapted(tmp_path)
    held = {
        str(v) for t in found.tables.values() for name in t.column_names for v in t.column(name).to_pylist()
    }
    assert not held & {"Ann", "Bob", "Cai", "Test", "C1", "C2", "C3", "2007-04-03"}


def test_without_a_key_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(KeyUnusable, match="--key-file"):
        adapt(parse_mapping(MAPPING), tmp_path)


def test_a_new_key_can_be_read_and_is_never_written_over(tmp_path: Path) -> None:
    new_key(tmp_path / "key")
    assert len(read_key(tmp_path / "key")) == 32
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    with pytest.raises(CannotWrite, match="is there already and was kept"):
        new_key(tmp_path / "key")


@pytest.mark.parametrize("content", ["", "secret", "g" * 64])
def test_a_file_without_a_key_is_refused(content: str, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(content)
    with pytest.raises(KeyUnusable, match="holds no key"):
        read_key(tmp_path / "key")


SAME = "same_young_person: {look_in: list, name: [First, Last], born: Born%s}\n"


def test_two_nearly_equal_people_are_named_by_row_and_not_joined(tmp_path: Path) -> None:
    rows = [*ROWS, ["C4", "Anne", "Tesst", *ROWS[0][3:]]]
    found = adapted(tmp_path, rows, MAPPING + SAME % "")
    noticed = next(n for n in found.noticed if n.code == "perhaps_same_person")
    assert noticed.rows == (2, 5)
    assert found.tables["people"].num_rows == 4


def test_people_are_joined_when_the_mapping_says_so(tmp_path: Path) -> None:
    rows = [*ROWS, ["C4", "Anne", "Tesst", *ROWS[0][3:]]]
    found = adapted(tmp_path, rows, MAPPING + SAME % ", merge: [[2, 5]]")
    ids = column(found, "referrals", "person_id")
    assert ids[0] == ids[3]
    assert found.tables["people"].num_rows == 3
    assert codes(found) == {"merged_by_mapping": 1, "same_person_again": 2}


def test_a_merge_of_rows_that_are_not_there_is_said(tmp_path: Path) -> None:
    found = adapted(tmp_path, ROWS, MAPPING + SAME % ", merge: [[2, 50]]")
    assert codes(found)["merge_without_row"] == 2


@pytest.mark.parametrize(
    ("first", "born", "alike"),
    [
        ("Ann", "2007-03-04", True),
        ("Ann", "2007-04-13", True),
        ("Bea", "2007-04-03", False),
        ("Nan", "2007-04-03", True),
    ],
)
def test_only_near_names_and_days_are_named(first: str, born: str, alike: bool, tmp_path: Path) -> None:
    rows = [*ROWS, ["C4", first, "Test", born, *ROWS[0][4:]]]
    found = adapted(tmp_path, rows, MAPPING + SAME % "")
    assert ("perhaps_same_person" in codes(found)) is alike


def test_two_rows_with_one_key_that_differ_are_a_finding(tmp_path: Path) -> None:
    found = adapted(tmp_path, [*ROWS, ["C1", *changed(0, "From", "School")[0][1:]]])
    assert codes(found)["same_key_differs"] == 1
    assert found.tables["referrals"].num_rows == 3
    table = next(t for t in found.counts if t.table == "referrals")
    assert table.excluded == (("the key of an earlier row, which was kept", 1),)
