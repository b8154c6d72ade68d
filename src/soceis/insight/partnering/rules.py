"""What is counted for a partner, over which time, and how counts are parts of each other. No Django.

Sources: the evaluation report of 2023, section 3.2.1 (nobody heard what became of a referral) and recommendation 2
(reasons for not engaging taken back to partners); journey/casework/rules for the codes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from soceis.journey.casework.rules import CLOSED, NEEDS_NON_ENGAGEMENT_REASON
from soceis.journey.referrals.rules import PROGRAMME_OF_DECISION
from soceis.sharing.consultations.rules import heard

FIRST_MONTH = 4  # years are counted from April, as those of the services are
FIRST_YEAR, LAST_YEAR = 2000, 2099

# Each row: how it reads, how deep it stands below what it is a part of, and what it counts.
ROWS: Mapping[str, tuple[str, int, str]] = {
    "received": ("Referrals received", 0, "Referrals of theirs that came in the time, by the day they came."),
    "waiting": ("Waiting for a decision", 1, "Of those received: nobody has decided yet."),
    "decided": ("Decided", 1, "Of those received: an answer was given."),
    "accepted": ("Accepted", 2, "Of those decided: accepted for one-to-one work or the school programme."),
    "one_to_one": ("For one-to-one work", 3, "Of those accepted: for one-to-one work."),
    "prevention": ("For the school programme", 3, "Of those accepted: for the school prevention programme."),
    "not_for_us": ("Not for us", 2, "Of those decided: not for us."),
    "age": ("Because of the age", 3, "Of those not for us: so told, or outside 11 to 18 and no reason chosen."),
    "area": ("Because of the place", 3, "Of those not for us: the reason told was that we work elsewhere."),
    "threshold": (
        "Because another kind of help fits better",
        3,
        "Of those not for us: the reason told, or no reason was chosen and the age was within ours or not known.",
    ),
    "too_little": ("Because too little was known", 3, "Of those not for us: the reason told."),
    "no_place": ("Because nobody was free", 3, "Of those not for us: the reason told."),
    "looked_at": (
        "Looked at together",
        2,
        "Of those decided: another service was named, it was withdrawn, or it had been made before.",
    ),
    "begun": ("Began with us", 1, "Of those accepted: came to at least one contact."),
    "still": ("Still with us", 2, "Of those who began: not closed."),
    "finished": ("Finished what we set out to do", 2, "Of those who began: closed with goals met or a programme done."),
    "moved_on": ("Moved on to another service", 2, "Of those who began: closed, with another or an adult service."),
    "elsewhere": ("Ended for another reason", 2, "Of those who began: closed after a move, custody or the like."),
    "stopped": ("Chose not to go on", 2, "Of those who began: closed because they, or those at home, chose so."),
    "not_begun": ("Not begun yet", 1, "Of those accepted: no contact that they came to, and not closed."),
    "ended_before": ("Ended before it began", 1, "Of those accepted: closed without a contact they came to."),
    "talked": ("Consultations", 0, "What they talked through with us without a name, by the day it came."),
    "unanswered": ("Waiting for an answer", 1, "Of the consultations: nobody has answered yet."),
    "answered": ("Answered", 1, "Of the consultations: advice was given, it was referred, or it was closed."),
    "became": ("Became a referral", 2, "Of those answered: the name could be given and it was made a referral."),
    "advised": ("Stayed advice", 2, "Of those answered: it did not become a referral."),
}  # fmt: skip
# The tables of a report, each from its first row on.
TABLES = {
    "received": "Referrals",
    "begun": "What became of those accepted",
    "talked": "Consultations",
}
# Every count that is the sum of others; a reader knows these sums, so what is withheld must hold against all of them.
SUMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("received", ("waiting", "decided")),
    ("decided", ("accepted", "not_for_us", "looked_at")),
    ("accepted", ("one_to_one", "prevention")),
    ("accepted", ("begun", "not_begun", "ended_before")),
    ("not_for_us", ("age", "area", "threshold", "too_little", "no_place")),
    ("begun", ("still", "finished", "moved_on", "elsewhere", "stopped")),
    ("talked", ("unanswered", "answered")),
    ("answered", ("became", "advised")),
)
# Closure codes of those who began, by what the partner reads; the others chose not to go on.
CLOSED_WITH = {
    "goals_met": "finished",
    "prevention_completed": "finished",
    "other_service": "moved_on",
    "post_18_service": "moved_on",
    "custody": "elsewhere",
    "moved_area": "elsewhere",
    "placed": "elsewhere",
    "died": "elsewhere",
    "unsafe_to_continue": "elsewhere",
    "other": "elsewhere",
    **dict.fromkeys(NEEDS_NON_ENGAGEMENT_REASON, "stopped"),
}
# Shares that are printed: the part and what it is a part of.
SHARES = (("accepted", "decided"), ("begun", "accepted"), ("became", "answered"))
# Waits: how they read, from what to what, and the row whose members have it.
WAITS: Mapping[str, tuple[str, str]] = {
    "to_answer": ("From a consultation to our first answer", "answered"),
    "to_decision": ("From a referral to the decision", "decided"),
    "to_meeting": ("From a referral to the first contact they came to", "begun"),
}

# Reasons in groups that are large enough to be told.
THEMES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "wish": ("Did not want it, or saw no need", ("does_not_want", "does_not_see_need")),
    "trust": ("Trust, labels, too many workers", ("distrust_of_services", "label_used", "too_many_workers")),
    "around": (
        "Home, fear, places that are not safe",
        ("caregiver_objects", "fear_of_reprisal", "location_or_rivalry"),
    ),
    "time": (
        "Time, transport, a crisis, living elsewhere",
        ("timing_or_crisis", "practical", "in_custody_or_placed"),
    ),
    "person": ("Confidence, or not the right person", ("anxiety_or_confidence", "worker_fit")),
    "waited": ("Waited too long, or were never reached", ("wait_too_long", "contact_never_made")),
    "other": ("Something else, or not known", ("other", "not_known")),
}
THEME_OF = {reason: theme for theme, (_, reasons) in THEMES.items() for reason in reasons}
CHANGED_BY = {
    "service": "We could",
    "partner": "A partner could",
    "nobody": "Nobody could",
    "not_known": "Not known",
}


@dataclass(frozen=True, order=True)
class Year:
    """A year of counting, named after the one in which it begins."""

    begins_in: int

    @property
    def first(self) -> date:
        return date(self.begins_in, FIRST_MONTH, 1)

    @property
    def last(self) -> date:
        return date(self.begins_in + 1, FIRST_MONTH, 1) - timedelta(days=1)

    @property
    def words(self) -> str:
        """ "April 2026 to March 2027"."""
        return f"April {self.begins_in} to March {self.begins_in + 1}"

    @property
    def short(self) -> str:
        """ "2026 to 2027"."""
        return f"{self.begins_in} to {self.begins_in + 1}"


@dataclass(frozen=True)
class Came:
    """One referral of a partner's, in codes: `person` tells young people apart within one answer and nothing else."""

    on: date
    person: int
    decision: str = "pending"
    age: int | None = None
    decided_on: date | None = None
    first_attended: date | None = None
    state: str = ""
    closure_code: str = ""
    told: str = ""  # the reason that the referrer heard, where one was chosen


@dataclass(frozen=True)
class Talk:
    """One consultation of a partner's: when it came, when it was answered, whether it became a referral."""

    on: date
    answered_on: date | None = None
    became: bool = False


def year_of(day: date) -> Year:
    """The year of counting in which a day lies."""
    return Year(day.year if day.month >= FIRST_MONTH else day.year - 1)


def years_to_choose(first: date, today: date) -> list[Year]:
    """The years from the one of the first day to the present one, the latest first; eight at most."""
    last = year_of(today).begins_in
    begun = max(min(year_of(first).begins_in, last), last - 7)
    return [Year(number) for number in range(last, begun - 1, -1)]


def year_asked(text: str, today: date) -> Year:
    """The year that an address names; the present one when it names none."""
    if text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return min(Year(int(text)), year_of(today))
    return year_of(today)


def rows_of(one: Came) -> frozenset[str]:
    """The rows in which a referral counts."""
    if one.decision == "pending":
        return frozenset({"received", "waiting"})
    rows = {"received", "decided"}
    if one.decision == "not_accepted":
        return frozenset({*rows, "not_for_us", heard(one.decision, one.age, one.told)[1]})
    programme = PROGRAMME_OF_DECISION.get(one.decision)
    if programme is None:
        return frozenset({*rows, "looked_at"})
    rows |= {"accepted", "one_to_one" if programme == "one_to_one" else "prevention"}
    if one.first_attended is None:
        return frozenset({*rows, "ended_before" if one.state == CLOSED else "not_begun"})
    ended = CLOSED_WITH.get(one.closure_code, "elsewhere") if one.state == CLOSED else "still"
    return frozenset({*rows, "begun", ended})


def rows_of_talk(one: Talk) -> frozenset[str]:
    """The rows in which a consultation counts."""
    if one.answered_on is None:
        return frozenset({"talked", "unanswered"})
    return frozenset({"talked", "answered", "became" if one.became else "advised"})


def waits_of(came: Iterable[Came], talks: Iterable[Talk]) -> dict[str, list[int]]:
    """Whole days of each wait that has ended, by the names of WAITS."""
    came = list(came)
    return {
        "to_answer": [(one.answered_on - one.on).days for one in talks if one.answered_on is not None],
        "to_decision": [(one.decided_on - one.on).days for one in came if one.decided_on is not None],
        "to_meeting": [
            (one.first_attended - one.on).days
            for one in came
            if one.first_attended is not None and "begun" in rows_of(one)
        ],
    }
