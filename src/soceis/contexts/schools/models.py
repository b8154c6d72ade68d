"""Education, training and work: where somebody is, days away, attendance, applications, achievements."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from soceis.contexts.schools.rules import APPLICATION_STATES, APPLIED
from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models import Episode
from soceis.people.models import WHOSE, AboutYoungPerson


class EducationEntry(AboutYoungPerson):
    """Base of what is noted about education, training and work within an episode."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


OF_AN_EPISODE = {**WHOSE, "episode": s1("Which episode", Extract.PSEUDONYM)}


@classified(
    about="young people",
    retention=Retention.RA,
    **OF_AN_EPISODE,
    status=s1("Where they are: school, college, work, none; “not known” is said", Extract.CODED),
    begins=s1("Since when", Extract.CODED),
    where=s1("Name of the place"),
    source=s1("Who says so", Extract.CODED),
    note=s2("In words"),
)
@with_history
class EducationStatus(EducationEntry):
    """Where somebody learns or works since a day. It holds until the next begins."""

    status = models.CharField(max_length=30)
    begins = models.DateField()
    where = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=30)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name_plural = "education statuses"
        constraints = (
            models.UniqueConstraint(fields=["episode", "begins"], name="one_status_begins_on_a_day"),
        )

    def __str__(self) -> str:
        return self.status


@classified(
    about="young people",
    retention=Retention.RA,
    **OF_AN_EPISODE,
    kind=s1("Suspended, excluded, part-time, apart, moved", Extract.CODED),
    begins=s1("First day", Extract.CODED),
    days=s1("School days", Extract.CODED),
    reason=s2("The school's reason", Extract.CODED),
    source=s1("Who says so", Extract.CODED),
    note=s2("In words, the young person's side too"),
)
@with_history
class Exclusion(EducationEntry):
    """Days on which a school sent somebody away, or kept them apart."""

    kind = models.CharField(max_length=30)
    begins = models.DateField()
    days = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    reason = models.CharField(max_length=30)
    source = models.CharField(max_length=30)
    note = models.CharField(max_length=600, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(days__isnull=True) | Q(days__gt=0), name="away_for_some_days"),
        )

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **OF_AN_EPISODE,
    begins=s1("First day of the time", Extract.CODED),
    ends=s1("Last day of the time", Extract.CODED),
    percent=s1("Sessions attended, per cent", Extract.CODED),
    source=s1("Who says so", Extract.CODED),
)
@with_history
class Attendance(EducationEntry):
    """The share of sessions attended in a term, a month or another time."""

    begins = models.DateField()
    ends = models.DateField()
    percent = models.DecimalField(max_digits=4, decimal_places=1)
    source = models.CharField(max_length=30)

    class Meta:
        verbose_name_plural = "attendance"
        constraints = (
            models.CheckConstraint(condition=Q(ends__gte=F("begins")), name="attendance_has_a_time"),
            models.CheckConstraint(
                condition=Q(percent__gte=Decimal(0)) & Q(percent__lte=Decimal(100)),
                name="attendance_is_a_share",
            ),
        )

    def __str__(self) -> str:
        return str(self.percent)


@classified(
    about="young people",
    retention=Retention.RA,
    **OF_AN_EPISODE,
    kind=s1("College, training, job and the like", Extract.CODED),
    title=s1("Which course or job"),
    where=s1("Where"),
    state=s1("Where it stands", Extract.CODED),
    state_on=s1("Since when", Extract.CODED),
    steps=s1("Each step with its day", Extract.CODED),
    note=s2("In words"),
)
@with_history
class Application(EducationEntry):
    """An application for a course, training or a job, step by step. No answer is ever called a failure."""

    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=120)
    where = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=20, choices=list(APPLICATION_STATES.items()), default=APPLIED)
    state_on = models.DateField()
    steps = models.JSONField(default=list)
    note = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **OF_AN_EPISODE,
    kind=s1("Qualification, award, something they can do", Extract.CODED),
    title=s1("What it is"),
    where=s1("Where"),
    achieved_on=s1("When", Extract.CODED),
    words=s1("In their own words"),
    in_wallet=s1("Whether they want it in what they keep"),
)
@with_history
class Achievement(EducationEntry):
    """Something achieved, which the young person may keep in their wallet."""

    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=120)
    where = models.CharField(max_length=120, blank=True)
    achieved_on = models.DateField()
    words = models.CharField(max_length=300, blank=True)
    in_wallet = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.kind
