"""Young people, who is around them, safe ways to contact them, records opened with a reason."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from soceis.foundation.access.policy import Subject
from soceis.foundation.accounts.models import Area, User
from soceis.foundation.records import clock
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
from soceis.foundation.records.identifiers import new_id, new_reference
from soceis.foundation.records.missing import MISSING_REASONS
from soceis.foundation.records.models import Record, decided_by_another, with_history
from soceis.people.rules import HAZARD

MISSING = list(MISSING_REASONS.items())


@classified(
    about="young people",
    retention=Retention.RA,
    reference=s1("Short reference that can be said aloud"),
    name_used=s1("The name they use"),
    nicknames=s1("Other names they go by"),
    pronouns=s1("In their own words"),
    date_of_birth=s1("Date of birth", Extract.DERIVED),
    date_of_birth_missing=s1("Why it is missing"),
    communication_needs=s2("What helps them to take part"),
    about_me=s1("In their own words"),
    strengths=s1("What they are good at and like"),
    areas=s1("Areas in which they were referred", Extract.CODED),
    caregiver_updates=s1("Whether the people at home may be told how it goes"),
    is_demonstration=s0("An invented person"),
    merged_into=s1("The record that stays, when this was a second one of the same person"),
)
@with_history
class YoungPerson(Record):
    """A young person: what everybody who works with them may know."""

    reference = models.CharField(max_length=10, unique=True, default=new_reference)
    name_used = models.CharField(max_length=80)
    nicknames = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    pronouns = models.CharField(max_length=40, blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    date_of_birth_missing = models.CharField(max_length=24, choices=MISSING, blank=True)
    communication_needs = models.CharField(max_length=300, blank=True)
    about_me = models.TextField(blank=True)
    strengths = models.TextField(blank=True)
    areas = ArrayField(models.UUIDField())
    caregiver_updates = models.CharField(max_length=10, blank=True, default="", db_default="")
    is_demonstration = models.BooleanField(default=False)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        verbose_name_plural = "young people"
        indexes = (
            models.Index(
                fields=["merged_into"], condition=Q(merged_into__isnull=False), name="young_person_merged"
            ),
            GinIndex(fields=["areas"], name="young_person_areas"),
            models.Index(fields=["date_of_birth"], name="young_person_born"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(date_of_birth__isnull=True) | Q(date_of_birth_missing=""),
                name="birth_or_reason_not_both",
            ),
            models.CheckConstraint(condition=Q(areas__len__gte=1), name="young_person_in_an_area"),
            models.CheckConstraint(condition=~Q(merged_into=models.F("id")), name="not_merged_into_itself"),
        )

    def __str__(self) -> str:
        return self.reference

    @property
    def access_subject(self) -> Subject:
        return Subject(self.id, frozenset(self.areas))


class AboutYoungPerson(Record):
    """Base of the records about one young person in one area, which row-level security reads."""

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True

    @property
    def access_subject(self) -> Subject:
        return Subject(self.young_person_id, frozenset({self.area_id}))


WHOSE = {"young_person": s1("Whose", Extract.PSEUDONYM), "area": s0("Where", Extract.CODED)}


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    legal_first_name=s1("First name in official papers"),
    legal_last_name=s1("Last name in official papers"),
    sex=s2("Sex, as the children in need census asks it", Extract.CODED),
    sex_missing=s2("Why it is missing", Extract.CODED),
    ethnicity_scheme=s2("Which list the ethnicity is from", Extract.CODED),
    ethnicity=s2("Ethnicity in the nation's own list", Extract.CODED),
    ethnicity_missing=s2("Why it is missing", Extract.CODED),
    ethnicity_said_by=s2("Whether they said it themselves"),
    first_language=s2("First language"),
    welsh_preferred=s1("Whether they would rather speak Welsh"),
    looked_after=s2("Whether a local authority looks after them"),
)
@with_history
class PersonalDetails(AboutYoungPerson):
    """Legal name and protected characteristics: for workers and managers, not for peer mentors."""

    young_person = models.OneToOneField(YoungPerson, on_delete=models.PROTECT, related_name="details")
    legal_first_name = models.CharField(max_length=80, blank=True)
    legal_last_name = models.CharField(max_length=80, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    sex_missing = models.CharField(max_length=24, choices=MISSING, blank=True)
    ethnicity_scheme = models.CharField(max_length=40, blank=True)
    ethnicity = models.CharField(max_length=60, blank=True)
    ethnicity_missing = models.CharField(max_length=24, choices=MISSING, blank=True)
    ethnicity_said_by = models.CharField(max_length=40, blank=True)
    first_language = models.CharField(max_length=60, blank=True)
    welsh_preferred = models.BooleanField(null=True, blank=True)
    looked_after = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name_plural = "personal details"
        constraints = (
            models.CheckConstraint(condition=Q(sex="") | Q(sex_missing=""), name="sex_or_reason_not_both"),
            models.CheckConstraint(
                condition=Q(ethnicity="") | Q(ethnicity_missing=""), name="ethnicity_or_reason_not_both"
            ),
        )

    def __str__(self) -> str:
        return str(self.young_person_id)


@classified(
    about="young people",
    retention=Retention.RA,
    id=s0("Row number"),
    **WHOSE,
    key=s1("One word of a name, in small letters without accents"),
    kind=s1("Name used, nickname, legal name, reference"),
)
class SearchKey(models.Model):
    """A word by which a young person can be found.

    Looked up by prefix with comparisons that PostgreSQL may push below row-level security (text
    comparison is leakproof, trigram search is not), so that searching stays fast with many records.
    """

    KINDS = (
        ("used", "Name used"),
        ("nickname", "Nickname"),
        ("legal", "Legal name"),
        ("reference", "Reference"),
    )

    id = models.BigAutoField(primary_key=True)
    young_person = models.ForeignKey(YoungPerson, on_delete=models.CASCADE, related_name="search_keys")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    # In the order of code points, so that a range of keys is a prefix whatever the database sorts by.
    key = models.CharField(max_length=80, db_collation="C")
    kind = models.CharField(max_length=10, choices=KINDS)

    class Meta:
        indexes = (models.Index(fields=["key"], name="search_key"),)
        constraints = (
            models.UniqueConstraint(fields=["young_person", "area", "kind", "key"], name="search_key_once"),
        )

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    way=s1("Kind of contact"),
    value=s3("Number, address or place, encrypted"),
    value_index=s3("Keyed hash, to find the same number again"),
    belongs_to=s3("Whose it is, encrypted"),
    safe=s3("Whether it is safe to use"),
    when_and_how=s3("When it is safe, what to say, encrypted"),
    text_ok=s3("Messages are safe"),
    voicemail_ok=s3("Voicemail is safe"),
    ended_on=s1("No longer used since"),
)
@with_history
class ContactPoint(AboutYoungPerson):
    """A way to reach a young person, and whether it is safe."""

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="contact_points")
    way = models.CharField(max_length=20)
    value = EncryptedTextField(blank=True, blind_index=("value_index", "contact point"))
    value_index = models.CharField(max_length=64, blank=True, db_index=True)
    belongs_to = EncryptedTextField(blank=True)
    safe = models.CharField(max_length=10)
    when_and_how = EncryptedTextField(blank=True)
    text_ok = models.BooleanField(default=False)
    voicemail_ok = models.BooleanField(default=False)
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.way


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    kind=s2("What they are to the young person"),
    name=s3("Their name, encrypted"),
    organisation=s3("Where they work, encrypted"),
    telephone=s3("Their number, encrypted"),
    may_be_told=s3("What they may be told, in words, encrypted"),
    lives_with=s2("Whether they live together"),
    may_be_a_risk=s3("We may not contact them; lifting this needs a second person"),
    note=s3("Strengths and worries, encrypted"),
    checked_on=s1("When somebody last checked that this is so"),
    ended_on=s1("No longer around since"),
)
@with_history
class Tie(AboutYoungPerson):
    """Somebody around a young person: family, friends, professionals, adults we are worried about."""

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(max_length=30)
    name = EncryptedTextField()
    organisation = EncryptedTextField(blank=True)
    telephone = EncryptedTextField(blank=True)
    may_be_told = EncryptedTextField(blank=True)
    lives_with = models.BooleanField(default=False)
    may_be_a_risk = models.BooleanField(default=False)
    note = EncryptedTextField(blank=True)
    checked_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    tie=s3("The warning is about whom"),
    tie_version=s0("How what we know of them stood when it was asked for"),
    reason=s3("How somebody knows that contact is safe now, encrypted"),
    state=s1("Waits, lifted, or kept"),
    decided_by=s1("Who decided, never the one who asked"),
    decided_at=s0("When"),
    decision_words=s3("Why, encrypted"),
)
@with_history
class WarningLift(AboutYoungPerson):
    """Somebody asks that the warning about a person be lifted; somebody else decides.

    A trigger of the database lets a warning go only with a row of these that was approved by another and is about
    the very version of what we know of them, so that it serves once and never for words written since.
    """

    ASKED, APPROVED, DECLINED = "asked", "approved", "declined"
    STATES = ((ASKED, "Waits for a second person"), (APPROVED, "Lifted"), (DECLINED, "The warning stays"))

    tie = models.ForeignKey(Tie, on_delete=models.PROTECT, related_name="lifts")
    tie_version = models.PositiveIntegerField()
    reason = EncryptedTextField()
    state = models.CharField(max_length=20, choices=STATES, default=ASKED)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_words = EncryptedTextField(blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["tie"], condition=Q(state="asked"), name="one_lift_asked"),
            decided_by_another("lift_decided_by_another", open_while=Q(state="asked")),
        )

    def __str__(self) -> str:
        return self.state


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    kind=s3("Kind of hazard"),
    text=s3("What a visitor must know, encrypted"),
    source=s3("Who says so, encrypted"),
    known_since=s3("How old the information is"),
    answer=s3("Whether there is something, nothing, or nobody could say"),
    what_we_do=s3("What we do about it, encrypted"),
    checked_on=s3("When somebody last heard that it is still so"),
    ended_on=s1("No longer so since"),
)
@with_history
class SafetyNote(AboutYoungPerson):
    """What staff must know before they visit, who says so, and how old that is.

    The answer to one question: there is something, there is nothing, or whoever was asked could not say. A question
    without a note was never asked.
    """

    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="safety_notes")
    kind = models.CharField(max_length=30)
    text = EncryptedTextField()
    source = EncryptedTextField()
    known_since = models.DateField()
    answer = models.CharField(max_length=12, default=HAZARD, db_default=HAZARD)
    what_we_do = EncryptedTextField(blank=True, default="", db_default="")
    checked_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.kind


@classified(
    about="young people",
    retention=Retention.RF,
    id=s0("Random identifier"),
    user=s1("Who opened it"),
    young_person=s1("Whose record"),
    purpose=s1("Kind of reason"),
    reason=FieldClass(Level.S2, "The reason in words", access=Access.CHECK),
    opened_at=s0("From"),
    expires_at=s0("Until"),
    told=s1("Which managers were told"),
    seen_by_manager_at=s1("When a manager looked at it"),
)
class OpenedRecord(models.Model):
    """A record opened with a reason by somebody outside it, for a short time; the managers are told."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="opened_records")
    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="openings")
    purpose = models.CharField(max_length=30)
    reason = models.TextField()
    opened_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    told = ArrayField(models.UUIDField(), default=list)
    seen_by_manager_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(expires_at__gt=models.F("opened_at")), name="opening_has_an_end"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="opening_has_a_reason"),
        )

    def __str__(self) -> str:
        return str(self.id)
