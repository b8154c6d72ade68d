"""How waiting and lasting are measured: the curves of the time until something happens."""

from soceis.evaluation import evaluate
from soceis.evaluation.survival import Curve
from tests.spec.records import extract


def curve(name: str, group: str = "North", **tables: str) -> Curve:
    found = evaluate(extract(**tables)).curves
    return next(c for c in found if (c.name, c.group) == (name, group))


def steps(found: Curve) -> list[tuple[int, str, int]]:
    """Day, per cent left, at risk."""
    return [(p.time, f"{100 * p.survival:.0f}", p.at_risk) for p in found.points]


REFERRALS = """
  referral_id | person_id | received_on
  r1          | p1        | 2022-10-01
  r2          | p2        | 2022-10-01
  r3          | p3        | 2022-10-01
  r4          | p4        | 2022-10-21
"""


def test_a_curve_counts_those_who_still_wait_until_the_data_date() -> None:
    """Two were met, after 10 and 20 days; one has waited 30 days and one 10 days, up to the data date.

    On day 10 one of four was met: 75% are left. The one who had waited 10 days leaves the curve without having been
    met, so that on day 20 one of two is met, and half of the 75% are left.
    """
    episodes = """
      episode_id | referral_id | person_id | state               | open_from  | first_attended
      e1         | r1          | p1        | active              | 2022-10-05 | 2022-10-11
      e2         | r2          | p2        | active              | 2022-10-05 | 2022-10-21
      e3         | r3          | p3        | engaging            | 2022-10-05 | .
      e4         | r4          | p4        | awaiting_allocation | .          | .
    """
    found = curve("time_to_first_attended", referrals=REFERRALS, episodes=episodes)
    assert steps(found) == [(10, "75", 4), (20, "38", 2), (30, "38", 1)]
    assert (found.median, found.events, found.n) == (20, 2, 4)


def test_whoever_was_never_met_stays_not_met_after_the_closing() -> None:
    """A case that closes without a meeting is not dropped from the curve: it was not reached, and never will be."""
    episodes = """
      episode_id | referral_id | person_id | state  | open_from  | first_attended | end_date   | closure_code
      e1         | r1          | p1        | active | 2022-10-05 | 2022-10-21     | .          | .
      e2         | r2          | p2        | closed | 2022-10-05 | .              | 2022-10-08 | no_contact_made
    """
    found = curve("time_to_first_attended", referrals=REFERRALS, episodes=episodes)
    assert steps(found) == [(20, "50", 2), (30, "50", 1)]


def test_the_time_to_the_end_runs_from_the_first_attempt_and_open_episodes_run_on() -> None:
    """One ended after 10 days; one is open and has lasted 26; one never began and is not counted."""
    episodes = """
      episode_id | referral_id | person_id | state               | open_from  | end_date   | closure_code
      e1         | r1          | p1        | closed              | 2022-10-05 | 2022-10-15 | goals_met
      e2         | r2          | p2        | paused              | 2022-10-05 | .          | .
      e3         | r3          | p3        | awaiting_allocation | .          | .          | .
    """
    found = curve("time_to_close", referrals=REFERRALS, episodes=episodes)
    assert steps(found) == [(10, "50", 2), (26, "50", 1)]


def test_the_median_is_the_first_day_on_which_half_or_fewer_are_left() -> None:
    """Its interval runs over the days on which the 95% limits of the curve hold one half: here it has no end."""
    episodes = """
      episode_id | referral_id | person_id | open_from
      e1         | r1          | p1        | 2022-10-05
      e2         | r2          | p2        | 2022-10-07
      e3         | r3          | p3        | 2022-10-11
    """
    found = curve("time_to_first_attempt", referrals=REFERRALS, episodes=episodes)
    assert [point.time for point in found.points] == [4, 6, 10]
    assert (found.median, found.interval) == (6, (4, None))


def test_a_meeting_before_the_referral_is_left_out_and_said() -> None:
    """The wait would be negative, so one of the two days is wrong."""
    episodes = """
      episode_id | referral_id | person_id | open_from  | first_attended
      e1         | r1          | p1        | 2022-10-05 | 2022-09-01
    """
    found = curve("time_to_first_attended", referrals=REFERRALS, episodes=episodes)
    assert found.n == 0
    assert [(left.rows, left.reason) for left in found.excluded] == [
        (1, "episodes.first_attended: the date, or the data date, lies before the referral")
    ]


def test_programmes_have_curves_of_the_complete_areas_together() -> None:
    """The log-rank test stands beside them for information, with the number of episodes in it."""
    episodes = """
      episode_id | referral_id | person_id | programme    | open_from
      e1         | r1          | p1        | one_to_one   | 2022-10-05
      e2         | r2          | p2        | school_group | 2022-10-11
    """
    found = curve("time_to_first_attempt", "school_group", referrals=REFERRALS, episodes=episodes)
    assert steps(found) == [(10, "0", 1)]
    assert found.compared is not None
    assert found.compared.n == 2
