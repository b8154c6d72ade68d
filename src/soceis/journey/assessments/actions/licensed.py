"""A licensed instrument: off until a manager records the licence, and then ten numbers and no more."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, check
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import Checking
from soceis.foundation.records.errors import WrongState
from soceis.journey.assessments.models import Licence, LicensedReading
from soceis.journey.assessments.queries import licence_of
from soceis.journey.assessments.rules import NAME_LENGTH, NUMBERS, PRESENT, SCORES, YOUNG_PERSON
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode

READ = "licensed"
HOLDER, REFERENCE = 120, 80
OFF = WrongState(
    "This instrument is switched off here, because no licence is recorded that holds on that day.",
    "Nothing was saved.",
    "Ask the area manager, or talk about how life is going with our own questions.",
)


@transaction.atomic
def record_licence(
    *,
    by: User,
    area: Area,
    holder: str,
    reference: str,
    valid_from: date,
    valid_until: date,
    area_names: Sequence[str] = (),
) -> Licence:
    """Record who holds a licence, its reference and how long it holds; this switches the instrument on.

    `area_names` are what the licence holder calls the ten, typed by them: ten of them or none.
    """
    check(reach_of(by), Permission.LICENCE_KEEP, Subject(area_ids=frozenset({area.pk})))
    names = [name.strip() for name in area_names]
    checking = Checking()
    checking.text("holder", holder, HOLDER, needed="Write who holds the licence.")
    checking.text("reference", reference, REFERENCE, needed="Write the reference of the licence.")
    checking.day("valid_from", valid_from, future=True)
    if valid_until < valid_from:
        checking.refuse("valid_until", "The licence ends before it begins. Check both dates.")
    elif valid_until < clock.today():
        checking.refuse("valid_until", "That licence has ended. Record one that still holds.")
    if any(names) and not (len(names) == len(NUMBERS) and all(names)):
        checking.refuse("area_names", "Write ten names, one on each line, or none.")
    for name in names:
        checking.text("area_names", name, NAME_LENGTH)
    checking.done()
    licence = Licence(
        area=area,
        holder=holder.strip(),
        reference=reference.strip(),
        valid_from=valid_from,
        valid_until=valid_until,
        area_names=names if any(names) else [],
        created_by=by,
        updated_by=by,
    )
    licence.save(force_insert=True)
    _audit(by, Action.CREATED, licence, "holder", "reference", "valid_from", "valid_until")
    return licence


@transaction.atomic
def end_licence(*, by: User, licence: Licence) -> Licence:
    """End a licence from today; readings that were taken under it stay."""
    check(reach_of(by), Permission.LICENCE_KEEP, Subject(area_ids=frozenset({licence.area_id})))
    if licence.ended_on is None:
        change(licence, by=by, values={"ended_on": clock.today()})
        _audit(by, Action.CHANGED, licence, "ended_on")
    return licence


@transaction.atomic
def record_licensed(
    *,
    by: User,
    episode: Episode,
    scores: Mapping[int, int | None],
    read_on: date | None = None,
    present: Iterable[str] = (YOUNG_PERSON,),
) -> list[LicensedReading]:
    """Keep the numbers of one reading: `scores` maps 1..10 to 1..10, or to None where it does not apply.

    Raises WrongState while no licence holds on that day. A reading without the young person is the worker's
    alone, and stays out of what changed unless somebody asks for it.
    """
    check(reach_of(by), Permission.LIFE_WRITE, episode.access_subject)
    day, there = read_on or clock.today(), list(present)
    licence = licence_of(episode.area_id, day)
    if licence is None or licence_of(episode.area_id) is None:
        raise OFF
    checking = Checking()
    checking.day("read_on", day, first=episode.referral.received_on, since="the referral came on")
    for one in there:
        checking.code("present", "life_present", one)
    for number, score in scores.items():
        if number not in NUMBERS or (score is not None and score not in SCORES):
            checking.refuse(f"score_{number}", "Choose a number from 1 to 10, or that it does not apply.")
    if not scores:
        checking.refuse("", "Nothing is filled in yet. One number is enough.")
    if LicensedReading.objects.filter(episode=episode.pk, read_on=day).exists():
        checking.refuse("read_on", "There is a reading of that day already. Choose another day.")
    checking.done()
    readings = LicensedReading.objects.bulk_create(
        LicensedReading(
            young_person_id=episode.young_person_id,
            area_id=episode.area_id,
            episode=episode,
            licence=licence,
            number=number,
            applicable=score is not None,
            score=score,
            read_on=day,
            present=[one for one in PRESENT if one in there],
            created_by=by,
            updated_by=by,
        )
        for number, score in sorted(scores.items())
    )
    chronicle(by=by, episode=episode, kind=READ, on=day, record=readings[0].pk)
    audit.record(
        by=by,
        action=Action.CREATED,
        people=[episode.young_person_id],
        areas=[episode.area_id],
        record=readings[0],
        detail={"fields": ["number", "score", "read_on", "present"]},
    )
    return readings


def _audit(by: User, action: Action, licence: Licence, *fields: str) -> None:
    audit.record(
        by=by, action=action, areas=[licence.area_id], record=licence, detail={"fields": list(fields)}
    )
