"""Episodes, who works with whom, contacts, planned visits, promises, monthly reviews."""

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


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    happened_at=s1("When", Extract.CODED),
    kind=s1("Attempt, attended, not attended, cancelled", Extract.CODED),
    mode=s1("How", Extract.CODED),
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
)
@with_history
class NonEngagementReason(AboutYoungPerson):
    """Why a young person did not begin or did not go on, as somebody told it."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="non_engagement_reasons")
    reason = models.CharField(max_length=40)
    informant = models.CharField(max_length=20)
    addressable = models.CharField(max_length=20, default="not_known")
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.reason


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    worker=s1("Who goes"),
    starts_at=s1("When"),
    title=s2("What for"),
    place=s2("Where"),
    note=s2("What to think of"),
    contact=s1("The contact that came of it"),
    cancelled=s1("Called off"),
)
@with_history
class PlannedVisit(AboutYoungPerson):
    """A meeting that is planned; it shows on the worker's day."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="planned_visits")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=120, blank=True)
    note = models.TextField(blank=True)
    contact = models.OneToOneField(
        Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="plan"
    )
    cancelled = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=["worker", "starts_at"], name="visit_of_worker"),)

    def __str__(self) -> str:
        return str(self.starts_at)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    worker=s1("Who promised"),
    text=s2("What was promised"),
    due_on=s1("By when"),
    done_on=s1("When it was kept"),
    ended_on=s1("When it fell away because the work ended"),
)
@with_history
class Promise(AboutYoungPerson):
    """Something promised to a young person or to those at home; it shows until it is kept."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="promises")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=200)
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker", "due_on"], condition=Q(done_on__isnull=True), name="promise_open"),
        )

    def __str__(self) -> str:
        return str(self.due_on)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    month=s1("The month it is about, as its first day"),
    held_on=s1("When it was held"),
    progress=s2("Progress in words"),
    progress_direction=s1("Better, unchanged, harder"),
    worry=s2("Worries in words"),
    worry_direction=s1("Better, unchanged, harder"),
    decision=s2("What was decided"),
    next_step=s2("Next"),
    young_person_view=s2("What the young person thinks"),
)
@with_history
class MonthlyReview(AboutYoungPerson):
    """The manager's monthly look at progress and worries, in words."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="reviews")
    month = models.DateField()
    held_on = models.DateField()
    progress = models.TextField()
    progress_direction = models.CharField(max_length=10)
    worry = models.TextField(blank=True)
    worry_direction = models.CharField(max_length=10, blank=True)
    decision = models.TextField(blank=True)
    next_step = models.TextField(blank=True)
    young_person_view = models.TextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["episode", "month"], name="one_review_a_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="review_month_is_its_first_day"),
        )

    def __str__(self) -> str:
        return str(self.month)
