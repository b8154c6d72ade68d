"""Moments, drafts, log-ins and colleagues in words."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl
from uuid import UUID

from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as _

from soceis.foundation.access.roles import ROLES
from soceis.foundation.accounts.models import Draft, Invitation, Membership, User
from soceis.foundation.records import clock

if TYPE_CHECKING:
    from allauth.usersessions.models import UserSession

    from soceis.foundation.accounts.actions import Invited


def moment_words(moment: datetime) -> str:
    """ "Tue 17 Nov, 14:02" in London, with the year when it is not the present one."""
    local = moment.astimezone(clock.LONDON)
    pattern = "D j M, H:i" if local.year == clock.today().year else "D j M Y, H:i"
    return formats.date_format(local, pattern)


def time_words(moment: datetime) -> str:
    """ "14:02" in London."""
    return moment.astimezone(clock.LONDON).strftime("%H:%M")


@dataclass(frozen=True)
class DraftShown:
    """A draft as its page shows it: when it was kept, and the answers that hold words."""

    saved_at: str
    answers: tuple[str, ...]


def draft_shown(draft: Draft) -> DraftShown:
    """Answers in their order on the form; ticks and empty boxes are left out."""
    answers = tuple(value for _, value in parse_qsl(draft.content) if value.strip() and value != "on")
    return DraftShown(moment_words(draft.saved_at), answers)


# What a browser says of itself, and what we say of it; the first that fits.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR|Opera", "Opera"),
    ("Firefox|FxiOS", "Firefox"),
    ("Chrome|CriOS", "Chrome"),
    ("Safari", "Safari"),
)
MACHINES = (
    ("iPhone", "an iPhone"),
    ("iPad", "an iPad"),
    ("Android", "an Android phone or tablet"),
    ("Windows", "a Windows computer"),
    ("Macintosh", "a Mac"),
    ("CrOS", "a Chromebook"),
    ("Linux", "a Linux computer"),
)


def device_words(user_agent: str) -> str:
    """ "Chrome on a Windows computer"."""
    browser = next((name for pattern, name in BROWSERS if re.search(pattern, user_agent)), _("A browser"))
    machine = next(
        (name for pattern, name in MACHINES if re.search(pattern, user_agent)), _("an unknown machine")
    )
    return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": machine}


@dataclass(frozen=True)
class LogInShown:
    """One log-in: where, since when, and whether it is the one that is looking."""

    id: int
    device: str
    since: str
    address: str
    here: bool


def log_in_shown(session: "UserSession", *, here: bool) -> LogInShown:
    """A row of the list of one's own log-ins."""
    return LogInShown(
        session.pk, device_words(session.user_agent), moment_words(session.created_at), session.ip, here
    )


@dataclass(frozen=True)
class RoleShown:
    """A role that somebody holds or held."""

    id: int
    words: str
    since: str
    ended: str


@dataclass(frozen=True)
class ColleagueShown:
    """A person who works here."""

    id: UUID
    name: str
    email: str
    is_active: bool
    is_invented: bool
    roles: tuple[RoleShown, ...]
    past: tuple[RoleShown, ...]

    @property
    def roles_words(self) -> str:
        return "; ".join(role.words for role in self.roles) or _("No role")


def role_words(role: str, area: str | None) -> str:
    """ "Practitioner, Cardiff"; "Evaluator, whole service"."""
    return f"{ROLES[role].name}, {area or _('whole service')}"


def _role_shown(membership: Membership) -> RoleShown:
    area = membership.area.name if membership.area else None
    ended = formats.date_format(membership.ends, "j M Y") if membership.ends else ""
    begun = formats.date_format(membership.begins, "j M Y")
    return RoleShown(membership.pk, role_words(membership.role, area), begun, ended)


def colleague_shown(user: User) -> ColleagueShown:
    """A person with present and past roles; reads the prefetched memberships."""
    today = clock.today()
    held = sorted(user.memberships.all(), key=lambda each: (each.begins, each.pk))
    now = [each for each in held if each.ends is None or each.ends >= today]
    return ColleagueShown(
        id=user.pk,
        name=user.display_name,
        email=user.email,
        is_active=user.is_active,
        is_invented=user.is_demonstration,
        roles=tuple(map(_role_shown, now)),
        past=tuple(_role_shown(each) for each in held if each not in now),
    )


@dataclass(frozen=True)
class InvitationShown:
    """An invitation that waits."""

    id: UUID
    name: str
    email: str
    role: str
    until: str
    by: str


def invitation_shown(invitation: Invitation) -> InvitationShown:
    """A row of the list of open invitations."""
    return InvitationShown(
        id=invitation.pk,
        name=invitation.display_name,
        email=invitation.email,
        role=role_words(invitation.role, invitation.area.name if invitation.area else None),
        until=moment_words(invitation.expires_at),
        by=invitation.invited_by.display_name if invitation.invited_by else _("the command line"),
    )


def invited_words(invited: "Invited") -> str:
    """What the administrator reads; the link itself only in a demonstration, which sends no letters."""
    facts = {"name": invited.invitation.display_name, "email": invited.invitation.email, "link": invited.link}
    if settings.DEMONSTRATION:
        return (
            _("Invited. A demonstration sends no letters, so here is the link for %(name)s: %(link)s") % facts
        )
    return _("Invited. %(name)s has a letter at %(email)s with a link that works once, for a week.") % facts
