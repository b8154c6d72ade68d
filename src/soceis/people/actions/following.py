"""What the later apps count anew when two records became one, and put back when they are two again.

They say so here when they start.
"""

from collections.abc import Callable
from dataclasses import dataclass

from soceis.foundation.accounts.models import User
from soceis.people.models import YoungPerson


@dataclass(frozen=True)
class Follower:
    """What an app counts anew when two records became one: `merged` answers with what it was before, for `undone`."""

    name: str
    merged: Callable[[User, YoungPerson], dict[str, int]]
    undone: Callable[[User, dict[str, int]], None]


_followers: dict[str, Follower] = {}


def follow(follower: Follower) -> None:
    """Tell this app too, from now on."""
    _followers[follower.name] = follower


def merged(user: User, stays: YoungPerson) -> dict[str, dict[str, int]]:
    """Let every app count anew; answers with what they had before."""
    return {name: follower.merged(user, stays) for name, follower in _followers.items()}


def undone(user: User, before: dict[str, dict[str, int]]) -> None:
    """Let every app put back what it had before."""
    for name, follower in _followers.items():
        if name in before:
            follower.undone(user, before[name])
