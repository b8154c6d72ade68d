"""`soceis accounts invite`: the way in for the first administrator of a new service."""

from typing import Annotated

import typer
from django.conf import settings

from soceis.foundation.accounts import actions
from soceis.foundation.accounts.rules import INVITATION_DAYS

JOIN = "/join/{token}/"


def invite(
    email: Annotated[str, typer.Argument(help="Their work e-mail.")],
    name: Annotated[str, typer.Argument(help="Their name, as colleagues know it.")],
    address: Annotated[str, typer.Option(help="Where the service answers, https:// included.")] = "",
) -> None:
    """Send an administrator a link that works once, and show it here too."""
    base = (address or _own_address()).rstrip("/")
    invited = actions.invite(
        by=None,
        email=email,
        display_name=name,
        role="administrator",
        link=lambda token: base + JOIN.format(token=token),
    )
    typer.echo(
        f"A letter is on its way to {invited.invitation.email}. The link works once, {INVITATION_DAYS} days:"
    )
    typer.echo(invited.link)


def _own_address() -> str:
    """The first public host name, else this machine."""
    hosts = [
        host for host in settings.ALLOWED_HOSTS if host not in {"127.0.0.1", "localhost", "testserver", "*"}
    ]
    return f"https://{hosts[0]}" if hosts else "http://127.0.0.1:8000"
