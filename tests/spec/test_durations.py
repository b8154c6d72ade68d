"""How durations are counted."""

from soceis.evaluation import durations_by_area, evaluate
from tests.spec.records import extract


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
