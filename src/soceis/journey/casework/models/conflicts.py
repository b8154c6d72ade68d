"""Conflicts of interest that workers declare, and the records that are kept from them because of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import Retention, classified, s1, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import Record, with_history
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="staff",
    retention=Retention.STAFF,
    worker=s1("Who declared it"),
    areas=s1("Where they work, so that the managers there read it"),
    words=s3("About whom, in words, encrypted"),
    why=s1("Family, friends, neighbours, earlier times, something else"),
    declared_on=s1("When it was declared"),
    looked_on=s1("When a manager looked whether we work with them"),
    looked_by=s1("Which manager looked"),
    ended_on=s1("Taken back on"),
)
@with_history
class Conflict(Record):
    """Somebody whom a worker knows apart from work, in words. They never pick a record: they need not know of one."""

    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    areas = ArrayField(models.UUIDField())
    words = EncryptedTextField()
    why = models.CharField(max_length=12)
    declared_on = models.DateField()
    looked_on = models.DateField(null=True, blank=True)
    looked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["worker"], name="conflict_of_worker"),)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    conflict=s1("Because of which conflict"),
    worker=s1("From whom the record is kept"),
    ended_on=s1("No longer kept apart since"),
)
@with_history
class KeptApart(AboutYoungPerson):
    """A record that does not exist for one worker. `app.enter` reads it; policies on every table follow it."""

    conflict = models.ForeignKey(Conflict, on_delete=models.PROTECT, related_name="kept")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker"], condition=Q(ended_on__isnull=True), name="kept_from_worker"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["worker", "young_person"],
                condition=Q(ended_on__isnull=True),
                name="kept_apart_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
