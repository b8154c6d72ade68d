"""What a peer mentor tells the worker between visits."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models.episodes import Episode
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    worker=s1("On whose day it stands; nobody: the manager's"),
    text=s2("What the mentor says, in words"),
    cannot_wait=s1("It cannot wait until they talk", Extract.CODED),
    heard_at=s1("When somebody heard it", Extract.CODED),
    heard_by=s1("Who heard it"),
)
@with_history
class MentorWord(AboutYoungPerson):
    """It stands on the worker's day until they have heard it, and the mentor sees that they have."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="mentor_words")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    text = models.TextField()
    cannot_wait = models.BooleanField(default=False)
    heard_at = models.DateTimeField(null=True, blank=True)
    heard_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker"], condition=Q(heard_at__isnull=True), name="word_waits_for_worker"),
            models.Index(fields=["area"], condition=Q(heard_at__isnull=True), name="word_waits_in_area"),
        )

    def __str__(self) -> str:
        return str(self.id)
