"""Who is kept apart from whom, where and when: held by managers, read by nobody else."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.access.policy import Subject
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Retention, classified, s0, s1, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import Record, with_history
from soceis.journey.activities.models.catalogue import Place
from soceis.journey.activities.models.groups import GroupSession
from soceis.people.models import WHOSE, AboutYoungPerson, YoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    area=s0("Where"),
    name=s3("What managers call it, encrypted"),
)
@with_history
class Circle(Record):
    """Young people who are seen together, for keeping circles apart. Never a label on anybody's page."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    name = EncryptedTextField()

    def __str__(self) -> str:
        return str(self.id)

    @property
    def access_subject(self) -> Subject:
        return Subject(area_ids=frozenset({self.area_id}))


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    circle=s3("Which circle"),
    ended_on=s1("Not of it any more since"),
)
@with_history
class CircleMember(AboutYoungPerson):
    """A young person of a circle."""

    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, related_name="members")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["circle", "young_person"], condition=Q(ended_on__isnull=True), name="once_in_a_circle"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


def one_of(*names: str) -> Q:
    """Exactly one of the columns is filled."""
    whole = Q()
    for filled in names:
        whole |= Q(**{f"{name}__isnull": name != filled for name in names})
    return whole


@classified(
    about="young people",
    retention=Retention.RA,
    area=s0("Where"),
    person=s3("The young person whom it is about"),
    circle=s3("The circle that it is about"),
    other_person=s3("Another young person"),
    other_circle=s3("Another circle"),
    worker=s3("A worker or peer mentor"),
    place=s3("A place or a way there"),
    lifts_only=s3("Only not in one car"),
    weekdays=s3("On these days of the week alone; 0 is Monday"),
    from_time=s3("From that hour"),
    to_time=s3("Until that hour"),
    reason=s3("Why, and who says so, encrypted"),
    review_on=s1("When it is looked at again"),
    ended_on=s1("Not so any more since"),
)
@with_history
class KeepApart(Record):
    """One side that is kept apart from another: people, circles, a worker, a place or a way there."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    circle = models.ForeignKey(Circle, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    other_person = models.ForeignKey(
        YoungPerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    other_circle = models.ForeignKey(
        Circle, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    worker = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    lifts_only = models.BooleanField(default=False)
    weekdays = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    from_time = models.TimeField(null=True, blank=True)
    to_time = models.TimeField(null=True, blank=True)
    reason = EncryptedTextField()
    review_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "keep-aparts"
        indexes = (
            models.Index(fields=["area"], condition=Q(ended_on__isnull=True), name="keep_apart_of_area"),
        )
        constraints = (
            models.CheckConstraint(condition=one_of("person", "circle"), name="keep_apart_has_one_side"),
            models.CheckConstraint(
                condition=one_of("other_person", "other_circle", "worker", "place"),
                name="keep_apart_has_another_side",
            ),
            models.CheckConstraint(
                condition=Q(from_time__isnull=True, to_time__isnull=True)
                | Q(from_time__lt=models.F("to_time")),
                name="keep_apart_hours_in_order",
            ),
            models.CheckConstraint(
                condition=Q(lifts_only=False) | Q(place__isnull=True), name="no_lift_with_a_place"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def access_subject(self) -> Subject:
        return Subject(area_ids=frozenset({self.area_id}))


@classified(
    about="young people",
    retention=Retention.RA,
    area=s0("Where"),
    session=s1("Which session"),
    covers=s3("What the check had found, as keyed signs"),
    reason=s3("Why it may go on all the same, encrypted"),
)
class SessionOverride(Record):
    """A manager lets a session go on despite what the check found; what is found later is not covered."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(GroupSession, on_delete=models.PROTECT, related_name="overrides")
    covers = ArrayField(models.CharField(max_length=32))
    reason = EncryptedTextField()

    def __str__(self) -> str:
        return str(self.id)
