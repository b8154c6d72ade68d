"""The data dictionary of the extract: what each column means, in which unit, and how sensitive it is.

Levels: S0 not about a person; S1 personal; S2 special category or criminal-offence data; S3 intelligence, third
parties, safety-critical. They are those of the service's own classification, from which the extract comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from soceis.evaluation.codebook.variables import Level


@dataclass(frozen=True, slots=True)
class Entry:
    """What a column means: a label of a few words, a sentence, its unit and its level."""

    label: str
    description: str
    level: Level
    unit: str = ""


_PERSON = Entry("Young person", "Pseudonym of a young person, the same within one series of extracts.", "S1")
_REFERRAL = Entry("Referral", "Pseudonym of a referral.", "S1")
_EPISODE = Entry("Episode", "Pseudonym of an episode, a period of involvement.", "S1")
_PLAN = Entry("Plan", "Pseudonym of a plan.", "S1")
_UNIT = Entry("Unit of the impact study", "Pseudonym of a unit that is compared.", "S1")
_AREA = Entry("Area", "Area of the service, as named in extract.json.", "S0")
_TOPIC = "one of the eighteen topics of the plan form"

DICTIONARY: Mapping[tuple[str, str], Entry] = {
    ("people", "person_id"): _PERSON,
    ("people", "sex"): Entry("Sex", "Sex, as the children in need census asks it.", "S2"),
    ("people", "ethnicity"): Entry("Ethnicity", "Ethnicity in the nation's own list.", "S2"),
    ("people", "birth_month"): Entry("Month of birth", "Year and month of birth.", "S1", "YYYY-MM"),
    ("referrals", "referral_id"): _REFERRAL,
    ("referrals", "person_id"): _PERSON,
    ("referrals", "area"): _AREA,
    ("referrals", "received_on"): Entry("Received on", "Day on which the referral came.", "S1", "day"),
    ("referrals", "age_at_referral"): Entry(
        "Age at referral", "Whole years completed on the day on which the referral came.", "S1", "years"
    ),
    ("referrals", "source"): Entry("Who referred", "Kind of organisation that referred.", "S1"),
    ("referrals", "primary_reason"): Entry("Primary reason", "Main reason for the referral.", "S2"),
    ("referrals", "decision"): Entry("Decision", "The service's answer to the referral.", "S1"),
    ("episodes", "episode_id"): _EPISODE,
    ("episodes", "person_id"): _PERSON,
    ("episodes", "referral_id"): _REFERRAL,
    ("episodes", "area"): _AREA,
    ("episodes", "programme"): Entry("Programme", "One to one, or the school prevention programme.", "S1"),
    ("episodes", "state"): Entry("State", "Where the episode stands on the area's data date.", "S1"),
    ("episodes", "open_from"): Entry(
        "First attempt", "Day of the first attempt to reach the young person.", "S1", "day"
    ),
    ("episodes", "first_attended"): Entry(
        "First meeting", "Day of the first contact that the young person attended.", "S1", "day"
    ),
    ("episodes", "end_date"): Entry("Last day", "Day on which the episode ended.", "S1", "day"),
    ("episodes", "closure_code"): Entry("How it ended", "How the episode ended.", "S1"),
    ("episodes", "non_engagement_reason"): Entry(
        "Reason for not engaging",
        "Why the young person did not begin or did not go on, as somebody told it.",
        "S2",
    ),
    ("plans", "plan_id"): _PLAN,
    ("plans", "episode_id"): _EPISODE,
    ("plans", "area"): _AREA,
    ("plans", "agreed_on"): Entry("Agreed on", "Day on which the plan was agreed.", "S1", "day"),
    ("plans", "form_version"): Entry(
        "Form version", "Version of the plan form, which decides the topics that were asked.", "S1"
    ),
    ("plan_forms", "form_version"): Entry("Form version", "Version of the plan form.", "S0"),
    ("plan_forms", "topic"): Entry("Topic offered", f"A topic that this version offers: {_TOPIC}.", "S0"),
    ("plan_topics", "plan_id"): _PLAN,
    ("plan_topics", "topic"): Entry("Topic", f"A topic that the plan holds: {_TOPIC}.", "S2"),
    ("outcome_readings", "episode_id"): _EPISODE,
    ("outcome_readings", "outcome"): Entry("Outcome", "Which of the five outcomes is judged.", "S1"),
    ("outcome_readings", "stage"): Entry("Stage", "When in the work the judgement was made.", "S1"),
    ("outcome_readings", "applicable"): Entry(
        "Applies", "Whether the outcome applies to this young person.", "S2"
    ),
    ("outcome_readings", "value"): Entry(
        "Reading", "How it stands compared with the start; there is none at the start itself.", "S2"
    ),
    ("outcome_readings", "recorded_on"): Entry("Judged on", "Day of the judgement.", "S1", "day"),
    ("contacts", "contact_id"): Entry("Contact", "Pseudonym of a contact.", "S1"),
    ("contacts", "episode_id"): _EPISODE,
    ("contacts", "on"): Entry("Day", "Day of the contact.", "S1", "day"),
    ("contacts", "kind"): Entry("Kind", "An attempt, a meeting, or one that did not take place.", "S1"),
    ("contacts", "mode"): Entry("How", "How the contact was made.", "S1"),
    ("contacts", "minutes"): Entry("Length", "How long the contact lasted.", "S1", "minutes"),
    ("contacts", "components"): Entry(
        "What it was for",
        "Components with their shares of the time, such as FUN:0.5;EMO:0.5.",
        "S1",
        "shares",
    ),
    ("contacts", "out_of_hours"): Entry("Out of hours", "Whether it was outside office hours.", "S1"),
    ("states", "episode_id"): _EPISODE,
    ("states", "state"): Entry("State", "The state that began.", "S1"),
    ("states", "effective_on"): Entry("Since", "Day from which the state was so.", "S1", "day"),
    ("states", "recorded_at"): Entry("Recorded at", "When the service learned of it.", "S0", "moment"),
    ("units", "unit_id"): _UNIT,
    ("units", "group"): Entry("Group", "With the service, or in the comparison group.", "S1"),
    ("units", "area"): _AREA,
    ("units", "index_month"): Entry(
        "Index month", "Month of the referral, or the matched month of the comparison group.", "S1", "YYYY-MM"
    ),
    ("units", "person_id"): _PERSON,
    ("unit_months", "unit_id"): _UNIT,
    ("unit_months", "month"): Entry("Month", "Month in which the unit was observed.", "S1", "YYYY-MM"),
    ("unit_months", "offences"): Entry("Offences", "Recorded offences in the month.", "S2", "offences"),
    ("unit_months", "arrests"): Entry("Arrests", "Arrests in the month.", "S2", "arrests"),
    ("unit_months", "missing_episodes"): Entry(
        "Times missing", "Times in the month that the young person was reported missing.", "S2", "times"
    ),
    ("unit_windows", "unit_id"): _UNIT,
    ("unit_windows", "observed_from"): Entry("Observed from", "First month observed.", "S1", "YYYY-MM"),
    ("unit_windows", "observed_to"): Entry("Observed to", "Last month observed.", "S1", "YYYY-MM"),
}
