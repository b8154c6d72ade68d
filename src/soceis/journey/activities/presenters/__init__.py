"""Activities, groups and the check in words. Nothing here asks the database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from soceis.foundation.records import clock
from soceis.journey.activities.models import (
    Activity,
    ActivityChoice,
    Group,
    GroupSession,
    KeepApart,
    RegisterEntry,
)
from soceis.journey.activities.queries.apart import Behind, Found
from soceis.journey.activities.rules import (
    AHEAD,
    GROUP_STATES,
    PERMISSIONS_NEEDED,
    REGISTER,
    SESSION_STATES,
    needs_new_assessment,
)
from soceis.journey.activities.rules.apart import ASK, FOUND, SOMEBODY, WEEKDAYS, WHOLE, WORKER_TWICE, said
from soceis.ui.words import day_words

STATE_TONES = {
    "planned": "wait",
    "confirmed": "done",
    "held": "plain",
    "stopped_early": "plain",
    "called_off": "plain",
}
GROUP_TONES = {"recruiting": "wait", "running": "done", "on_hold": "plain", "finished": "plain"}
MARK_TONES = {
    "expected": "wait",
    "present": "done",
    "late": "done",
    "could_not": "plain",
    "not_asked": "plain",
}


def ages_words(activity: Activity) -> str:
    """ "12 to 18", "from 12", "up to 16", "" for everybody."""
    least, most = activity.least_age, activity.most_age
    if least is not None and most is not None:
        return f"{least} to {most}"
    if least is not None:
        return f"from {least}"
    return f"up to {most}" if most is not None else ""


def cost_words(activity: Activity) -> str:
    """ "£6.50 each", "free", "" when not known."""
    if activity.cost is None:
        return ""
    return f"£{activity.cost:.2f} each" if activity.cost else "free"


@dataclass(frozen=True)
class ActivityLine:
    """An activity of the catalogue in words; `late` says that its risk assessment is missing or old."""

    activity: Activity
    facts: str
    permission: str
    assessed: str
    late: bool


def activity_line(activity: Activity, today: date) -> ActivityLine:
    facts = (activity.place, cost_words(activity), ages_words(activity))
    needed = "" if activity.permission == "none" else PERMISSIONS_NEEDED[activity.permission]
    by = activity.risk_by.display_name if activity.risk_by else ""
    assessed = (
        f"Assessed {activity.risk_on:%-d %B %Y} by {by}" if activity.risk_on else "No risk assessment yet"
    )
    return ActivityLine(
        activity,
        " · ".join(filter(None, facts)),
        needed,
        assessed,
        needs_new_assessment(activity.risk_on, today),
    )


def offer_hints(activities: Iterable[Activity], today: date) -> dict[UUID, str]:
    """What stands under each activity when a short list is made."""
    lines = [activity_line(one, today) for one in activities]
    return {
        line.activity.pk: " · ".join(
            filter(None, (line.facts, line.permission, "risk assessment needed" if line.late else ""))
        )
        for line in lines
    }


@dataclass(frozen=True)
class ChoiceLine:
    """A short list and what came of it."""

    choice: ActivityChoice
    when: str
    chosen: tuple[str, ...]
    offered: tuple[str, ...]
    goal: str


def choice_line(choice: ActivityChoice, titles: Mapping[UUID, Activity]) -> ChoiceLine:
    def named(keys: Iterable[UUID]) -> tuple[str, ...]:
        return tuple(titles[key].title for key in keys if key in titles)

    day = choice.chosen_on or choice.offered_on
    return ChoiceLine(
        choice,
        day_words(day),
        named(choice.chosen),
        named(choice.offered),
        choice.goal.words if choice.goal else "",
    )


def when_words(session: GroupSession) -> str:
    """ "Wed 25 Nov, 16:30, 90 min"."""
    at: datetime = session.starts_at.astimezone(clock.LONDON)
    return f"{day_words(at)}, {at:%H:%M}, {session.minutes} min"


@dataclass(frozen=True)
class SessionLine:
    """A session of a list: when, where, who works, how many, how it stands, and what the reader does next."""

    session: GroupSession
    when: str
    where: str
    workers: str
    expected: str
    state: str
    tone: str
    stopped: bool


def session_line(session: GroupSession, found: Sequence[Found], expected: int) -> SessionLine:
    stopped = session.state in AHEAD and any(not one.covered for one in found)
    return SessionLine(
        session,
        when_words(session),
        session.place.name,
        ", ".join(one.worker.get_short_name() for one in session.workers.all()),
        f"{expected} expected" if session.state in AHEAD else "",
        "Stopped: ask the manager" if stopped else SESSION_STATES[session.state],
        "late" if stopped else STATE_TONES[session.state],
        stopped,
    )


@dataclass(frozen=True)
class CheckLine:
    """One sentence of the check, whether a manager let it go on, and for managers the reason behind it."""

    words: str
    covered: bool
    reason: str = ""


@dataclass(frozen=True)
class Check:
    """The answer of the check, for whoever reads."""

    lines: tuple[CheckLine, ...]
    whole: str

    @property
    def clear(self) -> bool:
        return not self.lines

    @property
    def open(self) -> bool:
        """Whether something stands in the way that no manager has let go on."""
        return any(not line.covered for line in self.lines)


def check_words(found: Sequence[Found], register: Sequence[RegisterEntry], session: GroupSession) -> Check:
    """For somebody who is not the manager: sentences about their own young people, no other name."""
    names = {line.young_person_id: line.young_person.name_used for line in register}
    lines = []
    for one in found:
        if one.kind == WORKER_TWICE:
            lines.append(CheckLine(f"{_worker(one, session)} is {FOUND[WORKER_TWICE]}.", one.covered))
        elif one.kind == SOMEBODY:
            lines.append(CheckLine(f"Somebody here needs another arrangement. {ASK}", one.covered))
        elif one.person is not None:
            who = names.get(one.person, "One of yours")
            lines.append(CheckLine(f"{who}: {_small(said(one.kind, one.several))}. {ASK}", one.covered))
    return Check(tuple(lines), WHOLE)


def check_for_manager(found: Sequence[Found], behind: Behind, session: GroupSession) -> Check:
    """The whole, with names and reasons; two people found both ways round are one line."""
    lines, told = [], set()
    for one in found:
        pair = (one.kind, one.keep, frozenset(filter(None, (one.person, one.other))), one.worker)
        if pair in told:
            continue
        told.add(pair)
        kept = behind.keeps.get(one.keep) if one.keep else None
        lines.append(CheckLine(_whole(one, behind, kept, session), one.covered, kept.reason if kept else ""))
    return Check(tuple(lines), "Change who comes, the place or the time, or let it go on with a reason.")


def _whole(one: Found, behind: Behind, kept: KeepApart | None, session: GroupSession) -> str:
    if one.person is None:
        return f"{_worker(one, session)} is {FOUND[one.kind]}."
    who = behind.people.get(one.person, "A young person")
    if one.other is not None:
        return f"{who} and {behind.people.get(one.other, 'a young person')}: {FOUND[one.kind]}."
    if one.worker is not None:
        worker = kept.worker.display_name if kept and kept.worker else _worker(one, session)
        return f"{who}: {FOUND[one.kind]} ({worker})."
    where = f" ({kept.place.name})" if kept and kept.place else ""
    return f"{who}: {FOUND[one.kind]}{where}."


def _worker(one: Found, session: GroupSession) -> str:
    names = {line.worker_id: line.worker.display_name for line in session.workers.all()}
    return names.get(one.worker, "A worker") if one.worker else "A worker"


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


@dataclass(frozen=True)
class RegisterLine:
    """A line of the register in words."""

    line: RegisterEntry
    state: str
    tone: str
    how: str


def register_line(line: RegisterEntry) -> RegisterLine:
    how = f"In {line.lift_with.get_short_name()}’s car" if line.lift_with else ""
    return RegisterLine(line, REGISTER[line.state], MARK_TONES[line.state], how)


@dataclass(frozen=True)
class GroupLine:
    """A group of a list."""

    group: Group
    state: str
    tone: str
    more: str


def group_line(group: Group, today: date) -> GroupLine:
    more = [group.what, f"room for {group.most}"]
    if group.grew_from:
        more.append(f"after {group.grew_from.title}")
    if group.revisit_on:
        late = " (that day has come)" if group.revisit_on <= today else ""
        more.append(f"to come back to on {day_words(group.revisit_on)}{late}")
    return GroupLine(
        group, GROUP_STATES[group.state], GROUP_TONES[group.state], " · ".join(filter(None, more))
    )


@dataclass(frozen=True)
class ApartLine:
    """A keep-apart as its manager reads it."""

    kept: KeepApart
    words: str
    when: str
    reason: str
    review: str


def apart_line(kept: KeepApart, circles: Mapping[UUID, Sequence[str]]) -> ApartLine:
    """`circles` maps a circle to the names of who is seen with it."""
    one = kept.person.name_used if kept.person else _circle(kept.circle_id, circles)
    if kept.other_person:
        other = kept.other_person.name_used
    elif kept.other_circle_id:
        other = _circle(kept.other_circle_id, circles)
    else:
        other = kept.worker.display_name if kept.worker else (kept.place.name if kept.place else "")
    days = ", ".join(WEEKDAYS[str(day)] for day in kept.weekdays)
    hours = f"{kept.from_time:%H:%M} to {kept.to_time:%H:%M}" if kept.from_time and kept.to_time else ""
    when = " · ".join(filter(None, ("only not in one car" if kept.lifts_only else "", days, hours)))
    return ApartLine(
        kept, f"{one} and {other}", when, kept.reason, f"Look again on {day_words(kept.review_on)}"
    )


def _circle(key: UUID | None, circles: Mapping[UUID, Sequence[str]]) -> str:
    names = circles.get(key, ()) if key else ()
    return f"{names[0]} (circle)" if names else "A circle"
