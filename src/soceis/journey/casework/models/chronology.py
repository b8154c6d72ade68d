"""What later apps tell the chronology: that something happened, never what it said."""

from django.db import models

from soceis.foundation.records.classification import Retention, classified, s1
from soceis.journey.casework.models.episodes import Episode
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    kind=s1("What kind of thing happened"),
    happened_on=s1("On which day"),
    record=s1("The record that holds what was said"),
)
class ChronologyEntry(AboutYoungPerson):
    """One line of the chronology that another app wrote. It holds no text, so there is nothing to keep in step.

    Its words, who may see it and where it leads are in a table by kind, in interfaces.staff.chronicle.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    happened_on = models.DateField()
    record = models.UUIDField()

    class Meta:
        indexes = (
            models.Index(fields=["young_person", "-happened_on", "-id"], name="entry_of_young_person"),
        )
        constraints = (models.UniqueConstraint(fields=["record", "kind"], name="an_entry_once_a_record"),)

    def __str__(self) -> str:
        return str(self.id)
