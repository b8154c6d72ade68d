"""Things to do in each area: a catalogue, what some chose, groups ahead, and who is kept apart."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank, moment_of
from soceis.interfaces.demonstration.shapes import Episode
from soceis.interfaces.demonstration.since import is_open, key_worker
from soceis.interfaces.demonstration.workers import MANAGERS
from soceis.journey.activities import actions as activities
from soceis.journey.activities.actions.sessions import Expected
from soceis.journey.activities.models import Activity, Group
from soceis.journey.plans.rules import OPEN_GOALS

ONE_TO_ONE, ACTIVE = "one_to_one", "active"
# (title, what young people read, where, pounds, youngest, permission, what to look out for, months since assessed)
CATALOGUE: tuple[tuple[str, str, str, str, int | None, str, str, int], ...] = (
    ("Climbing", "A wall, a rope, and somebody who holds it.", "The sports hall", "6.50", 11, "form",
     "Harness checked by two. Nobody climbs alone.", 4),
    ("Music studio", "Make a track. Nobody has to sing.", "The arts centre", "0", 11, "none",
     "Headphones at half volume. Come and go by the front door.", 7),
    ("Cooking", "Cook it, eat it, take some home.", "The kitchen at the hub", "3.00", 11, "none",
     "Knives counted out and in. Ask about allergies each time.", 2),
    ("Martial arts", "Pads and balance, no fights.", "The dojo", "5.00", 12, "form",
     "A trainer who knows us. No sparring in the first month.", 5),
    ("Mountain biking", "Bikes and helmets are there.", "The forest trail", "12.00", 13, "home",
     "Two workers. Phone signal is poor after the second gate.", 14),
    ("Graffiti wall", "Paint a wall that you are allowed to paint.", "The skate park", "8.00", 12, "home",
     "Masks on. The wall is legal until six.", 9),
    ("Library hour", "A quiet table, chargers, hot chocolate.", "The central library", "0", 11, "none",
     "Busy after school; the upper floor is calmer.", 3),
    ("Five-a-side", "A kick about, no league, no shouting.", "The cage by the station", "2.00", 11, "none",
     "Watch who stands at the fence. Leave together.", 13),
)  # fmt: skip
IDEAS = ("Fishing, if it does not rain", "Learn to fix my own bike", "")
MOST_CHOOSERS, AT_A_TABLE = 8, 4
REASON = (
    "Their social workers rang each other on Monday: both families ask that the two do not meet before the "
    "meeting about last summer. Neither of them has done anything wrong here."
)


def doing_steps(area: str, episodes: Sequence[Episode], today: date) -> list[Line]:
    """For one area; the lists and groups are of young people whose work goes on today."""
    manager = MANAGERS[area]
    going_on = [one for one in episodes if one.programme == ONE_TO_ONE and is_open(one)]
    going_on = [one for one in going_on if one.state_on(today) == ACTIVE]
    # Those with a story and a plan first, so that every page has something true to show.
    going_on.sort(key=lambda one: (one.plan is None, one.key))
    line = Line(f"doing {area}")
    line.add(today - timedelta(days=70), Rank.REFERRED, manager, partial(_fill, today), hour=9)
    for number, episode in enumerate(going_on[:MOST_CHOOSERS]):
        day = today - timedelta(days=60 - 5 * number)
        line.add(day, Rank.GOALS, key_worker(episode), partial(_choose, episode, number), hour=17)
    table = going_on[:AT_A_TABLE]
    if len(table) > 1:
        line.add(today - timedelta(days=12), Rank.REVIEW, manager, partial(_groups, table, today), hour=9)
        line.add(today - timedelta(days=2), Rank.REVIEW, manager, partial(_apart, table), hour=9)
    return [line]


def _fill(today: date, book: Book, user: User) -> None:
    for title, what, place, cost, youngest, permission, look_out, months in CATALOGUE:
        assessed = today - timedelta(days=70 + 30 * months)
        activities.add_activity(
            by=user, area_id=book.area.pk, title=title, what=what, place=place, cost=Decimal(cost),
            least_age=youngest, permission=permission, risk_words=look_out, risk_on=assessed,
        )  # fmt: skip


def _choose(episode: Episode, number: int, book: Book, user: User) -> None:
    """A short list of four, of which they chose one or two; every third had an idea of their own as well."""
    catalogue = list(Activity.objects.filter(area=book.area.pk).order_by("title"))
    shown = [catalogue[(number + step) % len(catalogue)] for step in range(4)]
    goals = [book.goals.get((episode.plan.key, place)) for place in range(3)] if episode.plan else []
    goal = next((one for one in goals if one is not None and one.state in OPEN_GOALS), None)
    row = book.episodes[episode.key]
    choice = activities.offer(by=user, episode=row, activities=shown, goal=goal)
    chosen = [one.pk for one in shown[: 1 + number % 2]]
    activities.choose(by=user, choice=choice, chosen=chosen, own_idea=IDEAS[number % len(IDEAS)])


def _groups(table: Sequence[Episode], today: date, book: Book, user: User) -> None:
    """A small group that grew, one that rests, and the sessions of the next three weeks."""
    make: Any = partial(activities.make_group, by=user, area_id=book.area.pk)
    small = make(title="Two at the stove", what="Cooking for two who get on.", most=2)
    activities.move_group(by=user, group=small, to_state="finished")
    cooking = make(
        title="Cooking on Wednesdays", what="Cook, eat, talk about anything.", most=6, grew_from=small
    )
    activities.move_group(by=user, group=cooking, to_state="running")
    rests = make(title="Saturday walk", what="Out of town and back by tea.", most=8)
    activities.move_group(
        by=user, group=rests, to_state="on_hold", revisit_on=today + timedelta(days=21),
        pause_reason="It was not working as it was. We change things about and try again.",
    )  # fmt: skip
    music = make(title="Track of the week", what="Make a track together.", most=4)
    _plan(
        book,
        user,
        cooking,
        table,
        today + timedelta(days=(2 - today.weekday()) % 7 or 7),
        "The kitchen at the hub",
    )
    _plan(
        book,
        user,
        music,
        table[:1],
        today + timedelta(days=(4 - today.weekday()) % 7 or 7),
        "The arts centre",
    )


def _plan(book: Book, user: User, group: Group, table: Sequence[Episode], first: date, where: str) -> None:
    place = activities.place_named(by=user, area_id=book.area.pk, name=where)
    workers = [book.staff[key] for key in sorted({key_worker(one) for one in table})]
    sessions = activities.plan_sessions(
        by=user, group=group, starts_at=moment_of(first, time(16, 30)), minutes=90, place=place, weeks=3,
        workers=workers,
    )  # fmt: skip
    rows = [book.episodes[one.key] for one in table]
    expected = [Expected(row) for row in rows]
    activities.set_people(by=user, session=sessions[0], expected=expected, of=rows, following=True)
    for session in sessions:
        activities.confirm(by=user, session=session)


def _apart(table: Sequence[Episode], book: Book, user: User) -> None:
    """Two of the cooking group are kept apart, so that its sessions wait; and somebody is kept from one place."""
    one, other = (book.people[episode.person] for episode in table[:2])
    activities.keep_apart(by=user, area_id=book.area.pk, person=one, other_person=other, reason=REASON)
    cage = activities.place_named(by=user, area_id=book.area.pk, name="The cage by the station")
    activities.keep_apart(
        by=user, area_id=book.area.pk, person=one, place=cage, weekdays=(4, 5), from_time=time(18),
        to_time=time(22), reason="Adults wait there on those evenings, say the transport police.",
    )  # fmt: skip
