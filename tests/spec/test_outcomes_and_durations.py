"""How outcomes and durations are counted."""

from soceis.evaluation import durations_by_area, evaluate
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


def test_the_last_reading_after_baseline_counts_of_those_for_whom_the_outcome_applies() -> None:
    """Of three engaged episodes one has a reading that applies and is known; it became better at the end."""
    cell = evaluate(extract(episodes=CLOSED, outcome_readings=READINGS)).table("outcomes_closed")
    found = cell.cell("reduced_offending", "North")
    assert (found.n, found.base, found.printed) == (1, 1, "100")


def test_published_outcomes_of_closed_episodes_are_of_all_the_engaged_ones() -> None:
    """Whatever the reading: what does not apply counts as no."""
    table = evaluate(extract(episodes=CLOSED, outcome_readings=READINGS), "published_2023").table(
        "outcomes_closed"
    )
    found = table.cell("reduced_offending", "North")
    assert (found.n, found.base, found.printed) == (1, 3, "33")


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
    published = evaluate(extract(**records), "published_2023").table("outcomes_open")
    corrected = evaluate(extract(**records)).table("outcomes_open")
    assert published.cell("reduced_offending", "North").printed == "100"
    assert corrected.cell("reduced_offending", "North").printed == "50"


def test_of_two_readings_on_one_day_the_later_row_counts() -> None:
    """File order decides, because nothing else can."""
    readings = """
      episode_id | value  | recorded_on
      e1         | better | 2021-01-10
      e1         | same   | 2021-01-10
    """
    table = evaluate(extract(episodes=CLOSED, outcome_readings=readings)).table("outcomes_closed")
    assert table.cell("reduced_offending", "North").n == 0


def test_durations_are_of_closed_episodes_that_began_in_the_first_six_months() -> None:
    """The launch day counts, the same day six months later does not. Open episodes do not count."""
    episodes = """
      episode_id | state  | open_from  | end_date   | closure_code
      first      | closed | 2020-06-01 | 2020-09-01 | goals_met
      last       | closed | 2020-11-30 | 2021-11-29 | goals_met
      late       | closed | 2020-12-01 | 2021-11-30 | goals_met
      before     | closed | 2020-05-31 | 2021-11-30 | goals_met
      running    | active | 2020-06-01 | .          | .
    """
    table = evaluate(extract(episodes=episodes)).table("duration")
    found = {s.row: s.value for s in table.statistics if s.area == "North"}
    assert found == {"n": 2, "min months": 3, "median months": 7, "max months": 11}


def test_a_bar_is_one_person_with_a_segment_for_each_episode_and_the_gap_between() -> None:
    """Five full months, a gap, and an episode that is still open on the data date."""
    records = {
        "referrals": """
          referral_id | person_id | received_on
          r1          | Alex      | 2020-06-01
          r2          | Alex      | 2021-01-01
        """,
        "episodes": """
          episode_id | person_id | referral_id | state  | open_from  | end_date   | closure_code
          e1         | Alex      | r1          | closed | 2020-06-15 | 2020-12-14 | goals_met
          e2         | Alex      | r2          | active | 2021-02-01 | .          | .
        """,
        "states": """
          episode_id | state  | effective_on
          e2         | active | 2021-02-01
          e2         | paused | 2021-06-01
          e2         | active | 2021-08-15
        """,
    }
    bar = durations_by_area(extract(**records))[0].bars[0]
    assert [(s.start, s.end, s.months, s.status) for s in bar.segments] == [
        (0, 5, 5, "closed"),
        (7, 27, 20, "open"),
    ]
    assert [(p.start, p.months) for p in bar.segments[1].pauses] == [(11, 2)]
