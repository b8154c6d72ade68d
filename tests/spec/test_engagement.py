"""How first contacts, attempts and not taking part are counted."""

from soceis.evaluation import Table, evaluate
from tests.spec.records import extract


def table(name: str, **tables: str) -> Table:
    return evaluate(extract(**tables)).table(name)


def numbers(found: Table) -> dict[str, float | None]:
    return {s.row: s.value for s in found.statistics if s.area == "North"}


def counts(found: Table) -> dict[str, tuple[int | None, int | None]]:
    """The rows that somebody is in."""
    return {c.row: (c.n, c.base) for c in found.cells if c.area == "North" and c.n}


def test_days_to_the_first_meeting_are_of_those_who_were_met_and_the_base_is_everybody() -> None:
    """Two of three were met, after 10 and 20 days: half-way between the two lies the median."""
    records = {
        "referrals": """
          referral_id | person_id | received_on
          r1          | Alex      | 2022-06-01
          r2          | Sam       | 2022-06-01
          r3          | Kim       | 2022-06-01
        """,
        "episodes": """
          episode_id | referral_id | person_id | first_attended
          e1         | r1          | Alex      | 2022-06-11
          e2         | r2          | Sam       | 2022-06-21
          e3         | r3          | Kim       | .
        """,
    }
    found = table("first_attended_days", **records)
    assert counts(found) == {"attended": (2, 3)}
    assert numbers(found) == {"lower quartile days": 10, "median days": 15, "upper quartile days": 20}


def test_attempts_are_counted_up_to_the_day_of_the_first_meeting() -> None:
    """Three attempts came before Alex was met, one of them on the day itself; a later one does not count.

    Sam was met at once. Kim was never met: the attempts stand in no row here.
    """
    episodes = """
      episode_id | first_attended
      alex       | 2022-06-12
      sam        | 2022-06-03
      kim        | .
    """
    contacts = """
      contact_id | episode_id | on         | kind
      c1         | alex       | 2022-06-01 | attempt
      c2         | alex       | 2022-06-05 | attempt
      c3         | alex       | 2022-06-09 | not_attended
      c4         | alex       | 2022-06-12 | attempt
      c5         | alex       | 2022-06-12 | attended
      c6         | alex       | 2022-06-20 | attempt
      c7         | sam        | 2022-06-03 | attended
      c8         | kim        | 2022-06-03 | attempt
    """
    found = table("attempts_before_first_attended", episodes=episodes, contacts=contacts)
    assert counts(found) == {"none": (1, 2), "3_to_5": (1, 2)}
    assert numbers(found) == {"median attempts": 1.5}


def test_both_starts_of_a_duration_are_named_and_stand_side_by_side() -> None:
    """From the first attempt the work lasted seven full months, from the first meeting five."""
    episodes = """
      episode_id | state  | open_from  | first_attended | end_date   | closure_code
      e1         | closed | 2021-01-10 | 2021-03-01     | 2021-08-15 | goals_met
      e2         | closed | 2021-01-10 | .              | 2021-08-15 | no_contact_made
    """
    found = numbers(table("duration_by_start", episodes=episodes))
    assert (found["n from first attempt"], found["median months from first attempt"]) == (2, 7)
    assert (found["n from first meeting"], found["median months from first meeting"]) == (1, 5)


ENDED = """
  episode_id | state  | open_from  | end_date   | closure_code      | non_engagement_reason
  e1         | closed | 2021-01-10 | 2021-02-15 | declined_at_offer | wait_too_long
  e2         | closed | 2021-01-10 | 2021-02-15 | no_contact_made   | too_many_workers
  e3         | closed | 2021-01-10 | 2021-02-15 | no_contact_made   | .
  e4         | closed | 2021-01-10 | 2021-02-15 | goals_met         | .
"""


def test_a_reason_that_nobody_recorded_is_a_row_of_its_own() -> None:
    """Three cases closed without the young person taking part; of one nobody wrote down why. It is not a no."""
    found = table("non_engagement_reasons", episodes=ENDED)
    assert counts(found) == {
        "wait_too_long": (1, 3),
        "too_many_workers": (1, 3),
        "not_recorded": (1, 3),
    }


def test_reasons_are_split_into_what_the_service_a_partner_or_nobody_can_change() -> None:
    """The split follows from the code of the reason: waiting is ours to change, many workers a partner's."""
    found = table("non_engagement_changeable", episodes=ENDED)
    assert counts(found) == {"service": (1, 3), "partner": (1, 3), "not_recorded": (1, 3)}


def test_attempts_made_stand_beside_the_reasons() -> None:
    """Somebody was tried twice before the case closed because the wait had been too long."""
    contacts = """
      contact_id | episode_id | on         | kind
      c1         | e1         | 2021-01-10 | attempt
      c2         | e1         | 2021-01-20 | attempt
      c3         | e2         | 2021-01-20 | attempt
    """
    found = numbers(table("non_engagement_attempts", episodes=ENDED, contacts=contacts))
    assert (found["median attempts service"], found["median attempts partner"]) == (2, 1)
    assert found["median attempts all"] == 1


def test_a_reason_that_is_not_one_of_the_codes_is_left_out_and_said() -> None:
    """What it was meant to say cannot be known."""
    found = table("non_engagement_reasons", episodes=ENDED.replace("wait_too_long", "see_the_file_"))
    assert counts(found)["too_many_workers"] == (1, 2)
    assert [(left.rows, left.reason) for left in found.excluded] == [
        (1, "episodes.non_engagement_reason: the code is not in the list")
    ]


def test_without_the_table_of_contacts_the_tables_of_attempts_say_why_they_are_not_made() -> None:
    """Nothing is counted as no attempt."""
    from tests.unit.evaluation import sample

    rows = sample.rows()
    del rows["contacts"]
    results = evaluate(sample.extract(rows))
    for name in ("attempts_before_first_attended", "non_engagement_attempts"):
        assert results.table(name).missing == "the table contacts is missing"
        assert "Not made, or only in part: the table contacts is missing." in results.table(name).definition
