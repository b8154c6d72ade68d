"""The catalogue of activities, places, and what a young person chose from a short list."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2
from soceis.foundation.records.models import Record, with_history
from soceis.journey.activities.rules import PERMISSIONS_NEEDED, PLACE_KINDS
from soceis.journey.casework.models import Episode
from soceis.journey.plans.models import Goal
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    area=s0("Where it is used", Extract.CODED),
    name=s0("What people call it"),
    key=s0("By which it is known again, however it is written"),
    kind=s0("A place, or a way there"),
)
class Place(Record):
    """A place where groups meet, or a way there: what a keep-apart and a session may both name."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=list(PLACE_KINDS.items()), default="venue")

    class Meta:
        ordering = ("key",)
        constraints = (models.UniqueConstraint(fields=["area", "key"], name="place_once_an_area"),)

    def __str__(self) -> str:
        return self.name


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    area=s0("Where it is offered", Extract.CODED),
    title=s0("What it is called"),
    what=s0("What one does there, in words for young people"),
    place=s0("Where"),
    cost=s0("Pounds for one young person, nothing when not known"),
    least_age=s0("Youngest"),
    most_age=s0("Oldest"),
    permission=s0("Whose yes it needs", Extract.CODED),
    risk_words=s0("What to look out for, from the risk assessment"),
    risk_on=s0("Day of the risk assessment"),
    risk_by=s0("Who assessed it"),
    ended_on=s0("Not offered any more since"),
)
@with_history
class Activity(Record):
    """Something to do: what, where, what it costs, for which ages, whose yes it needs, and what to look out for."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    what = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=120, blank=True)
    cost = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    least_age = models.PositiveSmallIntegerField(null=True, blank=True)
    most_age = models.PositiveSmallIntegerField(null=True, blank=True)
    permission = models.CharField(max_length=20, choices=list(PERMISSIONS_NEEDED.items()), default="none")
    risk_words = models.TextField(blank=True)
    risk_on = models.DateField(null=True, blank=True)
    risk_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "activities"
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(risk_on__isnull=True, risk_by__isnull=True)
                | Q(risk_on__isnull=False, risk_by__isnull=False),
                name="assessed_on_a_day_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return self.title


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    goal=s1("The goal that it is for"),
    offered=s1("The short list"),
    chosen=s1("What they chose, one to three"),
    own_idea=s2("What they would rather do, in their own words"),
    not_now=s1("They would rather not choose now", Extract.CODED),
    offered_on=s1("When the list was shown", Extract.CODED),
    chosen_on=s1("When they chose", Extract.CODED),
)
@with_history
class ActivityChoice(AboutYoungPerson):
    """A short list that was shown to a young person, and what they chose from it. Choosing nothing is fine."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    offered = ArrayField(models.UUIDField())
    chosen = ArrayField(models.UUIDField(), default=list, blank=True)
    own_idea = models.CharField(max_length=200, blank=True)
    not_now = models.BooleanField(default=False)
    offered_on = models.DateField()
    chosen_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=["young_person", "-offered_on"], name="choice_of_young_person"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(chosen__contained_by=models.F("offered")), name="chosen_from_list"
            ),
            models.CheckConstraint(condition=Q(chosen__len__lte=3), name="at_most_three_chosen"),
        )

    def __str__(self) -> str:
        return str(self.id)
