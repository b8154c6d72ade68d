"""What young people can do with us: states of groups and sessions, the register, ages. No Django.

Sources: the evaluation report of 2023, 4.4 (choosing one or two of a short list), 5.3 (small groups before large
ones, "revisit in a few weeks", when it is not safe to bring young people together).
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

PERMISSIONS_NEEDED = {
    "none": "Nobody has to be asked",
    "home": "Somebody who looks after them says yes",
    "social_worker": "The social worker says yes",
    "form": "The provider’s own form",
}
PLACE_KINDS = {"venue": "A place", "route": "A way there: a road, a bus, a station"}
VENUE, ROUTE = "venue", "route"

RECRUITING, RUNNING, ON_HOLD, FINISHED = "recruiting", "running", "on_hold", "finished"
GROUP_STATES = {
    RECRUITING: "Getting people together",
    RUNNING: "Running",
    ON_HOLD: "Paused, to come back to",
    FINISHED: "Finished",
}
GROUP_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (RECRUITING,),
    RECRUITING: (RUNNING, ON_HOLD, FINISHED),
    RUNNING: (ON_HOLD, FINISHED),
    ON_HOLD: (RUNNING, FINISHED),
    FINISHED: (),
}

PLANNED, CONFIRMED, HELD, STOPPED, CALLED_OFF = "planned", "confirmed", "held", "stopped_early", "called_off"
SESSION_STATES = {
    PLANNED: "Planned",
    CONFIRMED: "Confirmed",
    HELD: "Took place",
    STOPPED: "Stopped early",
    CALLED_OFF: "Called off",
}
SESSION_TRANSITIONS: dict[str, tuple[str, ...]] = {
    "": (PLANNED,),
    PLANNED: (CONFIRMED, HELD, CALLED_OFF),
    CONFIRMED: (PLANNED, HELD, STOPPED, CALLED_OFF),
    HELD: (),
    STOPPED: (),
    CALLED_OFF: (PLANNED,),
}
AHEAD = (PLANNED, CONFIRMED)

EXPECTED, PRESENT, LATE, COULD_NOT, NOT_ASKED = "expected", "present", "late", "could_not", "not_asked"
REGISTER = {
    EXPECTED: "Expected",
    PRESENT: "Came",
    LATE: "Came late",
    COULD_NOT: "Could not come",
    NOT_ASKED: "Was not asked",
}
MARKS = (PRESENT, LATE, COULD_NOT, NOT_ASKED)
CAME = (PRESENT, LATE)
# Who counts as there, when the check asks.
THERE = (EXPECTED, PRESENT, LATE)

LARGEST, SMALL = 60, 4  # of a group; of a small group that comes before a large one
MOST_WEEKS = 26
SHORT_LIST = 6  # activities that are offered at once
MOST_CHOSEN = 3
NEAR_MINUTES = 30  # coming and going: whoever is at one place within that time may meet

CODE_LISTS = {
    "activity_permission": PERMISSIONS_NEEDED,
    "group_state": GROUP_STATES,
    "session_state": SESSION_STATES,
    "register": REGISTER,
}


def place_key(name: str) -> str:
    """By which a place is known again, however it is written."""
    return " ".join(name.casefold().split())


def fits_age(least: int | None, most: int | None, age: int | None) -> bool:
    """Whether an activity is for somebody of that age; an age that is not known rules nothing out."""
    if age is None:
        return True
    return (least is None or age >= least) and (most is None or age <= most)


def start_of(day: date) -> datetime:
    """The first moment of a day in London."""
    return datetime.combine(day, time(), tzinfo=LONDON)


def weekly(first: datetime, weeks: int) -> list[datetime]:
    """The same time of day in London on the same weekday, that many weeks running, clock changes included."""
    local = first.astimezone(LONDON)
    wall = local.replace(tzinfo=None)
    return [(wall + timedelta(weeks=week)).replace(tzinfo=LONDON) for week in range(weeks)]


def needs_new_assessment(assessed_on: date | None, today: date) -> bool:
    """Whether a risk assessment is missing or older than a year (the same day a year on is still in time)."""
    if assessed_on is None:
        return True
    try:
        until = assessed_on.replace(year=assessed_on.year + 1)
    except ValueError:  # 29 February
        until = date(assessed_on.year + 1, 3, 1)
    return today > until
