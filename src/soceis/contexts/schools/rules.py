"""Education, training and work: codes, steps of an application, attendance before and after. No Django.

The school's reasons for sending somebody home follow the list of the school census for England (Department for
Education, suspensions and permanent exclusions); Scotland speaks of exclusion and of removal from the register.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

NOT_KNOWN = "not_known"
STATUSES = {
    "school": "At school",
    "special_school": "At a special school",
    "alternative": "At another place for lessons (alternative provision)",
    "college": "At college",
    "training": "In training",
    "apprenticeship": "In an apprenticeship",
    "work": "In work",
    "volunteering": "Volunteering",
    "home": "Taught at home",
    "no_school": "On no school’s list",
    "not_in": "Not in education, training or work",
    NOT_KNOWN: "Not known",
}
# For counting: education, employment or training (EET); none of them; not known.
EET = {
    **dict.fromkeys(("school", "special_school", "alternative", "college", "home"), "education"),
    **dict.fromkeys(("training", "apprenticeship"), "training"),
    "work": "employment",
    **dict.fromkeys(("volunteering", "no_school", "not_in"), "none"),
    NOT_KNOWN: NOT_KNOWN,
}
EET_GROUPS = {
    "education": "Education",
    "training": "Training",
    "employment": "Employment",
    "none": "None of them",
    NOT_KNOWN: "Not known",
}
SOURCES = {
    "young_person": "They said so",
    "caregiver": "Somebody at home",
    "school": "School or college",
    "council": "The council",
    "worker": "A worker saw it",
    "other": "Somebody else",
}

SUSPENSION = "suspension"
AWAY = {
    SUSPENSION: "Suspended",
    "permanent": "Permanently excluded",
    "part_time": "On a part-time timetable",
    "inside": "Kept apart inside the school",
    "managed_move": "Moved to another school by agreement",
}
AWAY_IN_SCOTLAND = {**AWAY, SUSPENSION: "Excluded for some days", "permanent": "Removed from the register"}
# The school's own reason, in its official list.
AWAY_REASONS = {
    "hurt_pupil": "Physical assault against a pupil",
    "hurt_adult": "Physical assault against an adult",
    "words_pupil": "Verbal abuse or threats against a pupil",
    "words_adult": "Verbal abuse or threats against an adult",
    "weapon_or_item": "A weapon or an item that is not allowed",
    "bullying": "Bullying",
    "racist": "Racist abuse",
    "lgbt": "Abuse about sexual orientation or gender identity",
    "disability": "Abuse about disability",
    "sexual": "Sexual misconduct",
    "drugs_alcohol": "Drugs or alcohol",
    "damage": "Damage",
    "theft": "Theft",
    "disruption": "Persistent or general disruption",
    "online": "Misuse of social media or online technology",
    "health_rules": "Breaking rules that protect public health",
    NOT_KNOWN: "Not known",
}
LEAST_DAYS, MOST_DAYS = Decimal("0.5"), Decimal(200)

APPLICATIONS = {
    "college": "College course",
    "school": "School place",
    "training": "Training",
    "apprenticeship": "Apprenticeship",
    "job": "Job",
    "volunteering": "Volunteering",
}
APPLIED, STARTED = "applied", "started"
APPLICATION_STATES = {
    APPLIED: "Applied",
    "heard": "Heard back",
    "offered": "Offered a place",
    STARTED: "Started",
    "ended": "Ended",
    "not_this_time": "Not this time",
    "let_go": "Let go, by choice",
}
APPLICATION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (APPLIED,),
    APPLIED: ("heard", "offered", "not_this_time", "let_go"),
    "heard": ("offered", "not_this_time", "let_go"),
    "offered": (STARTED, "let_go"),
    STARTED: ("ended",),
    "ended": (),
    "not_this_time": (),
    "let_go": (),
}

ACHIEVEMENTS = {
    "qualification": "Qualification",
    "certificate": "Certificate",
    "award": "Award",
    "skill": "Something I can do",
    "work": "Work",
    "helping": "Helping somebody",
    "sport_or_art": "Sport, music or art",
    "proud": "Something I am proud of",
}

CODE_LISTS = {
    "education_status": STATUSES,
    "eet": EET_GROUPS,
    "education_source": SOURCES,
    "away_from_school": AWAY,
    "away_reason": AWAY_REASONS,
    "application": APPLICATIONS,
    "application_state": APPLICATION_STATES,
    "achievement": ACHIEVEMENTS,
}
CROSSWALKS: dict[tuple[str, str], dict[str, str]] = {("education_status", "eet"): EET}


def away_words(nation: str) -> Mapping[str, str]:
    """What being sent away from school is called in a nation."""
    return AWAY_IN_SCOTLAND if nation == "scotland" else AWAY


@dataclass(frozen=True)
class Period:
    """A span of days, both included, and the share of sessions attended in it, in per cent."""

    first: date
    last: date
    percent: Decimal

    @property
    def weekdays(self) -> int:
        """Mondays to Fridays in the span: its weight, for schools say percentages and not sessions."""
        whole, rest = divmod((self.last - self.first).days + 1, 7)
        begins = self.first.weekday()
        return whole * 5 + sum((begins + more) % 7 < 5 for more in range(rest))


def overlaps(one: Period, other: Period) -> bool:
    """Whether two spans share a day."""
    return one.first <= other.last and other.first <= one.last


def mean_attendance(periods: Iterable[Period]) -> Decimal | None:
    """The mean of the percentages weighted by weekdays, to one place, half up; None without a weekday."""
    weighed = [(period.weekdays, period.percent) for period in periods]
    days = sum(weight for weight, _ in weighed)
    if not days:
        return None
    total = sum(weight * percent for weight, percent in weighed)
    return (Decimal(total) / days).quantize(Decimal("0.1"), ROUND_HALF_UP)


def before_and_after(periods: Iterable[Period], began: date) -> tuple[list[Period], list[Period]]:
    """Those that ended before the day on which the work began, and those that began on it or later.

    A span with that day inside belongs to neither, for it cannot be told apart.
    """
    listed = list(periods)
    return [one for one in listed if one.last < began], [one for one in listed if one.first >= began]


def last_month(day: date) -> tuple[date, date]:
    """The first and the last day of the month before the day's."""
    last = day.replace(day=1) - timedelta(days=1)
    return last.replace(day=1), last


def status_on(entries: Iterable[tuple[date, str]], day: date) -> str:
    """The status that holds on a day: that of the latest (first day, status) not after it; not known without one."""
    held = [entry for entry in entries if entry[0] <= day]
    return max(held, key=lambda entry: entry[0])[1] if held else NOT_KNOWN
