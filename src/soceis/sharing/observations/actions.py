"""Noting something small that was noticed, and correcting it."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import checking, clock
from soceis.foundation.records.changes import change
from soceis.people.models import YoungPerson
from soceis.sharing.observations.models import Observation
from soceis.sharing.observations.rules import HANDLING_AT_FIRST, LONGEST, ORGANISATION
from soceis.sharing.partners.models import Organisation


@transaction.atomic
def note(
    *,
    by: User,
    young_person: YoungPerson,
    area: Area,
    words: str,
    place: str,
    how_known: str,
    source: str = "ourselves",
    organisation: Organisation | None = None,
    handling: str = HANDLING_AT_FIRST,
    noticed_on: date | None = None,
) -> Observation:
    """Note what was noticed, where, how it is known, and how far whoever said so lets it go."""
    subject = replace(young_person.access_subject, area_ids=frozenset([area.pk]))
    check(reach_of(by), Permission.INFORMATION_SHARE, subject)
    values = _checked(
        young_person,
        area,
        words=words,
        place=place,
        how_known=how_known,
        source=source,
        organisation=organisation,
        handling=handling,
        noticed_on=noticed_on or clock.today(),
    )
    observation = Observation(**values, young_person=young_person, area=area, created_by=by, updated_by=by)
    observation.save(force_insert=True)
    _audit(by, Action.CREATED, observation, ["place"])
    return observation


@transaction.atomic
def correct(
    *,
    by: User,
    observation: Observation,
    version: int,
    words: str,
    place: str,
    how_known: str,
    source: str,
    organisation: Organisation | None,
    handling: str,
    noticed_on: date,
) -> Observation:
    """Correct an observation; what stood there is kept. Raises StaleEdit when somebody saved since `version`."""
    check(reach_of(by), Permission.INFORMATION_SHARE, observation.access_subject)
    values = _checked(
        observation.young_person,
        observation.area,
        words=words,
        place=place,
        how_known=how_known,
        source=source,
        organisation=organisation,
        handling=handling,
        noticed_on=noticed_on,
    )
    changed = change(observation, by=by, values=values, version=version)
    if changed:
        _audit(by, Action.CHANGED, observation, changed)
    return observation


def _checked(young_person: YoungPerson, area: Area, **given: Any) -> dict[str, Any]:
    """The values as they are kept; Invalid with every sentence otherwise."""
    kept, problems = checking.texts({"words": given["words"]}, LONGEST)
    if not kept["words"]:
        problems["words"] = "Write what was noticed."
    organisation = given["organisation"]
    if (given["source"] == ORGANISATION) != (organisation is not None):
        problems["source"] = "Say who says so."
    elif organisation is not None and organisation.area_id not in (None, area.pk):
        problems["source"] = "They are not in the directory of this area."
    checking.refuse_if(
        problems,
        checking.code("place", "observation_place", given["place"], needed=checking.CHOOSE),
        checking.code("how_known", "how_known", given["how_known"], needed=checking.CHOOSE),
        checking.code("source", "observation_source", given["source"], needed=checking.CHOOSE),
        checking.code("handling", "handling", given["handling"], needed=checking.CHOOSE),
        checking.past("noticed_on", given["noticed_on"], born=young_person.date_of_birth),
    )
    return {**given, **kept}


def _audit(by: User, action: Action, observation: Observation, fields: list[str]) -> None:
    audit.record(
        by=by,
        action=action,
        people=[observation.young_person_id],
        areas=[observation.area_id],
        record=observation,
        detail={"fields": fields},
    )
