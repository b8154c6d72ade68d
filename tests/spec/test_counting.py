"""How people, referrals and episodes are counted."""

from soceis.evaluation import MappingName, evaluate
from tests.spec.records import extract

REFERRED_TWICE = """
  referral_id | person_id | area  | received_on | source
  r1          | Alex      | North | 2020-06-10  | police
  r2          | Alex      | North | 2021-02-01  | education
  r3          | Sam       | North | 2020-07-01  | police
  r4          | Alex      | South | 2021-05-01  | other
"""


def printed(
    mapping: MappingName, table: str, row: str, area: str, **tables: str
) -> tuple[int | None, int | None, str]:
    cell = evaluate(extract(**tables), mapping).table(table).cell(row, area)
    return (cell.n, cell.base, cell.printed)


def test_corrected_tables_of_referrals_count_every_referral() -> None:
    """Someone who is referred twice counts twice, by each source."""
    found = printed("corrected", "referral_source", "police", "North", referrals=REFERRED_TWICE)
    assert found == (2, 3, "67")


def test_published_tables_of_referrals_count_a_person_once_an_area_by_the_earliest_referral() -> None:
    """Alex counts in the North by the first referral, and in the South again."""
    assert printed("published_2023", "referral_source", "police", "North", referrals=REFERRED_TWICE) == (
        2,
        2,
        "100",
    )
    assert printed("published_2023", "referral_source", "other", "South", referrals=REFERRED_TWICE) == (
        1,
        1,
        "100",
    )


def test_of_two_referrals_on_one_day_the_lower_identifier_is_the_earlier() -> None:
    """Identifiers are compared as text."""
    same_day = """
      referral_id | person_id | received_on | source
      r2          | Alex      | 2020-06-10  | police
      r10         | Alex      | 2020-06-10  | education
    """
    assert printed("published_2023", "referral_source", "education", "North", referrals=same_day) == (
        1,
        1,
        "100",
    )


def test_a_partial_area_has_its_own_column_and_only_the_published_overall_holds_it() -> None:
    """Partial data is not mixed with whole data."""
    corrected = printed("corrected", "referral_source", "other", "Overall", referrals=REFERRED_TWICE)
    published = printed("published_2023", "referral_source", "other", "Overall", referrals=REFERRED_TWICE)
    assert (corrected, published) == ((0, 3, "0"), (1, 3, "33"))


def test_a_reason_that_is_not_recorded_is_not_in_the_base() -> None:
    """The base is the referrals with a reason."""
    reasons = """
      referral_id | primary_reason
      r1          | drug_dealing
      r2          | other
      r3          | .
    """
    assert printed("corrected", "referral_reason", "other", "North", referrals=reasons) == (1, 2, "50")


def test_age_is_that_of_the_earliest_referral_of_each_person() -> None:
    """Someone referred at 14 and again at 16 counts as 14; an age that is missing is not replaced by a later one."""
    ages = """
      referral_id | person_id | received_on | age_at_referral
      r1          | Alex      | 2020-06-10  | 14
      r2          | Alex      | 2022-02-01  | 16
      r3          | Sam       | 2020-07-01  | 17
      r4          | Kim       | 2020-07-01  | .
      r5          | Kim       | 2021-07-01  | 11
    """
    table = evaluate(extract(referrals=ages)).table("age_and_sex")
    found = {s.row: s.printed for s in table.statistics if s.area == "North"}
    assert found == {"median age": "15.5", "mean age": "16", "min age": "14", "max age": "17"}


def test_the_share_of_males_is_of_the_people_whose_sex_is_known() -> None:
    """Not known is not a no."""
    people = """
      person_id | sex
      Alex      | male
      Sam       | other
      Kim       | unknown
    """
    referrals = """
      referral_id | person_id
      r1          | Alex
      r2          | Sam
      r3          | Kim
    """
    assert printed("corrected", "age_and_sex", "male", "North", people=people, referrals=referrals) == (
        1,
        2,
        "50",
    )


EPISODES = """
  episode_id | person_id | referral_id | state              | end_date   | closure_code
  e1         | Alex      | r1          | closed             | 2021-01-01 | goals_met
  e2         | Alex      | r2          | paused             | .          | .
  e3         | Sam       | r3          | closed             | 2021-01-01 | prevention_completed
  e4         | Kim       | r4          | awaiting_allocation| .          | .
"""
THEIR_REFERRALS = """
  referral_id | person_id | received_on
  r1          | Alex      | 2020-06-10
  r2          | Alex      | 2021-02-01
  r3          | Sam       | 2020-07-01
  r4          | Kim       | 2022-07-01
"""


def test_corrected_status_counts_episodes_on_one_base() -> None:
    """Engaging, active and paused are open."""
    found = printed(
        "corrected", "case_status", "open", "Overall", episodes=EPISODES, referrals=THEIR_REFERRALS
    )
    assert found == (1, 4, "25")


def test_published_status_counts_a_person_by_the_episode_of_the_latest_referral() -> None:
    """Alex is open: the closed episode belongs to the earlier referral."""
    found = printed(
        "published_2023", "case_status", "closed", "North", episodes=EPISODES, referrals=THEIR_REFERRALS
    )
    assert found == (1, 3, "33")


def test_published_overall_status_divides_open_and_closed_by_those_two_alone() -> None:
    """The printed report did so in its last column only."""
    both = {"episodes": EPISODES, "referrals": THEIR_REFERRALS}
    assert printed("published_2023", "case_status", "open", "Overall", **both) == (1, 2, "50")
    assert printed("published_2023", "case_status", "not_allocated", "Overall", **both) == (1, 3, "33")


def test_completing_the_school_programme_is_its_own_reason_only_when_corrected() -> None:
    """In 2023 it was printed among the support from other services."""
    both = {"episodes": EPISODES, "referrals": THEIR_REFERRALS}
    published = printed("published_2023", "closure_reason", "support_from_other_services", "North", **both)
    corrected = printed("corrected", "closure_reason_corrected", "completed_prevention", "North", **both)
    assert (published, corrected) == ((1, 1, "100"), (1, 2, "50"))


def test_a_topic_that_the_form_does_not_ask_for_is_not_counted_as_a_no() -> None:
    """Two plans, one form that asks about housing: the corrected base is one plan, the published base two."""
    plans = {
        "episodes": "episode_id\ne1",
        "plans": """
          plan_id | form_version
          short   | ten
          long    | eighteen
        """,
        "plan_forms": """
          form_version | topic
          ten          | self_esteem
          eighteen     | self_esteem
          eighteen     | housing
        """,
        "plan_topics": """
          plan_id | topic
          long    | housing
        """,
    }
    assert printed("corrected", "plan_topics", "housing", "North", **plans) == (1, 1, "100")
    assert printed("published_2023", "plan_topics", "housing", "North", **plans) == (1, 2, "50")
