"""Extracts that were made. Their content lies in views of the schema research, which have no model."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.classification import Retention, classified, s0, s1
from soceis.foundation.records.identifiers import new_id


@classified(
    about="staff",
    retention=Retention.RF,
    id=s0("Random identifier"),
    made_by=s1("Who made it"),
    made_at=s0("When"),
    purpose=s1("What for, in words"),
    series=s0("Name of the series, within which pseudonyms stay the same"),
    areas=s0("Which areas"),
    as_of=s0("As at which day, when not each area's own"),
    rows=s0("Rows of each table"),
    sha256=s0("Hash of the file"),
)
class ExtractMade(models.Model):
    """A record of one extract: who, when, what for, and the hash by which the file is known again."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    purpose = models.TextField()
    series = models.CharField(max_length=60)
    areas = ArrayField(models.CharField(max_length=40))
    as_of = models.DateField(null=True, blank=True)
    rows = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.sha256[:12]
