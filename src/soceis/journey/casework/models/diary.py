"""What shows on a worker's day until it is done: planned visits and promises."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models.contacts import Contact
from soceis.journey.casework.models.episodes import Episode
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    worker=s1("Who goes"),
    starts_at=s1("When"),
    title=s2("What for"),
    place=s2("Where"),
    note=s2("What to think of"),
    contact=s1("The contact that came of it"),
    cancelled=s1("Called off"),
)
@with_history
class PlannedVisit(AboutYoungPerson):
    """A meeting that is planned; it shows on the worker's day."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="planned_visits")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    contact = models.OneToOneField(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="plan"
    )
    cancelled = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["worker", "starts_at"], name="visit_of_worker"),)

    def __str__(self) -> str:
        return str(self.starts_at)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    worker=s1("Who promised"),
    text=s2("What was promised"),
    due_on=s1("By when"),
    done_on=s1("When it was kept"),
    ended_on=s1("When it fell away because the work ended"),
)
@with_history
class Promise(AboutYoungPerson):
    """Something promised to a young person or to those at home; it shows until it is kept."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="promises")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker", "due_on"], condition=Q(done_on__isnull=True), name="promise_open"),
        )

    def __str__(self) -> str:
        return str(self.due_on)
