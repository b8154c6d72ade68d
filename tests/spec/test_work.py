"""How support, parts of life, goals, education, help and asking again are counted."""

from soceis.evaluation import Table, evaluate
from tests.spec.records import extract


def numbers(found: Table) -> dict[str, float | None]:
    return {s.row: s.value for s in found.statistics if s.area == "North" and s.value is not None}


def counts(found: Table) -> dict[str, tuple[int | None, int | None]]:
    """The rows that somebody is in."""
    return {c.row: (c.n, c.base) for c in found.cells if c.area == "North" and c.base}


ALEX_AND_SAM = """
  episode_id | state  | first_attended | open_from  | end_date   | closure_code
  alex       | active | 2022-06-01     | 2022-05-20 | .          | .
  sam        | closed | 2022-01-10     | 2022-01-01 | 2022-03-31 | goals_met
"""


def test_the_share_of_a_kind_of_support_is_the_mean_over_young_people_not_over_hours() -> None:
    """Alex had three hours, a third of them fun; Sam had one hour, all of it fun: on average two thirds."""
    contacts = """
      contact_id | episode_id | on         | kind         | minutes | components
      c1         | alex       | 2022-06-01 | attended     | 120     | FUN:0.5;EMO:0.5
      c2         | alex       | 2022-06-08 | attended     | 60      | EMO:1
      c3         | sam        | 2022-01-10 | attended     | 60      | FUN:1
      c4         | sam        | 2022-01-17 | not_attended | 60      | EDU:1
    """
    records = {"episodes": ALEX_AND_SAM, "contacts": contacts}
    made = evaluate(extract(**records))
    shares = numbers(made.table("dose_shares"))
    assert {row: value for row, value in shares.items() if value} == {
        "mean share FUN": 66.5,
        "mean share EMO": 33.5,
    }
    assert numbers(made.table("dose_hours")) == {
        "median hours all": 2,
        "median hours open": 3,
        "median hours completed": 1,
    }
    had = counts(made.table("dose_components"))
    assert had["FUN"] == (2, 2)
    assert had["EMO"] == (1, 2)
    assert had["EDU"] == (0, 2)


LIFE = """
  episode_id | held_on    | part | side         | basis    | rating | worker_only
  alex       | 2022-06-01 | home | young_person | rated    | 2      | no
  alex       | 2022-06-01 | home | worker       | rated    | 3      | no
  alex       | 2022-07-01 | home | young_person | rated    | 4      | no
  alex       | 2022-07-01 | mind | young_person | not_now  | .      | no
  alex       | 2022-08-01 | home | worker       | rated    | 5      | yes
  sam        | 2022-02-01 | home | young_person | rated    | 3      | no
  sam        | 2022-03-01 | home | young_person | rated    | 1      | no
"""


def test_a_part_of_life_changed_between_two_days_and_only_as_the_young_person_said() -> None:
    """Alex went from 2 to 4, Sam from 3 to 1. The worker's second view of Alex was without Alex: it is no change."""
    records = {"episodes": ALEX_AND_SAM, "life_answers": LIFE}
    made = evaluate(extract(**records))
    assert counts(made.table("needs_better")) == {"home": (1, 2)}
    assert counts(made.table("needs_held")) == {"home": (1, 2)}
    assert counts(made.table("needs_better_worker")) == {}
    assert counts(made.table("needs_seen_differently")) == {"home": (1, 1)}
    assert counts(made.table("needs_balance")) == {
        "more_better": (1, 2), "as_many": (0, 2), "more_harder": (1, 2),
    }  # fmt: skip


def test_a_young_person_with_many_goals_counts_once_a_row() -> None:
    """Alex achieved two goals of one topic and works on a third; the first took 10 days."""
    goals = """
      episode_id | goal_id | agreed_on  | topic       | state    | achieved_on
      alex       | g1      | 2022-06-01 | self_esteem | achieved | 2022-06-11
      alex       | g2      | 2022-06-01 | self_esteem | achieved | 2022-07-01
      alex       | g3      | 2022-06-01 | housing     | working  | .
      sam        | g4      | 2022-01-10 | housing     | dropped  | .
    """
    records = {"episodes": ALEX_AND_SAM, "goals": goals}
    made = evaluate(extract(**records))
    states = counts(made.table("goals_by_state"))
    assert (states["achieved"], states["working"], states["dropped"]) == ((1, 2), (1, 2), (1, 2))
    assert counts(made.table("goals_by_topic")) == {"self_esteem": (1, 1), "housing": (0, 2)}
    assert numbers(made.table("goal_days")) == {"median days": 10}


def test_the_status_in_force_counts_and_days_away_are_counted_on_both_sides_of_the_first_attempt() -> None:
    """Alex was in no school when we met and is at college now; Sam's status was never asked."""
    statuses = """
      episode_id | begins     | status  | eet
      alex       | 2022-01-01 | not_in  | none
      alex       | 2022-09-01 | college | education
    """
    exclusions = """
      episode_id | begins     | kind       | half_days
      alex       | 2022-05-19 | suspension | 4
      alex       | 2022-05-20 | suspension | 2
      alex       | 2021-05-19 | suspension | 2
      alex       | 2022-06-01 | inside     | 2
    """
    records = {"episodes": ALEX_AND_SAM, "education_statuses": statuses, "exclusions": exclusions}
    made = evaluate(extract(**records))
    start, end = (counts(made.table(f"education_at_{when}")) for when in ("start", "end"))
    assert (start["none"], start["not_recorded"]) == ((1, 2), (1, 2))
    assert (end["education"], end["not_recorded"]) == ((1, 2), (1, 2))
    # One in the 365 days before; one in the 165 days from the first attempt to the day of the area.
    assert numbers(made.table("suspensions")) == {"rate before": 0.27, "rate after": 0.61}


def test_days_away_are_counted_once_where_nothing_else_is_told_of_school() -> None:
    """Alex was sent away twice in the year before; the file of exclusions is the only one about school."""
    exclusions = """
      episode_id | begins     | kind       | half_days
      alex       | 2022-05-01 | suspension | 4
      alex       | 2022-05-19 | suspension | 2
    """
    records = {"episodes": ALEX_AND_SAM, "exclusions": exclusions}
    made = evaluate(extract(**records))
    assert numbers(made.table("suspensions")) == {"rate before": 0.55, "rate after": 0}


def test_asking_again_counts_those_whose_time_has_come() -> None:
    """Sam's work ended seven months before the day: half a year has passed, a year has not."""
    asked = """
      episode_id | on         | months | came
      sam        | 2022-10-01 | 6      | asked
    """
    records = {"episodes": ALEX_AND_SAM, "follow_ups": asked}
    made = evaluate(extract(**records))
    assert counts(made.table("follow_up_6"))["asked"] == (1, 1)
    assert counts(made.table("follow_up_12")) == {}


def test_not_asked_is_a_row_of_its_own_and_the_last_answer_counts() -> None:
    """Alex said yes to photos and took it back later; nobody asked Sam, who is in the base all the same."""
    answers = """
      person_id      | area  | answered_on | purpose | answer
      person of alex | North | 2022-06-01  | photo   | given
      person of alex | North | 2022-07-01  | photo   | withdrawn
    """
    records = {"episodes": ALEX_AND_SAM, "permission_answers": answers}
    made = counts(evaluate(extract(**records)).table("permissions_by_purpose"))
    asked = {row: n for row, (n, _) in made.items() if row.startswith("photo")}
    assert asked == {"photo_given": 0, "photo_refused": 0, "photo_withdrawn": 1, "photo_not_asked": 1}
    assert made["interview_not_asked"] == (2, 2)


def test_a_first_step_is_counted_of_everybody_whom_we_tried_to_reach() -> None:
    """Alex wrote back; Sam did not, and stays in the base."""
    steps = """
      episode_id | reached_on | kind
      alex       | 2022-05-25 | replied
    """
    records = {"episodes": ALEX_AND_SAM, "engagement_milestones": steps}
    assert counts(evaluate(extract(**records)).table("milestones"))["replied"] == (1, 2)


def test_people_to_turn_to_are_compared_only_where_they_were_counted_twice() -> None:
    """Alex had nobody at home and then one person; friends were counted once, so they are in neither table."""
    people = """
      episode_id | counted_on | kind   | number
      alex       | 2022-06-01 | home   | 0
      alex       | 2022-06-01 | friend | 2
      alex       | 2022-09-01 | home   | 1
    """
    records = {"episodes": ALEX_AND_SAM, "support_networks": people}
    made = evaluate(extract(**records))
    assert counts(made.table("network_start")) == {"home": (0, 1)}
    assert counts(made.table("network_end")) == {"home": (1, 1)}
    assert numbers(made.table("network_end")) == {"median people": 1}


def test_a_short_sentence_became_truer_between_its_first_and_its_last_answer() -> None:
    """Alex went from not yet to sometimes, Sam from yes to not yet; a not now is no answer."""
    said = """
      episode_id | taken_on   | stage    | measure | answer
      alex       | 2022-06-01 | baseline | cope    | not_yet
      alex       | 2022-07-01 | review   | cope    | sometimes
      alex       | 2022-08-01 | review   | cope    | not_now
      sam        | 2022-01-10 | baseline | cope    | yes
      sam        | 2022-03-01 | exit     | cope    | not_yet
    """
    records = {"episodes": ALEX_AND_SAM, "short_measures": said}
    made = evaluate(extract(**records))
    assert counts(made.table("measures_better")) == {"cope": (1, 2)}
    assert counts(made.table("measures_held")) == {"cope": (1, 2)}


def test_why_help_could_not_be_had_is_counted_of_everybody_who_asked_for_any() -> None:
    """Alex's bed was too dear; Sam's food came, and Sam stays in the base."""
    requests = """
      episode_id | asked_on   | need | state | ended_on   | unmet_reason
      alex       | 2022-06-01 | bed  | unmet | 2022-06-10 | no_money
      sam        | 2022-02-01 | food | met   | 2022-02-02 | .
    """
    records = {"episodes": ALEX_AND_SAM, "help_requests": requests}
    made = counts(evaluate(extract(**records)).table("help_unmet_reasons"))
    assert made["no_money"] == (1, 2)
    assert made["not_recorded"] == (0, 2)


def test_consultations_are_counted_apart_from_referrals() -> None:
    """Two schools asked and the police once; one of the schools' became a referral. What came as a referral is none."""
    approaches = """
      approach_id | organisation_id | area  | sent_on    | kind         | partner_kind | state           | became_on
      a           | o               | North | 2022-01-01 | consultation | education    | became_referral | 2022-02-01
      b           | o               | North | 2022-03-01 | consultation | education    | advised         | .
      c           | p               | North | 2022-03-02 | consultation | police       | closed          | .
      d           | p               | North | 2022-03-03 | referral     | police       | became_referral | 2022-03-04
    """
    records = {"episodes": ALEX_AND_SAM, "approaches": approaches}
    made = evaluate(extract(**records))
    asked = counts(made.table("consultations_by_partner"))
    assert (asked["education"], asked["police"]) == ((2, 3), (1, 3))
    became = counts(made.table("consultations_became_referrals"))
    assert became == {"education": (1, 2), "police": (0, 1)}


def test_a_table_without_its_source_is_not_in_the_results() -> None:
    """An extract of the contract alone gives what it gave before."""
    names = {found.name for found in evaluate(extract(episodes=ALEX_AND_SAM)).all_tables}
    assert not names & {"goals_by_state", "needs_better", "help_met", "follow_up_6", "permissions_by_purpose"}
