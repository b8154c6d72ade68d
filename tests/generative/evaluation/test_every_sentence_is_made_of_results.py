"""The sentences of a report: every number in them stands in the results, and no word says why."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soceis.evaluation import codes
from soceis.evaluation.cells import Cell, Statistic, Table, counted, not_made
from soceis.evaluation.codes import OVERALL
from soceis.evaluation.report.sentences import SAID, SMALL_BASE, UNITS, sentences_of
from soceis.evaluation.words import row_in_words

FORBIDDEN = (
    "reduction of", "% reduction", "reduced by", "because of the", "due to", "led to", "caused", "as a result",
    "thanks to", "impact", "effective", "proves", "success", "helped", "refus", "fail", "non-compliant", "offender",
)  # fmt: skip
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ROWS = {
    "referral_source": (codes.SOURCES, "referrals"),
    "referral_reason": (codes.REASONS, "referrals"),
    "case_status": (codes.STATUSES, "episodes"),
    "closure_reason": (codes.PUBLISHED_CLOSURES, "people"),
    "closure_reason_corrected": (codes.CORRECTED_CLOSURES, "episodes"),
    "plan_topics": (codes.TOPICS, "plans"),
    "outcomes_closed": (codes.OUTCOMES, "episodes"),
    "outcomes_open": (codes.OUTCOMES, "episodes"),
}
WHY = "the table episodes has no column state"


def _cell(row: str, area: str) -> st.SearchStrategy[Cell]:
    sound = st.integers(0, 12_000).flatmap(
        lambda base: st.integers(0, base).map(lambda n: counted(row, area, n, base))
    )
    small = st.integers(0, 12).flatmap(
        lambda base: st.integers(0, base).map(lambda n: counted(row, area, n, base))
    )
    withheld = st.sampled_from((None, 40)).map(
        lambda base: Cell(row, area, None, base, "[c]", suppressed=True)
    )
    unreliable = st.integers(1, 9).map(lambda base: Cell(row, area, base, base, "[u]"))
    return st.one_of(sound, small, withheld, unreliable, st.just(not_made(row, area)))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of any name with any cells."""
    name = draw(st.sampled_from((*ROWS, "age_and_sex", "duration")))
    missing = draw(st.sampled_from(("", "", "", WHY)))
    if name == "age_and_sex":
        return Table(
            name,
            "Age",
            "people",
            "",
            (draw(_cell("male", OVERALL)),),
            _statistics(draw, "median age"),
            (),
            missing,
        )
    if name == "duration":
        return Table(name, "Months", "episodes", "", (), _statistics(draw, "n", "median months"), (), missing)
    rows, unit = ROWS[name]
    cells = tuple(draw(_cell(row, area)) for row in rows for area in ("North", OVERALL))
    assert unit in UNITS
    return Table(name, name.capitalize(), unit, "", cells, (), (), missing)  # type: ignore[arg-type]


def _statistics(draw: st.DrawFn, *rows: str) -> tuple[Statistic, ...]:
    values = st.sampled_from(((None, "-"), (None, "[c]"), (15, "15"), (15.5, "15.5"), (0, "0")))
    return tuple(Statistic(row, OVERALL, *draw(values)) for row in rows)


def numbers_of(table: Table) -> frozenset[str]:
    """Every number that a sentence about this table may hold, as it prints."""
    cells = [cell for cell in table.cells if not cell.suppressed]
    counts = {f"{number:,}" for cell in cells for number in (cell.n, cell.base) if number is not None}
    percents = {cell.printed for cell in cells}
    return frozenset(counts | percents | {s.printed for s in table.statistics})


def plain_of(sentence: str) -> str:
    """The sentence without the warning's own number."""
    return sentence.replace(f"The base is under {SMALL_BASE}:", "")


@given(tables())
def test_every_number_of_a_sentence_stands_in_the_results(table: Table) -> None:
    allowed = numbers_of(table)
    for sentence in sentences_of(table):
        for number in NUMBER.findall(plain_of(sentence)):
            assert number in allowed, sentence


@given(tables())
def test_a_percentage_always_has_its_number_its_base_and_its_unit(table: Table) -> None:
    one, many = UNITS[table.unit]
    of = re.compile(rf"\d[\d,]* of \d[\d,]* (open |closed )?({one}|{many}) \(\d+%\) ")
    for sentence in sentences_of(table):
        assert sentence.count("%") == len(of.findall(sentence)), sentence


@given(tables())
def test_no_sentence_says_why_or_blames(table: Table) -> None:
    for sentence in sentences_of(table):
        assert not [phrase for phrase in FORBIDDEN if phrase in sentence.lower()], sentence


@given(tables())
def test_every_sentence_is_a_whole_one_and_a_small_base_is_warned_about(table: Table) -> None:
    for sentence in sentences_of(table):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        assert ".." not in sentence
        assert "None" not in sentence
        found = re.search(r"\d of (\d[\d,]*) [^(]*\(\d+%\)", sentence)
        if found:
            small = int(found.group(1).replace(",", "")) < SMALL_BASE
            assert small == (f"The base is under {SMALL_BASE}" in sentence), sentence


@given(tables())
def test_what_is_withheld_or_missing_is_said_and_never_a_number(table: Table) -> None:
    said = " ".join(sentences_of(table))
    if table.missing:
        assert said == f"{table.title}: not made, or only in part, because {table.missing}."
        return
    say = SAID.get(table.name)
    if say is None or say.leading or say.first:
        return
    for cell in table.cells:
        if cell.area == OVERALL and cell.suppressed and (not say.rows or cell.row in say.rows):
            words = say.words(table.name, cell)
            assert any(s.endswith(f"{words} is withheld.") for s in sentences_of(table))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (
            counted("reduced_offending", OVERALL, 23, 30),
            "23 of 30 closed episodes (77%) showed reduced offending.",
        ),
        (
            counted("reduced_offending", OVERALL, 1, 1),
            (
                "1 of 1 closed episode (100%) showed reduced offending. The base is under 10: one episode more or less"
                " changes the percentage a great deal."
            ),
        ),
        (
            Cell("reduced_offending", OVERALL, None, 30, "[c]", suppressed=True),
            "How many closed episodes showed reduced offending is withheld.",
        ),
        (
            counted("reduced_offending", OVERALL, 0, 0),
            "How many closed episodes showed reduced offending cannot be said: there is none of which it is known.",
        ),
        (
            Cell("reduced_offending", OVERALL, 3, 8, "[u]"),
            "3 of 8 closed episodes showed reduced offending.",
        ),
    ],
)
def test_one_cell_in_words(cell: Cell, said: str) -> None:
    table = Table("outcomes_closed", "Outcomes", "episodes", "", (cell,))
    assert sentences_of(table) == (said,)


def test_the_largest_is_claimed_only_when_nothing_of_the_column_is_withheld() -> None:
    police = counted("police", OVERALL, 23, 30)
    withheld = Cell("education", OVERALL, None, 30, "[c]", suppressed=True)
    all_shown = Table("referral_source", "Who referred", "referrals", "", (police,))
    (said,) = sentences_of(all_shown)
    assert said == "23 of 30 referrals (77%) came from the police; no other source made more."
    (said,) = sentences_of(Table("referral_source", "Who referred", "referrals", "", (police, withheld)))
    assert "no other source" not in said
    assert said.endswith("some numbers of this table are withheld.")


def test_people_are_called_young_people() -> None:
    table = Table("case_status", "Status", "people", "", (counted("open", OVERALL, 23, 30),))
    assert sentences_of(table) == ("23 of 30 young people (77%) were open on the data date.",)
    assert row_in_words("case_status", "open") == "Open"
