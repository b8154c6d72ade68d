"""Taking the register: what it says goes onto everybody's page as a group visit, so that nothing is typed twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.activities.models import GroupSession, RegisterEntry
from soceis.journey.activities.rules import AHEAD, CALLED_OFF, CAME, COULD_NOT, EXPECTED, HELD, MARKS
from soceis.journey.casework import actions as casework
from soceis.journey.casework.actions import Present, Taken
from soceis.journey.casework.actions.contacts import Components
from soceis.journey.casework.actions.work import NOTHING
from soceis.journey.casework.models import Contact


@dataclass(frozen=True)
class Mark:
    """One line of the register as it was taken."""

    line: RegisterEntry
    state: str
    remark: str = ""


@transaction.atomic
def take_register(
    *,
    by: User,
    session: GroupSession,
    marks: Sequence[Mark],
    minutes: int | None = None,
    components: Components = None,
    summary: str = "",
    taken: Taken = NOTHING,
) -> list[RegisterEntry]:
    """Say who came, came late, could not, or was not asked.

    Everybody who came or could not gets the group visit on their page, with their remark; somebody who was not
    asked gets nothing. Lines that were taken before are left as they are: a contact is corrected on their page.
    """
    if session.state == CALLED_OFF:
        raise WrongState("This session was called off.", "Nothing was changed.", "Plan it again first.")
    checking = Checking()
    if session.starts_at > clock.now():
        checking.refuse("", "This session has not begun yet. Take the register when it has.")
    if not marks:
        checking.refuse("", "Say of at least one young person whether they came.")
    for mark in marks:
        check(reach_of(by), Permission.CONTACT_RECORD, mark.line.access_subject)
        if mark.state not in MARKS:
            checking.refuse("", "Choose from the answers that are shown.")
    checking.done()
    fresh = [mark for mark in marks if mark.line.state == EXPECTED]
    contacts = _contacts(by, session, fresh, minutes or session.minutes, components, summary, taken)
    for mark in fresh:
        contact = contacts.get(mark.line.pk)
        values = {"state": mark.state, "remark": mark.remark.strip(), "contact": contact}
        if change(mark.line, by=by, values=values):
            audit.record(
                by=by,
                action=Action.CHANGED,
                people=[mark.line.young_person_id],
                areas=[mark.line.area_id],
                record=mark.line,
                detail={"fields": ["state", "contact"]},
            )
    held = GroupSession.objects.select_for_update().get(pk=session.pk)
    if held.state in AHEAD:
        change(held, by=by, values={"state": HELD})
    return [mark.line for mark in fresh]


def _contacts(
    by: User,
    session: GroupSession,
    marks: Sequence[Mark],
    minutes: int,
    components: Components,
    summary: str,
    taken: Taken,
) -> dict[object, Contact]:
    """The group visit, by line of the register."""
    told = [mark for mark in marks if mark.state in (*CAME, COULD_NOT)]
    if any(mark.state in CAME for mark in told):
        made = casework.record_group(
            by=by,
            people=[Present(mark.line.episode, mark.state in CAME, mark.remark.strip()) for mark in told],
            happened_at=session.starts_at,
            title=session.group.title,
            minutes=minutes,
            place=session.place.name,
            summary=summary,
            components=components,
            taken=taken,
        )
    else:
        made = [
            casework.record_contact(
                by=by,
                episode=mark.line.episode,
                happened_at=session.starts_at,
                kind="not_attended",
                mode="group",
                title=session.group.title,
                place=session.place.name,
                summary=mark.remark.strip(),
            )
            for mark in told
        ]
    return {mark.line.pk: contact for mark, contact in zip(told, made, strict=True)}
