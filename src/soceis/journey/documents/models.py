"""Letters that we wrote, and files that belong to a record. What a file holds lies sealed, in pieces."""

from django.db import models
from django.db.models import Q

from soceis.foundation.records.classification import Retention, classified, s0, s1, s2, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import with_history
from soceis.journey.casework.models import Episode
from soceis.journey.support.models import Receipt
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    kind=s1("Which letter it began from"),
    reader=s1("For whom: the young person, somebody at home, a professional"),
    name=s3("The name on the envelope, encrypted"),
    address=s3("The address on the envelope, encrypted"),
    subject=s2("Its heading"),
    body=s2("What it says"),
    written_on=s1("Its date"),
    sent_on=s1("When it went; from then on it cannot be changed"),
    sent_how=s1("By which way it went"),
)
@with_history
class Letter(AboutYoungPerson):
    """A letter to or about a young person. It may be changed until it goes; then it stays as it went."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20)
    reader = models.CharField(max_length=20)
    name = EncryptedTextField()
    address = EncryptedTextField(blank=True)
    subject = models.CharField(max_length=160, blank=True)
    body = models.TextField()
    written_on = models.DateField()
    sent_on = models.DateField(null=True, blank=True)
    sent_how = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = (models.Index(fields=["young_person", "-written_on"], name="letter_of_young_person"),)
        constraints = (
            models.CheckConstraint(
                condition=Q(sent_on__isnull=True, sent_how="") | (Q(sent_on__isnull=False) & ~Q(sent_how="")),
                name="letter_sent_says_how",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    episode=s1("Which episode"),
    receipt=s1("Of which receipt of practical help"),
    kind=s1("What kind of paper or picture it is"),
    title=s2("What it is, in words"),
    media=s0("Media type, told by its content"),
    size=s0("Bytes, as kept"),
    sha256=s0("Fingerprint of what is kept"),
    taken_off=s0("What was taken off before it was kept"),
    removed_on=s1("When its content was erased"),
    removed_because=s1("Why its content was erased"),
)
@with_history
class StoredFile(AboutYoungPerson):
    """A file that belongs to a record. Removing it erases what it held and keeps that it was there."""

    episode = models.ForeignKey(Episode, on_delete=models.PROTECT, related_name="files")
    receipt = models.ForeignKey(Receipt, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    kind = models.CharField(max_length=20)
    title = models.CharField(max_length=120)
    media = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    taken_off = models.JSONField(default=list, blank=True)
    removed_on = models.DateField(null=True, blank=True)
    removed_because = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = (models.Index(fields=["young_person", "-created_at"], name="file_of_young_person"),)

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    file=s0("Of which file"),
    number=s0("Place in the file"),
    content=s3("A piece of the file, encrypted"),
)
class FilePart(AboutYoungPerson):
    """A piece of a file, sealed on its own row, so that changing keys never holds a whole file in memory.

    It has no history: what is erased is gone.
    """

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField()
    content = EncryptedTextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["file", "number"], name="piece_of_a_file_once"),)

    def __str__(self) -> str:
        return str(self.id)
