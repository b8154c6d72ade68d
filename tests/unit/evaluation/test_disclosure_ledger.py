"""The ledger: stories of releases that are each safe, and together are not."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

from soceis.evaluation.cells import Cell, Table, counted
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.disclosure import POLICIES, entry_of, protect, revealed_by
from soceis.evaluation.frames import Area
from soceis.evaluation.results import Results

RELEASE = POLICIES["release"]
FIRST, LATER = date(2022, 6, 30), date(2022, 9, 30)
Numbers = dict[str, dict[str, int]]


def run(numbers: Numbers, day: date = FIRST, mapping: Any = "corrected") -> Results:
    """Referrals by source, for areas by name."""
    areas = list(next(iter(numbers.values())))
    bases = {area: sum(row[area] for row in numbers.values()) for area in areas}
    cells: list[Cell] = []
    for row, counts in numbers.items():
        cells += [counted(row, area, counts[area], bases[area]) for area in areas]
        cells.append(counted(row, OVERALL, sum(counts.values()), sum(bases.values())))
    table = Table("referral_source", "Who referred", "referrals", "", tuple(cells))
    when = dict.fromkeys(areas, day)
    listed = tuple(Area(area, "wales", day, when[area], complete=True) for area in areas)
    return Results(mapping, None, listed, tuple((area, when[area]) for area in areas), (table,), ())


NUMBERS: Numbers = {
    "police": {"North": 30, "South": 25, "West": 40},
    "education": {"North": 22, "South": 18, "West": 35},
}


def entry(results: Results) -> dict[str, Any]:
    """As the ledger gives it back."""
    kept: dict[str, Any] = json.loads(json.dumps(entry_of(protect(results, RELEASE), RELEASE)))
    return kept


def changed(row: str, area: str, more: int) -> Numbers:
    return {
        r: {a: n + more * (r == row and a == area) for a, n in counts.items()}
        for r, counts in NUMBERS.items()
    }


def test_the_same_release_twice_reveals_nothing() -> None:
    assert revealed_by(entry(run(NUMBERS)), [entry(run(NUMBERS))], RELEASE) == ()
    assert revealed_by(entry(run(NUMBERS)), [], RELEASE) == ()


def test_two_more_referrals_since_the_last_release_are_two_young_people() -> None:
    found = revealed_by(entry(run(changed("police", "North", 2), LATER)), [entry(run(NUMBERS))], RELEASE)
    said = {(one.row, one.column): (one.low, one.high) for one in found}
    assert said["police", "North"] == (2, 2)
    assert all(one.earlier == (0,) for one in found)
    assert "Who referred, Police, North: the difference of the numbers is 2" in found[0].sentence


def test_enough_more_referrals_reveal_nothing() -> None:
    later = {row: {area: n + 8 for area, n in counts.items()} for row, counts in NUMBERS.items()}
    assert revealed_by(entry(run(later, LATER)), [entry(run(NUMBERS))], RELEASE) == ()


def test_all_areas_less_all_but_one_is_the_one() -> None:
    """South is withheld with the others' help; its sum with North, and with all, tell it."""
    numbers: Numbers = {
        "police": {"North": 30, "South": 25, "West": 40},
        "education": {"North": 22, "South": 3, "West": 35},
    }
    whole = protect(run(numbers), RELEASE)
    assert whole.tables[0].cell("education", "South").suppressed
    without = run({row: {a: n for a, n in counts.items() if a != "South"} for row, counts in numbers.items()})
    found = revealed_by(entry(without), [entry(run(numbers))], RELEASE)
    assert [(one.row, one.column, one.low, one.high) for one in found] == [("education", "South", 3, 3)]
    assert found[0].sentence == (
        "Who referred, Education, South: it could be worked out that this is 3, by subtracting what the release of"
        " North, South, West as at 30 June 2022 shows."
    )


def test_two_earlier_releases_together_may_tell_what_neither_tells() -> None:
    numbers: Numbers = {
        "police": {"North": 30, "South": 25, "West": 40, "East": 20},
        "education": {"North": 22, "South": 3, "West": 35, "East": 24},
    }

    def part(*areas: str) -> dict[str, Any]:
        return entry(run({row: {a: counts[a] for a in areas} for row, counts in numbers.items()}))

    new = part("North", "South", "West", "East")
    earlier = [part("North", "West"), part("East", "West", "North")]
    assert any(
        (one.row, one.column, one.low) == ("education", "South", 3)
        for one in revealed_by(new, earlier, RELEASE)
    )


def test_people_next_to_referrals_are_the_few_who_were_referred_again() -> None:
    people = entry(run(NUMBERS, mapping="published_2023"))
    found = revealed_by(entry(run(changed("education", "West", 3))), [people], RELEASE)
    assert ("education", "West", 3) in {(one.row, one.column, one.low) for one in found}


def test_records_corrected_since_are_a_difference_too() -> None:
    found = revealed_by(entry(run(changed("police", "South", 1))), [entry(run(NUMBERS))], RELEASE)
    assert ("police", "South", 1) in {(one.row, one.column, one.low) for one in found}


def test_with_and_without_a_subgroup() -> None:
    """A table by sex beside the same table by area: the withheld group is what is left of Overall."""

    def by_sex(male: Cell, other: Cell) -> Results:
        return replace(
            run(NUMBERS),
            further=(
                Table(
                    "referral_source_by_sex", "Who referred, by sex", "referrals", "",
                    (male, other, counted("police", OVERALL, 95, 170)), by="sex",
                ),
            ),
        )  # fmt: skip

    alone = by_sex(counted("police", "male", 92, 150), counted("police", "female", 3, 20))
    released = protect(alone, RELEASE)
    table = released.table("referral_source_by_sex")
    assert table.cell("police", "male").suppressed
    assert table.cell("police", "female").suppressed
    assert not table.cell("police", OVERALL).suppressed


def test_rounded_releases_do_not_tell_small_differences() -> None:
    policy = POLICIES["hesa"]

    def kept(results: Results) -> dict[str, Any]:
        return entry_of(protect(results, policy), policy)

    more = kept(run(changed("police", "North", 2), LATER))
    assert revealed_by(more, [kept(run(NUMBERS))], RELEASE) == ()


def test_an_entry_is_plain_and_holds_no_withheld_number() -> None:
    numbers: Numbers = {
        "police": {"North": 30, "South": 25, "West": 40},
        "education": {"North": 22, "South": 3, "West": 35},
    }
    kept = entry(run(numbers))
    cells = {(row, column): n for row, column, n, _ in kept["tables"][0]["cells"]}
    assert cells["education", "South"] is None
    assert cells["police", OVERALL] == 95
    assert [area["as_at"] for area in kept["areas"]] == ["2022-06-30"] * 3
