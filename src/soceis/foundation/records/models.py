"""What every record has, events of state, and dated code lists."""

from typing import Any

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from soceis.foundation.records import clock
from soceis.foundation.records.classification import Extract, Retention, classified, s0
from soceis.foundation.records.identifiers import new_id


class Record(models.Model):
    """Base of the records of work: an opaque key, who wrote it and when, a count of changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    updated_at = models.DateTimeField(default=clock.now, editable=False)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    version = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        abstract = True


class StateEvent(models.Model):
    """One step in the life of a record: appended, never changed.

    `effective_on` is the day on which it was so; `recorded_at` the moment the service learned of it.
    The state at day D as known at moment M is the last event with effective_on <= D and recorded_at <= M.
    """

    id = models.BigAutoField(primary_key=True)
    from_state = models.CharField(max_length=40, blank=True)
    to_state = models.CharField(max_length=40)
    effective_on = models.DateField()
    recorded_at = models.DateTimeField(default=clock.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, db_index=False
    )
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ("effective_on", "id")


def decided_by_another(name: str, *, open_while: Q, when: str = "decided_at") -> models.CheckConstraint:
    """Who asked does not decide: unless the record is still open, it has a moment (`when`) and a second person."""
    return models.CheckConstraint(
        condition=open_while
        | (
            Q(decided_by__isnull=False)
            & Q(**{f"{when}__isnull": False})
            & Q(created_by__isnull=False)
            & ~Q(decided_by=models.F("created_by"))
        ),
        name=name,
    )


def with_history(model: type[models.Model]) -> Any:
    """Keep every version of the model's rows, written by database triggers.

    History rows carry `updated_by` and `updated_at` of the record, which say who and when.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        context_field=None,  # type: ignore[arg-type]  # None means no such column; its types forget that
        obj_field=pghistory.ObjForeignKey(
            db_constraint=False, on_delete=models.DO_NOTHING, related_name="history"
        ),
        append_only=True,
    )(model)


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    id=s0("Row number"),
    scheme=s0("Which list the code belongs to"),
    code=s0("The code", Extract.CODED),
    label=s0("What people read"),
    order=s0("Place in the list"),
    valid_from=s0("First day on which it could be chosen"),
    valid_to=s0("Last day on which it could be chosen"),
)
class Code(models.Model):
    """A row of a code list. A code is ended, never deleted."""

    id = models.BigAutoField(primary_key=True)
    scheme = models.CharField(max_length=40)
    code = models.CharField(max_length=60)
    label = models.CharField(max_length=200)
    order = models.PositiveIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("scheme", "order", "code")
        constraints = (
            models.UniqueConstraint(fields=("scheme", "code", "valid_from"), name="code_once_from_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=models.F("valid_from")),
                name="code_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.scheme}:{self.code}"


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    id=s0("Row number"),
    from_scheme=s0("Our list"),
    from_code=s0("Our code"),
    to_scheme=s0("The other list"),
    to_code=s0("Its code"),
)
class Crosswalk(models.Model):
    """How a code of one list is said in another, such as the children in need census."""

    id = models.BigAutoField(primary_key=True)
    from_scheme = models.CharField(max_length=40)
    from_code = models.CharField(max_length=60)
    to_scheme = models.CharField(max_length=40)
    to_code = models.CharField(max_length=60)

    class Meta:
        ordering = ("from_scheme", "from_code", "to_scheme", "to_code")
        constraints = (
            models.UniqueConstraint(fields=("from_scheme", "from_code", "to_scheme"), name="crosswalk_once"),
        )

    def __str__(self) -> str:
        return f"{self.from_scheme}:{self.from_code} -> {self.to_scheme}:{self.to_code}"


__all__ = ["Code", "Crosswalk", "Record", "StateEvent", "with_history"]
