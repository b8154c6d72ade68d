"""What stands against making two records one, as the later apps know it. They tell it here when they start.

A finder is asked with both young people and answers with what it found; it sees what the person who asks sees.
"""

from collections.abc import Callable
from dataclasses import dataclass

from soceis.foundation.accounts.models import User
from soceis.people.models import YoungPerson


@dataclass(frozen=True)
class Obstacle:
    """Why it cannot be done as things are, and what to do first."""

    words: str
    todo: str


@dataclass(frozen=True)
class Overlap:
    """Two pieces of work at one time. It is no obstacle once somebody chose that the one of the record which goes
    stays as it is, under the old reference, and is not counted.

    `key` names the choice, `rows` ("table:id") are those that stay then; `todo` says what to do first when they
    may not stay behind.
    """

    key: str
    words: str
    rows: tuple[str, ...]
    todo: str = ""


@dataclass(frozen=True)
class Line:
    """Something of one record for the page that shows both side by side: the heading, the words."""

    heading: str
    words: str


@dataclass(frozen=True)
class Known:
    """What an app knows of two records."""

    against: tuple[Obstacle | Overlap, ...] = ()
    stays: tuple[Line, ...] = ()
    goes: tuple[Line, ...] = ()


Finder = Callable[[User, YoungPerson, YoungPerson], Known]
_finders: list[Finder] = []


def tell(finder: Finder) -> Finder:
    """Ask this finder too, from now on."""
    if finder not in _finders:
        _finders.append(finder)
    return finder


def known(user: User, stays: YoungPerson, goes: YoungPerson) -> Known:
    """What all of them know."""
    found = [finder(user, stays, goes) for finder in _finders]
    return Known(
        against=tuple(one for each in found for one in each.against),
        stays=tuple(one for each in found for one in each.stays),
        goes=tuple(one for each in found for one in each.goes),
    )
