"""Reads of one's own drafts and submissions, and of the people who work here."""

from uuid import UUID

from django.db.models import Q, QuerySet

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Draft, Invitation, Membership, Submission, User
from soceis.foundation.accounts.rules import token_hash
from soceis.foundation.records import clock
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


def _may_manage(user: User) -> None:
    check(reach_of(user), Permission.ACCOUNT_INVITE)


def colleagues_for(user: User, asked: str = "") -> QuerySet[User]:
    """Everybody with an account, active ones first, by name; `asked` is a part of a name or address."""
    _may_manage(user)
    people = User.objects.prefetch_related("memberships__area").order_by(
        "-is_active", "display_name", "email"
    )
    if asked:
        people = people.filter(Q(display_name__icontains=asked) | Q(email__icontains=asked))
    return people


def colleague_for(user: User, user_id: UUID) -> User:
    """One person with an account; raises NotFound."""
    person = colleagues_for(user).filter(id=user_id).first()
    if person is None:
        raise NotFound
    return person


def membership_for(user: User, membership_id: int) -> Membership:
    """One role that somebody holds; raises NotFound."""
    _may_manage(user)
    membership = Membership.objects.select_related("user", "area").filter(id=membership_id).first()
    if membership is None:
        raise NotFound
    return membership


def open_invitations_for(user: User) -> list[Invitation]:
    """Invitations that can still be accepted, newest first."""
    _may_manage(user)
    still = Invitation.objects.filter(accepted_at=None, expires_at__gt=clock.now())
    return list(still.select_related("area", "invited_by").order_by("-invited_at"))


def invitation_for(user: User, invitation_id: UUID) -> Invitation:
    """One invitation; raises NotFound."""
    _may_manage(user)
    invitation = Invitation.objects.filter(id=invitation_id).first()
    if invitation is None:
        raise NotFound
    return invitation


def invitation_of(token: str) -> Invitation | None:
    """The invitation that this link opens, while it does. The link itself is the proof of who asks."""
    return Invitation.objects.filter(
        token_hash=token_hash(token), accepted_at=None, expires_at__gt=clock.now()
    ).first()
