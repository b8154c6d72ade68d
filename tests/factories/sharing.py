"""Organisations, agreements and disclosures for tests, made through the actions that the service itself uses."""

from datetime import date, timedelta
from typing import Any

from soceis.foundation.access.context import acting_as
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.people.models import YoungPerson
from soceis.sharing.agreements import actions as agreeing
from soceis.sharing.agreements.models import Agreement
from soceis.sharing.disclosures import actions as sharing
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.meetings import actions as meeting_actions
from soceis.sharing.meetings.models import AgendaItem, Meeting
from soceis.sharing.observations import actions as observing
from soceis.sharing.observations.models import Observation
from soceis.sharing.partners import actions as partners
from soceis.sharing.partners.models import Organisation, PartnerContact

WAY = ("drafting", "partner_review", "signed", "active")


def an_organisation(*, by: User, area: Area | None, **values: Any) -> Organisation:
    """South Wales Police, unless told otherwise; `by` keeps the directory of the area."""
    given = {"name": "South Wales Police", "kind": "police", **values}
    with acting_as(by):
        return partners.add_organisation(by=by, area=area, **given)


def somebody_there(*, by: User, organisation: Organisation, **values: Any) -> PartnerContact:
    """Sergeant Pugh, who works with young people."""
    given = {"name": "Sergeant Pugh", "email": "pugh@police.example", **values}
    with acting_as(by):
        return partners.add_contact(by=by, organisation=organisation, **given)


def an_agreement(
    *, by: User, area: Area, organisation: Organisation, stage: str = "active", **values: Any
) -> Agreement:
    """An agreement on safety, in force for a month, unless told otherwise."""
    since = clock.today() - timedelta(days=30)
    given: dict[str, Any] = {
        "title": "Keeping young people safe",
        "gateway": "common_law",
        "purposes": ["safeguarding"],
        "categories": ["identity", "safety"],
        "effective_on": since,
        **values,
    }
    on: date = given.pop("on", since)
    with acting_as(by), clock.at(on):
        agreement = agreeing.propose(by=by, area=area, **given)
    with acting_as(by):
        agreeing.add_party(by=by, agreement=agreement, organisation=organisation, role="controller")
        for step in WAY[: WAY.index(stage) + 1] if stage in WAY else ():
            agreeing.pass_to(by=by, agreement=agreement, stage=step, on=on)
        agreement.refresh_from_db()
        return agreement


def told(
    *, by: User, young_person: YoungPerson, area: Area, organisation: Organisation, **values: Any
) -> Disclosure:
    """We told them one thing about a young person's safety today."""
    given: dict[str, Any] = {
        "decision": "shared",
        "what": "He was driven to another town twice by a man he does not know.",
        "categories": ["safety"],
        "purpose": "safeguarding",
        "why": "They look for the car.",
        "article_6": "recognised_interest",
        "told": "told",
        "method": "telephone",
        **values,
    }
    with acting_as(by):
        return sharing.share(by=by, young_person=young_person, area=area, organisation=organisation, **given)


def they_told_us(
    *, by: User, young_person: YoungPerson, area: Area, organisation: Organisation, **values: Any
) -> Disclosure:
    """They told us about a car, and it stays with us."""
    given: dict[str, Any] = {
        "what": "A grey van was seen at the school.",
        "categories": ["safety"],
        "purpose": "safeguarding",
        "handling": "not_passed_on",
        **values,
    }
    with acting_as(by):
        return sharing.note_told_us(
            by=by, young_person=young_person, area=area, organisation=organisation, **given
        )


def a_meeting(*, by: User, area: Area, came: tuple[PartnerContact, ...] = (), **values: Any) -> Meeting:
    """The panel of an hour ago, with those who came; `by` manages the area."""
    given = {
        "kind": "panel",
        "title": "Panel of March",
        "starts_at": clock.now() - timedelta(hours=1),
        **values,
    }
    with acting_as(by):
        planned = meeting_actions.plan_meeting(by=by, area=area, **given)
        for attendee in meeting_actions.invite(by=by, meeting=planned, contacts=came):
            meeting_actions.attended(by=by, attendee=attendee, state="came")
    return planned


def on_agenda(
    *,
    by: User,
    meeting: Meeting,
    young_person: YoungPerson,
    asks: str = "A school that has him back.",
    agreed: str = "",
) -> AgendaItem:
    """A young person on the agenda, with something agreed when `agreed` says what."""
    with acting_as(by):
        item = meeting_actions.put_on_agenda(by=by, meeting=meeting, young_person=young_person, asks=asks)
        if agreed:
            owner = meeting.attendees.first()
            assert owner
            meeting_actions.agree(by=by, item=item, what=agreed, owner=owner, due_on=clock.today())
    return item


def noticed(*, by: User, young_person: YoungPerson, area: Area, **values: Any) -> Observation:
    """A car at the school gate, seen by whoever notes it today, unless told otherwise."""
    given: dict[str, Any] = {
        "words": "A car waited at the gate and he got in.",
        "place": "school",
        "how_known": "saw",
        **values,
    }
    with acting_as(by):
        return observing.note(by=by, young_person=young_person, area=area, **given)
