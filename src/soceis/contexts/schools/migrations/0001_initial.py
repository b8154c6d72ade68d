from decimal import Decimal

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import soceis.foundation.records.clock
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
                    name="Achievement",
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
                        ("kind", models.CharField(max_length=30)),
                        ("title", models.CharField(max_length=120)),
                        ("where", models.CharField(blank=True, max_length=120)),
                        ("achieved_on", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("in_wallet", models.BooleanField(default=True)),
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
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AchievementEvent",
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
                        ("kind", models.CharField(max_length=30)),
                        ("title", models.CharField(max_length=120)),
                        ("where", models.CharField(blank=True, max_length=120)),
                        ("achieved_on", models.DateField()),
                        ("words", models.CharField(blank=True, max_length=300)),
                        ("in_wallet", models.BooleanField(default=True)),
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
                                to="schools.achievement",
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
                    name="Application",
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
                        ("kind", models.CharField(max_length=30)),
                        ("title", models.CharField(max_length=120)),
                        ("where", models.CharField(blank=True, max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("applied", "Applied"),
                                    ("heard", "Heard back"),
                                    ("offered", "Offered a place"),
                                    ("started", "Started"),
                                    ("ended", "Ended"),
                                    ("not_this_time", "Not this time"),
                                    ("let_go", "Let go, by choice"),
                                ],
                                default="applied",
                                max_length=20,
                            ),
                        ),
                        ("state_on", models.DateField()),
                        ("steps", models.JSONField(default=list)),
                        ("note", models.CharField(blank=True, max_length=300)),
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
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ApplicationEvent",
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
                        ("kind", models.CharField(max_length=30)),
                        ("title", models.CharField(max_length=120)),
                        ("where", models.CharField(blank=True, max_length=120)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("applied", "Applied"),
                                    ("heard", "Heard back"),
                                    ("offered", "Offered a place"),
                                    ("started", "Started"),
                                    ("ended", "Ended"),
                                    ("not_this_time", "Not this time"),
                                    ("let_go", "Let go, by choice"),
                                ],
                                default="applied",
                                max_length=20,
                            ),
                        ),
                        ("state_on", models.DateField()),
                        ("steps", models.JSONField(default=list)),
                        ("note", models.CharField(blank=True, max_length=300)),
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
                                to="schools.application",
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
                    name="Attendance",
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
                        ("begins", models.DateField()),
                        ("ends", models.DateField()),
                        ("percent", models.DecimalField(decimal_places=1, max_digits=4)),
                        ("source", models.CharField(max_length=30)),
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
                        "verbose_name_plural": "attendance",
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends__gte", models.F("begins"))),
                                name="attendance_has_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("percent__gte", Decimal(0)), ("percent__lte", Decimal(100))
                                ),
                                name="attendance_is_a_share",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AttendanceEvent",
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
                        ("begins", models.DateField()),
                        ("ends", models.DateField()),
                        ("percent", models.DecimalField(decimal_places=1, max_digits=4)),
                        ("source", models.CharField(max_length=30)),
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
                                to="schools.attendance",
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
                    name="EducationStatus",
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
                        ("status", models.CharField(max_length=30)),
                        ("begins", models.DateField()),
                        ("where", models.CharField(blank=True, max_length=120)),
                        ("source", models.CharField(max_length=30)),
                        ("note", models.CharField(blank=True, max_length=300)),
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
                        "verbose_name_plural": "education statuses",
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("episode", "begins"), name="one_status_begins_on_a_day"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EducationStatusEvent",
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
                        ("status", models.CharField(max_length=30)),
                        ("begins", models.DateField()),
                        ("where", models.CharField(blank=True, max_length=120)),
                        ("source", models.CharField(max_length=30)),
                        ("note", models.CharField(blank=True, max_length=300)),
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
                                to="schools.educationstatus",
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
                    name="Exclusion",
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
                        ("kind", models.CharField(max_length=30)),
                        ("begins", models.DateField()),
                        ("days", models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                        ("reason", models.CharField(max_length=30)),
                        ("source", models.CharField(max_length=30)),
                        ("note", models.CharField(blank=True, max_length=600)),
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
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("days__isnull", True), ("days__gt", 0), _connector="OR"),
                                name="away_for_some_days",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExclusionEvent",
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
                        ("kind", models.CharField(max_length=30)),
                        ("begins", models.DateField()),
                        ("days", models.DecimalField(blank=True, decimal_places=1, max_digits=4, null=True)),
                        ("reason", models.CharField(max_length=30)),
                        ("source", models.CharField(max_length=30)),
                        ("note", models.CharField(blank=True, max_length=600)),
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
                                to="schools.exclusion",
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
                    model_name="achievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_achievementevent" ("achieved_on", "area_id", "created_at", "created_by_id", "episode_id", "id", "in_wallet", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "updated_by_id", "version", "where", "words", "young_person_id") VALUES (NEW."achieved_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."in_wallet", NEW."kind", NOW(), \'insert\', NEW."id", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="d81fffb6e3fe2cca7a9739ee7e79a47ca234168c",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7e01d",
                            table="schools_achievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="achievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "schools_achievementevent" ("achieved_on", "area_id", "created_at", "created_by_id", "episode_id", "id", "in_wallet", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "updated_by_id", "version", "where", "words", "young_person_id") VALUES (NEW."achieved_on", NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."in_wallet", NEW."kind", NOW(), \'update\', NEW."id", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."words", NEW."young_person_id"); RETURN NULL;',
                            hash="7362339410b9de8813ac29290adb7097e8371c00",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_23f32",
                            table="schools_achievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="achievement",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_achievementevent" ("achieved_on", "area_id", "created_at", "created_by_id", "episode_id", "id", "in_wallet", "kind", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "updated_at", "updated_by_id", "version", "where", "words", "young_person_id") VALUES (OLD."achieved_on", OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."in_wallet", OLD."kind", NOW(), \'delete\', OLD."id", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."where", OLD."words", OLD."young_person_id"); RETURN NULL;',
                            hash="bda1943780add9af5b2308797cd31611a69323b1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_f7526",
                            table="schools_achievement",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="achievementevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="2c7d399c8763960fe302fc003ded0b63778edc37",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c0e29",
                            table="schools_achievementevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_applicationevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "state_on", "steps", "title", "updated_at", "updated_by_id", "version", "where", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."note", NOW(), \'insert\', NEW."id", NEW."state", NEW."state_on", NEW."steps", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."young_person_id"); RETURN NULL;',
                            hash="c26221e08f3637d380c662a9d11eb3d94a6dfff9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_96658",
                            table="schools_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "schools_applicationevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "state_on", "steps", "title", "updated_at", "updated_by_id", "version", "where", "young_person_id") VALUES (NEW."area_id", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."kind", NEW."note", NOW(), \'update\', NEW."id", NEW."state", NEW."state_on", NEW."steps", NEW."title", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."young_person_id"); RETURN NULL;',
                            hash="dd1fed52792052c33dbc3119f9a98c67721b3b3d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_da29b",
                            table="schools_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="application",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_applicationevent" ("area_id", "created_at", "created_by_id", "episode_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "state", "state_on", "steps", "title", "updated_at", "updated_by_id", "version", "where", "young_person_id") VALUES (OLD."area_id", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."kind", OLD."note", NOW(), \'delete\', OLD."id", OLD."state", OLD."state_on", OLD."steps", OLD."title", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."where", OLD."young_person_id"); RETURN NULL;',
                            hash="f53c4bcb4e5fdd5a4da2ef23c31917061bad01fd",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d711b",
                            table="schools_application",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="applicationevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="dc4d3bbb5f6d641178d5ab95099b0ddd2c98a3e5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9b632",
                            table="schools_applicationevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_attendanceevent" ("area_id", "begins", "created_at", "created_by_id", "ends", "episode_id", "id", "percent", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."created_at", NEW."created_by_id", NEW."ends", NEW."episode_id", NEW."id", NEW."percent", NOW(), \'insert\', NEW."id", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="f54b2ef4e5d9c268b95deb214c8263c2d40b93d7",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_40700",
                            table="schools_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "schools_attendanceevent" ("area_id", "begins", "created_at", "created_by_id", "ends", "episode_id", "id", "percent", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."created_at", NEW."created_by_id", NEW."ends", NEW."episode_id", NEW."id", NEW."percent", NOW(), \'update\', NEW."id", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="4d75fd55c01e8217fc94c4a24789c5d99b10bd9d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_9668a",
                            table="schools_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendance",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_attendanceevent" ("area_id", "begins", "created_at", "created_by_id", "ends", "episode_id", "id", "percent", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."begins", OLD."created_at", OLD."created_by_id", OLD."ends", OLD."episode_id", OLD."id", OLD."percent", NOW(), \'delete\', OLD."id", OLD."source", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="18e9510663b5567befbb8b3ab05c1529ab635d65",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7817d",
                            table="schools_attendance",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="attendanceevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8300e62c8ad6653edad6d0265e9e5b9979e8bc39",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_29383",
                            table="schools_attendanceevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="educationstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_educationstatusevent" ("area_id", "begins", "created_at", "created_by_id", "episode_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "status", "updated_at", "updated_by_id", "version", "where", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."note", NOW(), \'insert\', NEW."id", NEW."source", NEW."status", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."young_person_id"); RETURN NULL;',
                            hash="70b50fab60504ebabe7687bdce7185c18f277441",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9d1d2",
                            table="schools_educationstatus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="educationstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "schools_educationstatusevent" ("area_id", "begins", "created_at", "created_by_id", "episode_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "status", "updated_at", "updated_by_id", "version", "where", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."created_at", NEW."created_by_id", NEW."episode_id", NEW."id", NEW."note", NOW(), \'update\', NEW."id", NEW."source", NEW."status", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."where", NEW."young_person_id"); RETURN NULL;',
                            hash="8b6c8a7975176e6b0ab9e5269124f251bd884dc7",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_d9a95",
                            table="schools_educationstatus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="educationstatus",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_educationstatusevent" ("area_id", "begins", "created_at", "created_by_id", "episode_id", "id", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "source", "status", "updated_at", "updated_by_id", "version", "where", "young_person_id") VALUES (OLD."area_id", OLD."begins", OLD."created_at", OLD."created_by_id", OLD."episode_id", OLD."id", OLD."note", NOW(), \'delete\', OLD."id", OLD."source", OLD."status", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."where", OLD."young_person_id"); RETURN NULL;',
                            hash="fdf2e8aa22b8e29da92e609b95076791430b6d1d",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_c37b3",
                            table="schools_educationstatus",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="educationstatusevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e3deeb7a85935f11617ca85a965362db588d1a0d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_73093",
                            table="schools_educationstatusevent",
                            when="BEFORE",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_exclusionevent" ("area_id", "begins", "created_at", "created_by_id", "days", "episode_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."created_at", NEW."created_by_id", NEW."days", NEW."episode_id", NEW."id", NEW."kind", NEW."note", NOW(), \'insert\', NEW."id", NEW."reason", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="b8aff41de4127708b37842dcd7bc0c0f2ee680d9",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6cff0",
                            table="schools_exclusion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "schools_exclusionevent" ("area_id", "begins", "created_at", "created_by_id", "days", "episode_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (NEW."area_id", NEW."begins", NEW."created_at", NEW."created_by_id", NEW."days", NEW."episode_id", NEW."id", NEW."kind", NEW."note", NOW(), \'update\', NEW."id", NEW."reason", NEW."source", NEW."updated_at", NEW."updated_by_id", NEW."version", NEW."young_person_id"); RETURN NULL;',
                            hash="30fda55c0d29a7e14999e975bd63804d1dc98fbc",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_38385",
                            table="schools_exclusion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusion",
                    trigger=pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "schools_exclusionevent" ("area_id", "begins", "created_at", "created_by_id", "days", "episode_id", "id", "kind", "note", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "source", "updated_at", "updated_by_id", "version", "young_person_id") VALUES (OLD."area_id", OLD."begins", OLD."created_at", OLD."created_by_id", OLD."days", OLD."episode_id", OLD."id", OLD."kind", OLD."note", NOW(), \'delete\', OLD."id", OLD."reason", OLD."source", OLD."updated_at", OLD."updated_by_id", OLD."version", OLD."young_person_id"); RETURN NULL;',
                            hash="b8382808e38c600cf865105e4dd418a97f6fbe76",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bd968",
                            table="schools_exclusion",
                            when="AFTER",
                        ),
                    ),
                ),
                pgtrigger.migrations.AddTrigger(
                    model_name="exclusionevent",
                    trigger=pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="bbeeaa210befd7f83c35456cc9a0b5d862e2e454",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7212b",
                            table="schools_exclusionevent",
                            when="BEFORE",
                        ),
                    ),
                ),
            ]
        )
    ]
