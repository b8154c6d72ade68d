"""With whom a young person would like to work, and asking for somebody else."""

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
    episode=s1("Which episode"),
    local=s1("Somebody from here, from elsewhere, no matter"),
    gender=s2("A woman, a man, no matter"),
    language=s2("A language that they would like to speak"),
    words=s1("What else matters to them, in words"),
)
@with_history
class MatchingNote(AboutYoungPerson):
    """With whom a young person would like to work; read where workers are named."""

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="matching_note")
    local = models.CharField(max_length=10, blank=True)
    gender = models.CharField(max_length=10, blank=True)
    language = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    asked_by=s1("Who asked", Extract.CODED),
    asked_on=s1("When they asked", Extract.CODED),
    words=s1("What they said, in their words"),
    answer=s1("What the manager answered", Extract.CODED),
    answer_words=s1("The answer as it is told to them"),
    answered_on=s1("When it was answered", Extract.CODED),
    answered_by=s1("Who answered"),
    told_on=s1("When they were told", Extract.CODED),
)
@with_history
class ChangeAsked(AboutYoungPerson):
    """Somebody asked for another worker: asked, answered, told back. It is done when they were told."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="changes_asked")
    asked_by = models.CharField(max_length=14)
    asked_on = models.DateField()
    words = models.TextField()
    answer = models.CharField(max_length=10, blank=True)
    answer_words = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "changes asked"
        constraints = (
            models.UniqueConstraint(
                fields=["episode"], condition=Q(answered_on__isnull=True), name="one_change_asked_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(told_on__isnull=True) | Q(answered_on__isnull=False), name="told_after_the_answer"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
