"""Writing to the audit. Every write action calls `record`; nothing here changes or removes an entry."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connections, models, transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action

_INSERT = """
insert into audit_entry (lane, sequence, at, actor, actor_name, actor_roles, action, people, areas,
                         record_type, record_id, purpose, detail, previous, hash)
values (0, 0, now(), %s, %s, %s, %s, %s::uuid[], %s::uuid[], %s, %s, %s, %s::jsonb, '', '')
"""


def _write(
    *,
    using: str,
    by: User | None,
    action: Action,
    people: Iterable[UUID],
    areas: Iterable[UUID],
    record: models.Model | None,
    purpose: str,
    detail: dict[str, Any],
) -> None:
    roles = ", ".join(sorted(reach_of(by).role_codes)) if by is not None else ""
    with connections[using].cursor() as cursor:
        cursor.execute(
            _INSERT,
            [
                by.pk if by else None,
                by.display_name if by else "",
                roles,
                action.value,
                sorted(set(people)),
                sorted(set(areas)),
                record._meta.label if record is not None else "",
                record.pk if record is not None and isinstance(record.pk, UUID) else None,
                purpose,
                json.dumps(detail, sort_keys=True, default=str),
            ],
        )


def record(
    *,
    by: User | None,
    action: Action,
    people: Iterable[UUID] = (),
    areas: Iterable[UUID] = (),
    record: models.Model | None = None,
    purpose: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """Write an entry that shares the fate of the running transaction.

    `detail` holds which fields and how many, never the content.
    """
    _write(
        using="default",
        by=by,
        action=action,
        people=people,
        areas=areas,
        record=record,
        purpose=purpose,
        detail=detail or {},
    )


def record_apart(
    *,
    by: User | None,
    action: Action,
    people: Iterable[UUID] = (),
    areas: Iterable[UUID] = (),
    purpose: str = "",
    detail: dict[str, Any] | None = None,
) -> None:
    """Write an entry on a connection of its own, so that it stays when the request is rolled back."""
    with transaction.atomic(using="audit"):
        with connections["audit"].cursor() as cursor:
            if by is not None:
                cursor.execute("select app.enter(%s, '')", [by.pk])
            else:
                cursor.execute("select set_config('app.user_id', '', true)")
        _write(
            using="audit",
            by=by,
            action=action,
            people=people,
            areas=areas,
            record=None,
            purpose=purpose,
            detail=detail or {},
        )
