"""In which of a young person's areas a new record about them is written."""

from uuid import UUID

from soceis.foundation.access.context import reach_of
from soceis.foundation.access.permissions import Permission
from soceis.foundation.access.policy import Subject, decide
from soceis.foundation.accounts.models import User
from soceis.people.models import YoungPerson


def area_of_writer(by: User, young_person: YoungPerson, permission: Permission) -> UUID:
    """The first of their areas in which `by` may do this: a manager of the second writes in the second.

    For whoever may do it in none of them the first area; the check that comes before refuses them.
    """
    reach = reach_of(by)
    for area_id in young_person.areas:
        if decide(reach, permission, Subject(young_person.id, frozenset({area_id}))):
            return area_id
    return young_person.areas[0]
