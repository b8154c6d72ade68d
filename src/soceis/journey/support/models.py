"""Practical help, grants with receipts, speaking up for somebody, and caregivers' own support."""

from django.db import models
from django.db.models import F, Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import (
    Access,
    Extract,
    FieldClass,
    Level,
    Retention,
    classified,
    s0,
    s1,
    s2,
    s3,
)
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import decided_by_another, with_history
from soceis.journey.casework.models import Episode
from soceis.journey.support.rules import ASKED, GRANT_STATES, HELP_STATES
from soceis.people.models import WHOSE, AboutYoungPerson, Tie


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    need=s1("What is needed", Extract.CODED),
    how_soon=s1("How soon", Extract.CODED),
    words=s2("What was asked for, in words"),
    asked_on=s1("When it was asked for", Extract.CODED),
    due_on=s1("By when help is due", Extract.CODED),
    state=s1("Whether help came", Extract.CODED),
    ended_on=s1("When help came or it was clear that it would not", Extract.CODED),
    unmet_reason=s1("Why it could not be met", Extract.CODED),
    outcome=s2("What came of it, in words"),
)
@with_history
class HelpRequest(AboutYoungPerson):
    """Something practical that a young person asked for, and whether help came."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="help_requests")
    need = models.CharField(max_length=20)
    how_soon = models.CharField(max_length=20)
    words = models.CharField(max_length=300, blank=True)
    asked_on = models.DateField()
    due_on = models.DateField()
    state = models.CharField(max_length=20, choices=list(HELP_STATES.items()), default=ASKED)
    ended_on = models.DateField(null=True, blank=True)
    unmet_reason = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["young_person", "-asked_on"], name="help_of_young_person"),
            models.Index(fields=["area", "state", "ended_on"], name="help_of_area"),
        )
        constraints = (
            models.CheckConstraint(
                condition=(Q(state="unmet") & ~Q(unmet_reason="")) | (~Q(state="unmet") & Q(unmet_reason="")),
                name="unmet_need_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="asked", ended_on__isnull=True)
                | (~Q(state="asked") & Q(ended_on__gte=F("asked_on"))),
                name="help_ended_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return self.need


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    request=s1("For which request"),
    pence=s1("Amount in pence", Extract.CODED),
    why=s2("What it buys, in words"),
    state=s1("Where it stands", Extract.CODED),
    decided_by=s1("The manager who decided, never the one who asked"),
    decided_on=s1("When", Extract.CODED),
    decision_words=s2("Why, in words"),
)
@with_history
class Grant(AboutYoungPerson):
    """A small sum for a request, approved by a manager who did not ask for it."""

    request = models.ForeignKey(HelpRequest, on_delete=models.PROTECT, related_name="grants")
    pence = models.PositiveIntegerField()
    why = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=list(GRANT_STATES.items()), default=ASKED)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    decided_on = models.DateField(null=True, blank=True)
    decision_words = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = (models.Index(fields=["area", "state"], name="grants_of_area"),)
        constraints = (
            models.CheckConstraint(condition=Q(pence__gt=0), name="grant_is_more_than_nothing"),
            decided_by_another(
                "grant_decided_by_another",
                open_while=~Q(state__in=["approved", "declined"]),
                when="decided_on",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    grant=s1("Of which grant"),
    kind=s1("Receipt or voucher", Extract.CODED),
    number=s1("Number on it"),
    shop=s1("Where"),
    pence=s1("Amount in pence", Extract.CODED),
    on=s1("When", Extract.CODED),
    taken_back_on=s1("When it was taken back as a slip"),
    files=s0("How many photos or PDFs of it are kept", Extract.CODED),
)
@with_history
class Receipt(AboutYoungPerson):
    """What a grant bought: a shop's receipt, or a voucher with its number."""

    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="receipts")
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=60, blank=True)
    shop = models.CharField(max_length=120)
    pence = models.PositiveIntegerField()
    on = models.DateField()
    taken_back_on = models.DateField(null=True, blank=True)
    files = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(pence__gt=0), name="receipt_is_more_than_nothing"),
            models.UniqueConstraint(
                fields=["grant", "kind", "shop", "number"],
                condition=~Q(number="") & Q(taken_back_on__isnull=True),
                name="a_receipt_once",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode", Extract.PSEUDONYM),
    with_whom=s1("With which service", Extract.CODED),
    spoke_to=s3("Who was spoken to, encrypted"),
    asked_on=s1("When", Extract.CODED),
    asked_for=s2("What was asked for, in words"),
    outcome=s1("What came of it", Extract.CODED),
    heard_on=s1("When the answer came", Extract.CODED),
    outcome_words=s2("The answer, in words"),
    next_step=s2("What happens next, in words"),
    next_on=s1("By when"),
)
@with_history
class Advocacy(AboutYoungPerson):
    """Speaking up for a young person with another service: what was asked for, with whom, what came of it."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="+")
    with_whom = models.CharField(max_length=20)
    spoke_to = EncryptedTextField(blank=True)
    asked_on = models.DateField()
    asked_for = models.TextField()
    outcome = models.CharField(max_length=20, default="waiting")
    heard_on = models.DateField(null=True, blank=True)
    outcome_words = models.TextField(blank=True)
    next_step = models.CharField(max_length=300, blank=True)
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "advocacy"
        indexes = (models.Index(fields=["young_person", "-asked_on"], name="advocacy_of_young_person"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(outcome="waiting", heard_on__isnull=True)
                | (~Q(outcome="waiting") & Q(heard_on__gte=F("asked_on"))),
                name="advocacy_answer_has_its_day",
            ),
        )

    def __str__(self) -> str:
        return self.with_whom


@classified(
    about="caregivers",
    retention=Retention.RA,
    young_person=FieldClass(Level.S1, "Of which young person's caregivers", access=Access.CHECK),
    area=s0("Where", Extract.CODED),
    tie=s3("Which caregiver"),
    on=s1("When", Extract.CODED),
    kind=s1("What kind of support", Extract.CODED),
    words=s3("What they said and what was done, encrypted"),
    next_step=s3("What happens next, encrypted"),
    next_on=s1("By when"),
)
@with_history
class CaregiverSupport(AboutYoungPerson):
    """A caregiver's own support. It is theirs: never in the young person's chronology, summary or letters."""

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="support")
    on = models.DateField()
    kind = models.CharField(max_length=20)
    words = EncryptedTextField(blank=True)
    next_step = EncryptedTextField(blank=True)
    next_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "caregivers' support"
        indexes = (models.Index(fields=["tie", "-on"], name="support_of_caregiver"),)

    def __str__(self) -> str:
        return self.kind
