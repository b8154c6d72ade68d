"""Briefings, what was asked of partners and what was agreed to change, by the area's manager and its workers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.interfaces.demonstration.load.partners import COUNCIL, ORGANISATIONS, POLICE, SCHOOL
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Area, DemonstrationPlan
from soceis.interfaces.demonstration.since import weekday
from soceis.sharing.dealings import actions, queries
from soceis.sharing.dealings.actions import TeamThere
from soceis.sharing.dealings.models import Briefing, PartnerRequest
from soceis.sharing.partners.models import Organisation

JUSTICE = 2


@dataclass(frozen=True)
class AskedFor:
    """Something asked of an organisation: days ago, within how many days, answered after how many (None: open)."""

    place: int
    team: str
    kind: str
    what: str
    ago: int
    within: int
    after: int | None = None
    answer: str = "yes"


ASKED = (
    AskedFor(
        POLICE, "Missing people", "information", "Times somebody was missing since the summer", 160, 14, 6
    ),
    AskedFor(POLICE, "Missing people", "information", "Whom to ring at night", 120, 7, 3),
    AskedFor(POLICE, "Neighbourhood", "help", "Somebody at the bus station on Fridays", 90, 14, 19, "part"),
    AskedFor(POLICE, "Neighbourhood", "change", "No uniform on a first visit", 30, 21),
    AskedFor(SCHOOL, "", "change", "A quiet room for the first talk", 75, 14, 4),
    AskedFor(SCHOOL, "", "meeting", "Heads of year at our next briefing", 20, 10, 5),
    AskedFor(COUNCIL, "Housing", "decision", "A place away from the estate", 60, 28, 40, "no"),
    AskedFor(COUNCIL, "Front door", "information", "Who the social worker is now", 12, 7),
    AskedFor(JUSTICE, "", "meeting", "One plan, in one meeting", 45, 21, 12),
)


def dealing_steps(whole: DemonstrationPlan, area: Area, today: date) -> list[Line]:
    """One manager and one worker of the area."""
    manager = next(one.key for one in whole.workers if one.area == area.name and one.role == "area_manager")
    worker = next(one.key for one in whole.workers if one.area == area.name and one.role == "practitioner")
    lines = []
    line = Line(f"briefings {area.name}")
    held = weekday(today - timedelta(days=40))
    line.add(held, Rank.REVIEW, manager, partial(_held, worker), hour=15)
    line.add(
        weekday(today - timedelta(days=6)), Rank.REVIEW, manager, partial(_planned, worker, today), hour=10
    )
    line.add(
        weekday(today - timedelta(days=5)), Rank.REVIEW, manager, partial(_agreed, worker, today), hour=11
    )
    lines.append(line)
    for place, one in enumerate(ASKED):
        asked = Line(f"asked {place} {area.name}")
        day = max(weekday(today - timedelta(days=one.ago)), area.launch_date)
        asked.add(day, Rank.REVIEW, manager, partial(_asked, one), hour=12)
        if one.after is not None:
            answer = weekday(day + timedelta(days=one.after))
            asked.add(answer, Rank.REVIEW, manager, partial(_answered, one), hour=16)
        lines.append(asked)
    return lines


def _organisation(book: Book, place: int) -> Organisation:
    return Organisation.objects.get(
        area=book.area, name=ORGANISATIONS[place].name.format(area=book.area.name)
    )


def _briefing(book: Book, user: User, worker: str, places: Sequence[int], on: date, **said: str) -> Briefing:
    return actions.plan_briefing(
        by=user,
        area=book.area,
        on=on,
        given_by=book.staff[worker],
        organisations=[_organisation(book, place) for place in places],
        **said,
    )


def _held(worker: str, book: Book, user: User) -> None:
    """A briefing of the school, at which most were not in the directory."""
    made = _briefing(
        book, user, worker, [SCHOOL], clock.today(), title="Heads of year and pastoral team",
        topic="recognising", who_for="frontline", place="The school library",
    )  # fmt: skip
    briefing = queries.briefing_for(user, made.pk)
    school = _organisation(book, SCHOOL)
    people = [one for one in queries.people_of(user, [school]) if one.level == "senior"]
    others = [TeamThere(school, "Heads of year", 9), TeamThere(school, "Pastoral team", 6)]
    actions.hold(
        by=user, briefing=briefing, came=people, teams=others,
        note="They asked whom to ring when somebody is not back after lunch.",
    )  # fmt: skip


def _planned(worker: str, today: date, book: Book, user: User) -> None:
    """One for those who decide, in two weeks."""
    _briefing(
        book, user, worker, [POLICE, COUNCIL], weekday(today + timedelta(days=14)),
        title="Those who decide: how we work, and what we ask", topic="how_we_work", who_for="senior",
        place="Council offices",
    )  # fmt: skip


def _agreed(worker: str, today: date, book: Book, user: User) -> None:
    """What partners and we change because of what young people said: two open, one done, one late."""
    ours = book.staff[worker]
    police, school, council = (_organisation(book, place) for place in (POLICE, SCHOOL, COUNCIL))
    lead = school.contacts.filter(level="senior").first()
    actions.agree(
        by=user, area=book.area, organisation=police, what="No uniform on a first visit", worker=ours,
        due_on=today + timedelta(days=21), reason="trust",
    )  # fmt: skip
    actions.agree(
        by=user, area=book.area, organisation=school, contact=lead, reason="around", worker=ours,
        what="We meet in the drama room, not at the gate", due_on=today - timedelta(days=2),
    )  # fmt: skip
    done = actions.agree(
        by=user, area=book.area, organisation=school, contact=lead, reason="trust", worker=ours,
        what="Letters home say what we do, and no label", due_on=today + timedelta(days=7),
    )  # fmt: skip
    actions.finish(by=user, action=done, outcome="The new letter goes out from this week.")
    actions.agree(
        by=user, area=book.area, organisation=council, worker=ours, reason="time",
        what="Taxi vouchers for the first four meetings", due_on=today + timedelta(days=35),
    )  # fmt: skip


def _asked(one: AskedFor, book: Book, user: User) -> None:
    """A request of that day."""
    day = clock.today()
    actions.ask(
        by=user, area=book.area, organisation=_organisation(book, one.place), team=one.team, kind=one.kind,
        what=one.what, on=day, needed_by=day + timedelta(days=one.within),
    )  # fmt: skip


def _answered(one: AskedFor, book: Book, user: User) -> None:
    """Their answer to it."""
    made = PartnerRequest.objects.get(area=book.area, what=one.what)
    actions.answered(by=user, request=made, answer=one.answer)
