"""Outcome readings, short measures, who can be turned to, milestones, and moving on."""

from django.db import models
from django.db.models import Q

from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models import Episode
from soceis.journey.outcomes.rules import FOLLOW_UPS, MOST_OF_A_KIND
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
    follow_up_months=s1("How many months after the end, when it was asked later", Extract.CODED),
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
    follow_up_months = models.PositiveSmallIntegerField(null=True, blank=True)
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
            models.CheckConstraint(
                condition=Q(follow_up_months__isnull=True)
                | (Q(stage="follow_up") & Q(follow_up_months__in=FOLLOW_UPS)),
                name="months_only_of_later_readings",
            ),
        )

    def __str__(self) -> str:
        return self.outcome


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    months=s1("6 or 12 months after the end", Extract.CODED),
    reason=s1("Why nobody was asked", Extract.CODED),
    decided_on=s1("When that was settled", Extract.CODED),
    note=s2("In words"),
)
@with_history
class FollowUpLeft(AboutYoungPerson):
    """Why nobody was asked again at 6 or 12 months. A reading taken at that time says that somebody was."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="follow_ups_left")
    months = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=20)
    decided_on = models.DateField()
    note = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "months"], name="left_once"),
            models.CheckConstraint(condition=Q(months__in=FOLLOW_UPS), name="left_at_six_or_twelve"),
        )

    def __str__(self) -> str:
        return f"{self.months}"


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    stage=s1("At the start, a review, the end, later", Extract.CODED),
    taken_on=s1("When they said so", Extract.CODED),
    measure=s1("Which sentence", Extract.CODED),
    answer=s2("How far it is true for them", Extract.CODED),
    words=s2("In their own words"),
)
@with_history
class ShortMeasure(AboutYoungPerson):
    """How far one short sentence is true for a young person, as they say it. Never added up."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="short_measures")
    stage = models.CharField(max_length=12)
    taken_on = models.DateField()
    measure = models.CharField(max_length=20)
    answer = models.CharField(max_length=12)
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "taken_on", "measure"], name="one_answer_a_day"),
        )

    def __str__(self) -> str:
        return self.measure


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    stage=s1("At the start, a review, the end, later", Extract.CODED),
    counted_on=s1("When they counted", Extract.CODED),
    kind=s1("Which kind of people; never who", Extract.CODED),
    number=s1("How many they could turn to", Extract.CODED),
)
@with_history
class SupportNetwork(AboutYoungPerson):
    """How many people of one kind a young person could turn to. Kinds, never names."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="support_network")
    stage = models.CharField(max_length=12)
    counted_on = models.DateField()
    kind = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "counted_on", "kind"], name="one_count_a_day"),
            models.CheckConstraint(condition=Q(number__lte=MOST_OF_A_KIND), name="believably_many"),
        )

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    kind=s1("What they did", Extract.CODED),
    reached_on=s1("When they first did it", Extract.CODED),
    words=s2("In words"),
)
@with_history
class EngagementMilestone(AboutYoungPerson):
    """The first time that a young person did something that shows we get on."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="engagement_milestones")
    kind = models.CharField(max_length=20)
    reached_on = models.DateField()
    words = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["episode", "kind"], name="reached_first_once"),)

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    changed=s2("What has changed, in their words"),
    keeps_going=s2("What goes on without us"),
    turn_to=s2("Who they turn to"),
    if_hard=s2("What they do when things get hard, and how to come back"),
    ask_again=s1("Whether we may ask again after 6 and 12 months", Extract.CODED),
    agreed_on=s1("When they agreed it", Extract.CODED),
    has_copy=s1("Whether they have a copy", Extract.CODED),
)
@with_history
class ExitPlan(AboutYoungPerson):
    """What goes on when our work ends, agreed with the young person."""

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="exit_plan")
    changed = models.TextField(blank=True)
    keeps_going = models.TextField(blank=True)
    turn_to = models.TextField(blank=True)
    if_hard = models.TextField(blank=True)
    ask_again = models.CharField(max_length=10, default="not_asked")
    agreed_on = models.DateField(null=True, blank=True)
    has_copy = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    wanted=s1("Whether they want it", Extract.CODED),
    kind=s1("What kind of service", Extract.CODED),
    service=s1("Which service, by name"),
    plan=s2("How the change is made, in words"),
    asked_on=s1("When the service was asked", Extract.CODED),
    accepted=s1("What it answered", Extract.CODED),
    answered_on=s1("When it answered", Extract.CODED),
    told_on=s1("When the young person was told", Extract.CODED),
)
@with_history
class AdultTransfer(AboutYoungPerson):
    """The way into services for adults, thought of from seventeen and a half."""

    episode = models.OneToOneField(Episode, on_delete=models.PROTECT, related_name="adult_transfer")
    wanted = models.CharField(max_length=10, default="not_asked")
    kind = models.CharField(max_length=20, blank=True)
    service = models.CharField(max_length=120, blank=True)
    plan = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    accepted = models.CharField(max_length=8, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(accepted__in=("", "waiting")) | Q(answered_on__isnull=False),
                name="an_answer_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
