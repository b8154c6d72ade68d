"""Organisations that we work with, and the people there."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from soceis.foundation.accounts.models import Area
from soceis.foundation.records.classification import Extract, Retention, classified, s0, s1
from soceis.foundation.records.fields import EncryptedTextField
from soceis.foundation.records.models import Record, with_history
from soceis.sharing.partners.rules import Known


@classified(
    about="nobody",
    retention=Retention.CONFIGURATION,
    name=s0("Name"),
    kind=s0("Kind of organisation", Extract.CODED),
    area=s0("Where; empty when it works everywhere"),
    email_domains=s0("What stands after the @ of their work addresses"),
    telephone=s0("Telephone of the organisation"),
    website=s0("Website"),
    note=s0("Anything to know"),
    ended_on=s0("Since when we no longer work with them"),
)
@with_history
class Organisation(Record):
    """An organisation that we work with, in one area or everywhere."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    email_domains = ArrayField(models.CharField(max_length=253), default=list, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    website = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["area", "name"], nulls_distinct=False, name="organisation_once_in_an_area"
            ),
        )

    def __str__(self) -> str:
        return self.name


@classified(
    about="partners",
    retention=Retention.STAFF,
    organisation=s0("Where they work"),
    name=s1("Their name, encrypted"),
    job=s1("What they do"),
    team=s1("In which team"),
    level=s1("Whether they decide or work with young people"),
    email=s1("Work e-mail, encrypted"),
    telephone=s1("Work telephone, encrypted"),
    deputy=s1("Who stands in for them"),
    heard_on=s1("When we last heard of them, or checked"),
    bounced_on=s1("When an e-mail to them came back"),
    left_on=s1("When they left"),
    briefed_on=s1("When they were last told how we work"),
)
@with_history
class PartnerContact(Record):
    """Somebody at a partner. People leave: how far they can be counted on is always shown."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contacts")
    name = EncryptedTextField()
    job = models.CharField(max_length=120, blank=True)
    team = models.CharField(max_length=120, blank=True)
    level = models.CharField(max_length=12, default="frontline")
    email = EncryptedTextField(blank=True)
    telephone = EncryptedTextField(blank=True)
    deputy = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="stands_in_for"
    )
    heard_on = models.DateField()
    bounced_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    briefed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("organisation", "created_at")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(deputy__isnull=True) | ~models.Q(deputy=models.F("id")),
                name="nobody_deputises_for_themselves",
            ),
        )

    def __str__(self) -> str:
        return str(self.id)

    @property
    def known(self) -> Known:
        return Known(self.heard_on, self.bounced_on, self.left_on)
