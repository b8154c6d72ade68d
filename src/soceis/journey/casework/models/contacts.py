"""What happened: attempts and meetings, and why somebody did not begin or go on."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area
from soceis.foundation.records.classification import Extract, Retention, classified, s1, s2
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models.episodes import Episode
from soceis.journey.casework.models.work import WorkEntry
from soceis.people.models import WHOSE, AboutYoungPerson, YoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    happened_at=s1("When", Extract.CODED),
    kind=s1("Attempt, attended, not attended, cancelled", Extract.CODED),
    mode=s1("How", Extract.CODED),
    route=s1("By which way an attempt was made"),
    outcome=s1("What came of an attempt"),
    minutes=s1("How long", Extract.CODED),
    place=s2("Where, in words"),
    components=s1("What it was for, with shares", Extract.CODED),
    title=s2("In a few words"),
    summary=s2("What happened"),
    young_person_words=s2("In the young person's own words"),
    strengths_seen=s2("Strengths seen"),
    next_step=s2("Next step"),
    out_of_hours=s1("Outside office hours", Extract.CODED),
    shared_with_peer_mentor=s1("Whether the peer mentor may read it"),
    is_milestone=s1("Something to remember"),
    work=s1("What it took of the worker: hours, miles, money"),
    corrects=s1("The contact that this one corrects"),
    correction_reason=s1("Why it was corrected"),
)
@with_history
class Contact(AboutYoungPerson):
    """An attempt or a meeting. A correction keeps the old words, the new words and the reason."""

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="contacts")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="contacts")
    happened_at = models.DateTimeField()
    kind = models.CharField(max_length=30)
    mode = models.CharField(max_length=20)
    route = models.CharField(max_length=20, blank=True, default="", db_default="")
    outcome = models.CharField(max_length=20, blank=True, default="", db_default="")
    minutes = models.PositiveIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    components = models.JSONField(default=dict, blank=True)
    title = models.CharField(max_length=120, blank=True)
    summary = models.TextField(blank=True)
    young_person_words = models.TextField(blank=True)
    strengths_seen = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    out_of_hours = models.BooleanField(default=False)
    shared_with_peer_mentor = models.BooleanField(default=False)
    is_milestone = models.BooleanField(default=False)
    work = models.ForeignKey(
        WorkEntry, on_delete=models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    corrects = models.UUIDField(null=True, blank=True)
    correction_reason = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["young_person", "-happened_at"], name="contact_of_person"),
            models.Index(fields=["episode", "-happened_at"], name="contact_of_episode"),
        )
        constraints = (
            models.UniqueConstraint(fields=["corrects"], name="contact_corrected_once"),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__lte=1440), name="contact_within_a_day"
            ),
        )

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    reason=s2("Reason code", Extract.CODED),
    informant=s1("Who said so", Extract.CODED),
    addressable=s1("Who could change it", Extract.CODED),
    note=s2("In words"),
    asked_on=s1("The day on which somebody was asked"),
    with_closure=s1("Given when the end was asked for, not before"),
)
@with_history
class NonEngagementReason(AboutYoungPerson):
    """Why a young person did not begin or did not go on, as somebody told it."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="non_engagement_reasons")
    reason = models.CharField(max_length=40)
    informant = models.CharField(max_length=20)
    addressable = models.CharField(max_length=20, default="not_known")
    note = models.TextField(blank=True)
    asked_on = models.DateField(null=True, blank=True)
    with_closure = models.BooleanField(default=True, db_default=True)

    def __str__(self) -> str:
        return self.reason
