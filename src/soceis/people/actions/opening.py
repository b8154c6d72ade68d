"""Opening a record outside one's own work: with a reason, for a short time, and the managers are told."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from soceis.foundation.access.context import reach_of, refresh
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Reach, Subject, check, decide
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.errors import Invalid, NotFound
from soceis.people.models import OpenedRecord
from soceis.people.rules import (
    LONGEST,
    OPENING_HOURS,
    OPENING_PURPOSES,
    PURPOSES_BY_ROLE,
    SHORTEST_OPENING_REASON,
    search_words,
)

NOTHING_MATCHES = "No young person has exactly this. Check it with whoever told you, and try again."
SEVERAL_MATCH = (
    "More than one young person has this name and date of birth. Ask for the reference, and use that."
)


def purposes_for(reach: Reach) -> list[tuple[str, str]]:
    """(code, words) of what the person may open a record for."""
    held = {purpose for role in reach.role_codes for purpose in PURPOSES_BY_ROLE.get(role, ())}
    return [(code, words) for code, words in OPENING_PURPOSES.items() if code in held]


def open_with_reason(
    *,
    by: User,
    reference: str = "",
    name: str = "",
    date_of_birth: date | None = None,
    purpose: str,
    reason: str,
) -> OpenedRecord:
    """Open the record of the young person with exactly this reference, or this name and date of birth.

    Reading alone, for as many hours as the role has. Each try is audited, those that find nothing on a
    connection of their own, without what was typed.
    """
    reach = reach_of(by)
    check(reach, Permission.BREAK_GLASS)
    kept_reason = _checked(reach, reference, name, date_of_birth, purpose, reason)
    found = _find(reference.strip(), name, date_of_birth)
    if len(found) != 1:
        audit.record_apart(
            by=by,
            action=Action.SEARCHED,
            people=[person for person, _ in found],
            purpose=purpose,
            detail={
                "to": "open with a reason",
                "by": "reference" if reference else "name",
                "found": len(found),
            },
        )
        raise Invalid({"reference" if reference else "name": SEVERAL_MATCH if found else NOTHING_MATCHES})
    ((person_id, areas),) = found
    if decide(reach, Permission.YOUNG_PERSON_SEE, Subject(person_id, frozenset(areas))) and (
        person_id not in reach.opened
    ):
        raise Invalid({"": "You can see this record already, without a reason. Search for it by name."})
    return _open(by, reach, person_id, areas, purpose, kept_reason)


@transaction.atomic
def _open(
    by: User, reach: Reach, person_id: UUID, areas: Sequence[UUID], purpose: str, reason: str
) -> OpenedRecord:
    hours = max(OPENING_HOURS[role] for role in reach.role_codes if purpose in PURPOSES_BY_ROLE.get(role, ()))
    managers, now = _managers_and_moment(areas)
    opened = OpenedRecord(
        user=by,
        young_person_id=person_id,
        purpose=purpose,
        reason=reason,
        opened_at=now,
        expires_at=now + timedelta(hours=hours),
        told=managers,
    )
    opened.save(force_insert=True)
    audit.record(
        by=by,
        action=Action.OPENED_WITH_REASON,
        people=[person_id],
        areas=areas,
        record=opened,
        purpose=f"{OPENING_PURPOSES[purpose]}: {reason}",
        detail={"hours": hours, "told": len(opened.told)},
    )
    refresh(by)
    return opened


@transaction.atomic
def mark_seen(*, by: User, opened: OpenedRecord) -> OpenedRecord:
    """A manager who was told has looked at it; raises NotFound to everybody else."""
    if by.pk not in opened.told or reach_of(by).user_id is None:
        raise NotFound
    if opened.seen_by_manager_at is None:
        opened.seen_by_manager_at = clock.now()
        opened.save(update_fields=["seen_by_manager_at"])
        audit.record(
            by=by, action=Action.CHANGED, people=[opened.young_person_id], record=opened,
            detail={"fields": ["seen_by_manager_at"]},
        )  # fmt: skip
    return opened


def _checked(reach: Reach, reference: str, name: str, born: date | None, purpose: str, reason: str) -> str:
    kept, problems = checking.texts({"reason": reason, "name": name, "source": reference}, LONGEST)
    if len(kept["reason"]) < SHORTEST_OPENING_REASON:
        problems.setdefault(
            "reason",
            f"Say why in at least {SHORTEST_OPENING_REASON} characters. The area's managers read it.",
        )
    if purpose not in dict(purposes_for(reach)):
        problems["purpose"] = "Choose one of the reasons that your role may open a record for."
    if not kept["source"] and not kept["name"]:
        problems["reference"] = "Write the reference, or a name together with the date of birth."
    elif not kept["source"] and not search_words(name):
        problems["name"] = "Write one word of their name."
    elif not kept["source"] and born is None:
        problems["date_of_birth"] = "A name is only enough together with the date of birth."
    if "source" in problems:
        problems["reference"] = problems.pop("source")
    checking.refuse_if(problems)
    return kept["reason"]


def _find(reference: str, name: str, born: date | None) -> list[tuple[UUID, list[UUID]]]:
    """At most two (young person, areas) that match exactly; every word of the name must be theirs."""
    asked = [reference, "", None] if reference else ["", " ".join(search_words(name)), born]
    with connection.cursor() as cursor:
        cursor.execute("select * from app.find_for_opening(%s, %s, %s::date)", asked)
        found: list[tuple[UUID, list[UUID]]] = cursor.fetchall()
    return found


def _managers_and_moment(areas: Sequence[UUID]) -> tuple[list[UUID], datetime]:
    """Who manages the areas, and the moment as row-level security reads it: the start of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("select app.managers_of(%s::uuid[]), app.now()", [list(areas)])
        managers, moment = cursor.fetchone()
    return list(managers), moment
