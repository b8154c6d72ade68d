"""What each table of the work is called, counts and needs; the report of 2023 had none of them.

Each counts episodes, never goals, requests or sessions, so that no cell can be larger than the young people in it
and the rules of disclosure hold as they do for the other tables. A table whose source is not in the extract is left
out of the results, so that an extract of the contract alone gives what it gave before.
"""

from dataclasses import dataclass

from soceis.evaluation import codes
from soceis.evaluation.counting.specs import HALVES_UP, Spec
from soceis.evaluation.frames import beside

ALL = "all"
BETTER, NONE_BETTER = "better", "none_better"
UP_TO = "up to the day as at which the area is shown"
ENGAGED = "episodes with a first attended contact"
ENDINGS = ("open", "completed", "moved_on", "stopped")
MIDDLE = "A median between two values is their mean."
BALANCES = ("more_better", "as_many", "more_harder")
COMPONENT_ROWS = codes.COMPONENTS
FOLLOW_UP_ROWS = ("asked", "left", "not_recorded")
EET_ROWS = (*beside.EET, "not_recorded")
ATTENDANCE_ROWS = ("more", "same", "fewer")
SIDE_AND_CHANGER = tuple(f"{side}_{changer}" for side in beside.INFORMANTS for changer in codes.CHANGERS)


@dataclass(frozen=True, slots=True)
class WorkSpec:
    """A table of the work: `sources` are the tables without which it is left out."""

    spec: Spec
    sources: tuple[str, ...]


def work_spec(name: str, title: str, rows: tuple[str, ...], definition: str, *sources: str) -> WorkSpec:
    """A table that counts episodes in the same way under every mapping."""
    return WorkSpec(
        Spec(
            name,
            title,
            rows,
            dict.fromkeys(codes.MAPPINGS, "episodes"),
            dict.fromkeys(codes.MAPPINGS, definition),
            (),
            ("episodes", *sources),
        ),
        sources,
    )


OF_CONTACTS = f"Attended contacts {UP_TO}, with their minutes and what they were for."
DOSE_COMPONENTS = work_spec(
    "dose_components",
    "What support was made of: who had any of it",
    COMPONENT_ROWS,
    f"{OF_CONTACTS} An episode had a component when any such contact names it with a share above 0. Base: {ENGAGED}."
    f" An episode stands in every row that it had. {HALVES_UP}",
    "contacts",
)
DOSE_SHARES = work_spec(
    "dose_shares",
    "What support was made of: its share of the time",
    (),
    f"{OF_CONTACTS} Of each episode, the minutes of a component (minutes of each contact times its share) as a whole"
    " percentage of all its minutes with a component, halves up; printed is the mean over the episodes that have"
    " such minutes. Contacts without minutes or components are not in it.",
    "contacts",
)
DOSE_HOURS = work_spec(
    "dose_hours",
    "Hours of support, by where the work stands and what became better",
    (),
    f"{OF_CONTACTS} All hours of an episode, whatever they were for, to a tenth of an hour. Of {ENGAGED} that have"
    " minutes. Open; ended with goals met or the programme completed; ended by moving on or for another reason; begun"
    " and stopped. Better: at least one outcome's last reading is better; none better: one is known and none is"
    f" better. {MIDDLE} More hours where something became better does not say that the hours did it.",
    "contacts",
)
DOSE_OUTCOMES = work_spec(
    "dose_outcomes",
    "Episodes in which an outcome became better, by what support was made of",
    COMPONENT_ROWS,
    f"{OF_CONTACTS} Episodes with the component in which at least one outcome's last reading after baseline is"
    " better. Base: episodes with the component for which the last reading of at least one outcome that applies is"
    f" better, same or worse. No comparison: who had a component differs in much else. {HALVES_UP}",
    "contacts",
)

OF_ANSWERS = (
    "Ten parts of life, each from 1 (really hard) to 5 (good); the first and the last number of a part, given on"
    f" different days {UP_TO}; “not about me” and “not now” are no number."
)
WORKERS = "Conversations in which only the worker answered are not in it."


def _needs(name: str, title: str, what: str, side: str) -> WorkSpec:
    return work_spec(
        name,
        title,
        beside.LIFE_PARTS,
        f"{OF_ANSWERS} As {side} said. Episodes whose last number is {what}. Base: episodes with two numbers of the"
        f" part. {WORKERS} {HALVES_UP}",
        "life_answers",
    )


NEEDS_BETTER = _needs(
    "needs_better", "Parts of life that became better, as young people said", "higher", "the young person"
)
NEEDS_HELD = _needs(
    "needs_held",
    "Parts of life that became better or stayed, as young people said",
    "higher or the same",
    "the young person",
)
NEEDS_BETTER_WORKER = _needs(
    "needs_better_worker", "Parts of life that became better, as workers saw it", "higher", "the worker"
)
NEEDS_HELD_WORKER = _needs(
    "needs_held_worker",
    "Parts of life that became better or stayed, as workers saw it",
    "higher or the same",
    "the worker",
)
NEEDS_DIFFERENTLY = work_spec(
    "needs_seen_differently",
    "Parts of life that the two sides saw differently",
    beside.LIFE_PARTS,
    f"The last day {UP_TO} on which both the young person and the worker gave a part a number. Episodes in which the"
    f" two differ. Base: episodes with such a day. Both numbers stay; neither is taken for the right one. {HALVES_UP}",
    "life_answers",
)
NEEDS_BALANCE = work_spec(
    "needs_balance",
    "Whether more parts of life became better or harder, as young people said",
    BALANCES,
    f"{OF_ANSWERS} As the young person said. More parts with a higher last number than with a lower one, as many, or"
    f" fewer. Base: episodes with two numbers of any part. {HALVES_UP}",
    "life_answers",
)
GOALS = (
    f"Goals of plans agreed {UP_TO}. A goal counts as achieved from its day on; before it, as being worked on; its"
    " other states are those of now."
)
GOALS_BY_STATE = work_spec(
    "goals_by_state",
    "Where goals stand",
    beside.GOAL_STATES,
    f"{GOALS} Episodes with at least one goal in the state, so an episode may stand in several rows. Base: episodes"
    f" with a goal. {HALVES_UP}",
    "goals",
)
GOALS_BY_TOPIC = work_spec(
    "goals_by_topic",
    "Goals achieved, by topic",
    codes.TOPICS,
    f"{GOALS} Episodes with at least one achieved goal of the topic. Base: episodes with a goal of the topic."
    f" {HALVES_UP}",
    "goals",
)
GOAL_DAYS = work_spec(
    "goal_days",
    "Days to the first goal achieved",
    ("achieved",),
    f"{GOALS} Days from the day of the plan to the first goal achieved, of the episodes that have one. Base: episodes"
    f" with a goal. {MIDDLE} {HALVES_UP}",
    "goals",
)
EDUCATION_AT_START = work_spec(
    "education_at_start",
    "Education, training or work at the first meeting",
    EET_ROWS,
    f"The status in force on the day of the first attended contact. Base: {ENGAGED}; not recorded is a row of its own,"
    f" and “not known” was asked. {HALVES_UP}",
    "education_statuses",
)
EDUCATION_AT_END = work_spec(
    "education_at_end",
    "Education, training or work at the end, or now",
    EET_ROWS,
    "The status in force on the last day of a closed episode, or of an open one on the day as at which the area is"
    f" shown. Base: {ENGAGED}; not recorded is a row of its own. {HALVES_UP}",
    "education_statuses",
)
SUSPENSIONS = work_spec(
    "suspensions",
    "Suspensions and exclusions per 100 days, before and after the first attempt",
    (),
    "Suspensions and permanent exclusions that began in the 365 days before the first contact attempt, and from it to"
    " the end (or the day shown), 365 days at most; each by 100 / all days of those times. Of episodes with a first"
    " attempt and any status, exclusion or attendance. Schools tell less of the time before, so the two may not be"
    " alike; holidays are in both.",
    "exclusions",
)
ATTENDANCE = work_spec(
    "attendance_change",
    "School attendance before and after the first attempt",
    ATTENDANCE_ROWS,
    "The share of sessions attended in the last time that ended before the first contact attempt, and in the last time"
    " that began on it or later. More or fewer: by more than 2 of 100 sessions. Base: episodes with both."
    f" {HALVES_UP}",
    "attendance",
)
HELP = f"Practical help asked for {UP_TO}. An episode may have both help that came and help that did not."
HELP_MET = work_spec(
    "help_met",
    "Practical help that came",
    beside.NEEDS,
    f"{HELP} Episodes with a request for the need that was met. Base: episodes with a request for it. {HALVES_UP}",
    "help_requests",
)
HELP_UNMET = work_spec(
    "help_unmet",
    "Practical help that could not be had",
    beside.NEEDS,
    f"{HELP} Episodes with a request for the need that could not be met. Base: episodes with a request for it."
    f" {HALVES_UP}",
    "help_requests",
)
UNMET_ROWS = (*beside.UNMET_REASONS, codes.NOT_RECORDED)
HELP_UNMET_REASONS = work_spec(
    "help_unmet_reasons",
    "Why practical help could not be had",
    UNMET_ROWS,
    f"{HELP} Episodes with a request that could not be met for the reason, as noted; not recorded is a row of its"
    " own. Base: episodes with a request, whatever became of it. An episode may stand in several rows."
    f" {HALVES_UP}",
    "help_requests",
)
HELP_DAYS = work_spec(
    "help_days",
    "Days until practical help first came",
    ("met",),
    f"{HELP} Days from the day a request was made to the day it was met, the shortest of each episode. Base: episodes"
    f" with a request. {MIDDLE} {HALVES_UP}",
    "help_requests",
)
GROUP_CAME = work_spec(
    "group_attendance",
    "Coming to groups",
    ("came",),
    f"Group sessions that took place {UP_TO}, and whether somebody who was asked came, came late or could not. Episodes"
    f" that came to at least one; base: episodes asked to one. Median: sessions they came to. {MIDDLE} {HALVES_UP}",
    "register_entries",
)
REASONS_BY_SIDE = work_spec(
    "reasons_by_side",
    "Who said why it was hard to begin or go on",
    beside.INFORMANTS,
    f"Reasons noted {UP_TO}, at the end or before it. Each side is asked apart. Episodes in which the side gave a"
    f" reason. Base: episodes with a reason from any side. {HALVES_UP}",
    "engagement_reasons",
)
REASONS_BY_CHANGER = work_spec(
    "reasons_by_side_and_changer",
    "Who could change what made it hard, by who said so",
    SIDE_AND_CHANGER,
    f"Reasons noted {UP_TO}, with who could change them as it was recorded. Episodes with such a reason from the side."
    f" Base: episodes in which the side gave a reason. An episode may stand in several rows. {HALVES_UP}",
    "engagement_reasons",
)


def _follow_up(months: int) -> WorkSpec:
    return work_spec(
        f"follow_up_{months}",
        f"Asked again after {months} months",
        FOLLOW_UP_ROWS,
        f"Closed episodes with a first attended contact that ended {months} full months or more before the day as at"
        f" which the area is shown, and whether they were asked how things are, or left with a reason {UP_TO}; neither"
        f" is “not recorded”. Base: all of them. {HALVES_UP}",
        "follow_ups",
    )


FOLLOW_UP_6, FOLLOW_UP_12 = _follow_up(6), _follow_up(12)
