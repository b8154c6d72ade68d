"""A group visit: one entry, then a remark for each young person who was there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.checking import Checking
from soceis.journey.casework.actions.contacts import Components, is_out_of_hours, record_contact
from soceis.journey.casework.actions.work import NOTHING, Taken, check_taken, work_entry
from soceis.journey.casework.models import Contact, Episode
from soceis.journey.casework.rules.capture import LARGEST_GROUP, overlap


@dataclass(frozen=True)
class Present:
    """Somebody of the group: whether they came, and a remark of their own."""

    episode: Episode
    came: bool = True
    remark: str = ""


@transaction.atomic
def record_group(
    *,
    by: User,
    people: Sequence[Present],
    happened_at: datetime,
    title: str,
    minutes: int | None = None,
    place: str = "",
    summary: str = "",
    components: Components = None,
    taken: Taken = NOTHING,
) -> list[Contact]:
    """Record a group once; everybody gets a contact of their own with what was common and their remark.

    `summary` stands on everybody's page, so it names nobody. The hours, miles and money are one entry.
    Somebody who is written down in another group at the same time is refused by name.
    """
    checking = Checking()
    checking.text("title", title, 120, needed="Say in a few words what the group did.")
    if not any(present.came for present in people):
        checking.refuse("people", "Tick who was there.")
    if len(people) > LARGEST_GROUP:
        checking.refuse("people", f"Up to {LARGEST_GROUP} can be written down at once. Make it two groups.")
    _check_once(people, happened_at, minutes, checking)
    check_taken(checking, taken)
    checking.done()
    work = work_entry(
        by=by,
        area_id=people[0].episode.area_id,
        on=happened_at.astimezone(clock.LONDON).date(),
        minutes=minutes,
        taken=taken,
        out_of_hours=is_out_of_hours(happened_at),
        for_group=True,
    )
    if work is not None:
        work.save(force_insert=True)
    return [
        record_contact(
            by=by,
            episode=present.episode,
            happened_at=happened_at,
            kind="attended" if present.came else "not_attended",
            mode="group",
            minutes=minutes if present.came else None,
            place=place,
            title=title,
            components=components if present.came else None,
            summary="\n\n".join(filter(None, (present.remark, summary if present.came else ""))),
            work=work,
        )
        for present in people
    ]


def _check_once(
    people: Sequence[Present], happened_at: datetime, minutes: int | None, checking: Checking
) -> None:
    """Nobody can be in two groups at one time."""
    came = {present.episode.pk: present.episode for present in people if present.came}
    if len(came) < sum(present.came for present in people):
        checking.refuse("people", "Somebody is ticked twice. Open the page again.")
    later = Contact.objects.filter(corrects=OuterRef("pk"))
    near = Contact.objects.filter(
        ~Exists(later),
        episode__in=came,
        kind="attended",
        mode="group",
        happened_at__gt=happened_at - timedelta(days=1),
        happened_at__lt=happened_at + timedelta(days=1),
    )
    for contact in near.order_by("happened_at"):
        if not overlap(happened_at, minutes or 0, contact.happened_at, contact.minutes or 0):
            continue
        name = came[contact.episode_id].young_person.name_used
        at = f"{contact.happened_at.astimezone(clock.LONDON):%H:%M}"
        checking.refuse(
            "people",
            f"{name} is written down in another group at that time, from {at}. Check the time, or leave them out.",
        )
