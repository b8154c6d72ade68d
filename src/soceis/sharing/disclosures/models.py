"""Every disclosure about a young person, out and in, and what was put right afterwards."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import (
    Access,
    FieldClass,
    Level,
    Retention,
    classified,
    s1,
    s2,
    s3,
)
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import with_history
from soceis.people.models import WHOSE, AboutYoungPerson
from soceis.sharing.agreements.models import Agreement
from soceis.sharing.disclosures.rules import OUT, SHARED, Sent
from soceis.sharing.partners.models import Organisation, PartnerContact


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    direction=s1("We told them, or they told us"),
    organisation=s1("Which organisation"),
    contact=s1("Whom there"),
    decision=s1("Shared, in part, or not"),
    what=s3("What was told, encrypted"),
    categories=s1("Which kinds of information"),
    purpose=s1("What for"),
    why=s2("Why it was needed, and why this much"),
    article_6=s1("Lawful basis"),
    article_9=s1("Condition for special kinds of information"),
    article_10=s1("Condition for offences"),
    agreement=s1("Under which agreement"),
    outside_reason=s2("Why it was shared without an agreement that covers it"),
    seen_by=s1("Which manager looked at a sharing without an agreement"),
    seen_on=s1("When"),
    based_on=s1("What others told us, of which this is a part"),
    source_agreed=s1("Whether they agreed that it is passed on"),
    told=s1("Whether the young person was told"),
    told_note=FieldClass(Level.S2, "In what words, or why not", access=Access.CHECK),
    method=s1("How it was passed"),
    handling=s1("What may be done with what they told us"),
    originator=s1("Their own reference, or who there it comes from"),
    happened_on=s1("On which day"),
    received_on=s1("When they said that it arrived"),
    received_by=s1("Who said so"),
)
@with_history
class Disclosure(AboutYoungPerson):
    """Something that was told about a young person, by us or to us, or that we decided not to tell."""

    direction = models.CharField(max_length=3, default=OUT)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="disclosures")
    contact = models.ForeignKey(
        PartnerContact, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decision = models.CharField(max_length=10, default=SHARED)
    what = EncryptedTextField()
    categories = ArrayField(models.CharField(max_length=40), default=list)
    purpose = models.CharField(max_length=40)
    why = models.TextField(blank=True)
    article_6 = models.CharField(max_length=30, blank=True)
    article_9 = models.CharField(max_length=30, blank=True)
    article_10 = models.CharField(max_length=30, blank=True)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="disclosures"
    )
    outside_reason = models.TextField(blank=True)
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    seen_on = models.DateField(null=True, blank=True)
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="passed_on"
    )
    source_agreed = models.BooleanField(default=False)
    told = models.CharField(max_length=16, blank=True)
    told_note = models.TextField(blank=True)
    method = models.CharField(max_length=20, blank=True)
    handling = models.CharField(max_length=16, blank=True)
    originator = models.CharField(max_length=120, blank=True)
    happened_on = models.DateField()
    received_on = models.DateField(null=True, blank=True)
    received_by = models.CharField(max_length=120, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["young_person", "-happened_on"], name="disclosure_of_young_person"),
            models.Index(
                fields=["area"],
                condition=~Q(outside_reason="") & Q(seen_on__isnull=True),
                name="outside_unseen",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(direction="in")
                | Q(decision="refused")
                | Q(agreement__isnull=False)
                | ~Q(outside_reason=""),
                name="shared_under_an_agreement_or_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=models.F("happened_on")),
                name="receipt_after_sending",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def sent(self) -> Sent:
        return Sent(self.happened_on, self.method, self.received_on)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    disclosure=s1("Which disclosure"),
    kind=s1("Put right, or called back"),
    words=s2("What was wrong, and what is right"),
    notified_on=s1("When whoever was told heard of it"),
    answered_on=s1("When they said what they did"),
    answered_by=s1("Who said so"),
    answer=s1("What they did"),
)
@with_history
class Afterwards(AboutYoungPerson):
    """What was told was wrong, or should not have been told: whoever has it hears of it, and answers."""

    disclosure = models.ForeignKey(Disclosure, on_delete=models.PROTECT, related_name="afterwards")
    kind = models.CharField(max_length=12)
    words = models.TextField()
    notified_on = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answer = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("created_at",)

    def __str__(self) -> str:
        return str(self.id)
