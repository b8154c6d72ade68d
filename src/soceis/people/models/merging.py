"""Two records of one young person made one, and which rows went where, so that it can be undone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from soceis.foundation.accounts.models import User
from soceis.foundation.records.classification import Retention, classified, s0, s1, s2
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import decided_by_another, with_history
from soceis.people.models.records import WHOSE, AboutYoungPerson, YoungPerson


@classified(
    about="young people",
    retention=Retention.RA,
    **WHOSE,
    goes=s1("The second record of the same person"),
    reason=s2("How somebody knows that they are one person, encrypted"),
    choices=s0("Which value stays where the two differ: names of fields, never the values"),
    aside=s0("Rows that stay under the old reference, as they are"),
    seen=s0("How both records stood when it was asked for"),
    state=s1("Waits, made one, stayed two, or made two again"),
    decided_by=s1("The second person"),
    decided_at=s0("When"),
    decision_words=s2("Why, encrypted"),
    undone_by=s1("Who made them two again"),
    undone_at=s0("When"),
    undone_words=s2("Why, encrypted"),
    before=s0("What was counted anew with it, as it was before"),
    left=s0("Rows written in between that stayed and are to be sorted by hand"),
)
@with_history
class RecordMerge(AboutYoungPerson):
    """Somebody says that two records are one young person; somebody else confirms it. The young person is the one
    whose record stays.
    """

    ASKED, MERGED, DECLINED, UNDONE = "asked", "merged", "declined", "undone"
    STATES = (
        (ASKED, "Waits for a second person"),
        (MERGED, "Made one record"),
        (DECLINED, "They stay two"),
        (UNDONE, "Made two again"),
    )

    goes = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="+")
    reason = EncryptedTextField()
    choices = models.JSONField(default=dict)
    aside = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    seen = ArrayField(models.PositiveIntegerField())
    state = models.CharField(max_length=20, choices=STATES, default=ASKED)
    decided_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_words = EncryptedTextField(blank=True)
    undone_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", null=True, blank=True, db_index=False
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_words = EncryptedTextField(blank=True)
    before = models.JSONField(default=dict)
    left = models.JSONField(default=dict)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["goes"], condition=Q(state__in=("asked", "merged")), name="a_record_goes_once"
            ),
            models.CheckConstraint(condition=~Q(goes=models.F("young_person")), name="merge_of_two_records"),
            decided_by_another("merge_decided_by_another", open_while=Q(state="asked")),
        )

    def __str__(self) -> str:
        return self.state


@classified(
    about="young people",
    retention=Retention.RA,
    id=s0("Row number"),
    **WHOSE,
    merge=s0("Which two records"),
    table=s0("In which table"),
    column=s0("By which column its rows point to a young person"),
    moved=s0("Rows that went to the record that stays"),
    stood=s0("Rows that the record that stays had already"),
    aside=s0("Rows that stayed under the old reference"),
)
class MergedRows(models.Model):
    """Which rows of one table went where when two records were made one. The database alone writes it."""

    id = models.BigAutoField(primary_key=True)
    young_person = models.ForeignKey(YoungPerson, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("accounts.Area", on_delete=models.PROTECT, related_name="+")
    merge = models.ForeignKey(RecordMerge, on_delete=models.PROTECT, related_name="tables")
    table = models.CharField(max_length=63)
    column = models.CharField(max_length=63)
    moved = ArrayField(models.CharField(max_length=40))
    stood = ArrayField(models.CharField(max_length=40))
    aside = ArrayField(models.CharField(max_length=40))

    class Meta:
        verbose_name_plural = "merged rows"

    def __str__(self) -> str:
        return self.table
