"""Referrals and their states."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import StateEvent, with_history
from soceis.journey.referrals.rules import LONGEST, RECEIVED, STATES
from soceis.people.models import MISSING, WHOSE, AboutYoungPerson, YoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    reference=s1("Short reference that can be said aloud"),
    received_on=s1("When it came", Extract.CODED),
    source=s1("Kind of organisation that referred", Extract.CODED),
    referrer_name=s3("Who referred, encrypted"),
    referrer_organisation=s1("Their organisation"),
    referrer_contact=s3("How to answer them, encrypted"),
    primary_reason=s2("Main reason", Extract.CODED),
    primary_reason_missing=s2("Why it is missing", Extract.CODED),
    concerns=s2("What worries the referrer, in their words"),
    early_signs=s2("Early signs named", Extract.CODED),
    programme_asked=s1("Programme that the referrer had in mind"),
    told_young_person=s2("What the young person was told, and in what words"),
    told_family=s2("What those at home were told, and in what words"),
    label_used=s2("Whether a label was used that may put them off"),
    young_person_view=s2("What the young person thinks of it"),
    caregiver_view=s2("What those at home think of it"),
    agencies=s2("Kinds of organisations that are involved"),
    other_agencies=s2("Who else is involved, in words"),
    risk_to_staff=s3("Anything staff must know before visiting, encrypted"),
    risk_source=s3("Who says so, encrypted"),
    risk_known_since=s2("Since when that is known"),
    risk_answered_on=s1("When a manager took it into the notes before a visit, or left it"),
    risk_left_because=s3("Why it was left out of them, encrypted"),
    in_danger_now=s2("Whether somebody was in danger when it came"),
    age_at_referral=s1("Whole years when it came", Extract.CODED),
    age_override_reason=s1("Why the manager went on outside the ages"),
    age_override_by=s1("Who went on"),
    state=s1("Where it stands"),
    decision=s1("The decision", Extract.CODED),
    decision_because=s2("The reasons for it"),
    decision_reason=s2("The reason in words, for ourselves"),
    told_because=s1("The reason that the referrer hears"),
    told_words=s1("Where else the referrer may ask; nothing about anybody"),
    joined_to=s1("The referral that waited beside it, of which it is now a part"),
    decided_on=s1("When"),
    decided_by=s1("By whom"),
)
@with_history
class Referral(AboutYoungPerson):
    """Somebody told us about a young person. Referring again makes a new referral of the same person."""

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="referrals")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=10, unique=True)
    received_on = models.DateField()
    source = models.CharField(max_length=30)
    referrer_name = EncryptedTextField(blank=True)
    referrer_organisation = models.CharField(max_length=120, blank=True)
    referrer_contact = EncryptedTextField(blank=True)
    primary_reason = models.CharField(max_length=40, blank=True)
    primary_reason_missing = models.CharField(max_length=24, choices=MISSING, blank=True)
    concerns = models.TextField(blank=True)
    early_signs = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    programme_asked = models.CharField(max_length=20, blank=True)
    told_young_person = models.TextField(blank=True)
    told_family = models.TextField(blank=True, default="", db_default="")
    label_used = models.BooleanField(null=True, blank=True)
    young_person_view = models.TextField(blank=True)
    caregiver_view = models.TextField(blank=True)
    agencies = ArrayField(models.CharField(max_length=30), default=list, db_default=[], blank=True)
    other_agencies = models.TextField(blank=True)
    risk_to_staff = EncryptedTextField(blank=True)
    risk_source = EncryptedTextField(blank=True, default="", db_default="")
    risk_known_since = models.DateField(null=True, blank=True)
    risk_answered_on = models.DateField(null=True, blank=True)
    risk_left_because = EncryptedTextField(blank=True, default="", db_default="")
    in_danger_now = models.BooleanField(default=False)
    age_at_referral = models.PositiveSmallIntegerField(null=True, blank=True)
    age_override_reason = models.TextField(blank=True)
    age_override_by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=20, choices=list(STATES.items()), default=RECEIVED)
    decision = models.CharField(max_length=30, default="pending")
    decision_because = ArrayField(models.CharField(max_length=30), default=list, db_default=[], blank=True)
    decision_reason = models.TextField(blank=True)
    told_because = models.CharField(max_length=20, blank=True, default="", db_default="")
    told_words = models.CharField(max_length=LONGEST["told_words"], blank=True, default="", db_default="")
    joined_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined"
    )
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        indexes = (
            models.Index(
                fields=["area", "received_on"], condition=~Q(state="decided"), name="referral_waiting"
            ),
            models.Index(fields=["young_person", "received_on"], name="referral_of_person"),
        )
        constraints = (
            models.CheckConstraint(
                condition=(Q(state="decided") & ~Q(decision="pending") & Q(decided_on__isnull=False))
                | (~Q(state="decided") & Q(decision="pending") & Q(decided_on__isnull=True)),
                name="referral_decided_with_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | Q(decided_on__gte=models.F("received_on")),
                name="referral_decided_after_it_came",
            ),
            models.CheckConstraint(
                condition=Q(primary_reason="") | Q(primary_reason_missing=""),
                name="reason_or_why_missing_not_both",
            ),
            models.CheckConstraint(
                condition=Q(joined_to__isnull=True)
                | (Q(decision="duplicate") & ~Q(joined_to=models.F("id"))),
                name="referral_joined_to_another",
            ),
        )

    def __str__(self) -> str:
        return self.reference


@classified(
    about="young people",
    retention=Retention.RA,
    id=s0("Row number"),
    **WHOSE,
    referral=s1("Which referral"),
    from_state=s1("Before"),
    to_state=s1("After"),
    effective_on=s1("The day on which it was so"),
    recorded_at=s0("When the service learned of it"),
    recorded_by=s1("Who recorded it"),
    reason=s2("Why"),
)
class ReferralState(StateEvent):
    """One step in the life of a referral."""

    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="states")
    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.from_state or 'nothing'} to {self.to_state}"
