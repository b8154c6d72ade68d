"""Worries from a visit: written down once, told to those who need to know, ticked off one by one."""

from collections.abc import Iterable

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
from soceis.journey.casework.rules.capture import open_tellings


@transaction.atomic
def raise_concern(*, by: User, contact: Contact, text: str, tell: Iterable[str]) -> Concern:
    """Keep a worry with the visit on which it was seen or heard, and who needs to be told.

    It stays on the day of whoever wrote it until everybody was told; a manager sees those for them.
    """
    check(reach_of(by), Permission.CONTACT_RECORD, contact.access_subject)
    asked = list(dict.fromkeys(tell))
    checking = Checking()
    checking.text("concern", text, needed="Say in a few words what worries you.")
    if not asked:
        checking.refuse("tell", "Choose who needs to be told. “Nobody more” is an answer too.")
    for code in asked:
        checking.code("tell", "concern_tell", code)
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
        created_by=by,
        updated_by=by,
    )
    concern.save(force_insert=True)
    _audit(by, Action.CREATED, concern, "text", "tell")
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
    held.told = {**held.told, whom: {"on": clock.today().isoformat(), "by": str(by.pk)}}
    if not open_tellings(held.tell, held.told):
        held.settled_on = clock.today()
    held.version += 1
    held.updated_at, held.updated_by = clock.now(), by
    held.save(update_fields=["told", "settled_on", "version", "updated_at", "updated_by"])
    _audit(by, Action.CHANGED, held, "told")
    return held


def _audit(by: User, action: Action, concern: Concern, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[concern.young_person_id],
        areas=[concern.area_id],
        record=concern,
        detail={"fields": list(fields)},
    )
