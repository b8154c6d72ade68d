"""Invented young people for linkage: two files of which some are of one person, with known truth.

Families share a last name and mostly a postcode; some of their young people are twins. What the police hold
differs from what the service holds as records do: variants and nicknames, typing, other names, exchanged days
and months, moved homes, missing values. Everything follows from the seed.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    Texts = NDArray[np.object_]
    Rows = NDArray[np.bool_]

AREAS = np.array(["CF", "NE", "DD", "EH", "LE", "BD", "SA", "G"], dtype=object)
AREA_NAMES = np.array(
    ["Cardiff", "Newcastle", "Dundee", "Edinburgh", "Leicester", "Bradford", "Swansea", "Glasgow"],
    dtype=object,
)
SYLLABLES = (
    "ash bar brad car chal dal den el far gar hal har hol ken lang mar mid nor old pen rad rad sel shel stan "
)
SYLLABLES += "thorn wal war wes win wood"
ENDINGS = "ton ley ford ham by worth field den man well son ers ing wick er stone croft gate house bourne"
FIRST_DAY, DAYS = np.datetime64("2005-01-01"), 365 * 8
LETTERS = np.array(list("abcdefghijklmnopqrstuvwxyz"), dtype=object)
INWARD = np.array(list("ABDEFGHJLNPQRSTUWXYZ"), dtype=object)
COLUMNS = (
    "record_id",
    "unit_id",
    "area",
    "first_name",
    "last_name",
    "date_of_birth",
    "sex",
    "postcode",
    "aliases",
)


@dataclass(frozen=True, slots=True)
class Errors:
    """The share of the police's records that differ in each way."""

    variant: float = 0.06
    typing: float = 0.04
    other_name: float = 0.03
    former_name: float = 0.03
    exchanged_names: float = 0.01
    swapped_date: float = 0.02
    wrong_digit: float = 0.02
    moved: float = 0.25
    no_postcode: float = 0.05
    no_date: float = 0.02


@dataclass(frozen=True, slots=True)
class Files:
    """Two linkage files as Arrow tables of text, and {record id of the service: record id of the police}."""

    service: pa.Table
    police: pa.Table
    truth: dict[str, str]


def invent(
    service: int,
    police: int,
    seed: int,
    *,
    linked: float = 0.7,
    brothers: float = 0.25,
    twins: float = 0.1,
    errors: Errors | None = None,
) -> Files:
    """Files of so many records. `linked`: the share of the service that the police know too.

    `brothers`: the share of the people who belong to a family of two, `twins` the share of those who are twins.
    """
    rng = np.random.default_rng(seed)
    both = min(round(service * linked), police)
    total = service + police - both
    people = _people(rng, total, brothers, twins)
    # Families are spread over both files: one may be known here, the other there, or both on both sides.
    order = rng.permutation(total)
    ours, theirs = order[:service], np.concatenate([order[:both], order[service:]])
    left = {name: column[ours] for name, column in people.items()}
    right = _differing(rng, {name: column[theirs] for name, column in people.items()}, errors or Errors())
    ids = (
        np.array([f"S{n}" for n in rng.permutation(service)]),
        np.array([f"P{n}" for n in rng.permutation(police)]),
    )
    return Files(
        _table(rng, left, ids[0]),
        _table(rng, right, ids[1]),
        dict(zip(ids[0][:both].tolist(), ids[1][:both].tolist(), strict=True)),
    )


def _table(rng: np.random.Generator, columns: dict[str, Texts], ids: NDArray[Any]) -> pa.Table:
    import pyarrow as pa

    order = rng.permutation(len(ids))
    told = {"record_id": ids.astype(object), "unit_id": np.char.add("U", ids).astype(object), **columns}
    return pa.table({name: pa.array(told[name][order], pa.string()) for name in COLUMNS})


def _people(rng: np.random.Generator, n: int, brothers: float, twins: float) -> dict[str, Texts]:
    firsts, lasts = first_names(), last_names()
    where = rng.integers(len(AREAS), size=n)
    people: dict[str, Any] = {
        "first_name": firsts[_skewed(rng, len(firsts), n)],
        "last_name": lasts[_skewed(rng, len(lasts), n)],
        "date_of_birth": FIRST_DAY + rng.integers(DAYS, size=n).astype("timedelta64[D]"),
        "sex": np.where(rng.random(n) < 0.7, "male", "female").astype(object),
        "postcode": _postcodes(rng, AREAS[where]),
        "area": AREA_NAMES[where],
        "aliases": np.full(n, "", dtype=object),
    }
    second = np.flatnonzero(rng.random(n // 2) < brothers) * 2 + 1
    for shared in ("last_name", "area", "postcode"):
        people[shared][second] = people[shared][second - 1]
    twin = second[rng.random(len(second)) < twins]
    people["date_of_birth"][twin] = people["date_of_birth"][twin - 1]
    same = second[people["first_name"][second] == people["first_name"][second - 1]]
    people["first_name"][same] = np.where(people["first_name"][same - 1] == "Liam", "Noah", "Liam")
    people["date_of_birth"] = people["date_of_birth"].astype(str).astype(object)
    return people


def _skewed(rng: np.random.Generator, kinds: int, n: int) -> NDArray[np.int64]:
    """Few common ones, many rare ones, as names are."""
    chance = 1 / (np.arange(kinds) + 10.0)
    return rng.choice(kinds, size=n, p=chance / chance.sum())


def _postcodes(rng: np.random.Generator, areas: Texts) -> Texts:
    n = len(areas)
    district = rng.integers(1, 21, size=n).astype(str).astype(object)
    sector = rng.integers(1, 10, size=n).astype(str).astype(object)
    unit = INWARD[rng.integers(len(INWARD), size=n)] + INWARD[rng.integers(len(INWARD), size=n)]
    made: Texts = areas + district + " " + sector + unit
    return made


def groups(part: str) -> list[list[str]]:
    """The groups of variants of one part of the name."""
    text = files("soceis.evaluation.linkage.standardising").joinpath("variants.csv").read_text("utf-8")
    return [row["names"].split() for row in csv.DictReader(text.splitlines()) if row["part"] == part]


def first_names() -> Texts:
    """First names in an order of how common they are here."""
    names = list(dict.fromkeys(group[0].capitalize() for group in groups("first")))
    np.random.default_rng(7).shuffle(names)
    return np.array(names, dtype=object)


def last_names() -> Texts:
    """Last names, some real and common, many made of syllables and rare."""
    real = list(dict.fromkeys(group[0].capitalize() for group in groups("last")))
    made = [
        (a + b + c).capitalize()
        for a in SYLLABLES.split()
        for b in SYLLABLES.split()
        for c in ENDINGS.split()
    ]
    np.random.default_rng(8).shuffle(made)
    return np.array([*real, *dict.fromkeys(made)], dtype=object)


# What the police's records have otherwise.


def _differing(rng: np.random.Generator, people: dict[str, Texts], errors: Errors) -> dict[str, Texts]:
    n = len(people["first_name"])

    def some(share: float) -> Rows:
        return rng.random(n) < share

    first, last, aliases = people["first_name"], people["last_name"], people["aliases"]
    other = some(errors.other_name)
    aliases[other] = first[other]
    first[other] = first_names()[rng.integers(len(first_names()), size=int(other.sum()))]
    former = some(errors.former_name) & ~other
    aliases[former] = first[former] + " " + last[former]
    last[former] = last_names()[rng.integers(len(last_names()), size=int(former.sum()))]
    _change(first, some(errors.variant), _variant_by(rng))
    _change(first, some(errors.typing), lambda text: _mistyped(rng, text))
    _change(last, some(errors.typing), lambda text: _mistyped(rng, text))
    turned = some(errors.exchanged_names)
    first[turned], last[turned] = last[turned].copy(), first[turned].copy()
    _change(people["date_of_birth"], some(errors.swapped_date), _exchanged)
    _change(people["date_of_birth"], some(errors.wrong_digit), lambda text: _wrong_digit(rng, text))
    people["date_of_birth"][some(errors.no_date)] = ""
    moved = some(errors.moved)
    people["postcode"][moved] = _postcodes(rng, AREAS[rng.integers(len(AREAS), size=int(moved.sum()))])
    people["postcode"][some(errors.no_postcode)] = ""
    return people


def _change(column: Texts, rows: Rows, how: Callable[[str], str]) -> None:
    for place in np.flatnonzero(rows).tolist():
        column[place] = how(column[place])


def _variant_by(rng: np.random.Generator) -> Callable[[str], str]:
    known: dict[str, list[str]] = {}
    for group in groups("first"):
        for name in group:
            known.setdefault(name, []).extend(other for other in group if other != name)

    def variant(text: str) -> str:
        others = known.get(text.casefold())
        return others[int(rng.integers(len(others)))].capitalize() if others else text

    return variant


def _mistyped(rng: np.random.Generator, text: str) -> str:
    """One letter changed, left out, doubled, or two exchanged."""
    if len(text) < 3:
        return text
    place = int(rng.integers(1, len(text) - 1))
    return (
        text[:place] + str(LETTERS[int(rng.integers(26))]) + text[place + 1 :],
        text[:place] + text[place + 1 :],
        text[:place] + text[place] + text[place:],
        text[:place] + text[place + 1] + text[place] + text[place + 2 :],
    )[int(rng.integers(4))]


def _exchanged(text: str) -> str:
    year, month, day = text.split("-")
    return f"{year}-{day}-{month}" if int(day) <= 12 else text


def _wrong_digit(rng: np.random.Generator, text: str) -> str:
    return text[:-1] + str((int(text[-1]) + 1 + int(rng.integers(8))) % 10) if text else text
