import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import soceis.foundation.records.clock
import soceis.foundation.records.identifiers
from soceis.foundation.records.migrating import AtOnce


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce(
            [
                migrations.CreateModel(
                    name="ReportRun",
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
                        ("asked_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting for its turn"),
                                    ("running", "Being made"),
                                    ("done", "Ready"),
                                    ("failed", "Stopped"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("step", models.CharField(blank=True, max_length=200)),
                        ("percent", models.PositiveSmallIntegerField(default=0)),
                        ("heard_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("started_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("failure", models.TextField(blank=True)),
                        ("mapping", models.CharField(max_length=20)),
                        (
                            "areas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=40), size=None
                            ),
                        ),
                        ("as_of", models.DateField(blank=True, null=True)),
                        ("policy", models.CharField(max_length=60)),
                        ("program", models.CharField(blank=True, max_length=40)),
                        ("frozen_sha256", models.CharField(blank=True, max_length=64)),
                        ("entry", models.JSONField(default=dict)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-asked_at",),
                    },
                ),
                migrations.CreateModel(
                    name="FrozenExtract",
                    fields=[
                        (
                            "run",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="frozen_extract",
                                serialize=False,
                                to="releases.reportrun",
                            ),
                        ),
                        ("content", models.BinaryField()),
                        ("made_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                    ],
                ),
                migrations.CreateModel(
                    name="Release",
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
                            "reference",
                            models.CharField(
                                default=soceis.foundation.records.identifiers.new_reference,
                                max_length=6,
                                unique=True,
                            ),
                        ),
                        ("title", models.CharField(max_length=120)),
                        ("purpose", models.TextField()),
                        ("recipient", models.CharField(max_length=200)),
                        (
                            "outputs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200), size=None
                            ),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        ("entry", models.JSONField(default=dict)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("proposed", "Waits for a second person"),
                                    ("approved", "Released"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                default="proposed",
                                max_length=10,
                            ),
                        ),
                        ("proposed_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("approved_at", models.DateTimeField(blank=True, null=True)),
                        (
                            "approved_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposed_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="releases",
                                to="releases.reportrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-proposed_at",),
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("approved_by__isnull", True),
                                    models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                                    _connector="OR",
                                ),
                                name="release_second_person_is_not_the_first",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("approved_at__isnull", False), ("approved_by__isnull", False)),
                                    models.Q(
                                        ("approved_at__isnull", True),
                                        ("approved_by__isnull", True),
                                        models.Q(("state", "approved"), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="release_approved_by_somebody",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReleaseCheck",
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
                        ("asked_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting for its turn"),
                                    ("running", "Being made"),
                                    ("done", "Ready"),
                                    ("failed", "Stopped"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("step", models.CharField(blank=True, max_length=200)),
                        ("percent", models.PositiveSmallIntegerField(default=0)),
                        ("heard_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("started_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("failure", models.TextField(blank=True)),
                        ("same", models.BooleanField(blank=True, null=True)),
                        ("verdict", models.TextField(blank=True)),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "release",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="checks",
                                to="releases.release",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-asked_at",),
                    },
                ),
                migrations.CreateModel(
                    name="ReleaseComparison",
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
                        ("asked_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("queued", "Waiting for its turn"),
                                    ("running", "Being made"),
                                    ("done", "Ready"),
                                    ("failed", "Stopped"),
                                ],
                                default="queued",
                                max_length=10,
                            ),
                        ),
                        ("step", models.CharField(blank=True, max_length=200)),
                        ("percent", models.PositiveSmallIntegerField(default=0)),
                        ("heard_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("started_at", models.DateTimeField(blank=True, null=True)),
                        ("ended_at", models.DateTimeField(blank=True, null=True)),
                        ("failure", models.TextField(blank=True)),
                        (
                            "compared_with",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.UUIDField(), default=list, size=None
                            ),
                        ),
                        (
                            "revealed",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.TextField(), default=list, size=None
                            ),
                        ),
                        (
                            "asked_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "release",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comparisons",
                                to="releases.release",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("-asked_at",),
                    },
                ),
                migrations.CreateModel(
                    name="ReleaseState",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("from_state", models.CharField(blank=True, max_length=40)),
                        ("to_state", models.CharField(max_length=40)),
                        ("effective_on", models.DateField()),
                        ("recorded_at", models.DateTimeField(default=soceis.foundation.records.clock.now)),
                        ("reason", models.TextField(blank=True)),
                        (
                            "recorded_by",
                            models.ForeignKey(
                                db_index=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "release",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="states",
                                to="releases.release",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("effective_on", "id"),
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ReportFile",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=200)),
                        ("content", models.BinaryField()),
                        ("size", models.PositiveIntegerField()),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "run",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="files",
                                to="releases.reportrun",
                            ),
                        ),
                    ],
                    options={
                        "ordering": ("name",),
                        "constraints": [
                            models.UniqueConstraint(fields=("run", "name"), name="report_file_once")
                        ],
                    },
                ),
            ]
        )
    ]
