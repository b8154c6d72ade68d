"""Conversations about how life is going, and readings of a licensed instrument."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2
from soceis.foundation.records.models import Record, with_history
from soceis.journey.assessments.rules import (
    FORM_VERSION,
    HIGHEST,
    JUSTICE_STAR,
    LOWEST,
    NUMBERS,
    RATED,
    SCORES,
)
from soceis.journey.casework.models import Episode
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    held_on=s1("When they talked", Extract.CODED),
    form_version=s0("Which wording was used", Extract.CODED),
    present=s1("Who was there besides the worker", Extract.CODED),
    begin_with=s2("The part of life that they want to begin with", Extract.CODED),
    in_their_words=s2("Anything else they want to say, in their own words"),
)
@with_history
class Conversation(AboutYoungPerson):
    """One talk about how life is going."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="conversations")
    held_on = models.DateField()
    form_version = models.CharField(max_length=20, default=FORM_VERSION)
    present = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    begin_with = models.CharField(max_length=20, blank=True)
    in_their_words = models.TextField(blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["episode", "held_on"], name="one_conversation_a_day"),)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    conversation=s1("In which conversation", Extract.PSEUDONYM),
    part=s1("Which part of life", Extract.CODED),
    side=s1("Who says so: the young person or the worker", Extract.CODED),
    basis=s2("Answered, not about them, not now", Extract.CODED),
    rating=s2("1 (really hard) to 5 (good)", Extract.CODED),
    words=s2("In their words"),
)
@with_history
class LifeAnswer(AboutYoungPerson):
    """What one side says of one part of life. No row means that nobody asked."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="answers")
    part = models.CharField(max_length=20)
    side = models.CharField(max_length=12)
    basis = models.CharField(max_length=8)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["conversation", "part", "side"], name="one_answer_a_side"),
            models.CheckConstraint(
                condition=(Q(basis=RATED) & Q(rating__gte=LOWEST) & Q(rating__lte=HIGHEST))
                | (~Q(basis=RATED) & Q(rating__isnull=True)),
                name="a_number_or_why_there_is_none",
            ),
        )

    def __str__(self) -> str:
        return self.part


@classified(
    about="staff",
    retention=Retention.STAFF,
    area=s0("Where it holds"),
    tool=s0("Which instrument"),
    holder=s1("Who holds the licence"),
    reference=s0("Its reference"),
    valid_from=s0("First day"),
    valid_until=s0("Last day"),
    area_names=s0("What the licence holder calls the ten, if they typed it"),
    ended_on=s0("When a manager ended it before its time"),
)
class Licence(Record):
    """Evidence that an area may use a licensed instrument. Without it the instrument is off."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    tool = models.CharField(max_length=20, default=JUSTICE_STAR)
    holder = models.CharField(max_length=120)
    reference = models.CharField(max_length=80)
    valid_from = models.DateField()
    valid_until = models.DateField()
    area_names = models.JSONField(default=list, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(valid_until__gte=models.F("valid_from")), name="licence_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return self.reference


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    licence=s0("Under which licence"),
    number=s1("Which of the ten", Extract.CODED),
    applicable=s2("Whether it applies to them", Extract.CODED),
    score=s2("1 to 10", Extract.CODED),
    read_on=s1("When it was read", Extract.CODED),
    present=s1("Who was there besides the worker", Extract.CODED),
)
@with_history
class LicensedReading(AboutYoungPerson):
    """One number of a licensed instrument. Nothing of its text is kept."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="licensed_readings")
    licence = models.ForeignKey(Licence, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    applicable = models.BooleanField(default=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    read_on = models.DateField()
    present = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "read_on", "number"], name="one_reading_a_day"),
            models.CheckConstraint(
                condition=Q(number__gte=NUMBERS[0]) & Q(number__lte=NUMBERS[-1]), name="one_of_the_ten"
            ),
            models.CheckConstraint(
                condition=(Q(applicable=True) & Q(score__gte=SCORES[0]) & Q(score__lte=SCORES[-1]))
                | (Q(applicable=False) & Q(score__isnull=True)),
                name="a_score_or_not_applicable",
            ),
        )

    def __str__(self) -> str:
        return str(self.number)
