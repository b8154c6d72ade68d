"""Services to which young people and families can be pointed. No young person stands here."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from soceis.foundation.accounts.models import Area
from soceis.foundation.records.classification import Retention, classified, s0
from soceis.foundation.records.models import Record, with_history
from soceis.sharing.signposting.rules import ACTIVE


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    area=s0("Whose directory"),
    service_key=s0("Its identifier in the standard"),
    content=s0("The service as Open Referral UK, with everything that came with it"),
    name=s0("Name of the service"),
    organisation=s0("Who offers it"),
    least_age=s0("From which age"),
    most_age=s0("Up to which age"),
    status=s0("Open, closed for a time, closed, gone"),
    helps=s0("What it helps with"),
    checked_on=s0("When somebody last made sure of it"),
    modified_at=s0("When it last changed, as its source says"),
    is_public=s0("Whether it may be given to others"),
    note=s0("For ourselves; never leaves"),
)
@with_history
class Signpost(Record):
    """A service of the directory of an area. Beside the whole content stand the words by which it is found."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    service_key = models.UUIDField()
    content = models.JSONField()
    name = models.CharField(max_length=300)
    organisation = models.CharField(max_length=300, blank=True)
    least_age = models.FloatField(null=True, blank=True)
    most_age = models.FloatField(null=True, blank=True)
    status = models.CharField(max_length=20, default=ACTIVE)
    helps = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    modified_at = models.DateTimeField(null=True, blank=True)
    is_public = models.BooleanField(default=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(fields=["area", "service_key"], name="service_once_in_an_area"),
        )

    def __str__(self) -> str:
        return self.name
