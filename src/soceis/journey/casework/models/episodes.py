"""Periods of involvement, the steps of their life, who works with whom."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2
from soceis.foundation.records.models import StateEvent, with_history
from soceis.journey.casework.rules import AWAITING, CAUSES, NOT_CLOSED, STATES
from soceis.journey.referrals.models import Referral
from soceis.journey.referrals.rules import PROGRAMMES
from soceis.people.models import WHOSE, AboutYoungPerson, YoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    referral=s1("The referral that it began with", Extract.PSEUDONYM),
    number=s1("First, second, third time with us"),
    programme=s1("Programme", Extract.CODED),
    state=s1("Where it stands now", Extract.CODED),
    allocated_on=s1("When a key worker was named"),
    introduction=s1("By which way they came to know us"),
    introduced_by=s2("Who introduced us, in words"),
    open_from=s1("First contact attempt", Extract.CODED),
    first_attended=s1("First contact that they attended", Extract.CODED),
    paused_until=s1("When a pause is expected to end"),
    closure_asked_on=s1("When the worker asked for closure"),
    closure_asked_by=s1("Who asked"),
    end_date=s1("Last day", Extract.CODED),
    closure_code=s1("How it ended", Extract.CODED),
    closure_note=s2("How it ended, in words"),
    closure_returned_note=s2("What the manager asked for before signing"),
    signed_off_by=s1("The manager who signed"),
    signed_off_on=s1("When they signed"),
)
@with_history
class Episode(AboutYoungPerson):
    """A period of involvement. Being referred again begins a new one of the same person."""

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="episodes")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    referral = models.OneToOneField(Referral, on_delete=models.PROTECT, related_name="episode")
    number = models.PositiveSmallIntegerField(default=1)
    programme = models.CharField(max_length=20, choices=list(PROGRAMMES.items()))
    state = models.CharField(max_length=24, choices=list(STATES.items()), default=AWAITING)
    allocated_on = models.DateField(null=True, blank=True)
    introduction = models.CharField(max_length=20, blank=True, default="", db_default="")
    introduced_by = models.CharField(max_length=120, blank=True, default="", db_default="")
    open_from = models.DateField(null=True, blank=True)
    first_attended = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    closure_asked_on = models.DateField(null=True, blank=True)
    closure_asked_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    end_date = models.DateField(null=True, blank=True)
    closure_code = models.CharField(max_length=30, blank=True)
    closure_note = models.TextField(blank=True)
    closure_returned_note = models.TextField(blank=True)
    signed_off_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    signed_off_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["area", "state"], name="episode_area_state"),
            models.Index(fields=["young_person", "number"], name="episode_of_person"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["young_person", "programme"],
                condition=Q(state__in=NOT_CLOSED),
                name="one_open_episode_per_programme",
            ),
            models.CheckConstraint(
                condition=Q(open_from__isnull=True)
                | Q(end_date__isnull=True)
                | Q(end_date__gte=models.F("open_from")),
                name="episode_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed")
                | (Q(end_date__isnull=False) & ~Q(closure_code="") & Q(signed_off_by__isnull=False)),
                name="closed_with_code_and_sign_off",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    id=s0("Row number"),
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    from_state=s1("Before", Extract.CODED),
    to_state=s1("After", Extract.CODED),
    effective_on=s1("The day on which it was so", Extract.CODED),
    recorded_at=s0("When the service learned of it", Extract.CODED),
    recorded_by=s1("Who recorded it"),
    reason=s2("Why"),
    cause=s1("What moved it: a contact, a pause, a correction"),
)
class EpisodeState(StateEvent):
    """One step in the life of an episode."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="states")
    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=12, choices=list(CAUSES.items()), blank=True)

    class Meta(StateEvent.Meta):
        indexes = (models.Index(fields=["episode", "effective_on", "id"], name="state_of_episode"),)

    def __str__(self) -> str:
        return f"{self.from_state or 'nothing'} to {self.to_state}"


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    worker=s1("Who works with them"),
    kind=s1("As key worker, co-worker, cover or peer mentor"),
    begins=s1("First day"),
    ends=s1("Last day; cover always has one"),
    change_reason=s1("Why it began"),
    end_reason=s1("Why it ended"),
)
@with_history
class Assignment(AboutYoungPerson):
    """Who works with a young person, as what, from when to when."""

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="assignments")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="assignments")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="assignments")
    kind = models.CharField(max_length=20)
    begins = models.DateField()
    ends = models.DateField(null=True, blank=True)
    change_reason = models.CharField(max_length=30, default="first")
    end_reason = models.CharField(max_length=30, blank=True)

    class Meta:
        indexes = (models.Index(fields=["worker", "ends"], name="assignment_of_worker"),)
        constraints = (
            models.UniqueConstraint(
                fields=["episode"],
                condition=Q(kind="key_worker", ends__isnull=True),
                name="one_key_worker_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(kind="cover") | Q(ends__isnull=False), name="cover_has_an_end_date"
            ),
            models.CheckConstraint(
                condition=Q(ends__isnull=True) | Q(ends__gte=models.F("begins")),
                name="assignment_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.kind
