"""How outcomes are counted."""

from soceis.evaluation import MappingName, evaluate
from tests.spec.records import extract

CLOSED = """
  episode_id | state  | open_from  | first_attended | end_date   | closure_code
  e1         | closed | 2020-06-15 | 2020-07-01     | 2021-01-14 | goals_met
  e2         | closed | 2020-06-15 | 2020-07-01     | 2021-01-14 | goals_met
  e3         | closed | 2020-06-15 | 2020-07-01     | 2021-01-14 | goals_met
  e4         | closed | 2020-06-15 | .              | 2021-01-14 | no_contact_made
"""
READINGS = """
  episode_id | stage    | applicable | value   | recorded_on
  e1         | baseline | yes        | .       | 2020-07-01
  e1         | review   | yes        | worse   | 2020-09-01
  e1         | exit     | yes        | better  | 2021-01-10
  e2         | exit     | no         | unknown | 2021-01-10
  e4         | exit     | yes        | better  | 2021-01-10
"""


def printed(
    mapping: MappingName, table: str, row: str, area: str, **tables: str
) -> tuple[int | None, int | None, str]:
    cell = evaluate(extract(**tables), mapping).table(table).cell(row, area)
    return (cell.n, cell.base, cell.printed)


def test_the_last_reading_after_baseline_counts_of_those_for_whom_the_outcome_applies() -> None:
    """Of three engaged episodes one has a reading that applies and is known; it became better at the end."""
    found = printed(
        "corrected",
        "outcomes_closed",
        "reduced_offending",
        "North",
        episodes=CLOSED,
        outcome_readings=READINGS,
    )
    assert found == (1, 1, "100")


def test_whoever_never_attended_is_not_in_an_outcome() -> None:
    """The fourth episode has a reading of better and no attended contact: it is in neither number."""
    readings = """
      episode_id | stage | value  | recorded_on
      e1         | exit  | same   | 2021-01-10
      e4         | exit  | better | 2021-01-10
    """
    found = printed(
        "corrected",
        "outcomes_closed",
        "reduced_offending",
        "North",
        episodes=CLOSED,
        outcome_readings=readings,
    )
    assert found == (0, 1, "0")


def test_a_reading_that_is_not_known_is_not_in_the_base() -> None:
    """Not known is not a no: the base is the readings of better, same or worse."""
    readings = """
      episode_id | stage | value   | recorded_on
      e1         | exit  | better  | 2021-01-10
      e2         | exit  | worse   | 2021-01-10
      e3         | exit  | unknown | 2021-01-10
    """
    found = printed(
        "corrected",
        "outcomes_closed",
        "reduced_offending",
        "North",
        episodes=CLOSED,
        outcome_readings=readings,
    )
    assert found == (1, 2, "50")


def test_published_outcomes_of_closed_episodes_are_of_all_the_engaged_ones() -> None:
    """Whatever the reading: what does not apply counts as no."""
    found = printed(
        "published_2023",
        "outcomes_closed",
        "reduced_offending",
        "North",
        episodes=CLOSED,
        outcome_readings=READINGS,
    )
    assert found == (1, 3, "33")


def test_published_outcomes_of_open_episodes_are_of_those_with_something_better() -> None:
    """The report divided by its own success: one of two engaged open episodes became better, printed as 100."""
    records = {
        "episodes": """
          episode_id | first_attended
          e1         | 2020-07-01
          e2         | 2020-07-01
        """,
        "outcome_readings": """
          episode_id | value
          e1         | better
          e2         | same
        """,
    }
    published = printed("published_2023", "outcomes_open", "reduced_offending", "North", **records)
    corrected = printed("corrected", "outcomes_open", "reduced_offending", "North", **records)
    assert published == (1, 1, "100")
    assert corrected == (1, 2, "50")


def test_of_two_readings_on_one_day_the_later_row_counts() -> None:
    """File order decides, because nothing else can."""
    readings = """
      episode_id | value  | recorded_on
      e1         | better | 2021-01-10
      e1         | same   | 2021-01-10
    """
    found = printed(
        "corrected",
        "outcomes_closed",
        "reduced_offending",
        "North",
        episodes=CLOSED,
        outcome_readings=readings,
    )
    assert found == (0, 1, "0")
