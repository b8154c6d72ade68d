"""What came through the partners' door: one answered, some that wait, one kept apart, by the door's own actions."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from soceis.foundation.access.context import enter as enter_staff
from soceis.foundation.accounts.models import User
from soceis.interfaces.demonstration.load.partners import ORGANISATIONS, POLICE, SCHOOL, address
from soceis.interfaces.demonstration.load.steps import Book, Line, Rank
from soceis.interfaces.demonstration.shapes import Area, DemonstrationPlan
from soceis.interfaces.demonstration.since import weekday
from soceis.sharing.consultations import actions
from soceis.sharing.consultations.models import Approach
from soceis.sharing.consultations.queries import enter
from soceis.sharing.consultations.rules import CONSULTATION, REFERRAL

POLICE_TALK = {
    "age_band": "14_to_15",
    "concerns": "Seen on three evenings at the bus station with a man whom nobody there knows. He paid for food and a "
    "taxi. The young person looked tired and did not want to talk.",
    "early_signs": ["older_associates", "missing"],
    "place": "The bus station and the streets behind it",
    "their_reference": "CT-2041",
    "sender_name": "Sergeant Pat Lowe",
    "sender_telephone": "01632 960 118",
    "sender_job": "Exploitation team",
}
SCHOOL_TALK = {
    "age_band": "11_to_13",
    "concerns": "Two suspensions this term after a good year. New trainers that nobody can explain, and older lads at "
    "the gate on Fridays. Plays the drums, and comes to every rehearsal.",
    "early_signs": ["older_associates", "unexplained_things", "leaving_education"],
    "sender_name": "Ms Dale",
    "sender_telephone": "01632 960 227",
    "sender_job": "Safeguarding lead",
}
SCHOOL_REFERRAL = {
    "name_used": "Corey",
    "last_name": "Ashdown",
    "concerns": "Away on most Fridays since September, and comes back with bruises that he laughs off. He told his "
    "form tutor that he owes somebody money. He is good with younger pupils and wants to work with animals.",
    "early_signs": ["leaving_education", "injuries_or_fear"],
    "told_young_person": "His head of year told him “you are at risk from a gang”. Then that somebody from outside "
    "school could help with the money worry. He said: maybe.",
    "told_family": "His nan was rung and told that somebody may help with the money worry.",
    "label_used": True,
    "agencies": ["education", "health"],
    "other_agencies": "The school nurse saw the bruises.",
    "risk_to_staff": "A large dog behind the side gate.",
    "risk_source": "His nan",
    "caregiver_view": "His nan knows and would welcome somebody.",
    "reaching": "Through his nan, after four. Not on his phone: others look at it.",
    "sender_name": "Ms Dale",
    "sender_telephone": "01632 960 227",
    "sender_job": "Safeguarding lead",
}
CLOSE = {**SCHOOL_TALK, "concerns": "A pupil has begun to carry messages between older pupils.", "age_band": "14_to_15",
         "early_signs": ["gang_association"], "knows_staff": "Her uncle works in your team."}  # fmt: skip


def door_steps(whole: DemonstrationPlan, area: Area, today: date) -> list[Line]:
    """The school's and the police's, in the last days, so that every page about them has something true to show."""
    manager = next(one.key for one in whole.workers if one.area == area.name and one.role == "area_manager")
    line = Line(f"door {area.name}")
    before, lately = weekday(today - timedelta(days=12)), weekday(today - timedelta(days=1))
    referred = {**SCHOOL_REFERRAL, "risk_known_since": before}
    line.add(before, Rank.CONTACT, manager, partial(_talked, SCHOOL, SCHOOL_TALK), hour=16)
    line.add(lately, Rank.CONTACT, manager, partial(_sent, POLICE, CONSULTATION, POLICE_TALK), hour=22)
    line.add(lately, Rank.SUPPORT, manager, partial(_sent, SCHOOL, REFERRAL, referred), hour=22)
    line.add(lately, Rank.PLAN, manager, partial(_sent, SCHOOL, CONSULTATION, CLOSE), hour=22)
    return [line]


def _sent(place: int, kind: str, said: Mapping[str, Any], book: Book, user: User) -> None:
    _arrived(place, kind, said, book, user)


def _arrived(place: int, kind: str, said: Mapping[str, Any], book: Book, user: User) -> Approach:
    letter = actions.make_link(address(ORGANISATIONS[place], book.area.code))
    visit = actions.come_in(letter.token) if letter else None
    visitor = enter(visit or "")
    if visitor is None:
        raise LookupError(f"nobody of {ORGANISATIONS[place].name} comes in")
    draft = actions.begin(visitor=visitor, kind=kind)
    sent = actions.send(visitor=visitor, draft_id=draft.pk, place=visitor.places[0], said=said)
    enter_staff(user.pk)
    return sent


def _talked(place: int, said: Mapping[str, Any], book: Book, user: User) -> None:
    sent = _arrived(place, CONSULTATION, said, book, user)
    actions.advise(
        by=user,
        approach=sent,
        version=sent.version,
        advice="Keep the drums and the Friday rehearsal. Talk with his mum first, in her words. Ring again in two "
        "weeks; if the older lads come back, we look at it together.",
    )
