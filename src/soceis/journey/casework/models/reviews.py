"""The manager's monthly look."""

from django.db import models
from django.db.models import Q

from soceis.foundation.records.classification import Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models.episodes import Episode
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    month=s1("The month it is about, as its first day"),
    held_on=s1("When it was held"),
    progress=s2("Progress in words"),
    progress_direction=s1("Better, unchanged, harder"),
    worry=s2("Worries in words"),
    worry_direction=s1("Better, unchanged, harder"),
    decision=s2("What was decided"),
    next_step=s2("Next"),
    young_person_view=s2("What the young person thinks"),
)
@with_history
class MonthlyReview(AboutYoungPerson):
    """The manager's monthly look at progress and worries, in words."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="reviews")
    month = models.DateField()
    held_on = models.DateField()
    progress = models.TextField()
    progress_direction = models.CharField(max_length=10)
    worry = models.TextField(blank=True)
    worry_direction = models.CharField(max_length=10, blank=True)
    decision = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    young_person_view = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "month"], name="one_review_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="review_month_is_its_first_day"),
        )

    def __str__(self) -> str:
        return str(self.month)
