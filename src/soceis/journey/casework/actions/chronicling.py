"""Telling the chronology that something happened."""

from datetime import date
from uuid import UUID

from soceis.foundation.accounts.models import User
from soceis.journey.casework.models import ChronologyEntry, Episode


def chronicle(*, by: User, episode: Episode, kind: str, on: date, record: UUID) -> None:
    """Put a line into the chronology, within the action that makes or changes the record.

    That action has checked the permission and audits. Called again for the same record and kind, it moves the
    line to the new day. `kind` is a key of interfaces.staff.chronicle.KINDS.
    """
    ChronologyEntry.objects.update_or_create(
        record=record,
        kind=kind,
        defaults={"happened_on": on, "updated_by": by},
        create_defaults={
            "young_person_id": episode.young_person_id,
            "area_id": episode.area_id,
            "episode": episode,
            "happened_on": on,
            "created_by": by,
            "updated_by": by,
        },
    )
