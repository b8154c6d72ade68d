"""Worries that somebody saw or heard on a visit."""

from django.contrib.postgres.fields import ArrayField
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
    contact=s1("The visit on which it was seen or heard"),
    worker=s1("Who sees to it that it is told"),
    text=s2("What worries, in words"),
    tell=s1("Who needs to be told"),
    told=s1("Who was told, by whom and when"),
    settled_on=s1("The day on which everybody had been told"),
)
@with_history
class Concern(AboutYoungPerson):
    """Something that worries, and who needs to know. It stays on the worker's day until they were told."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="concerns")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="concerns")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    tell = ArrayField(models.CharField(max_length=20))
    told = models.JSONField(default=dict, blank=True)
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker"], condition=Q(settled_on__isnull=True), name="concern_of_worker"),
            models.Index(fields=["area"], condition=Q(settled_on__isnull=True), name="concern_of_area"),
        )
        constraints = (
            models.CheckConstraint(condition=Q(tell__len__gte=1), name="concern_says_whom_to_tell"),
        )

    def __str__(self) -> str:
        return str(self.id)
