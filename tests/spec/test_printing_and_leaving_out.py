"""What every table prints, and what it leaves out and counts."""

from soceis.evaluation import Extract, MappingName, Table, evaluate
from tests.spec.records import extract

ONE_OF_EIGHT = """
  referral_id | source
  r1          | police
  r2          | other
  r3          | other
  r4          | other
  r5          | other
  r6          | other
  r7          | other
  r8          | other
"""


def printed(
    mapping: MappingName, table: str, row: str, area: str, **tables: str
) -> tuple[int | None, int | None, str]:
    cell = evaluate(extract(**tables), mapping).table(table).cell(row, area)
    return (cell.n, cell.base, cell.printed)


def left_out(table: Table) -> dict[str, int]:
    return {excluded.reason: excluded.rows for excluded in table.excluded}


def test_a_percentage_is_a_whole_number_and_a_half_goes_up() -> None:
    """One of eight is 12.5 per cent: it prints as 13, and the result keeps 12.5."""
    found = printed("corrected", "referral_source", "police", "North", referrals=ONE_OF_EIGHT)
    assert found == (1, 8, "13")
    whole = evaluate(extract(referrals=ONE_OF_EIGHT)).table("referral_source").cell("police", "North")
    assert whole.percent == 12.5


def test_a_column_need_not_add_up_to_100() -> None:
    """Seven of eight is 87.5 per cent, so the two rows of the column print as 13 and 88."""
    police = printed("corrected", "referral_source", "police", "North", referrals=ONE_OF_EIGHT)
    other = printed("corrected", "referral_source", "other", "North", referrals=ONE_OF_EIGHT)
    assert (police, other) == ((1, 8, "13"), (7, 8, "88"))


def test_a_percentage_of_nobody_is_a_dash() -> None:
    """Nobody was referred in the South."""
    found = printed("corrected", "referral_source", "police", "South", referrals=ONE_OF_EIGHT)
    assert found == (0, 0, "-")


def test_a_row_with_a_code_that_nobody_knows_is_left_out_of_its_table_and_counted() -> None:
    """The referral counts in the tables that do not need the code."""
    referrals = """
      referral_id | source  | primary_reason
      r1          | police  | drug_dealing
      r2          | polices | drug_dealing
    """
    results = evaluate(extract(referrals=referrals))
    source = results.table("referral_source")
    assert printed("corrected", "referral_source", "police", "North", referrals=referrals) == (1, 1, "100")
    assert left_out(source) == {"referrals.source: the code is not in the list": 1}
    assert printed("corrected", "referral_reason", "drug_dealing", "North", referrals=referrals) == (
        2,
        2,
        "100",
    )


def test_what_lies_after_the_data_date_is_left_out_and_counted() -> None:
    """The data of the North was taken on 31 October 2022."""
    referrals = """
      referral_id | received_on | source
      r1          | 2022-10-31  | police
      r2          | 2022-11-01  | police
    """
    table = evaluate(extract(referrals=referrals)).table("referral_source")
    assert printed("corrected", "referral_source", "police", "North", referrals=referrals) == (1, 1, "100")
    assert left_out(table) == {"referrals.received_on: the date lies after the area's data date": 1}


def test_the_same_key_counts_once_and_the_first_row_is_kept() -> None:
    """A row that came twice is one referral."""
    referrals = """
      referral_id | person_id | source
      r1          | Alex      | police
      r1          | Alex      | education
    """
    table = evaluate(extract(referrals=referrals)).table("referral_source")
    assert printed("corrected", "referral_source", "police", "North", referrals=referrals) == (1, 1, "100")
    assert printed("corrected", "referral_source", "education", "North", referrals=referrals) == (0, 1, "0")
    assert left_out(table) == {"referrals.referral_id: the same key stands in an earlier row": 1}


def test_a_second_open_episode_of_a_person_in_one_programme_has_no_state() -> None:
    """The earlier one is kept; somebody has to close one of the two, or join them."""
    episodes = """
      episode_id | person_id | state  | open_from
      e1         | Alex      | active | 2021-01-01
      e2         | Alex      | active | 2022-01-01
    """
    table = evaluate(extract(episodes=episodes)).table("case_status")
    assert printed("corrected", "case_status", "open", "North", episodes=episodes) == (1, 1, "100")
    assert list(left_out(table).values()) == [1]


def test_a_table_whose_data_are_missing_says_so_instead_of_printing_noughts() -> None:
    """Without readings of outcomes there is nothing to count, which is not a count of nobody."""
    episodes = "episode_id | first_attended\ne1 | 2021-01-01"
    whole = extract(episodes=episodes)
    tables = {name: table for name, table in whole.tables.items() if name != "outcome_readings"}
    lacking = Extract(
        whole.meta, tables, whole.missing, whole.dropped, whole.read, whole.findings, whole.inputs
    )
    table = evaluate(lacking).table("outcomes_open")
    cell = table.cell("decision_making", "North")
    assert (cell.n, cell.base, cell.printed) == (None, None, "not available")
    assert "the table outcome_readings is missing" in table.definition
