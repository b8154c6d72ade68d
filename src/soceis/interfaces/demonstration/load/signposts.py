"""A dozen invented services of each area; some were not looked at for over a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Area, DemonstrationPlan
from soceis.interfaces.demonstration.since import weekday
from soceis.sharing.signposting import actions

LONG_AGO, LATELY = timedelta(days=430), timedelta(days=50)


@dataclass(frozen=True)
class Elsewhere:
    """An invented service; "" and None are not said. Domains end in .example, which nobody can own."""

    name: str
    organisation: str
    helps: tuple[str, ...]
    description: str
    ages: tuple[float | None, float | None] = (None, None)
    cost: str = "Free"
    opening: str = ""
    old: bool = False


SERVICES = (
    Elsewhere("The Drum Room", "Backbeat", ("things_to_do",), "Drums, bass and a recording desk.", (11, 18),
              opening="Tuesdays and Thursdays, 4 to 8"),
    Elsewhere("Listening Chair", "Kite Young People", ("talking", "mental_health"), "Somebody who listens, without an "
              "appointment.", (11, 25), opening="Weekdays after school"),
    Elsewhere("Straight Up", "Harbour Lights", ("alcohol_drugs",), "Talk about drink and drugs, nobody is told off.",
              (13, 18)),
    Elsewhere("Night Key", "Open Door Housing", ("housing",), "A bed for tonight, and a plan for next week.", (16, 21),
              opening="Every night from 6"),
    Elsewhere("Pantry on the Corner", "St Brannoc’s", ("money",), "A bag of food, no letter needed.", cost="£3 a bag",
              opening="Saturdays, 10 to 12"),
    Elsewhere("Back to the Bench", "Bench Works", ("work",), "Bikes, woodwork and a reference.", (15, 24)),
    Elsewhere("Second Bell", "Learning Together", ("school",), "One to one for those who are out of school.",
              (11, 16), old=True),
    Elsewhere("Both Sides of the Door", "Kin", ("family",), "Parents and carers of teenagers, on Zoom or in a room.",
              opening="Wednesdays, 7 pm"),
    Elsewhere("After", "Harbour Lights", ("loss",), "For young people who have lost somebody.", (8, 18), old=True),
    Elsewhere("Your Corner", "Law for the Young", ("law",), "A lawyer who explains what happens next.", (10, 18)),
    Elsewhere("Safe Ride", "Night Owls", ("safety",), "A way home when there is none.", (11, 18), old=True,
              opening="Fridays and Saturdays, 8 to midnight"),
    Elsewhere("Clinic 18", "Health board", ("health",), "A nurse, no questions at the desk.", (11, 18)),
)  # fmt: skip


def signpost_steps(whole: DemonstrationPlan, area: Area, today: date) -> list[Line]:
    """Written by the area's manager: those that are old over a year ago, as far as the area was there."""
    manager = next(one.key for one in whole.workers if one.area == area.name and one.role == "area_manager")
    lines = []
    for old, ago in ((True, LONG_AGO), (False, LATELY)):
        line = Line(f"signposts {old} {area.name}")
        day = weekday(max(area.launch_date, today - ago))
        line.add(day, Rank.REVIEW, manager, partial(_written, old), hour=17)
        lines.append(line)
    return lines


def _written(old: bool, book: Book, user: User) -> None:
    for place, one in enumerate(SERVICES):
        if one.old != old:
            continue
        actions.add(
            by=user, area=book.area, name=one.name, organisation=one.organisation, description=one.description,
            helps=one.helps, least_age=one.ages[0], most_age=one.ages[1], cost=one.cost, opening=one.opening,
            city=book.area.name, telephone=f"01632 960 {300 + place}",
            url=f"https://{one.organisation.split()[0].lower().replace('’', '')}.example",
        )  # fmt: skip
