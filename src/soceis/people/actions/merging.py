"""Two records of one young person are made one by two people: one asks, another confirms; and it can be undone."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection, transaction

from soceis.foundation.access.context import reach_of, refresh
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import Invalid, NotFound, Refused, WrongState
from soceis.people.actions import following
from soceis.people.actions.details import renew_keys
from soceis.people.actions.where import area_of_writer
from soceis.people.models import PersonalDetails, RecordMerge, YoungPerson
from soceis.people.queries import obstacles
from soceis.people.queries.pointing import pointing
from soceis.people.rules import BOTH, CHOOSABLE, GOES, LONGEST, STAYS, made_one, to_choose

FIELDS_OF_BOTH = ("nicknames", "caregiver_updates")
PERSON_VALUES = (*(name for one in CHOOSABLE if one.of_person for name in one.fields), *FIELDS_OF_BOTH)
DETAIL_VALUES = tuple(name for one in CHOOSABLE if not one.of_person for name in one.fields)
NOTHING = "Nothing was changed."


@transaction.atomic
def ask_to_merge(
    *,
    by: User,
    stays: YoungPerson,
    goes: YoungPerson,
    reason: str,
    choices: Mapping[str, str] | None = None,
    aside: Sequence[str] = (),
) -> RecordMerge:
    """Say that two records are one person, and how one knows. Nothing moves until another manager has confirmed it.

    `choices` says STAYS, GOES or BOTH for everything that the two answer differently, by its name in CHOOSABLE.
    `aside` are keys of overlapping work of the record that goes, which is to stay as it is under the old reference.
    """
    may_merge(by, stays, goes)
    _wait(stays, goes)
    given = dict(choices or {})
    kept, problems = checking.texts({"reason": reason}, LONGEST)
    if not kept["reason"]:
        problems["reason"] = "Say how you know that they are one person."
    first, second = said_of(stays), said_of(goes)
    checking.refuse_if(problems, choice_problems(first, second, given))
    rows = rows_aside(by, stays, goes, aside)
    if RecordMerge.objects.filter(goes=goes, state=RecordMerge.ASKED).exists():
        raise WrongState("Somebody has asked for this already.", NOTHING, "Another manager decides about it.")
    merge = RecordMerge(
        young_person=stays,
        area_id=area_of_writer(by, stays, Permission.RECORD_MERGE),
        goes=goes,
        reason=kept["reason"],
        choices={one.name: given[one.name] for one in to_choose(first, second)},
        aside=rows,
        seen=_versions(stays, goes),
        created_by=by,
        updated_by=by,
    )
    merge.save(force_insert=True)
    _tell(by, Action.CREATED, merge)
    return merge


@transaction.atomic
def decide_merge(*, by: User, merge: RecordMerge, approve: bool, words: str = "") -> RecordMerge:
    """Confirm that two records are one person, which makes them one, or keep them two and say why."""
    stays, goes = merge.young_person, merge.goes
    _wait(stays, goes)
    held = RecordMerge.objects.select_for_update().filter(pk=merge.pk).first()
    if held is None:
        raise NotFound
    check(reach_of(by), Permission.RECORD_MERGE_DECIDE, _subject(held))
    kept, problems = checking.texts({"reason": words}, LONGEST)
    if not approve and not kept["reason"]:
        problems["reason"] = "Say why they stay two records."
    checking.refuse_if(problems)
    if held.state != RecordMerge.ASKED:
        raise WrongState("Somebody decided about this already.", NOTHING, "Open the page again to see it.")
    decided = {
        "state": RecordMerge.MERGED if approve else RecordMerge.DECLINED,
        "decided_by": by,
        "decided_at": clock.now(),
        "decision_words": kept["reason"],
    }
    if not approve:
        change(held, by=by, values=decided)
        _tell(by, Action.DECIDED, held)
        return held
    may_merge(by, stays, goes)
    if held.seen != _versions(stays, goes):
        raise WrongState(
            "The details of one of them changed after this was asked for.",
            NOTHING,
            "Keep them two here, and let somebody look at both again and ask anew.",
        )
    _still_as_asked(by, held, stays, goes)
    values = made_one(said_of(stays), said_of(goes), held.choices)
    change(held, by=by, values=decided)
    _move("merge_rows", held)
    areas = list(dict.fromkeys([*stays.areas, *goes.areas]))
    details = PersonalDetails.objects.get(young_person=stays)
    change(stays, by=by, values={**{name: values[name] for name in PERSON_VALUES}, "areas": areas})
    change(details, by=by, values={name: values[name] for name in DETAIL_VALUES})
    _afterwards(by, held, stays, details, following.merged(by, stays))
    _tell(by, Action.DECIDED, held)
    return held


@transaction.atomic
def undo_merge(*, by: User, merge: RecordMerge, words: str) -> RecordMerge:
    """Make them two again. Rows go back, and with them what was written since and belongs to them.

    Whatever else was written since stays where it is, and `left` lists it: rows by table, and under "values" the
    fields of the record that were changed since. An area is left when nothing there is about the young person.
    """
    stays, goes = merge.young_person, merge.goes
    _wait(stays, goes)
    held = RecordMerge.objects.select_for_update().filter(pk=merge.pk).first()
    if held is None:
        raise NotFound
    check(reach_of(by), Permission.RECORD_MERGE, stays.access_subject)
    kept, problems = checking.texts({"reason": words}, LONGEST)
    if not kept["reason"]:
        problems["reason"] = "Say how you know that they are two people."
    checking.refuse_if(problems)
    stays.refresh_from_db()
    goes.refresh_from_db()
    _whole(by, stays)
    if held.state != RecordMerge.MERGED or goes.merged_into_id != stays.pk:
        raise WrongState(
            "They are two records already.", NOTHING, "Open the page again to see how it stands."
        )
    if stays.merged_into_id is not None:
        raise WrongState(
            "The record that stayed was made one with a third one since.", NOTHING, "Undo that one first."
        )
    undone = {
        "state": RecordMerge.UNDONE,
        "undone_by": by,
        "undone_at": clock.now(),
        "undone_words": kept["reason"],
    }
    change(held, by=by, values=undone)
    left = _move("unmerge_rows", held)
    details = PersonalDetails.objects.get(young_person=stays)
    left["values"] = [
        *_put_back(by, stays, held.seen[0], PERSON_VALUES),
        *_put_back(by, details, held.seen[1], DETAIL_VALUES),
    ]
    in_use = left.pop("areas", [])
    _leave_areas(by, stays, goes, held.seen[0], in_use)
    RecordMerge.objects.filter(pk=held.pk).update(left=left)
    held.left = left
    following.undone(by, held.before)
    refresh(by)
    renew_keys(stays, details)
    _tell(by, Action.CHANGED, held)
    return held


def may_merge(by: User, stays: YoungPerson, goes: YoungPerson) -> None:
    """NotFound when either may not be known of, Refused when there is more of one of them than `by` may read."""
    reach = reach_of(by)
    for person in (stays, goes):
        check(reach, Permission.YOUNG_PERSON_SEE, person.access_subject)
    check(reach, Permission.RECORD_MERGE, stays.access_subject)
    for person in (stays, goes):
        _whole(by, person)
        person.refresh_from_db()
        if person.merged_into_id is not None:
            raise WrongState(
                "One of them was made one with another record already.", NOTHING, "Open the page again."
            )
    if stays.pk == goes.pk:
        raise Invalid({"reference": "That is this record itself."})
    if stays.is_demonstration != goes.is_demonstration:
        raise Refused("One of them is an invented person.", NOTHING)


def choice_problems(
    stays: Mapping[str, Any], goes: Mapping[str, Any], choices: Mapping[str, str]
) -> checking.Problems:
    """A sentence for each thing of which nobody chose what stays."""
    problems: checking.Problems = {}
    for one in to_choose(stays, goes):
        chosen = choices.get(one.name, "")
        if chosen not in (STAYS, GOES, *((BOTH,) if one.both else ())):
            problems[one.name] = "Choose which one stays."
        elif chosen == BOTH:
            together = made_one(stays, goes, {**dict.fromkeys(choices, STAYS), one.name: BOTH})[one.fields[0]]
            problems |= checking.text(one.name, together, LONGEST[one.name])
    return problems


def rows_aside(by: User, stays: YoungPerson, goes: YoungPerson, chosen: Sequence[str]) -> list[str]:
    """The rows that stay under the old reference, "table:id"; refuses what stands against making them one."""
    rows: list[str] = []
    for one in obstacles.known(by, stays, goes).against:
        if isinstance(one, obstacles.Obstacle):
            raise WrongState(one.words, NOTHING, one.todo)
        if one.todo:
            raise WrongState(one.words, NOTHING, one.todo)
        if one.key not in chosen:
            raise Invalid({"aside": f"{one.words} Say that the second one stays as it is, or look again."})
        rows += one.rows
    return rows


def said_of(person: YoungPerson) -> dict[str, Any]:
    """What a record says of everything that can differ, by field."""
    details = person.details
    return {name: getattr(person, name) for name in PERSON_VALUES} | {
        name: getattr(details, name) for name in DETAIL_VALUES
    }


def may_decide_merge(by: User, merge: RecordMerge) -> bool:
    """Whether somebody is the second person: a manager of the area who did not ask."""
    return bool(decide(reach_of(by), Permission.RECORD_MERGE_DECIDE, _subject(merge)))


def _whole(by: User, person: YoungPerson) -> None:
    """Everything moves, so whoever decides must be able to read everything."""
    reach = reach_of(by)
    if reach.managed_areas >= set(person.areas) or person.pk in reach.opened:
        return
    raise Refused(
        f"Part of the record of {person.name_used} ({person.reference}) belongs to an area that is not yours.",
        NOTHING,
        "Open it with a reason first, so that you see all of it.",
    )


def _still_as_asked(by: User, merge: RecordMerge, stays: YoungPerson, goes: YoungPerson) -> None:
    """What was chosen to stay aside still covers every overlap; a new one stops it."""
    found = obstacles.known(by, stays, goes).against
    overlaps = [one for one in found if isinstance(one, obstacles.Overlap)]
    rows_aside(by, stays, goes, [one.key for one in overlaps if set(one.rows) <= set(merge.aside)])


def _versions(stays: YoungPerson, goes: YoungPerson) -> list[int]:
    held = {
        row.young_person_id: row.version
        for row in PersonalDetails.objects.filter(young_person__in=[stays, goes])
    }
    return [stays.version, held[stays.pk], goes.version, held[goes.pk]]


def _wait(*people: YoungPerson) -> None:
    """One merge of a record at a time, whoever else is at it, always in the same order."""
    with connection.cursor() as cursor:
        for key in sorted(str(person.pk) for person in people):
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"merge {key}"])


def _move(function: str, merge: RecordMerge) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"select app.{function}(%s, %s::jsonb)::text", [merge.pk, pointing()])
        (answer,) = cursor.fetchone()
    found: dict[str, Any] = json.loads(answer)
    return found


def _afterwards(
    by: User, merge: RecordMerge, stays: YoungPerson, details: PersonalDetails, before: dict[str, Any]
) -> None:
    RecordMerge.objects.filter(pk=merge.pk).update(before=before)
    merge.before = before
    refresh(by)
    renew_keys(stays, details)


def _put_back(
    by: User, record: YoungPerson | PersonalDetails, version: int, names: Sequence[str]
) -> list[str]:
    """Set the fields that the merge changed back to what they were; answers with those that were changed since."""
    before, after = _version(record, version), _version(record, version + 1)
    if before is None or after is None:
        return []
    changed = [name for name in names if getattr(before, name) != getattr(after, name)]
    since = [name for name in changed if getattr(record, name) != getattr(after, name)]
    change(record, by=by, values={name: getattr(before, name) for name in changed if name not in since})
    return since


def _leave_areas(
    by: User, stays: YoungPerson, goes: YoungPerson, version: int, in_use: Sequence[str]
) -> None:
    before = _version(stays, version)
    own = set(before.areas) if before is not None else set(stays.areas)
    kept = [area for area in stays.areas if area in own or area not in goes.areas or str(area) in in_use]
    change(stays, by=by, values={"areas": kept})


def _version(record: YoungPerson | PersonalDetails, version: int) -> Any:
    """How a record stood at one of its versions; None when the history of that is not there."""
    history: Any = type(record).history  # type: ignore[union-attr]
    return history.field.model.objects.filter(pgh_obj=record.pk, version=version).order_by("pgh_id").last()


def _subject(merge: RecordMerge) -> Subject:
    return Subject(merge.young_person_id, frozenset({merge.area_id}), first_person=merge.created_by_id)


def _tell(by: User, action: Action, merge: RecordMerge) -> None:
    audit.record(
        by=by, action=action, people=[merge.young_person_id, merge.goes_id], areas=[merge.area_id], record=merge,
        detail={"state": merge.state},
    )  # fmt: skip
