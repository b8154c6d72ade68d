"""Reports that were made, the files and the frozen extract of each, and releases with their states.

Files and extracts are written once and never changed: the app's role may only add and read them.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records import clock
from soceis.foundation.records.classification import Retention, classified, s0, s1, s2
from soceis.foundation.records.identifiers import new_id, new_reference
from soceis.foundation.records.models import StateEvent
from soceis.insight.releases.rules import (
    APPROVED,
    FAILED,
    PROPOSED,
    QUEUED,
    RELEASE_STATES,
    SILENT_AFTER,
    UNFINISHED,
    WORK_STATES,
)

SHA256_DIGITS = 64


class Work(models.Model):
    """Something that a job does while somebody watches."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=list(WORK_STATES.items()), default=QUEUED)
    step = models.CharField(max_length=200, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    heard_at = models.DateTimeField(default=clock.now)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def is_silent(self) -> bool:
        """It should go on, and nothing was heard of it for long."""
        return self.state in UNFINISHED and clock.now() - self.heard_at > SILENT_AFTER

    @property
    def goes_on(self) -> bool:
        return self.state in UNFINISHED and not self.is_silent

    @property
    def stopped(self) -> bool:
        return self.state == FAILED


WORK_FIELDS = {
    "id": s0("Random identifier"),
    "asked_by": s1("Who asked for it"),
    "asked_at": s0("When"),
    "state": s0("Waiting, being made, ready or stopped"),
    "step": s0("What is being done"),
    "percent": s0("How far it is"),
    "heard_at": s0("When the job last said something"),
    "started_at": s0("When the job began"),
    "ended_at": s0("When it ended"),
    "failure": s0("Why it stopped and what to do"),
}


@classified(
    about="staff",
    retention=Retention.RF,
    **WORK_FIELDS,
    mapping=s0("How it is counted"),
    areas=s0("Which areas"),
    as_of=s0("As at which day, when not each area's own"),
    policy=s0("Disclosure policy"),
    program=s0("Version of the program"),
    frozen_sha256=s0("Hash of the frozen extract"),
    entry=s0("What it tells under its policy, for the check against releases; empty for inside use"),
)
class ReportRun(Work):
    """A report of the evaluation: who asked for it, with which options, how far it is."""

    mapping = models.CharField(max_length=20)
    areas = ArrayField(models.CharField(max_length=40))
    as_of = models.DateField(null=True, blank=True)
    policy = models.CharField(max_length=60)
    program = models.CharField(max_length=40, blank=True)
    frozen_sha256 = models.CharField(max_length=SHA256_DIGITS, blank=True)
    entry = models.JSONField(default=dict)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"{self.mapping} under {self.policy}, {self.asked_at:%Y-%m-%d %H:%M}"


@classified(
    about="young people",
    retention=Retention.RF,
    run=s0("Which report"),
    content=s2("The pseudonymised extract, as a zip"),
    made_at=s0("When"),
)
class FrozenExtract(models.Model):
    """The pseudonymised extract from which a report was made, so that it can be made again."""

    run = models.OneToOneField(
        ReportRun, on_delete=models.CASCADE, primary_key=True, related_name="frozen_extract"
    )
    content = models.BinaryField()
    made_at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"extract of {self.run_id}"


@classified(
    about="young people",
    retention=Retention.RF,
    id=s0("Row number"),
    run=s0("Which report"),
    name=s0("Name of the file, with its folder"),
    content=s2("The file, compressed: tables and figures, whose small numbers may tell of a person"),
    size=s0("Bytes before compressing"),
    sha256=s0("Hash of the file"),
)
class ReportFile(models.Model):
    """One file of a report."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(ReportRun, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=SHA256_DIGITS)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=("run", "name"), name="report_file_once"),)

    def __str__(self) -> str:
        return self.name


@classified(
    about="staff",
    retention=Retention.RF,
    id=s0("Random identifier"),
    reference=s0("Short reference"),
    run=s0("Which report"),
    title=s0("What it is called"),
    purpose=s1("What for, in words"),
    recipient=s1("Who gets it"),
    outputs=s0("Names of the files that leave"),
    sha256=s0("Hash of the zip that leaves"),
    entry=s0("What it tells, for the check against other releases"),
    state=s0("Where it stands"),
    proposed_by=s1("Who proposed it"),
    proposed_at=s0("When"),
    approved_by=s1("Who approved it; never the same person"),
    approved_at=s0("When"),
)
class Release(models.Model):
    """What leaves the service: proposed by one person, approved by another."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reference = models.CharField(max_length=6, unique=True, default=new_reference)
    run = models.ForeignKey(ReportRun, on_delete=models.PROTECT, related_name="releases")
    title = models.CharField(max_length=120)
    purpose = models.TextField()
    recipient = models.CharField(max_length=200)
    outputs = ArrayField(models.CharField(max_length=200))
    sha256 = models.CharField(max_length=SHA256_DIGITS)
    entry = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=list(RELEASE_STATES.items()), default=PROPOSED)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True, blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-proposed_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
                name="release_second_person_is_not_the_first",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=False, approved_at__isnull=False)
                | (Q(approved_by__isnull=True, approved_at__isnull=True) & ~Q(state=APPROVED)),
                name="release_approved_by_somebody",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reference}: {self.title}"


@classified(
    about="staff",
    retention=Retention.RF,
    id=s0("Row number"),
    release=s0("Which release"),
    from_state=s0("Where it stood"),
    to_state=s0("Where it stands since"),
    effective_on=s0("From which day"),
    recorded_at=s0("When the service learned of it"),
    recorded_by=s1("Who said so"),
    reason=s1("In their words"),
)
class ReleaseState(StateEvent):
    """One step in the life of a release."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="states")

    def __str__(self) -> str:
        return f"{self.from_state or 'nothing'} to {self.to_state}"


@classified(
    about="staff",
    retention=Retention.RF,
    **WORK_FIELDS,
    release=s0("Which release"),
    same=s0("Whether every file came out the same"),
    verdict=s0("The result in words"),
)
class ReleaseCheck(Work):
    """A check that a release can be made again from its frozen extract."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="checks")
    same = models.BooleanField(null=True, blank=True)
    verdict = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"check of {self.release_id}"


@classified(
    about="young people",
    retention=Retention.RF,
    **WORK_FIELDS,
    release=s0("Which release"),
    compared_with=s0("Every release that had left when it was compared"),
    revealed=s2("What would be learnt, in sentences: their small numbers may tell of a person"),
)
class ReleaseComparison(Work):
    """A comparison of a proposed release with everything released before it."""

    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="comparisons")
    compared_with = ArrayField(models.UUIDField(), default=list)
    revealed = ArrayField(models.TextField(), default=list)

    class Meta:
        ordering = ("-asked_at",)

    def __str__(self) -> str:
        return f"comparison of {self.release_id}"
