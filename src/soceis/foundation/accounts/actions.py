"""Writes of one's own drafts and submissions, and of the people who work here."""

import secrets
import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import connection, transaction
from django.template.loader import render_to_string

from soceis.foundation.access.context import acting_as, reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import check
from soceis.foundation.accounts.models import Area, Draft, Invitation, Membership, Submission, User
from soceis.foundation.accounts.rules import (
    INVITATION_DAYS,
    LONGEST_DRAFT,
    ROLE_CODES,
    area_fits,
    token_hash,
)
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.foundation.records import clock
from soceis.foundation.records.errors import Invalid, Unavailable, WrongState

# From the token to the address that stands in the letter.
Link = Callable[[str], str]


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


_SUBMIT = """
with let_go as (delete from accounts_draft where owner_id = %(by)s and id = any(%(drafts)s::uuid[]))
insert into accounts_submission (key, owner_id, result, digest, saved_at)
values (%(key)s, %(by)s, %(result)s, %(digest)s, %(saved_at)s)
"""


def submit(*, by: User, key: UUID, result: str, digest: str, drafts: Iterable[UUID]) -> None:
    """Remember that this form was saved and where that led; its drafts go. One statement: every form pays for it."""
    values: dict[str, Any] = {"by": by.pk, "key": key, "result": result, "digest": digest}
    with connection.cursor() as cursor:
        cursor.execute(_SUBMIT, {**values, "saved_at": clock.now(), "drafts": list(drafts)})


@dataclass(frozen=True)
class Invited:
    """A fresh invitation and its link, which is shown nowhere else but in the letter."""

    invitation: Invitation
    link: str


@transaction.atomic
def invite(
    *, by: User | None, email: str, display_name: str, role: str, area: Area | None = None, link: Link
) -> Invited:
    """Send somebody a link that works once, for a week. Earlier invitations to the same address end.

    `by` is None only for the command that invites the first administrator. Raises Invalid, and Unavailable
    when the letter could not be sent (nothing is kept then).
    """
    if by is not None:
        check(reach_of(by), Permission.ACCOUNT_INVITE)
    email = email.strip().lower()
    _check_invitation(email, display_name, role, area)
    now = clock.now()
    Invitation.objects.filter(email=email, accepted_at=None, expires_at__gt=now).update(expires_at=now)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        display_name=" ".join(display_name.split()),
        role=role,
        area=area,
        token_hash=token_hash(token),
        invited_by=by,
        invited_at=now,
        expires_at=now + timedelta(days=INVITATION_DAYS),
    )
    audit.record(by=by, action=Action.INVITED, record=invitation, areas=_ids(area), detail={"role": role})
    _send_invitation(invitation, link(token))
    return Invited(invitation, link(token))


def _check_invitation(email: str, display_name: str, role: str, area: Area | None) -> None:
    wrong: dict[str, str] = {}
    try:
        validate_email(email)
    except ValidationError:
        wrong["email"] = "Write a whole e-mail address, like name@example.org."
    name = " ".join(display_name.split())
    if not name or len(name) > 80 or "\x00" in name:
        wrong["display_name"] = "Write a name of up to 80 letters."
    wrong |= _wrong_role(role, area)
    known = User.objects.filter(email__iexact=email).first()
    if known is not None and known.is_active and known.has_usable_password():
        wrong["email"] = "This person has an account already. Open their page to give them another role."
    if wrong:
        raise Invalid(wrong)


def _wrong_role(role: str, area: Area | None) -> dict[str, str]:
    if role not in ROLE_CODES:
        return {"role": "Choose a role."}
    if area_fits(role, area is not None):
        return {}
    if area is None:
        return {"area": "Choose the area they work in."}
    return {"area": "This role is for the whole service: choose no area."}


def _ids(area: Area | None) -> list[UUID]:
    return [area.id] if area else []


def _send_invitation(invitation: Invitation, link: str) -> None:
    words = {
        "invitation": invitation,
        "link": link,
        "service_name": settings.SERVICE_NAME,
        "days": INVITATION_DAYS,
    }
    try:
        send_mail(
            subject=f"{settings.SERVICE_NAME}: your account",
            message=render_to_string("accounts/mail/invitation.txt", words),
            from_email=None,
            recipient_list=[invitation.email],
        )
    except (OSError, smtplib.SMTPException) as error:
        raise Unavailable(
            "The invitation could not be sent: the mail server did not take it.",
            "Nothing was changed.",
            "Try again in a few minutes. If it happens again, tell whoever runs the service.",
        ) from error


@transaction.atomic
def withdraw(*, by: User, invitation: Invitation) -> None:
    """End an invitation that was not accepted yet."""
    check(reach_of(by), Permission.ACCOUNT_INVITE)
    if invitation.accepted_at is not None:
        raise WrongState("This invitation was accepted already.", todo="End the person's role on their page.")
    invitation.expires_at = clock.now()
    invitation.save(update_fields=["expires_at"])
    audit.record(by=by, action=Action.CHANGED, record=invitation, detail={"invitation": "withdrawn"})


@transaction.atomic
def accept(*, token: str, password: str) -> User:
    """Use an invitation once: make (or open again) the account, with a password and the role.

    Raises Invalid: the password is weak, or the link was used or is too old.
    """
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .filter(token_hash=token_hash(token), accepted_at=None, expires_at__gt=clock.now())
        .first()
    )
    if invitation is None:
        raise Invalid("This link was used already or is too old. Ask for a new invitation.")
    user = User.objects.filter(email__iexact=invitation.email).first()
    if user is None:
        user = User.objects.invite(email=invitation.email, display_name=invitation.display_name)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({"password": " ".join(error.messages)}) from error
    user.display_name, user.is_active = invitation.display_name, True
    user.set_password(password)
    user.save()
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    _give_role(user, invitation.role, invitation.area)
    with acting_as(user):
        detail = {"role": invitation.role, "invitation": "accepted"}
        audit.record(by=user, action=Action.CREATED, record=user, areas=_ids(invitation.area), detail=detail)
    return user


def _give_role(user: User, role: str, area: Area | None) -> Membership:
    today = clock.today()
    held = Membership.objects.filter(user=user, role=role, area=area, ends=None).first()
    return held or Membership.objects.create(user=user, role=role, area=area, begins=today)


@transaction.atomic
def appoint(*, by: User, user: User, role: str, area: Area | None = None) -> Membership:
    """Give somebody a role from today. Raises Invalid when the role and the area do not fit."""
    check(reach_of(by), Permission.ACCOUNT_INVITE)
    if wrong := _wrong_role(role, area):
        raise Invalid(wrong)
    if not user.is_active:
        raise Invalid("This account is closed. Invite them again: they then choose a new password.")
    membership = _give_role(user, role, area)
    detail = {"role": role, "given to": user.pk}
    audit.record(by=by, action=Action.CHANGED, record=user, areas=_ids(area), detail=detail)
    return membership


@transaction.atomic
def end_membership(*, by: User, membership: Membership) -> None:
    """End a role now, not at midnight, and log the person out. Without any role the account is closed."""
    check(reach_of(by), Permission.ACCOUNT_INVITE)
    user = membership.user
    if user.pk == by.pk:
        raise WrongState(
            "You cannot end your own role: nobody might be left who can give it back.",
            todo="Ask another administrator.",
        )
    yesterday = clock.today() - timedelta(days=1)
    if membership.ends is not None and membership.ends <= yesterday:
        raise WrongState("This role had ended already.", "Nothing was changed.")
    if membership.begins > yesterday:
        membership.delete()
    else:
        # The last day counts, so that today would leave the door open until midnight.
        membership.ends = yesterday
        membership.save(update_fields=["ends"])
    if not Membership.objects.filter(user=user, ends=None).exists():
        user.is_active = False
        user.save(update_fields=["is_active"])
    for session in UserSession.objects.filter(user=user):
        session.end()
    detail = {
        "role": membership.role,
        "ended for": user.pk,
        "account": "open" if user.is_active else "closed",
    }
    audit.record(by=by, action=Action.CHANGED, record=user, areas=_ids(membership.area), detail=detail)
