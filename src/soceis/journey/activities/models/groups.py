"""Group programmes, their sessions, who works at them and who comes."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2
from soceis.foundation.records.models import Record, with_history
from soceis.journey.activities.models.catalogue import Place
from soceis.journey.activities.rules import GROUP_STATES, LARGEST, REGISTER, SESSION_STATES
from soceis.journey.casework.models import Contact, Episode
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="nobody",
    retention=Retention.RB,
    area=s0("Where", Extract.CODED),
    title=s0("What it is called"),
    what=s0("What it is for"),
    state=s0("Where it stands", Extract.CODED),
    most=s0("How many young people at most", Extract.CODED),
    grew_from=s0("The small group that came before", Extract.PSEUDONYM),
    revisit_on=s0("When a paused group is looked at again"),
    pause_reason=s0("Why it was paused, naming nobody"),
)
@with_history
class Group(Record):
    """A group programme. A small group may come before it, and it may pause and be come back to."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=80)
    what = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=list(GROUP_STATES.items()), default="recruiting")
    most = models.PositiveSmallIntegerField(default=8)
    grew_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="grew_into"
    )
    revisit_on = models.DateField(null=True, blank=True)
    pause_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(most__gte=1, most__lte=LARGEST), name="group_of_1_to_60"),
            models.CheckConstraint(
                condition=~Q(state="on_hold") | Q(revisit_on__isnull=False), name="pause_has_an_end"
            ),
        )

    def __str__(self) -> str:
        return self.title


@classified(
    about="nobody",
    retention=Retention.RB,
    area=s0("Where", Extract.CODED),
    group=s0("Of which group", Extract.PSEUDONYM),
    starts_at=s0("When it begins", Extract.CODED),
    minutes=s0("How long", Extract.CODED),
    place=s0("Where they meet"),
    routes=s0("Ways there that are used"),
    state=s0("Where it stands", Extract.CODED),
)
@with_history
class GroupSession(Record):
    """One meeting of a group. Whether it may go on as it stands is asked anew each time, never stored."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    routes = ArrayField(models.UUIDField(), default=list, blank=True)
    state = models.CharField(max_length=20, choices=list(SESSION_STATES.items()), default="planned")

    class Meta:
        indexes = (models.Index(fields=["area", "starts_at"], name="session_of_area"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=1440), name="session_within_a_day"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="staff",
    retention=Retention.RB,
    area=s0("Where", Extract.CODED),
    session=s0("Which session"),
    worker=s1("Who works at it"),
)
class SessionWorker(Record):
    """A member of staff or a peer mentor who works at a session."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(GroupSession, on_delete=models.CASCADE, related_name="workers")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["session", "worker"], name="worker_once_a_session"),)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    session=s1("Which session", Extract.PSEUDONYM),
    state=s1("Expected, came, came late, could not, was not asked", Extract.CODED),
    lift_with=s1("In whose car they come"),
    remark=s2("What stands on their page alone"),
    contact=s1("What the session left in what has happened"),
)
@with_history
class RegisterEntry(AboutYoungPerson):
    """A young person's line in the register of a session."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    session = models.ForeignKey(GroupSession, on_delete=models.PROTECT, related_name="register")
    state = models.CharField(max_length=12, choices=list(REGISTER.items()), default="expected")
    lift_with = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    remark = models.TextField(blank=True)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["session", "young_person"], name="once_in_a_register"),
        )

    def __str__(self) -> str:
        return str(self.id)
