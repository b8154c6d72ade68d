"""Linkage against what can be worked out by trying everything, and rules that hold whatever the records are."""

import math
from datetime import date
from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from soceis.config.bench.linkage.people import invent
from soceis.evaluation.errors import DecisionsContradict
from soceis.evaluation.linkage import Decision, Links, Records, Settings, link, merged, records_of
from soceis.evaluation.linkage.assigning import assigned, log_odds
from soceis.evaluation.linkage.decisions import decisions_as_csv
from soceis.evaluation.linkage.encoding.making import Coder
from soceis.evaluation.linkage.findings import Notebook
from soceis.evaluation.linkage.standardising.dates import birth_date, swapped
from soceis.evaluation.linkage.standardising.names import first_name, last_name
from soceis.evaluation.linkage.standardising.postcodes import postcode
from soceis.evaluation.linkage.uncertainty.drawing import _listed

FLOOR = 0.01
QUICK = Settings(pairs=1e5)

# Assignment.

edges = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.floats(0.02, 0.999), min_size=1, max_size=9
)


def arrays(pairs: dict[tuple[int, int], float]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    left = np.array([one for one, _ in pairs], np.int32)
    right = np.array([other for _, other in pairs], np.int32)
    return left, right, np.array(list(pairs.values()))


def one_to_one(pairs: list[tuple[int, int]]) -> bool:
    return len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)


def best_by_trying(pairs: dict[tuple[int, int], float]) -> float:
    gain = {pair: float(log_odds(np.array([p]), FLOOR)[0]) for pair, p in pairs.items()}
    return max(
        sum(gain[pair] for pair in some)
        for size in range(len(pairs) + 1)
        for some in combinations(pairs, size)
        if one_to_one(list(some))
    )


@given(edges)
def test_the_optimum_is_what_trying_every_set_finds(pairs: dict[tuple[int, int], float]) -> None:
    left, right, probability = arrays(pairs)
    keep, _ = assigned(left, right, probability, floor=FLOOR)
    assert one_to_one([(int(a), int(b)) for a, b in zip(left[keep], right[keep], strict=True)])
    assert float(log_odds(probability[keep], FLOOR).sum()) == pytest.approx(best_by_trying(pairs))


@given(edges, st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_does_not_matter(pairs: dict[tuple[int, int], float], shuffle: object) -> None:
    items = list(pairs.items())
    shuffle.shuffle(items)  # type: ignore[attr-defined]
    found = []
    for told in (pairs, dict(items)):
        for how in ("greedy", "optimal"):
            left, right, probability = arrays(told)
            keep, _ = assigned(left, right, probability, how="greedy" if how == "greedy" else "optimal")
            found.append((how, set(zip(left[keep].tolist(), right[keep].tolist(), strict=True))))
    assert found[0] == found[2]
    assert float(sum(log_odds(np.array([pairs[p] for p in found[1][1]]), FLOOR))) == pytest.approx(
        float(sum(log_odds(np.array([pairs[p] for p in found[3][1]]), FLOOR)))
    )


@given(edges)
def test_assigning_what_was_assigned_changes_nothing(pairs: dict[tuple[int, int], float]) -> None:
    left, right, probability = arrays(pairs)
    keep, _ = assigned(left, right, probability)
    again, _ = assigned(left[keep], right[keep], probability[keep])
    assert again.all()


@given(edges)
def test_the_listed_sets_are_all_one_to_one_sets_with_the_chance_of_their_odds(
    pairs: dict[tuple[int, int], float],
) -> None:
    left, right, probability = arrays(pairs)
    sets, chance = _listed(left, right, probability)
    places = list(pairs)
    by_trying = {
        some: math.prod(pairs[pair] / (1 - pairs[pair]) for pair in some)
        for size in range(len(places) + 1)
        for some in combinations(places, size)
        if one_to_one(list(some))
    }
    total = sum(by_trying.values())
    found = {
        tuple(pair for pair, there in zip(places, row, strict=True) if there): c
        for row, c in zip(sets.tolist(), chance.tolist(), strict=True)
    }
    assert found == pytest.approx({some: odds / total for some, odds in by_trying.items()}, rel=1e-6)


# Decisions.

verdicts = st.lists(
    st.builds(
        Decision,
        service=st.sampled_from(["a", "b", "c"]),
        police=st.sampled_from(["x", "y", "z"]),
        verdict=st.sampled_from(["same", "different"]),
        by=st.just("Ann"),
        on=st.just(date(2026, 11, 23)),
        why=st.just(""),
    ),
    max_size=6,
)


@given(verdicts)
def test_decisions_merge_to_one_each_or_contradict_each_other(told: list[Decision]) -> None:
    verdict: dict[tuple[str, str], set[str]] = {}
    for each in told:
        verdict.setdefault((each.service, each.police), set()).add(each.verdict)
    same = [pair for pair, said in verdict.items() if "same" in said]
    sound = all(len(said) == 1 for said in verdict.values()) and one_to_one_texts(same)
    if not sound:
        with pytest.raises(DecisionsContradict):
            merged((), told)
        return
    once = merged((), told)
    assert {(each.service, each.police) for each in once} == set(verdict)
    assert merged(once, told) == once == merged((), told[::-1])
    assert decisions_as_csv(once) == decisions_as_csv(merged(once, once))


def one_to_one_texts(pairs: list[tuple[str, str]]) -> bool:
    return len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)


# Standardising.


@given(st.text(max_size=20))
@example("O'")
@example("Ш")
def test_a_name_in_its_one_form_stays_as_it_is(text: str) -> None:
    for read in (first_name, last_name):
        main, keys = read(text)
        assert main == "" or main in keys
        assert not [key for key in keys if key != key.casefold() or " " in key]
        assert read(text.upper())[0] == read(text.lower())[0] or not text.isascii()
        if main.isascii() and len(main) > 2:
            assert read(main)[0] == main


@given(st.dates(date(1990, 1, 1), date(2020, 12, 31)))
def test_a_date_is_read_from_every_way_of_writing_it_and_exchanging_twice_is_nothing(day: date) -> None:
    iso = day.isoformat()
    for text in (iso, day.strftime("%d/%m/%Y"), day.strftime("%Y%m%d"), f"{day.day} {day:%B %Y}"):
        assert birth_date(text)[0] == iso
    other = swapped(iso)
    assert other == "" or (swapped(other) == iso and other != iso)


@given(st.from_regex(r"[A-WY][A-Y]?[1-9][0-9]? [0-9][ABD-HJLNP-UW-Z]{2}", fullmatch=True))
def test_a_postcode_is_the_same_in_every_spelling(text: str) -> None:
    found = postcode(text)
    assert found[3] == ""
    assert (
        found
        == postcode(text.lower())
        == postcode(text.replace(" ", ""))
        == postcode(f" {text[:-3]}  {text[-3:]} ")
    )
    assert found[0].startswith(found[1])
    assert found[1].startswith(found[2])


texts = st.one_of(
    st.none(), st.text(max_size=12), st.sampled_from(["2008-03-04", "Nia", "CF10 1AA", "male", "ZZ99 3VZ"])
)


@given(st.lists(st.tuples(texts, texts, texts, texts, texts, texts), min_size=1, max_size=6))
def test_no_file_stops_the_reader_and_no_row_changes_another(rows: list[tuple[str | None, ...]]) -> None:
    def read(some: list[tuple[str | None, ...]]) -> Records:
        columns = ("first_name", "last_name", "date_of_birth", "sex", "postcode", "aliases")
        told = {name: pa.array([row[n] for row in some], pa.string()) for n, name in enumerate(columns)}
        ids = pa.array([f"r{rows.index(row)}-{some[:place].count(row)}" for place, row in enumerate(some)])
        return records_of(pa.table({"record_id": ids, **told}), QUICK, Notebook("service"))

    whole = read(rows)
    alone = read([rows[0]])
    place = whole.ids.index(alone.ids[0])
    names = [name for name in whole.columns.column_names if name != "n"]
    assert whole.columns.select(names).slice(place, 1).to_pylist() == alone.columns.select(names).to_pylist()


@given(
    st.text(min_size=1, max_size=12), st.text(min_size=1, max_size=12), st.binary(min_size=32, max_size=32)
)
def test_codes_are_the_same_exactly_when_texts_are(one: str, other: str, secret: bytes) -> None:
    coder = Coder(secret)
    codes = coder.column("name", [one, other], ["2008", "2008"])
    assert (codes[0] == codes[1]) == (one == other)
    assert coder.bits("name", [one], ["2008"]) == coder.bits("name", [one], ["2008"])


# Whole linkages: few examples, because each trains a model.


def as_sides(seed: int) -> tuple[Records, Records]:
    files = invent(80, 160, seed)
    return (
        records_of(files.service, QUICK, Notebook("service")),
        records_of(files.police, QUICK, Notebook("police")),
    )


def told(links: Links) -> dict[tuple[str, str], tuple[float, str]]:
    every = links.pairs(np.ones(len(links.left), dtype=bool))
    return {(each.service, each.police): (each.probability, each.status) for each in every}


def same_whichever_way(seed: int) -> None:
    service, police = as_sides(seed)
    files = invent(80, 160, seed)
    order = np.random.default_rng(seed).permutation(160)
    shuffled = records_of(files.police.take(pa.array(order)), QUICK, Notebook("police"))
    links = told(link(service, police, QUICK))
    assert told(link(service, shuffled, QUICK)) == links
    assert {(b, a): found for (a, b), found in told(link(police, service, QUICK)).items()} == links


@settings(max_examples=1, deadline=None)
@given(st.integers(0, 1_000))
def test_linkage_is_symmetric_repeatable_and_does_not_depend_on_the_order_of_rows(seed: int) -> None:
    same_whichever_way(seed)


@pytest.mark.long
@settings(max_examples=15, deadline=None)
@given(st.integers(0, 100_000))
def test_linkage_is_symmetric_for_many_files(seed: int) -> None:
    same_whichever_way(seed)
