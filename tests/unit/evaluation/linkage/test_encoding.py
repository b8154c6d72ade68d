"""Codes in the place of names: what they hold, what they do not, and how well they link."""

from pathlib import Path

import pytest

from soceis.evaluation.errors import (
    CannotWrite,
    EncodingsDiffer,
    KeyUnusable,
    LinkageFileUnreadable,
    UnknownOption,
)
from soceis.evaluation.linkage import Settings, encode, encoding_settings, link
from soceis.evaluation.linkage.encoding import linkable, new_secret, read_encoded, read_secret, write_encoded
from soceis.evaluation.linkage.encoding.making import BITS, Coder
from tests.unit.evaluation.linkage.made import QUICK, invented, linked, pairs, records, sides

SIZE = (400, 2000, 3)
SECRET, OTHER = b"k" * 32, b"o" * 32
ROW = "a | Nia | Pryce | 2008-03-04 | female | CF10 1AA | Mims"


def coded(text: str, secret: bytes = SECRET) -> dict[str, object]:
    return encode(records(text), Settings(), secret).columns.to_pylist()[0]


def test_codes_link_nearly_as_well_as_names() -> None:
    truth = set(invented(*SIZE).truth.items())
    service, police = (encode(side, QUICK, SECRET) for side in sides(invented(*SIZE)))
    found = pairs(link(service, police, encoding_settings(QUICK)))
    clear = pairs(linked(*SIZE))
    assert len(found & truth) / len(found) > 0.99
    assert len(found & truth) > len(clear & truth) - 0.06 * len(truth)


def test_nothing_of_the_identifiers_is_in_the_codes() -> None:
    text = str(coded(ROW)).casefold()
    assert not [part for part in ("nia", "pryce", "2008", "03-04", "female", "cf10", "mims") if part in text]


def test_another_secret_gives_other_codes_and_the_same_secret_the_same() -> None:
    assert coded(ROW) == coded(ROW)
    one, other = coded(ROW), coded(ROW, OTHER)
    assert not [name for name in one if one[name] is not None and one[name] == other[name] and name != "n"]


def test_one_name_has_another_code_in_each_year_of_birth() -> None:
    later = coded(ROW.replace("2008", "2009"))
    now = coded(ROW)
    for column in ("first_name", "first_name_bits", "last_name", "last_name_bits", "postcode", "sex"):
        assert now[column] != later[column], column


def test_the_sexes_cannot_be_told_by_counting() -> None:
    """Two young people of one sex have one code only when they were born on one day."""
    born = [coded(ROW.replace("03-04", f"03-{day:02}"))["sex"] for day in range(1, 20)]
    assert len(set(born)) == len(born)


def test_bits_of_like_names_are_like_and_those_of_others_are_not() -> None:
    coder = Coder(SECRET)

    def likeness(one: str, other: str) -> float:
        a, b = (int(str(coder.bits("name", [text], ["2008"])[0]), 2) for text in (one, other))
        return 2 * (a & b).bit_count() / (a.bit_count() + b.bit_count())

    assert likeness("catherine", "catherine") == 1.0
    assert likeness("catherine", "catherin") > 0.75
    assert likeness("catherine", "mohammed") < 0.5


def test_bits_are_folded_to_half_of_the_filter() -> None:
    assert len(str(coded(ROW)["last_name_bits"])) == BITS // 2


def test_codes_survive_the_way_through_a_file(tmp_path: Path) -> None:
    made = encode(records(ROW + "\nb | Ben | Elm | . | . | . | ."), Settings(), SECRET)
    write_encoded(made, Settings(), SECRET, tmp_path / "a.codes")
    found = read_encoded(tmp_path / "a.codes")
    assert (found.records.ids, found.records.units, found.records.areas) == (made.ids, made.units, made.areas)
    names = sorted(made.columns.column_names)
    assert found.records.columns.select(names).equals(made.columns.select(names))
    assert found.settings.encoded


def test_files_of_two_secrets_are_refused(tmp_path: Path) -> None:
    for name, secret in (("a", SECRET), ("b", OTHER)):
        write_encoded(encode(records(ROW), Settings(), secret), Settings(), secret, tmp_path / name)
    with pytest.raises(EncodingsDiffer, match="different secrets"):
        linkable(read_encoded(tmp_path / "a"), read_encoded(tmp_path / "b"))


def test_what_is_no_file_of_codes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("record_id\n", encoding="utf-8")
    with pytest.raises(LinkageFileUnreadable, match="cannot be read as a file of codes"):
        read_encoded(tmp_path / "a")


def test_codes_are_not_encoded_again() -> None:
    with pytest.raises(UnknownOption, match="codes already"):
        encode(records(ROW), encoding_settings(Settings()), SECRET)


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    new_secret(path)
    assert path.stat().st_mode & 0o077 == 0
    assert len(read_secret(path)) == 32
    with pytest.raises(CannotWrite, match="was kept"):
        new_secret(path)
    with pytest.raises(KeyUnusable, match="holds no secret"):
        read_secret(tmp_path / "absent")
