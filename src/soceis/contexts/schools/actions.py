"""Noting education, training and work, mending it, and the steps of an application."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from soceis.contexts.schools.models import (
    Achievement,
    Application,
    Attendance,
    EducationEntry,
    EducationStatus,
    Exclusion,
)
from soceis.contexts.schools.rules import (
    APPLICATION_STATES,
    APPLICATION_TRANSITIONS,
    APPLIED,
    LEAST_DAYS,
    MOST_DAYS,
    STARTED,
    Period,
    overlaps,
)
from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking, day_words
from soceis.foundation.records.errors import Invalid, NotFound, WrongState
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode

Values = dict[str, Any]
E = TypeVar("E", bound=EducationEntry)
LINE, WORDS = 120, 300
# What each entry holds that people type, with what stands there when nothing was typed.
FIELDS: Mapping[type[EducationEntry], Values] = {
    EducationStatus: {"status": "", "begins": None, "where": "", "source": "young_person", "note": ""},
    Exclusion: {
        "kind": "suspension",
        "begins": None,
        "days": None,
        "reason": "not_known",
        "source": "school",
        "note": "",
    },
    Attendance: {"begins": None, "ends": None, "percent": None, "source": "school"},
    Application: {"kind": "", "title": "", "where": "", "state_on": None, "note": ""},
    Achievement: {
        "kind": "",
        "title": "",
        "where": "",
        "achieved_on": None,
        "words": "",
        "in_wallet": True,
    },
}
# The kind of line that each leaves in the chronology, and the field with its day.
CHRONICLED: Mapping[type[EducationEntry], tuple[str, str]] = {
    EducationStatus: ("education_status", "begins"),
    Exclusion: ("away_from_school", "begins"),
    Achievement: ("achievement", "achieved_on"),
}


@transaction.atomic
def note(*, by: User, episode: Episode, table: type[E], **values: Any) -> E:
    """Note an entry in the table; `values` are FIELDS of it. Raises Invalid with a sentence by field."""
    check(reach_of(by), Permission.EDUCATION_WRITE, episode.access_subject)
    held = _hold(episode.pk)
    kept = _checked(table, held, {**FIELDS[table], **values}, None)
    entry = table(
        young_person_id=held.young_person_id,
        area_id=held.area_id,
        episode=held,
        created_by=by,
        updated_by=by,
        **kept,
    )
    if isinstance(entry, Application):
        entry.steps = [_step(APPLIED, kept["state_on"])]
    entry.save(force_insert=True)
    _tell(by, Action.CREATED, entry, [name for name, value in kept.items() if value])
    _chronicle(by, entry)
    return entry


@transaction.atomic
def change_entry(*, by: User, entry: EducationEntry, version: int, **values: Any) -> list[str]:
    """Mend an entry; `version` is the one that the person saw.

    An application's `state_on` is the day on which they applied; its later steps are `move`.
    """
    check(reach_of(by), Permission.EDUCATION_WRITE, entry.access_subject)
    held = _hold(entry.episode_id)
    now = {name: getattr(entry, name) for name in FIELDS[type(entry)]}
    if isinstance(entry, Application):
        now["state_on"] = date.fromisoformat(entry.steps[0]["on"])
    kept = _checked(type(entry), held, {**now, **values}, entry)
    if isinstance(entry, Application):
        kept |= _way(entry, kept["state_on"])
    changed = change(entry, by=by, values=kept, version=version)
    if changed:
        _tell(by, Action.CHANGED, entry, changed)
        _chronicle(by, entry)
    return changed


def _way(application: Application, applied_on: date) -> Values:
    """The steps with another day of applying, which may not come after the step that follows."""
    _, *later = application.steps
    if later and applied_on > date.fromisoformat(later[0]["on"]):
        raise Invalid({"state_on": "The step after this one was earlier. Check the two days."})
    return {
        "steps": [_step(APPLIED, applied_on), *later],
        "state_on": application.state_on if later else applied_on,
    }


@transaction.atomic
def move(*, by: User, application: Application, to_state: str, on: date | None = None) -> Application:
    """The next step of an application, with its day."""
    check(reach_of(by), Permission.EDUCATION_WRITE, application.access_subject)
    held = (
        Application.objects.select_for_update(of=("self",))
        .select_related("episode")
        .filter(pk=application.pk)
        .first()
    )
    if held is None:
        raise NotFound
    if to_state not in APPLICATION_TRANSITIONS[held.state]:
        raise WrongState(
            f"This stands at “{APPLICATION_STATES[held.state].lower()}” now, and cannot go there.",
            "Nothing was changed.",
            "Open the page again to see how it stands.",
        )
    day = on or clock.today()
    checking = Checking()
    checking.day("on", day, first=held.state_on, since="the step before was on")
    checking.done()
    values = {"state": to_state, "state_on": day, "steps": [*held.steps, _step(to_state, day)]}
    change(held, by=by, values=values)
    _tell(by, Action.CHANGED, held, list(values))
    if to_state == STARTED:
        chronicle(by=by, episode=held.episode, kind="course_or_job_started", on=day, record=held.pk)
    return held


def _hold(episode_id: UUID) -> Episode:
    """The episode, held, so that two people who note overlapping times wait for each other."""
    found = (
        Episode.objects.select_for_update(of=("self",)).select_related("young_person").filter(pk=episode_id)
    )
    episode = found.first()
    if episode is None:
        raise NotFound
    return episode


def _step(state: str, on: date) -> dict[str, str]:
    return {"state": state, "on": on.isoformat()}


def _checked(
    table: type[EducationEntry], episode: Episode, values: Values, entry: EducationEntry | None
) -> Values:
    kept = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    checking = Checking()
    CHECKS[table](checking, kept, episode, entry)
    checking.done()
    return kept


def _status(checking: Checking, kept: Values, episode: Episode, entry: EducationEntry | None) -> None:
    kept["begins"] = kept["begins"] or clock.today()
    checking.code(
        "status", "education_status", kept["status"], needed="Say where they are. “Not known” is an answer."
    )
    checking.code("source", "education_source", kept["source"], needed="Say who told us.")
    checking.text("where", kept["where"], LINE)
    checking.text("note", kept["note"], WORDS)
    _born_before(checking, "begins", kept["begins"], episode)
    same = EducationStatus.objects.filter(episode=episode.pk, begins=kept["begins"])
    if _others(same, entry).exists():
        checking.refuse(
            "begins", "Something is noted from that day already. Change that, or choose another day."
        )


def _away(checking: Checking, kept: Values, episode: Episode, _: EducationEntry | None) -> None:
    kept["begins"] = kept["begins"] or clock.today()
    checking.code("kind", "away_from_school", kept["kind"], needed="Say what the school did.")
    checking.code("reason", "away_reason", kept["reason"] or "not_known")
    kept["reason"] = kept["reason"] or "not_known"
    checking.code("source", "education_source", kept["source"], needed="Say who told us.")
    checking.text("note", kept["note"], 600)
    _born_before(checking, "begins", kept["begins"], episode)
    days: Decimal | None = kept["days"]
    if days is not None and (not LEAST_DAYS <= days <= MOST_DAYS or days % LEAST_DAYS):
        checking.refuse("days", "Use school days from 0.5 to 200, in halves.")


def _attendance(checking: Checking, kept: Values, episode: Episode, entry: EducationEntry | None) -> None:
    first, last, percent = kept["begins"], kept["ends"], kept["percent"]
    checking.code("source", "education_source", kept["source"], needed="Say who told us.")
    if percent is None or not 0 <= percent <= 100:
        checking.refuse("percent", "Write the share as a number from 0 to 100, like 87.5.")
    if first is None or last is None:
        checking.refuse(
            "begins" if first is None else "ends", "Write the first and the last day of the time."
        )
        return
    _born_before(checking, "begins", first, episode)
    checking.day("ends", last, first=first, since="the time begins on")
    if last < first or percent is None:
        return
    others = _others(Attendance.objects.filter(episode=episode.pk), entry)
    span = Period(first, last, Decimal(0))
    for other in others:
        if overlaps(span, Period(other.begins, other.ends, other.percent)):
            until = f"{day_words(other.begins)} to {day_words(other.ends)}"
            checking.refuse(
                "begins", f"{until} is noted already. Times may not overlap, so that no day counts twice."
            )


def _application(checking: Checking, kept: Values, episode: Episode, _: EducationEntry | None) -> None:
    kept["state_on"] = kept["state_on"] or clock.today()
    checking.code("kind", "application", kept["kind"], needed="Say what it is for.")
    checking.text("title", kept["title"], LINE, needed="Write which course or job it is.")
    checking.text("where", kept["where"], LINE)
    checking.text("note", kept["note"], WORDS)
    _born_before(checking, "state_on", kept["state_on"], episode)


def _achievement(checking: Checking, kept: Values, episode: Episode, _: EducationEntry | None) -> None:
    kept["achieved_on"] = kept["achieved_on"] or clock.today()
    checking.code("kind", "achievement", kept["kind"], needed="Choose what kind it is.")
    checking.text("title", kept["title"], LINE, needed="Write what they achieved.")
    checking.text("where", kept["where"], LINE)
    checking.text("words", kept["words"], WORDS)
    _born_before(checking, "achieved_on", kept["achieved_on"], episode)


def _others(entries: QuerySet[E], entry: EducationEntry | None) -> QuerySet[E]:
    """Those of the entries that are not the one which is being changed."""
    return entries.exclude(pk=entry.pk) if entry is not None else entries


def _born_before(checking: Checking, name: str, day: date, episode: Episode) -> None:
    """A day that has come, and not before they were born. Education may be older than the work with us."""
    born = episode.young_person.date_of_birth
    checking.day(name, day, first=born, since="they were born on")


Check = Callable[[Checking, Values, Episode, EducationEntry | None], None]
CHECKS: Mapping[type[EducationEntry], Check] = {
    EducationStatus: _status,
    Exclusion: _away,
    Attendance: _attendance,
    Application: _application,
    Achievement: _achievement,
}


def _chronicle(by: User, entry: EducationEntry) -> None:
    if type(entry) in CHRONICLED:
        kind, day = CHRONICLED[type(entry)]
        chronicle(by=by, episode=entry.episode, kind=kind, on=getattr(entry, day), record=entry.pk)


def _tell(by: User, action: Action, entry: EducationEntry, fields: list[str]) -> None:
    audit.record(
        by=by,
        action=action,
        people=[entry.young_person_id],
        areas=[entry.area_id],
        record=entry,
        detail={"fields": fields},
    )
