"""The database connections of a process, and letting all of them speak to another database at once."""

import os
from collections.abc import Mapping

from django.db import connections

from soceis.config import environment as env

# Each alias: the variable with its address, and what it calls itself to the database.
ALIASES: dict[str, tuple[str, str]] = {
    "default": ("DATABASE_URL", "soceis"),
    "audit": ("DATABASE_URL", "soceis-audit"),
    "research": ("SOCEIS_RESEARCH_URL", "soceis-research"),
    "owner": ("SOCEIS_OWNER_URL", "soceis-owner"),
}


def point_at(addresses: Mapping[str, str]) -> None:
    """Let every alias speak to the database at these addresses, in this process and in its children.

    `addresses` maps each variable named in `ALIASES` to an address. Open connections are closed. For
    tests and measurements, which go from one database to another; a service keeps the one it began with.
    """
    os.environ.update(addresses)
    for alias, (variable, application) in ALIASES.items():
        described = env.database(addresses[variable], application=application)
        connections.settings.setdefault(alias, dict(connections.settings["default"]))
        connections[alias].close()
        connections[alias].settings_dict.update(described)


def hang_up() -> None:
    """Close the connection of every alias, so that its database may be cloned or removed."""
    for alias in ALIASES:
        connections[alias].close()
