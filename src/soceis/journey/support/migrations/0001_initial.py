import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import soceis.foundation.records.clock
import soceis.foundation.records.fields
import soceis.foundation.records.identifiers
from soceis.foundation.records.migrating import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("casework", "0001_initial"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="Advocacy",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("with_whom", models.CharField(max_length=20)),
                        ("spoke_to", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("asked_on", models.DateField()),
                        ("asked_for", models.TextField()),
                        ("outcome", models.CharField(default="waiting", max_length=20)),
                        ("heard_on", models.DateField(blank=True, null=True)),
                        ("outcome_words", models.TextField(blank=True)),
                        ("next_step", models.CharField(blank=True, max_length=300)),
                        ("next_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "advocacy",
                        "indexes": [
                            models.Index(
                                fields=["young_person", "-asked_on"], name="advocacy_of_young_person"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("heard_on__isnull", True), ("outcome", "waiting")),
                                    models.Q(
                                        models.Q(("outcome", "waiting"), _negated=True),
                                        ("heard_on__gte", models.F("asked_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="advocacy_answer_has_its_day",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdvocacyEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("with_whom", models.CharField(max_length=20)),
                        ("spoke_to", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("asked_on", models.DateField()),
                        ("asked_for", models.TextField()),
                        ("outcome", models.CharField(default="waiting", max_length=20)),
                        ("heard_on", models.DateField(blank=True, null=True)),
                        ("outcome_words", models.TextField(blank=True)),
                        ("next_step", models.CharField(blank=True, max_length=300)),
                        ("next_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="support.advocacy",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CaregiverSupport",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("on", models.DateField()),
                        ("kind", models.CharField(max_length=20)),
                        ("words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("next_step", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("next_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "tie",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="support",
                                to="people.tie",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name_plural": "caregivers' support",
                        "indexes": [models.Index(fields=["tie", "-on"], name="support_of_caregiver")],
                    },
                ),
                migrations.CreateModel(
                    name="CaregiverSupportEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("on", models.DateField()),
                        ("kind", models.CharField(max_length=20)),
                        ("words", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("next_step", soceis.foundation.records.fields.EncryptedTextField(blank=True)),
                        ("next_on", models.DateField(blank=True, null=True)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="support.caregiversupport",
                            ),
                        ),
                        (
                            "tie",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.tie",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Grant",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("pence", models.PositiveIntegerField()),
                        ("why", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Waits for a manager"),
                                    ("approved", "Approved"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        ("decision_words", models.CharField(blank=True, max_length=300)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="grants",
                                to="support.helprequest",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["area", "state"], name="grants_of_area")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pence__gt", 0)), name="grant_is_more_than_nothing"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state__in", ["approved", "declined"]), _negated=True),
                                    models.Q(
                                        ("decided_by__isnull", False),
                                        ("decided_on__isnull", False),
                                        ("created_by__isnull", False),
                                        models.Q(("decided_by", models.F("created_by")), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="grant_decided_by_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HelpRequest",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("need", models.CharField(max_length=20)),
                        ("how_soon", models.CharField(max_length=20)),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("asked_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked for"),
                                    ("met", "Help came"),
                                    ("unmet", "Could not be met"),
                                    ("not_needed", "Not needed any more"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("unmet_reason", models.CharField(blank=True, max_length=20)),
                        ("outcome", models.CharField(blank=True, max_length=300)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="help_requests",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["young_person", "-asked_on"], name="help_of_young_person"),
                            models.Index(fields=["area", "state", "ended_on"], name="help_of_area"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("state", "unmet"), models.Q(("unmet_reason", ""), _negated=True)
                                    ),
                                    models.Q(
                                        models.Q(("state", "unmet"), _negated=True), ("unmet_reason", "")
                                    ),
                                    _connector="OR",
                                ),
                                name="unmet_need_has_its_reason",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_on__isnull", True), ("state", "asked")),
                                    models.Q(
                                        models.Q(("state", "asked"), _negated=True),
                                        ("ended_on__gte", models.F("asked_on")),
                                    ),
                                    _connector="OR",
                                ),
                                name="help_ended_has_its_day",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="GrantEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("pence", models.PositiveIntegerField()),
                        ("why", models.CharField(blank=True, max_length=300)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Waits for a manager"),
                                    ("approved", "Approved"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Taken back"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("decided_on", models.DateField(blank=True, null=True)),
                        ("decision_words", models.CharField(blank=True, max_length=300)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "decided_by",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="support.grant",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                        (
                            "request",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="support.helprequest",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HelpRequestEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("need", models.CharField(max_length=20)),
                        ("how_soon", models.CharField(max_length=20)),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("asked_on", models.DateField()),
                        ("due_on", models.DateField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("asked", "Asked for"),
                                    ("met", "Help came"),
                                    ("unmet", "Could not be met"),
                                    ("not_needed", "Not needed any more"),
                                ],
                                default="asked",
                                max_length=20,
                            ),
                        ),
                        ("ended_on", models.DateField(blank=True, null=True)),
                        ("unmet_reason", models.CharField(blank=True, max_length=20)),
                        ("outcome", models.CharField(blank=True, max_length=300)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "episode",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="casework.episode",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="support.helprequest",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Receipt",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("kind", models.CharField(max_length=20)),
                        ("number", models.CharField(blank=True, max_length=60)),
                        ("shop", models.CharField(max_length=120)),
                        ("pence", models.PositiveIntegerField()),
                        ("on", models.DateField()),
                        ("taken_back_on", models.DateField(blank=True, null=True)),
                        ("files", models.PositiveSmallIntegerField(default=0)),
                        (
                            "area",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="receipts",
                                to="support.grant",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pence__gt", 0)), name="receipt_is_more_than_nothing"
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    models.Q(("number", ""), _negated=True), ("taken_back_on__isnull", True)
                                ),
                                fields=("grant", "kind", "shop", "number"),
                                name="a_receipt_once",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReceiptEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "id",
                            models.UUIDField(
                                default=soceis.foundation.records.identifiers.new_id,
                                editable=False,
                                serialize=False,
                            ),
                        ),
                        (
                            "created_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        (
                            "updated_at",
                            models.DateTimeField(default=soceis.foundation.records.clock.now, editable=False),
                        ),
                        ("version", models.PositiveIntegerField(db_default=1, default=1)),
                        ("kind", models.CharField(max_length=20)),
                        ("number", models.CharField(blank=True, max_length=60)),
                        ("shop", models.CharField(max_length=120)),
                        ("pence", models.PositiveIntegerField()),
                        ("on", models.DateField()),
                        ("taken_back_on", models.DateField(blank=True, null=True)),
                        ("files", models.PositiveSmallIntegerField(default=0)),
                        (
                            "area",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="accounts.area",
                            ),
                        ),
                        (
                            "created_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "grant",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="support.grant",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="history",
                                to="support.receipt",
                            ),
                        ),
                        (
                            "updated_by",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "young_person",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="people.youngperson",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advocacy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_advocacyevent" ("area_id", "asked_for", "asked_on", "created_at", "created_by_id", "episode_id", "heard_on", "id", "next_on", "next_step", "outcome", "outcome_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "spoke_to", "updated_at", "updated_by_id", "version", "with_whom", "young_person_id") VALUES (NEW."area_id", NEW."asked_for", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."heard_on", NEW."id", NEW."next_on", NEW."next_step", NEW."outcome", NEW."outcome_words", NOW(), \'insert\', NEW."id", NEW."spoke_to", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."with_whom", NEW."young_person_id"); RETURN NULL;',
                            hash="e752921c7d3a86238b0d730d47ab33c679b0c921",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_03622",
                            table="support_advocacy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advocacy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "support_advocacyevent" ("area_id", "asked_for", "asked_on", "created_at", "created_by_id", "episode_id", "heard_on", "id", "next_on", "next_step", "outcome", "outcome_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "spoke_to", "updated_at", "updated_by_id", "version", "with_whom", "young_person_id") VALUES (NEW."area_id", NEW."asked_for", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."heard_on", NEW."id", NEW."next_on", NEW."next_step", NEW."outcome", NEW."outcome_words", NOW(), \'update\', NEW."id", NEW."spoke_to", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."with_whom", NEW."young_person_id"); RETURN NULL;',
                            hash="2fcac1dd454aced3b7b6da247bf5722515ef0c25",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_af928",
                            table="support_advocacy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advocacy",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_advocacyevent" ("area_id", "asked_for", "asked_on", "created_at", "created_by_id", "episode_id", "heard_on", "id", "next_on", "next_step", "outcome", "outcome_words", "pgh_created_at", "pgh_label", "pgh_obj_id", "spoke_to", "updated_at", "updated_by_id", "version", "with_whom", "young_person_id") VALUES (OLD."area_id", OLD."asked_for", OLD."asked_on", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."heard_on", OLD."id", OLD."next_on", OLD."next_step", OLD."outcome", OLD."outcome_words", NOW(), \'delete\', OLD."id", OLD."spoke_to", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."with_whom", OLD."young_person_id"); RETURN NULL;',
                            hash="962c81b0096fdd037a457cc5076bcfa18427ad5e",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_39cd1",
                            table="support_advocacy",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="advocacyevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aa3161feb37cf3aa6f964ca39a9bed1168ae58e0",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_49dd8",
                            table="support_advocacyevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caregiversupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_caregiversupportevent" ("area_id", "created_at", "created_by_id", "id", "kind", "next_on", "next_step", "on", "pgh_created_at", "pgh_label", "pgh_obj_id", "tie_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."next_on", NEW."next_step", NEW."on", NOW(), \'insert\', NEW."id", NEW."tie_id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="62faf8d31a063d8c8d844b8204be8e2197fc0576",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9646c",
                            table="support_caregiversupport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caregiversupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "support_caregiversupportevent" ("area_id", "created_at", "created_by_id", "id", "kind", "next_on", "next_step", "on", "pgh_created_at", "pgh_label", "pgh_obj_id", "tie_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."next_on", NEW."next_step", NEW."on", NOW(), \'update\', NEW."id", NEW."tie_id", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="8ffc88f9fa606ae4345a7aae964dc7d51bc3b917",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_744c9",
                            table="support_caregiversupport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caregiversupport",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_caregiversupportevent" ("area_id", "created_at", "created_by_id", "id", "kind", "next_on", "next_step", "on", "pgh_created_at", "pgh_label", "pgh_obj_id", "tie_id", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."id", OLD."kind", OLD."next_on", OLD."next_step", OLD."on", NOW(), \'delete\', OLD."id", OLD."tie_id", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="d5c07459f06a6377764d38726b1d1172b3f3f6a3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_de70c",
                            table="support_caregiversupport",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="caregiversupportevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ee0f32ce88a35100ae88841354b58c4b68eefd0d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c12e9",
                            table="support_caregiversupportevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="helprequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_helprequestevent" ("area_id", "asked_on", "created_at", "created_by_id", "due_on", "ended_on", "episode_id", "how_soon", "id", "need", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unmet_reason", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."ended_on", NEW."episode_id", NEW."how_soon", NEW."id", NEW."need", NEW."outcome", NOW(), \'insert\', NEW."id", NEW."state", NEW."unmet_reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="524461566f8528163d15d70c0b294853dee51fe3",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_5f81b",
                            table="support_helprequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="helprequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "support_helprequestevent" ("area_id", "asked_on", "created_at", "created_by_id", "due_on", "ended_on", "episode_id", "how_soon", "id", "need", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unmet_reason", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (NEW."area_id", NEW."asked_on", NEW."created_at", NEW."created_by_id", NEW."due_on", NEW."ended_on", NEW."episode_id", NEW."how_soon", NEW."id", NEW."need", NEW."outcome", NOW(), \'update\', NEW."id", NEW."state", NEW."unmet_reason", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="d32aa15b2d2ba73f472c6f7d03b67d468d19397a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8d831",
                            table="support_helprequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="helprequest",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_helprequestevent" ("area_id", "asked_on", "created_at", "created_by_id", "due_on", "ended_on", "episode_id", "how_soon", "id", "need", "outcome", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "unmet_reason", "updated_at", "updated_by_id", "version", "words", "young_person_id") VALUES (OLD."area_id", OLD."asked_on", OLD."created_at", OLD."created_by_id", OLD."due_on", OLD."ended_on", OLD."episode_id", OLD."how_soon", OLD."id", OLD."need", OLD."outcome", NOW(), \'delete\', OLD."id", OLD."state", OLD."unmet_reason", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="247be45c4a280781c48b13a1d3f57d94243951d5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b127d",
                            table="support_helprequest",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grantevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="0009e968fda7c7cc938e19ca4b9824860c4076cf",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_65d99",
                            table="support_grantevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_grantevent" ("area_id", "created_at", "created_by_id", "decided_by_id", "decided_on", "decision_words", "id", "pence", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "state", "updated_at", "updated_by_id", "version", "why", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decided_by_id", NEW."decided_on", NEW."decision_words", NEW."id", NEW."pence", NOW(), \'insert\', NEW."id", NEW."request_id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why", NEW."young_person_id"); RETURN NULL;',
                            hash="00373eaa36275ecdc4c5d8c5f86559680f5987f1",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_192ac",
                            table="support_grant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "support_grantevent" ("area_id", "created_at", "created_by_id", "decided_by_id", "decided_on", "decision_words", "id", "pence", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "state", "updated_at", "updated_by_id", "version", "why", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."decided_by_id", NEW."decided_on", NEW."decision_words", NEW."id", NEW."pence", NOW(), \'update\', NEW."id", NEW."request_id", NEW."state", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."why", NEW."young_person_id"); RETURN NULL;',
                            hash="cec9bcd3cccca7899f3246b2a9f43fd9015db7c2",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7d4fd",
                            table="support_grant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="grant",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_grantevent" ("area_id", "created_at", "created_by_id", "decided_by_id", "decided_on", "decision_words", "id", "pence", "pgh_created_at", "pgh_label", "pgh_obj_id", "request_id", "state", "updated_at", "updated_by_id", "version", "why", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."decided_by_id", OLD."decided_on", OLD."decision_words", OLD."id", OLD."pence", NOW(), \'delete\', OLD."id", OLD."request_id", OLD."state", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."why", OLD."young_person_id"); RETURN NULL;',
                            hash="bbb670a40fc87e62ad06400e26417d6e207482f3",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_3ab85",
                            table="support_grant",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="helprequestevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="46d297c6dc76cabc324f0d119b5f222ddaabf1e8",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_b6835",
                            table="support_helprequestevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_receiptevent" ("area_id", "created_at", "created_by_id", "files", "grant_id", "id", "kind", "number", "on", "pence", "pgh_created_at", "pgh_label", "pgh_obj_id", "shop", "taken_back_on", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."files", NEW."grant_id", NEW."id", NEW."kind", NEW."number", NEW."on", NEW."pence", NOW(), \'insert\', NEW."id", NEW."shop", NEW."taken_back_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="e289a3aa2b370b8e530f586cc7154e34b439cb2e",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ce05f",
                            table="support_receipt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "support_receiptevent" ("area_id", "created_at", "created_by_id", "files", "grant_id", "id", "kind", "number", "on", "pence", "pgh_created_at", "pgh_label", "pgh_obj_id", "shop", "taken_back_on", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."files", NEW."grant_id", NEW."id", NEW."kind", NEW."number", NEW."on", NEW."pence", NOW(), \'update\', NEW."id", NEW."shop", NEW."taken_back_on", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="ed3edd38a574a916cfca403866d0c95ad9a6ec96",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_ef700",
                            table="support_receipt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receipt",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "support_receiptevent" ("area_id", "created_at", "created_by_id", "files", "grant_id", "id", "kind", "number", "on", "pence", "pgh_created_at", "pgh_label", "pgh_obj_id", "shop", "taken_back_on", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."files", OLD."grant_id", OLD."id", OLD."kind", OLD."number", OLD."on", OLD."pence", NOW(), \'delete\', OLD."id", OLD."shop", OLD."taken_back_on", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="74104628607878c9fb4e5ade7f5f177de145dec2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a9155",
                            table="support_receipt",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="receiptevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="40a215186d24970c36c89db6eebf85f286d3ea41",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_f45d4",
                            table="support_receiptevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
