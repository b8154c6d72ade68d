"""How many photos or PDFs of a receipt are kept: said by whoever keeps the files, a later app."""

from django.db import transaction

from soceis.foundation.access.permissions import Permission
from soceis.foundation.accounts.models import User
from soceis.foundation.audit.rules import Action
from soceis.foundation.records.changes import change
from soceis.journey.support.actions.telling import tell
from soceis.journey.support.models import Receipt
from soceis.journey.support.queries import any_receipt_for


@transaction.atomic
def count_files(*, by: User, receipt: Receipt, more: int) -> Receipt:
    """A file of the receipt was kept (`more` is 1) or erased (-1)."""
    held = any_receipt_for(by, receipt.pk, Permission.HELP_WRITE, held=True)
    change(held, by=by, values={"files": max(held.files + more, 0)})
    tell(by, Action.CHANGED, held, "files")
    return held
