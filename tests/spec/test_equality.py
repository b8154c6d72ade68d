"""How tables by sex, ethnic group, age and nation are counted."""

from soceis.evaluation import OVERALL, Table, evaluate
from tests.spec.records import extract
from tests.unit.evaluation import sample

PEOPLE = """
  person_id | sex     | ethnicity
  Alex      | male    | white_british
  Sam       | female  | sct_african
  Kim       | unknown | arab
  Jo        | .       | .
"""
REFERRALS = """
  referral_id | person_id | area  | received_on | age_at_referral | source
  r1          | Alex      | North | 2020-06-10  | 13              | police
  r2          | Alex      | North | 2021-02-01  | 14              | education
  r3          | Sam       | North | 2020-07-01  | 17              | police
  r4          | Kim       | North | 2020-07-01  | .               | police
  r5          | Jo        | North | 2020-07-01  | 18              | police
  r6          | Sam       | South | 2021-07-01  | 18              | police
"""
BOTH = {"people": PEOPLE, "referrals": REFERRALS}


def row(name: str, row: str, **tables: str) -> dict[str, tuple[int | None, int | None]]:
    """The columns of a row that have a base."""
    cells = evaluate(extract(**(tables or BOTH))).table(name).cells
    return {c.area: (c.n, c.base) for c in cells if c.row == row and c.base}


def test_groups_add_up_to_overall_and_not_known_is_one_of_them() -> None:
    """Five referrals in the complete area: four from the police. Unknown and missing are not known, not a no."""
    assert row("referral_source_by_sex", "police") == {
        "male": (1, 2),
        "female": (1, 1),
        "not_known": (2, 2),
        OVERALL: (4, 5),
    }


def test_the_lists_of_the_nations_lead_to_the_same_five_groups() -> None:
    """African in Scotland's list is in the group Black, Arab in the group Other."""
    assert row("referral_source_by_ethnicity", "police") == {
        "white": (1, 2),
        "black": (1, 1),
        "other": (1, 1),
        "not_known": (1, 1),
        OVERALL: (4, 5),
    }


def test_the_age_band_is_that_of_the_earliest_referral_of_all() -> None:
    """Alex was 13 when first referred and stays in that band with the second referral; Kim's age is missing."""
    assert row("referral_source_by_age_band", "police") == {
        "11_to_13": (1, 2),
        "16_to_17": (1, 1),
        "18_and_over": (1, 1),
        "not_known": (1, 1),
        OVERALL: (4, 5),
    }


def test_a_partial_area_is_in_no_group_when_corrected_and_in_all_as_published() -> None:
    """So that the groups always add up to the Overall that stands beside them."""
    corrected = evaluate(extract(**BOTH)).table("referral_source_by_sex").cell("police", "female")
    published = evaluate(extract(**BOTH), "published_2023").table("referral_source_by_sex")
    assert (corrected.n, corrected.base) == (1, 1)
    assert published.cell("police", "female").n == 2
    assert published.cell("police", OVERALL).n == 5


def test_nations_pool_the_areas_of_each() -> None:
    """Only the nations of areas that are in Overall have a column."""
    areas = """
      area  | nation   | launch_date | data_date  | complete
      North | wales    | 2020-06-01  | 2022-10-31 | yes
      East  | wales    | 2020-06-01  | 2022-10-31 | yes
      South | scotland | 2020-06-01  | 2022-10-31 | no
    """
    referrals = REFERRALS.replace("Jo        | North", "Jo        | East ")
    assert row("referral_source_by_nation", "police", areas=areas, people=PEOPLE, referrals=referrals) == {
        "wales": (4, 5),
        OVERALL: (4, 5),
    }


def test_ages_are_those_of_the_people_of_the_group() -> None:
    """Each person counts once an area, with the age at the earliest referral there."""
    table = evaluate(extract(**BOTH)).table("age_by_sex")
    found = {s.area: s.printed for s in table.statistics if s.row == "median age"}
    assert found == {"male": "13", "female": "17", "other": "-", "not_known": "18", OVERALL: "17"}


def without(column: str) -> Table:
    rows = sample.rows()
    for person in rows["people"]:
        del person[column]
    return evaluate(sample.extract(rows)).table(f"case_status_by_{column}")


def test_without_the_column_the_table_says_why_it_is_not_made() -> None:
    """It does not put everybody under not known."""
    for column in ("sex", "ethnicity"):
        table = without(column)
        assert table.missing == f"the table people has no column {column}"
        assert {cell.n for cell in table.cells} == {None}
        assert table.definition.startswith("Not made: ")
