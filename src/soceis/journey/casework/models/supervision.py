"""Supervision: talks between a worker and their supervisor about practice and how the worker is."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import Retention, classified, s1, s3
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import Record, with_history
from soceis.people.models import WHOSE, AboutYoungPerson


@classified(
    about="staff",
    retention=Retention.STAFF,
    supervisor=s1("Who supervises"),
    worker=s1("Whose supervision it is"),
    areas=s1("Where the worker worked"),
    held_on=s1("The day of the talk"),
    minutes=s1("How long it took"),
    practice=s3("What was talked about, encrypted"),
    well_being=s3("How the worker is, encrypted"),
    agreed=s3("What was agreed, encrypted"),
    next_on=s1("The day of the next talk"),
    worker_words=s3("What the worker adds, encrypted"),
    read_on=s1("When the worker said that they had read it"),
)
@with_history
class Supervision(Record):
    """One talk. The two of them read it and the national manager; nobody else, and no young person's record."""

    supervisor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    areas = ArrayField(models.UUIDField())
    held_on = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    practice = EncryptedTextField()
    well_being = EncryptedTextField(blank=True)
    agreed = EncryptedTextField(blank=True)
    next_on = models.DateField(null=True, blank=True)
    worker_words = EncryptedTextField(blank=True)
    read_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["worker", "-held_on"], name="supervision_of_worker"),
            models.Index(fields=["supervisor", "-held_on"], name="supervision_by_supervisor"),
        )
        constraints = (
            models.CheckConstraint(condition=~Q(worker=F("supervisor")), name="supervision_takes_two"),
        )

    def __str__(self) -> str:
        return str(self.id)


@classified(
    about="young people",
    retention=Retention.STAFF,
    **WHOSE,
    supervision=s1("In which supervision they were talked about"),
)
@with_history
class SupervisionCase(AboutYoungPerson):
    """A young person who was talked about: their reference alone, for those of the readers who may open them."""

    supervision = models.ForeignKey(Supervision, on_delete=models.PROTECT, related_name="cases")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["supervision", "young_person"], name="talked_about_once"),
        )

    def __str__(self) -> str:
        return str(self.id)
