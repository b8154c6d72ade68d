"""Education, training and work in words. Nothing here asks the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from soceis.contexts.schools.models import Achievement, Application, Attendance, EducationStatus, Exclusion
from soceis.contexts.schools.queries import Education
from soceis.contexts.schools.rules import (
    APPLICATION_STATES,
    APPLICATION_TRANSITIONS,
    NOT_KNOWN,
    Period,
    before_and_after,
    mean_attendance,
)
from soceis.foundation.records import clock, codes
from soceis.journey.support.rules import year_before
from soceis.people.models import AboutYoungPerson
from soceis.ui.tables import Column, Row, Table
from soceis.ui.words import day_words

# What the button says that takes an application one step on.
MOVES = {
    "heard": gettext_lazy("They wrote back"),
    "offered": gettext_lazy("A place was offered"),
    "started": gettext_lazy("It has started"),
    "ended": gettext_lazy("It has ended"),
    "not_this_time": gettext_lazy("Not this time"),
    "let_go": gettext_lazy("Let it go"),
}
STATE_TONES = {"applied": "wait", "heard": "wait", "offered": "voice", "started": "done"}


@dataclass(frozen=True)
class Line:
    """One entry in words; `entry` is there to change it."""

    entry: AboutYoungPerson
    title: str
    facts: str
    note: str = ""
    tone: str = ""


@dataclass(frozen=True)
class ApplicationLine:
    """An application in words, its way so far, and where it may go from here."""

    application: Application
    title: str
    state: str
    tone: str
    way: str
    moves: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Shown:
    """What the page shows."""

    now: Line | None
    now_unknown: bool
    before: list[Line]
    away: list[Line]
    away_days: str
    attendance: Table | None
    attendance_lines: list[Line]
    applications: list[ApplicationLine]
    achievements: list[Line]
    in_wallet: int


def shown(education: Education, away_words: Mapping[str, str]) -> Shown:
    """Everything in words; `away_words` are what a nation calls being sent away."""
    statuses = [_status(one, day) for one, day in _with_ends(education.statuses)]
    now = next((line for line in statuses), None)
    return Shown(
        now=now,
        now_unknown=not education.statuses or education.statuses[0].status == NOT_KNOWN,
        before=statuses[1:],
        away=[_away(one, away_words) for one in education.away],
        away_days=_days_words(education.away),
        attendance=attendance_table(education),
        attendance_lines=[_attended(one) for one in education.attendance],
        applications=[_application(one) for one in education.applications],
        achievements=[_achievement(one) for one in education.achievements],
        in_wallet=sum(one.in_wallet for one in education.achievements),
    )


def _with_ends(statuses: list[EducationStatus]) -> list[tuple[EducationStatus, date | None]]:
    """Each status with the day on which the next began; the newest has none."""
    return [(one, statuses[place - 1].begins if place else None) for place, one in enumerate(statuses)]


def _status(status: EducationStatus, until: date | None) -> Line:
    label = codes.label("education_status", status.status)
    since = _("since %(day)s") % {"day": day_words(status.begins)}
    if until is not None:
        since = f"{day_words(status.begins)} – {day_words(until)}"
    source = codes.label("education_source", status.source)
    title = f"{label}: {status.where}" if status.where else label
    return Line(status, title, f"{since} · {source}", status.note)


def _away(away: Exclusion, words: Mapping[str, str]) -> Line:
    kind = words.get(away.kind, away.kind)
    days = f", {_days(away)}" if away.days is not None else ""
    reason = _("the school says: %(reason)s") % {"reason": codes.label("away_reason", away.reason)}
    facts = [
        _("from %(day)s") % {"day": day_words(away.begins)},
        _("no reason noted") if away.reason == NOT_KNOWN else reason,
    ]
    return Line(away, f"{kind}{days}", " · ".join(facts), away.note)


def _days(away: Exclusion) -> str:
    number = f"{away.days.normalize():f}" if away.days is not None else ""
    return _("1 day") if number == "1" else _("%(number)s days") % {"number": number}


def _days_words(away: list[Exclusion]) -> str:
    """School days away in the last twelve months, of entries that say a number."""
    since = year_before(clock.today())
    days = [one.days for one in away if one.days is not None and one.begins >= since]
    if not days:
        return ""
    return _("%(days)s school days in twelve months") % {"days": f"{sum(days, Decimal()).normalize():f}"}


def attendance_table(education: Education) -> Table | None:
    """Attendance before and after the work began, each the mean weighted by weekdays; None without any."""
    if not education.attendance:
        return None
    periods = [Period(one.begins, one.ends, one.percent) for one in education.attendance]
    before, after = before_and_after(periods, education.began)
    rows = [_mean_row(_("Before"), before), _mean_row(_("After"), after)]
    note = _(
        "Before and after %(day)s, when we first tried to reach them. Times are weighted by weekdays; a time with "
        "that day inside counts in neither."
    ) % {"day": day_words(education.began)}
    columns = [Column(_("When")), Column(_("Attended"), number=True), Column(_("Times noted"), number=True)]
    return Table(_("Attendance before and after"), columns, rows, note=note, hidden_caption=True)


def _mean_row(words: str, periods: list[Period]) -> Row:
    mean = mean_attendance(periods)
    return Row([words, _("not known") if mean is None else f"{mean}%", len(periods)])


def _attended(attendance: Attendance) -> Line:
    span = f"{day_words(attendance.begins)} – {day_words(attendance.ends)}"
    source = codes.label("education_source", attendance.source)
    return Line(attendance, f"{attendance.percent.normalize():f}%", f"{span} · {source}")


def _application(application: Application) -> ApplicationLine:
    kind = codes.label("application", application.kind)
    where = f", {application.where}" if application.where else ""
    way = " → ".join(
        f"{APPLICATION_STATES[step['state']]} {day_words(date.fromisoformat(step['on']))}"
        for step in application.steps
    )
    return ApplicationLine(
        application,
        f"{kind}: {application.title}{where}",
        APPLICATION_STATES[application.state],
        STATE_TONES.get(application.state, "plain"),
        way,
        tuple((state, str(MOVES[state])) for state in APPLICATION_TRANSITIONS[application.state]),
    )


def _achievement(achievement: Achievement) -> Line:
    facts = [
        codes.label("achievement", achievement.kind),
        achievement.where,
        day_words(achievement.achieved_on),
        _("in their wallet") if achievement.in_wallet else "",
    ]
    return Line(achievement, achievement.title, " · ".join(fact for fact in facts if fact), achievement.words)
