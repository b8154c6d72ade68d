"""Everything that points at a young person, found from the models: what goes along when two records become one.

A new foreign key to a young person goes along by itself. What must not go along is named in NOT_MOVED with the
reason; a structure test holds both, and that the database lets the rows be moved.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from django.apps import apps
from django.db import connection, models

from soceis.people.models import YoungPerson

# Model and field, and why its rows stay.
NOT_MOVED: Mapping[tuple[str, str], str] = {
    ("people.YoungPerson", "merged_into"): "says itself that a record was made one with another",
    ("people.PersonalDetails", "young_person"): "one row a record; what stays of it is chosen",
    ("people.SearchKey", "young_person"): "made again, so that both names find the record that stays",
    ("people.RecordMerge", "young_person"): "says itself which record stays",
    ("people.RecordMerge", "goes"): "says itself which record goes",
    ("people.MergedRows", "young_person"): "says itself which rows went",
}


@dataclass(frozen=True)
class Pointer:
    """A column whose rows go along: the table, the column, what its rows are called."""

    table: str
    column: str
    words: str


def foreign_keys() -> list[tuple[type[models.Model], models.Field]]:  # type: ignore[type-arg]
    """Every foreign key to a young person, of every model; history keeps whose a row was and has no such key."""
    return [
        (model, field)
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model")
        for field in model._meta.concrete_fields
        if field.related_model is YoungPerson
    ]


@cache
def pointers() -> tuple[Pointer, ...]:
    """What goes along, in the order of the apps."""
    return tuple(
        Pointer(model._meta.db_table, str(field.column), str(model._meta.verbose_name_plural))
        for model, field in foreign_keys()
        if (model._meta.label, field.name) not in NOT_MOVED
    )


def pointing() -> str:
    """The same as the functions of the database take it."""
    return json.dumps([{"table": pointer.table, "column": pointer.column} for pointer in pointers()])


def rows_of(young_person_id: UUID) -> dict[str, int]:
    """How many rows of each kind point at a young person, in one statement; kinds without any are left out."""
    counted = " union all ".join(
        f"select %s, count(*) from {pointer.table} where {pointer.column} = %s" for pointer in pointers()
    )
    values = [value for pointer in pointers() for value in (pointer.words, young_person_id)]
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(counted, values)
        for words, number in cursor.fetchall():
            found[words] = found.get(words, 0) + number
    return {words: number for words, number in found.items() if number}
