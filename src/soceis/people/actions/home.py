"""Whether the people at home may be told how it goes, kept where everybody looks before they ring there."""

from soceis.foundation.accounts.models import User
from soceis.people.models import YoungPerson


def note_caregiver_updates(*, by: User, young_person: YoungPerson, answer: str) -> None:
    """Keep the latest answer ("given", "refused", "withdrawn") with the young person.

    Called by the action that notes the answer, which has checked the permission and audits. It does not count
    as a change of the details, so that whoever is editing those is not told of a conflict that is none.
    """
    YoungPerson.objects.filter(pk=young_person.pk).update(caregiver_updates=answer, updated_by=by)
    young_person.caregiver_updates = answer
