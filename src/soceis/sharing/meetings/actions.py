"""Planning a meeting, putting a young person on its agenda, what was told, decided and agreed there."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.errors import Invalid, Refused, WrongState
from soceis.foundation.records.models import Record
from soceis.people.models import AboutYoungPerson, YoungPerson
from soceis.sharing.agreements.models import Agreement
from soceis.sharing.agreements.queries import coverage
from soceis.sharing.disclosures import actions as disclosures
from soceis.sharing.meetings.models import AgendaItem, Attendee, Meeting, MeetingAction, MeetingDisclosure
from soceis.sharing.meetings.rules import (
    ATTENDANCE,
    CALLED_OFF,
    CAME,
    HELD,
    LONGEST,
    MINUTED,
    OPEN,
    STATES,
    TRANSITIONS,
    Hearing,
    leave_the_room,
)
from soceis.sharing.partners.models import Organisation, PartnerContact

Made = TypeVar("Made", bound=Record)


def subject_of(meeting: Meeting) -> Subject:
    return Subject(area_ids=frozenset([meeting.area_id]))


def day_of(meeting: Meeting) -> date:
    """The day of a meeting, as London has it."""
    return meeting.starts_at.astimezone(clock.LONDON).date()


@transaction.atomic
def plan_meeting(
    *,
    by: User,
    area: Area,
    kind: str,
    title: str,
    starts_at: datetime,
    place: str = "",
    chair: str = "",
    note: str = "",
    agreement: Agreement | None = None,
) -> Meeting:
    """Plan a meeting of an area, or enter one that was held; whoever plans it is at the table."""
    check(reach_of(by), Permission.MEETING_PLAN, Subject(area_ids=frozenset([area.pk])))
    kept, problems = checking.texts({"title": title, "place": place, "chair": chair, "note": note}, LONGEST)
    if not kept["title"]:
        problems["title"] = "Give it a name that names no young person, such as “Panel of March”."
    if agreement is not None and agreement.area_id != area.pk:
        problems["agreement"] = "That agreement is another area’s."
    checking.refuse_if(problems, checking.code("kind", "meeting_kind", kind, needed=checking.CHOOSE))
    meeting = _made(
        Meeting(**kept, area=area, kind=kind, starts_at=starts_at, agreement=agreement), by, area=area.pk
    )
    _made(Attendee(meeting=meeting, worker=by), by, area=area.pk)
    return meeting


@transaction.atomic
def invite(
    *, by: User, meeting: Meeting, contacts: Iterable[PartnerContact] = (), workers: Iterable[User] = ()
) -> list[Attendee]:
    """Ask people to the table; whoever is asked already is not asked twice."""
    _check_open(by, meeting)
    there = {(one.contact_id, one.worker_id) for one in meeting.attendees.all()}
    people: list[Attendee] = []
    for contact in contacts:
        if contact.left_on is not None:
            raise Invalid({"contacts": f"{contact.name} has left. Choose who came after them."})
        if contact.organisation.area_id not in (None, meeting.area_id):
            raise Invalid({"contacts": "They are not in the directory of this area."})
        people.append(Attendee(meeting=meeting, contact=contact))
    people += [Attendee(meeting=meeting, worker=worker) for worker in workers]
    new = [one for one in people if (one.contact_id, one.worker_id) not in there]
    return [_made(one, by, area=meeting.area_id) for one in new]


@transaction.atomic
def attended(*, by: User, attendee: Attendee, state: str) -> Attendee:
    """Note whether somebody came."""
    _check_open(by, attendee.meeting)
    if state not in ATTENDANCE:
        raise Invalid({"state": checking.CHOOSE})
    _changed(attendee, by, area=attendee.meeting.area_id, state=state)
    return attendee


@transaction.atomic
def take_further(*, by: User, meeting: Meeting, state: str) -> Meeting:
    """Held, called off, or its minutes agreed; a meeting to come cannot have been held."""
    check(reach_of(by), Permission.MEETING_PLAN, subject_of(meeting))
    if state not in TRANSITIONS[meeting.state]:
        raise WrongState(f"The meeting is {STATES[meeting.state].lower()}.", "Nothing was changed.")
    if state == HELD and meeting.starts_at > clock.now():
        raise WrongState(
            "The meeting has not begun yet.", "Nothing was changed.", "Note it once you have met."
        )
    if state == MINUTED and meeting.items.filter(decision="").exists():
        raise WrongState(
            "Something on the agenda has no decision yet.",
            "Nothing was changed.",
            "Write what was decided for each young person, or that nothing was.",
        )
    _changed(meeting, by, area=meeting.area_id, state=state)
    if state == HELD:
        for attendee in meeting.attendees.filter(worker=by):
            _changed(attendee, by, area=meeting.area_id, state=CAME)
    return meeting


@transaction.atomic
def put_on_agenda(*, by: User, meeting: Meeting, young_person: YoungPerson, asks: str) -> AgendaItem:
    """Put a young person on the agenda, with what we want from the meeting for them."""
    subject = Subject(young_person.pk, frozenset([meeting.area_id]))
    check(reach_of(by), Permission.MEETING_SPEAK, subject)
    _must_be_open(meeting)
    if meeting.area_id not in young_person.areas:
        raise Invalid({"meeting": "The meeting is another area’s than theirs."})
    kept, problems = checking.texts({"asks": asks}, LONGEST)
    if not kept["asks"]:
        problems["asks"] = "Write what you want from the meeting for them."
    if AgendaItem.objects.filter(meeting=meeting, young_person=young_person).exists():
        problems["meeting"] = "They are on its agenda already."
    checking.refuse_if(problems)
    item = AgendaItem(**kept, meeting=meeting, young_person=young_person, area_id=meeting.area_id)
    return _made(item, by)


@transaction.atomic
def decide_item(*, by: User, item: AgendaItem, decision: str, version: int | None = None) -> AgendaItem:
    """What was decided, and why; that nothing was decided is said too."""
    check(reach_of(by), Permission.MEETING_SPEAK, item.access_subject)
    _must_be_open(item.meeting)
    kept, problems = checking.texts({"decision": decision}, LONGEST)
    if not kept["decision"]:
        problems["decision"] = "Write what was decided, or that nothing was."
    checking.refuse_if(problems)
    if change(item, by=by, values=kept, version=version):
        _audit(by, Action.CHANGED, item, ["decision"])
    return item


def table_of(
    user: User, meeting: Meeting, *, purpose: str, categories: Sequence[str]
) -> dict[Organisation, Hearing]:
    """Each organisation at the table, and whether an agreement lets it hear these kinds of information."""
    there: dict[Organisation, bool] = {}
    for one in meeting.attendees.select_related("contact__organisation").filter(contact__isnull=False):
        if one.contact is not None:
            organisation = one.contact.organisation
            there[organisation] = there.get(organisation, False) or one.state == CAME
    answers = coverage(
        user, organisations=list(there), area=meeting.area, purpose=purpose, categories=categories,
        on=day_of(meeting),
    )  # fmt: skip
    return {one: Hearing(one.name, came, answers[one.pk].why_not) for one, came in there.items()}


@transaction.atomic
def tell(
    *,
    by: User,
    item: AgendaItem,
    purpose: str,
    categories: Sequence[str],
    outside_reason: str = "",
    **said: Any,
) -> list[MeetingDisclosure]:
    """Keep what was told in the meeting: one entry of the ledger for each organisation that was there.

    `said` is what `disclosures.share` asks for (what, why, lawful basis, whether the young person knows). Without
    an agreement that covers one of those at the table it raises Refused and names them: they leave the room (note
    that they did not come), or `outside_reason` says why safety cannot wait.
    """
    check(reach_of(by), Permission.MEETING_SPEAK, item.access_subject)
    meeting = item.meeting
    _must_be_open(meeting)
    table = table_of(by, meeting, purpose=purpose, categories=categories)
    hearing = [organisation for organisation, one in table.items() if one.came]
    if not hearing:
        raise Invalid("Nobody of another organisation was there. Note first who came.")
    uncovered = leave_the_room(table.values())
    if uncovered and not outside_reason.strip():
        who = "; ".join(f"{name}: {why}" for name, why in uncovered.items())
        raise Refused(
            f"Not everybody at the table may hear this. {who}",
            "Nothing was noted as shared. What you typed is still here.",
            "Ask them to leave the room for it and note that, or say why safety cannot wait.",
        )
    told = []
    for organisation in hearing:
        disclosure = disclosures.share(
            by=by,
            young_person=item.young_person,
            area=meeting.area,
            organisation=organisation,
            decision="shared",
            purpose=purpose,
            categories=categories,
            outside_reason=outside_reason,
            method="meeting",
            happened_on=day_of(meeting),
            **said,
        )
        told.append(
            _made(
                MeetingDisclosure(
                    item=item,
                    disclosure=disclosure,
                    young_person_id=item.young_person_id,
                    area_id=item.area_id,
                ),
                by,
            )
        )
    return told


@transaction.atomic
def agree(*, by: User, item: AgendaItem, what: str, owner: Attendee, due_on: date) -> MeetingAction:
    """Something that somebody at the table does by a day."""
    check(reach_of(by), Permission.MEETING_SPEAK, item.access_subject)
    _must_be_open(item.meeting)
    kept, problems = checking.texts({"what": what}, LONGEST)
    if not kept["what"]:
        problems["what"] = "Write what is to be done."
    if owner.meeting_id != item.meeting_id:
        problems["owner"] = "Choose somebody who is at the table."
    if due_on < day_of(item.meeting):
        problems["due_on"] = "That is before the meeting. Check the date."
    checking.refuse_if(problems)
    action = MeetingAction(
        **kept,
        item=item,
        owner=owner,
        due_on=due_on,
        young_person_id=item.young_person_id,
        area_id=item.area_id,
    )
    return _made(action, by)


@transaction.atomic
def done(*, by: User, action: MeetingAction, outcome: str) -> MeetingAction:
    """It was done, or it became needless: what came of it. Also after the minutes were agreed."""
    check(reach_of(by), Permission.MEETING_SPEAK, action.access_subject)
    if action.done_on is not None:
        raise WrongState("This is noted as done already.", "Nothing was changed.")
    kept, problems = checking.texts({"outcome": outcome}, LONGEST)
    if not kept["outcome"]:
        problems["outcome"] = "Write what came of it."
    checking.refuse_if(problems)
    if change(action, by=by, values={**kept, "done_on": clock.today()}):
        _audit(by, Action.CHANGED, action, ["done_on"])
    return action


def took_minutes(*, by: User, meeting: Meeting, items: Sequence[AgendaItem], to: str) -> None:
    """Minutes leave as a paper: everybody on them is in the audit entry."""
    audit.record(
        by=by,
        action=Action.EXPORTED,
        people=[item.young_person_id for item in items],
        areas=[meeting.area_id],
        record=meeting,
        detail={"page": "minutes", "for": to},
    )


def _check_open(by: User, meeting: Meeting) -> None:
    check(reach_of(by), Permission.MEETING_PLAN, subject_of(meeting))
    _must_be_open(meeting)


def _must_be_open(meeting: Meeting) -> None:
    if meeting.state in OPEN:
        return
    why = "The meeting was called off." if meeting.state == CALLED_OFF else "Its minutes are agreed."
    raise WrongState(why, "Nothing was changed.", "Put it on the agenda of the next meeting.")


def _made(record: Made, by: User, area: Any = None) -> Made:
    record.created_by = record.updated_by = by
    record.save(force_insert=True)
    _audit(by, Action.CREATED, record, [], area)
    return record


def _changed(record: Record, by: User, *, area: Any, **values: Any) -> None:
    if change(record, by=by, values=values):
        _audit(by, Action.CHANGED, record, list(values), area)


def _audit(by: User, action: Action, record: Record, fields: list[str], area: Any = None) -> None:
    about = record if isinstance(record, AboutYoungPerson) else None
    audit.record(
        by=by,
        action=action,
        people=[about.young_person_id] if about else (),
        areas=[about.area_id if about else area],
        record=record,
        detail={"fields": fields},
    )
