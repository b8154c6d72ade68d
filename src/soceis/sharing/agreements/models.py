"""Agreements on sharing information, who is party to them, and their stages."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Retention, classified, s0, s1
from soceis.foundation.records.models import Record, StateEvent, with_history
from soceis.sharing.agreements.rules import PROPOSED, STAGES
from soceis.sharing.partners.models import Organisation, PartnerContact


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    area=s0("For which area"),
    title=s0("What it is called"),
    purposes=s0("What information may be shared for"),
    categories=s0("Which kinds of information it covers"),
    gateway=s0("The legal way by which it passes"),
    stage=s0("How far it is"),
    effective_on=s0("From which day it counts"),
    review_on=s0("When it is to be looked at again"),
    ends_on=s0("Its last day"),
    owner=s1("Who sees to it on our side"),
    blocker=s0("What holds it up"),
    note=s0("Anything to know"),
)
@with_history
class Agreement(Record):
    """What we and others agreed about sharing information in one area."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    purposes = ArrayField(models.CharField(max_length=40), default=list)
    categories = ArrayField(models.CharField(max_length=40), default=list)
    gateway = models.CharField(max_length=40)
    stage = models.CharField(max_length=20, choices=list(STAGES.items()), default=PROPOSED)
    effective_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    blocker = models.CharField(max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("title", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(effective_on__isnull=True)
                | Q(ends_on__gte=F("effective_on")),
                name="agreement_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(stage="active") | Q(effective_on__isnull=False),
                name="agreement_in_force_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return self.title


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    agreement=s0("Which agreement"),
    organisation=s0("Which organisation"),
    role=s0("What they are to the information"),
    contact=s0("Who speaks for them"),
)
@with_history
class AgreementParty(Record):
    """An organisation that is party to an agreement, and who speaks for it there."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="parties")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="agreements")
    role = models.CharField(max_length=12)
    contact = models.ForeignKey(
        PartnerContact, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agreement", "organisation"], name="a_party_once"),)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    id=s0("Row number"),
    agreement=s0("Which agreement"),
    from_state=s0("Before"),
    to_state=s0("After"),
    effective_on=s0("The day on which it was so"),
    recorded_at=s0("When the service learned of it"),
    recorded_by=s1("Who recorded it"),
    reason=s0("Why"),
)
class AgreementStage(StateEvent):
    """One step in the life of an agreement."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="steps")

    def __str__(self) -> str:
        return f"{self.from_state or 'nothing'} to {self.to_state}"


@classified(
    about="staff",
    retention=Retention.STAFF,
    agreement=s0("Which agreement"),
    to=s1("Who is told: its owner, or a manager of its area"),
    of=s0("Of its review, or of its end"),
    due_on=s0("Which day that is"),
    days=s0("How many days before it this is told"),
    seen_on=s0("When they said that they have seen it"),
)
@with_history
class AgreementReminder(Record):
    """What somebody is told before an agreement is to be looked at or ends; once for each step before the day."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="reminders")
    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    of = models.CharField(max_length=10)
    due_on = models.DateField()
    days = models.PositiveSmallIntegerField()
    seen_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("due_on", "days")
        constraints = (
            models.UniqueConstraint(
                fields=["agreement", "to", "of", "due_on", "days"], name="reminded_once_a_step"
            ),
        )

    def __str__(self) -> str:
        return f"{self.of} on {self.due_on}"


@classified(
    about="partners",
    retention=Retention.STAFF,
    agreement=s0("Which agreement"),
    area=s0("Of which area"),
    before=s1("Who was named before"),
    after=s1("Who is named now"),
    stands_in=s0("Whether they stand in for whoever speaks, rather than speak"),
    why=s0("How far the one before could be counted on"),
    since=s0("Since which day"),
)
class Successor(Record):
    """Who came after somebody whom an agreement names. Appended; they are to be briefed from that day on."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="successors")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    before = models.ForeignKey(PartnerContact, on_delete=models.PROTECT, related_name="+")
    after = models.ForeignKey(PartnerContact, on_delete=models.PROTECT, related_name="came_after")
    stands_in = models.BooleanField(default=False)
    why = models.CharField(max_length=10)
    since = models.DateField()

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.CheckConstraint(condition=~Q(before=F("after")), name="nobody_succeeds_themselves"),
        )

    def __str__(self) -> str:
        return str(self.id)
