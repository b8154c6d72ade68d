"""Who is asking: the transaction-local context that row-level security reads.

`app.enter(user)` sets it and answers with the reach, in one statement. It lasts until the end of the
transaction, never longer, so that a pooled connection carries nothing to the next borrower.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

from django.db import connections, transaction

from soceis.foundation.access.policy import NOBODY, Reach
from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock


@dataclass(frozen=True)
class Asker:
    """A person and their reach, for as long as one transaction."""

    user: User
    reach: Reach


_asker: ContextVar[Asker | None] = ContextVar("asker", default=None)


def enter(user_id: UUID, using: str = "default") -> Reach:
    """Set the row-security context of the running transaction; answer with the reach."""
    moment = clock.now().isoformat() if clock.is_set() else ""
    with connections[using].cursor() as cursor:
        cursor.execute("select app.enter(%s, %s)", [user_id, moment])
        (answer,) = cursor.fetchone()
    found = json.loads(answer) if isinstance(answer, str) else answer
    return Reach(
        user_id=user_id,
        roles=frozenset((r["role"], UUID(r["area"]) if r["area"] else None) for r in found["roles"]),
        assigned=frozenset(map(UUID, found["assigned"])),
        mentored=frozenset(map(UUID, found["mentored"])),
        opened=frozenset(map(UUID, found["opened"])),
        conflicts=frozenset(map(UUID, found.get("conflicts", ()))),
    )


@contextmanager
def acting_as(user: User) -> Iterator[Reach]:
    """For jobs, commands and tests: a transaction in which `user` is the one who asks."""
    with transaction.atomic():
        reach = enter(user.pk)
        token = _asker.set(Asker(user, reach))
        try:
            yield reach
        finally:
            _asker.reset(token)


@contextmanager
def asking(user: User, reach: Reach) -> Iterator[None]:
    """For the middleware, which has entered already."""
    token = _asker.set(Asker(user, reach))
    try:
        yield
    finally:
        _asker.reset(token)


def reach_of(user: User) -> Reach:
    """The reach of the person who asks; of anybody else, nothing.

    Actions and queries take `by`/`user`; this makes sure that it is the person the database knows.
    """
    asker = _asker.get()
    if asker is None or asker.user.pk != user.pk:
        return NOBODY
    return asker.reach


def refresh(user: User) -> Reach:
    """Read the reach again within the transaction, after an allocation or an opened record changed it."""
    reach = enter(user.pk)
    _asker.set(Asker(user, reach))
    return reach
