"""One-time links for partners, what they are still writing, and what they have sent."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.access.policy import Subject
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1, s2, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.identifiers import new_id
from soceis.foundation.records.models import Record, with_history
from soceis.sharing.consultations.rules import KINDS, LONGEST, RECEIVED, STATES
from soceis.sharing.partners.models import Organisation


@classified(
    about="partners",
    retention=Retention.SESSION,
    id=s0("Random identifier"),
    mailbox=s1("Blind index of the address"),
    email=s1("The work e-mail to which the link went, encrypted"),
    domain=s1("What stands after its @"),
    token_hash=s0("SHA-256 of the link's token"),
    made_at=s0("When it was asked for"),
    expires_at=s0("Until when the link works"),
    used_at=s0("When it was used; a second time it opens nothing"),
    visit_hash=s0("SHA-256 of what the browser keeps while the visit lasts"),
    visit_until=s0("Until when the visit lasts"),
)
class PartnerLink(models.Model):
    """One letter with a link, and the one visit that it opens. There is no account."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.CharField(max_length=64)
    email = EncryptedTextField()
    domain = models.CharField(max_length=253)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    visit_hash = models.CharField(max_length=64, unique=True, null=True, blank=True)
    visit_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.SESSION,
    id=s0("Random identifier; what is sent keeps it, so that it is sent once"),
    mailbox=s1("Whose: blind index of the address"),
    kind=s0("To talk it through, or to refer"),
    content=s2("What was typed, encrypted"),
    saved_at=s0("When"),
)
class PartnerDraft(models.Model):
    """What somebody at a partner has typed and not yet sent. Nobody of ours can see it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    mailbox = models.CharField(max_length=64)
    kind = models.CharField(max_length=12, choices=list(KINDS.items()))
    content = EncryptedTextField(blank=True)
    saved_at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = (models.Index(fields=["mailbox", "-saved_at"], name="partner_drafts"),)

    def __str__(self) -> str:
        return f"{self.kind} at {self.saved_at:%H:%M}"


@classified(
    about="young people",
    retention=Retention.RC,
    kind=s1("To talk it through, or to refer", Extract.CODED),
    organisation=s1("Which partner", Extract.PSEUDONYM),
    area=s1("Where", Extract.CODED),
    mailbox=s1("Whose: blind index of their address"),
    reference=s1("Short reference that can be said aloud"),
    sent_at=s1("When it came", Extract.CODED),
    answer_by=s0("The day by which we promised an answer", Extract.CODED),
    answerer=s1("Who answers, by name"),
    sender_name=s1("Who sent it, encrypted"),
    sender_job=s1("What they do"),
    sender_email=s1("Their work e-mail, encrypted"),
    sender_telephone=s1("How to ring them, encrypted"),
    their_reference=s1("Their own reference: a school's or a force's, never a name"),
    age_band=s1("About how old the young person is", Extract.CODED),
    place=s2("Where they spend their time"),
    concerns=s2("What has been seen or said, in the partner's words"),
    early_signs=s2("Signs named", Extract.CODED),
    told_young_person=s2("What the young person was told"),
    told_family=s2("What those at home were told"),
    label_used=s2("Whether a label was used that may put them off"),
    young_person_view=s2("What the young person thinks of it"),
    caregiver_view=s2("What those at home think of it"),
    agencies=s2("Kinds of organisations that are involved"),
    other_agencies=s2("Who else is involved, in words"),
    risk_to_staff=s3("Anything staff must know before visiting, encrypted"),
    risk_source=s3("Who says so, encrypted"),
    risk_known_since=s2("Since when that is known"),
    name_used=s3("The name they use, encrypted; empty while it is to talk it through"),
    last_name=s3("Their last name, encrypted"),
    date_of_birth=s2("Date of birth, when it is known"),
    reaching=s3("How to reach them safely, encrypted"),
    knows_staff=s3("Who of ours is close to the young person or the family, encrypted"),
    sealed_from=s1("Who of ours knows the young person or the family, and does not see it"),
    kept_apart=s1("Whether the area does not see it, because somebody there is close to the family"),
    state=s1("Where it stands", Extract.CODED),
    standing=s1("What the partner hears of it"),
    because=s1("The reason that the partner hears"),
    told_words=s1("Where else the partner may ask; nothing about anybody"),
    advice=s2("What we advised"),
    advised_on=s1("When", Extract.CODED),
    advised_by=s1("By whom"),
    national_question=s2("What the area asks the national manager"),
    national_asked_on=s1("When it asked"),
    national_advice=s2("What the national manager advised"),
    national_by=s1("Who advised"),
    why_closed=s2("Why it was closed without a referral"),
    became_on=s1("When it became a referral", Extract.CODED),
    became_referral=s1("Which referral it became; further along the path, so by its identifier alone"),
)
@with_history
class Approach(Record):
    """What a partner brought to us. A consultation holds no name; a referral waits until staff have matched it."""

    kind = models.CharField(max_length=12, choices=list(KINDS.items()))
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    mailbox = models.CharField(max_length=64)
    reference = models.CharField(max_length=10, unique=True)
    sent_at = models.DateTimeField()
    answer_by = models.DateField()
    answerer = models.CharField(max_length=80, blank=True)
    sender_name = EncryptedTextField()
    sender_job = models.CharField(max_length=120, blank=True)
    sender_email = EncryptedTextField()
    sender_telephone = EncryptedTextField(blank=True)
    their_reference = models.CharField(max_length=60, blank=True)
    age_band = models.CharField(max_length=12, blank=True)
    place = models.CharField(max_length=200, blank=True)
    concerns = models.TextField()
    early_signs = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    told_young_person = models.TextField(blank=True)
    told_family = models.TextField(blank=True, default="", db_default="")
    label_used = models.BooleanField(null=True, blank=True)
    young_person_view = models.TextField(blank=True)
    caregiver_view = models.TextField(blank=True)
    agencies = ArrayField(models.CharField(max_length=30), default=list, db_default=[], blank=True)
    other_agencies = models.TextField(blank=True)
    risk_to_staff = EncryptedTextField(blank=True, default="", db_default="")
    risk_source = EncryptedTextField(blank=True, default="", db_default="")
    risk_known_since = models.DateField(null=True, blank=True)
    name_used = EncryptedTextField(blank=True)
    last_name = EncryptedTextField(blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    reaching = EncryptedTextField(blank=True)
    knows_staff = EncryptedTextField(blank=True)
    sealed_from = ArrayField(models.UUIDField(), default=list, db_default=[], blank=True)
    kept_apart = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=list(STATES.items()), default=RECEIVED)
    standing = models.CharField(max_length=20, default="received")
    because = models.CharField(max_length=20, blank=True)
    told_words = models.CharField(max_length=LONGEST["told_words"], blank=True, default="", db_default="")
    advice = models.TextField(blank=True)
    advised_on = models.DateField(null=True, blank=True)
    advised_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    national_question = models.TextField(blank=True)
    national_asked_on = models.DateField(null=True, blank=True)
    national_advice = models.TextField(blank=True)
    national_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    why_closed = models.TextField(blank=True)
    became_on = models.DateField(null=True, blank=True)
    became_referral = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        verbose_name_plural = "approaches"
        indexes = (
            models.Index(fields=["area", "sent_at"], name="approach_waiting", condition=Q(state="received")),
            models.Index(fields=["mailbox", "-sent_at"], name="approach_of_partner"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(kind="referral") | Q(name_used="", last_name="", date_of_birth=None, reaching=""),
                name="consultation_without_a_name",
            ),
            models.CheckConstraint(
                condition=Q(became_referral__isnull=True, became_on__isnull=True)
                | Q(became_referral__isnull=False, became_on__isnull=False, state="became_referral"),
                name="approach_became_one_referral",
            ),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def access_subject(self) -> Subject:
        """Whose it is to answer: its area's manager; kept apart or asked of them, the national manager's too."""
        return Subject(area_ids=frozenset([self.area_id]))
