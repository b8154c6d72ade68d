"""Small dated observations about a young person."""

from django.db import models
from django.db.models import Q

from soceis.foundation.records.classification import Extract, Retention, classified, s1, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import with_history
from soceis.people.models import WHOSE, AboutYoungPerson
from soceis.sharing.observations.rules import HANDLING_AT_FIRST, ORGANISATION
from soceis.sharing.partners.models import Organisation


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    words=s3("What was noticed, in words, encrypted"),
    place=s1("Where: home, friends, school, neighbourhood, online", Extract.CODED),
    how_known=s1("How it is known: seen, said by the young person or another, hearsay", Extract.CODED),
    source=s1("Who says so: ourselves, the family, an organisation"),
    organisation=s1("Which organisation"),
    handling=s1("What may be done with it"),
    noticed_on=s1("On which day", Extract.CODED),
)
@with_history
class Observation(AboutYoungPerson):
    """Something small that was noticed about a young person. No grade, no weight, nothing that adds up."""

    words = EncryptedTextField()
    place = models.CharField(max_length=16)
    how_known = models.CharField(max_length=16)
    source = models.CharField(max_length=16)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="observations"
    )
    handling = models.CharField(max_length=16, default=HANDLING_AT_FIRST)
    noticed_on = models.DateField()

    class Meta:
        indexes = (models.Index(fields=["young_person", "-noticed_on"], name="observation_of_young_person"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(source=ORGANISATION, organisation__isnull=False)
                | (~Q(source=ORGANISATION) & Q(organisation__isnull=True)),
                name="organisation_named_when_it_is_the_source",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
