"""Keeping a file that was looked into, and erasing it again."""

import base64
import hashlib

from django.db import transaction

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.changes import change
from soceis.foundation.records.checking import CHOOSE, Checking
from soceis.foundation.records.errors import Invalid, WrongState
from soceis.journey.casework.actions import chronicle
from soceis.journey.casework.models import Episode
from soceis.journey.documents.models import FilePart, StoredFile
from soceis.journey.documents.rules import LONGEST, RECEIPT, SHOWS_A_RECEIPT
from soceis.journey.documents.rules.scanning import Kept, Unwanted, scan
from soceis.journey.support import actions as support
from soceis.journey.support.models import Receipt

PIECE = 500_000  # bytes of a file in one sealed row


@transaction.atomic
def keep_file(*, by: User, episode: Episode, kind: str, title: str, content: bytes) -> StoredFile:
    """Look into a file and keep it sealed; Invalid with a sentence when it may not be kept.

    What it is follows from `content` alone. Pictures are kept as drawn again, without where they were taken.
    """
    check(reach_of(by), Permission.DOCUMENT_WRITE, episode.access_subject)
    checking = Checking()
    checking.code("kind", "file_kind", kind, needed=CHOOSE)
    checking.text("title", title, LONGEST["title"], needed="Say in a few words what it is.")
    checking.done()
    file = _sealed(by, StoredFile(episode=episode, kind=kind, title=title.strip()), _looked_into(content))
    chronicle(by=by, episode=episode, kind="file_kept", on=clock.today(), record=file.pk)
    return file


@transaction.atomic
def keep_receipt(*, by: User, receipt: Receipt, title: str, content: bytes) -> StoredFile:
    """Keep a photo or a PDF of a receipt of practical help, which then says how many there are.

    Invalid for any other kind of file, and for a receipt that was taken back.
    """
    episode = receipt.grant.request.episode
    check(reach_of(by), Permission.DOCUMENT_WRITE, episode.access_subject)
    if receipt.taken_back_on is not None:
        raise WrongState("This receipt was taken back as a slip.", "Nothing was kept.")
    kept = _looked_into(content)
    if kept.media not in SHOWS_A_RECEIPT:
        raise Invalid({"file": "A receipt is kept as a photo or a PDF. Choose one of those."})
    words = title.strip()[: LONGEST["title"]]
    file = _sealed(by, StoredFile(episode=episode, receipt=receipt, kind=RECEIPT, title=words), kept)
    support.count_files(by=by, receipt=receipt, more=1)
    return file


def _looked_into(content: bytes) -> Kept:
    try:
        return scan(content)
    except Unwanted as problem:
        raise Invalid({"file": str(problem)}) from problem


def _sealed(by: User, file: StoredFile, kept: Kept) -> StoredFile:
    """Save the file about its episode's young person, and what it holds in sealed pieces."""
    file.young_person_id, file.area_id = file.episode.young_person_id, file.episode.area_id
    file.media, file.size = kept.media, len(kept.content)
    file.sha256 = hashlib.sha256(kept.content).hexdigest()
    file.taken_off = list(kept.taken_off)
    file.created_by = file.updated_by = by
    file.save(force_insert=True)
    for number, start in enumerate(range(0, len(kept.content), PIECE)):
        FilePart(
            young_person_id=file.young_person_id,
            area_id=file.area_id,
            file=file,
            number=number,
            content=base64.b64encode(kept.content[start : start + PIECE]).decode(),
            created_by=by,
            updated_by=by,
        ).save(force_insert=True)
    _audit(by, Action.CREATED, file, "kind", "title", "content")
    return file


@transaction.atomic
def remove_file(*, by: User, file: StoredFile, because: str) -> StoredFile:
    """Erase what a file held. That it was there, what it was called and why it went stays."""
    check(reach_of(by), Permission.DOCUMENT_WRITE, file.access_subject)
    checking = Checking()
    checking.code("because", "file_removal", because, needed=CHOOSE)
    checking.done()
    if file.removed_on is not None:
        raise WrongState("This file was removed before.", "Nothing was changed.")
    change(file, by=by, values={"removed_on": clock.today(), "removed_because": because})
    FilePart.objects.filter(file=file).delete()
    if file.receipt is not None:
        support.count_files(by=by, receipt=file.receipt, more=-1)
    _audit(by, Action.CHANGED, file, "removed_on", "removed_because")
    return file


def _audit(by: User, action: Action, file: StoredFile, *fields: str) -> None:
    audit.record(
        by=by,
        action=action,
        people=[file.young_person_id],
        areas=[file.area_id],
        record=file,
        detail={"fields": list(fields)},
    )
