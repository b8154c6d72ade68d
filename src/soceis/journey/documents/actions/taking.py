"""Every paper and every file that leaves the screen is written in the audit."""

from soceis.foundation.accounts.models import User
from soceis.foundation.audit import actions as audit
from soceis.foundation.audit.rules import Action
from soceis.journey.documents.models import StoredFile
from soceis.people.models import AboutYoungPerson, YoungPerson


def took_paper(*, by: User, person: YoungPerson, paper: str, record: AboutYoungPerson | None = None) -> None:
    """Somebody made a paper out of the record: a letter, a plan, a summary, a review."""
    audit.record(
        by=by,
        action=Action.EXPORTED,
        people=[person.pk],
        areas=person.areas,
        record=record or person,
        detail={"paper": paper},
    )


def took_file(*, by: User, file: StoredFile) -> None:
    """Somebody opened a file."""
    audit.record(
        by=by,
        action=Action.EXPORTED,
        people=[file.young_person_id],
        areas=[file.area_id],
        record=file,
        detail={"file": file.kind},
    )
