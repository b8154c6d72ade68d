"""Writing down supervision; the worker reads it and adds their own words."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, Refused
from soceis.journey.casework.models import Episode, Supervision, SupervisionCase
from soceis.journey.casework.queries.supervision import areas_of_supervised
from soceis.journey.casework.rules.supervision import LONGEST, SHORTEST

LONGEST_TEXT = 8_000
FURTHEST_AHEAD = timedelta(days=366)
EARLIEST = date(2015, 1, 1)


@transaction.atomic
def write_supervision(
    *,
    by: User,
    worker: User,
    held_on: date,
    minutes: int,
    practice: str,
    well_being: str = "",
    agreed: str = "",
    next_on: date | None = None,
    cases: Iterable[UUID] = (),
) -> Supervision:
    """Write down a talk with somebody whom `by` supervises. `cases` are young people whom `by` works for or manages."""
    areas = areas_of_supervised(by, worker.pk)
    values = {"held_on": held_on, "minutes": minutes, "practice": practice.strip()}
    values |= {"well_being": well_being.strip(), "agreed": agreed.strip(), "next_on": next_on}
    _check(values)
    supervision = Supervision(
        supervisor=by, worker=worker, areas=sorted(areas), created_by=by, updated_by=by, **values
    )
    supervision.save(force_insert=True)
    _name_cases(by, supervision, set(cases))
    _audit(by, Action.CREATED, supervision, *values)
    return supervision


@transaction.atomic
def correct_supervision(
    *,
    by: User,
    supervision: Supervision,
    held_on: date,
    minutes: int,
    practice: str,
    well_being: str = "",
    agreed: str = "",
    next_on: date | None = None,
    cases: Iterable[UUID] = (),
    version: int | None = None,
) -> Supervision:
    """Change what the supervisor wrote; `version` is the one they saw. The old words stay in the history."""
    if supervision.supervisor_id != by.pk:
        raise Refused("Only the supervisor changes this.", "Nothing was changed.", "Add your own words.")
    check(reach_of(by), Permission.SUPERVISION_WRITE)
    values = {"held_on": held_on, "minutes": minutes, "practice": practice.strip()}
    values |= {"well_being": well_being.strip(), "agreed": agreed.strip(), "next_on": next_on}
    _check(values)
    changed = change(supervision, by=by, values=values, version=version)
    wanted = set(cases)
    present = SupervisionCase.objects.filter(supervision=supervision.pk)
    # Those that `by` does not see any more stay as they are.
    present.exclude(young_person__in=wanted).delete()
    _name_cases(by, supervision, wanted - set(present.values_list("young_person", flat=True)))
    if changed:
        _audit(by, Action.CHANGED, supervision, *changed)
    return supervision


@transaction.atomic
def add_own_words(*, by: User, supervision: Supervision, words: str) -> Supervision:
    """The worker has read it, and may add something in their own words."""
    if supervision.worker_id != by.pk:
        raise Refused("Only the worker answers this.", "Nothing was changed.")
    check(reach_of(by), Permission.SUPERVISION_SEE)
    checking = Checking()
    checking.text("words", words, LONGEST_TEXT)
    checking.done()
    values = {"worker_words": words.strip(), "read_on": supervision.read_on or clock.today()}
    changed = change(supervision, by=by, values=values)
    if changed:
        _audit(by, Action.CHANGED, supervision, *changed)
    return supervision


def _check(values: dict[str, object]) -> None:
    checking = Checking()
    held_on, minutes, next_on = values["held_on"], values["minutes"], values["next_on"]
    assert isinstance(held_on, date)  # noqa: S101 - for the types
    assert isinstance(minutes, int)  # noqa: S101
    checking.day("held_on", held_on, first=EARLIEST, since="the first day that can be")
    if not SHORTEST <= minutes <= LONGEST:
        checking.refuse("minutes", f"Give between {SHORTEST} and {LONGEST} minutes.")
    checking.text(
        "practice", str(values["practice"]), LONGEST_TEXT, needed="Say in a few words what you talked about."
    )
    checking.text("well_being", str(values["well_being"]), LONGEST_TEXT)
    checking.text("agreed", str(values["agreed"]), LONGEST_TEXT)
    if isinstance(next_on, date) and next_on <= held_on:
        checking.refuse("next_on", "The next one comes after this one. Check the dates.")
    if isinstance(next_on, date) and next_on > clock.today() + FURTHEST_AHEAD:
        checking.refuse("next_on", "That is more than a year away. Check the date.")
    checking.done()


def _name_cases(by: User, supervision: Supervision, cases: set[UUID]) -> None:
    if not cases:
        return
    seen = {
        one.young_person_id: one.area_id
        for one in Episode.objects.filter(young_person__in=cases, area__in=supervision.areas)
    }
    if set(seen) != cases:
        raise NotFound
    for person, area in seen.items():
        SupervisionCase(
            supervision=supervision, young_person_id=person, area_id=area, created_by=by, updated_by=by
        ).save(force_insert=True)


def _audit(by: User, action: Action, supervision: Supervision, *fields: str) -> None:
    audit.record(
        by=by, action=action, areas=supervision.areas, record=supervision, detail={"fields": list(fields)}
    )
