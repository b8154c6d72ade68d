"""Meetings with other agencies: who was there, about whom, what was decided and who does what."""

from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Retention, classified, s0, s1, s2
from soceis.foundation.records.models import Record, with_history
from soceis.people.models import WHOSE, AboutYoungPerson
from soceis.sharing.agreements.models import Agreement
from soceis.sharing.disclosures.models import Disclosure
from soceis.sharing.meetings.rules import INVITED, PLANNED
from soceis.sharing.partners.models import PartnerContact


@classified(
    about="staff",
    retention=Retention.STAFF,
    area=s0("Where"),
    kind=s0("Kind of meeting"),
    title=s0("What it is called; never a young person's name"),
    starts_at=s0("When"),
    place=s0("Where they meet"),
    chair=s0("Who chairs it"),
    agreement=s0("Under which agreement"),
    note=s0("What it is for"),
    state=s0("Planned, held, minutes agreed, called off"),
)
@with_history
class Meeting(Record):
    """A meeting with other agencies. It names no young person: its agenda does, to those who may see them."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    chair = models.CharField(max_length=120, blank=True)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    note = models.TextField(blank=True)
    state = models.CharField(max_length=12, default=PLANNED)

    class Meta:
        indexes = (models.Index(fields=["area", "-starts_at"], name="meeting_of_area"),)

    def __str__(self) -> str:
        return self.title


@classified(
    about="partners",
    retention=Retention.STAFF,
    meeting=s0("Which meeting"),
    contact=s0("Somebody of another organisation"),
    worker=s0("Somebody of ours"),
    state=s0("Invited, came, sent word, did not come"),
)
@with_history
class Attendee(Record):
    """Somebody at the table: of another organisation, or one of us."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendees")
    contact = models.ForeignKey(
        PartnerContact, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    worker = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=12, default=INVITED)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(contact__isnull=False, worker__isnull=True)
                | Q(contact__isnull=True, worker__isnull=False),
                name="attendee_is_theirs_or_ours",
            ),
            models.UniqueConstraint(fields=["meeting", "contact"], name="contact_once_at_a_meeting"),
            models.UniqueConstraint(fields=["meeting", "worker"], name="worker_once_at_a_meeting"),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def called(self) -> str:
        """ "Jo Marsh, Cardiff Council", or our own worker's name."""
        if self.contact is not None:
            return f"{self.contact.name}, {self.contact.organisation.name}"
        return self.worker.display_name if self.worker else ""


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    meeting=s1("Which meeting"),
    asks=s2("What we want from the meeting"),
    decision=s2("What was decided, and why"),
)
@with_history
class AgendaItem(AboutYoungPerson):
    """A young person on the agenda of a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    asks = models.TextField()
    decision = models.TextField(blank=True)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (models.UniqueConstraint(fields=["meeting", "young_person"], name="once_on_an_agenda"),)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    item=s1("On which item of the agenda"),
    disclosure=s1("Which disclosure"),
)
class MeetingDisclosure(AboutYoungPerson):
    """What was told to an organisation in the meeting: an entry of the ledger, tied to the item."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="told")
    disclosure = models.OneToOneField(Disclosure, on_delete=models.PROTECT, related_name="at_meeting")

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    item=s1("On which item of the agenda"),
    what=s2("What is to be done"),
    owner=s1("Who does it"),
    due_on=s1("By when"),
    done_on=s1("When it was done"),
    outcome=s2("What came of it"),
)
@with_history
class MeetingAction(AboutYoungPerson):
    """Something that was agreed: one owner, one date."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=500)
    owner = models.ForeignKey(Attendee, on_delete=models.PROTECT, related_name="actions")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (
            models.Index(
                fields=["area", "due_on"], condition=Q(done_on__isnull=True), name="meeting_action_open"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
