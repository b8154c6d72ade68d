"""Worries that somebody saw or heard, on a visit or between two, and what the manager answered."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models.contacts import Contact
from soceis.journey.casework.models.episodes import Episode
from soceis.journey.casework.rules.flags import (
    FLAG_STATES,
    HEARD_BACK,
    NOT_FLAGGED,
    RESOLVED,
    UNANSWERED,
)
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    contact=s1("The visit on which it was seen or heard"),
    worker=s1("Who sees to it that it is told"),
    text=s2("What worries, in words"),
    tell=s1("Who needs to be told"),
    told=s1("Who was told, by whom and when"),
    settled_on=s1("The day on which everybody had been told"),
    flag=s1("Whether the manager is asked to answer, and how far that is", Extract.CODED),
    answer_by=s1("By when the manager's answer is needed", Extract.CODED),
    seen_on=s1("When a manager said that they have seen it", Extract.CODED),
    seen_by=s1("Which manager"),
    answer=s2("What was done, in the manager's words"),
    answered_on=s1("When it was resolved", Extract.CODED),
    answered_by=s1("Which manager resolved it"),
    heard_back_on=s1("When the worker had heard the answer", Extract.CODED),
)
@with_history
class Concern(AboutYoungPerson):
    """Something that worries, and who needs to know. It stays on the worker's day until they were told.

    Flagged to the manager, it also waits for an answer; such a one may have begun without a visit.
    """

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="concerns")
    contact = models.ForeignKey(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="concerns"
    )
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    tell = ArrayField(models.CharField(max_length=20))
    told = models.JSONField(default=dict, blank=True)
    settled_on = models.DateField(null=True, blank=True)
    flag = models.CharField(
        max_length=12,
        choices=list(FLAG_STATES.items()),
        blank=True,
        default=NOT_FLAGGED,
        db_default=NOT_FLAGGED,
    )
    answer_by = models.DateField(null=True, blank=True)
    seen_on = models.DateField(null=True, blank=True)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(blank=True, default="", db_default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    heard_back_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker"], condition=Q(settled_on__isnull=True), name="concern_of_worker"),
            models.Index(fields=["area"], condition=Q(settled_on__isnull=True), name="concern_of_area"),
            models.Index(fields=["area"], condition=Q(flag__in=UNANSWERED), name="flag_of_area"),
            models.Index(
                fields=["worker"], condition=Q(flag__in=(*UNANSWERED, RESOLVED)), name="flag_of_worker"
            ),
        )
        constraints = (
            models.CheckConstraint(condition=Q(tell__len__gte=1), name="concern_says_whom_to_tell"),
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | ~Q(flag=NOT_FLAGGED),
                name="concern_of_a_visit_or_flagged",
            ),
            models.CheckConstraint(
                condition=Q(flag=NOT_FLAGGED) | Q(answer_by__isnull=False), name="flag_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(flag__in=(RESOLVED, HEARD_BACK))
                | (~Q(answer="") & Q(answered_on__isnull=False) & Q(answered_by__isnull=False)),
                name="flag_resolved_with_an_answer",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
