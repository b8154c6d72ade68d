"""Plans with topics, goals in the young person's words, small steps."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2
from soceis.foundation.records.identifiers import new_id
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models import Episode
from soceis.journey.plans.rules import DRAFT, GOAL_HELPS, GOAL_STATES, PLAN_STATES
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    id=s0("Random identifier"),
    area=s0("Where it is used", Extract.CODED),
    code=s0("Name of the version", Extract.CODED),
    title=s0("Title on screen"),
    topics=s0("Topics that it offers", Extract.CODED),
    used_from=s0("First day"),
    used_to=s0("Last day"),
)
class FormVersion(models.Model):
    """A version of the plan form. A topic that it does not offer was not asked, which is not "no"."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=120)
    topics = models.JSONField(default=list)
    used_from = models.DateField()
    used_to = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.code


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    form_version=s1("On which form", Extract.CODED),
    state=s1("Where it stands"),
    agreed_on=s1("When they agreed it", Extract.CODED),
    topics=s2("What it is about", Extract.CODED),
    in_their_words=s2("What they want from it, in their own words"),
    helps=s2("What helps and what does not"),
)
@with_history
class Plan(AboutYoungPerson):
    """What the young person and the worker agreed to work on."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="plans")
    form_version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=list(PLAN_STATES.items()), default=DRAFT)
    agreed_on = models.DateField(null=True, blank=True)
    topics = models.JSONField(default=list)
    in_their_words = models.TextField(blank=True)
    helps = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode"], condition=Q(state="agreed"), name="one_agreed_plan"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(agreed_on__isnull=False) | Q(state="ended"),
                name="agreed_plan_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    plan=s1("Which plan"),
    words=s2("The goal in their words"),
    topic=s2("Topic it belongs to", Extract.CODED),
    state=s1("Where it stands", Extract.CODED),
    order=s0("Place in the plan"),
    steps=s2("Small steps, each with whether it is done, on which day and on which visit"),
    achieved_on=s1("When it was achieved", Extract.CODED),
    came_from=s1("The goal that this one was before its words changed"),
)
@with_history
class Goal(AboutYoungPerson):
    """A goal in the young person's words, with small steps. Nothing is ever called a failure."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    topic = models.CharField(max_length=40, blank=True)
    state = models.CharField(max_length=20, choices=list(GOAL_STATES.items()), default="agreed")
    order = models.PositiveSmallIntegerField(default=0)
    steps = models.JSONField(default=list, blank=True)
    achieved_on = models.DateField(null=True, blank=True)
    came_from = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="became"
    )

    class Meta:
        ordering = ("order", "created_at")

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    goal=s1("Which goal"),
    kind=s1("What kind of help", Extract.CODED),
    words=s2("What helps, in words"),
    where=s1("Where it is: a place, a number, an address on the web"),
    record=s1("The record of another page that it stands for"),
    ended_on=s1("The day on which it did not help any more"),
)
@with_history
class GoalHelp(AboutYoungPerson):
    """What helps with a goal: a course, a person, an activity they chose."""

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="helps")
    kind = models.CharField(max_length=20, choices=list(GOAL_HELPS.items()))
    words = models.CharField(max_length=200)
    where = models.CharField(max_length=200, blank=True)
    record = models.UUIDField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("created_at",)

    def __str__(self) -> str:
        return str(self.id)
