"""Reads of one's own drafts and submissions. Row-level security draws the same line."""

from uuid import UUID

from soceis.foundation.accounts.models import Draft, Submission, User
from soceis.foundation.records.errors import NotFound


def drafts_for(user: User, *, form: str, about: UUID | None) -> list[Draft]:
    """The person's unsaved words for this form about this record, newest first."""
    return list(Draft.objects.filter(owner=user, form=form, about_record=about).order_by("-saved_at")[:10])


def draft_for(user: User, key: UUID) -> Draft:
    """One of the person's drafts; raises NotFound."""
    draft = Draft.objects.filter(owner=user, id=key).first()
    if draft is None:
        raise NotFound
    return draft


def submission_for(user: User, key: UUID) -> Submission | None:
    """What came of an earlier arrival with this key."""
    return Submission.objects.filter(owner=user, key=key).first()
