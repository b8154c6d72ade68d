"""Decisions of people: kept with who, when and why, applied again, and never two that cannot both be right."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from soceis.evaluation.errors import DecisionsContradict, LinkageFileUnreadable
from soceis.evaluation.linkage import Decision, Links, link, merged, read_decisions
from soceis.evaluation.linkage.decisions import save_decisions
from tests.unit.evaluation.linkage.made import QUICK, invented, linked, pairs, sides

SIZE = (400, 2000, 3)
SAME = Decision("s1", "p1", "same", "Ann", date(2026, 11, 23), "the same mother")


@pytest.fixture(scope="module")
def links() -> Links:
    return linked(*SIZE)


def decided(links: Links, *decisions: Decision) -> Links:
    return link(*sides(invented(*SIZE)), QUICK, decisions)


def test_decisions_survive_the_way_through_a_file(tmp_path: Path) -> None:
    told = (SAME, replace(SAME, service="s2", police="p2", verdict="different", why='said "no", twice'))
    save_decisions(told, tmp_path / "decisions.csv")
    assert read_decisions(tmp_path / "decisions.csv") == told


def test_what_a_person_decided_is_applied_whatever_the_model_says(links: Links) -> None:
    sure = links.accepted[0]
    stranger = next(pair for pair in links.accepted if pair.service != sure.service)
    no = Decision(sure.service, sure.police, "different", "Ann", date(2026, 11, 23), "two people")
    yes = Decision(stranger.service, sure.police, "same", "Ann", date(2026, 11, 23), "seen")
    found = pairs(decided(links, no, yes))
    assert (sure.service, sure.police) not in found
    assert (stranger.service, sure.police) in found
    assert (stranger.service, stranger.police) not in found


def test_applying_the_same_decisions_again_changes_nothing(links: Links) -> None:
    told = Decision(
        links.accepted[0].service, links.accepted[0].police, "different", "Ann", date(2026, 11, 23), ""
    )
    once, twice = decided(links, told), decided(links, told, told)
    assert pairs(once) == pairs(twice)
    assert np.array_equal(once.probability, twice.probability)


def test_a_decision_about_records_that_are_not_there_is_kept_and_does_nothing(links: Links) -> None:
    assert pairs(decided(links, SAME)) == pairs(links)


def test_two_verdicts_on_one_pair_contradict_each_other() -> None:
    with pytest.raises(DecisionsContradict, match=r"s1 and p1 are same by Ann .* different by Ben"):
        merged((SAME,), (replace(SAME, verdict="different", by="Ben"),))


def test_one_record_cannot_be_the_same_as_two_others() -> None:
    with pytest.raises(DecisionsContradict, match="record s1 of the service is the same as two"):
        merged((SAME,), (replace(SAME, police="p2"),))
    with pytest.raises(DecisionsContradict, match="record p1 of the police is the same as two"):
        merged((SAME,), (replace(SAME, service="s2"),))


HEADINGS = "service_record_id,police_record_id,decision,by,on,why\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("service_record_id,decision\n", "lacks the column police_record_id"),
        (HEADINGS + "s1,p1,perhaps,Ann,2026-11-23,\n", "row 2: the decision is not a word"),
        (HEADINGS + "s1,p1,same,Ann,today,\n", "row 2: the column on"),
        (HEADINGS + "s1,p1,same,,2026-11-23,\n", "row 2: a decision needs"),
    ],
)
def test_a_decision_that_does_not_say_who_and_when_is_refused(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LinkageFileUnreadable, match=words):
        read_decisions(path)


def test_rows_without_a_decision_are_left_for_later(tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text(HEADINGS + "s1,p1,,,,\ns2,p2,?,Ann,,\ns3,p3,yes,Ann,2026-11-23,seen\n", encoding="utf-8")
    assert [(each.service, each.verdict) for each in read_decisions(path)] == [("s3", "same")]
