"""Briefings that we gave, what we asked of partners, and what each side agreed to change. No young person is named."""

from django.db import models
from django.db.models import F, Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Retention, classified, s0, s1
from soceis.foundation.records.models import Record, with_history
from soceis.sharing.dealings.rules import PLANNED, STATES
from soceis.sharing.partners.models import Organisation, PartnerContact


@classified(
    about="staff",
    retention=Retention.STAFF,
    area=s0("Where"),
    title=s0("What it is called"),
    topic=s0("What it is about"),
    who_for=s0("For people who decide, or who work with young people"),
    planned_for=s0("The day for which it is planned, or on which it was held"),
    place=s0("Where they meet"),
    given_by=s1("Who of us gives it"),
    state=s0("Planned, held or called off"),
    note=s0("Anything to know; what they asked"),
)
@with_history
class Briefing(Record):
    """We tell partners how we work."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    topic = models.CharField(max_length=20)
    who_for = models.CharField(max_length=12)
    planned_for = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=list(STATES.items()), default=PLANNED)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("-planned_for", "id")
        indexes = (models.Index(fields=["area", "-planned_for"], name="briefing_of_area"),)

    def __str__(self) -> str:
        return self.title


@classified(
    about="partners",
    retention=Retention.STAFF,
    briefing=s0("Which briefing"),
    organisation=s0("Which organisation"),
    team=s0("Which team of it; empty for all of it"),
    others=s0("How many came who are not in the directory"),
)
@with_history
class BriefedTeam(Record):
    """An organisation, or a team of it, that a briefing is for, and how many came without being in the directory."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="teams")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = models.CharField(max_length=120, blank=True)
    others = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["briefing", "organisation", "team"], name="team_once_at_a_briefing"
            ),
        )

    def __str__(self) -> str:
        return self.team


@classified(
    about="partners",
    retention=Retention.STAFF,
    briefing=s0("Which briefing"),
    contact=s0("Who came"),
)
@with_history
class BriefedContact(Record):
    """Somebody of the directory who came to a briefing."""

    briefing = models.ForeignKey(Briefing, on_delete=models.PROTECT, related_name="came")
    contact = models.ForeignKey(PartnerContact, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("created_at", "id")
        constraints = (
            models.UniqueConstraint(fields=["briefing", "contact"], name="contact_once_at_a_briefing"),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="partners",
    retention=Retention.STAFF,
    area=s0("Where"),
    organisation=s0("Of whom it was asked"),
    team=s0("Of which team; never of which person"),
    kind=s0("What kind of thing"),
    what=s1("What was asked, in words that name no young person"),
    asked_on=s0("When"),
    needed_by=s0("By when it is needed"),
    answered_on=s0("When they answered"),
    answer=s0("What they answered"),
    answer_note=s1("Their answer in words that name no young person"),
)
@with_history
class PartnerRequest(Record):
    """Something that was asked of an organisation or a team of it, and when they answered."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    team = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=20)
    what = models.CharField(max_length=300)
    asked_on = models.DateField()
    needed_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=8, blank=True)
    answer_note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-asked_on", "id")
        indexes = (models.Index(fields=["area", "-asked_on"], name="partner_request_of_area"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answer="")
                | Q(answered_on__gte=F("asked_on")) & ~Q(answer=""),
                name="partner_request_answered_after_it",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="partners",
    retention=Retention.STAFF,
    area=s0("Where"),
    organisation=s0("Which partner"),
    reason=s0("Which kind of reason it answers; empty for another"),
    what=s0("What changes"),
    contact=s0("Who sees to it at the partner"),
    worker=s1("Who of us sees to it"),
    due_on=s0("By when"),
    done_on=s0("When it was done"),
    outcome=s0("What came of it"),
)
@with_history
class PartnerAction(Record):
    """Something that a partner and we agreed to change, so that young people can begin or go on."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=20, blank=True)
    what = models.CharField(max_length=300)
    contact = models.ForeignKey(
        PartnerContact, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    outcome = models.TextField(blank=True)

    class Meta:
        ordering = ("due_on", "id")
        indexes = (
            models.Index(
                fields=["area", "due_on"], condition=Q(done_on__isnull=True), name="partner_action_open"
            ),
        )

    def __str__(self) -> str:
        return str(self.id)
