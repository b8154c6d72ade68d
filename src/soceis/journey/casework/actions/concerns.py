"""Worries from a visit: written down once, told to those who need to know, ticked off one by one."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import NotFound, Refused
from soceis.journey.casework.access import only_mentors
from soceis.journey.casework.models import Concern, Contact
from soceis.journey.casework.rules import flags
from soceis.journey.casework.rules.capture import MANAGER, open_tellings


@transaction.atomic
def raise_concern(
    *, by: User, contact: Contact, text: str, tell: Iterable[str], how_soon: str = ""
) -> Concern:
    """Keep a worry with the visit on which it was seen or heard, and who needs to be told.

    It stays on the day of whoever wrote it until everybody was told; a manager sees those for them. `how_soon`
    also flags it to the manager, who is asked to answer by then.
    """
    check(reach_of(by), Permission.CONTACT_RECORD, contact.access_subject)
    asked = list(dict.fromkeys([*tell, *([MANAGER] if how_soon else [])]))
    checking = Checking()
    checking.text("concern", text, needed="Say in a few words what worries you.")
    if not asked:
        checking.refuse("tell", "Choose who needs to be told. “Nobody more” is an answer too.")
    for code in asked:
        checking.code("tell", "concern_tell", code)
    if how_soon:
        checking.code("how_soon", "flag_how_soon", how_soon)
    checking.done()
    concern = Concern(
        young_person_id=contact.young_person_id,
        area_id=contact.area_id,
        episode_id=contact.episode_id,
        contact=contact,
        worker=by,
        text=text.strip(),
        tell=asked,
        settled_on=None if open_tellings(asked, ()) else clock.today(),
        flag=flags.FLAGGED if how_soon else flags.NOT_FLAGGED,
        answer_by=flags.answer_by(how_soon, clock.today()) if how_soon else None,
        created_by=by,
        updated_by=by,
    )
    concern.save(force_insert=True)
    audit_concern(by, Action.CREATED, concern, "text", "tell", *(("flag",) if how_soon else ()))
    return concern


@transaction.atomic
def tell_concern(*, by: User, concern: Concern, whom: str) -> Concern:
    """Note that somebody was told; when nobody is left, the worry leaves the day. Telling twice changes nothing."""
    check(reach_of(by), Permission.CONTACT_RECORD, concern.access_subject)
    if concern.created_by_id != by.pk and only_mentors(reach_of(by), concern.access_subject):
        raise Refused("This is on another worker’s day.", "Nothing was changed.", "Tell them instead.")
    held = Concern.objects.select_for_update().filter(pk=concern.pk).first()
    if held is None or whom not in held.tell:
        raise NotFound
    if whom in held.told:
        return held
    changed = told_now(by, held, whom)
    held.told, held.settled_on = changed["told"], changed["settled_on"]
    held.version += 1
    held.updated_at, held.updated_by = clock.now(), by
    held.save(update_fields=["told", "settled_on", "version", "updated_at", "updated_by"])
    audit_concern(by, Action.CHANGED, held, "told")
    return held


def told_now(by: User, concern: Concern, whom: str) -> dict[str, Any]:
    """The values of a worry once somebody was told today; those who were told before stay as they were."""
    told = {whom: {"on": clock.today().isoformat(), "by": str(by.pk)}, **concern.told}
    left = open_tellings(concern.tell, told)
    return {"told": told, "settled_on": None if left else concern.settled_on or clock.today()}


def audit_concern(by: User, action: Action, concern: Concern, *fields: str) -> None:
    """One entry with the names of what was written."""
    audit.record(
        by=by,
        action=action,
        people=[concern.young_person_id],
        areas=[concern.area_id],
        record=concern,
        detail={"fields": list(fields)},
    )
