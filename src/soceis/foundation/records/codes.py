"""Dated code lists: read with a short memory, kept in step with the lists that apps declare."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from soceis.foundation.records import clock
from soceis.foundation.records.models import Code, Crosswalk

FIRST_DAY = date(2013, 1, 1)  # the service began in Glasgow in 2013
REMEMBERED_SECONDS = 30.0


@dataclass(frozen=True)
class CodeRow:
    code: str
    label: str
    valid_from: date
    valid_to: date | None

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


Lists = Mapping[str, tuple[CodeRow, ...]]
NOTHING_READ: tuple[float, Lists] = (float("-inf"), {})


class _Memory:
    """When the lists were read last, and the lists: one pair, so that threads see both or neither change."""

    read = NOTHING_READ


_memory = _Memory()


def _all() -> Lists:
    read_at, lists = _memory.read
    if lists and time.monotonic() - read_at < REMEMBERED_SECONDS:
        return lists
    fresh: dict[str, list[CodeRow]] = {}
    for row in Code.objects.all():
        fresh.setdefault(row.scheme, []).append(CodeRow(row.code, row.label, row.valid_from, row.valid_to))
    lists = {scheme: tuple(rows) for scheme, rows in fresh.items()}
    _memory.read = (time.monotonic(), lists)
    return lists


def forget() -> None:
    """Read the lists afresh at the next question (after a change, and between tests)."""
    _memory.read = NOTHING_READ


def choices(scheme: str, on: date | None = None) -> list[tuple[str, str]]:
    """(code, label) pairs of the scheme that may be chosen on the day, in the list's order."""
    day = on or clock.today()
    return [(row.code, row.label) for row in _all().get(scheme, ()) if row.valid_on(day)]


def label(scheme: str, code: str) -> str:
    """The label of a code, ended ones included; the code itself when it is not in the list."""
    for row in _all().get(scheme, ()):
        if row.code == code:
            return row.label
    return code


def known(scheme: str, code: str, on: date | None = None) -> bool:
    """Whether the code may be chosen on the day."""
    return any(code == choice for choice, _ in choices(scheme, on))


def crosswalk(from_scheme: str, from_code: str, to_scheme: str) -> str | None:
    """The code of another list that says the same; None when there is none."""
    row = Crosswalk.objects.filter(from_scheme=from_scheme, from_code=from_code, to_scheme=to_scheme).first()
    return row.to_code if row else None


def keep_in_step(
    lists: Mapping[str, Mapping[str, str]],
    walks: Mapping[tuple[str, str], Mapping[str, str]],
    *,
    using: str,
    day: date | None = None,
) -> None:
    """Make the database agree with declared lists: add what is new, relabel, end what is gone.

    `lists` maps scheme to {code: label} in order; `walks` maps (from_scheme, to_scheme) to
    {from_code: to_code}. Nothing is ever deleted.
    """
    today = day or clock.today()
    for scheme, codes in lists.items():
        present = {row.code: row for row in Code.objects.using(using).filter(scheme=scheme, valid_to=None)}
        for order, (code, text) in enumerate(codes.items()):
            row = present.pop(code, None)
            if row is None:
                ended_before = Code.objects.using(using).filter(scheme=scheme, code=code).exists()
                begins = today if ended_before else FIRST_DAY
                Code.objects.using(using).create(
                    scheme=scheme, code=code, label=text, order=order, valid_from=begins
                )
            elif (row.label, row.order) != (text, order):
                row.label, row.order = text, order
                row.save(using=using)
        for row in present.values():
            row.valid_to = today
            row.save(using=using)
    for (from_scheme, to_scheme), pairs in walks.items():
        for from_code, to_code in pairs.items():
            Crosswalk.objects.using(using).update_or_create(
                from_scheme=from_scheme,
                from_code=from_code,
                to_scheme=to_scheme,
                defaults={"to_code": to_code},
            )
    forget()
