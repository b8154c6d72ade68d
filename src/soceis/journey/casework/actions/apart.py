"""Whether a record is kept from a worker, for whoever names workers."""

from uuid import UUID

from soceis.foundation.accounts.models import User
from soceis.foundation.records.checking import Checking
from soceis.journey.casework.models import KeptApart


def is_kept_apart(worker_id: UUID, young_person_id: UUID) -> bool:
    """Only those who manage the area may ask: nobody else sees the answer."""
    return KeptApart.objects.filter(
        worker=worker_id, young_person=young_person_id, ended_on__isnull=True
    ).exists()


def check_not_kept_apart(checking: Checking, worker: User, young_person_id: UUID) -> None:
    """A sentence when the record is kept from the worker; it does not say why."""
    if is_kept_apart(worker.pk, young_person_id):
        checking.refuse("worker", f"{worker.display_name} cannot work with them. Choose somebody else.")
