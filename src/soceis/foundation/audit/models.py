"""The audit: who did, read, exported or was refused what. Appended, chained, never changed.

No foreign keys, so that the audit never interferes with the records it speaks of. Rows are written by
`soceis.foundation.audit.actions` and chained by a database trigger (migration 0002).
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from soceis.foundation.records.classification import Retention, classified, s0, s1, s2


@classified(
    about="young people",
    retention=Retention.RF,
    id=s0("Row number"),
    lane=s0("Which chain; one a database connection, so that requests never wait for each other"),
    sequence=s0("Place in the chain, without gaps"),
    at=s0("When"),
    actor=s1("Who; empty for the system"),
    actor_name=s1("Their name at the time"),
    actor_roles=s1("Their roles at the time"),
    action=s1("What was done"),
    people=s2("Which young people it concerned"),
    areas=s1("In which areas"),
    record_type=s1("Kind of record"),
    record_id=s1("Which record"),
    purpose=s2("The reason that was given"),
    detail=s2("Further facts: fields changed, numbers exported; never the content itself"),
    previous=s0("Hash of the entry before"),
    hash=s0("Hash of this entry and the one before"),
)
class Entry(models.Model):
    """One thing that somebody did."""

    id = models.BigAutoField(primary_key=True)
    lane = models.IntegerField()
    sequence = models.BigIntegerField()
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    actor_name = models.TextField(blank=True)
    actor_roles = models.TextField(blank=True)
    action = models.CharField(max_length=40)
    people = ArrayField(models.UUIDField(), default=list)
    areas = ArrayField(models.UUIDField(), default=list)
    record_type = models.CharField(max_length=60, blank=True)
    record_id = models.UUIDField(null=True)
    purpose = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    previous = models.BinaryField()
    hash = models.BinaryField()

    class Meta:
        verbose_name_plural = "entries"
        indexes = (
            GinIndex(fields=["people"], name="audit_people"),
            models.Index(fields=["-at"], name="audit_at"),
        )
        constraints = (models.UniqueConstraint(fields=["lane", "sequence"], name="audit_place_once"),)

    def __str__(self) -> str:
        return f"{self.action} at {self.at:%Y-%m-%d %H:%M}"


@classified(
    about="nobody",
    retention=Retention.RF,
    lane=s0("Which chain"),
    sequence=s0("How many entries it has"),
    hash=s0("Hash of its last entry"),
)
class Lane(models.Model):
    """The head of each chain, written by the trigger alone."""

    lane = models.IntegerField(primary_key=True)
    sequence = models.BigIntegerField(default=0)
    hash = models.BinaryField()

    def __str__(self) -> str:
        return f"lane {self.lane}: {self.sequence}"
