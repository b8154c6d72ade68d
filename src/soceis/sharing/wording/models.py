"""What managers changed about our list of words, and how often words were met, by team."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area
from soceis.foundation.records.classification import Retention, classified, s0
from soceis.foundation.records.models import Record, with_history
from soceis.sharing.wording.rules import LONGEST


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    language=s0("In which language"),
    words=s0("The words"),
    why=s0("Why they do harm"),
    instead=s0("What to write instead"),
    stands=s0("Whether it is shown; no longer when a manager put it aside"),
)
@with_history
class LanguagePrompt(Record):
    """A word or a phrase that a manager added to our list, changed, or put aside. One row for the same words."""

    language = models.CharField(max_length=2)
    words = models.CharField(max_length=LONGEST["words"])
    why = models.CharField(max_length=LONGEST["why"])
    instead = models.CharField(max_length=LONGEST["instead"])
    stands = models.BooleanField(default=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["language", "words"], name="language_prompt_once"),)

    def __str__(self) -> str:
        return self.words


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    area=s0("In which team"),
    month=s0("In which month"),
    words=s0("Which words"),
    times=s0("In how many saved texts"),
)
class PromptCount(models.Model):
    """In how many texts of a team words were met in a month. Nothing of it says whose text, or about whom."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    month = models.DateField()
    words = models.CharField(max_length=LONGEST["words"])
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["area", "month", "words"], name="prompt_count_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="prompt_count_of_a_month"),
        )

    def __str__(self) -> str:
        return self.words
