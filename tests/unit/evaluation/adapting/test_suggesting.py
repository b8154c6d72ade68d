"""A first draft of a mapping: reasons beside every line, and nothing applied before somebody confirms it."""

import re
from pathlib import Path

import pytest

from soceis.evaluation import MappingInvalid, adapt
from soceis.evaluation.adapting import parse_mapping
from soceis.evaluation.adapting.suggesting import suggest
from tests.unit.evaluation.adapting import books

FILLED = {
    "confirmed: no": "confirmed: yes",
    "nation:  ": "nation: wales  ",
    "launch_date:  ": "launch_date: 2020-06-01  ",
    "data_date:  ": "data_date: 2022-10-31  ",
    "complete:  ": "complete: yes  ",
}


def confirmed(draft: str) -> str:
    for old, new in FILLED.items():
        assert old in draft
        draft = draft.replace(old, new, 1)
    return draft


@pytest.fixture
def draft(tmp_path: Path) -> str:
    return suggest([books.saved(books.workbook(), tmp_path) / "list.xlsx"], "North")


def test_a_draft_is_refused_until_somebody_confirms_it(draft: str) -> None:
    with pytest.raises(MappingInvalid, match="nobody has confirmed"):
        parse_mapping(draft)


def test_every_proposal_says_how_sure_it_is_and_why(draft: str) -> None:
    proposals = [
        line
        for line in draft.splitlines()
        if re.match(r"      (sex|received_on|source|state|open_from):", line)
    ]
    assert len(proposals) == 5
    assert all(re.search("# (likely|guess): ", line) for line in proposals)


def test_a_confirmed_draft_reads_the_list_that_it_was_made_for(draft: str, tmp_path: Path) -> None:
    found = adapt(parse_mapping(confirmed(draft)), tmp_path, books.KEY)
    assert found.tables["referrals"].num_rows == 3
    assert books.column(found, "people", "sex") == ["female", "male", "male"]
    assert books.column(found, "referrals", "source") == ["police", "education", "police"]


def test_words_without_a_code_stay_for_a_person_to_decide(tmp_path: Path) -> None:
    folder = books.saved(books.workbook(books.changed(0, "From", "Carrier pigeon")), tmp_path)
    draft = suggest([folder / "list.xlsx"], "North")
    assert '# "Carrier pigeon": 1 times; no code is near; choose a code' in draft
    assert not re.search(r'^ +"Carrier pigeon"', draft, re.MULTILINE)


def test_names_of_people_are_not_in_a_draft(draft: str) -> None:
    assert not {"Ann", "Bob", "Cai"} & set(re.findall(r"\w+", draft))
