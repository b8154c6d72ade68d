"""Invented people linked: what comes out is right, and twins, brothers and sisters stay two people."""

import sys
from dataclasses import replace

import duckdb
import numpy as np
import pytest

from soceis.evaluation.errors import EngineUnavailable, LinkageFailed, UnknownOption
from soceis.evaluation.linkage import Links, Settings, link, quality_of
from tests.unit.evaluation.linkage.made import QUICK, invented, linked, pairs, records, rows_as_records, sides

SIZE = (400, 2000, 3)
# All that two twins at home share, and what they do not.
TWINS = {
    ("first_name", "different"),
    ("last_name", "the same"),
    ("date_of_birth", "the same"),
    ("postcode", "the same"),
}


@pytest.fixture(scope="module")
def links() -> Links:
    return linked(*SIZE)


def test_nearly_all_accepted_pairs_are_right_and_nearly_all_right_pairs_are_accepted(links: Links) -> None:
    truth = set(invented(*SIZE).truth.items())
    found = pairs(links)
    assert len(found & truth) / len(found) > 0.99
    assert len(found & truth) / len(truth) > 0.95


def test_nobody_is_linked_twice(links: Links) -> None:
    accepted = links.accepted
    assert (
        len({pair.service for pair in accepted}) == len({pair.police for pair in accepted}) == len(accepted)
    )


def test_the_model_expects_about_as_many_matches_as_there_are(links: Links) -> None:
    quality = quality_of(links)
    assert quality.precision is not None
    assert quality.precision > 0.99
    assert links.matches == pytest.approx(len(invented(*SIZE).truth), rel=0.05)


def test_families_full_of_twins_are_not_merged() -> None:
    """Half of the people have a brother or sister in one of the files, and half of those are their twin."""
    files = invented(300, 1500, 9, 0.9, 0.5)
    links = linked(300, 1500, 9, 0.9, 0.5)
    truth = set(files.truth.items())
    wrong = pairs(links) - truth
    assert len(wrong) <= 0.01 * len(pairs(links))
    assert links.households.twins > 0.2
    twins = [pair for pair in links.pairs(links.probability > 0) if set(pair.agreement) >= TWINS]
    assert len(twins) > 10
    assert "accept" not in {pair.status for pair in twins}


def test_a_twin_whose_other_half_alone_is_known_waits_for_a_person() -> None:
    """Everything agrees but the first name: nobody but a person can say whether that is one young person."""
    files = invented(*SIZE)
    service, police = (side.to_pylist() for side in (files.service, files.police))
    twin = {**service[0], "record_id": "S-twin", "unit_id": "S-twin", "first_name": "Zebedee", "aliases": ""}
    other = {**twin, "record_id": "P-twin", "unit_id": "P-twin", "first_name": "Barnaby"}
    here, there = (
        rows_as_records(rows, name)
        for rows, name in (([*service[1:], twin], "service"), ([*police, other], "police"))
    )
    links = link(here, there, QUICK)
    assert "S-twin" not in {pair.service for pair in links.accepted}
    found = {pair.service: pair for pair in links.review}
    if "S-twin" in found:
        assert ("first_name", "different") in found["S-twin"].agreement


def test_turning_the_sides_round_gives_the_same_pairs(links: Links) -> None:
    service, police = sides(invented(*SIZE))
    turned = link(police, service, QUICK)
    assert {(b, a): p for (a, b), p in scores(turned).items()} == scores(links)


def scores(links: Links) -> dict[tuple[str, str], tuple[float, str]]:
    every = links.pairs(np.ones(len(links.left), dtype=bool))
    return {(pair.service, pair.police): (pair.probability, pair.status) for pair in every}


def test_each_kind_of_difference_is_named(links: Links) -> None:
    words = {word for pair in links.accepted for _, word in pair.agreement}
    assert {
        "the same", "a variant, a nickname or another name", "very alike", "day and month exchanged",
        "one digit different", "exchanged with the last name", "not known", "different",
    } <= words  # fmt: skip


def test_rates_by_area_and_by_what_was_known_add_up(links: Links) -> None:
    quality = quality_of(links)
    everybody = quality.rate("all", "all")
    assert everybody.base == 400
    for by in ("area", "known"):
        of = [rate for rate in quality.rates if rate.by == by]
        assert sum(rate.base for rate in of) == everybody.base
        assert sum(rate.n for rate in of) == everybody.n
    assert everybody.printed == f"{everybody.n} of 400 young people ({round(everybody.n / 4)}%)"


def test_files_too_small_to_learn_from_say_so_and_lean_on_the_defaults() -> None:
    rows = "a{} | Nia{} | Ash | 2008-01-0{} | female | CF10 1AA"
    service, police = (
        records("\n".join(rows.format(side, n, n) for n in range(1, 5)), side) for side in ("s", "p")
    )
    found = link(service, police, QUICK)
    assert "few_matches" in {finding.code for finding in found.findings}
    assert all(0 < parameter.m < 1 and 0 < parameter.u < 1 for parameter in found.parameters)


def test_two_records_of_one_unit_count_as_one_person() -> None:
    files = invented(*SIZE)
    police = files.police.to_pylist()
    truth = files.truth
    known = next(iter(truth.values()))
    row = next(row for row in police if row["record_id"] == known)
    again = {**row, "record_id": "P-again"}
    here = next(record for record, other in truth.items() if other == known)
    sides_now = (
        rows_as_records(files.service.to_pylist(), "service"),
        rows_as_records([*police, again], "police"),
    )
    found = link(*sides_now, QUICK)
    assert len(set(found.linked().values())) == len(found.linked())
    assert found.linked()[f"U{here}"] == row["unit_id"]


@pytest.mark.parametrize(
    "changes",
    [{"accept": 0.4}, {"review": 0.0, "floor": 0.0}, {"assignment": "lucky"}, {"backend": "abacus"}],
)
def test_settings_that_cannot_be_followed_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UnknownOption):
        Settings().with_(**changes)


def test_spark_that_is_not_installed_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    row = "a | Nia | Ash | 2008-01-01 | female | CF10 1AA"
    with pytest.raises(EngineUnavailable, match="install soceis"):
        link(records(row), records(row, "police"), Settings(backend="spark"))


def test_what_the_engine_says_when_it_stops_is_not_passed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise duckdb.ConversionException('Could not convert string "Zebedee"')

    monkeypatch.setattr("soceis.evaluation.linkage.model._trained", stop)
    row = "a | Zebedee | Ash | 2008-01-01 | female | CF10 1AA"
    with pytest.raises(LinkageFailed, match="ConversionException") as refused:
        link(records(row), records(row, "police"), QUICK)
    assert "Zebedee" not in str(refused.value)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_codes_are_not_linked_with_spark() -> None:
    with pytest.raises(UnknownOption, match="linked with duckdb"):
        Settings(backend="spark", encoded=True)


ONE = "a | Nia | Ash | 2008-01-01 | female | CF10 1AA\n b | Ben | Elm | 2009-02-03 | male | EH1 1AA"


def test_files_with_nothing_in_common_are_linked_to_nothing_and_say_why() -> None:
    stranger = "x | Zed | Oak | 2006-07-08 | male | NE1 1AA\n y | Uma | Fir | 2005-05-05 | female | SA1 1AA"
    links = link(records(ONE), records(stranger, "police"), QUICK)
    quality = quality_of(links)
    assert (len(links.left), links.accepted, links.review) == (0, (), ())
    assert (quality.precision, quality.recall, quality.rate("all", "all").printed) == (
        None, None, "0 of 2 young people (0%)"
    )  # fmt: skip
    assert [finding.column for finding in links.findings if finding.code == "not_trained"] == [
        "first_name", "last_name", "date_of_birth", "sex", "postcode"
    ]  # fmt: skip


def test_a_block_with_nothing_to_learn_from_takes_nothing_from_the_others() -> None:
    files = invented(*SIZE)
    first = ("first_name", "last_name", "postcode=date_of_birth")
    settings = QUICK.with_(training=(first, *QUICK.training))
    links = link(*sides(files), settings)
    assert all(parameter.trained for parameter in links.parameters)
    assert pairs(links) == pairs(linked(*SIZE))


def test_what_differs_in_the_first_name_alone_is_never_accepted_however_probable() -> None:
    links = linked(300, 1500, 9, 0.9, 0.5)
    certain = replace(
        links, probability=np.ones(len(links.left)), contested=np.zeros(len(links.left), dtype=bool)
    )
    twins = [pair for pair in certain.pairs(certain.chosen) if set(pair.agreement) >= TWINS]
    assert twins
    assert {pair.status for pair in twins} == {"review"}
