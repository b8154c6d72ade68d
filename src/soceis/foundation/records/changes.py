"""Changing a record that somebody else may be changing too."""

from collections.abc import Mapping
from typing import Any

from django.db.models.base import Model

from soceis.foundation.records import clock
from soceis.foundation.records.errors import StaleEdit
from soceis.foundation.records.models import Record


def _words(record: Record, names: list[str]) -> dict[str, str]:
    return {name: str(getattr(record, name) or "") for name in names}


def change(
    record: Record, *, by: Model | None, values: Mapping[str, Any], version: int | None = None
) -> list[str]:
    """Set fields and save; answers with the names of those that changed, in their order.

    `version` is the one that the person saw. When somebody saved in between, nothing is written and
    StaleEdit carries what they saved and what this person wanted. Call it within a transaction.
    """
    model = type(record)
    locked = model._default_manager.select_for_update().get(pk=record.pk)
    names = [name for name in values if getattr(locked, name) != values[name]]
    if version is not None and locked.version != version:
        if not names:
            return []
        for name in names:
            setattr(record, name, values[name])
        who = locked.updated_by.display_name if locked.updated_by else "Somebody"
        raise StaleEdit(theirs=_words(locked, names), yours=_words(record, names), who=who)
    if not names:
        return []
    for name in names:
        setattr(record, name, values[name])
    record.version = locked.version + 1
    record.updated_at = clock.now()
    record.updated_by_id = by.pk if by is not None else None
    record.save(update_fields=[*names, "version", "updated_at", "updated_by"])
    return names
