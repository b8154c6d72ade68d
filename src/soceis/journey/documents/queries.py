"""Reading letters and files, and what papers are made of."""

import base64
from uuid import UUID

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.records.errors import NotFound, WrongState
from soceis.journey.documents.models import FilePart, Letter, StoredFile
from soceis.journey.documents.rules import MayReach, Way, may_reach
from soceis.journey.support.models import Receipt
from soceis.people.models import YoungPerson
from soceis.people.queries import contact_points_for


def letters_of(user: User, person: YoungPerson) -> list[Letter]:
    """All letters about a young person, the latest first."""
    check(reach_of(user), Permission.DOCUMENT_SEE, person.access_subject)
    letters = Letter.objects.select_related("created_by").filter(young_person=person.pk)
    return list(letters.order_by("-written_on", "-created_at"))


def letter_for(user: User, letter_id: UUID, permission: Permission = Permission.DOCUMENT_SEE) -> Letter:
    """One letter with its young person and episode."""
    letter = (
        Letter.objects.select_related("young_person", "episode", "created_by", "updated_by")
        .filter(pk=letter_id)
        .first()
    )
    if letter is None:
        raise NotFound
    check(reach_of(user), permission, letter.access_subject)
    return letter


def files_of(user: User, person: YoungPerson) -> list[StoredFile]:
    """All files of a young person's record, the latest first; those that were removed too."""
    check(reach_of(user), Permission.DOCUMENT_SEE, person.access_subject)
    files = StoredFile.objects.select_related("created_by").filter(young_person=person.pk)
    return list(files.order_by("-created_at"))


def file_for(user: User, file_id: UUID, permission: Permission = Permission.DOCUMENT_SEE) -> StoredFile:
    """One file, without what it holds."""
    file = StoredFile.objects.select_related("young_person", "episode", "receipt").filter(pk=file_id).first()
    if file is None:
        raise NotFound
    check(reach_of(user), permission, file.access_subject)
    return file


def files_of_receipt(user: User, receipt: Receipt) -> list[StoredFile]:
    """The photos and PDFs of one receipt, the latest first; those that were removed too."""
    check(reach_of(user), Permission.DOCUMENT_SEE, receipt.access_subject)
    files = StoredFile.objects.select_related("created_by").filter(receipt=receipt.pk)
    return list(files.order_by("-created_at"))


def content_of(user: User, file: StoredFile) -> bytes:
    """What a file holds, unsealed; WrongState when it was removed."""
    check(reach_of(user), Permission.DOCUMENT_SEE, file.access_subject)
    if file.removed_on is not None:
        raise WrongState("This file was removed, and what it held is gone.", todo="Ask whoever removed it.")
    parts = FilePart.objects.filter(file=file.pk).order_by("number")
    return b"".join(base64.b64decode(part.content) for part in parts)


def may_reach_of(user: User, person: YoungPerson) -> MayReach:
    """What may go to a young person by post, as a message, or onto a voicemail."""
    points = contact_points_for(user, person)
    return may_reach(
        Way(point.way, point.safe, point.text_ok, point.voicemail_ok, point.when_and_how) for point in points
    )
