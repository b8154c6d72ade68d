"""Two records side by side, and what was asked and decided about making them one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.people.models import ContactPoint, RecordMerge, Tie, YoungPerson
from soceis.people.queries import obstacles
from soceis.people.queries.finding import Lookalike, possible_duplicates
from soceis.people.queries.pointing import pointers, rows_of

MOST_SHOWN = 100


@dataclass(frozen=True)
class Both:
    """Two records with what tells whether they are one person, and how many rows of each kind would go along."""

    stays: YoungPerson
    goes: YoungPerson
    points: dict[UUID, list[ContactPoint]]
    ties: dict[UUID, list[Tie]]
    known: obstacles.Known
    rows: dict[str, int]


def both_for(user: User, stays_id: UUID, goes_id: UUID) -> Both:
    """NotFound unless both may be opened; Refused to whoever may not make records one in the area of the first."""
    people = YoungPerson.objects.select_related("details").filter(pk__in=(stays_id, goes_id))
    by_id = {person.pk: person for person in people}
    if stays_id not in by_id or goes_id not in by_id:
        raise NotFound
    stays, goes = by_id[stays_id], by_id[goes_id]
    reach = reach_of(user)
    check(reach, Permission.RECORD_MERGE, stays.access_subject)
    for person in (stays, goes):
        check(reach, Permission.YOUNG_PERSON_SEE_IDENTITY, person.access_subject)
    points: dict[UUID, list[ContactPoint]] = {stays.pk: [], goes.pk: []}
    ties: dict[UUID, list[Tie]] = {stays.pk: [], goes.pk: []}
    for point in ContactPoint.objects.filter(young_person__in=by_id, ended_on=None).order_by("created_at"):
        points[point.young_person_id].append(point)
    for tie in Tie.objects.filter(young_person__in=by_id, ended_on=None).order_by("created_at"):
        ties[tie.young_person_id].append(tie)
    return Both(stays, goes, points, ties, obstacles.known(user, stays, goes), rows_of(goes.pk))


def other_by_reference(user: User, reference: str) -> YoungPerson:
    """The record with this reference; the same sentence when there is none and when it may not be opened."""
    said = reference.strip().upper()
    other = YoungPerson.objects.filter(reference=said, merged_into=None).first()
    if other is None:
        raise Invalid({"reference": "There is no record with that reference that you may open."})
    check(reach_of(user), Permission.YOUNG_PERSON_SEE_IDENTITY, other.access_subject)
    return other


def lookalikes_of(user: User, person: YoungPerson) -> list[Lookalike]:
    """Records that may be of the same person, among those that the user may see."""
    check(reach_of(user), Permission.RECORD_MERGE, person.access_subject)
    names = (person.name_used, person.details.legal_first_name, person.details.legal_last_name)
    alike = possible_duplicates(user, *names, person.date_of_birth, person.nicknames)
    return [one for one in alike if one.young_person.pk != person.pk]


def merge_for(user: User, merge_id: UUID) -> RecordMerge:
    """One of them, for a manager of its area who may open both records."""
    merge = (
        RecordMerge.objects.select_related("young_person", "goes", "created_by", "decided_by", "undone_by")
        .filter(pk=merge_id)
        .first()
    )
    if merge is None:
        raise NotFound
    reach = reach_of(user)
    check(reach, Permission.RECORD_MERGE, merge.access_subject)
    for person in (merge.young_person, merge.goes):
        check(reach, Permission.YOUNG_PERSON_SEE_IDENTITY, person.access_subject)
    return merge


def merges_of(user: User, person: YoungPerson) -> list[RecordMerge]:
    """What was asked about this record, the latest first."""
    check(reach_of(user), Permission.RECORD_MERGE, person.access_subject)
    return _listed(Q(young_person=person) | Q(goes=person))


def merges_here(user: User) -> list[RecordMerge]:
    """What was asked in the areas that the user manages; what waits for a second person first."""
    check(reach_of(user), Permission.RECORD_MERGE)
    areas = reach_of(user).managed_areas
    return sorted(_listed(Q(area__in=areas)), key=lambda merge: merge.state != RecordMerge.ASKED)


def _listed(which: Q) -> list[RecordMerge]:
    found = RecordMerge.objects.filter(which).select_related("young_person", "goes", "created_by")
    return list(found.order_by("-created_at")[:MOST_SHOWN])


def moved_rows(user: User, merge: RecordMerge) -> tuple[dict[str, int], dict[str, int]]:
    """How many rows of each kind went along, and how many stayed under the old reference."""
    check(reach_of(user), Permission.RECORD_MERGE, merge.access_subject)
    words = {(one.table, one.column): one.words for one in pointers()}
    moved: dict[str, int] = {}
    aside: dict[str, int] = {}
    for rows in merge.tables.all():
        kind = words.get((rows.table, rows.column), rows.table)
        for counted, keys in ((moved, rows.moved), (aside, rows.aside)):
            if keys:
                counted[kind] = counted.get(kind, 0) + len(keys)
    return moved, aside


@dataclass(frozen=True)
class Since:
    """Something written between the merge and its undoing, which stayed: what it is, when, by whom."""

    kind: str
    at: datetime | None
    who: str


def written_since(user: User, merge: RecordMerge) -> list[Since]:
    """What stayed with the first record and is to be sorted by hand, in one statement."""
    check(reach_of(user), Permission.RECORD_MERGE, merge.access_subject)
    words = {one.table: one.words for one in pointers()}
    left = {table: keys for table, keys in merge.left.items() if table in words}
    if not left:
        return []
    asked = " union all ".join(
        f"select %s, (to_jsonb(t) ->> 'created_at')::timestamptz, to_jsonb(t) ->> 'created_by_id' from {table} t"
        " where t.id::text = any (%s)"
        for table in left
    )
    values: list[Any] = [value for table, keys in left.items() for value in (words[table], keys)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"select kind, at, coalesce(u.display_name, '') from ({asked}) as found (kind, at, who)"
            " left join accounts_user u on u.id = found.who::uuid order by at nulls last, kind",
            values,
        )
        return [Since(*row) for row in cursor.fetchall()]


def subject_of(merge: RecordMerge) -> Subject:
    """What is asked of the second person."""
    return Subject(merge.young_person_id, frozenset({merge.area_id}), first_person=merge.created_by_id)
