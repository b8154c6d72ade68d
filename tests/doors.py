"""All doors of the service, read from its routes, so that a new page is asked what the others are asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from soceis.foundation.accounts.models import User

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
# Parameters of addresses that are not about a young person: typing, accounts, groups, reports and releases.
NOT_ABOUT_ANYBODY = {
    *("key", "token", "user_id", "conflict_id", "supervision_id", "membership_id", "invitation_id", "area"),
    *("organisation_id", "partner_contact_id", "agreement_id", "party", "reminder_id"),
    *("meeting_id", "attendee_id"),
    *("approach_id", "draft_id", "letter", "place"),
    *("partner_action_id", "briefing_id", "partner_request_id", "signpost_id"),
    *("activity_id", "group_id", "session_id", "matter"),
    *("run_id", "release_id", "check_id", "comparison_id", "what", "licence_id"),
}


@dataclass(frozen=True)
class Door:
    """A route of ours and the parameters in its address."""

    name: str
    parameters: tuple[str, ...]

    def address(self, record: Mapping[str, Any]) -> str:
        """Where it leads to for these records; `record` maps parameters to their values."""
        missing = set(self.parameters) - set(record)
        assert not missing, f"{self.name}: tell this test what {missing} are"
        return reverse(self.name, kwargs={name: record[name] for name in self.parameters})


def _patterns(patterns: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[Door]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _patterns(pattern.url_patterns, inner)
        elif pattern.name and pattern.callback.__module__.startswith("soceis."):
            yield Door(f"{namespace}{pattern.name}", tuple(pattern.pattern.converters))


DOORS = list(_patterns(get_resolver().url_patterns))
# Those that lead to a record about a young person.
BEHIND = [door for door in DOORS if set(door.parameters) - NOT_ABOUT_ANYBODY]

# Enough to be saved by one form or another, were it allowed.
TYPED = {
    "way": "mobile",
    "value": "07700 900999",
    "safe": "yes",
    "kind": "friend",
    "name": "Somebody",
    "name_used": "Renamed",
    "what": "met",
    "met_how": "one_to_one",
    "when": "today",
    "text": "Something",
    "source": "Somebody",
}


def client_of(user: User) -> Client:
    """Somebody's browser, logged in."""
    client = Client(raise_request_exception=True)
    client.force_login(user, backend=BACKEND)
    return client
