"""Outcome readings."""

from django.db import models
from django.db.models import Q

from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models import Episode
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    outcome=s1("Which outcome", Extract.CODED),
    stage=s1("At the start, a review, the end, later", Extract.CODED),
    applicable=s2("Whether it applies to this young person", Extract.CODED),
    value=s2("Better, the same, harder, not known", Extract.CODED),
    recorded_on=s1("When it was judged", Extract.CODED),
    evidence=s1("Where it comes from", Extract.CODED),
    note=s2("In words"),
)
@with_history
class OutcomeReading(AboutYoungPerson):
    """One judgement of one outcome at one moment. The last one after the start counts."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="outcome_readings")
    outcome = models.CharField(max_length=30)
    stage = models.CharField(max_length=12)
    applicable = models.CharField(max_length=8)
    value = models.CharField(max_length=8, blank=True)
    recorded_on = models.DateField()
    evidence = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        indexes = (models.Index(fields=["episode", "outcome", "recorded_on"], name="reading_of_episode"),)
        constraints = (
            models.CheckConstraint(
                condition=(Q(stage="baseline") & Q(value="")) | (~Q(stage="baseline") & ~Q(value="")),
                name="no_change_at_the_start",
            ),
        )

    def __str__(self) -> str:
        return self.outcome
