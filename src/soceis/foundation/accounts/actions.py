"""Writes of one's own drafts and submissions."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction

from soceis.foundation.accounts.models import Draft, Submission, User
from soceis.foundation.accounts.rules import LONGEST_DRAFT
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid


def wait_for(key: UUID) -> None:
    """Let one request at a time work with this key, until its transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [str(key)])


@transaction.atomic
def keep_draft(
    *, by: User, key: UUID, form: str, about: UUID | None, content: str, replaces: UUID | None = None
) -> Draft | None:
    """Keep what was typed. None when it was saved meanwhile: an old draft never comes back as a new one.

    `replaces` names the draft that these words began with; it is let go.
    """
    if len(content) > LONGEST_DRAFT:
        raise Invalid("This is more than can be kept while you type. Save it in parts.")
    wait_for(key)
    if Submission.objects.filter(key=key).exists():
        return None
    if replaces:
        Draft.objects.filter(owner=by, id=replaces).delete()
    draft = Draft.objects.filter(owner=by, id=key).first() or Draft(id=key, owner=by)
    draft.form, draft.about_record, draft.content, draft.saved_at = form[:60], about, content, clock.now()
    draft.save()
    return draft


@transaction.atomic
def let_go(*, by: User, key: UUID) -> None:
    """Remove one of the person's own drafts."""
    Draft.objects.filter(owner=by, id=key).delete()


@transaction.atomic
def submit(*, by: User, key: UUID, result: str, digest: str, drafts: Iterable[UUID]) -> None:
    """Remember that this form was saved and where that led; its drafts go."""
    Submission.objects.create(key=key, owner=by, result=result, digest=digest, saved_at=clock.now())
    Draft.objects.filter(owner=by, id__in=list(drafts)).delete()
