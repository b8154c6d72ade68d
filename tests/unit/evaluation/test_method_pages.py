"""The method pages describe every number, in the words of the results, with the tests as examples."""

import ast
from pathlib import Path

import pytest

from soceis.config import reference
from soceis.evaluation import evaluate
from soceis.evaluation.methods import method_pages
from soceis.evaluation.methods.entries import NUMBERS, PAGES
from soceis.evaluation.methods.examples import examples_of
from soceis.evaluation.methods.work import WORK
from tests.unit.evaluation import sample

ROOT = Path(__file__).resolve().parents[3]
SPEC = ROOT / "tests/spec"


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return method_pages(SPEC)


def spec_tests() -> list[tuple[str, ast.FunctionDef]]:
    return [
        (path.stem, node)
        for path in sorted(SPEC.glob("test_*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def test_every_table_and_curve_of_both_mappings_has_its_place_on_a_page() -> None:
    results = [evaluate(sample.extract(), mapping) for mapping in ("published_2023", "corrected")]
    named = {t.name for found in results for t in found.all_tables if t.by == "area"}
    named |= {curve.name for found in results for curve in found.curves}
    beside = {number.name for number in WORK.numbers}
    assert named >= {name for name in beside if name.startswith("dose_")}
    assert set(NUMBERS) == named | beside


def test_the_definitions_on_the_pages_are_those_of_the_results(pages: dict[str, str]) -> None:
    whole = "\n".join(pages.values())
    about = sample.meta()
    for area in about["areas"]:
        area["complete"] = True
    for mapping in ("published_2023", "corrected"):
        results = evaluate(sample.extract(about=about), mapping)
        for table in results.all_tables:
            if table.by == "area":
                assert f"{table.definition} Unit: {table.unit}." in whole, table.name
            elif mapping == "corrected":
                assert f"`{table.name}`" in pages["groups.md"]
        assert all(curve.definition in whole for curve in results.curves)


def test_every_test_of_the_method_is_an_example_on_exactly_one_page(pages: dict[str, str]) -> None:
    for module, test in spec_tests():
        held = f"Held by `{test.name}` in tests/spec/{module}.py."
        assert sum(held in text for text in pages.values()) == 1, test.name


def test_every_test_of_the_method_reads_as_a_sentence_and_says_why() -> None:
    for _, test in spec_tests():
        assert len(test.name.split("_")) > 5, test.name
        words = ast.get_docstring(test)
        assert words, test.name
        assert words.rstrip().endswith("."), test.name


def test_every_number_says_what_it_cannot_say() -> None:
    for number in NUMBERS.values():
        assert number.cannot_say.endswith("."), number.name
        assert number.meaning.endswith("."), number.name
    assert len({page.file for page in PAGES}) == len(PAGES)


def test_tables_on_a_page_have_as_many_cells_in_every_row(pages: dict[str, str]) -> None:
    for text in pages.values():
        width = 0
        for line in text.splitlines():
            found = line.count("|")
            if line.startswith("|") and width:
                assert found == width, line
            width = found if line.startswith("|") else 0


def test_an_example_shows_its_records_and_what_comes_out(tmp_path: Path) -> None:
    module = tmp_path / "test_small.py"
    module.write_text(
        '''"""Small."""
TWICE = """
  referral_id | source
  r1          | .
"""


def test_somebody_is_counted_once() -> None:
    """Because they are one."""
    found = printed("corrected", "referral_source", "police", "North", referrals=TWICE)
    assert found == (1, 2, "50")
'''
    )
    (example,) = examples_of(module, frozenset({"referral_source", "case_status"}))
    assert example.sentence == "Somebody is counted once."
    assert example.words == "Because they are one."
    assert example.about == {"referral_source"}
    assert example.records == (("referrals", (("referral_id", "source"), ("r1", ""))),)
    assert example.results == (
        "Under `corrected`, the row `police` of the column North: 1 of 2, printed as 50.",
    )


def test_a_page_that_is_old_missing_or_no_more_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "docs/reference"
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests/spec").symlink_to(SPEC)
    assert "explanation/methods/cases.md" in reference.write(folder)
    assert reference.stale(folder) == []
    methods = tmp_path / "docs/explanation/methods"
    (methods / "cases.md").write_text("old")
    (methods / "plans.md").unlink()
    (methods / "gone.md").write_text(reference.GENERATED)
    (methods / "own.md").write_text("# Written by hand")
    expected = {f"explanation/methods/{name}.md" for name in ("cases", "plans", "gone")}
    assert set(reference.stale(folder)) == expected
    assert set(reference.write(folder)) == expected
    assert reference.stale(folder) == []
    assert (methods / "own.md").exists()
    assert not (methods / "gone.md").exists()
