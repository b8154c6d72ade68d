"""Linkage files as they come: what is wrong is said, and no identifier is ever in what is said."""

from pathlib import Path

import pytest

from soceis.evaluation.errors import LinkageFileUnreadable
from soceis.evaluation.linkage import Settings, read_records
from tests.unit.evaluation.linkage.made import records, write_csv

HEADINGS = ("record_id", "first_name", "last_name", "date_of_birth", "sex", "postcode", "aliases")
NIA = ("s1", "Nia", "Pryce-Jones", "2008-03-04", "female", "CF10 1AA", "")
SECRETS = ("Nia", "Pryce", "2008", "CF10", "Zebedee", "31-31")


def codes(path: Path) -> dict[str, tuple[int, tuple[int, ...]]]:
    return {finding.code: (finding.count, finding.rows) for finding in read_records(path).findings}


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    found = read_records(write_csv(tmp_path / "service.csv", [HEADINGS, NIA]))
    assert (found.ids, found.units, found.areas, found.findings, found.left_out) == (
        ("s1",),
        ("s1",),
        ("",),
        (),
        0,
    )


def test_what_is_wrong_in_a_row_is_found_with_its_row_number(tmp_path: Path) -> None:
    rows = [
        HEADINGS,
        NIA,
        ("s2", "Zebedee", "Ash", "31-31-2008", "girlish", "CF1000 1A", ""),
        ("", "Zebedee", "Ash", "2008-01-05", "male", "", ""),
        ("s1", "Zebedee", "Ash", "2008-01-05", "male", "", ""),
        ("s5", "Zebedee", "Ash"),
        ("s6", "", "", "", "male", "CF10 1AA", ""),
    ]
    found = codes(write_csv(tmp_path / "service.csv", rows))
    assert found == {
        "not_a_date": (1, (3,)),
        "unknown_sex": (1, (3,)),
        "not_a_postcode": (1, (3,)),
        "no_record_id": (1, (4,)),
        "duplicate_record_id": (1, (5,)),
        "shifted_row": (1, (6,)),
        "nothing_to_compare": (1, (7,)),
    }


def test_the_first_of_two_rows_with_one_record_id_is_kept() -> None:
    found = records("a | Nia | Ash | 2008-01-01\n a | Ben | Elm | 2009-01-01\n b | Cai | Oak | 2007-01-01")
    assert found.ids == ("a", "b")
    assert found.columns.column("first_name").to_pylist() == ["nia", "cai"]
    assert found.left_out == 1


def test_no_finding_and_no_error_holds_an_identifier(tmp_path: Path) -> None:
    rows = [HEADINGS, NIA, ("s2", "Zebedee", "Pryce", "31-31-2008", "Nia", "CF10 CF10", ""), ("s3", "Nia")]
    for finding in read_records(write_csv(tmp_path / "service.csv", rows)).findings:
        assert not [secret for secret in SECRETS if secret in finding.message], finding.message
        assert not [secret for secret in SECRETS if secret in str(finding.as_json())]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    path = write_csv(tmp_path / "service.csv", [HEADINGS, ("s1", "Siân", "Ash", *NIA[3:])], encoding)
    found = read_records(path)
    assert found.columns.column("first_name").to_pylist() == ["sian"]
    assert [finding.code for finding in found.findings] == (["windows_text"] if encoding == "cp1252" else [])


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_read(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "service.csv"
    path.write_text("\n".join(separator.join(row[:6]) for row in (HEADINGS, NIA)), encoding="utf-8")
    assert read_records(path).columns.column("last_name").to_pylist() == ["prycejones"]


def test_a_column_that_is_not_of_a_linkage_file_is_named_and_not_read(tmp_path: Path) -> None:
    rows = [(*HEADINGS, "offence"), (*NIA, "theft")]
    found = read_records(write_csv(tmp_path / "police.csv", rows))
    assert [(finding.code, finding.column) for finding in found.findings] == [("column_not_used", "offence")]
    assert "offence" not in found.columns.column_names


def test_a_column_that_is_missing_is_said_and_compared_nowhere(tmp_path: Path) -> None:
    rows = [HEADINGS[:4], NIA[:4]]
    found = read_records(write_csv(tmp_path / "service.csv", rows))
    assert {finding.column for finding in found.findings} == {"sex", "postcode"}
    assert found.columns.column("postcode").null_count == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("record_id,first_name\n", "holds no record"),
        ("name,born\na,b\n", "no column record_id"),
        ("record_id,colour\ns1,red\n", "none of the columns"),
        ("record_id,first_name,first_name\ns1,a,b\n", "twice"),
        ('record_id,first_name\ns1,"Zebedee\n', "never closes"),
        ("record_id\0first_name\n", "not a text file"),
    ],
)
def test_a_file_that_cannot_be_linked_is_refused_in_one_sentence(
    tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "service.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LinkageFileUnreadable, match=words) as refused:
        read_records(path)
    assert not [secret for secret in SECRETS if secret in str(refused.value)]


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LinkageFileUnreadable, match=r"absent\.csv cannot be read"):
        read_records(tmp_path / "absent.csv")


def test_records_stand_in_the_order_of_their_ids_whatever_the_order_of_the_rows() -> None:
    rows = ["b | Nia | Ash | 2008-01-01 | female | CF10 1AA", "a | Ben | Elm | 2009-01-01 | male | EH1 1AA"]
    one, other = (records("\n".join(order), settings=Settings()) for order in (rows, rows[::-1]))
    assert one.ids == other.ids == ("a", "b")
    assert one.columns.equals(other.columns)
