"""The pages of a young person's record, as one menu beside their page: a row a page, in the order of the work.

A page that belongs to the record gets its row here, and is then reached from the young person's page by those
who may see it. A row costs no statement.
"""

from dataclasses import dataclass

from django.urls import reverse

from soceis.foundation.access.permissions import Permission
from soceis.journey.casework.models import Episode
from soceis.people.models import YoungPerson
from soceis.ui.navigation import NavItem


@dataclass(frozen=True)
class Section:
    """One page of the record. `names` says what the route is named with: the person or the episode."""

    words: str
    route: str
    permission: Permission
    names: str = "person"


SECTIONS: tuple[Section, ...] = (
    Section("People around them", "people:ties", Permission.YOUNG_PERSON_SEE_IDENTITY),
)


def sections(person: YoungPerson, episode: Episode | None, allowed: frozenset[Permission]) -> list[NavItem]:
    """The pages of the record that whoever asks may open."""
    items = []
    for section in SECTIONS:
        if section.permission not in allowed or (section.names == "episode" and episode is None):
            continue
        key = episode.pk if section.names == "episode" and episode else person.pk
        items.append(NavItem(section.words, reverse(section.route, args=[key])))
    return items
