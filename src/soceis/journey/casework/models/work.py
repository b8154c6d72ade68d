"""Hours, miles and money of staff."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Retention, classified, s0, s1
from soceis.foundation.records.models import Record, with_history


@classified(
    about="staff",
    retention=Retention.STAFF,
    worker=s1("Whose time it was"),
    area=s0("Where"),
    on=s1("Which day"),
    minutes=s1("Time with young people"),
    travel_minutes=s1("Time on the road"),
    miles=s1("Miles driven"),
    spend=s1("Money spent, in pounds"),
    spend_for=s1("What it was spent on, naming nobody"),
    out_of_hours=s1("Outside office hours"),
    for_group=s0("One entry for a group"),
)
@with_history
class WorkEntry(Record):
    """What one visit, or one group, took of a worker: written once, however many young people were there."""

    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    minutes = models.PositiveIntegerField(default=0)
    travel_minutes = models.PositiveIntegerField(default=0)
    miles = models.DecimalField(max_digits=5, decimal_places=1, default=0)
    spend = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    spend_for = models.CharField(max_length=120, blank=True)
    out_of_hours = models.BooleanField(default=False)
    for_group = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "work entries"
        indexes = (models.Index(fields=["worker", "on"], name="work_of_worker"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(miles__gte=0, spend__gte=0, minutes__lte=1440, travel_minutes__lte=1440),
                name="work_within_a_day",
            ),
        )

    def __str__(self) -> str:
        return str(self.on)
